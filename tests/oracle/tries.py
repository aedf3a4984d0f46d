"""W6: who is not licensed to finish a severe case, and knows nobody here who is, can still try."""

import math

from tests.oracle.entities import Case, Purse
from tests.oracle.licences import may_try
from tests.oracle.service import Service
from tests.oracle.tables import ACTORS, PURSES_OF, planner_of


def try_severe(service: Service) -> None:
    """Let every actor spend a share of its minutes on severe cases beyond it."""
    street, community = service.street, service.community
    settings = street.settings
    for actor in ACTORS:
        budget = math.floor(settings.try_share * community.now.offered[actor])
        budget = min(budget, community.minutes_left(actor))
        for case in service.cases:
            if budget < settings.try_minutes:
                break
            if not (case.is_open and case.severe and planner_of(actor) in case.knowers):
                continue
            if case in service.waiting:
                continue
            purse = purse_to_try(service, actor, case)
            if purse is not None and case.tried_week < street.week - 1:
                budget -= settings.try_minutes
                service.spend(purse, settings.try_minutes, "tries")
                most = street.minutes_of(case) // 4 - case.work_done
                case.work_done += min(math.floor(settings.eta_try * settings.try_minutes), max(0, most))
                case.tried_week = street.week


def purse_to_try(service: Service, actor: int, case: Case) -> Purse | None:
    """Return the first purse of an actor that may try a case; none if one may finish it."""
    street, community, z = service.street, service.community, case.case_class
    purses = [community.purses[number] for number in PURSES_OF[actor] if community.purses[number].minutes > 0]
    if any(purse.eta[z] > 0 for purse in purses):
        return None
    for purse in purses:
        enough = purse.minutes >= street.settings.try_minutes
        if enough and may_try(street, community, purse, z):
            if service.reach.distance(purse, case.cell) is not None:
                return purse
    return None
