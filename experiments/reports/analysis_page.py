"""The report of a design: for each measure the finding in words, its pictures, its table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from markupsafe import Markup
from matplotlib.figure import Figure

from experiments.figures import style
from experiments.questions.analysis import Analysis
from experiments.questions.attribute import figures as attribution_figures
from experiments.questions.attribute.result import Attribution
from experiments.questions.calibrate import figures as fit_figures
from experiments.questions.calibrate.sentences import FittedObservations, FittedSettings
from experiments.questions.discover import figures as discovery_figures
from experiments.questions.sensitivity import figures as sensitivity_figures
from experiments.questions.sensitivity.morris import Screening
from experiments.questions.sensitivity.sobol import VarianceShares
from experiments.reports.analysis_tables import tables_of
from experiments.reports.analysis_texts import COMMON, TEXTS
from experiments.reports.background import of_street, page, residents, sources, surroundings
from experiments.reports.texts import TEXTS as PAGE_TEXTS
from experiments.stats.words import counted
from experiments.text.citing import TABLE
from experiments.text.errors import InputError
from experiments.text.language import Language

Drawing = tuple[str, Callable[[], Figure | None]]


def write_page(analysis: Analysis, language: Language) -> Path:
    """Write report.html and the figures into the results folder; return the page's path."""
    if language not in PAGE_TEXTS:
        raise InputError(f"language {language!r}: allowed is zh or en.")
    path = analysis.folder / "report.html"
    path.write_text(page("analysis.html", _context(analysis, language)), encoding="utf-8")
    return path


def _context(analysis: Analysis, language: Language) -> dict[str, Any]:
    common, own = COMMON[language], TEXTS[analysis.experiment][language]
    manifest, sweep = analysis.manifest, analysis.sweep
    asked = manifest["question"]
    return {
        **surroundings(manifest, sorted(set(sweep.runs["seed"])), len(sweep.runs), analysis.failed, language),
        "kind": own["kind"],
        "title": [own["title"]],
        "tags": _warnings(analysis, language),
        "compared": common["compared_own" if asked.get("own_seeds") else "compared"].format(
            points=len(sweep.design),
            worlds=counted(len(sweep.arms), "world", language),
            seeds=counted(len(asked["seeds"]), "seed", language),
            runs=len(sweep.runs),
            residents=residents(manifest),
        ),
        "parts": _parts(analysis, language),
        "read": common["read"],
        "read_items": own["read_items"],
        "caveats": [
            PAGE_TEXTS[language]["caveats"]["model"],
            common["settings"],
            common["hub"],
            sources(manifest, language),
        ],
    }


def _warnings(analysis: Analysis, language: Language) -> list[str]:
    text = PAGE_TEXTS[language]
    tags = [text["failed"].format(count=analysis.failed)] if analysis.failed else []
    return tags + of_street(analysis.manifest, language)


def _parts(analysis: Analysis, language: Language) -> list[dict[str, Any]]:
    """Return one section a measure; figures are numbered through."""
    text, parts, anchors = TEXTS[analysis.experiment][language], [], {}
    number = 0
    for found in analysis.found:
        measure = found.quantity.measure.name
        drawn = _figures(analysis, found, language, number)
        number += len(drawn)
        tables = tables_of(found, text, language)
        lines = [line for table in tables for line in table.lines]
        anchors[measure] = {line.row: f"row-{measure}-{line.anchor}" for line in lines if line.row}
        anchors[measure] |= {one["kind"]: f"figure-{one['name']}" for one in drawn}
        if lines:
            anchors[measure][TABLE] = f"table-{measure}"
        parts.append(
            {
                "name": measure,
                "title": found.quantity.title(language),
                "sentences": found.sentences(language),
                "figures": drawn,
                "tables": tables,
            }
        )
    everywhere = {row: anchor for own in anchors.values() for row, anchor in own.items()}
    for part in parts:
        known = everywhere | anchors[part["name"]]
        part["sentences"] = [
            [(piece.text, known.get(piece.measure, "")) for piece in sentence.pieces]
            for sentence in part["sentences"]
        ]
    return parts


def _figures(analysis: Analysis, found: Any, language: Language, before: int) -> list[dict[str, Any]]:
    """Draw the pictures of a finding; `before` figures stand before them."""
    folder = analysis.folder / "figures"
    folder.mkdir(exist_ok=True)
    title, seeds = found.quantity.title(language), len(analysis.manifest["question"]["seeds"])
    drawn: list[dict[str, Any]] = []
    with style.drawing():
        for kind, draw in _drawings(found, language):
            figure = draw()
            if figure is None:
                continue
            name = f"{kind}-{found.quantity.measure.name}"
            svg = style.save(figure, folder / f"{name}-{language}")
            drawn.append(
                {
                    "kind": kind,
                    "name": name,
                    "svg": Markup(style.inline(svg, name, title)),
                    "caption": TEXTS[analysis.experiment][language][kind].format(seeds=seeds),
                    "label": PAGE_TEXTS[language]["figure"].format(number=before + len(drawn) + 1),
                }
            )
    return drawn


def _drawings(found: Any, language: Language) -> list[Drawing]:
    """Return the pictures of a finding, by the name of their caption."""
    if isinstance(found, Attribution):
        if found.constant:
            return []
        return [
            ("shares", lambda: attribution_figures.draw_shares(found, language)),
            ("pairs", lambda: attribution_figures.draw_pairs(found, language)),
        ]
    if isinstance(found, Screening):
        draw: Callable[[], Figure | None] = lambda: (  # noqa: E731 - drawn later, inside `drawing`
            None if found.spread.constant else sensitivity_figures.draw_screening(found, language)
        )
        return [("morris", draw)]
    if isinstance(found, VarianceShares):
        return [("sobol", lambda: sensitivity_figures.draw_shares(found, language))]
    if isinstance(found, FittedSettings):
        return [("strips", lambda: fit_figures.draw(found.fit, language))]
    if isinstance(found, FittedObservations):
        return []
    return [("box", lambda: discovery_figures.draw(found, language))]
