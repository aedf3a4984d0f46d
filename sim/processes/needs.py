"""W3 Needs are born: one addressed draw per resident and need, unless that need is already open.

Chance = min(1, need_scale · E_k · λ · φ · load of the class). In an emergency the needs k1 to k6
fall to half; k7 belongs to households. Severity and an emergency's deed are drawn at birth.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.casework import Born, add_cases, subjects_of
from sim.compiled import compiled, helper
from sim.layout import CALL, MEDICINE, NEED_COUNT, SUPPLIES
from sim.lists import largest_of
from sim.randomness import draw_runs, draw_runs_of, uniform
from sim.world import F64, I8, I16, I32, I64, Cells, Groups, Roles, Traits, World


class Births(NamedTuple):
    """Settings of births."""

    need_scale: float
    need_errand_elder: float
    need_errand_adult: float
    need_elder60: float
    need_elder70: float
    need_disabled: float
    need_child: float
    need_property: float
    need_dispute: float
    need_friction: float
    need_lonely_elder: float
    need_lonely: float
    low_income_factor: float
    alone_factor: float
    open_conflict_factor: float
    emergency_other_needs: float
    inside_solving: float
    load_everyday: float
    load_specialised: float
    load_emergency: float
    surge_rate: float
    surge_vulnerable: float


class Kinds(NamedTuple):
    """Settings of what a case is like from its birth on."""

    severe_elder: float
    severe_disabled: float
    severe_legal: float
    dependent_share: float
    device: float
    deed_supplies: float
    deed_medicine: float


def arise(world: World) -> None:
    """Let this week's needs arise and add them to the open cases."""
    settings = world.settings
    after_care = 1.0
    since = world.week - world.emergency_end
    if since > 0 and world.emergency_end > -1000:
        after_care += settings.after_care * np.exp(-since / settings.after_care_weeks)
    groups = world.groups
    if "self_organisations" not in settings.present:  # nobody is there to solve things inside
        groups = groups._replace(alive=np.zeros_like(groups.alive))
    exposed = Exposed(
        world.open_needs,
        world.households.start,
        world.vulnerable,
        world.elders,
        world.disabled,
        world.children,
        world.runs,
    )
    keys = _births(
        world.luck("need.birth"),
        settings.numbers(Births),
        float(world.emergency),
        float(after_care),
        exposed,
        world.traits,
        world.roles,
        world.minds.loneliness,
        world.cells,
        groups,
    )
    keys.sort()
    names = ("need.severe", "know.client", "need.deed")
    born = _born(
        np.array([world.luck(name) for name in names], dtype=np.uint64),
        settings.numbers(Kinds),
        keys,
        subjects_of(keys, world.traits.number),
        world.roles.client_until,
        world.week,
    )
    if "professional_organisations" not in settings.present or world.week < 0:
        born.device[:] = 0
    add_cases(world, keys, born)


@helper
def _largest(
    s: Births, everyday: float, special: float, other: float, after_care: float, friction: float
) -> F64:
    """Return for each need a chance that nobody's exceeds (k7 apart)."""
    rate = np.zeros(NEED_COUNT)
    errand = max(s.need_errand_elder, s.need_errand_adult)
    rate[0] = everyday * errand * max(1.0, s.low_income_factor)
    elder = max(s.need_elder60, s.need_elder70) * max(1.0, s.alone_factor)
    rate[1] = special * elder * max(1.0, after_care)
    rate[2] = special * s.need_disabled
    rate[3] = special * s.need_child
    rate[4] = everyday * other * s.need_property
    dispute = s.need_dispute + s.need_friction * friction
    rate[5] = special * dispute * max(1.0, s.open_conflict_factor)
    lonely = max(s.need_lonely_elder, s.need_lonely)
    rate[6] = everyday * other * lonely * max(1.0, after_care)
    return rate * (1.0 + 1e-9)  # room for rounding


class Exposed(NamedTuple):
    """Who may have a need of a kind, beside what residents are: rows of those concerned."""

    open_needs: NDArray[np.uint8]  # [N] bit k: need k is open
    household_start: I32  # [H+1]
    vulnerable: I8  # [H]
    elders: I64
    disabled: I64
    children: I64
    runs: I64  # [n, 3] rows of all residents: first, end, what to add for the number


@helper
def _with_room(keys: I64, found: int) -> I64:
    """Return the list with room for one more, twice as long where it is full."""
    if found < len(keys):
        return keys
    longer = np.empty(2 * found, dtype=np.int64)
    for n in range(found):
        longer[n] = keys[n]
    return longer


