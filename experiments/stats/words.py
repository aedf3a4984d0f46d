"""Calibrated words: which words an interval has earned, in Chinese and English. Pure.

d = paired difference, [low, high] = its interval, m = the margin that matters. Six cases, told by
where the interval lies against zero and ±m; a difference against the measure's good direction is
called worse. No word here praises.
"""

import math
from dataclasses import dataclass
from enum import Enum

from experiments.stats.intervals import FEWEST_FOR_INTERVAL, Interval
from experiments.stats.measures import Measure
from experiments.text.language import Language

MINUS = "\u2212"
# No difference is printed finer than a tenth of the finest margin's last decimal (0.01).
FINEST = 3
TINY = "0.001"
FEWEST_FOR_CERTAINTY = 10
MOST_SEEDS_LOPSIDED = 20  # above: never


class Case(Enum):
    """Where an interval lies."""

    MISSING = "no number: the run has no such weeks"
    ANECDOTE = "fewer than 5 pairs"
    ALIKE = "too few pairs that differ from the rest"
    LOPSIDED = "too few pairs for numbers that lean far to one side"
    CLEAR = "off zero and beyond the margin"
    PARTLY = "off zero, partly inside the margin"
    TRIVIAL = "off zero, wholly inside the margin"
    NONE_LARGER = "contains zero, wholly inside the margin"
    CANNOT_TELL = "contains zero, reaches beyond the margin"


SHOWN = (Case.CLEAR, Case.PARTLY)
NO_INTERVAL = (Case.MISSING, Case.ANECDOTE, Case.ALIKE, Case.LOPSIDED)
UNSHOWN = (Case.NONE_LARGER, Case.CANNOT_TELL, *NO_INTERVAL)


def judge(interval: Interval, margin: float | None) -> Case:
    """Return the case of an interval; without a margin every difference off zero is clear."""
    if interval.seeds == 0 or math.isnan(interval.difference):
        return Case.MISSING
    if interval.alike:
        return Case.ALIKE
    if FEWEST_FOR_INTERVAL <= interval.seeds < interval.fewest:
        return Case.LOPSIDED
    if interval.seeds < FEWEST_FOR_INTERVAL or math.isnan(interval.low):
        return Case.ANECDOTE
    edge = 0.0 if margin is None else margin
    inside = -edge < interval.low and interval.high < edge
    if not interval.off_zero:
        return Case.NONE_LARGER if inside else Case.CANNOT_TELL
    if inside:
        return Case.TRIVIAL
    nearest = min(abs(interval.low), abs(interval.high))
    return Case.CLEAR if nearest > edge or edge == 0 else Case.PARTLY


def is_worse(interval: Interval, measure: Measure) -> bool:
    """Return whether the mean difference goes against the measure's good direction."""
    if measure.better == "up":
        return interval.difference < 0
    return measure.better == "down" and interval.difference > 0


def decimals_for(half_width: float) -> int:
    """Return the decimals an interval is worth: integers from a half-width of 2 on."""
    if not math.isfinite(half_width) or half_width <= 0:
        return 0
    return min(FINEST, max(0, math.ceil(round(math.log10(2 / half_width), 9))))


def decimals_of(interval: Interval) -> int:
    """Return the decimals to give an interval and its mean; by size alone where it has none.

    Numbers of 1 and more get one decimal at most: hundredths of a point help nobody. But the end of
    an interval that is off zero never reads 0.
    """
    half = (interval.high - interval.low) / 2
    if math.isnan(half) or half == 0:
        half = abs(interval.difference) / 5
    ends = [abs(end) for end in (interval.low, interval.high, interval.difference)]
    large = max((end for end in ends if not math.isnan(end)), default=0.0) >= 1
    places = min(decimals_for(half), 1 if large else FINEST)
    while interval.off_zero and places < FINEST and round(min(ends[:2]), places) == 0:
        places += 1
    return places


def amount(value: float, decimals: int) -> str:
    """Return a number with thousands separators and a real minus sign."""
    if math.isnan(value):
        return "–"
    text = f"{value:,.{decimals}f}"
    if text.strip("-0.,") == "":
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def _tiny(value: float, decimals: int) -> bool:
    """Return whether a number is not zero but too small for the finest decimals."""
    return decimals >= FINEST and value != 0 and round(abs(value), FINEST) == 0


def signed(value: float, decimals: int) -> str:
    """Return a number with its sign; zero has none; "<+0.001" or ">−0.001" for a tiny one."""
    if _tiny(value, decimals):
        return f"<+{TINY}" if value > 0 else f">{MINUS}{TINY}"
    text = amount(value, decimals)
    positive = value > 0 and text.strip("0.,") != ""
    return f"+{text}" if positive else text


