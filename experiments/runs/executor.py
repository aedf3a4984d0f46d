"""Live through all jobs of an experiment on an engine, and leave every finished run on disk.

A run that fails is a failed row with its traceback; the others go on. A worker that is lost costs
the run it was in, which is lived again elsewhere. Results depend on none of this: the tables are
built from the parts in a fixed order afterwards.
"""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from experiments.runs import engines
from experiments.runs.engines import Engine, Lost
from experiments.runs.folder import ResultsFolder
from experiments.runs.jobs import Job
from experiments.runs.progress import Progress, usual
from experiments.runs.provenance import now
from experiments.runs.schedule import Step, groups, plan, split
from experiments.runs.spec import Execution
from experiments.runs.store import DONE, HOURS, DamagedPart, Parts
from experiments.runs.worker import MODEL, Outcome, Task, failure
from experiments.text.errors import disk_full_is_said

# Returns a longer list of jobs after the parts of these were lived, or None when they are enough.
More = Callable[[Parts, Sequence[Job]], Sequence[Job] | None]
# A run during which this many workers were lost is entered as failed: it may be what kills them.
TRIES = 3


def complete(
    results: ResultsFolder,
    jobs: Sequence[Job],
    task: Task,
    execution: Execution | None = None,
    more: More | None = None,
) -> None:
    """Run what is not finished yet and build the tables, rows in the order of `jobs`.

    When all jobs are lived, `more` is asked for a longer list of them, until it returns None.
    Nothing is done for a folder that is complete.

    A job whose scenario takes the hours of another needs that one among the jobs (same point,
    same seed). Without an `execution` they are lived in this process. KeyboardInterrupt ends the
    workers and is raised again.

    Raises InputError for an engine that is not there, DiskFull where nothing can be written any
    more. Whatever ends it, calling it again completes the rest.
    """
    if results.complete:
        return
    with disk_full_is_said(results.path):
        how = execution or Execution()
        undertaking = _Undertaking(results, jobs, task, how.progress or usual(), more)
        undertaking.complete(how.engine, how.workers)


@dataclass
class _Lane:
    """What one lane is doing and will do next."""

    current: Job
    waiting: deque[Step]


class _Undertaking:
    """The jobs of one experiment: what is done, what is given to whom, what waits."""

    def __init__(
        self,
        results: ResultsFolder,
        jobs: Sequence[Job],
        task: Task,
        progress: Progress,
        more: More | None,
    ) -> None:
        self.results, self.task, self.progress, self.more = results, task, progress, more
        self.parts = results.parts()
        self._take(jobs)
        self.done: set[str] = set()
        self.failed: set[str] = set()
        self.lost: Counter[str] = Counter()  # workers lost in a run
        self.takers: Counter[str] = Counter()  # runs that still wait for the hours of a run
        self.waiting: deque[list[Job]] = deque()
        self.busy: dict[Hashable, _Lane] = {}

    def _take(self, jobs: Sequence[Job]) -> None:
        self.jobs = jobs
        self.job_of = {job.name: job for job in jobs}

    def complete(self, engine: str, workers: int) -> None:
        """Live what is open until nothing is and no more is asked for, then build the tables.

        A part may turn out to be damaged when it is needed; then its run is open again.
        """
        self._survey()
        while True:
            while open_jobs := self._open():
                self._live(open_jobs, engine, workers)
            try:
                if self.more is not None and (longer := self.more(self.parts, self.jobs)):
                    self._take(longer)
                    self._survey()
                    continue
                self.results.finish([job.name for job in self.jobs], now())
            except DamagedPart as damaged:
                self._set_aside(damaged.run)
            else:
                return

    def _survey(self) -> None:
        """Find out which jobs are done already, and say how many there are."""
        self.done = self.parts.survey(self.job_of, self.progress.set_aside)
        self.progress.begin(len(self.jobs), len(self.done))

    def _open(self) -> list[Job]:
        """Return the jobs to live: unfinished ones, and finished ones whose hours are missing."""
        names = {job.name for job in self.jobs} - self.done - self.failed
        new = names
        while new:
            new = {
                source
                for name in new
                if (source := self.job_of[name].source) is not None
                and source not in names | self.failed
                and not self.parts.has_hours(source)
            }
            names = names | new
        return [job for job in self.jobs if job.name in names]

    def _live(self, jobs: Sequence[Job], name: str, workers: int) -> None:
        """Live these jobs on an engine of this name."""
        engine = engines.opened(name, workers, self.task, jobs, self.progress)
        self.waiting = deque(groups(jobs))
        self.takers = Counter(job.source for job in jobs if job.source is not None)
        self.busy = {}
        try:
            while self.waiting or self.busy:
                lanes = engine.lanes()
                for lane in lanes:
                    if lane not in self.busy and (more := self._more()):
                        self._go_on(engine, lane, plan(more, self.task.weeks))
                if (self.busy or not lanes) and (ended := engine.next()):
                    self._hear(engine, *ended)
        finally:
            engine.close()

    def _more(self) -> list[Job]:
        """Return a group for an idle lane: one that waits, or half of what the busiest has left."""
        if self.waiting:
            return self.waiting.popleft()
        if not self.busy:
            return []
        busiest = max(self.busy.values(), key=lambda lane: len(lane.waiting))
        stay, taken = split(busiest.current, [step.job for step in busiest.waiting])
        if taken:
            busiest.waiting = plan(stay, self.task.weeks)
        return taken

    def _go_on(self, engine: Engine, lane: Hashable, steps: deque[Step]) -> None:
        """Begin the next run of a group in its lane; set the lane free at the end of the group."""
        self.busy.pop(lane, None)
        while steps:
            step = steps.popleft()
            source = step.job.source
            if source in self.failed:
                why = f"{step.job.name} takes the hours of {source}, which failed."
                self._store(failure(step.job, why))
                continue
            try:
                hours = None if source is None else self.parts.content(source, HOURS)
            except DamagedPart as damaged:
                self._set_aside(damaged.run)  # both runs are open again
                continue
            self.busy[lane] = _Lane(step.job, steps)
            engine.start(lane, step, hours)
            return

    def _hear(self, engine: Engine, lane: Hashable, ended: Outcome | Lost) -> None:
        """Keep a run that ended; give what a lost lane leaves to another."""
        if lane not in self.busy:  # it was idle when it was lost
            return
        current, steps = self.busy[lane].current, self.busy[lane].waiting
        if isinstance(ended, Outcome):
            self._store(ended)
            self._go_on(engine, lane, steps)
            return
        del self.busy[lane]
        rest = [step.job for step in steps]
        self.lost[current.name] += 1
        if self.lost[current.name] < TRIES:
            rest.insert(0, current)
        else:
            why = f"{TRIES} workers were lost in this run, the last one {ended.why}."
            self._store(failure(current, why))
        if rest:
            self.waiting.appendleft(rest)

    def _store(self, outcome: Outcome) -> None:
        """Write a run that ended, and drop hours that nobody waits for any more."""
        row = outcome.row
        self.parts.write(row, outcome.contents)
        (self.done if row.status == DONE else self.failed).add(row.run)
        source = self.job_of[row.run].source
        if source is not None and row.status == DONE:
            self.takers[source] -= 1
            if not self.takers[source]:
                self.parts.forget_hours(source)
        self.progress.finished(row)

    def _set_aside(self, run: str) -> None:
        self.parts.set_aside(run)
        self.done.discard(run)
        self.progress.set_aside(run)


__all__ = ["MODEL", "Task", "complete"]
