"""W14: what changes slowly: willingness, felt duty, minds, coordination, burnout, skills, partners."""

import math

from tests.oracle.duties import undo
from tests.oracle.entities import Community, Partner, Resident
from tests.oracle.frozen_states import holding_still
from tests.oracle.rng import clip, weighted_choice
from tests.oracle.seeds import is_adult
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    NEEDS,
    OFFICE,
    PARTNERS_AT_MOST,
    PARTY,
    SELF_MANAGED,
    SUNK_DOWN,
    VOLUNTEER,
)


def change_slowly(street: ReferenceStreet) -> None:
    """Change the slow states, in the order of the paper."""
    for community in street.communities:
        change_felt_duty(street, community)
    return_to_start(street)
    for community in street.communities:
        count_nominal_minutes(street, community)
        learn_together(street, community)
        undo(street, community)
        tire_office(street, community)
        forget_skills(street, community)
        remember_idleness(street, community)
    please_partners(street)
    for community in street.communities:
        remember_common_cases(street, community)


def change_willing(street: ReferenceStreet) -> None:
    """Let willingness come and go, before the other slow states."""
    for community in street.communities:
        swap_willing(street, community)


def swap_willing(street: ReferenceStreet, community: Community) -> None:
    """Let some who do not serve stop being willing, and others start, the likelier the more motivated."""
    settings, adults = street.settings, [i for i in community.residents if is_adult(i)]
    mean = sum(i.motivation for i in adults) / max(1, len(adults))
    stop, share = settings.willing_swap / 52, settings.willing_share
    for i in adults:
        u = street.luck("will.swap", i.address)
        if i.willing:
            i.willing = i.active or u >= stop
        elif mean > 0:
            i.willing = u < stop * share / (1 - share) * i.motivation / mean


def change_felt_duty(street: ReferenceStreet, community: Community) -> None:
    """Let felt duty follow control and peers."""
    members = community.members()
    if not members:
        return
    serving = sum(i.role == PARTY for i in members) / len(members)
    peers = street.settings.peer_copy * (serving - street.settings.peer_ref)
    for i in members:
        target = duty_target(street, i)
        rising = target > i.obligation
        rate = street.settings.obligation_rise if rising else street.settings.obligation_decay
        i.obligation = clip(i.obligation + rate * (target - i.obligation) + peers, 0.0, 0.6)


def duty_target(street: ReferenceStreet, i: Resident) -> float:
    """Return the felt duty that a member is drawn to."""
    settings = street.settings
    target = settings.self_obligation if i.member_type == SELF_MANAGED else 0.0
    if i.community.may.supervised:
        weight = 1.0 if i.member_type == SUNK_DOWN else 0.5
        control = 0.3 * settings.meet + 0.3 * settings.clock + 0.4 * settings.assess
        target = max(target, weight * settings.obligation_top * control)
    return target


@holding_still
def return_to_start(street: ReferenceStreet) -> None:
    """Let minds return to where they began."""
    settings = street.settings
    for i in street.residents:
        i.opinion = towards(i.opinion, i.start_opinion, settings.relax_opinion)
        i.tolerance = towards(i.tolerance, i.start_tolerance, settings.relax, top=0.6)
        i.motivation = towards(i.motivation, i.start_motivation, settings.relax)
        i.belonging = towards(i.belonging, i.start_belonging, settings.relax_belong)
        i.trust = towards(i.trust, i.start_trust, settings.relax_trust)
        i.efficacy = towards(i.efficacy, 0.4, settings.relax)
        i.satisfaction = towards(i.satisfaction, settings.satisfaction_home, settings.relax_y)


def towards(value: float, goal: float, rate: float, *, top: float = 1.0) -> float:
    """Return a value moved towards a goal."""
    return clip(value + rate * (goal - value), 0.0, top)


