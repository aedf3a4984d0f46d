# ruff: noqa: E501 - a sentence on one line is easier to read and to translate
"""What the page of a sensitivity analysis shows of a finding: texts, tables, pictures."""

import math
from typing import Any

from experiments.figures.style import Drawing
from experiments.questions.sensitivity import figures
from experiments.questions.sensitivity.messages import WHOLE
from experiments.questions.sensitivity.morris import Screening
from experiments.questions.sensitivity.sample import Estimate
from experiments.questions.sensitivity.sobol import VarianceShares
from experiments.stats import words
from experiments.stats.labels import label
from experiments.stats.words import between, decimals_for, signed
from experiments.text.language import Language
from experiments.text.table import Line, Table

TEXTS: dict[Language, dict[str, Any]] = {
    "zh": {
        "kind": "敏感性报告",
        "title": "结论最受哪些没有把握的设定左右？",
        "morris": "每个设定从最低到最高，平均使结果移动多少（μ*），以及移动得是否一致（σ）。",
        "sobol": "结果在各点之间的方差，有多大一份来自每个设定：单独（空心）和连同与其他设定的相互作用（实心），线为 95% 区间。",
        "morris_heads": ["设定", "平均移动 μ*", "95% 区间", "方向 μ", "不均匀 σ", "运气会显示"],
        "sobol_heads": ["设定", "单独 S1", "95% 区间", "连同相互作用 ST", "95% 区间", "运气会显示"],
        "whole_heads": ["", "各组设定的平均", "最低至最高", "运气占的方差"],
        "whole": "结果本身",
        "table": "灰色：不能与毫无作用的设定区分开。负值来自抽样误差，照样画出。",
        "read_items": [
            "只有高于“运气会显示”的部分，才算这个设定的作用。",
            "σ 大：作用的大小随其他设定而变，或者不是直线。",
            "方差的份额说的是在所抽范围内谁最要紧；范围窄的设定自然显得不要紧。",
        ],
    },
    "en": {
        "kind": "Sensitivity report",
        "title": "Which uncertain settings does the answer hang on?",
        "morris": "How far each setting moves the outcome from its lowest to its highest value on average (μ*), and how unevenly (σ).",
        "sobol": "How much of the variance between points comes from each setting: by itself (hollow) and with its interplay (solid), lines are 95% intervals.",
        "morris_heads": [
            "setting",
            "mean move μ*",
            "95% interval",
            "direction μ",
            "unevenness σ",
            "luck would show",
        ],
        "sobol_heads": [
            "setting",
            "by itself S1",
            "95% interval",
            "with interplay ST",
            "95% interval",
            "luck would show",
        ],
        "whole_heads": ["", "mean over the settings", "lowest to highest", "variance that is luck"],
        "whole": "The outcome itself",
        "table": "Grey: cannot be told from a setting that does nothing. Negative values come from sampling error and are not hidden.",
        "read_items": [
            "Only what rises above “luck would show” is the setting's doing.",
            "A large σ: the effect depends on other settings, or is not a straight line.",
            "Shares of variance say what matters within the sampled ranges; a setting with a narrow range looks unimportant.",
        ],
    },
}


def tables(found: Screening | VarianceShares, language: Language) -> list[Table]:
    """Return the settings, strongest first, and what came out over all points."""
    text = TEXTS[language]
    note = text["table"]
    if isinstance(found, Screening):
        heads, rows = text["morris_heads"], _morris_rows(found, language)
    else:
        heads, rows = text["sobol_heads"], _sobol_rows(found, language)
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
