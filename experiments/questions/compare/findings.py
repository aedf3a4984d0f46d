"""What is found about one measure, and sentences made of pieces: text, numbers, certainty."""

from collections.abc import Iterator
from dataclasses import dataclass

from experiments.questions.compare.result import Comparison
from experiments.stats import words
from experiments.stats.differences import Difference
from experiments.stats.intervals import Interval
from experiments.stats.measures import CLASS_LABELS, Measure
from experiments.stats.words import Case, Certainty, Statement
from experiments.text.citing import Piece, Tone
from experiments.text.language import Language


@dataclass(frozen=True)
class Sentence:
    """One of the three sentences with its certainty and what that rests on."""

    pieces: tuple[Piece, ...]
    certainty: Certainty
    reason: str

    def __str__(self) -> str:
        """Return the sentence as plain text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Finding:
    """A difference with its words."""

    measure: Measure
    interval: Interval
    same_sign: int
    statement: Statement

    @property
    def worse(self) -> bool:
        """Return whether it goes against the measure's good direction, off zero."""
        return self.statement.case in words.SHOWN and words.is_worse(self.interval, self.measure)

    @property
    def improved(self) -> bool:
        """Return whether it goes in the measure's good direction, off zero, even by very little."""
        return (
            self.interval.off_zero
            and self.measure.better in ("up", "down")
            and not words.is_worse(self.interval, self.measure)
        )


def subject(measure: Measure, language: Language) -> str:
    """Return what a sentence calls a measure."""
    title = measure.title(language)
    if language == "zh" or title.startswith("Party"):
        return title
    return title[:1].lower() + title[1:]


SHORT = {f"in_time_share_{group}": words for group, words in CLASS_LABELS.items()} | {
    "in_time_share_crisis": ("all needs of the emergency weeks", "突发期间各类诉求"),
    "entrenched_cells": ("entrenched", "老大难"),
}


def short_subject(measure: Measure, language: Language) -> str:
    """Return what a primary outcome counts in a word, where the sentence has said what is counted."""
    return SHORT[measure.name][1 if language == "zh" else 0]


def arm_title(comparison: Comparison, arm: str, language: Language) -> str:
    """Return an arm's name for people."""
    entry = comparison.scenarios[arm]
    return str((entry["title_zh"] if language == "zh" else entry["title"]) or arm)


def find(comparison: Comparison, arm: str, name: str, language: Language) -> Finding | None:
    """Return what is found about a measure in an arm against the base; None where nothing is known."""
    difference: Difference | None = comparison.difference(arm, name)
    if difference is None:
        return None
    statement = words.state(difference.interval, difference.measure, language, difference.needed)
    return Finding(difference.measure, difference.interval, difference.pairing.same_sign, statement)


def pieces_of(finding: Finding, language: Language, tone: Tone = "linked") -> Iterator[Piece]:
    """Yield a finding as words: the measure, then the difference or why none is stated."""
    name = subject(finding.measure, language)
    yield Piece(name, "strong")
    statement = finding.statement
    if statement.number:
        yield Piece(statement.before if language == "zh" else f" {statement.before}")
        yield Piece(statement.number, tone, finding.measure.name)
        yield Piece(statement.after)
    else:
        yield Piece("：" if language == "zh" else ": ")
        yield Piece(str(statement), "plain", finding.measure.name)


def join(groups: list[list[Piece]], language: Language) -> list[Piece]:
    """Join clauses by semicolons and end with a full stop."""
    between, end = ("；", "。") if language == "zh" else ("; ", ".")
    pieces: list[Piece] = []
    for place, group in enumerate(groups):
        pieces += ([Piece(between)] if place else []) + group
    return [*pieces, Piece(end)]


def sentence(
    pieces: list[Piece], findings: list[Finding], language: Language, reduced: bool = False
) -> Sentence:
    """Add the certainty of the weakest finding, named; low for a reduced street or few seeds."""
    graded = [
        (
            words.certainty(one.statement.case, one.same_sign / max(1, one.interval.seeds), None, language),
            one,
        )
        for one in findings
    ]
    untested = "未检验其他设定" if language == "zh" else "other settings not tested"
    if not graded:
        return Sentence(tuple(pieces), words.certainty(Case.MISSING, 0, None, language), "")
    certainty, finding = min(
        graded,
        key=lambda pair: (pair[0].dots, pair[1].statement.case not in words.SHOWN, pair[1].same_sign),
    )
    seeds = finding.interval.seeds
    few = min(one.interval.seeds for one in findings) < words.FEWEST_FOR_CERTAINTY
    if certainty.dots > 1 and (reduced or few):
        return Sentence(tuple(pieces), words.low_certainty(language), _limits(reduced, few, language))
    name = subject(finding.measure, language)
    if certainty.dots == 1:
        reason = f"最弱处：{name}" if language == "zh" else f"weakest part: {name}"
    elif finding.statement.case not in words.SHOWN:
        reason = untested
    elif language == "zh":
        reason = f"{name}：{finding.same_sign}/{seeds} 粒种子同向；{untested}"
    else:
        reason = f"{name}: {finding.same_sign} of {seeds} seeds agree; {untested}"
    return Sentence(tuple(pieces), certainty, reason)


def _limits(reduced: bool, few: bool, language: Language) -> str:
    """Return why a sentence cannot be more certain than low."""
    least = words.FEWEST_FOR_CERTAINTY
    if language == "zh":
        reasons = ["缩小的街道"] * reduced + [f"不足 {least} 粒种子"] * few
        return "；".join(reasons)
    return "; ".join(["reduced street"] * reduced + [f"fewer than {least} seeds"] * few)
