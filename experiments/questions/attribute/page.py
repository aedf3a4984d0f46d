# ruff: noqa: E501 - a sentence on one line is easier to read and to translate
"""What the page of an attribution shows of a finding: texts, tables, pictures."""

import math
from typing import Any

from experiments.figures.style import Drawing
from experiments.questions.attribute import figures
from experiments.questions.attribute.messages import TOTAL
from experiments.questions.attribute.result import Attribution
from experiments.stats.intervals import Interval
from experiments.stats.labels import label
from experiments.stats.words import decimals_of, signed, span
from experiments.text.language import Language
from experiments.text.table import Line, Table

TEXTS: dict[Language, dict[str, Any]] = {
    "zh": {
        "kind": "归因报告",
        "title": "联动的效果，各方各占多少？",
        "shares": "每一项的份额（Shapley 值）：在所有先后次序上平均它加入时带来的变化，横线为 {seeds} 粒种子的 95% 区间。",
        "pairs": "两项一起时比分开时多（蓝）或少（灰）带来多少（Shapley 交互指数）。",
        "heads": ["", "份额", "95% 区间", "第一个接通", "最后一个接通"],
        "table": "单位：{unit}。灰色：区间包含零，未显示份额。第一个与最后一个接通是两个极端，不是份额。",
        "read_items": [
            "份额与先后次序无关：各项份额相加，正好等于全部接通与一项都不接通的差。",
            "份额是这个模型里的功劳分法，不是现实中的因果证明；一项的份额随其他各项而变。",
            "区间包含零的一项写作“未显示份额”，不等于“没有作用”。",
        ],
    },
    "en": {
        "kind": "Attribution report",
        "title": "How much of the effect of linkage belongs to each part?",
        "shares": "The share of each part (Shapley value): what it adds, averaged over all orders of introduction; lines are 95% intervals over {seeds} seeds.",
        "pairs": "How much more (blue) or less (grey) two parts add together than apart (Shapley interaction index).",
        "heads": ["", "share", "95% interval", "introduced first", "introduced last"],
        "table": "Unit: {unit}. Grey: the interval contains zero, no share shown. Introduced first and last are the two extremes, not shares.",
        "read_items": [
            "Shares do not depend on the order: they add up to the difference between all parts on and none.",
            "A share is a way to divide the credit inside this model, not proof of cause in reality; it changes with the other parts.",
            "A part whose interval contains zero shows no share; that is not “no effect”.",
        ],
    },
}


def tables(found: Attribution, language: Language) -> list[Table]:
    """Return the shares, the sum last."""
    text = TEXTS[language]
    note = text["table"].format(unit=found.quantity.measure.unit_in(language))
    return [Table(text["heads"], _attribution_rows(found, language), note)]


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
    total = "合计" if language == "zh" else "all together"
    return [*rows, Line(TOTAL, (total, _value(found.total), span(found.total, language), "", ""))]
