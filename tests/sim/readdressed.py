"""A street whose communities stand in another order, and draws that are addressed by the old order.

Run as a program in a process of its own: kernels are compiled anew with a draw function that looks the
subject of every draw up in the shipped street. The compiled draws of a marked address (a bit of the
prefix that is cleared before hashing) go through these tables; which table is written in four more bits.
"""

import dataclasses
import sys

import numpy as np

from scenarios import load
from sim import randomness
from sim.compiled import helper
from sim.founding.people import HOUSEHOLD_SIZE_SHARES, cell_starts
from sim.life import Life
from sim.plan import StreetPlan, rnd
from sim.randomness import FOUNDING_WEEK, STEP, finalise
from sim.scenario import Scenario
from tests.sim.worlds import street

SCALE, WEEKS, SEED = 0.03, 44, 3
ORDER = [7, 14, 2, 0, 11, 5, 13, 1, 9, 3, 12, 4, 10, 6, 8]
MARK, BITS = 16, 31
ORGANISER = 2**32
PARTNERS_OF = 16  # subjects of partner.burst: partner × 16 + community
RESIDENT, HOUSEHOLD, CELL, COMMUNITY, NOBODY = range(5)
# Which unit the subjects of a decision count, and in what multiples.
KINDS = (
    (NOBODY, 1), (RESIDENT, 1), (RESIDENT, 8), (HOUSEHOLD, 1), (CELL, 1), (CELL, 8), (COMMUNITY, 1),
    (COMMUNITY, 8), (COMMUNITY, 16), (COMMUNITY, 64), (COMMUNITY, 512), (COMMUNITY, 1024), (COMMUNITY, 65536),
)  # fmt: skip
BURST = len(KINDS)
OF_NAME = {
    **dict.fromkeys(("sw.leave", "sw.skill", "found.sw_skill", "partner.ask"), 0),
    **dict.fromkeys(
        ("need.birth", "need.severe", "plat.msg", "list.enter", "serve.tie", "route.ok", "proj.attend", "case.area",
         *(f"know.{how}" for how in ("report", "patrol", "copres.2", "copres.3", "copres.4", "property",
                                     "client", "station", "refer"))), 2
    ),
    **dict.fromkeys(("child.along", "survey.answer"), 3),
    **dict.fromkeys(("ent.birth", "ent.end", "ent.kind", "found.ent", "found.ent_kind", "found.ent_age", "found.cell_side"), 4),
    "ent.noise": 5,
    **dict.fromkeys(("contact.round", "grp.birth", "link.roll", "duty.decide"), 6),
    **dict.fromkeys(("lead.new", "ent.slot", "place.ask", "proj.open", "found.group"), 7),
    **dict.fromkeys(("meet.attend", "serve.arrive", "found.area", "duty.undone"), 8),
    "meet.pair": 9,
    "lead.lose": 10,
    **dict.fromkeys(("survey.pick", "visit.pick", "visit.ok"), 11),
    **dict.fromkeys(
        (f"found.{what}" for what in ("size", "elder", "child", "migrant", "income", "side")), 12
    ),
    "partner.burst": BURST,
}  # fmt: skip
"""All other decisions are residents'."""

START = {"marked": False}


def turned(plan: StreetPlan, order: list[int]) -> StreetPlan:
    """Return a plan whose n-th community is the plan's community `order[n]`."""
    place = {old: new for new, old in enumerate(order)}

    def moved(thing):
        return dataclasses.replace(thing, community=place[thing.community])

    return dataclasses.replace(
        plan,
        communities=tuple(plan.communities[old] for old in order),
        contracts=tuple(plan.contracts[old] for old in order),
        workers=tuple(tuple(place[c] for c in row) for row in plan.workers),
        places=tuple(moved(one) for one in plan.places),
        provider_building=moved(plan.provider_building),
        desk=moved(plan.desk),
        named=tuple(one if one.community is None else moved(one) for one in plan.named),
    )


def prefix(seed: int, name: str, week: int) -> np.uint64:
    """Return a prefix whose last bits say what the subjects are, and whether to look them up."""
    h = randomness.decision_start(seed, name)
    start = finalise(((h ^ (week + randomness.WEEK_OFFSET & randomness.MASK)) + STEP) & randomness.MASK)
    kind = OF_NAME.get(name, 1)
    return np.uint64(start & ~BITS | kind | (MARK if START["marked"] else 0))


