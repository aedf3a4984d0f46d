"""What a claim of the study is once it can be run: worlds, numbers, margins, and what would refute it.

A claim is a conjunction of criteria. A criterion is one number per pair of runs (same seed, same
people, same luck) that must lie above a margin, or within a band. Everything here is data and pure
functions of finished tables; no verdict, threshold or margin depends on what came out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments.questions.scorecard import WORDS
from experiments.text.language import Language, Text

if TYPE_CHECKING:
    from experiments.questions.scorecard.evidence import Evidence
    from sim import Scenario
    from sim.world import World


@dataclass(frozen=True)
class Arm:
    """A world that a claim looks at: a shipped scenario, changed from week 0 on.

    `changes` are written as on the command line (`links.platform=0`, `leader_turnover=0`) and act
    from the start of `week` to the end of `until`: burn-in is everybody's. `always` act from the
    founding on and cost a burn-in of their own. `hours_of` and `emergencies` are the shipped
    scenario's. `intervene` changes the street itself at the start of week 0, where no setting
    could; `processes` replace steps of the week by name (controls only).
    """

    name: str
    title: Text = field(compare=False)
    world: str = ""
    changes: tuple[str, ...] = ()
    week: int = 0
    until: int | None = None
    always: tuple[str, ...] = ()
    intervene: "Callable[[World], None] | None" = None
    processes: "Mapping[str, Callable[[World], None]]" = field(default_factory=dict, hash=False)

    def scenario(self, more: Mapping[str, Any] | None = None) -> "Scenario":
        """Return the scenario; `more` are the settings of a parameter draw, in force from the founding."""
        from scenarios import changed, load
        from sim.interventions import Intervention
        from sim.scenario import Event

        base = load(self.world or self.name)
        drawn = [f"{name}={value}" for name, value in (more or {}).items()]
        scenario = changed(base, [*drawn, *self.always]) if drawn or self.always else base
        if self.changes:
            after = changed(scenario, self.changes)
            links = {name: value for name, value in after.links.items() if value != scenario.links[name]}
            settings = {
                name: value
                for name, value in after.settings.as_dict().items()
                if value != scenario.settings[name]
            }
            event = Event(self.week, links, settings, self.until)
            scenario = scenario.replace(events=(*scenario.events, event))
        if self.intervene is not None or self.processes:
            own = Intervention(self.name, change=self.intervene, processes=self.processes)
            scenario = scenario.replace(interventions=(*scenario.interventions, own))
        return scenario.replace(name=self.name, title=self.title.en, title_zh=self.title.zh)


LOG_RATIO = WORDS.text("log-ratio")
"""The unit of a log ratio: it is written as the ratio."""
ON_THE_MODEL = WORDS.text("on-the-model")
"""What a control says that belongs to no single claim."""

Value = Callable[["Evidence"], pd.Series]


@dataclass(frozen=True)
class Criterion:
    """One number that must come out as the study says.

    `value` gives it per (point, seed). It holds where its 95 % interval lies wholly above `above`,
    or wholly within `within`. Its direction at a parameter draw is right where the mean lies above
    `neutral`, or within the band. `scope` names the part of the claim's domain it speaks of (a
    class of need, a load): a claim that holds in some scopes only is conditional. `base_only`
    criteria are not asked at parameter draws. A `precondition` must hold for the test to mean anything:
    where it does not, nothing in its scope is judged; without a scope, the claim could not be tested.
    """

    name: Text
    unit: Text
    value: Value
    above: float | None = None
    within: tuple[float, float] | None = None
    neutral: float = 0.0
    scope: Text | None = None
    base_only: bool = False
    precondition: bool = False

    def full(self, language: Language) -> str:
        """Return the name with the scope."""
        name = self.name.in_(language)
        if self.scope is None:
            return name
        return f"{name}（{self.scope.zh}）" if language == "zh" else f"{name} ({self.scope.en})"


@dataclass(frozen=True)
class Picture:
    """The picture that shows the claim: curves over weeks, or the criteria's own intervals.

    `curves` are (arm, name of a weekly series in the evidence); without them the criteria are drawn.
    `names` say what the curves are where the arms' titles would not tell them apart.
    """

    curves: tuple[tuple[str, str], ...] = ()
    axis: Text | None = None
    names: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Claim:
    """A claim of the study, or a negative control (code N…), ready to be run.

    `phrase` is what the study says, `basis` its fact numbers; `contrast` says in words what is
    compared and when, `falsified` what would refute it. `arms` are needed at every parameter draw,
    `base_arms` at the calibrated point only. `note` tells a reader what to know beforehand;
    `equal_baseline` asks for the worlds of `baseline.py`. `bears_on` are the claims that a control
    which does not hold casts doubt on; none: all of them.
    """

    code: str
    title: Text
    phrase: Text
    basis: str
    contrast: Text
    falsified: Text
    criteria: tuple[Criterion, ...]
    arms: tuple[Arm, ...]
    base_arms: tuple[Arm, ...] = ()
    picture: Picture = Picture()
    note: Text | None = None
    equal_baseline: bool = False
    bears_on: tuple[str, ...] = ()

    @property
    def is_control(self) -> bool:
        """Return whether this is a negative control, which says nothing about the study."""
        return self.code.startswith("N")
