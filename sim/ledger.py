"""The week's book: what every actor may spend, what it was spent on, who is linked.

`minutes` are the purses still to be spent; every debit moves minutes from a purse to a use, so
that offered = sum of uses for every community, actor and week, in integer minutes.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import (
    ACTOR_COUNT,
    ACTOR_RESOURCES,
    CLASS_COUNT,
    NEED_COUNT,
    OFFERED_RESOURCES,
    PARTY,
    PROFESSIONAL,
    R_PROJECT,
    RESOURCE_ACTOR,
    RESOURCE_COUNT,
    SIDE_COUNT,
    USE_COUNT,
    USE_LEFT,
)
from sim.world import F64, I8, I16, I64


class WeekBook(NamedTuple):
    """Scratch of one week, made at W0. C communities, B cells, N residents."""

    minutes: I64  # [C, R] minutes still to spend
    offered: I64  # [C, 9] minutes offered
    uses: I64  # [C, 9, uses] minutes by use
    linked: I8  # [C, 9] may commit to the joint list
    chair: I64  # [C] actor with permission to convene, or -1
    hub: I8  # [C] a hub meeting was held
    attended: I8  # [C, 9] actor attended the hub meeting
    pair_met: I8  # [C, 9, 9] a < b: the pair met (no chair)
    quality: F64  # [C] dispatch quality Q
    eta: F64  # [C, R, 11] share of an hour that counts, training included
    eta_base: F64  # [C, R, 11] the same without training: order of queues and referral
    patrol_minutes: I64  # [C]
    visit_minutes: I64  # [C]
    own_time: I64  # [C] minutes of study attended in own time: offered, but not a supply
    bought: I64  # [C] minutes of the contract bought for projects: likewise
    expertise_minutes: I64  # [C] social workers' reserve for entrenched problems
    organiser_asks: I64  # [C] asks of social workers to use in W11
    broadcast: I8  # [C] posters and results were published (station)
    place_asked: I8  # [C]
    side_cell: I8  # [B, 3] side works at the cell this week
    session: I16  # [N] project slot whose session is attended this week, or -1
    asks: I16  # [N] times asked to join this week
    channels: I8  # [N] bits of the channels of these asks (sim.roster)
    known_new: I64  # [C, 9, 8] cases first known this week, by first knower and need
    served: I64  # [C, 9, 11] cases closed this week, by actor and case class
    served_list: I64  # [C] cases closed from the joint list by another than the first knower
    joint_cells: I64  # [C] cells worked by at least two sides off the common list
    travel: F64  # [C, 2] cases served by helpers; their travel distance in cells
    project_served: I64  # [C, 48] minutes of each purse of project output that served cases
    gap: F64  # [C, 9] matched arms: minutes withheld (negative) or added as anonymous


def new_book(communities: int, cells: int, residents: int) -> WeekBook:
    """Return an empty book."""
    c = communities

    def zeros(*shape: int) -> I64:
        return np.zeros(shape, dtype=np.int64)

    return WeekBook(
        minutes=zeros(c, RESOURCE_COUNT),
        offered=zeros(c, ACTOR_COUNT),
        uses=zeros(c, ACTOR_COUNT, USE_COUNT),
        linked=np.zeros((c, ACTOR_COUNT), dtype=np.int8),
        chair=np.full(c, -1, dtype=np.int64),
        hub=np.zeros(c, dtype=np.int8),
        attended=np.zeros((c, ACTOR_COUNT), dtype=np.int8),
        pair_met=np.zeros((c, ACTOR_COUNT, ACTOR_COUNT), dtype=np.int8),
        quality=np.zeros(c),
        eta=np.zeros((c, RESOURCE_COUNT, CLASS_COUNT)),
        eta_base=np.zeros((c, RESOURCE_COUNT, CLASS_COUNT)),
        patrol_minutes=zeros(c),
        visit_minutes=zeros(c),
        own_time=zeros(c),
        bought=zeros(c),
        expertise_minutes=zeros(c),
        organiser_asks=zeros(c),
        broadcast=np.zeros(c, dtype=np.int8),
        place_asked=np.zeros(c, dtype=np.int8),
        side_cell=np.zeros((cells, SIDE_COUNT), dtype=np.int8),
        session=np.full(residents, -1, dtype=np.int16),
        asks=np.zeros(residents, dtype=np.int16),
        channels=np.zeros(residents, dtype=np.int8),
        known_new=zeros(c, ACTOR_COUNT, NEED_COUNT),
        served=zeros(c, ACTOR_COUNT, CLASS_COUNT),
        served_list=zeros(c),
        joint_cells=zeros(c),
        travel=np.zeros((c, 2)),
        project_served=zeros(c, RESOURCE_COUNT - R_PROJECT),
        gap=np.zeros((c, ACTOR_COUNT)),
    )


@compiled
def available(minutes: I64, c: int, a: int) -> int:
    """Return the minutes actor `a` has left in community `c`."""
    total = 0
    for r in range(ACTOR_RESOURCES[a, 0], ACTOR_RESOURCES[a, 1]):
        total += minutes[c, r]
    return total


@compiled
def left_of(minutes: I64, a: int) -> I64:
    """Return [C] the minutes actor `a` has left in each community."""
    left = np.empty(len(minutes), dtype=np.int64)
    for c in range(len(minutes)):
        left[c] = available(minutes, c, a)
    return left


@compiled
def share_of(minutes: I64, offered: I64, a: int, share: float) -> I64:
    """Return [C] a share of the minutes an actor offered, at most what is left of them."""
    wanted = np.empty(len(minutes), dtype=np.int64)
    for c in range(len(minutes)):
        wanted[c] = min(int(share * offered[c, a]), available(minutes, c, a))
    return wanted


@compiled
def debit(minutes: I64, uses: I64, c: int, a: int, use: int, amount: int) -> int:
    """Spend `amount` minutes of actor `a` on a use, purse by purse; return what was spent.

    A use that does not fit is not done: then nothing is spent and 0 is returned.
    """
    if amount <= 0 or available(minutes, c, a) < amount:
        return 0
    rest = amount
    for r in range(ACTOR_RESOURCES[a, 0], ACTOR_RESOURCES[a, 1]):
        part = min(rest, minutes[c, r])
        minutes[c, r] -= part
        rest -= part
        if rest == 0:
            break
    uses[c, a, use] += amount
    return amount


@compiled
def debit_each(minutes: I64, uses: I64, a: int, use: int, amounts: I64) -> I64:
    """Spend an amount of minutes of actor `a` in each community; return [C] what was spent."""
    spent = np.zeros_like(amounts)
    for c in range(len(amounts)):
        spent[c] = debit(minutes, uses, c, a, use, amounts[c])
    return spent


@compiled
def pays(minutes: I64, uses: I64, c: int, a: int, use: int, amount: int) -> bool:
    """Spend `amount` minutes and return whether that was possible; what is free always is."""
    return amount <= 0 or debit(minutes, uses, c, a, use, amount) > 0


@compiled
def spend_up_to(minutes: I64, uses: I64, c: int, a: int, use: int, amount: int) -> int:
    """Spend `amount` minutes or what is left of them, whichever is less; return the spent."""
    return debit(minutes, uses, c, a, use, min(amount, available(minutes, c, a)))


def supply(now: WeekBook) -> I64:
    """Return [C, 9] minutes offered for work.

    Left out are study in the members' own time, and what was bought for projects.
    """
    result = now.offered.copy()
    result[:, PARTY] -= now.own_time
    result[:, PROFESSIONAL] -= now.bought
    return result


@compiled
def close_book(minutes: I64, uses: I64) -> None:
    """Enter all that was not spent as left."""
    for c in range(minutes.shape[0]):
        for r in range(OFFERED_RESOURCES):
            uses[c, RESOURCE_ACTOR[r], USE_LEFT] += minutes[c, r]
            minutes[c, r] = 0