def counts(plan: StreetPlan, seed: int) -> tuple[list[int], list[int], list[int]]:
    """Return residents, households and cells of every community, by the rules of founding."""
    residents, households, cells = [], [], []
    start = int(prefix(seed, "found.size", FOUNDING_WEEK))
    for c, community in enumerate(plan.communities):
        residents.append(rnd(SCALE * community.residents))
        total = count = 0
        while total < residents[-1]:
            h = finalise(((start ^ (c * 65536 + count)) + STEP) & randomness.MASK)
            u = (finalise((h + STEP) & randomness.MASK) >> 11) * 2.0**-53
            total += 1 + int(np.searchsorted(HOUSEHOLD_SIZE_SHARES[:4], u, side="right"))
            count += 1
        households.append(count)
        cells.append(len(cell_starts(count)) - 1)
    return residents, households, cells


def tables(sizes: list[int], order: list[int]) -> np.ndarray:
    """Return the shipped row of every row of a turned street."""
    starts = np.concatenate([[0], np.cumsum(sizes)])
    return np.concatenate([np.arange(starts[old], starts[old + 1]) for old in order])


def patch(seed: int, order: list[int]) -> None:
    """Let all draws go through the tables if they are marked; before any kernel is compiled."""
    residents, households, cells = (tables(sizes, order) for sizes in counts(street(), seed))
    community = np.array(order)
    unit = np.array([kind for kind, _ in KINDS])
    many = np.array([count for _, count in KINDS])
    mix = randomness.mix

    @helper
    def shipped(kind, subject):
        if kind == BURST:
            return subject - subject % PARTNERS_OF + community[subject % PARTNERS_OF]
        if subject >= ORGANISER:
            return ORGANISER + community[subject - ORGANISER]
        row, rest = subject // many[kind], subject % many[kind]
        if unit[kind] == RESIDENT:
            row = residents[row]
        elif unit[kind] == HOUSEHOLD:
            row = households[row]
        elif unit[kind] == CELL:
            row = cells[row]
        elif unit[kind] == COMMUNITY:
            row = community[row]
        return row * many[kind] + rest

    @helper
    def bits(start, subject, number):
        step = np.uint64(0x9E3779B97F4A7C15)
        who = np.int64(subject)
        if start & np.uint64(16):
            start = start ^ np.uint64(16)
            who = shipped(np.int64(start & np.uint64(15)), who)
        h = mix((start ^ np.uint64(who)) + step)
        h = mix((h ^ np.uint64(number)) + step)
        return h >> np.uint64(11)

    def draw(seed, name, week, subject, number=0):
        return float(randomness.uniform(prefix(seed, name, week), subject, number))

    new = {"prefix": prefix, "draw": draw, "bits": bits}
    old = {name: getattr(randomness, name) for name in new}
    for module in [one for name, one in sys.modules.items() if name.startswith("sim.")]:
        for name in new:
            if getattr(module, name, None) is old[name]:
                setattr(module, name, new[name])


def lived(plan: StreetPlan, scenario: Scenario, marked: bool) -> Life:
    """Return a street after some weeks."""
    START["marked"] = marked
    life = Life(scenario, SEED, street=plan, scale=SCALE)
    while life.week < WEEKS:
        life.step()
    return life


def main() -> int:
    """Compare every community of the shipped and of the turned street, number by number."""
    patch(SEED, ORDER)
    scenario = load("linked")
    scenario = scenario.replace(settings=scenario.settings.replace({"burn_in": 26}))
    shipped = lived(street(), scenario, False)
    right = True
    for marked, whose in ((True, "the old"), (False, "its own")):
        other = lived(turned(street(), ORDER), scenario, marked)
        wrong = differing(shipped, other, street().codes)
        print(f"with {whose} addresses: {len(wrong)} measures differ", *wrong[:5])
        right &= bool(wrong) != marked
    return 0 if right else 1


def differing(one: Life, other: Life, codes: tuple[str, ...]) -> list[str]:
    """Return what differs between the communities of two streets: weekly measures, minds, ties."""
    tables_ = [life.trajectory(keep_burn_in=True).weekly.set_index(["community", "week"]) for life in (one, other)]
    left, right = (table.loc[list(codes)].drop(columns=["scenario", "seed"]) for table in tables_)
    wrong = [name for name in left if not left[name].equals(right[name].reindex(left.index))]
    for name in one.world.minds._fields:
        blocks = []
        for world in (one.world, other.world):
            starts, values = world.communities.resident_start, getattr(world.minds, name)
            by_code = {code: values[starts[c] : starts[c + 1]] for c, code in enumerate(world.plan.codes)}
            blocks.append(np.concatenate([by_code[code] for code in codes]))
        if not np.array_equal(*blocks):
            wrong.append(name)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
