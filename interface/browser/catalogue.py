"""What the page can choose from: scenarios, streets, links, settings, colours."""

from functools import cache
from typing import Any

from interface.browser.colours import COLOURS, STEPS
from scenarios import load, names, street_names
from sim.links import LINKS, LINKS_ZH
from sim.settings import CATALOGUE, plain


@cache
def catalogue() -> dict[str, Any]:
    """Return it as JSON-able data; texts in both languages."""
    return {
        "scenarios": [_scenario(name) for name in names()],
        "streets": list(street_names()),
        "links": [{"name": name, "title_zh": LINKS_ZH[name]} for name in LINKS],
        "settings": [_setting(name) for name in CATALOGUE],
        "colours": [
            {"name": one.name, "ramp": one.ramp, "low": one.low, "high": one.high,
             "steps": STEPS, "breaks": one.breaks}
            for one in COLOURS
        ],
    }  # fmt: skip


def _scenario(name: str) -> dict[str, Any]:
    scenario = load(name)
    canonical = scenario.canonical()
    keys = ("name", "title", "title_zh", "why", "why_zh", "links", "events", "emergencies", "hours_of")
    return {key: canonical[key] for key in keys}


def _setting(name: str) -> dict[str, Any]:
    one = CATALOGUE[name]
    keys = (
        "name", "low", "high", "least", "most", "unit", "source", "citation", "grade", "group", "use",
        "kind", "choices", "text", "text_zh",
    )  # fmt: skip
    return {"default": plain(one.default)} | {key: getattr(one, key) for key in keys}
