"""W1: movers, who shows up, the minutes of the week."""

import math

from tests.oracle.entities import Community, Household, Resident
from tests.oracle.minds import draw_ties, draw_views
from tests.oracle.rng import clip, rnd
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    ACTOR_NAMES,
    GROUP,
    PARTY,
    PURSE_CHARITY,
    PURSE_CONTRACT,
    PURSE_GROUP,
    PURSE_OFFICE,
    PURSE_OUTSIDE,
    PURSE_PARTY,
    PURSE_PROPERTY,
    PURSE_SOCIAL,
    PURSE_VOLUNTEER,
    SELF_MANAGED,
    SUNK_DOWN,
    VOLUNTEER,
)

FIRST_PURSE = {PARTY: PURSE_PARTY, VOLUNTEER: PURSE_VOLUNTEER}


def gather(street: ReferenceStreet) -> None:
    """Let people move, show up and offer minutes; fill all purses."""
    move(street)
    for resident in street.residents:
        clear_duty(resident)
    for community in street.communities:
        show_up(street, community)
        for household in community.households:
            bring_child(street, household)
    give_goods(street)
    for community in street.communities:
        offer_people(street, community)
        offer_institutions(street, community)


def move(street: ReferenceStreet) -> None:
    """Replace those who move out by others."""
    for resident in street.residents:
        if street.luck("mover", resident.address) >= street.settings.mover_rate:
            continue
        if resident.group is not None:
            resident.group.members -= 1
            resident.group = None
        resident.active = False
        draw_views(street, resident, street.week)
        draw_ties(street, resident, street.week)


def clear_duty(resident: Resident) -> None:
    """Forget last week's duty."""
    resident.role = resident.minutes = resident.own_cell = resident.slot = 0
    resident.cases = resident.own_list = resident.from_list = 0
    resident.coordinator = resident.called = resident.studied = resident.guided = False
    resident.child = None


def show_up(street: ReferenceStreet, community: Community) -> None:
    """Decide who serves this week: at the own group's session, else on Party duty, else as a volunteer."""
    settings = street.settings
    members = community.members()
    listed = sum(i.listed for i in members) / len(members) if members else 0.0
    for i in community.residents:
        duty = i.obligation
        if street.emergency and i.member_type == SUNK_DOWN and street.present("party_members"):
            by_call = i.listed and community.may.call_listed
            i.called = by_call or street.luck("duty.called", i.address) < settings.call_reach * listed
            if i.called:
                duty = max(duty, settings.emergency_duty)
        by_motive = clip(settings.show_motivation * i.motivation + duty, 0.0, settings.show_cap)
        for name, role, may, chance in (
            ("show.group", GROUP, i.group is not None and i.group.alive, settings.group_show),
            ("show.party", PARTY, i.member_type, by_motive),
            ("show.vol", VOLUNTEER, i.active and i.age >= 15, settings.volunteer_show),
        ):
            if may and street.present(ACTOR_NAMES[role]):
                if street.luck(name, i.address) < chance:
                    i.role = role
                    break
        if i.is_server:
            community.count("signed_up")


def bring_child(street: ReferenceStreet, household: Household) -> None:
    """Let a serving member of the household take the youngest pupil along."""
    pupils = [i for i in household.residents if 6 <= i.age <= 14]
    serving = [i for i in household.residents if i.role == PARTY]
    if pupils and serving and serving[0].motivation > 0.4:
        if street.luck("child.along", household.address) < street.settings.child_along:
            serving[0].child = pupils[0]


def give_goods(street: ReferenceStreet) -> None:
    """Let goods perish; what arrives is put in with the partners' minutes."""
    for partner in street.partners:
        for community in street.communities:
            c = community.number
            perished = math.floor(street.settings.goods_perish * partner.stock[c])
            partner.stock[c] -= perished
            if not street.present("charity_partners"):
                partner.stock[c] = 0
            partner.gift[c] = partner.gift_used[c] = 0
            community.count("goods_perished", by=perished)


