"""The report of a scorecard: every claim with its picture, its verdict, and what would refute it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from experiments.figures import style
from experiments.questions.scorecard import figures
from experiments.questions.scorecard.claims import headlines
from experiments.questions.scorecard.reasons import mean, needed, reason, span
from experiments.questions.scorecard.result import Scorecard
from experiments.questions.scorecard.verdict import TITLES, Finding, Judged, Lack, State, Verdict, counts
from experiments.reports.background import of_street, page, residents, sources, surroundings
from experiments.reports.page_texts import TEXTS as PAGE_TEXTS
from experiments.reports.scorecard_texts import TEXTS
from experiments.stats import words
from experiments.stats.intervals import Interval
from experiments.text.errors import InputError
from experiments.text.language import Language

TONES = {
    Verdict.SUPPORTED: "supported",
    Verdict.CONDITIONAL: "conditional",
    Verdict.NOT_SUPPORTED: "refused",
    Verdict.UNTESTED: "untested",
}
GLYPHS = {
    Verdict.SUPPORTED: "●",
    Verdict.CONDITIONAL: "◐",
    Verdict.NOT_SUPPORTED: "○",
    Verdict.UNTESTED: "–",
}
STATE_TONES = {
    State.HOLDS: "supported",
    State.UNCLEAR: "conditional",
    State.FAILS: "refused",
    State.UNTESTED: "untested",
}


@dataclass(frozen=True)
class Cell:
    """A number with what stands below it; muted where it shows nothing."""

    value: str
    span: str
    muted: bool


def write_page(card: Scorecard, language: Language) -> Path:
    """Write report.html and the figures into the results folder; return the page's path."""
    if language not in PAGE_TEXTS:
        raise InputError(f"language {language!r}: allowed is zh or en.")
    (card.folder / "figures").mkdir(exist_ok=True)
    path = card.folder / "report.html"
    path.write_text(page("scorecard.html", _context(card, language)), encoding="utf-8")
    return path


def _context(card: Scorecard, language: Language) -> dict[str, Any]:
    own, manifest = TEXTS[language], card.manifest
    patterns = [one for one in card.findings if not one.claim.is_control]
    controls = [one for one in card.findings if one.claim.is_control]
    runs = int(manifest["runs"])
    seeds = manifest["question"]["seeds"]
    return {
        **surroundings(manifest, seeds, runs, card.failed, language),
        "own": own,
        "kind": own["kind"],
        "title": [own["title"]],
        "tags": _warnings(card, language),
        "compared": own["compared"].format(
            runs=words.amount(runs, 0),
            seeds=len(seeds),
            draws=len(card.design),
            residents=residents(manifest),
        ),
        "sentences": _answer(patterns, controls, language),
        "patterns": [_listed(one, True, language) for one in patterns],
        "controls": [_listed(one, True, language) for one in controls],
        "sections": [_section(card, one, language) for one in (*patterns, *controls)],
        "headlines": _headlines(card, language),
        "directions": [f"{right}/{draws}" for right, draws in headlines.directions(card.evidence)],
        "caveats": [
            PAGE_TEXTS[language]["caveats"]["model"],
            own["caveat"],
            own["hub"],
            sources(manifest, language),
        ],
    }


def _warnings(card: Scorecard, language: Language) -> list[str]:
    text = PAGE_TEXTS[language]
    tags = [text["failed"].format(count=card.failed)] if card.failed else []
    part = of_street(card.manifest, language)
    return tags + [TEXTS[language]["rehearsal"].format(part=one) for one in part]


