"""W2: what the helpers spend on each other before they serve.

In this order: members' contact list, guidance of groups and incubation of new ones, training,
asks and broadcasts, and at last the shares kept for visits, for entrenched
problems and for patrol. The rules are the same in every world; a link only says who may train,
or whom one may ask. All is paid in minutes or yuan; what does not fit is
not done.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import (
    CHARITY,
    GROUP_SLOTS,
    OFFICE,
    PARTNER_CAPACITY,
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
from sim.ledger import available, debit, debit_each, left_of, pays
from sim.organising import GroupWork, led_share, required_minutes, seeds
from sim.places import free_group_places, may_be_asked, of_communities
from sim.purse import pay
from sim.randomness import draw, draw_each
from sim.roster import on_roster
from sim.world import I64, Groups, World

MONTH = 4
STUDY_CARRIES = 4  # weeks in which a study meeting still brings contacts
ASK_FROM = 0.5  # share of the incubation minutes from which a place is asked for
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
    cost = int(settings.contact_minutes)
    listed, expected = world.roles.listed, world.shift.expected
    unlisted = expected[(world.traits.member_type[expected] > 0) & (listed[expected] == 0)]
    first = np.searchsorted(unlisted, world.communities.resident_start)
    rounding = draw_each(world.luck("contact.round"), np.arange(len(growing)))
    new = (settings.contact_rate * np.diff(first) + rounding).astype(np.int64) * growing
    if cost > 0:
        new = np.minimum(new, left_of(now.minutes, OFFICE) // cost)
    debit_each(now.minutes, now.uses, OFFICE, USE_ASKING, new * cost)
    chosen = [unlisted[row : row + n] for row, n in zip(first[:-1], new, strict=True)]
    listed[np.concatenate(chosen)] = 1


def guide_groups(world: World) -> None:
    """Guide groups that cannot yet run themselves, and save up minutes for new ones."""
    settings, now = world.settings, world.now
    _guide(
        world.groups, settings.numbers(GroupWork), settings.numbers(Guidance), now.minutes,
        now.uses, now.offered,
    )  # fmt: skip
    free = free_group_places(world)
    places = of_communities(world.plan)
    social = _shares(world, SOCIAL, settings.incubation_share)
    office = _shares(world, OFFICE, settings.staff_incubation)
    has_slot = (world.groups.alive.reshape(-1, GROUP_SLOTS) == 0).any(axis=1)
    for c in np.flatnonzero(has_slot).tolist():
        _incubate(world, c, places[c], free, {SOCIAL: int(social[c]), OFFICE: int(office[c])})


def train_helpers(world: World) -> None:
    """Let social workers train office staff and volunteers where they may."""
    settings, now, communities = world.settings, world.now, world.communities
    lesson, short = int(settings.train_minutes), int(settings.train_minutes_volunteer)
    for c in np.flatnonzero(world.may.train).tolist():
        staff = available(now.minutes, c, OFFICE) >= lesson
        volunteers = available(now.minutes, c, VOLUNTEER) >= short
        if not (staff or volunteers):
            continue
        if not pays(now.minutes, now.uses, c, SOCIAL, USE_TRAINING, lesson):
            continue
        if pays(now.minutes, now.uses, c, OFFICE, USE_TRAINING, lesson):
            communities.staff_skill[c] += settings.skill_gain * (1 - communities.staff_skill[c])
        if pays(now.minutes, now.uses, c, VOLUNTEER, USE_TRAINING, short):
            gain = settings.skill_gain * (1 - communities.volunteer_skill[c])
            communities.volunteer_skill[c] += gain


def ask_and_publish(world: World) -> None:
    """Pay for organisers' asks, posters at the station, broadcast asks and cross-held posts."""
    settings, now = world.settings, world.now
    pace = int(settings.asks_per_hour)
    building = world.plan.provider_building
    asks = _shares(world, SOCIAL, settings.asking_share) * pace // 60
    paid = debit_each(now.minutes, now.uses, SOCIAL, USE_ASKING, -(-asks * 60 // pace))
    now.organiser_asks[:] = np.where(paid > 0, asks, 0)
    for c in np.flatnonzero(world.communities.station_open).tolist():
        _put_up_posters(world, c)
    _broadcast_asks(world)
    if (
        building is not None
        and world.week % MONTH == 0
        and world.may.any_goods[building.community] == 1
    ):
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
    wanted = (share * world.now.offered[:, a]).astype(np.int64)
    return np.minimum(wanted, left_of(world.now.minutes, a))


def _incubate(
    world: World, c: int, places: Sequence[int], free: I64, shares: dict[int, int]
) -> None:
    """Bank minutes for a new group while place and people are within reach, and ask for a place.

    `shares` are the minutes of social workers and of the office that may be banked this week.
    """
    settings, now, communities = world.settings, world.now, world.communities
    granted = communities.incubation_yes[c] >= 0
    missing = int(settings.incubation_minutes) - int(communities.incubation_bank[c])
    if granted and missing <= 0:
        return
    within_reach = (p for p in places if free[p] > 0 and may_be_asked(world, p))
    p = -1 if granted else next(within_reach, -1)
    if not granted and p < 0:
        return
    if len(seeds(world, c, int(settings.seed_min))) < settings.seed_min:
        return
    for a, share in shares.items():
        part = min(missing, share)
        missing -= debit(now.minutes, now.uses, c, a, USE_GUIDANCE, part)
    communities.incubation_bank[c] = settings.incubation_minutes - missing
    enough = communities.incubation_bank[c] >= ASK_FROM * settings.incubation_minutes
    if granted or not enough or world.week % MONTH != 0:
        return
    cost = int(settings.place_minutes)
    payer = SOCIAL if available(now.minutes, c, SOCIAL) >= cost else OFFICE
    if not pays(now.minutes, now.uses, c, payer, USE_GUIDANCE, cost):
        return
    now.place_asked[c] = 1
    if draw(world.seed, "place.ask", world.week, c * 8 + places.index(p)) < settings.place_yes:
        communities.incubation_yes[c] = p
        world.note(c, world.plan.places[p].name, "place_granted")


def _put_up_posters(world: World, c: int) -> None:
    settings, now = world.settings, world.now
    minutes, yuan = int(settings.broadcast_minutes), int(settings.broadcast_yuan)
    if available(now.minutes, c, OFFICE) >= minutes and pay(world, c, yuan):
        debit(now.minutes, now.uses, c, OFFICE, USE_ASKING, minutes)
        now.broadcast[c] = 1


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
        ("roster", world.may.ask_roster, on_roster(roles.served_weeks, roles.registered)),
        ("registered", world.may.platform, roles.registered == 1),
    ):
        for c in np.flatnonzero(may).tolist():
            people = int(np.count_nonzero(reached[start[c] : start[c + 1]]))
            minutes = -(-BROADCAST_MINUTES * people // 1000)
            paid = debit(now.minutes, now.uses, c, OFFICE, USE_ASKING, minutes)
            sent[name][c] = 1 if paid > 0 else 0


def _hold_posts(world: World, c: int) -> None:
    """Debit each partner with minutes here for its posts at the others."""
    now, cost = world.now, int(world.settings.crosspost_minutes)
    for d in range(PARTNER_CAPACITY):
        category = int(world.partners.category[d])
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
def _guide(
    groups: Groups, work: GroupWork, numbers: Guidance, minutes: I64, uses: I64, offered: I64
) -> None:
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
