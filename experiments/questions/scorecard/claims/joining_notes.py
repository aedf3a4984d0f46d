"""What the claims on joining count while a run lives: first joins by what people could see, and who stays.

First joins: residents of 15 and more who have not volunteered yet, by whether members served in the
last four weeks at home, in the building or beside those who count them among their acquaintances.
Every comparison is made within one community and one interval of four weeks and then pooled
(Mantel-Haenszel), so neither the calendar nor the kind of community can pass for an example; that of
acquaintances also among people whom equally many count among theirs, for the popular are asked more.
"""

import math
from typing import Any, Self

import numpy as np

from experiments.runs.provenance import emergency_weeks
from sim.compiled import compiled
from sim.layout import SLOTS
from sim.observers import Finished, Found
from sim.world import I16, I32, World

EVERY = 4
LAST = 124
"""Looks at the start of weeks 0, 4 … 124: first joins of weeks 0 to 123."""
ADULT = 15
CHANNELS = ("home", "building", "tie")
HIGHEST = 64  # levels of serving members in one building
POPULAR = 16  # classes of how many residents count one among their acquaintances
RECOUNT = 52  # weeks after which that is counted anew


class Cascade:
    """Who joins first, and after having seen whom."""

    def __init__(self) -> None:
        self.served: Any = None  # members who served since the last look
        self.risk: Any = None  # non-members of 15+ who have not volunteered yet
        self.keen: Any = None  # members who have not
        self.waiting: Any = None  # of those at risk, in each building
        self.seen: dict[str, Any] = {}  # exposures of the interval that is running
        self.popular: Any = None  # class of community and popularity
        self.every: Any = None  # of those at risk, in each such class
        self.acquainted: Any = None  # residents whom members who served before the last look know
        self.pooled = np.zeros((3, 2))  # by channel: numerator and denominator of the pooled ratio
        self.joined: list[tuple[int, int]] = []  # members, others, by look
        self.left: list[tuple[int, int]] = []  # those not yet active, before the joins of that look

    def see(self, world: World) -> None:
        """Note which members serve; every fourth week count who joined since the last look."""
        if world.week > LAST:
            return
        member = world.traits.member_type
        if self.served is None:
            self.served = np.zeros(world.resident_count, dtype=bool)
            fresh = (world.traits.age >= ADULT) & (world.roles.active == 0)
            self.risk, self.keen = fresh & (member == 0), fresh & (member > 0)
            self.waiting = np.bincount(world.traits.cell[self.risk], minlength=len(world.cells.community))
        servers = world.shift.servers
        self.served[servers[member[servers] > 0]] = True
        if world.week % EVERY == 0:
            if world.week > 0:
                self._count(world)
            if world.week % RECOUNT == 0:
                self.popular = popularity(world)
                self.every = np.bincount(self.popular[self.risk], minlength=world.community_count * POPULAR)
            self._look(world)
            self.served[:] = False

    def _count(self, world: World) -> None:
        """Count the first joins of the interval that ends."""
        traits, seen = world.traits, self.seen
        active = world.roles.active == 1
        mine, members = np.flatnonzero(self.risk & active), np.flatnonzero(self.keen & active)
        cell, place = traits.cell[mine], traits.community[mine]
        self.left.append((int(self.keen.sum()), int(self.waiting.sum())))
        self.joined.append((len(members), len(mine)))
        if seen:
            home, group, tie = seen["serves"][traits.household[mine]], seen["group"][cell], seen["tie"][mine]
            hits = (home, ~home), (~home & (group == 1), ~home & (group == 0)), (~home & tie, ~home & ~tie)
            strata = place, place, seen["popular"][mine]
            for row, (flags, stratum) in enumerate(zip(hits, strata, strict=True)):
                n1, n0 = seen["people"][row]
                d1, d0 = (np.bincount(stratum[flag], minlength=len(n1)) for flag in flags)
                self.pooled[row] += pooled(d1, n1, d0, n0)
        self.risk[mine], self.keen[members] = False, False
        self.waiting = self.waiting - np.bincount(cell, minlength=len(self.waiting))
        self.every = self.every - np.bincount(self.popular[mine], minlength=len(self.every))

    def _look(self, world: World) -> None:
        """Note what non-members who have not joined yet see, for the joins of the next four weeks."""
        traits, cells, count = world.traits, world.cells, world.community_count
        who = np.flatnonzero(self.served)
        serves = np.zeros(len(world.households.cell), dtype=bool)
        serves[traits.household[who]] = True
        home = people_of(np.flatnonzero(serves), world.households.start)
        home = home[self.risk[home]]
        # those with no serving member at home
        apart = self.waiting - np.bincount(traits.cell[home], minlength=len(self.waiting))
        members = np.minimum(np.bincount(traits.cell[who], minlength=len(apart)), HIGHEST - 1)
        group = quarters(members, apart, cells.community, count)
        low, high, alone = (
            np.bincount(cells.community[flag], weights=apart[flag], minlength=count)
            for flag in (group == 0, group == 1, apart > 0)
        )
        if self.acquainted is not None:
            tie = np.zeros(world.resident_count, dtype=bool)
            tie[self.acquainted] = True
            known = np.flatnonzero(tie & self.risk)
            known = known[~serves[traits.household[known]]]
            tied, at = (np.bincount(self.popular[own], minlength=len(self.every)) for own in (known, home))
            every = self.every - at
            at_home = np.bincount(traits.community[home], minlength=count)
            self.seen = {
                "serves": serves,
                "group": group,
                "tie": tie,
                "popular": self.popular,
                "people": ((at_home, alone), (high, low), (tied, every - tied)),
            }
        contacts = world.ties.contact[who].ravel()
        self.acquainted = contacts[contacts >= 0]

    def copy(self) -> Self:
        """Return notes that can be continued independently."""
        other = type(self)()
        if self.served is not None:
            other.served, other.risk, other.keen = self.served.copy(), self.risk.copy(), self.keen.copy()
        # these are replaced, never changed in place
        other.waiting, other.popular, other.every = self.waiting, self.popular, self.every
        other.acquainted, other.seen = self.acquainted, self.seen
        other.pooled, other.joined, other.left = self.pooled.copy(), list(self.joined), list(self.left)
        return other

    def found(self, run: Finished) -> Found:
        """Return log ratios of joining by channel, and how much earlier members join."""
        found: dict[str, float | dict[int, float]] = {}
        for row, name in enumerate(CHANNELS):
            one, none = self.pooled[row]
            found[f"b05_{name}"] = math.log(one / none) if one > 0 and none > 0 else math.nan
        if not self.joined:
            return found
        joined, left = np.array(self.joined, dtype=float), np.array(self.left, dtype=float)
        sums = joined.sum(axis=0)
        rates = sums / left.sum(axis=0)
        found["b05_order"] = math.log(rates[0] / rates[1]) if sums.min() > 0 else math.nan
        medians = [median_week(joined[:, n]) for n in (0, 1)]
        found["b05_lead_median"] = medians[1] - medians[0]
        ever = 100 * np.cumsum(joined, axis=0) / left[0]
        for n, name in enumerate(("members", "others")):
            found[f"b05_{name}~"] = {EVERY * (look + 1): float(own) for look, own in enumerate(ever[:, n])}
        waiting = 100 - np.vstack([np.zeros(2), ever])
        weeks = EVERY * (waiting[1:] + waiting[:-1]).sum(axis=0) / 200
        found["b05_lead_mean"] = float(weeks[1] - weeks[0])
        return found


