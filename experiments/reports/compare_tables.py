"""The tables of a report: the 2×2 of hours and linking, the two steps, and the main measures."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from experiments.questions.compare.findings import arm_title
from experiments.questions.compare.result import Comparison
from experiments.reports.page_texts import TEXTS
from experiments.stats import words
from experiments.stats.intervals import Interval
from experiments.stats.measures import CLASS_LABELS, TABLE, Measure
from experiments.stats.words import Case
from experiments.text.language import Language

CEILING = 97.0


@dataclass(frozen=True)
class Cell:
    """A difference and its interval as text; muted where the interval contains zero."""

    value: str
    span: str
    muted: bool


@dataclass(frozen=True)
class Row:
    """One measure: its words, the mean of each arm, the differences."""

    name: str
    title: str
    unit: str
    verdict: str
    primary: bool
    means: tuple[str, ...]
    cells: tuple[Cell | None, ...]
    agreeing: str = ""


@dataclass(frozen=True)
class Heads:
    """Column headings that name the arms; `beyond` is "" where no arm has the linked arm's hours.

    `steps` are those of the two steps, `before` the world they start from ("" where there is none).
    """

    linked: str
    beyond: str
    split: tuple[str, ...]
    before: str
    steps: tuple[str, ...]
    steps_caption: str


def heads(comparison: Comparison, language: Language) -> Heads:
    """Return the headings of the columns of differences."""
    roles = comparison.roles
    linked, base, matched, before = (
        arm_title(comparison, arm, language) if arm is not None else ""
        for arm in (roles.linked, roles.base, roles.matched, roles.before)
    )
    text, named = TEXTS[language], {"linked": linked, "base": base, "before": before}
    return Heads(
        f"{linked} − {base}",
        f"{linked} − {matched}" if matched else "",
        tuple(head.format(**named) for head in text["split_heads"]),
        before,
        tuple(text["step_heads"][effect].format(**named) for effect in _steps(comparison)),
        _steps_caption(comparison, language),
    )


def _steps_caption(comparison: Comparison, language: Language) -> str:
    """Return what is said under the two steps; of hours only where they were told apart."""
    text, space = TEXTS[language], "" if language == "zh" else " "
    hours = text["steps_hours"] if comparison.roles.before_hours is not None else ""
    return f"{text['steps_caption']}{space}{hours}".rstrip()


def cell(interval: Interval | None) -> Cell | None:
    """Return an interval as a cell; None where there is no number."""
    if interval is None or math.isnan(interval.difference):
        return None
    value = words.signed(interval.difference, words.decimals_of(interval))
    return Cell(value, "", not interval.shown)


def _spanned(interval: Interval | None, language: Language) -> Cell | None:
    found = cell(interval)
    if found is None or interval is None:
        return None
    return Cell(found.value, words.span(interval, language), found.muted)


def _mean(comparison: Comparison, arm: str, measure: Measure, decimals: int) -> str:
    found = comparison.summary
    part = found[(found["measure"] == measure.name) & (found["scenario"] == arm)]["mean"]
    return words.amount(float(part.iloc[0]), decimals) if len(part) else "–"


def _decimals(interval: Interval | None) -> int:
    if interval is None or math.isnan(interval.difference):
        return 1
    return min(3, words.decimals_of(interval))


def split_rows(comparison: Comparison, language: Language) -> list[Row]:
    """Return the 2×2 of hours and linking for the primary outcomes; empty without four arms."""
    if not comparison.roles.four:
        return []
    effects = ("hours", "linking", "interaction", "total")
    return _credited(comparison, language, comparison.roles.base, effects)


def step_rows(comparison: Comparison, language: Language) -> list[Row]:
    """Return the two steps, bringing the actors and linking them; empty without a world before."""
    if comparison.roles.before is None or not comparison.roles.steps:
        return []
    return _credited(comparison, language, comparison.roles.before, _steps(comparison))


def _steps(comparison: Comparison) -> tuple[str, ...]:
    """Return the effects of the two steps that these arms can tell, the whole last."""
    hours = ("bringing_hours",) if comparison.roles.before_hours is not None else ()
    return ("bringing", *hours, "total", "both_steps") if comparison.roles.steps else ()


def _credited(comparison: Comparison, language: Language, start: str, names: Sequence[str]) -> list[Row]:
    """Return the primary outcomes with some effects; the mean is that of the arm they start from."""
    rows = []
    for measure in (one for one in comparison.measures if one.primary):
        effects = [comparison.effect(name, measure.name) for name in names]
        known = [one for one in effects if one is not None]
        if not known or all(math.isnan(one.interval.difference) for one in known):
            continue
        cells = tuple(_spanned(one.interval if one else None, language) for one in effects)
        base = _mean(comparison, start, measure, _decimals(known[-1].interval))
        unit = _unit(measure, language)
        rows.append(Row(measure.name, measure.title(language), unit, "", True, (base,), cells))
    return rows


def _unit(measure: Measure, language: Language) -> str:
    """Return the unit of the measure's level: shares and ratios are in percent, differences in points."""
    return "%" if measure.percent else measure.unit_in(language)


