"""W9, second part: what service, waiting, serving, talk and control do to people's minds."""

from collections import defaultdict

from tests.oracle.entities import Case, Resident
from tests.oracle.frozen_states import holding_still
from tests.oracle.rng import clip
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import DEADLINE, GROUP, PARTY, SOCIAL, VOLUNTEER

STATES = (
    "trust",
    "satisfaction",
    "belonging",
    "acceptance",
    "efficacy",
    "motivation",
    "fatigue",
    "loneliness",
    "tolerance",
)
Change = defaultdict[str, float]


@holding_still
def feed_back(street: ReferenceStreet) -> None:
    """Change minds: all effects from the states of the start, summed, clipped once."""
    changes: dict[Resident, Change] = {resident: defaultdict(float) for resident in street.residents}
    for case in street.cases.values():
        if case.closer >= 0:
            be_served(street, case, changes)
        elif case.is_open and case.late and became_late(street, case):
            wait_too_long(street, case, changes[case.resident])
    for resident, change in changes.items():
        serve(street, resident, change)
        be_controlled(street, resident, change)
        meet_workers(street, resident, change)
        change["fatigue"] -= (1 - street.settings.fatigue_keep) * resident.fatigue
    for case in street.born_this_week:
        if case.need == 5:
            changes[case.resident]["tolerance"] -= street.settings.dispute_tolerance
    for resident, change in changes.items():
        for name in STATES:
            top = 0.6 if name == "tolerance" else 1.0
            setattr(resident, name, clip(getattr(resident, name) + change[name], 0.0, top))
    get_to_know_workers(street)


def became_late(street: ReferenceStreet, case: Case) -> bool:
    """Whether this is the first week at whose end the case is too old."""
    return street.week - case.born == DEADLINE[case.need] - 1


def be_served(street: ReferenceStreet, case: Case, changes: dict[Resident, Change]) -> None:
    """Let the subject feel that a case was closed, and note elders' visits."""
    settings, i = street.settings, case.resident
    change = changes[i]
    change["trust"] += settings.trust_gain * (1 - i.trust)
    joy = settings.served_y * (1 - i.satisfaction)
    helper = case.helper
    if i.age >= 60 and case.closer in (PARTY, VOLUNTEER) and helper is not None:
        child = helper.child
        if child is not None:
            joy *= settings.child_bonus
            change["loneliness"] -= settings.child_lonely
            changes[child]["motivation"] += settings.child_meaning * (1 - child.motivation)
        log = i.community.visits_without_child if child is None else i.community.visits_with_child
        log[0] += 1
        log[1] += joy
    change["satisfaction"] += joy
    if street.week - case.born < DEADLINE[case.need]:
        change["belonging"] += settings.served_belong * (1 - i.belonging)
    if case.closer == SOCIAL:
        change["acceptance"] += settings.accept_gain * (1 - i.acceptance)


def wait_too_long(street: ReferenceStreet, case: Case, change: Change) -> None:
    """Let the subject feel that a case has become late; only who knew of it can disappoint."""
    settings, i = street.settings, case.resident
    change["satisfaction"] -= settings.late_y * i.satisfaction
    if case.knowers:
        change["trust"] -= settings.late_trust * settings.trust_ratio * i.trust
    if SOCIAL in case.knowers:
        change["acceptance"] -= (1 - settings.late_accept) * i.acceptance


def serve(street: ReferenceStreet, i: Resident, change: Change) -> None:
    """Let those who served or attended this week belong more, tire, and feel useful or not."""
    settings = street.settings
    served = i.is_server or i.role == GROUP
    i.history = (i.history << 1 | served) & 0b1111
    if not served:
        return
    i.served_weeks += 1
    change["belonging"] += settings.serve_belong * (1 - i.belonging)
    change["fatigue"] += settings.serve_fatigue * (2 if street.emergency else 1)
    if i.cases:
        change["efficacy"] += settings.helper_efficacy * (1 - i.efficacy)
        change["motivation"] += settings.helper_meaning * (1 - i.motivation)
    if i.own_list + i.from_list:
        own = i.own_list / (i.own_list + i.from_list)
        change["motivation"] += settings.choice_meaning * (own - 0.5)
    if i.called and i.is_server:
        change["fatigue"] += settings.call_fatigue
        if not i.cases and not i.coordinator:
            change["efficacy"] -= settings.call_unused


def be_controlled(street: ReferenceStreet, i: Resident, change: Change) -> None:
    """Let supervision cost members and servers motivation, and an honour give them some."""
    settings = street.settings
    if not i.community.may.supervised or not (i.member_type or i.is_server):
        return
    change["motivation"] -= settings.control_cost * (settings.clock + settings.assess) / 2
    if i.honoured_until >= street.week:
        change["motivation"] += settings.reward_gain * settings.reward


def meet_workers(street: ReferenceStreet, i: Resident, change: Change) -> None:
    """Let acceptance of social workers grow at their activities and by repute, and return to its start."""
    settings = street.settings
    change["acceptance"] -= settings.accept_loss * (i.acceptance - i.start_acceptance)  # with or without them
    if not are_at_work(street):
        return
    if was_with_workers(street, i):
        change["acceptance"] += settings.accept_activity * (1 - i.acceptance)
    partner = i.talk_partner
    if partner is not None and attended_guided_group(partner):
        change["acceptance"] += settings.accept_repute * max(0.0, partner.acceptance - i.acceptance)


def are_at_work(street: ReferenceStreet) -> bool:
    """Whether there are social workers."""
    return street.week >= 0 and street.present("social_workers")


def attended_guided_group(i: Resident) -> bool:
    """Whether somebody attends a session of a group that social workers guide this week."""
    return i.role == GROUP and i.community.groups[i.slot].guided_by == SOCIAL


def was_with_workers(street: ReferenceStreet, i: Resident) -> bool:
    """Whether somebody attends such a session, or came to one of a project that social workers work for."""
    if attended_guided_group(i) or i.session < 0:
        return attended_guided_group(i)
    project = i.community.projects[i.session]
    held_last_week = project.alive and project.opened < street.week - 1
    return held_last_week and any(minutes[SOCIAL] for minutes in project.given)


def get_to_know_workers(street: ReferenceStreet) -> None:
    """Note who met social workers this week, and who heard of them."""
    if not are_at_work(street):
        return
    meets = [i.visited_week == street.week or was_with_workers(street, i) for i in street.residents]
    hears = [hears_in_talk(street, i) for i in street.residents]
    for i, met, heard in zip(street.residents, meets, hears, strict=True):
        i.met = i.met or met
        i.heard = i.heard or met or heard


def hears_in_talk(street: ReferenceStreet, i: Resident) -> bool:
    """Whether a talk is of social workers: with who was in a group of theirs, or who has heard of them."""
    partner, u = i.talk_partner, street.luck("talk.heard", i.address)
    if partner is None:
        return False
    if attended_guided_group(partner):
        return bool(u < street.settings.heard_repute)
    return bool(partner.heard and u < street.settings.heard_talk)
