"""What happened, by date: the log of notable events and the case log, put into lines."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from sim.layout import ABANDONED, NEED_COUNT, NEVER
from sim.links import ACTORS
from sim.world import World

WEEK_ZERO = date(2019, 8, 5)
STREET = "street"  # the place of what concerns the whole street


class Entry(NamedTuple):
    """One dated line."""

    week: int
    date: date  # Monday of the week
    community: str  # code, or "street"
    subject: str
    kind: str
    numbers: str


def entry(world: World, week: int, community: int, subject: str, kind: str, numbers: str) -> Entry:
    """Return a line of a week about a community (index, or -1 for the whole street)."""
    place = world.plan.codes[community] if community >= 0 else STREET
    return Entry(week, WEEK_ZERO + timedelta(weeks=week), place, subject, kind, numbers)


def notable(world: World, wanted: Callable[[int, int, str], bool]) -> list[Entry]:
    """Return the notable events whose week, community (or -1) and subject are wanted."""
    return [entry(world, *event) for event in world.events if wanted(event[0], event[1], event[2])]


def weekly_closings(world: World, community: int, actor: int, subject: str) -> list[Entry]:
    """Return a line for each week in which an actor closed cases in a community."""
    log, own = world.log, slice(0, world.log_count)
    chosen = log.closer[own] == actor
    chosen &= world.traits.community[log.resident[own]] == community
    weeks, counts = np.unique(log.closed[own][chosen], return_counts=True)
    return [
        entry(world, week, community, subject, "cases_closed", str(count))
        for week, count in zip(weeks.tolist(), counts.tolist(), strict=True)
    ]


def resident_story(world: World, i: int) -> list[Entry]:
    """Return what happened to a resident: cases, help given, visits and study, by date."""
    lines = notable(world, lambda _week, _community, subject: subject == f"resident_{i}")
    log, own = world.log, slice(0, world.log_count)
    for n in np.flatnonzero(log.resident[own] == i).tolist():
        lines += _life_of_case(
            world,
            i,
            int(log.need[n]),
            bool(log.severe[n]),
            int(log.born[n]),
            int(log.known_week[n]),
            int(log.first_knower[n]),
            int(log.closed[n]),
            int(log.closer[n]),
        )
    cases = world.cases
    low, high = np.searchsorted(cases.key, [i * NEED_COUNT, (i + 1) * NEED_COUNT])
    for n in range(low, high):
        lines += _life_of_case(
            world,
            i,
            int(cases.key[n]) % NEED_COUNT,
            bool(cases.severe[n]),
            int(cases.born[n]),
            int(cases.known_week[n]),
            int(cases.first_knower[n]),
            NEVER,
            -1,
        )
    for n in np.flatnonzero(log.helper[own] == i).tolist():
        numbers = f"k{log.need[n]} of resident_{log.resident[n]}"
        lines.append(_line(world, i, int(log.closed[n]), "helped", numbers))
    for kind, week in (
        ("last_visited", int(world.roles.visited_week[i])),
        ("last_studied", int(world.roles.studied_week[i])),
    ):
        if week > NEVER:
            lines.append(_line(world, i, week, kind, ""))
    return sorted(lines, key=lambda line: line.week)


def _line(world: World, i: int, week: int, kind: str, numbers: str) -> Entry:
    return entry(world, week, int(world.traits.community[i]), f"resident_{i}", kind, numbers)


def _life_of_case(
    world: World,
    i: int,
    need: int,
    severe: bool,
    born: int,
    known: int,
    knower: int,
    closed: int,
    closer: int,
) -> list[Entry]:
    """Return the birth of a case, when it was first known, and its end."""
    what = f"k{need} severe" if severe else f"k{need}"
    lines = [_line(world, i, born, "case_born", what)]
    if knower >= 0:
        lines.append(_line(world, i, known, "case_known", f"{what} by {ACTORS[knower]}"))
    if closer >= 0:
        lines.append(_line(world, i, closed, "case_closed", f"{what} by {ACTORS[closer]}"))
    elif closer == ABANDONED and not severe:  # the severe ones are notable events
        lines.append(_line(world, i, closed, "case_abandoned", what))
    return lines
