"""Groups, partners, workers, contracts and stocks at the start of burn-in; an absent actor has none."""

import math

import numpy as np

from sim.cohorts import new_cohorts, subgroups_of
from sim.founding import people
from sim.layout import (
    ACTOR_COUNT,
    AREA_COUNT,
    AREA_STRIDE,
    GROUP_SLOTS,
    NEED_COUNT,
    PARTNER_CAPACITY,
    PROJECT_CAPACITY,
)
from sim.plan import rnd
from sim.randomness import FOUNDING_WEEK, draw, prefix
from sim.world import CaseLog, Cases, Groups, Partners, Projects, World, blank

FIRST_GROUP_BORN = -200
FIRST_GROUP_LEADERS = 3
FIRST_GROUP_TYPE = 6
FIRST_GROUP_HOBBIES = (2, 3, 4, 1)  # arts, sport, craft, farming by slot
FOUNDING_CLIENTS = 40
EARLIEST_PROBLEM = -5000  # week: nobody remembers further back
LOG_CAPACITY = 16384


def community_shapes(count: int) -> dict[str, tuple[int, ...]]:
    """Return the shapes of community arrays that hold more than one number a community."""
    return {
        "idle": (count, ACTOR_COUNT),
        "estimate": (count, 2, NEED_COUNT),
        "office_known": (count, 26, NEED_COUNT),
        "pair_last": (count, ACTOR_COUNT, ACTOR_COUNT),
        "settled": (count, AREA_COUNT),
        "strays": (count, 4, AREA_COUNT),
        "due": (count, 4, 2),
        "portfolio": (count, 2, NEED_COUNT),
        "joint_cases": (count, 4, ACTOR_COUNT, ACTOR_COUNT),
        "visits_with_child": (count, 2),
        "visits_without_child": (count, 2),
    }


def found(world: World) -> None:
    """Found everything that is not a resident."""
    _states(world)
    _entrenched(world)
    _groups(world)
    _partners_and_workers(world)
    world.cases = blank(Cases, 0)
    world.cohorts = new_cohorts(world.settings.burn_in, world.community_count)
    world.member_of = subgroups_of(world)
    world.open_needs = np.zeros(world.resident_count, dtype=np.uint8)
    world.log = blank(CaseLog, LOG_CAPACITY)


def _states(world: World) -> None:
    """Set the communities' slow states: L, burnout and idleness start at 0 (the three deficits)."""
    communities = world.communities
    for c, plan in enumerate(world.plan.communities):
        luck = people.uniforms(
            prefix(world.seed, "found.area", FOUNDING_WEEK),
            AREA_STRIDE * world.plan.numbers[c],
            AREA_COUNT,
            0,
        )
        communities.settled[c, people.lowest(luck, rnd(AREA_COUNT * plan.clarity))] = 1
    communities.staff_skill[:] = 0.2


def _entrenched(world: World) -> None:
    """Give each community its share of cells with an entrenched problem."""
    cells, communities = world.cells, world.communities
    for c, plan in enumerate(world.plan.communities):
        low, high = int(communities.cell_start[c]), int(communities.cell_start[c + 1])
        start = prefix(world.seed, "found.ent", FOUNDING_WEEK)
        luck = people.uniforms_at(start, cells.number[low:high], 0)
        communities.start_entrenched[c] = plan.entrenched_share
        for b in low + people.lowest(luck, rnd(plan.entrenched_share * (high - low))):
            subject = int(cells.number[b])
            u = draw(world.seed, "found.ent_kind", FOUNDING_WEEK, subject)
            cells.ent_kind[b] = problem_kind(plan.entrenched_kind, u)
            u = draw(world.seed, "found.ent_age", FOUNDING_WEEK, subject)
            age = problem_age(u, float(world.settings.ent_end))
            cells.ent_since[b] = max(-world.settings.burn_in - 1 - age, EARLIEST_PROBLEM)


def problem_age(u: float, ends: float) -> int:
    """Return how many weeks ago a problem began that ends with a chance a week (inversion)."""
    if ends <= 0.0:  # nothing ever ended
        return -EARLIEST_PROBLEM
    return math.floor(math.log(1.0 - u) / math.log(1.0 - ends))


def problem_kind(kind: str, u: float) -> int:
    """Return 0 conflict, 1 duty, 2 safety; `any` takes one of the three by luck."""
    return int(3 * u) if kind == "any" else ("conflict", "duty", "safety").index(kind)


