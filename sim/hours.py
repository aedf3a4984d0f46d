"""Hours that one run hands to another: the resource-matched control arms.

`match` (isolated with the linked run's hours) makes the offered minutes of every purse and week
equal to the record: recorded servers help as extra hands in their own cell, the remainder is added
without a name, excess is withheld. `clip` (linked without extra hours) only takes away.
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from sim.compiled import compiled, helper
from sim.layout import (
    OFFERED_RESOURCES,
    R_GROUP,
    R_OFFICE,
    R_PARTY,
    R_PROFESSIONAL,
    RESOURCE_ACTOR,
    ROLE_NONE,
    USES,
)
from sim.links import ACTORS
from sim.world import I8, I32, I64, Duty, World


@dataclass
class HoursRecord:
    """Offered minutes by purse, the servers behind them, and the ledger of uses, week by week."""

    key: str  # seed, street, scale, weeks and events that both runs must share
    codes: tuple[str, ...]  # communities
    weeks: list[int] = field(default_factory=list)
    offered: list[I64] = field(default_factory=list)  # each [C, 33]
    group_types: list[I8] = field(default_factory=list)  # each [C·8]
    servers: list[I32] = field(default_factory=list)  # ids, ascending
    purses: list[I8] = field(default_factory=list)  # resource of each server
    minutes: list[I32] = field(default_factory=list)
    ledger_offered: list[I64] = field(default_factory=list)  # each [C, 9]
    uses: list[I64] = field(default_factory=list)  # each [C, 9, 16]

    def at(self, week: int) -> int:
        """Return the position of a week; raises KeyError when the record has none."""
        if not self.weeks or not self.weeks[0] <= week <= self.weeks[-1]:
            raise KeyError(f"the hours record has no week {week}")
        return week - self.weeks[0]

    def table(self) -> pd.DataFrame:
        """Return the ledger: one row per week, community and actor; minutes by use."""
        uses = np.stack(self.uses)
        weeks, communities, actors, _ = uses.shape
        index = pd.MultiIndex.from_product(
            [self.weeks, self.codes, ACTORS], names=["week", "community", "actor"]
        )
        table = pd.DataFrame(
            uses.reshape(weeks * communities * actors, len(USES)), index=index, columns=list(USES)
        )
        table.insert(0, "offered", np.stack(self.ledger_offered).reshape(-1))
        return table.reset_index()


@dataclass
class HoursUse:
    """What a run does with hours: keep a record, and follow another run's."""

    keep: HoursRecord
    source: HoursRecord | None = None
    rule: str = "none"


@helper
def _resource_of(role: int, skill: int, slot: int) -> int:
    """Return the purse that a server's minutes go to."""
    if role == 4:
        return R_GROUP + slot
    return (R_PARTY if role == 2 else R_PARTY + 6) + skill


@compiled
def purses_of(present: I64, duty: Duty, skill: I8) -> tuple[I32, I8, I32]:
    """Return ids, purses and minutes of everyone who serves this week, ids ascending."""
    count = len(present)
    ids = np.empty(count, dtype=np.int32)
    purses = np.empty(count, dtype=np.int8)
    minutes = np.empty(count, dtype=np.int32)
    for n in range(count):
        i = present[n]
        ids[n] = i
        purses[n] = _resource_of(duty.role[i], skill[i], duty.slot[i])
        minutes[n] = duty.minutes[i]
    return ids, purses, minutes


@compiled
def _add_hands(
    gap: I64, ids: I32, purses: I8, minutes: I32, community: I32, purse_role: I64, duty: Duty
) -> None:
    """Let recorded servers who are idle here fill the gaps, lowest id first."""
    for n in range(len(ids)):
        i = ids[n]
        c, r = community[i], purses[n]
        if gap[c, r] > 0 and duty.role[i] == ROLE_NONE:
            part = min(gap[c, r], minutes[n])
            duty.role[i] = purse_role[r]
            duty.minutes[i] = part
            duty.extra[i] = 1
            if r >= R_GROUP:
                duty.slot[i] = r - R_GROUP
            gap[c, r] -= part


@compiled
def _withhold(gap: I64, ids: I32, purses: I8, community: I32, first: I8, duty: Duty) -> None:
    """Take minutes away where there are too many: unlisted before listed, highest id first."""
    for keep in range(2):
        for m in range(len(ids)):
            n = len(ids) - 1 - m
            i = ids[n]
            c, r = community[i], purses[n]
            if first[n] == keep and gap[c, r] < 0 and duty.minutes[i] > 0:
                part = min(-gap[c, r], duty.minutes[i])
                duty.minutes[i] -= part
                gap[c, r] += part
                if duty.minutes[i] == 0:
                    duty.role[i] = ROLE_NONE


def _to_those_here(world: World, recorded: I64) -> I64:
    """Give the recorded minutes of actors that do not exist here to the office.

    So a world of fewer actors can have the same hours without having the actors: hours of a kind
    that is not there are hours of paid staff.
    """
    present = world.settings.present
    absent = np.array([ACTORS[a] not in present for a in RESOURCE_ACTOR[:OFFERED_RESOURCES]])
    minutes = recorded.copy()
    minutes[:, absent] = 0
    if "office" in present:
        minutes[:, R_OFFICE] += recorded[:, absent].sum(axis=1)
    return minutes


def follow(world: World, record: HoursRecord, rule: str, own: I64, present: I64) -> I64:
    """Change this week's servers and return the minutes to offer by purse [C, 33].

    `own` are the minutes this run would offer, `present` those who showed up. Personal minutes of
    people are changed in place.
    """
    position = record.at(world.week)
    wanted = _to_those_here(world, record.offered[position])
    if rule == "clip":
        wanted = np.minimum(wanted, own)
    gap = wanted - own
    ids, purses, _ = purses_of(present, world.duty, world.traits.skill)
    kept = np.isin(ids, record.servers[position]).astype(np.int8)
    people = np.zeros_like(gap)
    people[:, R_PARTY:R_PROFESSIONAL] = gap[:, R_PARTY:R_PROFESSIONAL]
    excess = np.minimum(people, 0)
    first = kept if rule == "clip" else np.zeros_like(kept)
    _withhold(excess, ids, purses, world.traits.community, first, world.duty)
    _add_hands(
        np.maximum(people, 0),
        record.servers[position],
        record.purses[position],
        record.minutes[position],
        world.traits.community,
        RESOURCE_ACTOR[:OFFERED_RESOURCES],
        world.duty,
    )
    for actor in range(len(ACTORS)):
        own_purses = RESOURCE_ACTOR[:OFFERED_RESOURCES] == actor
        world.now.gap[:, actor] = gap[:, own_purses].sum(axis=1)
    return wanted.copy()
