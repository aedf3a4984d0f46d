"""W5 and W7: entrenched problems — where the three sides work, and what comes of it."""

import math

from tests.oracle.entities import Cell, Community
from tests.oracle.rng import clip
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    AUTHORITY,
    ENTRENCHED_NAMES,
    EXPERTISE,
    GROUP,
    LEGAL,
    NEVER,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    PURSE_CONTRACT,
    PURSE_GROUP,
    PURSE_OFFICE,
    PURSE_PARTY,
    PURSE_SOCIAL,
    PURSE_VOLUNTEER,
    SOCIAL,
    STANDING,
)

SIDES = (AUTHORITY, EXPERTISE, STANDING)
ACTORS_OF_SIDE = ((OFFICE,), (SOCIAL, PROFESSIONAL), (PARTY, GROUP))
MEMORY = 26  # weeks


def work(street: ReferenceStreet) -> None:
    """Let the three sides choose cells with a problem and work there."""
    for cell in street.cells:
        cell.side_cell = [0] * 3
    for community in street.communities:
        cells = [cell for cell in community.cells if cell.ent_kind >= 0]
        limits = [limits_of_side(street, community, side) for side in SIDES]
        linked = [is_linked(community, limits[side]) for side in SIDES]
        scores = [own_scores(street, cells, side, linked[side]) for side in SIDES]
        common = common_list(cells, [scores[side] for side in SIDES if linked[side]])
        off_list: dict[Cell, int] = dict.fromkeys(cells, 0)  # sides that took the cell off the common list
        for side in SIDES:
            on_common = common if linked[side] else None
            for cell, from_common in choose(street, community, side, limits[side], scores[side], on_common):
                pay_slot(street, community, limits[side])
                cell.side_cell[side] = 1
                cell.worked[side] = street.week
                off_list[cell] += from_common
        community.now.joint_cells = sum(sides >= 2 for sides in off_list.values())
        community.count("cells_decided", by=sum(sides >= 1 for sides in off_list.values()))


def limits_of_side(street: ReferenceStreet, community: Community, side: int) -> dict[int, int]:
    """Return the minutes a side may take at most, by purse in ascending order."""
    settings, offered, purses = street.settings, community.now.offered, community.purses
    legal_parts = {
        first + LEGAL: math.floor(settings.legal_share * purses[first + LEGAL].minutes)
        for first in (PURSE_PARTY, PURSE_VOLUNTEER)
    }
    if side == AUTHORITY:
        wanted = {PURSE_OFFICE: math.floor(settings.ent_authority * offered[OFFICE])}
    elif side == EXPERTISE:
        wanted = {PURSE_SOCIAL: community.now.expertise_minutes, **legal_parts}
        if community.specialism == 5:
            wanted[PURSE_CONTRACT] = math.floor(settings.expertise_share * community.supply(PROFESSIONAL))
    else:
        wanted = {}
        rest = math.floor(settings.ent_standing * community.supply(PARTY))
        for number in range(PURSE_PARTY, PURSE_PARTY + 5):
            wanted[number] = min(rest, purses[number].minutes - legal_parts.get(number, 0))
            rest -= wanted[number]
        for slot, kind in enumerate(community.group_types):
            if kind == 5:
                wanted[PURSE_GROUP + slot] = purses[PURSE_GROUP + slot].minutes
    return {number: min(minutes, purses[number].minutes) for number, minutes in wanted.items()}


def is_linked(community: Community, limits: dict[int, int]) -> bool:
    """Whether a linked actor gives minutes to a side."""
    return any(
        minutes > 0 and community.now.linked[community.purses[number].actor]
        for number, minutes in limits.items()
    )


