"""Cohorts: cases counted by their week of birth, and those of them that were closed in time."""

from collections.abc import Iterator

from tests.oracle.entities import Case, Resident
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import CLASS_OF_NEED, EMERGENCY, EVERYDAY, SPECIALISED

CLASSES = (EVERYDAY, SPECIALISED, EMERGENCY)
EQUITY_NEEDS = (0, 1, 6)  # needs whose service is compared between connected and offline elders
ELDER_CARE = 1  # the one compared between those who live alone and others
CONNECTED, OFFLINE_ALONE, WITH_OTHERS, ALONE = range(4)


def count(street: ReferenceStreet, case: Case, kind: str) -> None:
    """Count a case in its cohort: `kind` is `born` or `in_time`."""
    i, born, community = case.resident, case.born, case.community.number
    street.cohorts[kind, born, community, case.need] += 1
    if i.age >= 60:
        for group in compared_groups(i, case.need):
            street.cohorts[f"group_{kind}", born, community, group] += 1
    for subgroup in subgroups_of(i):
        place = CLASSES.index(CLASS_OF_NEED[case.need])
        street.cohorts[f"subgroup_{kind}", born, community, place, subgroup] += 1


def count_heard(street: ReferenceStreet, case: Case) -> None:
    """Count a case that somebody has come to know in time, in its cohort."""
    street.cohorts["heard", case.born, case.community.number, case.need] += 1


def smartphone_at_home(i: Resident) -> bool:
    """Whether somebody at home uses a smartphone."""
    return any(one.digital for one in i.household.residents)


def compared_groups(i: Resident, need: int) -> Iterator[int]:
    """Yield the groups of elders, compared by their service, to which a case belongs."""
    if need in EQUITY_NEEDS:
        if smartphone_at_home(i) or i.registered:
            yield CONNECTED
        elif i.alone:
            yield OFFLINE_ALONE
    if need == ELDER_CARE:
        yield ALONE if i.alone else WITH_OTHERS


def subgroups_of(i: Resident) -> Iterator[int]:
    """Yield the subgroups of a resident: one of ages, then one of each of four pairs."""
    yield 0 if i.age < 15 else 1 if i.age < 60 else 2
    yield 3 if smartphone_at_home(i) else 4
    yield 5 if i.migrant else 6
    yield 7 if i.alone else 8
    yield 9 if i.member_type else 10
