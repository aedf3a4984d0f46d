"""W6: work on cases that are too big for one purse in one week."""

import math
from typing import NamedTuple

from benchmarks.reference.entities import Case, Purse
from benchmarks.reference.goods import needs_goods, take_goods
from benchmarks.reference.service import ROUTED_NEEDS, Service
from benchmarks.reference.tables import ACTORS


class Part(NamedTuple):
    """What one purse did for a case: minutes spent, effective minutes of work."""

    purse: Purse
    minutes: int
    work: int


Parts = dict[Case, list[Part]]


def fits_part(service: Service, purse: Purse, minutes: int, case: Case) -> bool:
    """Whether a case is one that a purse would work on without finishing it."""
    settings = service.street.settings
    if not case.is_open or case.need in ROUTED_NEEDS or case in service.waiting:
        return False
    if minutes < settings.part_minutes or purse.eta[case.case_class] < settings.part_eta:
        return False
    if case in service.part_worked[purse.actor]:
        return False
    needed = service.reach.minutes(purse, case)
    return needed is not None and needed > minutes


def put_in(service: Service, parts: Parts, purse: Purse, minutes: int, case: Case) -> None:
    """Put all minutes of a purse into a case, unless the way alone would take them."""
    travel = service.reach.travel(purse, case.cell)
    service.part_worked[purse.actor].add(case)
    if minutes <= travel:
        return
    work = math.floor((minutes - travel) * purse.eta[case.case_class])
    service.spend(purse, minutes, "served")
    parts.setdefault(case, []).append(Part(purse, minutes, work))


def add_up(service: Service, parts: Parts, from_list: bool) -> None:
    """Sum the parts of each case, and close it if they are enough."""
    service.part_worked = {actor: set() for actor in ACTORS}  # own lists start anew after the pool
    for case in sorted(parts, key=lambda case: case.key):
        done = sum(part.work for part in parts[case])
        size = service.reach.size(case)
        if done < size:
            case.work_done += done
        elif needs_goods(case) and not take_goods(service.street, case):
            case.work_done += size - 1
        else:
            service.reach.missing_before_parts[case] = size
            case.work_done += size
            finish(service, parts[case], case, done - size, from_list)


def finish(service: Service, parts: list[Part], case: Case, excess: int, from_list: bool) -> None:
    """Let the purse with the largest part close a case; what was too much was done twice."""
    most = max(part.work for part in parts)
    part = next(one for one in parts if one.work == most)
    double = min(excess, part.work)
    service.spend(part.purse, -double, "served")
    service.spend(part.purse, double, "double")
    service.close(part.purse, case, part.work - double, from_list)
