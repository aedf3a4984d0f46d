"""What the page can choose from: scenarios, streets, links, settings, colours."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from experiments.stats.measures import MEASURES, Measure
from experiments.stats.measures.measure import EXTENSIVE_UNITS
from experiments.tuning.calibration.matched import matched
from interface.browser.choice import FOUNDED
from interface.browser.colours import COLOURS, STEPS
from interface.browser.streets import own_streets
from scenarios import load, load_street, names, street_names
from scenarios.reader import calibrated
from sim.communities import FEW, only
from sim.layout import COORDINATING, USE_BOUNCED, USE_DOUBLE
from sim.settings import CATALOGUE, Settings, plain
from sim.structure import Actor, Link, NeedClass

WORDS = Path(__file__).parent / "page" / "words"


@cache
def catalogue() -> dict[str, Any]:
    """Return it as JSON-able data; texts in both languages."""
    return {
        "scenarios": [_scenario(name) for name in names()],
        "streets": [*street_names(), *own_streets()],
        "links": [_link(one) for one in Link],
        "actors": Actor.keys(),
        "classes": [{"name": one.key, "weeks": one.weeks} for one in NeedClass],
        "uses": {"lost": [USE_DOUBLE, USE_BOUNCED], "coordinating": COORDINATING},
        "settings": [_setting(name) for name in CATALOGUE],
        "colours": [
            {
                "name": one.name,
                "ramp": one.ramp,
                "low": one.low,
                "high": one.high,
                "steps": STEPS,
                "breaks": one.breaks,
            }
            for one in COLOURS
        ],
        "street_names": {name: _street_name(name) for name in street_names()},
        "measures": [_measure(one) for one in MEASURES if _charted(one)],
    }


def _street_name(name: str) -> dict[str, str]:
    street = load_street(name)
    five = only(street, FEW).codes
    return {"name": street.name, "name_zh": street.name_zh, "five": ", ".join(five)}


def _charted(measure: Measure) -> bool:
    """Whether a chart of weeks can show it: one column; cases and hours by actor have charts of their own."""
    apart = ("residents", "cases_", "hours_offered_", "hours_effective_")
    return len(measure.columns) == 1 and not measure.name.startswith(apart)


def _measure(measure: Measure) -> dict[str, Any]:
    keys = ("name", "label", "label_zh", "unit", "unit_zh", "better")
    whole = measure.unit in (*EXTENSIVE_UNITS, "cases", "projects", "beds", "units", "yuan")
    return {key: getattr(measure, key) for key in keys} | {"decimals": not whole}


def _scenario(name: str) -> dict[str, Any]:
    scenario = load(name)
    canonical = scenario.canonical()
    keys = ("name", "title", "title_zh", "why", "why_zh", "links", "events", "emergencies", "hours_of")
    own = {
        one: value for one, value in canonical["settings"].items() if value != _calibrated().get(one, value)
    }
    return {key: canonical[key] for key in keys} | {"settings": own}


@cache
def _calibrated() -> dict[str, Any]:
    """Return the settings under every scenario, as JSON-able data."""
    return {name: plain(value) for name, value in Settings.of(calibrated()[0]).as_dict().items()}


def _setting(name: str) -> dict[str, Any]:
    one = CATALOGUE[name]
    keys = (
        "name",
        "low",
        "high",
        "least",
        "most",
        "unit",
        "source",
        "citation",
        "grade",
        "group",
        "use",
        "kind",
        "choices",
        "text",
        "text_zh",
    )
    marks = {"default": plain(one.default), "calibrated": _calibrated()[name], "founded": name in FOUNDED}
    return marks | {key: getattr(one, key) for key in keys} | {"matching": matched().get(name)}


def _link(link: Link) -> dict[str, str]:
    """Return what the page needs of a link; refused where the page has no words for it."""
    for language in ("en", "zh"):
        terms = json.loads((WORDS / language / "terms.json").read_text(encoding="utf-8"))
        if link.key not in terms["links"]:
            raise LookupError(f"no word of the page for the link {link.key}: {language}/terms.json, links")
    return {"name": link.key, "title": link.en, "title_zh": link.zh}
