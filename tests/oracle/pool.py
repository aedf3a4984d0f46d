"""W6, 1: the pool — linked actors' minutes go to the joint list, the best suited purse first."""

import math

from tests.oracle.entities import Case, Purse
from tests.oracle.planning import plan
from tests.oracle.reach import OWN_CELL_PURSES
from tests.oracle.rest_pass import spend_rest
from tests.oracle.service import Service
from tests.oracle.tables import PARTY, PURSE_PROJECT


def serve_pool(service: Service) -> None:
    """Serve listed cases with the share of linked minutes that coordination allows."""
    listed = [case for case in service.cases if case.listed and case.is_open]
    if not listed:
        return
    community = service.community
    room = {
        purse: math.floor(community.now.quality * purse.minutes)
        for purse in community.purses
        if community.now.linked[purse.actor] and purse.number not in OWN_CELL_PURSES
    }

    def may_have(purse: Purse, case: Case) -> bool:
        """Whether a purse may have a case now: nobody came to it in the pool, goods are not short."""
        if not case.listed or not case.is_open or case in service.waiting:
            return False
        return all(case not in came for came in service.came.values()) and may_go(service, purse, case)

    for purse, case, minutes in plan(service, listed, room, may_have):
        service.come(purse, case, minutes, room, from_list=True)
    spend_rest(service, room, may_have, from_list=True)


def may_go(service: Service, purse: Purse, case: Case) -> bool:
    """Whether members are sent to a cell: without the example function only where one of them serves."""
    is_members = purse.actor == PARTY and purse.number < PURSE_PROJECT
    return not is_members or service.community.may.send_members or case.cell.servers[0] > 0
