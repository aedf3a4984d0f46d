"""W3 Needs are born: one addressed draw per resident and need, unless that need is already open.

Chance = min(1, need_scale · E_k · λ · φ · load of the class). In an emergency the needs k1 to k6
fall to half; k7 belongs to households. Severity is drawn at birth.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.casework import add_cases, subjects_of
from sim.compiled import compiled, helper
from sim.layout import NEED_COUNT
from sim.randomness import draw_runs, draw_runs_of, uniform
from sim.world import F64, I8, I16, I32, I64, World


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


class Severity(NamedTuple):
    """Settings of severity at birth."""

    severe_elder: float
    severe_disabled: float
    severe_legal: float
    dependent_share: float
    device: float


def arise(world: World) -> None:
    """Let this week's needs arise and add them to the open cases."""
    settings = world.settings
    after_care = 1.0
    since = world.week - world.emergency_end
    if since > 0 and world.emergency_end > -1000:
        after_care += settings.after_care * np.exp(-since / settings.after_care_weeks)
    traits, cells, groups = world.traits, world.cells, world.groups
    alive = groups.alive
    if "self_organisations" not in settings.present:  # nobody is there to solve things inside
        alive = np.zeros_like(alive)
    keys = _births(
        world.luck("need.birth"),
        settings.numbers(Births),
        float(world.emergency),
        float(after_care),
        world.open_needs,
        traits.age,
        traits.low_income,
        traits.alone,
        world.roles.in_bed,
        world.minds.loneliness,
        traits.cell,
        cells.friction,
        cells.ent_kind,
        world.roles.org,
        alive,
        groups.type,
        groups.activity,
        traits.household,
        world.households.start,
        world.vulnerable,
        world.elders,
        world.disabled,
        world.children,
        world.runs,
    )
    keys.sort()
    severe, dependent, device = _severity(
        world.luck("need.severe"),
        world.luck("know.client"),
        settings.numbers(Severity),
        keys,
        subjects_of(keys, traits.number),
        world.roles.client_until,
        world.week,
    )
    if "professional_organisations" not in settings.present or world.week < 0:
        device[:] = 0
    add_cases(world, keys, severe, dependent, device)


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


@compiled
def _births(
    start: np.uint64,
    s: Births,
    emergency: float,
    after_care: float,
    open_needs: NDArray[np.uint8],
    age: I8,
    low_income: I8,
    alone: I8,
    in_bed: I8,
    loneliness: F64,
    cell: I32,
    friction: F64,
    ent_kind: I8,
    org: I16,
    group_alive: I8,
    group_type: I8,
    activity: F64,
    household: I32,
    household_start: I32,
    vulnerable: I8,
    elders: I64,
    disabled: I64,
    children: I64,
    runs: I64,
) -> I64:
    """Return the keys born this week: need by need, draw for all, then look at low draws only."""
    concerned = (elders, disabled, children)  # k1 to k3 are needs of these alone
    keys = np.empty(1024, dtype=np.int64)
    found = 0
    other = s.emergency_other_needs if emergency > 0.0 else 1.0
    everyday = s.need_scale * s.load_everyday
    special = s.need_scale * s.load_specialised * other
    surge = s.surge_rate * emergency * s.load_emergency
    largest = _largest(s, everyday, special, other, after_care, np.max(friction))
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
                if found == len(keys):
                    longer = np.empty(2 * found, dtype=np.int64)
                    longer[:found] = keys
                    keys = longer
                keys[found] = i * NEED_COUNT + k
                found += 1
    return keys[:found].copy()


@compiled
def _severity(
    luck: np.uint64, client: np.uint64, s: Severity, keys: I64, subjects: I64, client_until: I16,
    week: int,
) -> tuple[I8, I8, I8]:  # fmt: skip
    count = len(keys)
    severe = np.zeros(count, dtype=np.int8)
    dependent = np.zeros(count, dtype=np.int8)
    device = np.zeros(count, dtype=np.int8)
    for n in range(count):
        k = keys[n] % 8
        share = 0.0
        if k == 1:
            share = s.severe_elder
        elif k == 2:
            share = s.severe_disabled
        elif k == 5:
            share = s.severe_legal
        if share > 0.0 and uniform(luck, subjects[n], 0) < share:
            severe[n] = 1
            if k == 1 and uniform(luck, subjects[n], 1) < s.dependent_share:
                dependent[n] = 1
        if k == 1 and client_until[keys[n] // 8] >= week:
            if uniform(client, subjects[n], 2) < s.device:
                device[n] = 1
    return severe, dependent, device
