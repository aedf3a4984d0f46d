"""The report of a comparison: the answer, its figures and its tables."""

from pathlib import Path
from typing import Any

from markupsafe import Markup

from experiments.figures import style
from experiments.questions.compare.answer import answer
from experiments.questions.compare.findings import arm_title
from experiments.questions.compare.result import Comparison
from experiments.questions.compare.spread import spread
from experiments.reports import communities_figure, gain_figure, street_map
from experiments.reports import subgroup_figure as subgroups
from experiments.reports import weekly_figure as weekly
from experiments.reports.background import of_street, page, residents, sources, surroundings
from experiments.reports.compare_tables import heads, main_rows, need_rows, split_rows, step_rows, timeline
from experiments.reports.page_texts import TEXTS
from experiments.runs.model_version import calibrated_for
from experiments.stats.intervals import FEWEST_FOR_INTERVAL
from experiments.stats.measures import CLASSES
from experiments.stats.words import decimals_of, signed, span
from experiments.text.errors import InputError
from experiments.text.language import Language

FIGURES = {
    "gain": gain_figure,
    "weekly": weekly,
    "subgroups": subgroups,
    "communities": communities_figure,
    "map": street_map,
}
STANDARD = ["isolated", "matched", "linked-same-hours", "linked"]  # the world before may stand in front


def write_page(comparison: Comparison, language: Language) -> Path:
    """Write report.html and the figures into the results folder; return the page's path."""
    if len(comparison.arms) < 2:
        raise InputError(
            f"{comparison.folder} holds one scenario only ({', '.join(comparison.arms)}): a report"
            " needs at least two. To compare, use: wulian compare BASE OTHER."
        )
    if language not in TEXTS:
        raise InputError(f"language {language!r}: allowed is zh or en.")
    figures = _figures(comparison, language)
    path = comparison.folder / "report.html"
    path.write_text(page("page.html", _context(comparison, language, figures)), encoding="utf-8")
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
        "gain": text["gain_caption"].format(
            level="95%", seeds=seeds, steady=steady, count=comparison.contrasts.declared.count
        ),
        "weekly": text[banded].format(seeds=seeds),
        "subgroups": text["subgroups_caption"].format(seeds=seeds),
        "communities": text["communities_caption"].format(count=len(comparison.manifest["communities"])),
        "map": text["map_caption"].format(seeds=seeds),
    }


def _context(comparison: Comparison, language: Language, figures: list[dict[str, Any]]) -> dict[str, Any]:
    """Return everything the page template prints."""
    manifest, text = comparison.manifest, TEXTS[language]
    sentences = answer(comparison, language)
    return {
        **surroundings(manifest, comparison.seeds, len(comparison.runs), comparison.failed, language),
        "kind": TEXTS[language]["kind"],
        "title": _question(comparison, language),
        "tags": warnings(comparison, language),
        "compared": TEXTS[language]["compared"].format(
            worlds=len(comparison.arms), seeds=len(comparison.seeds), residents=residents(manifest)
        ),
        "answer_head": text[{1: "answer_one", 4: "answer_four"}.get(len(sentences), "answer")],
        "sentences": sentences,
        "figures": figures,
        "arms": [arm_title(comparison, arm, language) for arm in comparison.arms],
        "base": arm_title(comparison, comparison.roles.base, language),
        "heads": heads(comparison, language),
        "split": split_rows(comparison, language),
        "steps": step_rows(comparison, language),
        "rows": main_rows(comparison, language),
        "needs": need_rows(comparison, language),
        "spread": spread(comparison, language),
        "timeline": timeline(comparison, language),
        "caveats": _caveats(comparison, language),
    }


def _question(comparison: Comparison, language: Language) -> list[str]:
    text = TEXTS[language]
    if [comparison.roles.base, *comparison.beside] == STANDARD:
        return list(text["question"])
    base = comparison.roles.base
    titles = [arm_title(comparison, arm, language) for arm in comparison.arms if arm != base]
    quoted = ["“" + title + "”" for title in titles]
    others = ("、" if language == "zh" else ", ").join(quoted) or "–"
    return [text["question_other"].format(base=arm_title(comparison, base, language), others=others)]


def warnings(comparison: Comparison, language: Language) -> list[str]:
    """Return what a reader must know before any number, in gold."""
    text, asked = TEXTS[language], comparison.manifest["question"]
    tags = []
    if comparison.failed:
        tags.append(text["failed"].format(count=comparison.failed))
    tags += of_street(comparison.manifest, language)
    if comparison.weeks(comparison.roles.base).short:
        tags.append(text["short"])
    end = asked["weeks"] - 1
    for arm, week in comparison.never:
        tags.append(text["never"].format(arm=arm_title(comparison, arm, language), week=week, end=end))
    base = arm_title(comparison, comparison.roles.base, language)
    for arm in comparison.identical:
        tags.append(text["identical"].format(arm=arm_title(comparison, arm, language), base=base))
    if len(comparison.seeds) < FEWEST_FOR_INTERVAL:
        tags.append(text["anecdote"])
    if comparison.precise is not None:
        half = f"{asked['until']['half_width']:g}"
        sentence = text["precise" if comparison.precise else "imprecise"]
        tags.append(sentence.format(seeds=len(comparison.seeds), half=half))
    status = str(comparison.manifest["calibration"].get("status", ""))
    if calibrated_for(comparison.manifest, language) or "not calibrated" in status:
        tags.append(text["uncalibrated"])
    return tags


def _caveats(comparison: Comparison, language: Language) -> list[tuple[str, str]]:
    text = TEXTS[language]["caveats"]
    committee = text["hub_not_run"]
    if "committee-hub" in comparison.beside:
        committee = text["hub_run"].format(numbers=_committee(comparison, language))
    hub, rest = text["hub"]
    return [
        text["model"],
        text["settings"],
        (hub, rest.format(committee=committee)),
        sources(comparison.manifest, language),
    ]


def _committee(comparison: Comparison, language: Language) -> str:
    from experiments.questions.compare.findings import subject

    parts = []
    for group in CLASSES:
        found = comparison.difference("committee-hub", f"in_time_share_{group}")
        if found is not None:
            number = signed(found.interval.difference, decimals_of(found.interval))
            ends = span(found.interval, language)
            parts.append(f"{subject(found.measure, language)} {number} ({ends})")
    return ("；" if language == "zh" else "; ").join(parts)
