"""Why a claim got its verdict, in one or two sentences. Pure."""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

import math

from experiments.questions.scorecard.claim import LOG_RATIO, Criterion
from experiments.questions.scorecard.verdict import Finding, Judged, Lack, State, Verdict
from experiments.stats import words
from experiments.stats.intervals import Interval
from experiments.stats.labels import label
from experiments.text.language import Language

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "supported": "Every condition holds at the calibrated street{draws}.",
        "draws": "; the direction is right in {right} of {draws} parameter draws",
        "undrawn": "Every condition holds at the calibrated street; it was not asked at parameter draws.",
        "scopes": "It holds for {scopes}{only}.",
        "only": " only. Elsewhere: {rest}",
        "box": "At the calibrated street {state}; the direction is right in {right} of {draws} parameter draws, and in "
        "{density} of those with {region}.",
        "fails": "{name}: {number}{unit} ({span}), where {needed} was needed",
        "unclear": "{name}: {number}{unit} ({span}), which does not settle whether it is {needed}",
        "untested": "{name}: too few runs give a number",
        "unmet": "{name}: {number}{unit} ({span}), where {needed} was needed for a test",
        "robust": "all conditions hold at the calibrated street, but all signs are right in only {right} of {asked} parameter draws{numberless}",
        "numberless": " ({count} of them give no number)",
        "between": "between {low} and {high}",
        "more": " ({count} more conditions do not hold or are unclear)",
        "more_one": " (one more condition does not hold or is unclear)",
        "holds": "all conditions hold",
        "and": " and ",
    },
    "zh": {
        "supported": "在按校准参数运行的街道上，各项条件都成立{draws}。",
        "draws": "；{draws} 组参数中，{right} 组方向正确",
        "undrawn": "在按校准参数运行的街道上，各项条件都成立；未在其他参数组上检验。",
        "scopes": "{only}“{scopes}”这一部分成立。",
        "only": "{rest}；只有",
        "box": "在按校准参数运行的街道上，{state}；{draws} 组参数中 {right} 组方向正确，其中{region}的组里占 {density}。",
        "fails": "{name}为 {number}{unit}（{span}），要求 {needed}",
        "unclear": "{name}为 {number}{unit}（{span}），还不能断定是否 {needed}",
        "untested": "{name}：给得出数字的运行太少",
        "unmet": "{name}为 {number}{unit}（{span}），作检验要求 {needed}",
        "robust": "在按校准参数运行的街道上条件都成立，但 {asked} 组参数中只有 {right} 组各项符号都正确{numberless}",
        "numberless": "（其中 {count} 组给不出数字）",
        "between": "在 {low} 至 {high} 之间",
        "more": "（另有 {count} 项条件不成立或说不准）",
        "more_one": "（另有 1 项条件不成立或说不准）",
        "holds": "条件都成立",
        "and": "、",
    },
}


def reason(finding: Finding, language: Language) -> str:
    """Return why the claim got its verdict."""
    text = WORDS[language]
    share = {"right": str(finding.right), "draws": str(finding.draws)}
    if finding.verdict is Verdict.SUPPORTED:
        draws = text["draws"].format(**share) if finding.draws else ""
        return text["supported"].format(draws=draws)
    if finding.scopes:
        scopes = text["and"].join(one.in_(language) for one in finding.scopes)
        rest = _first(finding, language)
        return text["scopes"].format(
            scopes=scopes, only="" if rest == text["holds"] else text["only"].format(rest=rest)
        )
    if finding.verdict is Verdict.CONDITIONAL and finding.box is None:
        return text["undrawn"]
    if finding.box is not None:
        return text["box"].format(
            state=_first(finding, language),
            region=region(finding, language),
            density=f"{finding.box.density:.0%}",
            **share,
        )
    sentence = _first(finding, language)
    return sentence[:1].upper() + sentence[1:] + ("。" if language == "zh" else ".")


