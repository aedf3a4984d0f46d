"""In which order jobs are lived, by whom, and which pasts they leave for one another.

Jobs of one seed that share a burn-in, or take hours from one another, form a group for one worker.
A run leaves a past where a later one turns off, and a past is dropped with the last run that starts
from it; the order is such that few are held at once.
"""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from experiments.runs.jobs import Job

if TYPE_CHECKING:
    from sim.agenda import Agenda


@dataclass(frozen=True)
class Step:
    """A job in its group.

    `stops` are the weeks at whose start it leaves a past, `keep` the pasts (week and what acted
    before) that later jobs start from, `hand_on` says that another job takes its hours.
    """

    job: Job
    stops: tuple[int, ...] = ()
    keep: frozenset[tuple[int, str]] = frozenset()
    hand_on: bool = False


def groups(jobs: Sequence[Job]) -> list[list[Job]]:
    """Return the groups of jobs: one burn-in a group, where hours do not join several."""
    burn_ins = {id(job.scenario): job.scenario for job in jobs}
    key_of = {place: scenario.burn_in_key() for place, scenario in burn_ins.items()}
    hours = _hours_among(jobs)
    return _together(jobs, lambda job: ((job.seed, key_of[id(job.scenario)]), *hours(job)))


def split(current: Job, waiting: Sequence[Job]) -> tuple[list[Job], list[Job]]:
    """Return which of a worker's waiting jobs stay with it, and which another may take.

    About half may go. Jobs that take hours stay with their source if it is still to be lived.
    """
    ahead = (current, *waiting)
    free = [own for own in _together(ahead, _hours_among(ahead)) if current not in own]
    taken: list[Job] = []
    for own in reversed(free):
        if not taken or len(taken) + len(own) <= (len(waiting) + 1) // 2:
            taken = own + taken
    leaving = {job.name for job in taken}
    return [job for job in waiting if job.name not in leaving], taken


Keys = Callable[[Job], tuple[Hashable, ...]]


def _hours_among(jobs: Sequence[Job]) -> Keys:
    """Return keys that join a job with the one whose hours it takes, if that is still to be lived."""
    names = {job.name for job in jobs}
    return lambda job: (job.name, job.source) if job.source in names else (job.name,)


def _together(jobs: Sequence[Job], keys: Keys) -> list[list[Job]]:
    """Return the jobs in sets that have no key in common, each in the order given."""
    parent: dict[Hashable, Hashable] = {}

    def root(key: Hashable) -> Hashable:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    for job in jobs:
        first, *others = keys(job)
        for other in others:
            parent[root(other)] = root(first)
    found: dict[Hashable, list[Job]] = {}
    for job in jobs:
        found.setdefault(root(keys(job)[0]), []).append(job)
    return list(found.values())


def plan(jobs: Sequence[Job], weeks: int) -> deque[Step]:
    """Return the jobs of a group in the order to live them, with the pasts they leave and keep."""
    from sim.agenda import acts_before, agenda

    scenarios = {id(job.scenario): job.scenario for job in jobs}
    agendas = {place: agenda(scenario) for place, scenario in scenarios.items()}
    ordered = _ordered(jobs, agendas, weeks)
    lived = [agendas[id(job.scenario)] for job in ordered]
    branches = _branches(ordered, lived, weeks)
    stops: list[list[int]] = [[] for _ in ordered]
    keep: list[set[tuple[int, str]]] = [set() for _ in ordered]
    for week in sorted({branch for branch in branches if branch is not None}):
        passed: dict[str, int] = {}  # the first job to live through each past of this week
        last: dict[str, int] = {}  # and the last one to start from it
        for place, acts in enumerate(lived):
            key = acts_before(acts, week)
            passed.setdefault(key, place)
            if branches[place] == week:
                last[key] = place
        for key, end in last.items():
            stops[passed[key]].append(week)
            for place in range(passed[key], end):
                keep[place].add((week, key))
    sources = {job.source for job in jobs}
    return deque(
        Step(job, tuple(stops[place]), frozenset(keep[place]), job.name in sources)
        for place, job in enumerate(ordered)
    )


def _ordered(jobs: Sequence[Job], agendas: "dict[int, Agenda]", weeks: int) -> list[Job]:
    """Return the jobs so that neighbours share the longest past, those that take hours last.

    Where worlds part, the smaller party goes first, so that a past is needed for a short time only.
    """
    from sim.agenda import acts_before, shared_until

    def walk(party: list[Job]) -> list[Job]:
        first, *others = (agendas[id(job.scenario)] for job in party)
        # 0 for None cannot happen: all of a party share their burn-in
        part = min((shared_until(first, other, weeks) or 0 for other in others), default=weeks)
        if part == weeks:
            return party
        return parted(party, part + 1)

    def parted(party: list[Job], week: int) -> list[Job]:
        """Walk through the parties that live one week more in different ways."""
        parties: dict[str, list[Job]] = {}
        for job in party:
            parties.setdefault(acts_before(agendas[id(job.scenario)], week), []).append(job)
        return [job for own in sorted(parties.values(), key=len) for job in walk(own)]

    own = parted([job for job in jobs if job.source is None], 0)
    return own + [job for job in jobs if job.source is not None]


def _branches(ordered: Sequence[Job], lived: "Sequence[Agenda]", weeks: int) -> list[int | None]:
    """Return the week from which on each job lives for itself; None = from its founding on.

    A job that takes hours shares its burn-in at most.
    """
    from sim.agenda import shared_until

    branches: list[int | None] = []
    for place, (job, acts) in enumerate(zip(ordered, lived, strict=True)):
        if job.source is not None:
            known = any(acts[0] == other[0] for other in lived[:place])
            branches.append(0 if known else None)
        else:
            branches.append(shared_until(lived[place - 1], acts, weeks) if place else None)
    return branches