def free_minutes(i: Resident) -> int:
    """Return the most minutes a week that somebody can give."""
    return math.floor(60 * i.free_hours)


def offer_people(street: ReferenceStreet, community: Community) -> None:
    """Put the minutes of those who showed up into their purses."""
    settings = street.settings
    group_minutes = settings.group_case_minutes * (settings.emergency_group if street.emergency else 1.0)
    hours = {SELF_MANAGED: settings.self_hours, SUNK_DOWN: settings.sunk_hours}
    for cell in community.cells:
        cell.servers, cell.attenders = [0, 0], 0
    for group in community.groups:
        group.attenders = 0
    for i in community.residents:
        if i.role in (PARTY, VOLUNTEER):
            factor = hours.get(i.member_type, 1.0)
            i.minutes = min(free_minutes(i), math.floor(settings.service_minutes * (i.free_hours * factor)))
            community.offer(FIRST_PURSE[i.role] + i.skill, i.minutes)
            i.cell.servers[i.role - PARTY] += 1
        elif i.role == GROUP and i.group is not None:
            i.minutes = min(free_minutes(i), math.floor(group_minutes * i.group.activity))
            i.slot = i.group.number % 8
            i.group.attenders += 1
            community.offer(PURSE_GROUP + i.slot, i.minutes)
            i.cell.attenders += 1


def staff_of(street: ReferenceStreet, community: Community) -> int:
    """Return the paid staff of an office."""
    return max(8, rnd(street.settings.staff_per_10k * community.plan.residents / 10_000))


def offer_institutions(street: ReferenceStreet, community: Community) -> None:
    """Put the minutes of office, workers, contract, partners, property and outside helpers into purses."""
    settings, scale, emergency = street.settings, street.scale, street.emergency > 0
    if street.present("office"):
        work = rnd(scale * staff_of(street, community) * settings.staff_week_minutes)
        administration = settings.adm_share * (settings.emergency_adm_factor if emergency else 1.0)
        there = 1.0 - (settings.emergency_absence if emergency else 0.0)
        fit = 1.0 - settings.burnout_cost * community.burnout
        community.offer(PURSE_OFFICE, math.floor(work * (1.0 - administration) * fit * there))
    if street.week >= 0 and street.present("social_workers"):
        for worker in street.workers:
            if community in worker.communities:
                community.offer(PURSE_SOCIAL, rnd(2400 * scale) // worker.divided)
    if street.week >= 0 and street.present("professional_organisations"):
        quarter = 60 * settings.purchase_share * settings.fund_yuan / 52 / settings.price_hour
        minutes = math.floor(scale * quarter)
        if emergency:
            minutes = math.floor(minutes * settings.emergency_contract)
        community.offer(PURSE_CONTRACT, minutes)
    if street.present("charity_partners"):
        offer_partners(street, community)
    if street.present("property_company"):
        community.offer(PURSE_PROPERTY, rnd(scale * settings.property_minutes))
    if street.surge and street.present("outside_helpers"):
        community.offer(PURSE_OUTSIDE, rnd(scale * settings.outside_helpers) * settings.outside_minutes)


def offer_partners(street: ReferenceStreet, community: Community) -> None:
    """Add minutes and goods of the partners who help this week."""
    settings, scale, c = street.settings, street.scale, community.number
    here = max(1, sum(one.gives_in(c) for one in street.plan.partners))
    base = math.floor(scale * 4 * settings.charity_minutes / here)
    if street.emergency:
        base = math.floor(base * settings.emergency_group)
    for partner in street.partners:
        subject = max(16, len(street.plan.whole.communities)) * partner.number + community.address
        if not partner.gives[c] or street.luck("partner.burst", subject) >= settings.burst_share:
            continue
        community.offer(PURSE_CHARITY + partner.category, base)
        units = 4 * settings.partner_goods * scale * (3 if street.surge else 1)
        gift = math.floor(units + street.luck("partner.burst", subject, 1))
        partner.gift[c] += gift
        partner.stock[c] += gift