def between(low: float, high: float, decimals: int, language: Language, sign: bool = False) -> str:
    """Return "27 to 35" or "27 至 35", with spaces that do not break."""
    form = signed if sign else amount
    return f"{form(low, decimals)}{_to(language)}{form(high, decimals)}"


def _to(language: Language) -> str:
    """Return "to" between no-break spaces: a range is never broken across lines."""
    return "\u00a0至\u00a0" if language == "zh" else "\u00a0to\u00a0"


def span(interval: Interval, language: Language) -> str:
    """Return the interval's ends with their signs, "" where there is no interval."""
    if math.isnan(interval.low):
        return ""
    places = decimals_of(interval)
    if _tiny(interval.low, places) and _tiny(interval.high, places):
        return f"±{TINY}\u00a0以内" if language == "zh" else f"within\u00a0±{TINY}"
    return between(interval.low, interval.high, places, language, sign=True)


def counted(count: int, noun: str, language: Language) -> str:
    """Return a number of worlds or seeds."""
    if language == "zh":
        return f"{count} {'个世界' if noun == 'world' else '粒种子'}"
    return f"{count} {noun}{'' if count == 1 else 's'}"


def said(interval: Interval, language: Language) -> str:
    """Return a difference with its interval, to stand after a name."""
    size, ends = signed(interval.difference, decimals_of(interval)), span(interval, language)
    if language == "zh":
        return f"：{size}（{ends}）" if ends else f"：{size}"
    return f": {size} ({ends})" if ends else f": {size}"


@dataclass(frozen=True)
class Statement:
    """Words about one difference: text before the number, the number with its unit, text after."""

    case: Case
    before: str
    number: str
    after: str

    def __str__(self) -> str:
        """Return the words in one piece."""
        return f"{self.before}{self.number}{self.after}"


def state(interval: Interval, measure: Measure, language: Language, needed: int | None = None) -> Statement:
    """Return what may be said about a difference."""
    case = judge(interval, measure.margin)
    if language == "zh":
        return _state_zh(case, interval, measure, needed)
    return _state_en(case, interval, measure, needed)


def _sizes(interval: Interval, language: Language) -> tuple[str, str]:
    """Return the size of the difference and of the interval's ends as a range, without signs."""
    places = decimals_of(interval)
    ends = sorted((abs(interval.low), abs(interval.high)))
    tiny = f"不到 {TINY}" if language == "zh" else f"under {TINY}"
    size = amount(abs(interval.difference), places)
    ranged = between(ends[0], ends[1], places, language)
    return (
        tiny if _tiny(interval.difference, places) else size,
        tiny if _tiny(ends[1], places) else ranged,
    )


def _margin(measure: Measure) -> str:
    return f"{measure.margin:g}" if measure.margin is not None else "0"


def _counted(measure: Measure) -> bool:
    return measure.unit not in ("points", "0–1", "staff-weeks", "")


def _with_unit(size: str, measure: Measure, language: Language) -> str:
    unit = measure.unit_in(language)
    # "buildings 43 fewer" rather than "buildings 43 buildings fewer"
    named = language == "en" and unit in measure.label.lower()
    return size if unit in ("", "0–1") or named else f"{size} {unit}"


def _state_zh(case: Case, interval: Interval, measure: Measure, needed: int | None) -> Statement:
    if case is Case.MISSING:
        return Statement(case, "这段时间里没有可比的数", "", "")
    if case is Case.ANECDOTE:
        return Statement(case, f"只是个例（{interval.seeds} 粒种子），不作比较", "", "")
    if case is Case.ALIKE:
        return Statement(case, _alike(interval, measure, "zh"), "", "")
    if case is Case.LOPSIDED:
        return Statement(case, _lopsided(interval, measure, "zh"), "", "")
    size, ends = _sizes(interval, "zh")
    margin = _with_unit(_margin(measure), measure, "zh")
    if case is Case.TRIVIAL:
        return Statement(case, f"有差别，但小到可忽略（不超过 {margin}）", "", "")
    if case is Case.NONE_LARGER:
        return Statement(
            case,
            f"没有大于 {margin}的差别" if measure.unit_zh not in ("", "0–1") else f"没有大于 {margin} 的差别",
            "",
            "",
        )
    if case is Case.CANNOT_TELL:
        more = f"约需 {needed:,} 粒种子才有八成把握分清" if needed else "再多种子也未必分得清"
        signs = span(interval, "zh")
        return Statement(case, f"未显示差别：区间包含零（{signs}），还不能判断；{more}", "", "")
    up = interval.difference > 0
    direction = "更差" if is_worse(interval, measure) else _direction_zh(up, measure)
    after = f"（{ends}）" + ("，但可能小到不要紧" if case is Case.PARTLY else "")
    return Statement(case, f"{direction} ", _with_unit(size, measure, "zh"), after)


