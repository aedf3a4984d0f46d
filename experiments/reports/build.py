"""From a results folder to one self-contained page and figures. Never runs a model."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from experiments.answer import answer
from experiments.comparison import Comparison
from experiments.errors import InputError
from experiments.findings import arm_title
from experiments.intervals import FEWEST_FOR_INTERVAL
from experiments.measures import CLASSES, Language
from experiments.reports import communities, gain, street_map, style, subgroups, weekly
from experiments.reports.tables import heads, main_rows, split_rows, timeline
from experiments.reports.texts import TEXTS
from experiments.results import ResultsFolder
from experiments.words import amount, decimals_of, signed, span

FIGURES = {
    "gain": gain, "weekly": weekly, "subgroups": subgroups, "communities": communities,
    "map": street_map,
}  # fmt: skip
STANDARD = ["isolated", "matched", "linked-same-hours", "linked"]


def report(results: "Comparison | Path | str", language: Language = "en") -> Path:
    """Write report.html and the figures (PNG for slides, SVG) into the results folder.

    Returns the page's path. Raises InputError for a folder that is not a complete comparison.
    """
    comparison = (
        results
        if isinstance(results, Comparison)
        else Comparison(ResultsFolder.read(Path(results)))
    )
    if len(comparison.arms) < 2:
        raise InputError(
            f"{comparison.folder} holds one scenario only ({', '.join(comparison.arms)}): a report"
            " needs at least two. To compare, use: wulian compare BASE OTHER."
        )
    if language not in TEXTS:
        raise InputError(f"language {language!r}: allowed is zh or en.")
    figures = _figures(comparison, language)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("experiments.reports", "."), autoescape=True,
        trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined,
    )
    page = environment.get_template("page.html").render(_context(comparison, language, figures))
    path = comparison.folder / "report.html"
    path.write_text(page, encoding="utf-8")
    return path


def _figures(comparison: Comparison, language: Language) -> list[dict[str, Any]]:
    """Draw the figures that these results allow, numbered in order."""
    folder = comparison.folder / "figures"
    folder.mkdir(exist_ok=True)
    text = TEXTS[language]
    captions = _captions(comparison, language)
    drawn: list[dict[str, Any]] = []
    with style.drawing():
        for name, module in FIGURES.items():
            figure = module.draw(comparison, language)
            if figure is None:
                continue
            svg = style.save(figure, folder / f"{name}-{language}")
            title = text[name]
            drawn.append(
                {
                    "name": name,
                    "title": title,
                    "svg": Markup(style.inline(svg, name, title)),
                    "caption": captions[name],
                    "label": text["figure"].format(number=len(drawn) + 1),
                }
            )
    return drawn


def _captions(comparison: Comparison, language: Language) -> dict[str, str]:
    text = TEXTS[language]
    births = comparison.weeks(comparison.roles.base).births
    seeds = len(comparison.seeds)
    steady = text["weeks"].format(first=births[0], last=births[1]) if births else "–"
    banded = "weekly_caption" if seeds >= weekly.FEWEST_FOR_BAND else "weekly_few"
    return {
        "gain": text["gain_caption"].format(level="95%", seeds=seeds, steady=steady),
        "weekly": text[banded].format(seeds=seeds),
        "subgroups": text["subgroups_caption"].format(seeds=seeds),
        "communities": text["communities_caption"].format(
            count=len(comparison.manifest["communities"])
        ),
        "map": text["map_caption"].format(seeds=seeds),
    }


def _context(
    comparison: Comparison, language: Language, figures: list[dict[str, Any]]
) -> dict[str, Any]:
    """Return everything the page template prints."""
    asked = comparison.manifest["question"]
    text = TEXTS[language]
    css = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    fingerprint = comparison.manifest["fingerprint"][:8]
    start = weekly.WEEK_ZERO
    end = start + timedelta(weeks=asked["weeks"] - 1)
    return {
        "lang": language,
        "text": text,
        "css": Markup(css.replace("FOOTER", f"{text['brand']} · {fingerprint} · {text['page']}")),
        "title": _question(comparison, language),
        "street": _street(comparison, language),
        "months": _months(text["months"], start, end),
        "tags": warnings(comparison, language),
        "compared": text["compared"].format(
            worlds=len(comparison.arms), seeds=len(comparison.seeds), residents=_residents(comparison)
        ),
        "sentences": answer(comparison, language),
        "figures": figures,
        "arms": [arm_title(comparison, arm, language) for arm in comparison.arms],
        "base": arm_title(comparison, comparison.roles.base, language),
        "heads": heads(comparison, language),
        "split": split_rows(comparison, language),
        "rows": main_rows(comparison, language),
        "timeline": timeline(comparison, language),
        "caveats": _caveats(comparison, language),
        "assumed": [_assumption(one, language) for one in comparison.manifest["assumed_to_act"]],
        "provenance": _provenance(comparison, language),
        "command": comparison.manifest["command"],
    }


def _months(form: str, start: date, end: date) -> str:
    return form.format(start=start, end=end)


def _question(comparison: Comparison, language: Language) -> list[str]:
    text = TEXTS[language]
    if comparison.arms == STANDARD:
        return list(text["question"])
    titles = [arm_title(comparison, arm, language) for arm in comparison.arms]
    quoted = ["“" + title + "”" for title in titles[1:]]
    others = ("、" if language == "zh" else ", ").join(quoted) or "–"
    return [text["question_other"].format(base=titles[0], others=others)]


def _street(comparison: Comparison, language: Language) -> str:
    manifest = comparison.manifest
    return str(manifest["street_zh"] if language == "zh" else manifest["question"]["street"]["name"])


def _residents(comparison: Comparison) -> str:
    scale = comparison.manifest["question"]["scale"]
    total = sum(one["residents"] for one in comparison.manifest["communities"])
    return amount(total * scale, 0)


def warnings(comparison: Comparison, language: Language) -> list[str]:
    """Return what a reader must know before any number, in gold."""
    text, asked = TEXTS[language], comparison.manifest["question"]
    tags = []
    if comparison.failed:
        tags.append(text["failed"].format(count=comparison.failed))
    if asked["scale"] != 1:
        tags.append(text["scaled"].format(scale=f"{asked['scale']:g}"))
    if comparison.weeks(comparison.roles.base).short:
        tags.append(text["short"])
    if len(comparison.seeds) < FEWEST_FOR_INTERVAL:
        tags.append(text["anecdote"])
    if comparison.precise is not None:
        half = f"{asked['until']['half_width']:g}"
        sentence = text["precise" if comparison.precise else "imprecise"]
        tags.append(sentence.format(seeds=len(comparison.seeds), half=half))
    if "not calibrated" in str(comparison.manifest["calibration"].get("status", "")):
        tags.append(text["uncalibrated"])
    return tags


def _caveats(comparison: Comparison, language: Language) -> list[tuple[str, str]]:
    text = TEXTS[language]["caveats"]
    committee = text["hub_not_run"]
    if "committee-hub" in comparison.arms[1:]:
        committee = text["hub_run"].format(numbers=_committee(comparison, language))
    hub, rest = text["hub"]
    head, sources = text["sources"]
    counts = {"article": 0, "literature": 0, "assumption": 0, **comparison.manifest["sources"]}
    return [
        text["model"],
        text["settings"],
        (hub, rest.format(committee=committee)),
        (head, sources.format(**counts)),
    ]


def _committee(comparison: Comparison, language: Language) -> str:
    from experiments.findings import subject

    parts = []
    for group in CLASSES:
        found = comparison.difference("committee-hub", f"in_time_share_{group}")
        if found is not None:
            number = signed(found.interval.difference, decimals_of(found.interval))
            ends = span(found.interval, language)
            parts.append(f"{subject(found.measure, language)} {number} ({ends})")
    return ("；" if language == "zh" else "; ").join(parts)


def _assumption(one: Mapping[str, Any], language: Language) -> str:
    text = TEXTS[language]
    words_ = one["text_zh"] if language == "zh" else one["text"]
    values = text["neutral"].format(value=_plain(one["value"]), neutral=_plain(one["neutral"]))
    name = one["name"]
    if language == "zh":
        return f"{words_}（{name}：{values}）"
    return f"{words_} ({name}: {values})"


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _provenance(comparison: Comparison, language: Language) -> list[tuple[str, str]]:
    manifest, text = comparison.manifest, TEXTS[language]
    asked, heads = manifest["question"], text["provenance"]
    seeds = comparison.seeds
    whole = seeds == list(range(seeds[0], seeds[-1] + 1))
    named = f"{seeds[0]}–{seeds[-1]}" if whole and len(seeds) > 1 else ", ".join(map(str, seeds))
    versions = " · ".join(f"{name} {version}" for name, version in manifest["versions"].items())
    calibration = manifest["calibration"]
    status = calibration.get("status", "")
    return [
        (heads["worlds"], " · ".join(comparison.arms) + " " + text["worlds_full"]),
        (
            heads["street"],
            text["street_line"].format(
                street=_street(comparison, language), residents=_residents(comparison),
                scale=f"{asked['scale']:g}", weeks=asked["weeks"],
            ),
        ),
        (
            heads["seeds"],
            text["seeds_line"].format(
                seeds=named, runs=len(comparison.runs), failed=comparison.failed
            ),
        ),
        (heads["calibration"], f"{calibration['fingerprint'][:12]} {status}".strip()),
        (heads["versions"], versions + (f" · {manifest['commit']}" if manifest["commit"] else "")),
        (heads["fingerprint"], manifest["fingerprint"]),
        (heads["date"], str(manifest.get("ended", ""))),
    ]