def popularity(world: World) -> Any:
    """Return the class of each resident: community, and how many count him or her as an acquaintance."""
    named = times_named(world.ties.contact)
    return (world.traits.community * POPULAR + np.minimum(named, POPULAR - 1)).astype(np.int16)


@compiled
def times_named(contact: I32) -> I16:
    """Count for each resident the slots in which he or she stands."""
    count = np.zeros(len(contact), dtype=np.int16)
    for i in range(len(contact)):
        for d in range(SLOTS):
            if contact[i, d] >= 0:
                count[contact[i, d]] += 1
    return count


def people_of(households: Any, start: Any) -> Any:
    """Return the residents of some households."""
    first, size = start[households], start[households + 1] - start[households]
    before = np.cumsum(size) - size
    return np.arange(size.sum()) + np.repeat(first - before, size)


def pooled(d1: Any, n1: Any, d0: Any, n0: Any) -> Any:
    """Return numerator and denominator of the Mantel-Haenszel risk ratio over strata."""
    total = np.maximum(n1 + n0, 1)
    return np.array([(d1 * n0 / total).sum(), (d0 * n1 / total).sum()])


def quarters(level: Any, people: Any, community: Any, count: int) -> Any:
    """Return for each building 1 (top quarter of the community's people by level), 0 (bottom), −1.

    Where many are alike, a quarter takes in all of its last level; the top never the bottom's.
    """
    table = np.zeros((count, HIGHEST))
    np.add.at(table, (community, level), people)
    below = np.cumsum(table, axis=1)
    whole = below[:, -1:]
    low, high = ((below >= share * whole).argmax(axis=1)[community] for share in (0.25, 0.75))
    group = np.full(len(level), -1)
    group[level <= low] = 0
    group[(level >= high) & (level > low)] = 1
    return group


