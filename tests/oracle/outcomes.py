"""W8: cases that are in time, late or abandoned; beds that fall free. W15: closed cases leave the table."""

from tests.oracle import cohorts
from tests.oracle.entities import Case, ClosedCase
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import ABANDONED, DEADLINE

LATE_NOW, LATE_BEFORE = 1, 2  # became late this week, or in an earlier one


def settle(street: ReferenceStreet) -> None:
    """Judge every case by its age, and let people leave their beds."""
    for case in street.cases.values():
        if case.born == street.week:
            cohorts.count(street, case, "born")
        if case.known_week == street.week and street.week - case.born < DEADLINE[case.need]:
            cohorts.count_heard(street, case)
        if case.late == LATE_NOW:
            case.late = LATE_BEFORE
        if case.is_open:
            wait(street, case)
        else:
            close(street, case)
    for i in street.residents:
        if i.in_bed and street.luck("bed.exit", i.address) < 1 / street.settings.bed_weeks:
            i.in_bed = False
            i.community.beds_free += 1


def wait(street: ReferenceStreet, case: Case) -> None:
    """Let an open case become late, and at last be abandoned."""
    age, deadline = street.week - case.born, DEADLINE[case.need]
    if age >= deadline - 1 and not case.late:
        case.late = LATE_NOW
        case.community.count("late", case.need)
        case.community.due[street.week % 4][0] += 1
    if age >= 3 * deadline - 1:
        case.closer = ABANDONED
        case.community.count("abandoned", case.need)


def close(street: ReferenceStreet, case: Case) -> None:
    """Count a case closed this week: in time or not, and whether two actors had a hand in it."""
    if street.week - case.born < DEADLINE[case.need]:
        cohorts.count(street, case, "in_time")
        due = case.community.due[street.week % 4]
        due[0] += 1
        due[1] += 1
    if case.first_knower != case.closer:
        case.community.joint_cases[street.week % 4][case.first_knower][case.closer] += 1


def take_out_closed(street: ReferenceStreet) -> None:
    """Move closed and abandoned cases from the table to the log."""
    for key, case in list(street.cases.items()):
        if not case.is_open:
            street.log.append(ClosedCase(case, street.week))
            del street.cases[key]
