"""What a mean hides: single streets, seeds in groups, differences that still move."""

import math

from experiments.questions.compare.findings import arm_title, find, short_subject
from experiments.questions.compare.result import Comparison
from experiments.stats import words
from experiments.stats.intervals import Interval
from experiments.text.language import Language

OPENINGS = {
    "street": (
        "In a single street rather than on average (95 in 100): ",
        "落到一条街道上（一百条里的九十五条）：",
    ),
    "grouped": (
        "Seeds fall into groups, and the mean describes none of them: ",
        "种子分成几群，均值哪一群都说不了：",
    ),
    "drift": ("The difference still moves inside its weeks: ", "这些周里差别还在变："),
}


def spread(comparison: Comparison, language: Language) -> list[str]:
    """Return what is to be known beside the means; nothing where there is nothing to say."""
    linked, zh = comparison.roles.linked, language == "zh"
    if linked is None or linked in comparison.identical:
        return []
    said = {
        "street": _one_street(comparison, linked, language),
        "grouped": _grouped(comparison, language),
        "drift": _drifting(comparison, linked, language),
    }
    between, end = ("；", "。") if zh else ("; ", ".")
    return [OPENINGS[key][zh] + between.join(clauses) + end for key, clauses in said.items() if clauses]


def _one_street(comparison: Comparison, linked: str, language: Language) -> list[str]:
    clauses = []
    for measure in comparison.primary:
        difference = comparison.difference(linked, measure.name)
        finding = find(comparison, linked, measure.name, language)
        if difference is None or finding is None or finding.statement.case not in words.SHOWN:
            continue
        low, high = difference.one_street
        places = words.decimals_of(Interval(difference.interval.difference, low, high, 2))
        clauses.append(
            f"{short_subject(measure, language)} {words.between(low, high, places, language, sign=True)}"
        )
    return clauses


def _grouped(comparison: Comparison, language: Language) -> list[str]:
    form = "“{arm}”的{name}" if language == "zh" else "{name} in “{arm}”"
    return [
        form.format(arm=arm_title(comparison, arm, language), name=short_subject(measure, language))
        for arm, measure in comparison.grouped
    ]


def _drifting(comparison: Comparison, linked: str, language: Language) -> list[str]:
    clauses = []
    form = (
        "{name}后半段（第 {1}–{2} 周）比前半段{ends}"
        if language == "zh"
        else "{name} {ends} from the first half to weeks {1}–{2}"
    )
    for one in comparison.drifts:
        interval = one.found.interval
        matters = abs(interval.difference) >= (one.found.measure.margin or 0.0)
        if one.arm != linked or not interval.off_zero or not matters or math.isnan(interval.low):
            continue
        ends = words.said(interval, language).removeprefix("：").removeprefix(": ")
        name = short_subject(one.found.measure, language)
        clauses.append(form.format(one, *one.halves[1], name=name, ends=ends))
    return clauses
