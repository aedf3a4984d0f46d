"""The tables of a report of a design: every number of its sentences stands in a row of one of them."""

import math
from collections.abc import Iterator
from typing import Any

from experiments.questions.attribute.result import Attribution
from experiments.questions.attribute.sentences import TOTAL
from experiments.questions.calibrate.result import HARDLY
from experiments.questions.calibrate.sentences import (
    KEPT,
    FittedObservations,
    FittedSettings,
    correlation,
    pair_row,
)
from experiments.questions.calibrate.sentences import span as ends_of
from experiments.questions.discover.claim import Status
from experiments.questions.discover.result import Discovery
from experiments.questions.discover.sentences import EXPLAINED, limit_row
from experiments.questions.sensitivity.morris import Screening
from experiments.questions.sensitivity.sample import Estimate
from experiments.questions.sensitivity.sentences import WHOLE
from experiments.questions.sensitivity.sobol import VarianceShares
from experiments.stats import words
from experiments.stats.intervals import Interval
from experiments.stats.labels import label, listed, unit
from experiments.stats.words import between, decimals_for, decimals_of, signed, span
from experiments.text.language import Language
from experiments.text.table import Line, Table

MOST_PAIRS = 6


def tables_of(found: Any, text: dict[str, Any], language: Language) -> list[Table]:
    """Return the tables of one finding, the main one first; none without rows."""
    note = text["table"].format(unit=found.quantity.measure.unit_in(language))
    if isinstance(found, Attribution):
        tables = [Table(text["heads"], _attribution_rows(found, language), note)]
    elif isinstance(found, Screening):
        rows = [] if found.spread.constant else _morris_rows(found, language)
        tables = [Table(text["morris_heads"], rows, note), _whole(found, text, language)]
    elif isinstance(found, VarianceShares):
        rows = [] if found.spread.constant else _sobol_rows(found, language)
        tables = [Table(text["sobol_heads"], rows, note), _whole(found, text, language)]
    elif isinstance(found, FittedSettings):
        tables = [
            Table(text["settings_heads"], list(_setting_rows(found, language)), note),
            Table(text["pair_heads"], list(_pair_rows(found, language))),
            Table(text["kept_heads"], list(_kept(found, text))),
        ]
    elif isinstance(found, FittedObservations):
        tables = [Table(text["fitted_heads"], list(_fitted_rows(found, language)), text["fitted_note"])]
    else:
        tables = [
            Table(text["claim_heads"], list(_status_rows(found, text))),
            Table(text["region_heads"], list(_region_rows(found, text["targets"]))),
            Table(text["heads"], list(_box_rows(found, text["targets"], language)), note),
        ]
    return [table for table in tables if table.lines]


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
    total = "合计" if language == "zh" else "all together"
    return [*rows, Line(TOTAL, (total, _value(found.total), span(found.total, language), "", ""))]


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


def _whole(found: Screening | VarianceShares, text: dict[str, Any], language: Language) -> Table:
    """Return what came out over all points: its mean, its range, the part of luck."""
    spread, sign = found.spread, found.quantity.base is not None
    places = decimals_for(spread.deviation)
    places = min(places, 1) if max(abs(spread.low), abs(spread.high)) >= 1 else places
    mean = (signed if sign else words.amount)(spread.mean, places)
    share = min(spread.luck, 1.0)
    luck = "–" if math.isnan(share) else "<1%" if share < 0.005 else f"{100 * share:.0f}%"
    ends = between(spread.low, spread.high, places, language, sign=sign)
    return Table(text["whole_heads"], [Line(WHOLE, (text["whole"], mean, ends, luck))])


def _status_rows(found: Discovery, text: dict[str, Any]) -> Iterator[Line]:
    for status in Status:
        count = found.count(status)
        share = f"{100 * count / len(found.points):.0f}%"
        yield Line(status.name, (text["statuses"][status.name], f"{count:,}", share))
    explained = f"{100 * max(0.0, found.explained):.0f}%"
    yield Line(EXPLAINED, (text["explained"], "", explained))


def _region_rows(found: Discovery, targets: dict[str, str]) -> Iterator[Line]:
    for target, box in found.boxes.items():
        elsewhere = (box.wanted - box.hits) / max(1, box.points - box.inside)
        shares = (f"{100 * one:.0f}%" for one in (box.density, elsewhere, box.coverage))
        kept = f"{box.kept_hits:,} / {box.kept_inside:,}"
        cells = (targets[target], f"{box.hits:,} / {box.inside:,}", *shares, kept)
        yield Line(target, cells, not box.better_than_chance)


def _box_rows(found: Discovery, targets: dict[str, str], language: Language) -> Iterator[Line]:
    for target, box in found.boxes.items():
        for one in box.restrictions:
            name, of = label(one.setting, language), unit(one.setting, language)
            ends = ["–" if math.isinf(end) else f"{end:.3g}" for end in (one.low, one.high)]
            values = (f"{one.p:.2g}" if one.p == one.p else "–", f"{100 * one.reproduced:.0f}%")
            title = f"{name} ({of})" if of and language == "en" else f"{name}（{of}）" if of else name
            cells = (targets[target], title, *ends, *values)
            yield Line(limit_row(target, one.setting), cells, not box.better_than_chance)


def _setting_rows(found: FittedSettings, language: Language) -> Iterator[Line]:
    for _, row in found.fit.settings.iterrows() if found.fit.fits else ():
        name = row["setting"]
        region, given = (
            ends_of(name, row[low], row[high], language)
            for low, high in (("low", "high"), ("range_low", "range_high"))
        )
        told = row["narrower"] > HARDLY
        cells = (label(name, language), given, region, f"{row['mean']:.3g}", f"{100 * row['narrower']:.0f}%")
        yield Line(name, cells, not told)


def _pair_rows(found: FittedSettings, language: Language) -> Iterator[Line]:
    for _, row in found.fit.pairs.iloc[:MOST_PAIRS].iterrows() if found.fit.fits else ():
        names = listed([label(row["first"], language), label(row["second"], language)], language)
        yield Line(pair_row(row), (names, correlation(row["rank_correlation"])), not row["inseparable"])


def _kept(found: FittedSettings, text: dict[str, Any]) -> Iterator[Line]:
    if found.fit.fits:
        yield Line(KEPT, (text["kept"], f"{100 * found.fit.kept:.2g}%", f"{found.fit.effective:,.0f}"))


def _fitted_rows(found: FittedObservations, language: Language) -> Iterator[Line]:
    for _, row in found.fit.fitted.iterrows():
        title = row["label_zh"] if language == "zh" else row["label"]
        half = (row["high"] - row["low"]) / 2
        places = decimals_for(min(half, row["error"]))
        observed = f"{words.amount(row['observed'], places)} ± {words.amount(row['error'], places)}"
        interval = between(row["low"], row["high"], places, language)
        fitted = words.amount(row["fitted"], places)
        covered = f"{100 * row['emulator_covered']:.0f}%"
        cells = (title, observed, fitted, interval, f"{row['distance']:.1f}", covered)
        yield Line(f"{row['measure']} {row['weeks']}", cells)
