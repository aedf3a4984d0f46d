# ruff: noqa: E501 - a sentence on one line is easier to read and to translate
"""The report of a design: for each measure the finding in words, its pictures, its table."""

from importlib import import_module
from pathlib import Path
from typing import Any

from markupsafe import Markup

from experiments.figures import style
from experiments.questions.analysis import Analysis
from experiments.reports.background import of_street, page, residents, sources, surroundings
from experiments.reports.page_texts import TEXTS as PAGE_TEXTS
from experiments.stats.words import counted
from experiments.text.citing import TABLE
from experiments.text.errors import InputError
from experiments.text.language import Language
from experiments.text.messages import Words

COMMON: dict[Language, dict[str, Any]] = {
    "zh": {
        "compared": "{points} 个设定点 × {worlds} × {seeds}，共 {runs} 次运行；每次都是同样的 {residents} 人，同一粒种子同样的运气。",
        "compared_own": "{points} 个设定点，每点各用 {seeds}，共 {runs} 次运行；{residents} 人。",
        "read": "怎样读这些数字",
        "settings": ("只在抽样的范围内成立。", "换了范围，结论可能不同；范围和来源见 docs/settings.md。"),
        "hub": ("模型分不清党组织与任何受信任的枢纽，", "除非四项职能不同。"),
    },
    "en": {
        "compared": "{points} points, {worlds} in each, {seeds} each: {runs} runs, each with the same {residents} people and, seed by seed, the same luck.",
        "compared_own": "{points} points with {seeds} of their own each, {runs} runs in all; {residents} people.",
        "read": "How to read these numbers",
        "settings": (
            "It holds within the sampled ranges.",
            "Other ranges may give other answers; docs/settings.md gives ranges and sources.",
        ),
        "hub": (
            "The model cannot tell the Party from any other trusted hub",
            "unless its four functions differ.",
        ),
    },
}


def write_page(analysis: Analysis, language: Language) -> Path:
    """Write report.html and the figures into the results folder; return the page's path."""
    if language not in PAGE_TEXTS:
        raise InputError(f"language {language!r}: allowed is zh or en.")
    path = analysis.folder / "report.html"
    path.write_text(page("analysis.html", _context(analysis, language)), encoding="utf-8")
    return path


def _context(analysis: Analysis, language: Language) -> dict[str, Any]:
    common, own = COMMON[language], _words(analysis).in_(language)
    manifest, sweep = analysis.manifest, analysis.sweep
    asked = manifest["question"]
    return {
        **surroundings(manifest, sorted(set(sweep.runs["seed"])), len(sweep.runs), analysis.failed, language),
        "kind": own("page-kind"),
        "title": [own("page-title")],
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
        "read_items": own.lines("page-read-items"),
        "caveats": [
            PAGE_TEXTS[language]["caveats"]["model"],
            common["settings"],
            common["hub"],
            sources(manifest, language),
        ],
    }


def _section(analysis: Analysis) -> Any:
    """Return the module with the tables and pictures of the question's findings."""
    return import_module(analysis.asked.section)


def _words(analysis: Analysis) -> Words:
    """Return the words of the question."""
    return Words(analysis.asked.section.rpartition(".")[0])


def _warnings(analysis: Analysis, language: Language) -> list[str]:
    text = PAGE_TEXTS[language]
    tags = [text["failed"].format(count=analysis.failed)] if analysis.failed else []
    return tags + of_street(analysis.manifest, language)


def _parts(analysis: Analysis, language: Language) -> list[dict[str, Any]]:
    """Return one section a measure; figures are numbered through."""
    parts, anchors = [], {}
    number = 0
    for found, (title, sentences) in zip(analysis.found, analysis.sentences(language), strict=True):
        measure = found.quantity.measure.name
        drawn = _figures(analysis, found, language, number)
        number += len(drawn)
        tables = [table for table in _section(analysis).tables(found, language) if table.lines]
        lines = [line for table in tables for line in table.lines]
        anchors[measure] = {line.row: f"row-{measure}-{line.anchor}" for line in lines if line.row}
        anchors[measure] |= {one["kind"]: f"figure-{one['name']}" for one in drawn}
        if lines:
            anchors[measure][TABLE] = f"table-{measure}"
        parts.append(
            {
                "name": measure,
                "title": title,
                "sentences": sentences,
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
    section = _section(analysis)
    with style.drawing():
        for kind, draw in section.drawings(found, language):
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
                    "caption": _words(analysis).say(language, f"page-figure-{kind}", seeds=seeds),
                    "label": PAGE_TEXTS[language]["figure"].format(number=before + len(drawn) + 1),
                }
            )
    return drawn
