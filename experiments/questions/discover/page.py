# ruff: noqa: E501 - a sentence on one line is easier to read and to translate
"""What the page of a discovery shows of a finding: texts, tables, picture."""

import math
from collections.abc import Iterator
from typing import Any

from experiments.figures.style import Drawing
from experiments.questions.discover import figures
from experiments.questions.discover.messages import EXPLAINED, limit_row
from experiments.questions.discover.result import Discovery
from experiments.questions.discover.status import Status
from experiments.stats.labels import label, unit
from experiments.text.language import Language
from experiments.text.table import Line, Table

TEXTS: dict[Language, dict[str, Any]] = {
    "zh": {
        "claim_heads": ["结论", "设定组数", "占比"],
        "statuses": {
            "HOLDS": "成立",
            "REVERSES": "反转",
            "SMALL": "差别小到不要紧",
            "UNTOLD": "区间包含零，不能判断",
        },
        "region_heads": ["区域", "符合 / 区域内", "区域内占比", "区域外占比", "占全部符合的", "留出的点"],
        "explained": "所有设定合起来解释的方差（没见过的点）",
        "heads": ["区域", "设定", "从", "到", "准 p 值", "重抽时再现"],
        "table": "区域由 PRIM 得出；准 p 值是这个限制只是碰巧的机会；只有在留出的点上也比碰运气准的区域才写进结论。",
        "targets": {"holds": "成立", "fails": "不成立", "reverses": "反转"},
    },
    "en": {
        "claim_heads": ["the claim", "worlds", "share"],
        "statuses": {
            "HOLDS": "holds",
            "REVERSES": "reverses",
            "SMALL": "too small to matter",
            "UNTOLD": "contains zero, cannot be told",
        },
        "region_heads": [
            "region",
            "of the kind / in it",
            "share in it",
            "share outside",
            "of all of the kind",
            "fresh worlds",
        ],
        "explained": "variance explained by all settings together (worlds not seen)",
        "heads": ["region", "setting", "from", "to", "quasi-p", "reproduced"],
        "table": "Regions by PRIM; the quasi-p-value is the chance that a limit means nothing; only regions that also tell fresh points, kept aside while they were looked for, better than chance are spoken of.",
        "targets": {"holds": "holds", "fails": "does not hold", "reverses": "reverses"},
    },
}


def tables(found: Discovery, language: Language) -> list[Table]:
    """Return how often the claim holds, the regions, and their limits."""
    text = TEXTS[language]
    return [
        Table(text["claim_heads"], list(_status_rows(found, text))),
        Table(text["region_heads"], list(_region_rows(found, text["targets"]))),
        Table(text["heads"], list(_box_rows(found, text["targets"], language)), text["table"]),
    ]


def drawings(found: Discovery, language: Language) -> list[Drawing]:
    """Return the picture of the points and the region."""
    return [("box", lambda: figures.draw(found, language))]


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
        fresh = f"{box.fresh_hits:,} / {box.fresh_inside:,}"
        cells = (targets[target], f"{box.hits:,} / {box.inside:,}", *shares, fresh)
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
