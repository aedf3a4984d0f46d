"""W3 Needs are born: one addressed draw per resident and need, unless that need is already open.

Chance = min(1, need_scale · E_k · λ · φ · load of the class). In an emergency the needs k1 to k6
fall to half; k7 belongs to households. Severity is drawn at birth.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.casework import add_cases
from sim.compiled import compiled
from sim.layout import GROUP_SLOTS, NEED_COUNT
from sim.randomness import uniform
from sim.world import F64, I8, I16, I32, Cells, Groups, Minds, Traits, World


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
    groups = world.groups
    if "self_organisations" not in settings.present:  # nobody is there to solve things inside
        groups = groups._replace(alive=np.zeros_like(groups.alive))
    keys = _births(
        world.luck("need.birth"),
        settings.numbers(Births),
        float(world.emergency),
        float(after_care),
        world.open_needs,
        world.vulnerable,
        world.traits,
        world.minds,
        world.roles.org,
        world.roles.in_bed,
        world.cells,
        groups,
        world.households.start,
    )
    severe, dependent, device = _severity(
        world.luck("need.severe"),
        world.luck("know.client"),
        settings.numbers(Severity),
        keys,
        world.roles.client_until,
        world.week,
    )
    if "professional_organisations" not in settings.present or world.week < 0:
        device[:] = 0
    add_cases(world, keys, severe, dependent, device)


@compiled
def _births(
    start: np.uint64,
    s: Births,
    emergency: float,
    after_care: float,
    open_needs: NDArray[np.uint8],
    vulnerable: I8,
    traits: Traits,
    minds: Minds,
    org: I16,
    in_bed: I8,
    cells: Cells,
    groups: Groups,
    household_start: I32,
) -> np.ndarray:
    count = len(open_needs)
    keys = np.empty(1024, dtype=np.int64)
    found = 0
    other = s.emergency_other_needs if emergency > 0.0 else 1.0
    everyday = s.need_scale * s.load_everyday
    special = s.need_scale * s.load_specialised * other
    surge = s.surge_rate * emergency * s.load_emergency
    chance = np.zeros(NEED_COUNT)
    for i in range(count):
        age = traits.age[i]
        b = traits.cell[i]
        chance[:] = 0.0
        if age >= 15:
            rate = s.need_errand_elder if age >= 60 else s.need_errand_adult
            if traits.low_income[i] == 1:
                rate *= s.low_income_factor
            chance[0] = everyday * rate
            chance[4] = everyday * other * s.need_property
            dispute = s.need_dispute + s.need_friction * cells.friction[b]
            if cells.ent_kind[b] == 0:
                dispute *= s.open_conflict_factor
            chance[5] = special * dispute
        else:
            chance[3] = special * s.need_child
        if age >= 60:
            if in_bed[i] == 0:
                rate = s.need_elder70 if age >= 70 else s.need_elder60
                if traits.alone[i] == 1:
                    rate *= s.alone_factor
                chance[1] = special * rate * after_care
            chance[6] = everyday * other * s.need_lonely_elder * minds.loneliness[i] * after_care
        else:
            chance[6] = everyday * other * s.need_lonely * minds.loneliness[i]
        if traits.disability[i] >= 1:
            chance[2] = special * s.need_disabled
        group = org[i]
        if group >= 0 and groups.alive[group] == 1:
            chance[groups.type[group]] *= 1.0 - s.inside_solving * groups.activity[group]
        if emergency > 0.0:
            h = traits.household[i]
            if household_start[h] == i:
                ratio = s.surge_vulnerable if vulnerable[h] == 1 else 1.0
                chance[7] = surge * ratio
        for k in range(NEED_COUNT):
            p = chance[k]
            if p > 0.0 and (open_needs[i] >> k) & 1 == 0:
                if uniform(start, i * 8 + k, 0) < p:
                    if found == len(keys):
                        longer = np.empty(2 * found, dtype=np.int64)
                        longer[:found] = keys
                        keys = longer
                    keys[found] = i * 8 + k
                    found += 1
    return keys[:found].copy()


@compiled
def _severity(
    luck: np.uint64, client: np.uint64, s: Severity, keys: np.ndarray, client_until: I16, week: int
) -> tuple[I8, I8, I8]:
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
        if share > 0.0 and uniform(luck, keys[n], 0) < share:
            severe[n] = 1
            if k == 1 and uniform(luck, keys[n], 1) < s.dependent_share:
                dependent[n] = 1
        if k == 1 and client_until[keys[n] // 8] >= week:
            if uniform(client, keys[n], 2) < s.device:
                device[n] = 1
    return severe, dependent, device


__all__ = ["F64", "GROUP_SLOTS", "arise"]
