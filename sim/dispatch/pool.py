"""The pool: linked actors' shared minutes on the joint list, by comparative advantage."""

from typing import NamedTuple

import numpy as np

from sim.compiled import helper
from sim.dispatch.counter import DONE_BY, OPEN, Counter, Desk, Service
from sim.dispatch.goods import Goods
from sim.dispatch.planning import POOL, Plans, first_overdue, purses_of, walk, with_bit
from sim.dispatch.rest import spend_rest
from sim.layout import (
    BIT_LIST,
    R_PARTY_OWN_CELL,
    R_VOLUNTEER_OWN_CELL,
    RESOURCE_ACTOR,
    RESOURCE_COUNT,
)
from sim.world import F64, I8, I32, I64

ALL_PURSES = np.arange(RESOURCE_COUNT)


class Linking(NamedTuple):
    """Who may commit minutes to the joint list; C communities, B cells."""

    linked: I8  # [C, 9]
    quality: F64  # [C] share of minutes that is dispatched from the list
    send_members: I8  # [C] members may be sent beyond cells where one of them is on duty
    servers: I32  # [B, 2] members, volunteers on duty


@helper
def serve_pool(
    order: I64,
    overdue: I8,
    t: Counter,
    d: Desk,
    goods: Goods,
    s: Service,
    link: Linking,
    plans: Plans,
) -> None:
    """Serve the joint list of one community; `order` is its queue.

    Each linked purse (own-cell remainders apart) gives a share of what it has left. Cases are
    served at once, each is tried once; then every purse's rest goes to what is left of the list.
    """
    rows = with_bit(BIT_LIST, order, d.cases)
    if len(rows) == 0:
        return
    linked, quality = link.linked[d.c], link.quality[d.c]
    room = np.zeros(RESOURCE_COUNT, dtype=np.int64)
    for r in range(RESOURCE_COUNT):
        pooled = r != R_PARTY_OWN_CELL and r != R_VOLUNTEER_OWN_CELL
        if pooled and linked[RESOURCE_ACTOR[r]] == 1:
            room[r] = int(np.floor(quality * d.minutes[r]))
    p = purses_of(t.base[d.c], ALL_PURSES, room, link.send_members[d.c] == 0, link.servers)
    split = first_overdue(rows, overdue)
    waits = False  # something overdue is open still: a bed may have closed it
    for n in rows[split:]:
        waits |= d.cases[n, DONE_BY] == OPEN
    walk(POOL, rows, split if waits else len(rows), d, goods, s, p, plans)
    for r in p.numbers:
        if room[r] > 0:
            spend_rest(r, rows, d, goods, s, p, True)
