"""What the page of a sensitivity analysis shows of a finding: texts, tables, pictures."""

import math

from experiments.figures.style import Drawing
from experiments.questions.sensitivity import WORDS, figures
from experiments.questions.sensitivity.messages import WHOLE
from experiments.questions.sensitivity.morris import Screening
from experiments.questions.sensitivity.sample import Estimate
from experiments.questions.sensitivity.sobol import VarianceShares
from experiments.stats import words
from experiments.stats.labels import label
from experiments.stats.words import between, decimals_for, signed
from experiments.text.language import Language
from experiments.text.messages import InLanguage
from experiments.text.table import Line, Table


def tables(found: Screening | VarianceShares, language: Language) -> list[Table]:
    """Return the settings, strongest first, and what came out over all points."""
    text = WORDS.in_(language)
    note = text("page-table")
    if isinstance(found, Screening):
        heads, rows = text.lines("page-morris-heads"), _morris_rows(found, language)
    else:
        heads, rows = text.lines("page-sobol-heads"), _sobol_rows(found, language)
    return [Table(heads, [] if found.spread.constant else rows, note), _whole(found, text, language)]


def drawings(found: Screening | VarianceShares, language: Language) -> list[Drawing]:
    """Return the picture of a screening or of shares of variance."""
    if isinstance(found, VarianceShares):
        return [("sobol", lambda: figures.draw_shares(found, language))]
    if found.spread.constant:
        return []
    return [("morris", lambda: figures.draw_screening(found, language))]


def _number(value: float, estimate: Estimate | None = None) -> str:
    if math.isnan(value):
        return "–"
    half = (estimate.high - estimate.low) / 2 if estimate else abs(value) / 10
    return words.amount(value, decimals_for(half) if math.isfinite(half) and half > 0 else 1)


def _ends(estimate: Estimate, language: Language) -> str:
    if math.isnan(estimate.low):
        return "–"
    half = (estimate.high - estimate.low) / 2
    return between(estimate.low, estimate.high, decimals_for(half) if half > 0 else 1, language)


def _morris_rows(found: Screening, language: Language) -> list[Line]:
    return [
        Line(
            one.setting,
            (
                label(one.setting, language),
                _number(one.strength.value, one.strength),
                _ends(one.strength, language),
                _number(one.direction.value, one.direction),
                _number(one.unevenness),
                _number(one.luck),
            ),
            not one.shown,
        )
        for one in found.settings
    ]


def _sobol_rows(found: VarianceShares, language: Language) -> list[Line]:
    return [
        Line(
            one.setting,
            (
                label(one.setting, language),
                _number(one.first.value, one.first),
                _ends(one.first, language),
                _number(one.total.value, one.total),
                _ends(one.total, language),
                _number(one.luck),
            ),
            not one.shown,
        )
        for one in found.settings
    ]


def _whole(found: Screening | VarianceShares, text: InLanguage, language: Language) -> Table:
    """Return what came out over all points: its mean, its range, the part of luck."""
    spread, sign = found.spread, found.quantity.base is not None
    places = decimals_for(spread.deviation)
    places = min(places, 1) if max(abs(spread.low), abs(spread.high)) >= 1 else places
    mean = (signed if sign else words.amount)(spread.mean, places)
    share = min(spread.luck, 1.0)
    luck = "–" if math.isnan(share) else "<1%" if share < 0.005 else f"{100 * share:.0f}%"
    ends = between(spread.low, spread.high, places, language, sign=sign)
    return Table(text.lines("page-whole-heads"), [Line(WHOLE, (text("page-whole"), mean, ends, luck))])
