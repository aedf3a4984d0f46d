"""P4, exact: one price for one act, in every channel and in every arm, week after week.

Minutes that changed hands are worked out again from what happened: who was heard, which bits are new,
who met. Linked worlds are lived for this alone; nothing else of them is looked at.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest

import sim.processes.joint_list as joint_list
import sim.processes.knowing as knowing
from sim.communities import only
from sim.layout import (
    BIT_LIST,
    BIT_PLATFORM,
    OFFICE,
    PROPERTY,
    SEVERE_CLASS,
    SOCIAL,
    USE_HANDOVER,
    USE_INTAKE,
    USE_MEETING,
    USE_MESSAGES,
)
from sim.plan import StreetPlan
from sim.queueing import EMERGENCY
from sim.scenario import Emergency
from sim.simulation import Simulation
from sim.world import World
from tests.sim.worlds import street, world_of

# Every act has minutes of its own, so that no sum can hide another: a call is 6 · (1 + 1.5) + 4.
PRICES = {
    "intake_minutes": 6,
    "noise_ratio": 1.5,
    "register_minutes": 4,
    "handover_minutes": 23,
    "tell_minutes": 7,
    "chair_minutes": 10,
    "meeting_minutes": 101,
    "pair_minutes": 37,
    "duty_minutes": 211,
    "duty_own_minutes": 457,
    "duty_own": 4,
    "property_minutes": 600,
    "station_walk": 0.2,
}
CONTACT, REGISTER, INTAKE = 15, 4, 6
ARMS = ("before", "isolated", "isolated-with-platform", "leaderless", "committee-hub", "linked", "matched")
Acts = Counter[str]
Change = Callable[[World], None]


def sums(rows: np.ndarray, community: np.ndarray, count: int) -> np.ndarray:
    """Return [C] how many of the cases with these rows each community has."""
    return np.bincount(community[rows], minlength=count)


def watch_contacts(patch: pytest.MonkeyPatch, acts: Acts) -> None:
    """Check calls, finds, repeats and walk-ins, and messages, of each week."""
    receive, messages = knowing._receive, joint_list._messages

    def received(prices: Any, start: Any, heard: Any, walks: Any, *others: Any) -> Any:
        uses = others[-1]
        paid = uses[:, :, USE_INTAKE].copy()
        lost = receive(prices, start, heard, walks, *others)
        community = np.repeat(np.arange(len(lost)), np.diff(start))
        counts = [sums(heard == way, community, len(lost)) for way in (1, 2, 3)] + [
            sums(walks == 1, community, len(lost))
        ]
        calls, found, again, walked = counts
        all_heard = lost == 0  # else it is not known who of them
        spent = uses[:, :, USE_INTAKE] - paid
        office = calls * (CONTACT + REGISTER) + found * REGISTER + again * INTAKE
        assert (spent[all_heard, OFFICE] == office[all_heard]).all()
        assert (spent[all_heard, SOCIAL] == (walked * (CONTACT + REGISTER))[all_heard]).all()
        assert (spent.sum(axis=1) == spent[:, [OFFICE, SOCIAL]].sum(axis=1)).all(), "nobody else pays"
        acts.update(
            {
                name: int(count[all_heard].sum())
                for name, count in zip(("calls", "finds", "repeats", "walk-ins"), counts, strict=True)
            }
        )
        return lost

    def written(*arguments: Any) -> Any:
        cases, now = arguments[4], arguments[-1]
        before, paid = cases.bits.copy(), now.uses[:, OFFICE, USE_INTAKE].copy()
        lost = messages(*arguments)
        read = (cases.bits ^ before) >> BIT_PLATFORM & 1 == 1
        price = CONTACT + REGISTER * (before & 1 == 0)
        owed = np.bincount(cases.community[read], price[read], minlength=len(lost))
        assert (now.uses[:, OFFICE, USE_INTAKE] - paid == owed).all()
        acts["messages"] += int((read & (before & 1 == 0)).sum())
        acts["messages merged"] += int((read & (before & 1 == 1)).sum())
        return lost

    patch.setattr(knowing, "_receive", received)
    patch.setattr(joint_list, "_messages", written)


def watch_handing_over(patch: pytest.MonkeyPatch, acts: Acts) -> None:
    """Check who passes a case on and who takes it in; the rest was told to people who did not go."""
    hand_over = knowing.hand_over

    def passed_on(luck: Any, s: Any, start: Any, best: Any, before: Any, cases: Any, *others: Any) -> None:
        now = others[-1]
        bits, paid = cases.bits.copy(), now.uses[:, :, [USE_INTAKE, USE_HANDOVER]].copy()
        hand_over(luck, s, start, best, before, cases, *others)
        taken, spent = np.moveaxis(now.uses[:, :, [USE_INTAKE, USE_HANDOVER]] - paid, 2, 0)
        for n in np.flatnonzero(cases.bits != bits):
            c, k = cases.community[n], cases.key[n] % 8
            z = SEVERE_CLASS[k] if cases.severe[n] else k
            taker = int(cases.bits[n] ^ bits[n]).bit_length() - 1
            giver = max((a for a in range(8) if before[n] >> a & 1), key=lambda a: (best[c, a, z], -a))
            both = bool(now.linked[c, giver] and now.linked[c, taker])
            taken[c, taker] -= INTAKE + REGISTER * (taker == OFFICE)
            spent[c, giver] -= 23 if both else 7
            acts["handed over" if both else "told"] += 1
        assert not taken.any() and (spent >= 0).all() and (spent % 7 == 0).all()

    patch.setattr(knowing, "hand_over", passed_on)


def meetings(change: Change, acts: Acts, world: World) -> None:
    """Check what everybody paid for meetings of all, of two, and on duties."""
    change(world)
    now = world.now
    pairs = now.pair_met.sum(axis=1) + now.pair_met.sum(axis=2)
    rest = now.uses[:, :, USE_MEETING] - 101 * now.attended - 37 * pairs
    assert np.isin(rest, (0, 211, 457, 211 + 457)).all()
    alone = rest >= 457
    assert (alone[:, OFFICE] == alone[:, PROPERTY]).all()
    agenda = rest % 457 == 211
    assert (now.attended[agenda] == 1).all()
    assert np.isin(agenda.sum(axis=1), (0, *range(3, 9))).all(), "office, property and a third at least"
    acts.update({"joint meetings": int(now.attended.sum()), "meetings of two": int(now.pair_met.sum())})
    acts.update({"duties": int(agenda.sum()), "duties alone": int(alone.sum())})


def keyed_in(change: Change, acts: Acts, world: World) -> None:
    """Check keying in: what is new on the platform and was no message."""
    before, paid, read = world.cases.bits.copy(), world.now.uses[:, :, USE_MESSAGES].sum(axis=1), acts.copy()
    change(world)
    new = (world.cases.bits ^ before) >> BIT_PLATFORM & 1 == 1
    written = acts.total() - read.total()  # messages are counted as they come
    spent = int((world.now.uses[:, :, USE_MESSAGES].sum(axis=1) - paid).sum())
    assert spent == REGISTER * (new.sum() - written)
    acts["keyed in"] += spent // REGISTER


def entered(change: Change, acts: Acts, world: World) -> None:
    """Check entries: of what is not on the platform each costs the same, emergencies one a cell."""
    cases, paid = world.cases, world.now.uses[:, :, USE_MESSAGES].sum(axis=1)
    before = cases.bits.copy()
    change(world)
    new = ((cases.bits ^ before) >> BIT_LIST & 1 == 1) & ~(
        (cases.bits >> BIT_PLATFORM & 1 == 1) & (world.may.platform[cases.community] == 1)
    )
    crisis = cases.key % 8 == EMERGENCY
    cells = np.unique(cases.cell[new & crisis])
    entries = sums(new & ~crisis, cases.community, len(paid))
    entries += sums(np.arange(len(cells)), world.cells.community[cells], len(paid))
    assert (world.now.uses[:, :, USE_MESSAGES].sum(axis=1) - paid == 10 * entries).all()
    acts["entries"] += int(entries.sum())


def hamlets() -> StreetPlan:
    """Return the named communities with few residents each: meetings need the minutes of a whole office."""
    plan = only(street(), "Y,D,O,S")
    small = tuple(replace(one, residents=700, party_members=60, station_week=0) for one in plan.communities)
    return replace(plan, communities=small, part_of=None)


WATCHED = {"meetings": meetings, "platform": keyed_in, "joint list": entered}


def test_an_act_costs_the_same_in_every_channel_and_arm(monkeypatch: pytest.MonkeyPatch) -> None:
    """All acts have happened, most of them in several arms, calm and in an emergency."""
    acts: Acts = Counter()
    watch_contacts(monkeypatch, acts)
    watch_handing_over(monkeypatch, acts)
    hours = None
    for name in ARMS:
        scenario = world_of(name, burn_in=4, **PRICES).replace(emergencies=(Emergency(8, 12, 1.0),))
        simulation = Simulation(scenario, 5, street=hamlets(), hours=hours if scenario.hours_of else None)
        simulation.processes = tuple(
            one._replace(change=partial(WATCHED[one.name], one.change, acts)) if one.name in WATCHED else one
            for one in simulation.processes
        )
        while simulation.week < 16:
            simulation.step()
        hours = simulation.hours if name == "linked" else hours
    assert not [name for name, count in acts.items() if count == 0], acts
    assert len(acts) == 14
