"""Settings that are no more, and what stands in their place: said where such a name is refused.

A line takes effect when its name leaves the catalogue; as long as the name is a setting, nobody is told
that it is withdrawn. Names in backticks are settings that are there. Lines are never taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sim.frozen import FrozenMapping
from sim.links import nearest


class Successor(NamedTuple):
    """What stands in the place of a withdrawn setting, in English and Chinese."""

    en: str
    zh: str


WITHDRAWN: Mapping[str, Successor] = FrozenMapping(
    {
        "memory_weeks": Successor(
            "what a side remembers of a building is 26 weeks and cannot be set",
            "各方对一栋楼的记忆固定为 26 周，不再可调",
        ),
        "eta_floor": Successor(
            "who may finish a severe case or only try it stands in `licence_finish` and `licence_try`",
            "谁可以办结、谁只能尝试棘手诉求，由 `licence_finish` 与 `licence_try` 规定",
        ),
        "part_eta": Successor(
            "whoever may finish a case may do a part of it, see `licence_finish`",
            "能办结的也能先办一部分，见 `licence_finish`",
        ),
        "refer_below": Successor(
            "the better another would serve a case, the likelier it is passed on, see `refer_rate`",
            "别人越擅长，越可能转交，见 `refer_rate`",
        ),
        "coordinate_minutes": Successor(
            "helpers are led one by one, see `lead_minutes`", "帮手逐人带领，见 `lead_minutes`"
        ),
        "message_minutes": Successor(
            "every contact has one price, see `intake_minutes`", "每次接待同一价格，见 `intake_minutes`"
        ),
        "key_minutes": Successor(
            "keying in costs what registering costs, see `register_minutes`",
            "录入与登记同价，见 `register_minutes`",
        ),
        "learn_cases": Successor(
            "joint cases count per 1,000 residents, see `learn_joint`, so that the size of a community does"
            " not matter",
            "合办件数按每千名居民计，见 `learn_joint`，不随社区大小变化",
        ),
        "clarity_step": Successor(
            "a meeting settles a whole area of duty, see `decide`",
            "一次会议定下一整类事项的归属，见 `decide`",
        ),
        "settled_clarity": Successor(
            "cases that are closed settle no duties; meetings do, see `decide` and `duty_own_yes`",
            "办结诉求不再厘清责任，要靠商定，见 `decide` 和 `duty_own_yes`",
        ),
        "word_of_mouth": Successor(
            "people hear of social workers from groups that they guide, see `accept_repute` and `heard_talk`",
            "人们从社工所带的队伍那里听说社工，见 `accept_repute` 与 `heard_talk`",
        ),
        "group_accept": Successor(
            "what an activity with social workers adds to acceptance is `accept_activity`",
            "参加社工的活动后认可度增加多少，见 `accept_activity`",
        ),
        "proj_spare": Successor(
            "a project needs money and reserved minutes, not spare time", "开项目看经费和预留工时，不看余力"
        ),
        "proj_spare_weeks": Successor(
            "a project needs money and reserved minutes, not weeks with spare time",
            "开项目看经费和预留工时，不看连续几周有余力",
        ),
        "proj_yuan": Successor(
            "a project has a price as a whole instead of one a week", "项目按整项计价，不按周计"
        ),
    }
)


def unknown(
    name: str, known: Iterable[str], what: str = "setting", table: Mapping[str, Successor] = WITHDRAWN
) -> str:
    """Return why a name that is no setting is refused: it was withdrawn, or which name is nearest."""
    successor = table.get(name)
    if successor is None:
        return f"unknown {what} '{name[:80]}'{nearest(name, known)}"
    return f"setting '{name}' was withdrawn: {successor.en}（该设定已撤销：{successor.zh}）"