def _alike(interval: Interval, measure: Measure, language: Language) -> str:
    """Say why there is no interval although there are seeds enough."""
    zh, seeds = language == "zh", interval.seeds
    if interval.nothing:
        return f"{seeds} 粒种子里都没有差别" if zh else f"no difference in any of {seeds} seeds"
    places = decimals_of(interval)
    size = _with_unit(signed(interval.difference, places), measure, language)
    if interval.unlike == 0:
        return f"{seeds} 粒种子里都是 {size}" if zh else f"{size} in each of {seeds} seeds"
    if zh:
        return f"平均 {size}，但 {seeds} 粒种子里只有 {interval.unlike} 粒与其余不同，不给区间"
    return f"{size} on average, but only {interval.unlike} of {seeds} seeds differ from the rest: no interval"


def _lopsided(interval: Interval, measure: Measure, language: Language) -> str:
    """Say that the numbers lean too far to one side for so few seeds."""
    size = _with_unit(signed(interval.difference, decimals_of(interval)), measure, language)
    ever = interval.fewest <= MOST_SEEDS_LOPSIDED
    if language == "zh":
        after = f"（{interval.fewest} 粒种子起才给）" if ever else ""
        return f"平均 {size}，各粒种子偏向一边，{interval.seeds} 粒种子给不出区间{after}"
    after = f" (from {interval.fewest} on)" if ever else ""
    return f"{size} on average, too lopsided between seeds for an interval of {interval.seeds}{after}"


def _direction_zh(up: bool, measure: Measure) -> str:
    if _counted(measure):
        return "多" if up else "少"
    return "高" if up else "低"


def _state_en(case: Case, interval: Interval, measure: Measure, needed: int | None) -> Statement:
    if case is Case.MISSING:
        return Statement(case, "nothing to compare in these weeks", "", "")
    if case is Case.ANECDOTE:
        seeds = "1 seed" if interval.seeds == 1 else f"{interval.seeds} seeds"
        return Statement(case, f"an anecdote ({seeds}): no comparison made", "", "")
    if case is Case.ALIKE:
        return Statement(case, _alike(interval, measure, "en"), "", "")
    if case is Case.LOPSIDED:
        return Statement(case, _lopsided(interval, measure, "en"), "", "")
    size, ends = _sizes(interval, "en")
    margin = _with_unit(_margin(measure), measure, "en")
    if case is Case.TRIVIAL:
        return Statement(case, f"a difference, but too small to matter (under {margin})", "", "")
    if case is Case.NONE_LARGER:
        return Statement(case, f"no difference larger than {margin}", "", "")
    if case is Case.CANNOT_TELL:
        more = (
            f"about {needed:,} seeds settle it in 8 of 10 cases" if needed else "more seeds may not settle it"
        )
        signs = span(interval, "en")
        text = f"no difference shown: the interval contains zero ({signs}), cannot tell; {more}"
        return Statement(case, text, "", "")
    up = interval.difference > 0
    direction = "worse" if is_worse(interval, measure) else _direction_en(up, measure)
    after = f" {direction} ({ends})"
    after += ", perhaps too little to matter" if case is Case.PARTLY else ""
    return Statement(case, "", _with_unit(size, measure, "en"), after)


def _direction_en(up: bool, measure: Measure) -> str:
    if _counted(measure):
        return "more" if up else "fewer"
    return "higher" if up else "lower"


@dataclass(frozen=True)
class Certainty:
    """Dots and words for how sure the model is of a sentence; not whether it works in reality."""

    dots: int
    words: str

    @property
    def glyphs(self) -> str:
        """Return three dots, filled from the left."""
        return "●" * self.dots + "○" * (3 - self.dots)


def certainty(
    case: Case, agreeing_seeds: float, agreeing_settings: float | None, language: Language
) -> Certainty:
    """Return how sure the model is of a difference.

    `agreeing_seeds` and `agreeing_settings` are shares of seeds and of sampled settings with the
    same sign; None = other settings were not tested, which alone keeps it from being firm.
    """
    firm, moderate, open_ = (
        ("把握高", "把握中等", "还不能判断") if language == "zh" else ("Firm", "Moderate", "Cannot tell yet")
    )
    if case is Case.CANNOT_TELL or case in NO_INTERVAL:
        return Certainty(1, open_)
    if agreeing_settings is not None and agreeing_settings < 0.6:
        return Certainty(1, open_)
    tested = agreeing_settings is not None and agreeing_settings >= 0.8
    if case is Case.CLEAR and agreeing_seeds >= 0.95 and tested:
        return Certainty(3, firm)
    return Certainty(2, moderate)


def low_certainty(language: Language) -> Certainty:
    """Return the most that a reduced street or fewer than 10 seeds can earn."""
    return Certainty(1, "把握低" if language == "zh" else "Low")
