"""The founding of a street (model.md 3.2), in the order of the paper."""

import math

from sim.plan import StreetPlan
from sim.scenario import Scenario
from tests.oracle.entities import Cell, Community, Partner, Resident, Worker
from tests.oracle.founding_people import found_people
from tests.oracle.minds import draw_ties, draw_views, draws_of, normal
from tests.oracle.nearness import friction_of, resting_loneliness, spread_of_opinions, tie_sum
from tests.oracle.rng import rnd
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import AREAS, NEEDS, SELF_MANAGED

FOUNDING = -53  # the week in the address of every draw
HOUSEHOLDS_OF_CELL = 25
OLDEST = -5000  # week in which a problem began at the earliest
CUMULATIVE_SIZES = (0.25, 0.56, 0.80, 0.93)
HOBBY_OF_SLOT = (2, 3, 4, 1)


def found(scenario: Scenario, seed: int, plan: StreetPlan, scale: float) -> ReferenceStreet:
    """Return a street at the start of its first week."""
    street = ReferenceStreet(scenario, seed, plan=plan, scale=scale)
    for _ in plan.communities:
        street.add_community()
    # all communities of the whole street are numbered through; those left out are only counted
    residents = households = cells = 0
    for address, of_whole in enumerate(plan.whole.communities):
        sizes = household_sizes(street, address, max(1, rnd(scale * of_whole.residents)))
        rows = rows_of(sizes)
        if address in plan.numbers:
            build(street, street.communities[plan.numbers.index(address)], rows, residents, households, cells)
        residents, households, cells = residents + sum(sizes), households + len(sizes), cells + len(rows)
    place_places(street)
    for community in street.communities:
        found_people(street, community)
    for resident in street.residents:
        settle_mind(street, resident)
        draw_views(street, resident, FOUNDING)
    for resident in street.residents:
        draw_ties(street, resident, FOUNDING)
    for resident in street.residents:
        resident.loneliness = resting_loneliness(street, resident)
    for cell in street.cells:
        cell.friction, cell.tie_sum = friction_of(cell), tie_sum(cell)
    for community in street.communities:
        found_willing(street, community)
        found_volunteers(street, community)
        found_groups(street, community)
        found_institutions(street, community)
    bring_partners_and_workers(street)
    return street


def household_sizes(street: ReferenceStreet, address: int, people: int) -> list[int]:
    """Draw the household sizes of a community until all residents are placed; the last is cut."""
    sizes: list[int] = []
    while sum(sizes) < people:
        u = street.luck("found.size", street.household_stride * address + len(sizes), week=FOUNDING)
        size = 1 + sum(share <= u for share in CUMULATIVE_SIZES)
        sizes.append(min(size, people - sum(sizes)))
    return sizes


def rows_of(sizes: list[int]) -> list[list[int]]:
    """Return the households of each cell of a community, by their sizes."""
    rows = [sizes[n : n + HOUSEHOLDS_OF_CELL] for n in range(0, len(sizes), HOUSEHOLDS_OF_CELL)]
    if len(rows) > 1 and len(rows[-1]) < 13:
        last = rows.pop()
        rows[-1] = rows[-1] + last
    return rows


def build(
    street: ReferenceStreet, community: Community, rows: list[list[int]], resident: int, home: int, first: int
) -> None:
    """Build the cells of a community and settle its households, numbered from these in the whole street."""
    width = math.ceil(math.sqrt(1.25 * len(rows)))
    for n, row in enumerate(rows):
        cell = street.add_cell(community, first + n)
        cell.x, cell.y = n % width, n // width
        if community.plan.split_map and n >= math.ceil(len(rows) / 2):
            cell.x += 6
        for size in row:
            household = street.add_household(cell, home)
            home += 1
            for _ in range(size):
                street.add_resident(household, resident)
                resident += 1


def place_places(street: ReferenceStreet) -> None:
    """Put the places of each community into its cells, spread evenly."""
    for place in street.plan.places:
        community = street.communities[place.community]
        cells = community.cells
        street.add_place(cells[math.floor((len(community.places) + 0.5) * len(cells) / 8) % len(cells)])


def settle_mind(street: ReferenceStreet, resident: Resident) -> None:
    """Draw motivation, felt duty and the threshold of joining."""
    settings, luck, i = street.settings, draws_of(street, FOUNDING), resident.address
    beta = sorted(luck("found.m", i, draw) for draw in range(9))[1]
    bonus = settings.member_motivation if resident.member_type else 0.0
    resident.motivation = resident.start_motivation = min(1.0, beta + bonus)
    resident.satisfaction = street.settings.satisfaction_home
    resident.obligation = settings.self_obligation if resident.member_type == SELF_MANAGED else 0.0
    resident.threshold = settings.threshold * math.exp(0.4 * normal(luck, "found.theta", i))


