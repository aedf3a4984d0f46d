"""Dated events worth a line: what began, ended, was founded, solved or lost, in either world."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from interface.browser.log.counts import Now
from sim.layout import GROUP_SLOTS, SIDE_COUNT

ALWAYS = 100.0
SAME = 4.0  # an event that both worlds share is this much less surprising
WEIGHTS = {
    "emergency_start": ALWAYS,
    "emergency_end": ALWAYS,
    "links_opened": ALWAYS,
    "links_closed": ALWAYS,
    "hub_lost": ALWAYS,
    "platform_lost": ALWAYS,
    "entrenched_solved": 9.0,
    "entrenched_solved_here": 9.0,
    "first_three_sides": 8.0,
    "group_died": 8.0,
    "group_born": 7.0,
    "leaders_0": 6.0,
    "group_self_managed": 6.0,
    "place_granted": 6.0,
    "station_opened": 6.0,
    "partner_recruited": 6.0,
    "worker_replaced": 5.0,
}
KEYS = tuple(
    f"{kind}_{world}"
    for kind in WEIGHTS
    for world in ("a", "b", "both")
    if (kind, world) != ("entrenched_solved_here", "both")
)
BY_PLACE = (
    "group_died",
    "group_born",
    "leaders_0",
    "group_self_managed",
    "place_granted",
    "station_opened",
    "worker_replaced",
)
STREET_WIDE = ("emergency_start", "emergency_end", "hub_lost", "platform_lost", "partner_recruited")

Event = tuple[int, int, str, str, str]


@dataclass
class Happening:
    """One event with what it means in each world."""

    kind: str
    community: int | None
    in_worlds: tuple[str, ...]
    numbers: dict[str, dict[str, float]]  # by world
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return the key of its sentence."""
        return f"{self.kind}_{self.in_worlds[0] if len(self.in_worlds) == 1 else 'both'}"

    @property
    def differs(self) -> bool:
        """Whether it happened in one world only."""
        return len(self.in_worlds) == 1

    @property
    def surprise(self) -> float:
        """Return how much it deserves a line."""
        return WEIGHTS[self.kind] - (0 if self.differs or WEIGHTS[self.kind] == ALWAYS else SAME)


class Happenings:
    """Finds the events of a week; remembers where the three sides have met before."""

    def __init__(self) -> None:
        self._met: dict[str, set[int]] = {"a": set(), "b": set()}
        self._meetings: dict[str, Counter[int]] = {"a": Counter(), "b": Counter()}

    def of(self, nows: dict[str, Now]) -> list[Happening]:
        """Return the events of the week just lived."""
        events = {world: _of_week(now) for world, now in nows.items()}
        found = [*_street_wide(nows, events), *_by_place(nows, events), *_solved(nows, events)]
        return [*found, *self._first_meetings(nows)]

    def _first_meetings(self, nows: dict[str, Now]) -> Iterator[Happening]:
        """The first week in which three sides work at one building of a community."""
        new: dict[int, list[str]] = {}
        for world, now in nows.items():
            there = np.flatnonzero(now.world.now.side_cell.sum(axis=1) == SIDE_COUNT)
            for community in now.world.cells.community[there].tolist():
                self._meetings[world][community] += 1
                if community not in self._met[world]:
                    self._met[world].add(community)
                    new.setdefault(community, []).append(world)
        for community, worlds in new.items():
            numbers = {world: {"n": float(self._meetings[world][community])} for world in nows}
            yield Happening("first_three_sides", community, tuple(worlds), numbers)


def _of_week(now: Now) -> list[Event]:
    """Return this week's events; the list of all of them is long."""
    found: list[Event] = []
    for event in reversed(now.world.events):
        if event[0] < now.week:
            break
        found.append((*event[:3], event[3].replace(" ", "_"), event[4]))
    return found[::-1]


def _street_wide(nows: dict[str, Now], events: dict[str, list[Event]]) -> Iterator[Happening]:
    for kind in STREET_WIDE:
        counts = {world: sum(event[3] == kind for event in own) for world, own in events.items()}
        worlds = tuple(world for world, count in counts.items() if count)
        if worlds:
            numbers = {world: {"n": float(count)} for world, count in counts.items()}
            if kind == "emergency_start":
                for world, now in nows.items():
                    numbers[world]["absent"] = 100 * float(now.world.settings.emergency_absence)
            yield Happening(kind, None, worlds, numbers)
    for kind, told in (("link_opened", "links_opened"), ("link_closed", "links_closed")):
        links = {world: [event[2] for event in own if event[3] == kind] for world, own in events.items()}
        both = [link for link in links["a"] if link in links["b"]]
        for worlds in (("a", "b"), ("a",), ("b",)):
            own = both if len(worlds) == 2 else [link for link in links[worlds[0]] if link not in both]
            if own:
                numbers = {world: {"n": float(len(own) if world in worlds else 0)} for world in nows}
                yield Happening(told, None, worlds, numbers, {"links": own})


def _by_place(nows: dict[str, Now], events: dict[str, list[Event]]) -> Iterator[Happening]:
    """Events of one community, told once where both worlds share them."""
    seen: dict[tuple[int, str, str], dict[str, Event]] = {}
    for world, own in events.items():
        for event in own:
            if event[3] in BY_PLACE:
                seen.setdefault((event[1], event[3], event[2]), {})[world] = event
    for (community, kind, subject), by_world in seen.items():
        worlds = tuple(by_world)
        world, event = next(iter(by_world.items()))
        about = _named(nows[world], subject)
        if event[4].startswith("k"):
            about["need"] = event[4][:2]
        numbers = {world: {"n": float(world in worlds)} for world in nows}
        yield Happening(kind, community, worlds, numbers, about)


def _named(now: Now, subject: str) -> dict[str, Any]:
    """Return the study's name of a group or a place, if it has one."""
    plan = now.world.plan
    names = [(one.name, one.name_zh) for one in plan.named] + [(one.name, one.name_zh) for one in plan.places]
    for name, name_zh in names:
        if name == subject:
            return {"name": name, "name_zh": name_zh}
    group = subject.removeprefix("group ")
    return {"number": int(group) % GROUP_SLOTS + 1} if group != subject else {}


def _solved(nows: dict[str, Now], events: dict[str, list[Event]]) -> Iterator[Happening]:
    """Solved problems, with how far the same building has come in the other world."""
    seen: dict[tuple[int, str], dict[str, Event]] = {}
    for world, own in events.items():
        for event in own:
            if event[3] == "entrenched_solved":
                seen.setdefault((event[1], event[2]), {})[world] = event
    for (community, subject), by_world in seen.items():
        cell = int(subject.split("_")[1])
        problem = int(next(iter(by_world.values()))[4])
        numbers = {world: {"progress": 100.0} for world in by_world}
        told = "entrenched_solved"
        for world in nows.keys() - by_world.keys():
            cells = nows[world].world.cells
            if cells.ent_kind[cell] == problem:
                numbers[world] = {"progress": round(100 * float(cells.ent_progress[cell]))}
            else:
                numbers[world], told = {}, "entrenched_solved_here"
        yield Happening(told, community, tuple(by_world), numbers, {"problem": problem, "cell": cell})


__all__ = ["KEYS", "Happening", "Happenings"]
