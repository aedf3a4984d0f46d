"""W12, items 1 to 5: self-organisations win and lose leaders and members, and die.

A group needs organising work that grows with its size; leaders do what they can, guidance adds to
it. An under-led group is idle: it takes nobody in and loses its members.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.depth import forget_depth, judge_depth, note_part_taken
from sim.layout import GROUP_SLOTS, SLOTS
from sim.organising import GroupWork, led_share, name_of, required_minutes
from sim.pairing import order_within
from sim.places import group_room, has_room, persons_at
from sim.randomness import bits, draw_below, poisson, uniform
from sim.roster import ADULT
from sim.world import I8, I16, I32, I64, Groups, Ties, Traits, World

YOUTH = 3
YOUTH_FROM = 6
MOST_CONTACTS = 5
LEADERS = 64  # subjects of a group's leaders
HOBBY_FACTOR = 2.0
MANAGED_AUTONOMY, MANAGED_ACTIVITY, MANAGED_WEEKS = 0.8, 0.6, 13


class GroupNumbers(NamedTuple):
    """Settings of the life of groups."""

    leader_turnover: float
    leader_by_guide: float
    leader_by_leader: float
    leader_room: float
    staff_funder_weight: float
    grp_leave: float
    grp_leave_idle: float
    grp_idle: float
    grp_join: float


def change_groups(world: World) -> None:
    """Let every group live a week: leaders, leaving, joining, death."""
    groups, roles = world.groups, world.roles
    note_part_taken(world)
    numbers = world.settings.numbers(GroupNumbers)
    work = world.settings.numbers(GroupWork)
    members = _members(roles.org, groups.members)
    led = groups.leaders > 0
    _lead(groups, world.communities.number, work, numbers, world.luck("lead.lose"), world.luck("lead.new"))
    _leave(members, world.traits.number, roles.org, groups, numbers, world.luck("grp.leave"))
    for j in np.flatnonzero(led & (groups.leaders == 0) & (groups.alive == 1)).tolist():
        world.note(j // GROUP_SLOTS, name_of(world, j), "leaders_0")
    for j in np.flatnonzero(groups.managed_weeks == MANAGED_WEEKS).tolist():
        world.note(j // GROUP_SLOTS, name_of(world, j), "group_self_managed")
    _join(world, members, numbers)
    _die(world)
    judge_depth(world)


@compiled
def _members(org: I16, count: I32) -> I32:
    """List all members in id order, and count those of each group."""
    count[:] = 0
    members = np.empty(len(org), dtype=np.int32)
    total = 0
    for i in range(len(org)):
        if org[i] >= 0:
            count[org[i]] += 1
            members[total] = i
            total += 1
    return members[:total].copy()


@compiled
def _lead(
    groups: Groups,
    numbers_of: I64,
    work: GroupWork,
    numbers: GroupNumbers,
    lose: np.uint64,
    new: np.uint64,
) -> None:
    """Settle activity and autonomy with this week's guidance, then lose and win leaders."""
    for j in range(len(groups.alive)):
        if groups.alive[j] == 0:
            continue
        subject = numbers_of[j // GROUP_SLOTS] * GROUP_SLOTS + j % GROUP_SLOTS
        size, leaders = groups.members[j], min(groups.leaders[j], groups.members[j])
        required = required_minutes(work, size)
        autonomy = led_share(work, size, leaders)
        activity = min(1.0, autonomy + groups.guidance[j] / required)
        groups.autonomy[j] = autonomy
        groups.activity[j] = activity
        managed = autonomy >= MANAGED_AUTONOMY and activity >= MANAGED_ACTIVITY
        groups.managed_weeks[j] = groups.managed_weeks[j] + 1 if managed else 0
        lost = 0
        for leader in range(leaders):
            one = subject * LEADERS + leader % LEADERS  # more leaders than subjects: their next draws
            if uniform(lose, one, leader // LEADERS) < numbers.leader_turnover:
                lost += 1
        leaders -= lost
        by_staff = groups.staff_guidance[j]
        hours = (groups.guidance[j] - by_staff + numbers.staff_funder_weight * by_staff) / 60.0
        room = 1.0 - leaders / (2.0 + size / numbers.leader_room)
        mean = numbers.leader_by_guide * hours + numbers.leader_by_leader * leaders
        mean *= activity * max(0.0, room)
        groups.leaders[j] = min(size, leaders + poisson(new, subject, mean))


@compiled
def _leave(
    members: I32,
    numbers_of: I32,
    org: I16,
    groups: Groups,
    numbers: GroupNumbers,
    luck: np.uint64,
) -> None:
    """Let members leave, most of all idle groups; a leader is a member."""
    for i in members:
        j = org[i]
        idle = groups.activity[j] < numbers.grp_idle
        leave = numbers.grp_leave_idle if idle else numbers.grp_leave
        if uniform(luck, numbers_of[i], 0) < leave:
            org[i] = -1
            groups.members[j] -= 1
    for j in range(len(groups.alive)):
        groups.leaders[j] = min(groups.leaders[j], groups.members[j])


def _join(world: World, members: I32, numbers: GroupNumbers) -> None:
    """Take in those who want to join, in the order of their luck, as far as there is room."""
    groups, roles, traits, settings = world.groups, world.roles, world.traits, world.settings
    persons = persons_at(world)
    lively = (groups.alive == 1) & (groups.activity > settings.grp_idle) & (groups.place >= 0)
    open_to = lively.astype(np.int8) + (lively & has_room(world, persons))
    joined = members[roles.org[members] >= 0]
    in_cell = np.bincount(traits.cell[joined], minlength=len(world.cells.community))
    who, group = _wants(
        world.communities.resident_start,
        in_cell,
        roles.org,
        traits,
        world.ties,
        groups,
        open_to,
        numbers,
        world.luck("grp.want"),
        world.luck("grp.pick"),
    )
    table = world.plan.place_table
    _take_in(
        who,
        traits.number,
        group,
        world.luck("grp.rank"),
        int(settings.place_cap),
        table.members,
        table.capacity,
        groups,
        persons,
        roles.org,
    )


@compiled
def _take_in(
    who: I32,
    numbers_of: I32,
    group: I32,
    luck: np.uint64,
    place_cap: int,
    limit: I64,
    capacity: I64,
    groups: Groups,
    persons: I64,
    org: I16,
) -> None:
    """Let groups, in order, take in those with the lowest luck while they and the place have room."""
    place, members = groups.place, groups.members
    drawn = np.empty(len(who), dtype=np.int64)
    for n in range(len(who)):
        drawn[n] = bits(luck, numbers_of[who[n]], 0)
    for n in order_within(group, drawn):
        j = group[n]
        p = place[j]
        largest = limit[p] if limit[p] >= 0 else place_cap
        if group_room(largest, members[j], capacity[p], persons[p]) > 0:
            org[who[n]] = j
            members[j] += 1
            persons[p] += 1


@compiled
def _wants(
    start: I32,
    in_cell: I64,
    org: I16,
    traits: Traits,
    ties: Ties,
    groups: Groups,
    open_to: I8,
    numbers: GroupNumbers,
    want: np.uint64,
    pick: np.uint64,
) -> tuple[I32, I32]:
    """List who wants to join which group (`open_to` [C·8]: 0 closed, 1 full, 2 has room).

    Members met (`in_cell` [B] in the own cell, acquaintances elsewhere; five count at most) and a
    common hobby make it likelier. The group is that of the strongest tie, else one by luck.
    Children join youth groups, adults the others.
    """
    cell, age, hobby, numbers_of = traits.cell, traits.age, traits.hobby, traits.number
    contact, strength = ties.contact, ties.strength
    group_type, group_hobby = groups.type, groups.hobby
    who = np.empty(len(org), dtype=np.int32)
    group = np.empty(len(org), dtype=np.int32)
    count = 0
    top = numbers.grp_join * MOST_CONTACTS * HOBBY_FACTOR
    for c in range(len(start) - 1):
        first = c * GROUP_SLOTS
        if not np.any(open_to[first : first + GROUP_SLOTS] == 2):
            continue  # every group is full or idle: nobody could be taken
        ahead = numbers_of[start[c]] - start[c]
        rows, luck = draw_below(want, start[c], start[c + 1], 1, ahead, top)
        for n in range(len(rows)):
            i = rows[n]
            if org[i] >= 0 or age[i] < YOUTH_FROM:
                continue
            young = age[i] < ADULT
            contacts = in_cell[cell[i]]
            best = -1
            strongest = -1.0
            for d in range(SLOTS):
                other = contact[i, d]
                if other < 0 or org[other] < 0:
                    continue
                if cell[other] != cell[i]:
                    contacts += 1
                j = org[other]
                fits = open_to[j] > 0 and (group_type[j] == YOUTH) == young
                if fits and strength[i, d] > strongest:
                    best = j
                    strongest = strength[i, d]
            if contacts == 0:
                continue
            if best < 0:
                fitting = 0
                for j in range(first, first + GROUP_SLOTS):
                    fitting += open_to[j] > 0 and (group_type[j] == YOUTH) == young
                chosen = int(uniform(pick, numbers_of[i], 0) * fitting)
                for j in range(first, first + GROUP_SLOTS):
                    if open_to[j] > 0 and (group_type[j] == YOUTH) == young:
                        if chosen == 0:
                            best = j
                        chosen -= 1
            if best < 0:
                continue
            chance = numbers.grp_join * min(MOST_CONTACTS, contacts)
            if hobby[i] > 0 and hobby[i] == group_hobby[best]:
                chance *= HOBBY_FACTOR
            if luck[n] < chance:
                who[count] = i
                group[count] = best
                count += 1
    return who[:count], group[:count]


SMALLEST_GROUP = 4  # members; fewer are no group


def _die(world: World) -> None:
    """Dissolve groups below the smallest size: all members are free, this week's too, and the place."""
    groups, org = world.groups, world.roles.org
    small = groups.members < SMALLEST_GROUP
    for j in np.flatnonzero((groups.alive == 1) & small).tolist():
        world.note(j // GROUP_SLOTS, name_of(world, j), "group_died", f"k{groups.type[j]}")
        org[org == j] = -1
        groups.alive[j] = 0
        groups.place[j] = groups.named[j] = groups.funder[j] = groups.guided_by[j] = -1
        for state in (groups.members, groups.leaders, groups.attenders, groups.managed_weeks):
            state[j] = 0
        groups.activity[j] = groups.autonomy[j] = 0.0
        forget_depth(world, j)
