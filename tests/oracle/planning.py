"""W6: how one queue is planned with several purses, by own lists and by the pool alike."""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.oracle.entities import Case, Purse
from tests.oracle.licences import may_finish
from tests.oracle.queueing import is_overdue
from tests.oracle.service import Room, Service
from tests.oracle.tables import CASE_CLASSES


class Step(NamedTuple):
    """A purse is to finish a case, in so many minutes."""

    purse: Purse
    case: Case
    minutes: int


def plan(
    service: Service, queue: list[Case], room: Room, may_have: Callable[[Purse, Case], bool]
) -> Iterator[Step]:
    """Yield case after case with the purse that it suits best, and take the minutes out of its room.

    `may_have` says whether a purse may have a case now; what fits no purse is passed over.
    """
    best = {purse: best_class(service, purse) for purse in room}
    for cases, kept in passes(service, queue, room):
        for case in cases:
            z = case.case_class
            able: list[tuple[float, float, int, Step]] = []
            for purse in room:
                if not may_have(purse, case):
                    continue
                minutes = service.minutes_for(purse, case)
                if minutes is not None and minutes <= room[purse] - kept[purse]:
                    fit = purse.eta_base[z] / best[purse] if best[purse] > 0 else 0.0
                    able.append((fit, purse.eta_base[z], -purse.number, Step(purse, case, minutes)))
            if able:
                step = max(able, key=lambda one: one[:3])[3]
                room[step.purse] -= step.minutes
                yield step


def best_class(service: Service, purse: Purse) -> float:
    """Return the highest base efficiency of a purse over the classes that it may finish."""
    street, community = service.street, service.community
    return max(purse.eta_base[z] for z in CASE_CLASSES if may_finish(street, community, purse, z))


def passes(service: Service, queue: list[Case], room: Room) -> Iterator[tuple[list[Case], Room]]:
    """Yield the order of service: cases, and what purses keep back from them.

    While something is overdue, what is in time leaves it a share of every purse.
    """
    street, nothing = service.street, dict.fromkeys(room, 0)
    by_lanes = street.settings.queue_discipline == "due"
    overdue = [case for case in queue if by_lanes and is_overdue(street, case)]
    if not overdue:
        yield queue, nothing
        return
    in_time = [case for case in queue if not is_overdue(street, case)]
    share = street.settings.overdue_share
    yield in_time, {purse: math.floor(share * minutes) for purse, minutes in room.items()}
    yield overdue, nothing
    yield in_time, nothing