def region(finding: Finding, language: Language) -> str:
    """Return the box of settings in which a conditional claim holds; "" where there is none."""
    if finding.box is None:
        return ""
    limits = [_limits(one.setting, one.low, one.high, language) for one in finding.box.restrictions]
    return WORDS[language]["and"].join(limits)


def _first(finding: Finding, language: Language) -> str:
    """Say the worst condition that does not hold, and how many more there are."""
    text = WORDS[language]
    order: list[Lack | None] = [*Lack, None]
    if finding.verdict is Verdict.UNTESTED:
        order.reverse()
    bad = sorted(
        (
            one
            for one in finding.criteria
            if one.state is not State.HOLDS and one.criterion.scope not in finding.scopes
        ),
        key=lambda one: order.index(one.lack),
    )
    if not bad:
        if finding.draws and finding.right < finding.asked:
            missing = finding.asked - finding.draws
            return text["robust"].format(
                right=finding.right,
                asked=finding.asked,
                numberless=text["numberless"].format(count=missing) if missing else "",
            )
        return text["holds"]
    said = _said(bad[0], language)
    if len(bad) == 2:
        return said + text["more_one"]
    return said + text["more"].format(count=len(bad) - 1) if len(bad) > 2 else said


def _said(one: Judged, language: Language) -> str:
    text, criterion, interval = WORDS[language], one.criterion, one.interval
    name = criterion.full(language)
    limits = needed(criterion, language)
    if one.state is State.UNCLEAR and criterion.within is not None and math.isfinite(criterion.within[0]):
        limits = text["between"].format(
            **dict(zip(("low", "high"), map(_plain, criterion.within), strict=True))
        )
    how = {State.FAILS: "fails", State.UNCLEAR: "unclear"}.get(
        one.state, "unmet" if criterion.precondition else "untested"
    )
    return text[how].format(
        name=name,
        number=mean(criterion, interval),
        span=span(criterion, interval, language),
        needed=limits,
        unit=_unit(criterion, language),
    )


def mean(criterion: Criterion, interval: Interval) -> str:
    """Return a condition's mean; it need not be a difference, so there is no plus sign."""
    if criterion.unit is LOG_RATIO:
        return _ratio(interval.difference)
    return words.signed(interval.difference, words.decimals_of(interval)).replace("+", "")


def span(criterion: Criterion, interval: Interval, language: Language) -> str:
    """Return a condition's interval."""
    if criterion.unit is LOG_RATIO and math.isfinite(interval.low):
        between = " 至 " if language == "zh" else " to "
        return _ratio(interval.low) + between + _ratio(interval.high)
    return words.span(interval, language).replace("+", "")


def needed(criterion: Criterion, language: Language) -> str:
    """Return the margin as text: "> 10", "< 3" or "−3 to 3"."""
    write = _ratio if criterion.unit is LOG_RATIO else _plain
    if criterion.within is None:
        assert criterion.above is not None
        return f"> {write(criterion.above)}"
    if math.isinf(criterion.within[0]):
        return f"< {write(criterion.within[1])}"
    low, high = map(write, criterion.within)
    return f"{low} 至 {high}" if language == "zh" else f"{low} to {high}"


def _unit(criterion: Criterion, language: Language) -> str:
    """Return the unit to write after a number, with a space where it needs one; a ratio or a score has none."""
    unit = criterion.unit.in_(language)
    if criterion.unit is LOG_RATIO or unit[:1].isdigit():
        return ""
    return unit if not unit or unit.startswith(("%", "（")) else f" {unit}"


def _ratio(logarithm: float) -> str:
    return f"×{math.exp(logarithm):.2f}"


def _plain(value: float) -> str:
    return f"{value:g}".replace("-", words.MINUS)


def _limits(setting: str, low: float, high: float, language: Language) -> str:
    name = label(setting, language)
    if low == float("-inf"):
        return f"{name} ≤ {high:.3g}"
    if high == float("inf"):
        return f"{name} ≥ {low:.3g}"
    return f"{name} {low:.3g}–{high:.3g}"
