"""Dated lines as data: week, date, kind and values, which the page turns into words."""

import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import numpy as np

from sim.layout import GROUP_SLOTS, NEVER
from sim.links import ACTORS
from sim.stories import WEEK_ZERO, Entry, notable, resident_story
from sim.world import World

LATELY = 26  # weeks
MOST = 60  # lines
EVERYDAY = ("severe_abandoned", "project_opened", "project_ended")
"""Kinds so frequent that a community's story leaves them out; they are counted instead."""
OF_WEEKS = ("list_capacity_hit", "coordination_limit")
"""Kinds that are told of the last weeks only."""
LINKS = ("link_opened", "link_closed")
NUMBER = re.compile(r"\d+")

Line = dict[str, Any]


def line(world: World, week: int, kind: str, **values: Any) -> Line:
    """Return a dated line."""
    return {
        "week": week,
        "date": (WEEK_ZERO + timedelta(weeks=week)).isoformat(),
        "kind": kind.replace(" ", "_"),
        "values": values,
    }


def named(world: World, name: str) -> dict[str, Any]:
    """Return a name of the study in both languages; {} where it has none."""
    plan = world.plan
    things = [(one.name, one.name_zh) for one in (*plan.named,)]
    things += [(one.name, one.name_zh) for one in plan.places]
    things += [(one.name, one.name_zh) for one in plan.contracts]
    for own, own_zh in things:
        if own == name:
            return {"name": own, "name_zh": own_zh}
    return {}


def told(world: World, entry: Entry) -> Line:
    """Return a notable event or a line of a resident's story as data."""
    kind, subject, numbers = entry.kind, entry.subject, entry.numbers
    values: dict[str, Any] = {}
    words = numbers.split()
    if words and re.fullmatch(r"k\d", words[0]):
        values["need"] = words[0]
    if kind in LINKS:
        values["links"] = [subject]
    elif kind == "entrenched_solved":
        values |= {"problem": int(numbers), "cell": int(subject.removeprefix("cell_"))}
    elif kind == "severe_abandoned":
        values["need"] = f"k{numbers}"
    elif kind in (*OF_WEEKS, "three_sides_meet"):
        values["n"] = int(numbers)
    elif kind == "group_born":
        values |= {"incubated": "incubated" in words, "n": int(words[-1])}
    elif kind == "project_opened":
        values["actor"] = ACTORS[int(words[-1])]
    elif kind == "project_ended":
        served, planned = (int(number) for number in NUMBER.findall(numbers)[:2])
        values |= {"served": round(served / 60), "planned": round(planned / 60)}
    elif kind == "cases_closed":
        values["n"] = int(numbers)
    elif kind == "helped":
        values["resident"] = int(words[-1].removeprefix("resident_"))
    elif "by" in words and words[-1] in ACTORS:
        values["actor"] = words[-1]
    values["severe"] = "severe" in words
    if subject.startswith("project "):
        inside = subject.partition("(")[2].rstrip(")")
        values["number"] = int(NUMBER.findall(subject)[0])
        values |= named(world, inside) if inside else {}
    elif subject.startswith("group "):
        values["group"] = int(subject.split()[1]) % GROUP_SLOTS + 1
    else:
        values |= named(world, subject)
    return line(world, entry.week, kind, **values)


def shortened(lines: Iterable[Line]) -> list[Line]:
    """Return the latest lines, the newest first; of one week, what came last comes first."""
    return sorted(lines, key=lambda one: one["week"])[::-1][:MOST]


def events(world: World, wanted: Callable[[int, int, str], bool]) -> list[Line]:
    """Return notable events whose week, community and subject are wanted."""
    return [told(world, entry) for entry in notable(world, wanted)]


def of_community(world: World, c: int) -> list[Line]:
    """Return what is notable in a community since week 0, and what concerns the whole street."""
    since, met = world.week - LATELY, False
    lines: list[Line] = []
    for entry in notable(world, lambda week, community, _: week >= 0 and community in (c, -1)):
        if entry.kind in EVERYDAY or (entry.kind in OF_WEEKS and entry.week < since):
            continue
        one = told(world, entry)
        last = lines[-1] if lines else None
        if entry.kind == "three_sides_meet":
            if not met:
                lines.append({**one, "kind": "first_three_sides"})
            met = True
        elif entry.kind in LINKS and last and (last["kind"], last["week"]) == (entry.kind, entry.week):
            last["values"]["links"] += one["values"]["links"]
        else:
            lines.append(one)
    return shortened(lines)


def of_group(world: World, j: int, name: str) -> list[Line]:
    """Return the events of a living group."""
    born, c = int(world.groups.born[j]), j // GROUP_SLOTS
    return shortened(
        events(world, lambda week, community, subject: (community, subject) == (c, name) and week >= born)
    )


def of_actor(world: World, c: int, actor: int, subjects: set[str]) -> list[Line]:
    """Return an actor's events in a community, its projects, and cases closed week by week."""
    lines = []
    for entry in notable(world, lambda week, community, _: week >= 0 and community == c):
        own = entry.subject in subjects
        own |= entry.kind == "project_opened" and entry.numbers.endswith(f"actor {actor}")
        if own:
            lines.append(told(world, entry))
    since = world.week - LATELY
    low = int(np.searchsorted(world.log.closed[: world.log_count], since))
    log, rows = world.log, slice(low, world.log_count)
    chosen = (log.closer[rows] == actor) & (world.traits.community[log.resident[rows]] == c)
    weeks, counts = np.unique(log.closed[rows][chosen], return_counts=True)
    closed = zip(weeks.tolist(), counts.tolist(), strict=True)
    return shortened([*lines, *(line(world, week, "cases_closed", n=n) for week, n in closed)])


def of_cell(world: World, b: int) -> list[Line]:
    """Return the solved problems of a building, its severe cases given up, visits of the sides."""
    low, high = int(world.cells.start[b]), int(world.cells.start[b + 1])
    homes = {f"resident_{i}" for i in range(low, high)} | {f"cell_{b}"}
    lines = events(world, lambda week, _community, subject: week >= 0 and subject in homes)
    for side, week in enumerate(world.cells.worked[b].tolist()):
        if week > NEVER:
            lines.append(line(world, week, "side_worked", side=side))
    return shortened(lines)


def of_resident(world: World, i: int) -> list[Line]:
    """Return what happened to a resident and what he or she did."""
    return shortened(told(world, entry) for entry in resident_story(world, i))
