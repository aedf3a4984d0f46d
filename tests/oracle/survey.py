"""W2, 7 and 8: what the office knows, surveys, specialisms of contracts."""

from tests.oracle.entities import Community, Household
from tests.oracle.seeds import belief, survey_counts
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import NEEDS, OFFICE, SOCIAL


def survey_needs(street: ReferenceStreet) -> None:
    """Bring the office's estimate up to date; survey at half-year ticks."""
    for community in street.communities:
        minutes = [0.0] * 8
        for case in street.open_cases():
            if case.community is community and OFFICE in case.knowers:
                minutes[case.need] += street.minutes_of(case)
        community.office_known[street.week % 26] = minutes
        for need in NEEDS:
            community.estimate[0][need] = sum(week[need] for week in community.office_known) / 26
        if street.half_year() and street.week >= 0:
            survey(street, community)


def survey(street: ReferenceStreet, community: Community) -> None:
    """Let social workers ask households about all their open needs."""
    settings, offered = street.settings, community.now.offered[SOCIAL]
    slots = min(
        60,
        int(0.5 * offered) // settings.survey_minutes,
        community.minutes_left(SOCIAL) // settings.survey_minutes,
    )
    households = community.households
    drawn: list[Household] = []
    for slot in range(slots):
        u = street.luck("survey.pick", 1024 * community.address + slot)
        household = households[int(u * len(households))]
        if household not in drawn:
            drawn.append(household)
    community.pay(SOCIAL, settings.survey_minutes * len(drawn), "survey")
    answered = []
    for household in drawn:
        adults = [i for i in household.residents if i.age >= 15]
        chance = settings.survey_answer + 0.1 * ((adults[0].education if adults else 0) - 1)
        if street.luck("survey.answer", household.address) < chance:
            answered.append(household)
    if not answered:
        return
    found = [0.0] * 8
    for case in street.open_cases():
        if case.resident.household in answered:
            found[case.need] += street.minutes_of(case)
    community.estimate[1] = [minutes * len(households) / len(answered) for minutes in found]
    community.survey_week = street.week


def choose_specialisms(street: ReferenceStreet) -> None:
    """Choose what each contract buys, at half-year ticks."""
    if not street.half_year() or street.week < 0 or not street.present("professional_organisations"):
        return
    for community in street.communities:
        first = street.plan.contracts[community.number].first
        if street.week == 0 and first is not None:
            community.specialism = first
            continue
        if survey_counts(street, community):
            minutes = belief(street, community, OFFICE)
        else:
            minutes = reported_minutes(street, community)
        community.specialism = max((1, 5, 3, 2), key=lambda need: minutes[need])


def reported_minutes(street: ReferenceStreet, community: Community) -> list[float]:
    """Return the minutes of severe cases (k3: of all) the office came to know in 26 weeks."""
    first = street.week - 26
    minutes = [0.0] * 8
    for case in street.open_cases():
        if case.community is community and OFFICE in case.knowers and case.known_week >= first:
            if case.severe or case.need == 3:
                minutes[case.need] += street.minutes_of(case)
    for line in street.log:
        mine = street.residents[line.resident].community is community
        if mine and OFFICE in line.knowers and line.known_week >= first and line.closed >= first:
            if line.severe:
                minutes[line.need] += 4 * street.class_minutes(line.need)
            elif line.need == 3:
                minutes[3] += street.class_minutes(3)
    return minutes
