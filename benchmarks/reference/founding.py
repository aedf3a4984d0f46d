"""The founding of a street (model.md 3.2), in the order of the paper."""

import math

from benchmarks.reference.entities import Cell, Community, Partner, Resident, Worker
from benchmarks.reference.founding_people import found_people
from benchmarks.reference.luck import rnd
from benchmarks.reference.minds import draw_ties, draw_views, draws_of, normal
from benchmarks.reference.nearness import friction_of, resting_loneliness, spread_of_opinions, tie_sum
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import SELF_MANAGED
from sim.plan import StreetPlan
from sim.scenario import Scenario

FOUNDING = -53  # the week in the address of every draw
HOUSEHOLDS_OF_CELL = 25
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
        found_volunteers(street, community)
        found_groups(street, community)
        found_institutions(street, community)
    found_partners_and_workers(street)
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
    resident.obligation = settings.self_obligation if resident.member_type == SELF_MANAGED else 0.0
    resident.threshold = settings.threshold * math.exp(0.4 * normal(luck, "found.theta", i))


def found_volunteers(street: ReferenceStreet, community: Community) -> None:
    """Make the first volunteers active."""
    candidates = [i for i in community.residents if not i.member_type and i.age >= 15]
    candidates.sort(key=lambda i: (street.luck("found.active", i.address, week=FOUNDING), i.address))
    for resident in candidates[: rnd(0.004 * len(community.residents))]:
        resident.active = True


def found_groups(street: ReferenceStreet, community: Community) -> None:
    """Found the first groups, each around a hobby, in the community room."""
    settings = street.settings
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
    """Give a community its clarity, skill, entrenched problems and spread of views."""
    plan = community.plan
    community.clarity, community.staff_skill = plan.clarity, 0.2
    community.start_entrenched = plan.entrenched_share
    cells = sorted(
        community.cells,
        key=lambda cell: (street.luck("found.ent", cell.address, week=FOUNDING), cell.address),
    )
    for cell in cells[: rnd(plan.entrenched_share * len(cells))]:
        cell.ent_kind = entrenched_kind(street, cell)
    spreads = [spread_of_opinions(cell) for cell in community.cells]
    community.start_spread = sum(spreads) / len(spreads)


def entrenched_kind(street: ReferenceStreet, cell: Cell) -> int:
    """Return the kind of problem that a cell starts with."""
    kind = cell.community.plan.entrenched_kind
    if kind == "any":
        return int(3 * street.luck("found.ent_kind", cell.address, week=FOUNDING))
    return ("conflict", "duty", "safety").index(kind)


def found_partners_and_workers(street: ReferenceStreet) -> None:
    """Give partners their first goods and workers their skill."""
    communities = len(street.communities)
    for number, one in enumerate(street.plan.partners):
        partner = Partner(number, one.category, communities)
        partner.stock = [rnd(20 * street.scale)] * communities
        street.partners.append(partner)
    for number, own in enumerate(street.plan.workers):
        everywhere = street.plan.whole.workers[number]
        worker = Worker(number, [street.communities[c] for c in own], len(everywhere))
        worker.skill = 0.6 + 0.4 * street.luck("found.sw_skill", number, week=FOUNDING)
        street.workers.append(worker)
