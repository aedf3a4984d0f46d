"""What the page of an attribution shows of a finding: texts, tables, pictures."""

import math

from experiments.figures.style import Drawing
from experiments.questions.attribute import WORDS, figures
from experiments.questions.attribute.messages import TOTAL
from experiments.questions.attribute.result import Attribution
from experiments.stats.intervals import Interval
from experiments.stats.labels import label
from experiments.stats.words import decimals_of, signed, span
from experiments.text.language import Language
from experiments.text.table import Line, Table


def tables(found: Attribution, language: Language) -> list[Table]:
    """Return the shares, the sum last."""
    text = WORDS.in_(language)
    note = text("page-table", unit=found.quantity.measure.unit_in(language))
    return [Table(text.lines("page-heads"), _attribution_rows(found, language), note)]


def drawings(found: Attribution, language: Language) -> list[Drawing]:
    """Return the pictures of the shares and of the pairs; none where there is nothing to divide."""
    if found.constant:
        return []
    return [
        ("shares", lambda: figures.draw_shares(found, language)),
        ("pairs", lambda: figures.draw_pairs(found, language)),
    ]


def _value(interval: Interval) -> str:
    if math.isnan(interval.difference):
        return "–"
    return signed(interval.difference, decimals_of(interval))


def _attribution_rows(found: Attribution, language: Language) -> list[Line]:
    rows = [
        Line(
            one.player,
            (
                label(one.player, language),
                _value(one.interval),
                span(one.interval, language),
                _value(one.alone),
                _value(one.last),
            ),
            not one.interval.off_zero,
        )
        for one in found.shares
    ]
    return [
        *rows,
        Line(
            TOTAL,
            (WORDS.say(language, "page-total"), _value(found.total), span(found.total, language), "", ""),
        ),
    ]
