"""W2: what office and social workers believe is needed, and what the contract is bought for.

The office's estimate is the 26-week mean of the open minutes it knows. Every half year social
workers ask households, 30 minutes each, and weigh up the open minutes of those that answer. Then
the specialism of each contract follows the belief of the office that buys it.
"""

import numpy as np

from sim.casework import case_minutes, work_minutes
from sim.compiled import compiled
from sim.layout import NEED_COUNT, OFFICE, SOCIAL, USE_SURVEY
from sim.ledger import available, debit
from sim.lists import place_of
from sim.needs_estimate import (
    OFFICE_ESTIMATE,
    SURVEY_ESTIMATE,
    survey_counts,
    users_estimate,
)
from sim.randomness import uniform
from sim.world import F64, I8, I32, I64, CaseLog, Cases, Households, World

HALF_YEAR = 26
SURVEY_SHARE = 0.5  # largest share of the week's social-work minutes
SURVEY_SLOTS = 60
ANSWER_BY_EDUCATION = 0.1
ADULT = 15
SPECIALISMS = (1, 5, 3, 2)  # elder care, legal, youth, disability: on a tie the earlier
YOUTH = 3  # bought for all its cases, the others for severe ones
SLOTS_OF_COMMUNITY = 1024


def survey_needs(world: World) -> None:
    """Renew the office's estimate every week, and survey households every half year."""
    communities = world.communities
    sizes = work_minutes(world.settings)
    ring = communities.office_known[:, world.week % HALF_YEAR]
    ring[:] = 0.0
    _known_to_office(world.cases, world.case_count, sizes, ring)
    communities.estimate[:, OFFICE_ESTIMATE] = communities.office_known.mean(axis=1)
    if world.week >= 0 and world.week % HALF_YEAR == 0:
        for c in range(world.community_count):
            _survey_community(world, c, sizes)


def choose_specialisms(world: World) -> None:
    """Revise what each contract is bought for, every half year from week 0, where there are any."""
    absent = "professional_organisations" not in world.settings.present
    if absent or world.week < 0 or world.week % HALF_YEAR != 0:
        return
    communities = world.communities
    bought = np.zeros((world.community_count, NEED_COUNT))
    sizes = work_minutes(world.settings)
    _bought_for(
        world.cases,
        world.case_count,
        world.log,
        world.log_count,
        world.traits.community,
        world.week,
        sizes,
        bought,
    )
    for c, contract in enumerate(world.plan.contracts):
        wanted = users_estimate(world, c, OFFICE) if survey_counts(world, c) else bought[c]
        chosen = max(SPECIALISMS, key=lambda k: (wanted[k], -SPECIALISMS.index(k)))
        if world.week == 0 and contract.first is not None:
            chosen = contract.first
        if chosen != communities.specialism[c]:
            communities.specialism[c] = chosen
            world.note(c, contract.name, "contract", f"k{chosen}")


def _survey_community(world: World, c: int, sizes: I64) -> None:
    """Survey one community: each household once, however often it is drawn."""
    now, communities, settings = world.now, world.communities, world.settings
    minutes = int(settings.survey_minutes)
    left = available(now.minutes, c, SOCIAL)
    share = int(SURVEY_SHARE * now.offered[c, SOCIAL])
    slots = min(SURVEY_SLOTS, share // minutes, left // minutes)
    if slots <= 0:
        return
    low, high = int(communities.household_start[c]), int(communities.household_start[c + 1])
    pick, subject = world.luck("survey.pick"), int(communities.number[c]) * SLOTS_OF_COMMUNITY
    drawn = {low + int(uniform(pick, subject + slot, 0) * (high - low)) for slot in range(slots)}
    households = np.array(sorted(drawn), dtype=np.int64)
    debit(now.minutes, now.uses, c, SOCIAL, USE_SURVEY, minutes * len(households))
    total = np.zeros(NEED_COUNT)
    answered = _ask_households(
        households,
        world.households,
        world.traits.age,
        world.traits.education,
        world.cases,
        world.case_count,
        sizes,
        settings.survey_answer,
        world.luck("survey.answer"),
        total,
    )
    if answered > 0:
        communities.estimate[c, SURVEY_ESTIMATE] = total * ((high - low) / answered)
        communities.survey_week[c] = world.week


@compiled
def _known_to_office(cases: Cases, count: int, sizes: I64, total: F64) -> None:
    """Add up [C, 8] the open minutes known to the office; `sizes` [11] minutes by case class."""
    for row in range(count):
        if cases.bits[row] & 1:
            need = cases.key[row] % NEED_COUNT
            total[cases.community[row], need] += case_minutes(sizes, need, cases.severe[row], cases.deed[row])


@compiled
def _ask_households(
    households: I64,
    homes: Households,
    age: I8,
    education: I8,
    cases: Cases,
    count: int,
    sizes: I64,
    answer: float,
    luck: np.uint64,
    total: F64,
) -> int:
    """Add up the open minutes of households that answer; return how many do."""
    answered, start, numbers_of = 0, homes.start, homes.number
    for h in households:
        chance = answer
        for i in range(start[h], start[h + 1]):
            if age[i] >= ADULT:  # the lowest-id adult opens the door
                chance += ANSWER_BY_EDUCATION * (education[i] - 1)
                break
        if uniform(luck, numbers_of[h], 0) >= chance:
            continue
        answered += 1
        row = place_of(cases.key[:count], start[h] * NEED_COUNT)
        while row < count and cases.key[row] < start[h + 1] * NEED_COUNT:
            need = cases.key[row] % NEED_COUNT
            total[need] += case_minutes(sizes, need, cases.severe[row], cases.deed[row])
            row += 1
    return answered


@compiled
def _bought_for(
    cases: Cases,
    count: int,
    log: CaseLog,
    closed: int,
    community: I32,
    week: int,
    sizes: I64,
    total: F64,
) -> None:
    """Add up severe minutes (all for youth) that came to the office's notice in half a year."""
    for row in range(count):
        need = cases.key[row] % NEED_COUNT
        recent = cases.bits[row] & 1 and cases.known_week[row] >= week - HALF_YEAR
        if recent and (cases.severe[row] == 1 or need == YOUTH):
            total[cases.community[row], need] += case_minutes(sizes, need, cases.severe[row], cases.deed[row])
    row = closed - 1
    while row >= 0 and log.closed[row] >= week - HALF_YEAR:
        need = log.need[row]
        recent = log.bits[row] & 1 and log.known_week[row] >= week - HALF_YEAR
        if recent and (log.severe[row] == 1 or need == YOUTH):
            c = community[log.resident[row]]
            total[c, need] += case_minutes(sizes, need, log.severe[row], log.deed[row])
        row -= 1
