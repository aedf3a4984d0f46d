"""W2: what the helpers spend on each other before they serve.

In this order: members' contact list, guidance of groups and incubation of new ones, training,
asks and broadcasts, and at last the shares kept for visits, for entrenched
problems and for patrol. The rules are the same in every world; a link only says who may train,
or whom one may ask. All is paid in minutes or yuan; what does not fit is
not done.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import (
    CHARITY,
    GROUP_SLOTS,
    OFFICE,
    R_CHARITY,
    SOCIAL,
    USE_ASKING,
    USE_GUIDANCE,
    USE_MEETING,
    USE_PATROL,
    USE_TRAINING,
    USE_VISITS,
    VOLUNTEER,
)
from sim.ledger import WeekBook, available, debit, debit_each, left_of, pays, share_of
from sim.organising import GroupWork, enough_seeds, led_share, required_minutes
from sim.places import first_of, free_group_places, may_be_asked
from sim.purse import note_spending
from sim.randomness import draw, uniform
from sim.roster import on_roster
from sim.world import F64, I8, I32, I64, Bool, Groups, World

MONTH = 4
STUDY_CARRIES = 4  # weeks in which a study meeting still brings contacts
ASK_FROM = 0.5  # share of the incubation minutes from which a place is asked for
PLACE_SUBJECTS = 8  # addresses of a community's places
BROADCAST_MINUTES = 15  # office minutes per thousand people reached


class Guidance(NamedTuple):
    """Settings of guidance."""

    guidance_share: float
    guidance_cap: float
    staff_guidance: float


def extend_contact_list(world: World) -> None:
    """List members after study meetings, or at the desk for floating members."""
    settings, now, plan = world.settings, world.now, world.plan
    since = world.week - world.communities.study_week
    growing = (world.may.study == 1) & (since <= STUDY_CARRIES)
    if plan.desk is not None and world.week >= plan.desk.week:
        growing[plan.desk.community] = True
    if not growing.any():
        return
    _list_members(
        growing,
        world.communities.number,
        world.communities.resident_start,
        world.shift.expected,
        world.traits.member_type,
        world.roles.listed,
        float(settings.contact_rate),
        int(settings.contact_minutes),
        world.luck("contact.round"),
        now,
    )


@compiled
def _list_members(
    growing: Bool,
    numbers_of: I64,
    starts: I32,
    expected: I64,
    member_type: I8,
    listed: I8,
    rate: float,
    cost: int,
    luck: np.uint64,
    now: WeekBook,
) -> None:
    """List a share of the members not yet listed, lowest ids first; the office's time is debited."""
    minutes, uses = now.minutes, now.uses
    place = 0
    for c in range(len(growing)):
        first, unlisted = place, 0
        while place < len(expected) and expected[place] < starts[c + 1]:
            i = expected[place]
            unlisted += member_type[i] > 0 and listed[i] == 0
            place += 1
        if not growing[c]:
            continue
        new = int(rate * unlisted + uniform(luck, numbers_of[c], 0))
        if cost > 0:
            new = min(new, available(minutes, c, OFFICE) // cost)
        debit(minutes, uses, c, OFFICE, USE_ASKING, new * cost)
        for i in expected[first:place]:
            if new > 0 and member_type[i] > 0 and listed[i] == 0:
                listed[i] = 1
                new -= 1


def guide_groups(world: World) -> None:
    """Guide groups that cannot yet run themselves, and save up minutes for new ones.

    Nobody is guided and nothing saved in a world without self-organisations.
    """
    settings, now, communities = world.settings, world.now, world.communities
    if "self_organisations" not in settings.present:
        world.groups.guidance[:] = 0
        world.groups.staff_guidance[:] = 0
        world.groups.guided_by[:] = -1
        return
    _guide(
        world.groups,
        settings.numbers(GroupWork),
        settings.numbers(Guidance),
        now.minutes,
        now.uses,
        now.offered,
    )
    needed = int(settings.incubation_minutes)
    social = _shares(world, SOCIAL, settings.incubation_share)
    office = _shares(world, OFFICE, settings.staff_incubation)
    has_slot = (world.groups.alive.reshape(-1, GROUP_SLOTS) == 0).any(axis=1)
    granted = communities.incubation_yes >= 0
    within_reach = may_be_asked(world) & (free_group_places(world) > 0)
    place = first_of(world.plan.place_table.community, within_reach, len(granted))
    saving = np.where(granted, communities.incubation_bank < needed, place >= 0) & has_slot
    saving = enough_seeds(world, saving, int(settings.seed_min))
    _incubate(saving, needed, social, office, now.minutes, now.uses, communities.incubation_bank)
    if world.week % MONTH == 0:
        enough = communities.incubation_bank >= ASK_FROM * settings.incubation_minutes
        for c in np.flatnonzero(saving & ~granted & enough).tolist():
            _ask_for_place(world, c, int(place[c]))


@compiled
def _incubate(
    saving: Bool, needed: int, social: I64, office: I64, minutes: I64, uses: I64, bank: I64
) -> None:
    """Bank minutes for a new group, social workers' first, at most what may be banked this week."""
    for c in range(len(saving)):
        if saving[c]:
            missing = needed - bank[c]
            missing -= debit(minutes, uses, c, SOCIAL, USE_GUIDANCE, min(missing, social[c]))
            missing -= debit(minutes, uses, c, OFFICE, USE_GUIDANCE, min(missing, office[c]))
            bank[c] = needed - missing


def train_helpers(world: World) -> None:
    """Let social workers train office staff and volunteers where they may."""
    settings, now, communities = world.settings, world.now, world.communities
    _train(
        world.may.train,
        int(settings.train_minutes),
        int(settings.train_minutes_volunteer),
        float(settings.skill_gain),
        now.minutes,
        now.uses,
        communities.staff_skill,
        communities.volunteer_skill,
    )


@compiled
def _train(
    may: I8,
    lesson: int,
    short: int,
    skill_gain: float,
    minutes: I64,
    uses: I64,
    staff_skill: F64,
    volunteer_skill: F64,
) -> None:
    """Hold a lesson where it is permitted (`may` [C]) and somebody has time for it.

    It costs social workers `lesson` minutes, the office as much, volunteers `short` minutes; each
    skill [C] (0 to 1) rises by the share `skill_gain` of what is left.
    """
    for c in range(len(may)):
        staff = available(minutes, c, OFFICE) >= lesson
        volunteers = available(minutes, c, VOLUNTEER) >= short
        if may[c] == 0 or not (staff or volunteers):
            continue
        if not pays(minutes, uses, c, SOCIAL, USE_TRAINING, lesson):
            continue
        if pays(minutes, uses, c, OFFICE, USE_TRAINING, lesson):
            staff_skill[c] += skill_gain * (1.0 - staff_skill[c])
        if pays(minutes, uses, c, VOLUNTEER, USE_TRAINING, short):
            volunteer_skill[c] += skill_gain * (1.0 - volunteer_skill[c])


def ask_and_publish(world: World) -> None:
    """Pay for organisers' asks, posters at the station, broadcast asks and cross-held posts."""
    settings, now = world.settings, world.now
    pace = int(settings.asks_per_hour)
    building = world.plan.provider_building
    asks = _shares(world, SOCIAL, settings.asking_share) * pace // 60
    paid = debit_each(now.minutes, now.uses, SOCIAL, USE_ASKING, -(-asks * 60 // pace))
    now.organiser_asks[:] = np.where(paid > 0, asks, 0)
    paid = _put_up_posters(
        world.communities.station_open,
        int(settings.broadcast_minutes),
        int(settings.broadcast_yuan),
        now.minutes,
        now.uses,
        world.communities.purse,
        now.broadcast,
    )
    note_spending(world, paid)
    _broadcast_asks(world)
    if building is not None and world.week % MONTH == 0 and world.may.any_goods[building.community] == 1:
        _hold_posts(world, building.community)


def keep_shares(world: World) -> None:
    """Set aside social workers' visits and entrenched reserve, and the office's patrol."""
    settings, now = world.settings, world.now
    slot = int(settings.visit_minutes)
    visits = _shares(world, SOCIAL, settings.visit_share) // slot * slot
    now.visit_minutes[:] = debit_each(now.minutes, now.uses, SOCIAL, USE_VISITS, visits)
    reserve = settings.expertise_share * left_of(now.minutes, SOCIAL)
    now.expertise_minutes[:] = reserve.astype(np.int64)
    patrol = _shares(world, OFFICE, settings.patrol_share)
    now.patrol_minutes[:] = debit_each(now.minutes, now.uses, OFFICE, USE_PATROL, patrol)


def _shares(world: World, a: int, share: float) -> I64:
    """Return [C] a share of the minutes an actor offered, at most what is left of them."""
    return np.asarray(share_of(world.now.minutes, world.now.offered, a, float(share)))


def _ask_for_place(world: World, c: int, place: int) -> None:
    """Ask for a place for a new group, if there is time for it; the owner may grant it."""
    settings, now = world.settings, world.now
    cost = int(settings.place_minutes)
    payer = SOCIAL if available(now.minutes, c, SOCIAL) >= cost else OFFICE
    if not pays(now.minutes, now.uses, c, payer, USE_GUIDANCE, cost):
        return
    now.place_asked[c] = 1
    # more places than a community has subjects: their next draws
    number, rank = divmod(world.plan.places_of[c].index(place), PLACE_SUBJECTS)
    subject = world.plan.numbers[c] * PLACE_SUBJECTS + rank
    if draw(world.seed, "place.ask", world.week, subject, number) < settings.place_yes:
        world.communities.incubation_yes[c] = place
        world.note(c, world.plan.places[place].name, "place_granted")


@compiled
def _put_up_posters(
    station_open: I8, needed: int, yuan: int, minutes: I64, uses: I64, purse: I64, broadcast: I8
) -> I64:
    """Put up posters at open stations where minutes and yuan allow; return [C] yuan paid."""
    paid = np.zeros(len(purse), dtype=np.int64)
    for c in range(len(purse)):
        if station_open[c] == 0 or available(minutes, c, OFFICE) < needed or purse[c] < yuan:
            continue
        purse[c] -= yuan
        paid[c] = yuan
        debit(minutes, uses, c, OFFICE, USE_ASKING, needed)
        broadcast[c] = 1
    return paid


def _broadcast_asks(world: World) -> None:
    """Send one ask to the roster and one to the registered, where permitted and paid for."""
    now, count = world.now, world.community_count
    sent = {name: np.zeros(count, dtype=np.int8) for name in ("roster", "registered")}
    world.flows["broadcast_roster"] = sent["roster"]
    world.flows["broadcast_registered"] = sent["registered"]
    if world.week % MONTH != 0 and world.emergency == 0:
        return
    if not (world.may.ask_roster.any() or world.may.platform.any()):
        return
    roles, start = world.roles, world.communities.resident_start
    for name, may, reached in (
        ("roster", world.may.ask_roster, on_roster(roles.served_weeks)),
        ("registered", world.may.platform, roles.registered == 1),
    ):
        for c in np.flatnonzero(may).tolist():
            people = int(np.count_nonzero(reached[start[c] : start[c + 1]]))
            minutes = -(-BROADCAST_MINUTES * people // 1000)
            paid = debit(now.minutes, now.uses, c, OFFICE, USE_ASKING, minutes)
            sent[name][c] = 1 if paid > 0 else 0


def _hold_posts(world: World, c: int) -> None:
    """Debit each partner of the alliance here that has minutes for its posts at the others."""
    now, cost, partners = world.now, int(world.settings.crosspost_minutes), world.partners
    for d in np.flatnonzero((partners.allied == 1) & (partners.gives[:, c] == 1)):
        category = int(partners.category[d])
        if category >= 0 and now.minutes[c, R_CHARITY + category] >= cost:
            now.minutes[c, R_CHARITY + category] -= cost
            now.uses[c, CHARITY, USE_MEETING] += cost


@compiled
def share_out(minutes: int, needs: I64, cap: int) -> I64:
    """Divide minutes by need in two passes, each of at most `cap` for one group."""
    given = np.zeros_like(needs)
    for _ in range(2):
        rest = minutes - given.sum()
        unmet = needs - given
        total = unmet.sum()
        for n in range(len(needs)):
            if total > 0:
                given[n] += int(min(unmet[n], cap, rest * unmet[n] / total))
    return given


@compiled
def _guide(groups: Groups, work: GroupWork, numbers: Guidance, minutes: I64, uses: I64, offered: I64) -> None:
    """Give each group part of the organising it lacks: social workers first, then the office."""
    groups.guidance[:] = 0
    groups.staff_guidance[:] = 0
    groups.guided_by[:] = -1
    needs = np.zeros(GROUP_SLOTS, dtype=np.int64)
    for c in range(len(minutes)):
        first = c * GROUP_SLOTS
        for slot in range(GROUP_SLOTS):
            j = first + slot
            needs[slot] = 0
            if groups.alive[j] == 1:
                size = groups.members[j]
                lacking = 1.0 - led_share(work, size, groups.leaders[j])
                needs[slot] = int(required_minutes(work, size) * lacking)
        for a in (SOCIAL, OFFICE):
            share = numbers.guidance_share if a == SOCIAL else numbers.staff_guidance
            budget = min(int(share * offered[c, a]), available(minutes, c, a))
            given = share_out(budget, needs, int(numbers.guidance_cap))
            debit(minutes, uses, c, a, USE_GUIDANCE, given.sum())
            for slot in range(GROUP_SLOTS):
                if given[slot] > 0:
                    j = first + slot
                    needs[slot] -= given[slot]
                    groups.guidance[j] += given[slot]
                    if a == OFFICE:
                        groups.staff_guidance[j] = given[slot]
                    if groups.guided_by[j] < 0:
                        groups.guided_by[j] = a
                        groups.funder[j] = a
