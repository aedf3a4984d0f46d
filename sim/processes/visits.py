"""W4 Home visits of social workers, introduced by a Party member where that is permitted.

A visit that is let in tells the social worker of every open case of the household (k7 apart) and
raises the host's acceptance; a refusal lowers it. A slot that draws a household again is lost.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import PARTY, R_PARTY, SOCIAL, USE_VISITS
from sim.randomness import uniform
from sim.world import F64, I8, I16, I32, I64, Cases, Duty, Households, World

SLOTS_OF_COMMUNITY = 1024


class Visiting(NamedTuple):
    """Settings of home visits."""

    visit_minutes: float
    visit_base: float
    introduce: float
    accept_gain: float
    refuse_loss: float
    contact_minutes: float


def visit(world: World) -> None:
    """Spend the week's visit minutes."""
    now, cases = world.now, world.cases
    slots = now.visit_minutes // int(world.settings.visit_minutes)
    if not slots.any():
        return
    on_list = (cases.bits >> 15) & 1 == 1
    need = cases.key % 8
    wanted = np.flatnonzero(on_list & ((need == 1) | (need == 2) | (need == 6)))
    order = wanted[
        np.lexsort(
            (cases.key[wanted], cases.tie[wanted], cases.list_week[wanted], -cases.severe[wanted])
        )
    ]
    made = _visit(
        world.luck("visit.pick"),
        world.luck("visit.ok"),
        world.settings.numbers(Visiting),
        world.week,
        slots,
        world.visit_weights,
        now.linked[:, SOCIAL].copy(),
        world.may.introduce,
        order,
        world.communities.household_start,
        world.communities.number,
        world.cells.start,
        cases,
        world.households,
        world.traits.household,
        world.traits.age,
        world.traits.skill,
        world.minds.acceptance,
        world.minds.trust,
        world.roles.visited_week,
        world.duty,
        now.minutes,
        now.uses,
    )
    world.flows["visits_made"] = made[:, 0].copy()
    world.flows["visits_welcome"] = made[:, 1].copy()


@compiled
def _visit(
    pick: np.uint64,
    ok: np.uint64,
    s: Visiting,
    week: int,
    slots: I64,
    weights: F64,
    linked: I8,
    introduce: I8,
    order: I64,
    household_start: I32,
    numbers_of: I64,
    cell_start: I32,
    cases: Cases,
    households: Households,
    household: I32,
    age: I8,
    skill: I8,
    acceptance: F64,
    trust: F64,
    visited_week: I16,
    duty: Duty,
    minutes: I64,
    uses: I64,
) -> I64:
    made = np.zeros((len(slots), 2), dtype=np.int64)
    seen = np.zeros(len(households.cell), dtype=np.int8)
    cost = int(s.contact_minutes)
    for c in range(len(slots)):
        first, last = household_start[c], household_start[c + 1]
        total = weights[last - 1]
        position = 0
        for slot in range(slots[c]):
            h = -1
            subject = numbers_of[c] * SLOTS_OF_COMMUNITY + slot % SLOTS_OF_COMMUNITY
            number = slot // SLOTS_OF_COMMUNITY  # more slots than subjects: their next draws
            if linked[c] == 1 and slot < slots[c] // 2:
                while position < len(order):
                    n = order[position]
                    position += 1
                    home = household[cases.key[n] // 8]
                    if cases.community[n] == c and seen[home] == 0:
                        h = home
                        break
            if h < 0:
                aim = uniform(pick, subject, number) * total
                h = np.searchsorted(weights[first:last], aim, side="right") + first
                h = min(h, last - 1)
            if seen[h] == 1:
                continue
            seen[h] = 1
            host = households.start[h]
            for i in range(households.start[h], households.start[h + 1]):
                if age[i] > age[host]:
                    host = i
            introduced = 0.0
            if introduce[c] == 1:
                b = households.cell[h]
                guide = _guide(
                    cell_start[b], cell_start[b + 1], skill, duty, minutes, c, cost
                )
                if guide >= 0:
                    introduced = 1.0
                    duty.minutes[guide] -= cost
                    duty.guided[guide] = 1
                    minutes[c, R_PARTY + skill[guide]] -= cost
                    uses[c, PARTY, USE_VISITS] += cost
            a = acceptance[host]
            chance = s.visit_base + a + (1.0 - a) * s.introduce * trust[host] * introduced
            made[c, 0] += 1
            if uniform(ok, subject, number) < chance:
                made[c, 1] += 1
                visited_week[host] = week
                acceptance[host] = a + s.accept_gain * (1.0 - a)
                low = np.searchsorted(cases.key, np.int64(households.start[h]) * 8)
                high = np.searchsorted(cases.key, np.int64(households.start[h + 1]) * 8)
                for n in range(low, high):
                    if cases.key[n] % 8 != 7:
                        cases.bits[n] |= 2
            else:
                acceptance[host] = a * s.refuse_loss
    return made


@helper
def _guide(
    low: int, high: int, skill: I8, duty: Duty, minutes: I64, c: int, cost: int
) -> int:
    """Return a serving member of the cell with time left who has not yet guided, or -1."""
    for i in range(low, high):
        if duty.role[i] == PARTY and duty.guided[i] == 0 and duty.minutes[i] >= cost:
            if duty.own_cell[i] == 0 and minutes[c, R_PARTY + skill[i]] >= cost:
                return i
    return -1
