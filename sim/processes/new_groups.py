"""W12, item 6: groups are born.

Where minutes were saved up and a place was granted, organisers found a group for the need they
hold greatest, with people they can reach. Elsewhere people who share a hobby may start one by
themselves, if the community room has a place left.
"""

import numpy as np

from sim.compiled import compiled
from sim.layout import GROUP_SLOTS, OFFICE, SLOTS, SOCIAL
from sim.needs_estimate import choose_need, users_estimate
from sim.organising import GroupWork, led_share, lowest_by, name_of, seeds
from sim.places import free_group_places
from sim.randomness import draw_each
from sim.roster import ADULT
from sim.world import I8, I16, I32, World

COMPANY = 6
ROOM = "community_room"
HOBBIES = 5  # 0: none
GROUP_NEEDS = range(1, 7)


def found_groups(world: World) -> None:
    """Found at most one group in each community, in a world that has self-organisations."""
    if "self_organisations" not in world.settings.present:
        return
    settings, groups, communities = world.settings, world.groups, world.communities
    work = settings.numbers(GroupWork)
    luck = draw_each(world.luck("grp.birth"), communities.number)
    empty = groups.alive.reshape(-1, GROUP_SLOTS) == 0
    first = np.argmax(empty, axis=1)
    for c in np.flatnonzero(empty.any(axis=1)).tolist():
        j = c * GROUP_SLOTS + int(first[c])
        granted = int(communities.incubation_yes[c])
        if granted >= 0 and communities.incubation_bank[c] >= settings.incubation_minutes:
            organiser = SOCIAL if world.now.offered[c, SOCIAL] > 0 else OFFICE
            estimate = users_estimate(world, c, organiser).tolist()
            turn = int(communities.programmes[c])
            need = choose_need(settings.programme_rule, estimate, GROUP_NEEDS, turn)
            if need > 0 and _found(
                world, work, j, need, granted, organiser, seeds(world, c, world.resident_count)
            ):
                communities.incubation_bank[c] -= settings.incubation_minutes
                communities.incubation_yes[c] = -1
                continue
        if luck[c] < settings.group_birth:
            free = free_group_places(world)
            room = [p for p in world.plan.places_of[c] if world.plan.places[p].kind == ROOM and free[p] > 0]
            if room:
                _found(world, work, j, COMPANY, room[0], -1, _like_minded(world, c))


def _found(world: World, work: GroupWork, j: int, need: int, place: int, organiser: int, people: I32) -> bool:
    """Found a group of the people with the lowest luck, if there are enough."""
    settings, groups = world.settings, world.groups
    if len(people) < settings.seed_min:
        return False
    rank = world.luck("seed.rank")
    luck = draw_each(rank, world.traits.number[people])
    first = lowest_by(luck, people, int(settings.seed_max))
    world.roles.org[first] = j
    groups.alive[j] = 1
    groups.type[j] = need
    hobbies = np.bincount(world.traits.hobby[first], minlength=HOBBIES)[1:]
    groups.hobby[j] = 1 + int(np.argmax(hobbies)) if hobbies.any() else 0
    groups.born[j] = world.week
    groups.leaders[j] = 1
    groups.members[j] = len(first)
    groups.place[j] = place
    groups.funder[j] = organiser
    groups.autonomy[j] = groups.activity[j] = led_share(work, len(first), 1)
    groups.named[j] = _name(world, j // GROUP_SLOTS, need)
    how = "by itself" if organiser < 0 else "incubated"
    world.note(j // GROUP_SLOTS, name_of(world, j), "group_born", f"k{need} {how} {len(first)}")
    return True


def _name(world: World, c: int, need: int) -> int:
    """Return the study's first name for such a group here that no group bears, or -1."""
    for n, thing in enumerate(world.plan.named):
        of_kind = thing.kind in ("group", "team") and thing.category == need
        if of_kind and thing.community == c and n not in world.groups.named:
            return n
    return -1


def _like_minded(world: World, c: int) -> I32:
    """Return people without a group who know another with their hobby; the luckiest one's hobby."""
    traits, start = world.traits, world.communities.resident_start
    low, high = int(start[c]), int(start[c + 1])
    people = _with_company(low, high, traits.age, traits.hobby, world.roles.org, world.ties.contact)
    if len(people) == 0:
        return people
    rank = world.luck("seed.rank")
    founder = int(lowest_by(draw_each(rank, traits.number[people]), people, 1)[0])
    return np.asarray(people[traits.hobby[people] == traits.hobby[founder]])


@compiled
def _with_company(low: int, high: int, age: I8, hobby: I8, org: I16, contact: I32) -> I32:
    """List free adults with a hobby who have a contact that is another such person."""
    people = np.empty(high - low, dtype=np.int32)
    count = 0
    for i in range(low, high):
        if age[i] < ADULT or hobby[i] == 0 or org[i] >= 0:
            continue
        for d in range(SLOTS):
            j = contact[i, d]
            if low <= j < high and age[j] >= ADULT and org[j] < 0 and hobby[j] == hobby[i]:
                people[count] = i
                count += 1
                break
    return people[:count]