def count_nominal_minutes(street: ReferenceStreet, community: Community) -> None:
    """Count the minutes that supervised members are there in name only."""
    settings = street.settings
    if community.may.supervised and settings.clock > 0:
        left = community.now.uses[PARTY]["left"]
        nominal = math.floor(settings.nominal * (settings.clock + settings.assess) / 2 * left)
        community.count("nominal_minutes", by=nominal)


def learn_together(street: ReferenceStreet, community: Community) -> None:
    """Let coordination grow by joint work per resident, and fade the more the less there is."""
    settings = street.settings
    joint = community.now.joint_cells + sum(
        case.closer >= 0 and case.closed_from_list and case.closer != case.first_knower
        for case in street.cases.values()
        if case.community is community
    )
    without = math.exp(-joint / (settings.learn_joint * len(community.residents) / 1000))
    gain = settings.learn_rate * (1.0 - without) * (1.0 - community.coordination)
    loss = settings.coord_loss * without * community.coordination
    community.coordination = clip(community.coordination + gain - loss, 0.0, 1.0)


def tire_office(street: ReferenceStreet, community: Community) -> None:
    """Let burnout follow the cases that wait at the office, and what it tries without being able to."""
    settings, offered = street.settings, community.now.offered[OFFICE]
    waiting = sum(
        street.minutes_of(case)
        for case in street.open_cases()
        if case.community is community and OFFICE in case.knowers
    )
    if offered:
        pressure = clip(waiting / offered / settings.burnout_weeks, 0.0, 1.0)
    else:
        pressure = 1.0 if waiting else 0.0
    community.burnout += settings.burnout_rate * (pressure - community.burnout)
    tries = community.now.uses[OFFICE]["tries"] // settings.try_minutes
    community.burnout = min(1.0, community.burnout + settings.try_burnout * tries)


def forget_skills(street: ReferenceStreet, community: Community) -> None:
    """Let skills be lost without training, and by staff who leave."""
    community.staff_skill *= 1.0 - street.settings.skill_loss - 0.2 / 52
    community.volunteer_skill *= 1.0 - street.settings.skill_loss


def remember_idleness(street: ReferenceStreet, community: Community) -> None:
    """Remember what share of their minutes members and volunteers had left."""
    for actor in (PARTY, VOLUNTEER):
        supply = community.supply(actor)
        if supply:
            share = community.now.uses[actor]["left"] / supply
            community.idle[actor] += street.settings.idle_rate * (share - community.idle[actor])


def please_partners(street: ReferenceStreet) -> None:
    """Let partners be pleased by the use of their goods; the happy ones bring others."""
    settings = street.settings
    happy = [partner for partner in street.partners if partner.satisfaction > settings.partner_happy]
    for partner in street.partners:
        given = sum(partner.gift)
        if given:
            used = min(1.0, sum(partner.gift_used) / given)
            partner.satisfaction += settings.partner_rate * (used - partner.satisfaction)
    if street.week % 13:
        return
    for partner in happy:
        room = len(street.partners) < PARTNERS_AT_MOST
        if room and street.luck("partner.ask", partner.number) < settings.partner_ask:
            street.partners.append(newcomer(street, partner))
    street.goods_missing = [0] * 8


def newcomer(street: ReferenceStreet, partner: Partner) -> Partner:
    """Return the partner that another brings: of a category by what was missing, else of its own."""
    category = partner.category
    if sum(street.goods_missing):
        u = street.luck("partner.ask", partner.number, 1)
        category = weighted_choice(u, [float(units) for units in street.goods_missing])
    alone = [float(need == category) for need in NEEDS]
    worth = next((one.worth for one in street.partners if one.category == category), alone)
    new = Partner(len(street.partners), category, worth, list(partner.gives))
    new.allied = partner.allied
    return new


def remember_common_cases(street: ReferenceStreet, community: Community) -> None:
    """Note for every two actors that they know a common case, open or closed or abandoned this week."""
    for case in street.cases.values():
        if case.community is community:
            for a in case.knowers:
                for b in case.knowers:
                    if a != b:
                        community.pair_last[a][b] = street.week
