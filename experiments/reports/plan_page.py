"""The report of a plan: the answer, the frontier, the named portfolios, the prices."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from experiments.figures import style
from experiments.questions.plan import WORDS, figures
from experiments.questions.plan.messages import COORDINATION, POSTS, YUAN, answer, money, notes
from experiments.questions.plan.prices import POST, Price
from experiments.questions.plan.result import Named, Plan
from experiments.reports.background import of_street, page, residents, sources, surroundings
from experiments.reports.page_texts import TEXTS as PAGE_TEXTS
from experiments.stats import words
from experiments.stats.intervals import Interval
from experiments.stats.labels import LINK, label
from experiments.stats.measures import Measure
from experiments.text.errors import InputError
from experiments.text.language import Language


@dataclass(frozen=True)
class Cell:
    """A number with what stands below it; muted where it shows nothing."""

    value: str
    span: str = ""
    muted: bool = False


@dataclass(frozen=True)
class Row:
    """A row of the table of named portfolios."""

    title: str
    unit: str
    cells: tuple[Cell, ...]
    measure: str


def write_page(plan: Plan, language: Language) -> Path:
    """Write report.html and the picture into the results folder; return the page's path."""
    if language not in PAGE_TEXTS:
        raise InputError(f"language {language!r}: allowed is zh or en.")
    folder = plan.folder / "figures"
    folder.mkdir(exist_ok=True)
    drawn = []
    with style.drawing():
        for name, draw in (("frontier", figures.draw_frontier), ("portfolios", figures.draw_named)):
            figure = draw(plan, language)
            if figure is not None:
                svg = style.save(figure, folder / f"{name}-{language}")
                drawn.append((name, Markup(style.inline(svg, name, WORDS.say(language, "page-figure")))))
    path = plan.folder / "report.html"
    path.write_text(page("plan.html", _context(plan, language, drawn)), encoding="utf-8")
    return path


def _context(plan: Plan, language: Language, drawn: list[tuple[str, Markup]]) -> dict[str, Any]:
    own, manifest = WORDS.in_(language), plan.manifest
    seeds = sorted({int(seed) for seed in plan.sweep.runs["seed"]})
    return {
        **surroundings(manifest, seeds, len(plan.sweep.runs), plan.failed, language),
        "own": own,
        "kind": own("page-kind"),
        "title": [own("page-title", goal=plan.goal.title(language))],
        "tags": warnings(plan, language),
        "compared": own(
            "page-compared",
            tried=words.amount(len(plan.outcome.tried), 0),
            runs=words.amount(len(plan.sweep.runs), 0),
            residents=residents(manifest),
        ),
        "sentences": answer(plan, language),
        "figures": [
            (*one, caption) for one, caption in zip(drawn, figures.captions(plan, language), strict=False)
        ],
        "names": [one.title(language) for one in plan.named],
        "rows": rows(plan, language),
        "notes": notes(plan, language),
        "prices": [_price(one, language) for one in plan.outcome.prices.all],
        "caveats": [
            PAGE_TEXTS[language]["caveats"]["model"],
            own.lines("page-settings"),
            own.lines("page-priced"),
            own.lines("page-same"),
            own.lines("page-hub"),
            sources(manifest, language),
        ],
    }


def warnings(plan: Plan, language: Language) -> list[str]:
    """Return what a reader must know before any number."""
    text = PAGE_TEXTS[language]
    tags = [text["failed"].format(count=plan.failed)] if plan.failed else []
    return tags + of_street(plan.manifest, language)


def rows(plan: Plan, language: Language) -> list[Row]:
    """Return the table of named portfolios: what they take, then what they change."""
    own, named = WORDS.in_(language), plan.named
    if not named:
        return []
    found = [
        Row(own("page-yuan"), own("page-range"), tuple(_yuan(one, language) for one in named), YUAN),
        Row(own("page-posts"), "", tuple(Cell(f"{float(one.cost.posts):g}") for one in named), POSTS),
        Row(
            own("page-hours"),
            "",
            tuple(Cell(words.amount(float(f"{one.hours:.3g}"), 0)) for one in named),
            COORDINATION,
        ),
        _measure_row(plan.goal, [one.gain.interval for one in named], f" · {own('page-goal')}", language),
    ]
    for several in zip(*(plan.effects[one.names] for one in named), strict=True):
        found.append(_measure_row(several[0].measure, [one.interval for one in several], "", language))
    return found


def _yuan(one: Named, language: Language) -> Cell:
    ends = f"{money(one.cheapest, language)} – {money(one.dearest, language)}"
    return Cell(words.amount(float(one.cost.yuan), 0), ends)


def _measure_row(measure: Measure, intervals: list[Interval], note: str, language: Language) -> Row:
    cells = tuple(
        Cell(words.signed(one.difference, words.decimals_of(one)), words.span(one, language), not one.shown)
        for one in intervals
    )
    return Row(measure.title(language), measure.unit_in(language) + note, cells, measure.name)


def _price(one: Price, language: Language) -> tuple[str, ...]:
    """Return a row of the price list."""
    own = WORDS.in_(language)
    name = own("page-post") if one.link == POST else label(LINK + one.link, language)
    basis = " ".join(part for part in (own(f"page-source-{one.source}"), one.citation, one.grade) if part)
    return (
        name[:1].upper() + name[1:],
        own(f"page-per-{one.per}", what=own(f"page-what-{one.what}")),
        f"{one.value:,g}",
        f"{one.low:,g}–{one.high:,g}",
        basis.replace("recalled", own("page-recalled")),
        one.text_zh if language == "zh" else one.text,
    )
