"""W4 Home visits of social workers, introduced by a Party member where that is permitted.

A visit that is let in tells the social worker of every open case of the household (k7 apart) and
raises the host's acceptance; a refusal lowers it. An introduction raises it before the door opens
or not. A slot that draws a household again is lost.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, helper
from sim.layout import PARTY, R_PARTY, SOCIAL, USE_VISITS
from sim.ledger import WeekBook
from sim.lists import place_of
from sim.randomness import uniform
from sim.world import F64, I8, I32, I64, Cases, Duty, Households, Minds, Roles, Traits, World

SLOTS_OF_COMMUNITY = 1024


class Visiting(NamedTuple):
    """Settings of home visits."""

    visit_minutes: float
    visit_base: float
    introduce: float
    accept_gain: float
    endorse: float
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
    wanted = on_list & ((need == 1) | (need == 2) | (need == 6))
    order = world.queue.rows[wanted[world.queue.rows]]
    doors = Doors(
        slots,
        order,
        world.visit_weights,
        world.may.introduce,
        world.communities.household_start,
        world.communities.number,
        world.cells.start,
        world.roles,
    )
    luck = np.array([world.luck("visit.pick"), world.luck("visit.ok")], dtype=np.uint64)
    made = _visit(
        luck,
        world.settings.numbers(Visiting),
        world.week,
        doors,
        cases,
        world.households,
        world.traits,
        world.minds,
        world.duty,
        now,
    )
    world.flows["visits_made"] = made[:, 0].copy()
    world.flows["visits_welcome"] = made[:, 1].copy()


class Doors(NamedTuple):
    """Where social workers may knock this week."""

    slots: I64  # [C] visits paid for
    order: I64  # rows of listed cases that call for a visit, the most urgent first
    weights: F64  # [H] running sum of 1 + residents of 60 or more
    introduce: I8  # [C] members may come along
    household_start: I32  # [C+1]
    numbers: I64  # [C] of the communities in the whole street
    cell_start: I32  # [B+1] first resident
    roles: Roles


@compiled
def _visit(
    luck: NDArray[np.uint64],
    s: Visiting,
    week: int,
    doors: Doors,
    cases: Cases,
    households: Households,
    traits: Traits,
    minds: Minds,
    duty: Duty,
    now: WeekBook,
) -> I64:
    """Knock at a door for each slot; return [C, 2] visits made and welcome.

    Linked social workers use half of the slots for listed cases; the other doors are drawn, those
    with elders more often. The oldest at home opens; a member who serves in the cell may introduce
    the social worker, for `contact_minutes`, and then the host's trust counts. Who is let in hears
    of all open cases there (k7 apart). `luck` [2]: which door, whether it opens.
    """
    slots, order, weights, introduce = doors.slots, doors.order, doors.weights, doors.introduce
    household_start, cell_start, numbers_of = doors.household_start, doors.cell_start, doors.numbers
    roles, household = doors.roles, traits.household
    age, skill = traits.age, traits.skill
    acceptance, trust, minutes, uses = minds.acceptance, minds.trust, now.minutes, now.uses
    linked, pick, ok = now.linked[:, SOCIAL], luck[0], luck[1]
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
                guide = _guide(cell_start[b], cell_start[b + 1], skill, duty, minutes, c, cost)
                if guide >= 0:
                    introduced = 1.0
                    duty.minutes[guide] -= cost
                    duty.guided[guide] = 1
                    minutes[c, R_PARTY + skill[guide]] -= cost
                    uses[c, PARTY, USE_VISITS] += cost
            a = acceptance[host]
            if introduced > 0.0:  # a member speaks for the social worker
                a += s.endorse * trust[host] * (1.0 - a)
                roles.heard[host] = 1
            chance = s.visit_base + a + (1.0 - a) * s.introduce * trust[host] * introduced
            made[c, 0] += 1
            if uniform(ok, subject, number) < chance:
                made[c, 1] += 1
                roles.visited_week[host] = week
                roles.heard[host] = roles.met[host] = 1
                acceptance[host] = a + s.accept_gain * (1.0 - a)
                low = place_of(cases.key, np.int64(households.start[h]) * 8)
                high = place_of(cases.key, np.int64(households.start[h + 1]) * 8)
                for n in range(low, high):
                    if cases.key[n] % 8 != 7:
                        cases.bits[n] |= 2
            else:
                acceptance[host] = a * s.refuse_loss
    return made


@helper
def _guide(low: int, high: int, skill: I8, duty: Duty, minutes: I64, c: int, cost: int) -> int:
    """Return a serving member of the cell with time left who has not yet guided, or -1."""
    for i in range(low, high):
        if duty.role[i] == PARTY and duty.guided[i] == 0 and duty.minutes[i] >= cost:
            if duty.own_cell[i] == 0 and minutes[c, R_PARTY + skill[i]] >= cost:
                return i
    return -1