def main_rows(comparison: Comparison, language: Language) -> list[Row]:
    """Return the primary outcomes and the headline measures the results hold."""
    return _rows(comparison, TABLE, language)


def need_rows(comparison: Comparison, language: Language) -> list[Row]:
    """Return the share in time of each kind of need, class by class; what lies behind a class's mean."""
    from sim.structure import Need, NeedClass

    place = 1 if language == "zh" else 0
    rows = []
    for need_class in NeedClass:
        group = CLASS_LABELS[need_class.key][place]
        names = [f"in_time_share_{need.key}" for need in Need if need.need_class is need_class]
        if len(names) < 2:  # the class itself
            continue
        rows += [replace(row, unit=f"{row.unit} · {group}") for row in _rows(comparison, names, language)]
    return rows


def _rows(comparison: Comparison, names: Sequence[str], language: Language) -> list[Row]:
    linked = comparison.roles.linked
    if linked is None:
        return []
    rows = []
    for name in names:
        measure = comparison.measure(name)
        found = comparison.difference(linked, name)
        if measure is None or found is None or math.isnan(found.interval.difference):
            continue
        beyond = comparison.effect("beyond_hours", name)
        places = _decimals(found.interval)
        means = tuple(_mean(comparison, arm, measure, places) for arm in comparison.arms)
        seeds = found.interval.seeds
        rows.append(
            Row(
                name,
                measure.title(language) + _week_note(comparison, measure, language),
                _unit(measure, language),
                _verdict(comparison, measure, language),
                measure.primary,
                means,
                (
                    _spanned(found.interval, language),
                    _spanned(beyond.interval if beyond else None, language),
                ),
                f"{found.pairing.same_sign}/{seeds}" if found.interval.difference else "–",
            )
        )
    return rows


def _week_note(comparison: Comparison, measure: Measure, language: Language) -> str:
    if measure.kind != "end":
        return ""
    week = comparison.weeks(comparison.roles.base).stock
    return f"，第 {week} 周" if language == "zh" else f", week {week}"


def _verdict(comparison: Comparison, measure: Measure, language: Language) -> str:
    """Return the words a row of the table needs besides its numbers."""
    text = TEXTS[language]
    found = comparison.difference(comparison.roles.linked or "", measure.name)
    if found is None:
        return ""
    case = words.judge(found.interval, measure.margin)
    margin = f"{measure.margin:g}" if measure.margin is not None else ""
    notes = {
        Case.TRIVIAL: text["small"],
        Case.NONE_LARGER: text["none_larger"].format(margin=margin),
        Case.CANNOT_TELL: text["unshown"],
        **dict.fromkeys((Case.ALIKE, Case.LOPSIDED), str(words.state(found.interval, measure, language))),
    }
    if case in notes:
        return str(notes[case])
    parts = []
    if case in words.SHOWN and words.is_worse(found.interval, measure):
        parts.append(text["worse"])
    beyond = comparison.effect("beyond_hours", measure.name)
    if case in words.SHOWN and beyond is not None and not beyond.interval.off_zero:
        parts.append(text["beyond_none"])
    if measure.kind == "share" and found.first_mean >= CEILING:
        parts.append(text["ceiling"])
    return ("；" if language == "zh" else "; ").join(parts)


@dataclass(frozen=True)
class Timeline:
    """The linked arm's differences by period: headings, and a row for each primary outcome."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def timeline(comparison: Comparison, language: Language) -> Timeline | None:
    """Return the table of periods; None where there is nothing to compare."""
    own = [one for one in comparison.periods if one.arm == comparison.roles.linked]
    if not own:
        return None
    periods = list(dict.fromkeys(one.period for one in own))
    form = "第 {0}–{1} 周" if language == "zh" else "weeks {0}–{1}"
    found = {(one.found.measure.name, one.period): one.found.interval for one in own}
    rows = []
    for measure in dict.fromkeys(one.found.measure for one in own):
        title = measure.title(language)
        if measure.kind == "end":
            title += "，期末" if language == "zh" else ", at the end"
        cells = tuple(_spanned(found.get((measure.name, period)), language) for period in periods)
        unit = measure.unit_in(language)
        rows.append(Row(measure.name, title, unit, "", True, (), cells))
    return Timeline(tuple(form.format(*period) for period in periods), tuple(rows))