def _answer(patterns: Sequence[Finding], controls: Sequence[Finding], language: Language) -> list[str]:
    """Return the verdicts counted, the claims named by verdict, and whether the controls held."""
    own, found = TEXTS[language], counts(patterns)
    numbers = {one.name.lower(): found[one] for one in Verdict}
    sentences = [own["counted"].format(claims=len(patterns), **numbers)]
    for part in (*Verdict, *Lack):
        titles = [
            own["title_code"].format(title=one.claim.title.in_(language), code=one.claim.code)
            for one in patterns
            if part is (one.lack or one.verdict)
        ]
        if titles:
            said = own["named"] if isinstance(part, Verdict) else own[part.name.lower()]
            name = TITLES[part].in_(language) if isinstance(part, Verdict) else ""
            sentences.append(said.format(verdict=name[:1].upper() + name[1:], titles=own["and"].join(titles)))
    if found[Verdict.NOT_SUPPORTED]:
        sentences.append(own["disproved"])
    broken = [_bears(one, own) for one in controls if one.verdict is not Verdict.SUPPORTED]
    if controls:
        sentences.append(
            own["controls_broken" if broken else "controls_held"].format(
                held=len(controls) - len(broken), all=len(controls), codes=own["and"].join(broken)
            )
        )
    return sentences


def _bears(one: Finding, own: dict[str, Any]) -> str:
    """Return a control's code and the claims that rest on it."""
    kind = "bears" if one.claim.bears_on else "bears_all"
    return str(own[kind]).format(code=one.claim.code, claims=", ".join(one.claim.bears_on))


def _listed(one: Finding, linked: bool, language: Language) -> dict[str, Any]:
    return {
        "code": one.claim.code,
        "title": one.claim.title.in_(language),
        "linked": linked,
        "verdict": one.said.in_(language),
        "tone": TONES[one.verdict],
        "glyph": GLYPHS[one.verdict],
        "draws": "{}/{} · {}/{}".format(*one.kept, *one.varied) if one.draws else "–",
        "reason": reason(one, language),
    }


def _section(card: Scorecard, one: Finding, language: Language) -> dict[str, Any]:
    own, claim = TEXTS[language], one.claim
    svg = ""
    curves = any(not card.evidence.series(*curve).empty for curve in claim.picture.curves)
    with style.drawing():
        figure = figures.draw(one, card.evidence, language)
        if figure is not None:
            name = f"{claim.code.lower()}-{language}"
            drawn = style.save(figure, card.folder / "figures" / name)
            svg = Markup(style.inline(drawn, claim.code, claim.title.in_(language)))
    return {
        **_listed(one, False, language),
        "head": own["control" if claim.is_control else "phrase"],
        "phrase": claim.phrase.in_(language),
        "basis": claim.basis if claim.basis != "–" else "",
        "contrast": claim.contrast.in_(language),
        "falsified": claim.falsified.in_(language),
        "note": "" if claim.note is None else claim.note.in_(language),
        "svg": svg,
        "caption": own["curves" if curves else "conditions"].format(
            seeds=len(card.manifest["question"]["seeds"])
        ),
        "criteria": [_criterion(judged, language) for judged in one.criteria],
    }


def _criterion(judged: Judged, language: Language) -> dict[str, str]:
    criterion = judged.criterion
    known = judged.interval.seeds > 0
    return {
        "name": criterion.full(language),
        "unit": criterion.unit.in_(language),
        "needed": needed(criterion, language),
        "value": mean(criterion, judged.interval) if known else "–",
        "span": span(criterion, judged.interval, language) if known else "",
        "state": judged.said.in_(language),
        "tone": STATE_TONES[judged.state],
        "draws": f"{judged.right}/{judged.draws}" if judged.draws else "–",
    }


def _headlines(card: Scorecard, language: Language) -> list[dict[str, Any]]:
    found = [
        {"title": row.title.in_(language), "cells": [_cell(one, language) for one in row.intervals]}
        for row in headlines.rows(card.evidence)
        if any(one.seeds for one in row.intervals)
    ]
    return found if len(found) > 1 else []


def _cell(interval: Interval, language: Language) -> Cell:
    if not interval.seeds:
        return Cell("–", "", True)
    value = words.signed(interval.difference, words.decimals_of(interval))
    return Cell(value, words.span(interval, language), not interval.shown)
