"""Who can be asked to help or to found a group, and what a group or project should be for (W2, W11, W12)."""

from tests.oracle.entities import Community, Resident
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import PARTY, SOCIAL


def is_adult(resident: Resident) -> bool:
    """Whether the resident is 15 or older."""
    return resident.age >= 15


def on_roster(resident: Resident) -> bool:
    """Whether the resident ever served or attended."""
    return resident.served_weeks > 0


def accepts_workers(street: ReferenceStreet, resident: Resident) -> bool:
    """Whether the resident was a client or was visited lately, and accepts social workers."""
    met = resident.client_until >= street.week or resident.visited_week >= street.week - 26
    return met and resident.acceptance > 0.5


def seeds_of(street: ReferenceStreet, community: Community) -> list[Resident]:
    """Return those who can be brought together as a new group."""
    may = community.may
    return [
        i
        for i in community.residents
        if is_adult(i)
        and i.group is None
        and (
            accepts_workers(street, i)
            or (may.seed_roster and on_roster(i))
            or (may.seed_servers and i.role == PARTY)
        )
    ]


def survey_counts(street: ReferenceStreet, community: Community) -> bool:
    """Whether others than the social workers use a survey: of the last half-year, and it found needs."""
    if not community.may.pass_survey or street.week - community.survey_week > 26:
        return False
    return any(minutes > 0 for minutes in community.estimate[1][1:7])


def belief(street: ReferenceStreet, community: Community, actor: int) -> list[float]:
    """Return an actor's estimate of open minutes by need: the survey's if it has it, else the office's."""
    by_survey = actor == SOCIAL or survey_counts(street, community)
    return community.estimate[1 if by_survey else 0]


def programme(
    street: ReferenceStreet, community: Community, estimate: list[float], needs: range
) -> int | None:
    """Return the need that the programme rule picks among some, or None if there is none to pick."""
    rule = street.settings.programme_rule
    if rule == "uniform":
        return needs[community.programmes % len(needs)]
    if rule.startswith("only-k"):
        only = int(rule.removeprefix("only-k"))
        return only if only in needs else None
    if not any(estimate[need] for need in needs):
        return None
    best = max if rule == "assessed" else min
    return best(needs, key=lambda need: estimate[need])
