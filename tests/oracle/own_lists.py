"""W6, 2: own lists — every actor plans for itself what it knows; two may come to one case."""

from tests.oracle.entities import Case, Purse
from tests.oracle.goods import units_needed
from tests.oracle.planning import Step, plan
from tests.oracle.rest_pass import spend_rest
from tests.oracle.service import Room, Service
from tests.oracle.tables import PLANNERS, PROFESSIONAL
from tests.oracle.tries import try_severe


def serve_own_lists(service: Service) -> None:
    """Let all actors try, plan on one snapshot and come; then each spends the rest, knowing what is done."""
    try_severe(service)
    room = {purse: purse.minutes for purse in service.community.purses}
    settle(service, plan_all(service, room), room)

    def may_have(purse: Purse, case: Case) -> bool:
        """Whether a purse may have a case now: known and open, its actor did not come to it before."""
        actor = service.planner(purse)
        if actor not in case.knowers or not case.is_open or case in service.waiting:
            return False
        return case not in service.came[actor]

    spend_rest(service, room, may_have, from_list=False)


def own_list(service: Service, actor: int) -> list[Case]:
    """Return the cases an actor plans, in queue order: it may not know that one is closed."""
    linked = service.community.now.linked[actor]
    return [
        case
        for case in service.cases
        if actor in case.knowers
        and case not in service.came[actor]
        and case not in service.waiting
        and not (linked and case.closed_from_list)
        and not (actor == PROFESSIONAL and case in service.in_bed)
    ]


def plan_all(service: Service, room: Room) -> dict[Case, list[Step]]:
    """Let all actors plan: nobody sees what others plan."""
    plans: dict[Case, list[Step]] = {}

    def did_not_come(purse: Purse, case: Case) -> bool:
        """Whether a purse may have a case: its actor did not come to it this week."""
        return case not in service.came[service.planner(purse)]

    for actor in PLANNERS:
        own = {purse: room[purse] for purse in service.purses_of(actor)}
        for step in plan(service, own_list(service, actor), own, did_not_come):
            service.came[actor].add(step.case)
            plans.setdefault(step.case, []).append(step)
        room.update(own)
    return plans


def settle(service: Service, plans: dict[Case, list[Step]], room: Room) -> None:
    """Let those who planned come: the first serves, others came in vain and regain the rest."""
    needy = [case for case in service.cases if units_needed(service.street, case)]
    first = [case for case in needy if case.resident.low_income]
    rest = [case for case in service.cases if case not in first]
    for case in first + rest:
        comers = plans.get(case, [])
        if comers and case.is_open:
            server = min(comers, key=lambda step: arrival(service, step.purse))
            comers = [step for step in comers if step is not server]
            service.come(server.purse, case, server.minutes, room, from_list=False)
        for step in comers:
            lost = min(service.street.settings.double_minutes, step.minutes)
            service.spend(step.purse, lost, "double")
            room[step.purse] += step.minutes - lost


def arrival(service: Service, purse: Purse) -> tuple[float, int]:
    """Return when the actor behind a purse arrives this week; the lowest comes first."""
    actor = service.planner(purse)
    return service.street.luck("serve.arrive", 16 * service.community.address + actor), actor
