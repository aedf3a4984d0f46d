"""What is asked (`RunSpec`) and how it is carried out (`Execution`): the options of every question.

A question's door takes `**options: Unpack[Options]`, so that each option is declared and explained
once, here, and checkers see their types.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from experiments.runs import checked, inputs
from experiments.runs.jobs import parse_seeds
from experiments.runs.progress import Progress
from experiments.runs.worker import MODEL, Task
from experiments.text.errors import InputError

if TYPE_CHECKING:
    from sim import Scenario
    from sim.observers import Maker

WEEKS = 156
Seeds = Sequence[int] | int | str
"""Seeds of a question: a list, 5 (seeds 1 to 5), or as the command line writes them, "1-20" or "5,7"."""


class How(TypedDict, total=False):
    """How a question is carried out, by keyword.

    Attributes:
        workers: processes; 1 unless given. Scripts that start some need `if __name__ == "__main__":`.
        engine: "local", "dask" (a cluster started here) or "dask://HOST:PORT".
        out: results folder; `results/COMMAND-ARMS-FINGERPRINT` unless given.
        progress: who hears how far it is (`experiments.runs.progress.Progress`).
        model: module that lives the runs, for tests.
    """

    workers: int
    engine: str
    out: Path | str | None
    progress: Progress | None
    model: str


class Options(How, total=False):
    """What is asked besides worlds and seeds, by keyword; and `How`.

    Attributes:
        street: name or folder of a street, or a plan made in Python; X Street unless given.
        communities: whole communities that live: 5, "Y,G,S", a list of codes, "all".
        scale: 0.02 to 1, a small copy of the street for tests of the machinery alone.
        weeks: 1 to 520 weeks after burn-in.
        settings: changes made in every arm, such as "links.platform=0".
        observers: makers of observers (`sim.observers`); what they find is in `observed.parquet`.
        keep_burn_in: keep the weeks before week 0 as well.
    """

    street: Any
    communities: inputs.Communities
    scale: float
    weeks: int
    settings: Sequence[str]
    observers: "Sequence[Maker]"
    keep_burn_in: bool


@dataclass(frozen=True)
class RunSpec:
    """What is asked: worlds × seeds on a street. `arms`: names, files, scenarios; others as in `Options`."""

    arms: "tuple[str | Path | Scenario, ...]"
    seeds: tuple[int, ...]
    street: Any = None
    communities: inputs.Communities = None
    scale: float = 1.0
    weeks: int = WEEKS
    settings: tuple[str, ...] = ()
    observers: "tuple[Maker, ...]" = ()
    keep_burn_in: bool = False

    def written(self) -> list[str]:
        """Return the arms as a command line names them from any folder: files by their whole path."""
        named = [str(arm) if isinstance(arm, str | Path) else arm.name for arm in self.arms]
        return [str(Path(one).resolve()) if one.endswith(".toml") else one for one in named]

    def place(self) -> Any:
        """Return the plan of the street, or of the communities that live. Raises ScenarioError."""
        return inputs.street(self.street, self.communities)

    def scenarios(self) -> "list[Scenario]":
        """Return the arms as scenarios, changed by the settings. Raises the reader's errors."""
        return inputs.scenarios(self.arms, self.settings)

    def scenario(self, name: str) -> "Scenario":
        """Return another scenario that the arms need, changed by the settings as they are."""
        return inputs.scenarios([name], self.settings)[0]


@dataclass(frozen=True)
class Execution:
    """How it is carried out; nothing here changes a result. Fields as in `Options`."""

    workers: int = 1
    engine: str = "local"
    out: Path | None = None
    progress: Progress | None = None
    model: str = MODEL

    @classmethod
    def of(cls, how: Mapping[str, Any]) -> "Execution":
        """Return the options of `How` as an execution; InputError for what makes no sense."""
        return cls(**_checked(how))

    def task(self, spec: RunSpec, place: Any, street_only: bool = False) -> Task:
        """Return what all jobs of a spec have in common."""
        return Task(
            place,
            spec.scale,
            spec.weeks,
            spec.keep_burn_in,
            street_only,
            self.model,
            spec.observers,
        )


HOW = frozenset(Execution.__dataclass_fields__)
KINDS: Mapping[str, Callable[[str, Any], Any]] = {
    "workers": checked.whole,
    "engine": checked.text,
    "out": checked.path,
    "model": checked.text,
    "scale": checked.number,
    "weeks": checked.weeks,
    "settings": checked.texts,
    "observers": checked.makers,
    "keep_burn_in": checked.flag,
}
"""How an option is brought to one form, or refused in a sentence."""


def _checked(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: KINDS[name](name, value) if name in KINDS else value for name, value in options.items()}


def taken(
    arms: "Sequence[str | Path | Scenario]",
    seeds: Seeds,
    options: Mapping[str, Any],
    *,
    weeks: int = WEEKS,
    few: bool = False,
) -> tuple[RunSpec, Execution]:
    """Return the options of a question as what is asked and how.

    Args:
        arms: names, files or scenarios, base first.
        seeds: whole numbers from 1; 5 and "1-20" as in `Seeds`.
        options: as in `Options`.
        weeks: how long runs are unless the options say.
        few: whether five communities live of a street by name unless the options say.

    Raises:
        InputError: an option that there is not.
    """
    from sim.links import nearest

    known = Options.__optional_keys__
    if unknown := sorted(set(options) - known):
        near = nearest(unknown[0], known)
        raise InputError(
            f"option {unknown[0]}: there is none{near}",
            f"没有 {unknown[0]} 这个选项{near}",
        )
    given = _checked(options)
    how = {name: value for name, value in given.items() if name in HOW}
    asked = {"weeks": weeks, **{name: value for name, value in given.items() if name not in HOW}}
    if few:
        asked["communities"] = inputs.few(asked.get("street"), asked.get("communities"))
    return RunSpec(checked.worlds(arms), checked.seeds(seeds, parse_seeds), **asked), Execution(**how)
