"""Jobs: runs that have not happened yet, each a scenario and a seed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from experiments.text.errors import InputError

if TYPE_CHECKING:
    from sim import Scenario


LAST_SEED = 9999
"""Seeds of one's own runs go up to here; the rest are kept for calibration and re-tests."""


@dataclass(frozen=True)
class Job:
    """One run: a scenario and a seed. Auxiliary = nobody asked, but another arm needs its hours.

    In a sweep `point` numbers the point of the design that changed the scenario.
    """

    scenario: "Scenario"
    seed: int
    auxiliary: bool = False
    point: int | None = None

    @property
    def name(self) -> str:
        """Return the run's name, unique in its folder."""
        return self._run_of(self.scenario.name)

    @property
    def source(self) -> str | None:
        """Return the name of the run whose hours this one takes: same point, same seed."""
        return None if self.scenario.hours_of is None else self._run_of(self.scenario.hours_of)

    def _run_of(self, scenario: str) -> str:
        point = "" if self.point is None else f"-p{self.point:05d}"
        return f"{scenario}{point}-{self.seed:05d}"


def with_needed_arms(
    arms: Sequence["Scenario"], find: Callable[[str], "Scenario"]
) -> tuple[tuple["Scenario", ...], frozenset[str]]:
    """Return the arms in an order to run them in, and the names of those nobody asked for.

    An arm whose `hours_of` names another comes after it; a needed arm that is not among those
    asked for is looked up with `find`. Raises InputError for two arms of one name or a circle.
    """
    check_named_once(arms)
    asked = {arm.name: arm for arm in arms}
    ordered: dict[str, Scenario] = {}
    added: set[str] = set()

    def place(arm: "Scenario", waiting: tuple[str, ...]) -> None:
        if arm.name in ordered:
            return
        if arm.name in waiting:
            circle = " → ".join((*waiting, arm.name))
            raise InputError(f"hours_of runs in a circle: {circle}.")
        if arm.hours_of is not None:
            if arm.hours_of not in asked:
                asked[arm.hours_of] = find(arm.hours_of)
                added.add(arm.hours_of)
            place(asked[arm.hours_of], (*waiting, arm.name))
        ordered[arm.name] = arm

    for arm in arms:
        place(arm, ())
    return tuple(ordered.values()), frozenset(added)


def check_named_once(arms: Sequence["Scenario"]) -> None:
    """Refuse two arms of one name."""
    names = [arm.name for arm in arms]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise InputError(f"Each scenario can be compared once; named twice: {', '.join(twice)}.")


def jobs_of(
    arms: Sequence["Scenario"], seeds: Sequence[int], auxiliary: frozenset[str] = frozenset()
) -> list[Job]:
    """Return the jobs of a comparison in the order of its tables: by arm, then by seed."""
    return [Job(arm, seed, arm.name in auxiliary) for arm in arms for seed in sorted(seeds)]


def parse_seeds(text: str) -> tuple[int, ...]:
    """Return the seeds meant by "20" (1 to 20), "3-9", "5,7" or a mixture such as "1-3,9".

    Raises InputError for anything else, for seeds outside 1 to 9,999 (the rest are kept for
    calibration and re-tests) and for a seed named twice.
    """
    message = (
        f"--seeds {text!r} is not understood. Give a number of seeds (20 = seeds 1 to 20),"
        " a range (1-20) or a list (5,7)."
    )
    parts = [part.strip() for part in text.split(",")]
    seeds: list[int] = []
    for part in parts:
        ends = part.split("-")
        if not all(end.strip().isdecimal() for end in ends) or len(ends) > 2:
            raise InputError(message)
        numbers = [int(end) for end in ends]
        if len(numbers) == 1 and len(parts) == 1:
            numbers = [1, numbers[0]]
        if numbers[0] < 1 or numbers[-1] > LAST_SEED:
            raise InputError(
                f"--seeds {text!r}: seeds of your own runs are 1 to {LAST_SEED};"
                " higher ones are kept for calibration and re-tests."
            )
        if numbers[-1] < numbers[0]:
            raise InputError(f"--seeds {text!r}: the range {part} runs backwards.")
        seeds.extend(range(numbers[0], numbers[-1] + 1))
    if len(set(seeds)) < len(seeds):
        raise InputError(f"--seeds {text!r} names a seed twice.")
    return tuple(sorted(seeds))
