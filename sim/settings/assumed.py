"""Inputs that are assumed to act, declared in one place.

No other number gives linkage an effect of its own. Each can be set to the neutral value, and every
result prints the list.
"""

from __future__ import annotations

from typing import NamedTuple


class AssumedToAct(NamedTuple):
    """A setting assumed to have an effect, and the value at which it has none."""

    name: str
    neutral: float
    text: str
    text_zh: str


ASSUMED_TO_ACT: tuple[AssumedToAct, ...] = (
    AssumedToAct(
        "obligation_top",
        0.0,
        "Supervision raises members' felt duty to this level.",
        "监督考核会把党员的责任感提到这个水平。",
    ),
    AssumedToAct(
        "study_step", 0.0, "Study meetings bring members' views together.", "学习会让党员的看法靠拢。"
    ),
    AssumedToAct(
        "study_tolerance", 0.0, "Study meetings make members more tolerant.", "学习会让党员更包容。"
    ),
    AssumedToAct("study_motivation", 0.0, "Study meetings lift low motivation.", "学习会提高偏低的意愿。"),
    AssumedToAct(
        "skill_gain",
        0.0,
        "Staff and volunteers can be trained by social workers.",
        "社工培训能提高工作人员和志愿者的能力。",
    ),
    AssumedToAct(
        "child_bonus", 1.0, "A visit with a child pleases an elder more.", "带孩子上门，老人更满意。"
    ),
    AssumedToAct(
        "child_lonely",
        0.0,
        "A visit with a child makes an elder less lonely.",
        "带孩子上门，老人不那么孤独。",
    ),
    AssumedToAct(
        "child_meaning",
        0.0,
        "Visiting elders gives a child a sense of meaning.",
        "陪伴老人让孩子觉得有意义。",
    ),
)
