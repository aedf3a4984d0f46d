"""W12: how groups live: autonomy, leaders, leaving, joining, dying."""

import math

from tests.oracle.entities import Community, Group, Resident
from tests.oracle.places import members_at
from tests.oracle.rng import poisson
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import GROUP, GROUP_SLOTS

YOUTH = 3
FEWEST_MEMBERS = 4
FULL_SESSION = 10  # members


def change_groups(street: ReferenceStreet) -> None:
    """Let all groups of the street live a week."""
    for community in street.communities:
        living = [group for group in community.groups if group.alive]
        for group in living:
            count_depth(street, group)
        belonging = {group: members_of(group) for group in living}
        for group in living:
            group.members = len(belonging[group])
            group.leaders = min(group.leaders, group.members)
            lead(street, group)
            change_leaders(street, group)
            leave(street, group, belonging[group])
        if any(has_room(street, group) for group in living):
            join(street, community)
        for group in living:
            if group.members < FEWEST_MEMBERS:
                die(group)
            elif street.half_year():
                judge(group)


def members_of(group: Group) -> list[Resident]:
    """Return the members of a group."""
    return [resident for resident in group.community.residents if resident.group is group]


def led_share(street: ReferenceStreet, leaders: int, members: int) -> float:
    """Return the share of its organising work that a group does itself."""
    return min(1.0, leaders / (1.0 + members / street.settings.leader_span))


def lead(street: ReferenceStreet, group: Group) -> None:
    """Say how much of its work a group does itself, and how much is done."""
    settings = street.settings
    required = settings.req_base + settings.req_member * group.members
    group.autonomy = led_share(street, group.leaders, group.members)
    group.activity = min(1.0, group.autonomy + group.guidance / required)
    manages = group.autonomy >= 0.8 and group.activity >= 0.6
    group.managed_weeks = group.managed_weeks + 1 if manages else 0
    group.lead_weeks = group.lead_weeks + 1 if group.autonomy >= 0.8 else 0


def judge(group: Group) -> None:
    """Say whether a group is able to take part in depth in the last half-year, and begin to count anew."""
    beyond = group.outside_cases >= 13 or group.project_weeks >= 13
    steady = group.full_sessions >= 13 and group.lead_weeks >= 13
    group.in_depth = steady and beyond and group.type >= 1
    group.full_sessions = group.outside_cases = group.project_weeks = 0


def count_depth(street: ReferenceStreet, group: Group) -> None:
    """Count full sessions, and cases of others that the group closed."""
    group.full_sessions += group.attenders >= FULL_SESSION
    group.outside_cases += sum(
        case.closer == GROUP
        and case.community is group.community
        and case.closer_bin == group.number % GROUP_SLOTS
        and case.resident.group is not group
        for case in street.cases.values()
    )


def change_leaders(street: ReferenceStreet, group: Group) -> None:
    """Let leaders be lost and new ones grow, by guidance and by those there are."""
    settings = street.settings
    group.leaders = sum(
        street.luck("lead.lose", 64 * group.address + leader % 64, leader // 64) >= settings.leader_turnover
        for leader in range(group.leaders)
    )
    by_workers = group.guidance - group.staff_guidance
    guided_hours = (by_workers + settings.staff_funder_weight * group.staff_guidance) / 60
    room = max(0.0, 1.0 - group.leaders / (2.0 + group.members / settings.leader_room))
    grown = settings.leader_by_guide * guided_hours + settings.leader_by_leader * group.leaders
    new = poisson(street.luck("lead.new", group.address), grown * group.activity * room)
    group.leaders = min(group.members, group.leaders + new)


def leave(street: ReferenceStreet, group: Group, members: list[Resident]) -> None:
    """Let members leave; an idle group loses more."""
    settings = street.settings
    chance = settings.grp_leave_idle if group.activity < settings.grp_idle else settings.grp_leave
    for i in members:
        if street.luck("grp.leave", i.address) < chance:
            i.group = None
            group.members -= 1
    group.leaders = min(group.leaders, group.members)


# Joining --------------------------------------------------------------------------------------------


def is_lively(street: ReferenceStreet, group: Group) -> bool:
    """Whether a group is active enough to attract people, and has a place."""
    return group.alive and group.activity > street.settings.grp_idle and group.place >= 0


def has_room(street: ReferenceStreet, group: Group) -> bool:
    """Whether one more can join a lively group."""
    if not is_lively(street, group):
        return False
    place = street.places[group.place]
    limit = street.settings.place_cap if place.plan.members is None else place.plan.members
    return group.members < limit and members_at(place) < place.plan.capacity


def join(street: ReferenceStreet, community: Community) -> None:
    """Let people without a group join those of acquaintances and neighbours, while there is room."""
    lively = [group for group in community.groups if is_lively(street, group)]
    wishes: dict[Group, list[Resident]] = {group: [] for group in lively}
    for i in community.residents:
        if i.group is None and i.age >= 6:
            group = wish(street, i, lively)
            if group is not None:
                wishes[group].append(i)
    for group in lively:
        for i in sorted(wishes[group], key=lambda i: (street.luck("grp.rank", i.address), i.address)):
            if has_room(street, group):
                i.group = group
                group.members += 1


def wish(street: ReferenceStreet, i: Resident, lively: list[Group]) -> Group | None:
    """Return the group somebody wants to join."""
    known = acquaintances_in_groups(i)
    fitting = [group for group in lively if (group.type == YOUTH) == (6 <= i.age <= 14)]
    by_strength = sorted(range(8), key=lambda slot: (-i.strengths[slot], slot))
    through = [
        contact.group
        for contact in (i.contacts[slot] for slot in by_strength)
        if contact is not None and contact.group in fitting
    ]
    if not known or not fitting:
        return None
    pick = math.floor(street.luck("grp.pick", i.address) * len(fitting))
    group = through[0] if through else fitting[pick]
    assert group is not None
    same_hobby = i.hobby and i.hobby == group.hobby
    chance = street.settings.grp_join * min(5, known) * (2 if same_hobby else 1)
    return group if street.luck("grp.want", i.address) < chance else None


def acquaintances_in_groups(i: Resident) -> int:
    """Return the people in groups that somebody knows: those of the own cell, and contacts elsewhere."""
    neighbours = sum(j.group is not None for j in i.cell.residents)
    contacts = sum(j is not None and j.group is not None and j.cell is not i.cell for j in i.contacts)
    return neighbours + contacts


def die(group: Group) -> None:
    """End a group and free its members, those who have just joined too."""
    for i in members_of(group):
        i.group = None
    group.alive, group.members, group.place, group.named = False, 0, -1, -1
    group.attenders, group.guided_by = 0, -1
    group.full_sessions = group.outside_cases = group.project_weeks = group.lead_weeks = 0
    group.in_depth = False