def own_scores(street: ReferenceStreet, cells: list[Cell], side: int, linked: bool) -> dict[Cell, float]:
    """Return how bad a side thinks each cell with a problem is, with an error of half a year."""
    seen = [float(seen_by(street, cell, side, linked)) for cell in cells]
    if not seen:
        return {}
    mean = sum(seen) / len(seen)
    spread = math.sqrt(sum((x - mean) ** 2 for x in seen) / len(seen))
    scores = {}
    for cell, x in zip(cells, seen, strict=True):
        u = street.luck("ent.noise", 8 * cell.address + side, week=MEMORY * (street.week // MEMORY))
        error = street.settings.ent_noise * (2 * u - 1) * math.sqrt(3)
        scores[cell] = ((x - mean) / spread if spread > 0 else 0.0) + error
    return scores


def seen_by(street: ReferenceStreet, cell: Cell, side: int, linked: bool) -> int:
    """Return the cases a side remembers from a cell, and whether work was done there."""
    actors = ACTORS_OF_SIDE[side]
    cases = sum(week[cell.ent_kind][actor] for week in cell.severity_ring for actor in actors)
    sides = SIDES if linked else (side,)
    return cases + any(street.week - MEMORY <= cell.worked[one] < street.week for one in sides)


def common_list(cells: list[Cell], scores: list[dict[Cell, float]]) -> dict[Cell, float] | None:
    """Return the mean score of the linked sides; there is a common list from two sides on."""
    if len(scores) < 2:
        return None
    return {cell: sum(one[cell] for one in scores) / len(scores) for cell in cells}


def choose(
    street: ReferenceStreet,
    community: Community,
    side: int,
    limits: dict[int, int],
    own: dict[Cell, float],
    common: dict[Cell, float] | None,
) -> list[tuple[Cell, bool]]:
    """Return the cells where a side works, and whether each came off the common list."""
    slots = sum(limits.values()) // street.settings.ent_slot
    u = street.luck("ent.slot", 8 * community.address + side)
    by_common = min(slots, math.floor(community.now.quality * slots + u)) if common is not None else 0
    reachable = [cell for cell in own if side != STANDING or has_standing(community, cell)]
    chosen: list[tuple[Cell, bool]] = []
    for slot in range(slots):
        scores = common if common is not None and slot < by_common else own
        if not reachable:
            break
        cell = max(reachable, key=lambda one: (scores[one], -one.number))
        reachable.remove(cell)
        chosen.append((cell, slot < by_common))
    return chosen


def has_standing(community: Community, cell: Cell) -> bool:
    """Whether a serving member, or an attender of a group for disputes, lives near a cell."""
    for near in community.cells:
        if abs(near.number - cell.number) <= 3:
            for i in near.residents:
                if i.role == PARTY or (i.role == GROUP and community.group_types[i.slot] == 5):
                    return True
    return False


def pay_slot(street: ReferenceStreet, community: Community, limits: dict[int, int]) -> None:
    """Debit one slot from a side's purses in ascending order, within the limits."""
    rest = street.settings.ent_slot
    for number in sorted(limits):
        part = min(rest, limits[number])
        community.take(number, part, "entrenched")
        limits[number] -= part
        rest -= part


# W7 -----------------------------------------------------------------------------------------------


def progress(street: ReferenceStreet) -> None:
    """Move the problems on or back; some are solved, end by themselves, or begin."""
    for community in street.communities:
        for cell in community.cells:
            if cell.ent_kind >= 0:
                move(street, community, cell)
            else:
                begin(street, community, cell)


def spread_of_opinions(cell: Cell) -> float:
    """Return the standard deviation (divisor n) of opinions in a cell."""
    opinions = [i.opinion for i in cell.residents]
    mean = sum(opinions) / len(opinions)
    return math.sqrt(sum((o - mean) ** 2 for o in opinions) / len(opinions))


def move(street: ReferenceStreet, community: Community, cell: Cell) -> None:
    """Move one problem on where all three sides worked, back where they did not."""
    settings = street.settings
    if all(week == street.week for week in cell.worked):
        consent = clip(
            settings.consent_scale * math.exp(-settings.consent_sd * spread_of_opinions(cell)), 0.0, 1.0
        )
        trust = sum(i.trust for i in cell.residents) / len(cell.residents)
        cell.ent_progress += settings.ent_step * consent * (0.5 + 0.5 * trust)
    else:
        cell.ent_progress = max(0.0, cell.ent_progress - settings.ent_slip)
    if cell.ent_progress >= 1:
        community.count("entrenched_solved", cell.ent_kind)
    elif street.luck("ent.end", cell.address) < settings.ent_end:
        community.count("entrenched_ended", cell.ent_kind)
    else:
        return
    cell.ent_kind, cell.ent_progress, cell.ent_since = -1, 0.0, NEVER


def begin(street: ReferenceStreet, community: Community, cell: Cell) -> None:
    """Let a problem begin in a cell without one, more easily where views differ."""
    share = community.start_entrenched
    differ = (1 + 4 * spread_of_opinions(cell)) / (1 + 4 * community.start_spread)
    chance = street.settings.ent_birth * share / (1 - share) * differ
    if street.luck("ent.birth", cell.address) < chance:
        kind = community.plan.entrenched_kind
        if kind == "any":
            cell.ent_kind = math.floor(3 * street.luck("ent.kind", cell.address))
        else:
            cell.ent_kind = ENTRENCHED_NAMES.index(kind)
        cell.ent_progress, cell.ent_since = 0.0, street.week
        community.count("entrenched_began", cell.ent_kind)