def median_week(joins: Any) -> float:
    """Return the week by which half of those who joined had joined; NaN where nobody did."""
    whole = np.concatenate([[0.0], np.cumsum(joins)])
    if whole[-1] == 0:
        return math.nan
    look = int(np.argmax(whole >= whole[-1] / 2))
    return EVERY * float(look - (whole[look] - whole[-1] / 2) / (whole[look] - whole[look - 1]))


class Crowd:
    """Those who began to volunteer in the emergency and still do in its last week: who stays?"""

    AFTER = 26

    def __init__(self) -> None:
        self.end = -1  # start of the week after the emergency
        self.who: Any = np.empty(0, dtype=np.int64)
        self.grouped: Any = np.empty(0, dtype=bool)
        self.stay: tuple[float, ...] = ()  # shares of those alone and of those in a group

    def see(self, world: World) -> None:
        """Take the list anew in every week of an emergency; look 26 weeks after its end."""
        if world.emergency > 0:
            self.end = world.week
            self.who = np.flatnonzero((world.roles.emergency_joined == 1) & (world.roles.active == 1))
            self.grouped = world.roles.org[self.who] >= 0
        elif self.end >= 0 and world.week - self.end == self.AFTER:
            stays = world.roles.active[self.who] == 1
            self.stay = tuple(
                float(stays[own].mean()) if own.any() else math.nan for own in (~self.grouped, self.grouped)
            )

    def copy(self) -> Self:
        """Return notes that can be continued independently."""
        other = type(self)()
        other.end, other.who, other.grouped, other.stay = self.end, self.who, self.grouped, self.stay
        return other

    def found(self, run: Finished) -> Found:
        """Return shares that stayed, and the fall of volunteers on the whole street."""
        numbers = surge(run)
        if self.stay:
            alone, grouped = self.stay
            numbers["b19_absorbed_26"] = math.log(grouped / alone) if min(alone, grouped) > 0 else math.nan
        return numbers


def surge(run: Finished) -> dict[str, float]:
    """Return how far volunteers fall in the 13 weeks after the emergency."""
    weeks = emergency_weeks(run.trajectory.scenario)
    street = run.of("street").set_index("week")
    if not weeks or max(street.index) < weeks[0][1] + 14:
        return {}
    first, last = weeks[0]
    numbers = {}
    for name in ("active", "deployed"):
        own = street[f"volunteers_{name}"]
        peak, later = own.loc[first:last].max(), own.loc[last + 12 : last + 14].mean()
        numbers[f"b19_fall_{name}"] = 100 * float(1 - later / peak) if peak > 0 else math.nan
    return numbers
