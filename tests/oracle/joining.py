"""W11, second part: who becomes a volunteer and who quits."""

import math

from tests.oracle.asking import BY_CONTACT, BY_ORGANISER, BY_WALK_IN, walk_in
from tests.oracle.entities import Resident
from tests.oracle.rng import logistic
from tests.oracle.seeds import is_adult, on_roster
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import VOLUNTEER

# How joiners are counted: by whom they are, and by the channel that asked them.
MEMBERS, MEMBERS_HOUSEHOLDS, OTHERS = range(3)
CONTACT, ORGANISER, BROADCAST, WALK_IN = range(4)
CHANNELS = ((BY_CONTACT, CONTACT), (BY_ORGANISER, ORGANISER), (BY_WALK_IN, WALK_IN))


def join_and_quit(street: ReferenceStreet) -> None:
    """Let some walk in, those who were asked or reached decide, and volunteers quit."""
    joiners, quitters = [], []
    for i in street.residents:
        if i.active:
            if street.luck("quit", i.address) < chance_to_quit(street, i):
                quitters.append(i)
        elif is_adult(i):
            walk_in(street, i)
            channel = channel_of_joining(street, i)
            if channel is not None:
                joiners.append((i, channel))
            elif (i.asks or is_reached(i)) and not refusal_holds(street, i):
                i.refused_week = street.week
    for i, channel in joiners:
        i.active, i.emergency_joined = True, street.emergency > 0
        i.community.count("joins", kind_of(i), channel)
    for i in quitters:
        i.active = False
        i.community.count("quits", kind_of(i))


def kind_of(i: Resident) -> int:
    """Return how a joiner or quitter is counted."""
    if i.member_type:
        return MEMBERS
    at_home = any(j.member_type for j in i.household.residents)
    return MEMBERS_HOUSEHOLDS if at_home else OTHERS


def channel_of_joining(street: ReferenceStreet, i: Resident) -> int | None:
    """Return the channel through which somebody joins, None for who does not."""
    reached = is_reached(i)
    if not i.willing or not (i.asks or reached):
        return None
    yes = chance_to_say_yes(street, i)
    counts = street.settings.refusal_factor if refusal_holds(street, i) else 1.0
    if street.luck("join", i.address) < 1.0 - (1.0 - yes) ** (counts * i.asks):
        return next(channel for bit, channel in CHANNELS if i.channels & bit)
    if reached and street.luck("join", i.address, 1) < counts * street.settings.broadcast_response * yes:
        return BROADCAST
    return None


def refusal_holds(street: ReferenceStreet, i: Resident) -> bool:
    """Whether somebody said no lately, and so listens less."""
    return bool(street.week - i.refused_week < street.settings.refusal_weeks)


def is_reached(i: Resident) -> bool:
    """Whether a broadcast paid this week reaches a resident."""
    counts = i.community.counts
    by_roster = counts[("broadcast_roster",)] > 0 and on_roster(i)
    return by_roster or (counts[("broadcast_registered",)] > 0 and i.registered)


def exposure(street: ReferenceStreet, i: Resident) -> float:
    """Return how many servers somebody sees, weighted by nearness."""
    settings = street.settings
    home = sum(j.is_server for j in i.household.residents if j is not i)
    cell = sum(j.is_server for j in i.cell.residents if j.household is not i.household)
    near = sum(sum(neighbour.servers) for neighbour in i.cell.neighbours())
    ties = sum(g for j, g in zip(i.contacts, i.strengths, strict=True) if j is not None and j.is_server)
    return (
        settings.exp_home * home
        + settings.exp_cell * cell
        + settings.exp_near * near
        + settings.exp_tie * ties
    )


def chance_to_say_yes(street: ReferenceStreet, i: Resident) -> float:
    """Return the chance that one ask is answered with yes."""
    settings, seen = street.settings, exposure(street, i)
    urge = seen**2 / (seen**2 + i.threshold**2)
    utility = (
        settings.join_base
        + settings.b_m * i.motivation
        + settings.b_R * urge
        + settings.b_T * (i.trust - 0.5)
        + settings.b_B * (i.belonging - 0.4)
        + settings.b_y * (i.satisfaction - settings.satisfaction_home)
        + settings.b_e * (i.efficacy - 0.4)
        + settings.b_u * (i.free_hours - 1.0)
        - settings.b_f * i.fatigue
    )
    idle = i.community.idle[VOLUNTEER]
    return (1.0 - settings.idle_cost * idle) * logistic(utility)


def chance_to_quit(street: ReferenceStreet, i: Resident) -> float:
    """Return the chance that an active volunteer stops."""
    settings = street.settings
    in_group, honoured = i.group is not None, i.honoured_until >= street.week
    idle = i.community.idle[VOLUNTEER]
    rate = settings.quit_rate * math.exp(
        -settings.q_group * in_group
        - settings.q_hon * honoured
        - settings.q_e * (i.efficacy - 0.4)
        + settings.q_f * i.fatigue
        - settings.q_m * i.motivation
        + settings.q_idle * idle
        - settings.q_B * (i.belonging - 0.4)
        - settings.q_y * (i.satisfaction - settings.satisfaction_home)
    )
    if not street.emergency and i.emergency_joined and not in_group:
        rate += settings.quit_emergency * (1.0 - settings.q_em_hon * honoured)
    return min(1.0, rate)
