"""Institutions of a community: purses, permissions, the week's book, groups, projects, partners, workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.tables import (
    ACTORS,
    CASE_CLASSES,
    FUNCTIONS,
    GROUP_SLOTS,
    USES,
    actor_of_purse,
)

if TYPE_CHECKING:
    from tests.oracle.entities import Community


class Purse:
    """Minutes of one actor that share place and skill, and how much of each counts."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.actor = actor_of_purse(number)
        self.minutes = 0
        self.eta = [0.0] * len(CASE_CLASSES)
        self.eta_base = [0.0] * len(CASE_CLASSES)


class Permissions:
    """What the links allow in one community this week."""

    def __init__(self) -> None:
        self.linked = [False] * 9
        self.chair = -1  # actor that convenes the joint meeting, -1 nobody
        self.study = False
        self.send_members = False
        self.introduce = False
        self.call_listed = False
        self.pass_survey = False
        self.train = False
        self.ask_roster = False
        self.seed_roster = False
        self.seed_servers = False
        self.any_goods = False
        self.platform = False
        self.supervised = False


class WeekBook:
    """What happens in one community in one week."""

    def __init__(self) -> None:
        self.offered = [0] * 9
        self.uses = [dict.fromkeys(USES, 0) for _ in ACTORS]
        self.linked = [False] * 9  # linked actors, as permitted this week
        self.chair = -1
        self.hub = False  # the hub meeting was held
        self.attended = [False] * 9
        self.pair_met = [[False] * 9 for _ in ACTORS]
        self.quality = 0.0
        self.patrol_minutes = 0
        self.visit_minutes = 0
        self.own_time = 0  # study in the members' own time
        self.bought = 0  # minutes of the contract bought for projects
        self.expertise_minutes = 0
        self.organiser_asks = 0
        self.broadcast = False
        self.place_asked = False
        self.known_new = [[0] * 8 for _ in ACTORS]
        self.served = [[0] * 11 for _ in ACTORS]  # cases closed by actor and class
        self.served_list = 0
        self.joint_cells = 0
        self.travel = [0.0, 0.0]  # cases served by people, sum of their distances
        self.project_served = [0] * 48  # served minutes by purse of output


class Group:
    """A self-organisation's slot; `alive` says whether there is one."""

    def __init__(self, community: Community, slot: int) -> None:
        self.community = community
        self.slot = slot
        self.number = GROUP_SLOTS * community.number + slot
        self.address = GROUP_SLOTS * community.address + slot
        self.alive = False
        self.type = 0
        self.hobby = 0
        self.born = 0
        self.leaders = 0
        self.place = -1
        self.activity = 0.0
        self.autonomy = 0.0
        self.funder = -1
        self.members = 0
        self.attenders = 0
        self.guidance = 0
        self.staff_guidance = 0
        self.guided_by = -1
        self.managed_weeks = 0
        self.named = -1
        self.lead_weeks = 0  # weeks in a row in which it mostly led itself
        self.full_sessions = 0  # these three since the last half-year tick, in weeks, cases, weeks
        self.outside_cases = 0
        self.project_weeks = 0
        self.in_depth = False  # able to take part in depth, as last judged


class Project:
    """A project's slot; `alive` says whether one is running."""

    def __init__(self, community: Community, slot: int) -> None:
        self.community = community
        self.slot = slot
        self.alive = False
        self.type = 0
        self.sponsor = 0
        self.opened = 0
        self.ends = 0
        self.held = 0  # yuan that are paid after the review
        self.given = [[0] * 6 for _ in FUNCTIONS]  # minutes of this week by function and actor
        self.effective = [0.0] * len(FUNCTIONS)  # the same, weighed by efficiency
        self.output = 0  # minutes for next week
        self.planned = 0  # minutes of delivery planned so far
        self.served = 0  # minutes of output that served so far
        self.came = 0  # seats taken at its sessions so far
        self.number = 0


class Partner:
    """A charity partner and its goods in each community."""

    def __init__(self, number: int, category: int, worth: list[float], gives: list[bool]) -> None:
        communities = len(gives)
        self.number = number
        self.gives = gives  # by community
        self.allied = False  # has a list of communities it gives in
        self.category = category
        self.worth = worth  # of one unit, by need: 1 for the own category
        self.satisfaction = 0.5
        self.stock = [0] * communities
        self.gift = [0] * communities
        self.gift_used = [0] * communities


class Worker:
    """A social worker and the communities he or she serves, `divided` among so many in the whole street."""

    def __init__(self, number: int, communities: list[Community], divided: int) -> None:
        self.number = number
        self.communities = communities
        self.divided = divided
        self.skill = 0.0
