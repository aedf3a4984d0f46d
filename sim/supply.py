"""What every purse of a street offers this week: people, paid staff, contracts, partners' gifts."""

import numpy as np

from sim.compiled import compiled
from sim.layout import (
    GROUP,
    GROUP_SLOTS,
    OFFERED_RESOURCES,
    PARTY,
    R_CHARITY,
    R_GROUP,
    R_OFFICE,
    R_OUTSIDE,
    R_PARTY,
    R_PROFESSIONAL,
    R_PROPERTY,
    R_SOCIAL,
    R_VOLUNTEER,
    VOLUNTEER,
)
from sim.plan import rnd
from sim.randomness import uniform
from sim.world import I8, I16, I32, I64, Partners, World

BURST_SUBJECTS = 16  # addresses of a partner's communities
WORKER_MINUTES = 2400
OFFICE_MINIMUM = 8  # staff; a community is never run by fewer


@compiled
def _people_minutes(
    present: I64,
    roles: I8,
    own: I32,
    community: I32,
    skill: I8,
    org: I16,
    minutes: I64,
    attenders: I32,
) -> None:
    """Sum personal minutes by purse and count who attends each group."""
    attenders[:] = 0
    for i in present:
        role = roles[i]
        if role == PARTY:
            minutes[community[i], R_PARTY + skill[i]] += own[i]
        elif role == VOLUNTEER:
            minutes[community[i], R_VOLUNTEER + skill[i]] += own[i]
        elif role == GROUP:
            minutes[community[i], R_GROUP + org[i] % GROUP_SLOTS] += own[i]
            attenders[org[i]] += 1


def staff_of(world: World) -> I64:
    """Return [C] the office's staff for communities of so many residents (E25–E28)."""
    residents = np.array([plan.residents for plan in world.plan.communities])
    staff = np.floor(world.settings.staff_per_10k * residents / 10_000 + 0.5).astype(np.int64)
    return np.maximum(OFFICE_MINIMUM, staff)


def own_minutes(world: World, on_duty: I64) -> I64:
    """Return [C, 33] the minutes every purse offers by itself; `on_duty` are the people here."""
    settings, communities = world.settings, world.communities
    present = settings.present
    emergency = world.emergency > 0
    minutes = np.zeros((world.community_count, OFFERED_RESOURCES), dtype=np.int64)
    _people_minutes(
        on_duty,
        world.duty.role,
        world.duty.minutes,
        world.traits.community,
        world.traits.skill,
        world.roles.org,
        minutes,
        world.groups.attenders,
    )
    share = settings.adm_share * (settings.emergency_adm_factor if emergency else 1.0)
    share = min(1.0, share)
    absence = settings.emergency_absence if emergency else 0.0
    contract = 60 * settings.purchase_share * settings.fund_yuan / 52 / settings.price_hour
    if emergency:
        contract = int(world.scale * contract) * settings.emergency_contract
    if "office" in present:
        staff = np.floor(world.scale * staff_of(world) * settings.staff_week_minutes + 0.5)
        tired = 1 - settings.burnout_cost * communities.burnout
        minutes[:, R_OFFICE] = (staff * (1 - share) * tired * (1 - absence)).astype(np.int64)
    if "professional_organisations" in present and world.week >= 0:
        minutes[:, R_PROFESSIONAL] = int(contract if emergency else world.scale * contract)
    if "property_company" in present:
        minutes[:, R_PROPERTY] = rnd(world.scale * settings.property_minutes)
    if "outside_helpers" in present and world.surge:
        helpers = rnd(world.scale * settings.outside_helpers)
        minutes[:, R_OUTSIDE] = int(helpers * settings.outside_minutes)
    if "social_workers" in present and world.week >= 0:
        week = rnd(world.scale * WORKER_MINUTES)
        for served, everywhere in zip(world.workers_of, world.plan.whole.workers, strict=True):
            for c in served:  # of all communities of the row, those kept
                minutes[c, R_SOCIAL] += week // len(everywhere)
    _partner_bursts(world, minutes)
    return minutes


@compiled
def _bursts(
    start: np.uint64,
    numbers_of: I64,
    width: int,
    share: float,
    burst: I64,
    goods: float,
    partners: Partners,
    minutes: I64,
) -> None:
    """Let partners give where they give by chance: minutes of their category ([C] each) and goods.

    Goods are whole units: on a scaled street the fraction becomes a chance. `width` is how far apart
    the subjects of two partners lie.
    """
    category, gives, gift = partners.category, partners.gives, partners.gift
    for d in range(len(category)):
        for c in range(len(minutes) if category[d] >= 0 else 0):
            subject = d * width + numbers_of[c]
            if gives[d, c] == 1 and uniform(start, subject, 0) < share:
                minutes[c, R_CHARITY + category[d]] += burst[c]
                gift[d, c] = int(goods + uniform(start, subject, 1))


def _partner_bursts(world: World, minutes: I64) -> None:
    """Let partners give in bursts: minutes by category and goods by partner (calendar for all)."""
    settings, partners = world.settings, world.partners
    partners.gift[:] = 0
    partners.gift_used[:] = 0
    spoiled = (settings.goods_perish * partners.stock).astype(np.int64)
    partners.stock[:] -= spoiled
    world.flows["goods_perished"] = spoiled.sum(axis=0)
    if "charity_partners" not in settings.present:
        partners.stock[:] = 0  # their goods are not there either
        return
    cut = settings.emergency_group if world.emergency > 0 else 1.0
    of_plan = np.array([sum(one.gives_in(c) for one in world.plan.partners) for c in range(len(minutes))])
    each = (world.scale * 4 * settings.charity_minutes / np.maximum(1, of_plan)).astype(np.int64)
    burst = (each * cut).astype(np.int64)
    goods = 4 * settings.partner_goods * world.scale * (3 if world.surge else 1)
    width = max(BURST_SUBJECTS, len(world.plan.whole.communities))  # no two bursts share a subject
    _bursts(
        world.luck("partner.burst"),
        world.communities.number,
        width,
        float(settings.burst_share),
        burst,
        float(goods),
        partners,
        minutes,
    )
    partners.stock[:] += partners.gift