def _groups(world: World) -> None:
    """Found the groups that exist before linkage: `start_groups` a community, of 18 to 24."""
    traits, roles, communities = world.traits, world.roles, world.communities
    count = world.community_count * GROUP_SLOTS
    world.groups = groups = blank(
        Groups, count, fill={"place": -1, "funder": -1, "guided_by": -1, "named": -1}
    )
    if "self_organisations" not in world.settings.present:
        return
    join = prefix(world.seed, "found.join", FOUNDING_WEEK)
    for c in range(world.community_count):
        low, high = int(communities.resident_start[c]), int(communities.resident_start[c + 1])
        room = next(
            p
            for p, place in enumerate(world.plan.places)
            if place.community == c and place.kind == "community_room"
        )
        for slot in range(int(world.settings.start_groups)):
            j = c * GROUP_SLOTS + slot
            hobby = FIRST_GROUP_HOBBIES[slot]
            subject = world.plan.numbers[c] * GROUP_SLOTS + slot
            size = 18 + int(7 * draw(world.seed, "found.group", FOUNDING_WEEK, subject))
            key = people.uniforms_at(join, traits.number[low:high], slot)
            key = key + (traits.hobby[low:high] != hobby)
            free = (traits.age[low:high] >= 15) & (roles.org[low:high] < 0)
            who = low + people.lowest(key, size, free)
            roles.org[who] = j
            groups.alive[j] = 1
            groups.type[j] = FIRST_GROUP_TYPE
            groups.hobby[j] = hobby
            groups.born[j] = FIRST_GROUP_BORN
            groups.leaders[j] = FIRST_GROUP_LEADERS
            groups.place[j] = room
            groups.members[j] = len(who)
            required = world.settings.req_base + world.settings.req_member * len(who)
            span = 1 + len(who) / world.settings.leader_span
            groups.autonomy[j] = min(1.0, FIRST_GROUP_LEADERS / span)
            groups.activity[j] = groups.autonomy[j] if required > 0 else 1.0


def _partners_and_workers(world: World) -> None:
    """Give the street its charity partners, social workers and projects' room, if they are present."""
    count = world.community_count
    world.partners = blank(
        Partners,
        PARTNER_CAPACITY,
        shapes={
            **dict.fromkeys(("stock", "gift", "gift_used", "gives"), (PARTNER_CAPACITY, count)),
            "worth": (PARTNER_CAPACITY, NEED_COUNT),
        },
        fill={"category": -1},
    )
    world.goods_missing = np.zeros(NEED_COUNT, dtype=np.int64)
    world.workers_of, world.worker_skill = (), np.empty(0)
    arrive(world)
    slots = (count, PROJECT_CAPACITY)
    shapes: dict[str, tuple[int, ...]] = dict.fromkeys(Projects._fields, slots)
    shapes["given"], shapes["effective"] = (*slots, 3, 6), (*slots, 3)
    world.projects = blank(Projects, count, shapes=shapes)


def arrive(world: World) -> None:
    """Bring the plan's partners and social workers if they are present and have not come yet."""
    present, partners = world.settings.present, world.partners
    if "charity_partners" in present and (partners.category < 0).all():
        for d, partner in enumerate(world.plan.partners):
            partners.category[d] = partner.category
            partners.satisfaction[d] = 0.5
            partners.gives[d] = [partner.gives_in(c) for c in range(world.community_count)]
            partners.allied[d] = partner.communities is not None
            partners.stock[d] = rnd(20 * world.scale) * partners.gives[d]
            partners.worth[d, partner.category] = 1.0
            for need, worth in partner.instead:
                partners.worth[d, need] = worth
    if "social_workers" in present and not world.workers_of:
        world.workers_of = world.plan.workers
        world.worker_skill = np.array(
            [
                0.6 + 0.4 * draw(world.seed, "found.sw_skill", FOUNDING_WEEK, w)
                for w in range(len(world.workers_of))
            ]
        )


def founding_clients(world: World) -> None:
    """Make the provider's first clients: dependents-to-be where it has its building."""
    traits, communities = world.traits, world.communities
    building = world.plan.provider_building
    if building is None:
        return
    c = building.community
    low, high = int(communities.resident_start[c]), int(communities.resident_start[c + 1])
    start = prefix(world.seed, "found.client", FOUNDING_WEEK)
    luck = people.uniforms_at(start, traits.number[low:high], 0)
    eligible = (traits.age[low:high] >= 60) & (traits.disability[low:high] >= 1)
    who = low + people.lowest(luck, rnd(FOUNDING_CLIENTS * world.scale), eligible)
    world.roles.client_until[who] = 26
    communities.beds_free[c] = rnd(world.settings.beds * world.scale)