def found_willing(street: ReferenceStreet, community: Community) -> None:
    """Choose the adults who may become volunteers, the likelier the more motivated."""
    adults = [i for i in community.residents if i.age >= 15]
    order = {
        i: street.luck("found.willing", i.address, week=FOUNDING) / max(i.motivation, 0.01) for i in adults
    }
    adults.sort(key=lambda i: (order[i], i.number))
    for resident in adults[: rnd(street.settings.willing_share * len(adults))]:
        resident.willing = True


def found_volunteers(street: ReferenceStreet, community: Community) -> None:
    """Make the first volunteers active."""
    candidates = [i for i in community.residents if not i.member_type and i.willing]
    candidates.sort(key=lambda i: (street.luck("found.active", i.address, week=FOUNDING), i.address))
    for resident in candidates[: rnd(street.settings.active_start * len(community.residents))]:
        resident.active = True


def found_groups(street: ReferenceStreet, community: Community) -> None:
    """Found the first groups, each around a hobby, in the community room."""
    settings = street.settings
    if not street.present("self_organisations"):
        return
    for slot, group in enumerate(community.groups[: settings.start_groups]):
        group.hobby = HOBBY_OF_SLOT[slot % 4]
        wanted = 18 + int(7 * street.luck("found.group", group.address, week=FOUNDING))
        free = [i for i in community.residents if i.age >= 15 and i.group is None]
        order = {
            i: (i.hobby != group.hobby) + street.luck("found.join", i.address, slot, FOUNDING) for i in free
        }
        free.sort(key=lambda i: (order[i], i.number))
        for resident in free[:wanted]:
            resident.group = group
        group.alive, group.type, group.leaders, group.born = True, 6, 3, -200
        group.members = min(wanted, len(free))
        group.place = next(place.number for place in community.places if place.plan.kind == "community_room")
        group.autonomy = group.activity = min(1.0, 3 / (1 + group.members / settings.leader_span))


def found_institutions(street: ReferenceStreet, community: Community) -> None:
    """Give a community its settled duties, skill, entrenched problems and spread of views."""
    plan = community.plan
    community.staff_skill = 0.2
    first = 16 * community.address
    areas = sorted(AREAS, key=lambda area: street.luck("found.area", first + area, week=FOUNDING))
    for area in areas[: rnd(len(AREAS) * plan.clarity)]:
        community.settled[area] = True
    community.start_entrenched = plan.entrenched_share
    cells = sorted(
        community.cells,
        key=lambda cell: (street.luck("found.ent", cell.address, week=FOUNDING), cell.address),
    )
    for cell in cells[: rnd(plan.entrenched_share * len(cells))]:
        cell.ent_kind = entrenched_kind(street, cell)
        cell.ent_since = beginning(street, cell)
    spreads = [spread_of_opinions(cell) for cell in community.cells]
    community.start_spread = sum(spreads) / len(spreads)


def entrenched_kind(street: ReferenceStreet, cell: Cell) -> int:
    """Return the kind of problem that a cell starts with."""
    kind = cell.community.plan.entrenched_kind
    if kind == "any":
        return int(3 * street.luck("found.ent_kind", cell.address, week=FOUNDING))
    return ("conflict", "duty", "safety").index(kind)


def beginning(street: ReferenceStreet, cell: Cell) -> int:
    """Return the week in which a problem of the start began: as old as problems get that end by luck."""
    settings = street.settings
    if settings.ent_end == 0:
        return OLDEST
    u = street.luck("found.ent_age", cell.address, week=FOUNDING)
    age = math.floor(math.log(1 - u) / math.log(1 - settings.ent_end))
    return max(OLDEST, -settings.burn_in - 1 - age)


def bring_partners_and_workers(street: ReferenceStreet) -> None:
    """Let partners come with their first goods and workers with their skill, once they are present."""
    communities = range(len(street.communities))
    if street.present("charity_partners") and not street.partners:
        for number, one in enumerate(street.plan.partners):
            instead = dict(one.instead)
            worth = [1.0 if need == one.category else instead.get(need, 0.0) for need in NEEDS]
            partner = Partner(number, one.category, worth, [one.gives_in(c) for c in communities])
            partner.allied = one.communities is not None
            partner.stock = [rnd(20 * street.scale) * gives for gives in partner.gives]
            street.partners.append(partner)
    if street.present("social_workers") and not street.workers:
        for number, own in enumerate(street.plan.workers):
            everywhere = street.plan.whole.workers[number]
            worker = Worker(number, [street.communities[c] for c in own], len(everywhere))
            worker.skill = 0.6 + 0.4 * street.luck("found.sw_skill", number, week=FOUNDING)
            street.workers.append(worker)