@compiled
def _births(
    start: np.uint64,
    s: Births,
    emergency: float,
    after_care: float,
    exposed: Exposed,
    traits: Traits,
    roles: Roles,
    loneliness: F64,
    cells: Cells,
    groups: Groups,
) -> I64:
    """Return the keys born this week: need by need, draw for all, then look at low draws only.

    The chance a week of need k follows age, income, health, loneliness, the cell's friction and
    the load of its class; `emergency` is the severity (0 to 1) in force, `after_care` the factor
    of care after one. A lively group of the same need solves a share inside.
    """
    open_needs, elders, disabled = exposed.open_needs, exposed.elders, exposed.disabled
    children, vulnerable, runs = exposed.children, exposed.vulnerable, exposed.runs
    household_start, household, cell = exposed.household_start, traits.household, traits.cell
    age, low_income, alone = traits.age, traits.low_income, traits.alone
    in_bed, org = roles.in_bed, roles.org
    friction, ent_kind = cells.friction, cells.ent_kind
    group_alive, group_type, activity = groups.alive, groups.type, groups.activity
    concerned = (elders, disabled, children)  # k1 to k3 are needs of these alone
    keys = np.empty(1024, dtype=np.int64)
    found = 0
    other = s.emergency_other_needs if emergency > 0.0 else 1.0
    everyday = s.need_scale * s.load_everyday
    special = s.need_scale * s.load_specialised * other
    surge = s.surge_rate * emergency * s.load_emergency
    largest = _largest(s, everyday, special, other, after_care, largest_of(friction))
    largest[7] = surge * max(1.0, s.surge_vulnerable)
    for k in range(NEED_COUNT):
        if largest[k] <= 0.0:
            continue
        if 1 <= k <= 3:
            rows, luck = draw_runs_of(start, runs, concerned[k - 1], NEED_COUNT, k, largest[k])
        else:
            rows, luck = draw_runs(start, runs, NEED_COUNT, k, largest[k])
        for n in range(len(rows)):
            i = rows[n]
            if (open_needs[i] >> k) & 1 == 1:
                continue
            p = 0.0
            if k == 0 and age[i] >= 15:
                rate = s.need_errand_elder if age[i] >= 60 else s.need_errand_adult
                if low_income[i] == 1:
                    rate *= s.low_income_factor
                p = everyday * rate
            elif k == 1 and in_bed[i] == 0:
                rate = s.need_elder70 if age[i] >= 70 else s.need_elder60
                if alone[i] == 1:
                    rate *= s.alone_factor
                p = special * rate * after_care
            elif k == 2:
                p = special * s.need_disabled
            elif k == 3:
                p = special * s.need_child
            elif k == 4 and age[i] >= 15:
                p = everyday * other * s.need_property
            elif k == 5 and age[i] >= 15:
                dispute = s.need_dispute + s.need_friction * friction[cell[i]]
                if ent_kind[cell[i]] == 0:
                    dispute *= s.open_conflict_factor
                p = special * dispute
            elif k == 6:
                if age[i] >= 60:
                    p = everyday * other * s.need_lonely_elder * loneliness[i] * after_care
                else:
                    p = everyday * other * s.need_lonely * loneliness[i]
            elif k == 7 and household_start[household[i]] == i:  # needs of the household
                p = surge * (s.surge_vulnerable if vulnerable[household[i]] == 1 else 1.0)
            group = org[i]
            if k < 7 and group >= 0 and group_alive[group] == 1 and group_type[group] == k:
                p *= 1.0 - s.inside_solving * activity[group]
            if luck[n] < p:
                keys = _with_room(keys, found)
                keys[found] = i * NEED_COUNT + k
                found += 1
    return keys[:found].copy()


@compiled
def _born(luck: NDArray[np.uint64], s: Kinds, keys: I64, subjects: I64, client_until: I16, week: int) -> Born:
    """Draw how severe each case [n] is, whether a device reports it, and an emergency's deed.

    `luck` are the prefixes of `need.severe`, `know.client` and `need.deed`, `subjects` [n] the
    addresses of the cases' luck.
    """
    count = len(keys)
    severe = np.zeros(count, dtype=np.int8)
    dependent = np.zeros(count, dtype=np.int8)
    device = np.zeros(count, dtype=np.int8)
    deed = np.zeros(count, dtype=np.int8)
    for n in range(count):
        k = keys[n] % 8
        share = 0.0
        if k == 1:
            share = s.severe_elder
        elif k == 2:
            share = s.severe_disabled
        elif k == 5:
            share = s.severe_legal
        if share > 0.0 and uniform(luck[0], subjects[n], 0) < share:
            severe[n] = 1
            if k == 1 and uniform(luck[0], subjects[n], 1) < s.dependent_share:
                dependent[n] = 1
        if k == 1 and client_until[keys[n] // 8] >= week:
            if uniform(luck[1], subjects[n], 2) < s.device:
                device[n] = 1
        if k == 7:
            deed[n] = _deed(s, uniform(luck[2], subjects[n], 0))
    return Born(severe, dependent, device, deed)


@helper
def _deed(s: Kinds, u: float) -> int:
    """Return the deed an emergency asks for: supplies, medicine or an escort, else a call."""
    if u < s.deed_supplies:
        return SUPPLIES
    return MEDICINE if u < s.deed_supplies + s.deed_medicine else CALL
