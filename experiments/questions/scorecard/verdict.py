"""From the numbers of a claim to its verdict, by one rule for all claims. Pure.

- A criterion **holds** at the calibrated point where its 95 % paired interval lies wholly on the
  stated side of its margin, **fails** where it lies wholly on the other side, and is **unclear**
  otherwise; it cannot be tested where fewer than half of the pairs (or fewer than five) give a number,
  or where it is a precondition of the test that does not hold.
- At a parameter draw a claim has the right **direction** where every criterion's mean has. It is
  **robust** where that is so in at least 80 % of all draws: one that gives no number counts against it.
- **Supported**: every criterion holds, and the claim is robust. (A control may be asked at the
  calibrated point only; a claim of the study may not: it is conditional then.)
- **Conditional**: not that, but true in a part that can be named: some scopes of the claim (a class
  of need, a load) in which it holds and is robust; or, where it holds at the calibrated point, a box of
  settings in which at least 80 % of the draws are right, found by PRIM among the draws that vary all
  settings, and better than chance on draws kept aside.
- **Could not be tested**: nothing fails, but something lacks numbers.
- **Not supported**: everything else, among it what holds at the calibrated point only.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
import pandas as pd

from experiments.questions.discover.boxes import Box, enough, find_box, numeric
from experiments.questions.scorecard import WORDS
from experiments.questions.scorecard.claim import Claim, Criterion
from experiments.questions.scorecard.draws import is_kept_set
from experiments.questions.scorecard.evidence import Evidence
from experiments.stats.intervals import FEWEST_FOR_INTERVAL, Interval, t_interval
from experiments.text.language import Text

MAJORITY = 0.8


class State(Enum):
    """What is known of a criterion at the calibrated point."""

    HOLDS = "holds"
    UNCLEAR = "unclear"
    FAILS = "fails"
    UNTESTED = "not testable"


class Lack(Enum):
    """Why a claim is not supported, the gravest first."""

    AGAINST = "something goes against it"
    SHORT = "less than it says"
    OPEN = "undecided"
    FRAGILE = "not in enough draws"


class Verdict(Enum):
    """What is said of a claim."""

    SUPPORTED = "supported"
    CONDITIONAL = "conditional"
    NOT_SUPPORTED = "not supported"
    UNTESTED = "not testable"


TITLES = {
    Verdict.SUPPORTED: WORDS.text("verdict-supported"),
    Verdict.CONDITIONAL: WORDS.text("verdict-conditional"),
    Verdict.NOT_SUPPORTED: WORDS.text("verdict-not-supported"),
    Verdict.UNTESTED: WORDS.text("verdict-not-tested"),
}
CONTROL_TITLES = {
    Verdict.SUPPORTED: WORDS.text("control-holds"),
    Verdict.CONDITIONAL: WORDS.text("control-in-part"),
    Verdict.NOT_SUPPORTED: WORDS.text("control-does-not-hold"),
    Verdict.UNTESTED: WORDS.text("verdict-not-tested"),
}
STATES = {
    State.HOLDS: WORDS.text("state-holds"),
    State.UNCLEAR: WORDS.text("state-unclear"),
    State.FAILS: WORDS.text("state-fails"),
    State.UNTESTED: WORDS.text("state-no-numbers"),
}
UNMET = WORDS.text("unmet")
UNJUDGED = WORDS.text("unjudged")


@dataclass(frozen=True)
class Judged:
    """A criterion with its interval at the calibrated point and the draws with the right direction.

    `draws` counts the draws that give a number, `right` those of them with the right direction;
    both are 0 for a criterion that is asked at the calibrated point only. `missing` is the share of
    pairs without a number.
    """

    criterion: Criterion
    interval: Interval
    state: State
    missing: float
    draws: int
    right: int

    @property
    def lack(self) -> Lack | None:
        """Return what is wrong with it at the calibrated point; None where nothing is known to be."""
        if self.state is State.UNCLEAR:
            return Lack.OPEN
        if self.state is not State.FAILS:
            return None
        against = self.criterion.within is None and self.interval.high < self.criterion.neutral
        return Lack.AGAINST if against else Lack.SHORT

    @property
    def said(self) -> Text:
        """Return the state in words."""
        if self.state is not State.UNTESTED or self.interval.seeds < FEWEST_FOR_INTERVAL:
            return STATES[self.state]
        return UNMET if self.criterion.precondition else UNJUDGED


@dataclass(frozen=True)
class Finding:
    """A claim and what became of it.

    Of `asked` parameter draws, `draws` are those in which all criteria give a number, and `right` those
    in which all have the right direction; `kept` the same (right, draws) among the sets that
    calibration cannot rule out. `scopes` are the parts of the claim's domain in which it holds, where
    there are such parts and it does not hold in all. `box` is the region of settings, if any.
    """

    claim: Claim
    criteria: tuple[Judged, ...]
    verdict: Verdict
    draws: int
    right: int
    asked: int
    kept: tuple[int, int] = (0, 0)
    scopes: tuple[Text, ...] = ()
    box: Box | None = None

    @property
    def lack(self) -> Lack | None:
        """Return why the claim is not supported, by its gravest condition; None where it is not that."""
        if self.verdict is not Verdict.NOT_SUPPORTED:
            return None
        found = {one.lack for one in self.criteria}
        return next((lack for lack in Lack if lack in found), Lack.FRAGILE)

    @property
    def varied(self) -> tuple[int, int]:
        """Return (right, draws) among the draws that vary all settings."""
        return self.right - self.kept[0], self.draws - self.kept[1]

    @property
    def said(self) -> Text:
        """Return the verdict in words: a control holds or not, a claim is supported or not."""
        return (CONTROL_TITLES if self.claim.is_control else TITLES)[self.verdict]

    @property
    def share(self) -> float:
        """Return the share of draws with the right direction; NaN without draws."""
        return self.right / self.draws if self.draws else math.nan


def judge(claim: Claim, evidence: Evidence, design: pd.DataFrame) -> Finding:
    """Return what the evidence says of a claim; `design` has the settings of each draw by point."""
    values = {criterion: criterion.value(evidence) for criterion in claim.criteria}
    judged = _guarded([_criterion(criterion, values[criterion]) for criterion in claim.criteria])
    directions = {one: _directions(one, values[one]) for one in claim.criteria if not one.base_only}
    right = _all_right(directions.values())
    known = [is_kept_set(int(point), len(design)) for point in right.index]
    kept = right[known]
    finding = Finding(
        claim,
        judged,
        Verdict.NOT_SUPPORTED,
        len(right),
        int(right.sum()),
        len(design),
        (int(kept.sum()), len(kept)),
    )
    return _verdict(finding, directions, design)


def _criterion(criterion: Criterion, values: pd.Series) -> Judged:
    base = values[values.index.get_level_values("point") == 0]
    known = base.dropna()
    missing = 1.0 - len(known) / len(base) if len(base) else 1.0
    interval = t_interval(known.to_numpy(dtype=float))
    if interval.unlike == 0:  # what is exactly so by construction is judged as such
        interval = replace(interval, low=interval.difference, high=interval.difference)
    state = State.UNTESTED
    if len(known) >= FEWEST_FOR_INTERVAL and missing <= 0.5:
        state = _state(criterion, interval)
    if criterion.precondition and state is not State.HOLDS:
        state = State.UNTESTED
    direction = pd.Series(dtype=bool) if criterion.base_only else _directions(criterion, values)
    return Judged(criterion, interval, state, missing, len(direction), int(direction.sum()))


def _guarded(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the criteria; those in the scope of a precondition that does not hold are not judged."""
    unmet = {
        one.criterion.scope
        for one in judged
        if one.criterion.precondition and one.criterion.scope and one.state is not State.HOLDS
    }
    return tuple(
        replace(one, state=State.UNTESTED)
        if one.criterion.scope in unmet and not one.criterion.precondition
        else one
        for one in judged
    )


def _state(criterion: Criterion, interval: Interval) -> State:
    if criterion.within is not None:
        low, high = criterion.within
        if low < interval.low and interval.high < high:
            return State.HOLDS
        return State.FAILS if interval.low > high or interval.high < low else State.UNCLEAR
    assert criterion.above is not None
    if interval.low > criterion.above:
        return State.HOLDS
    return State.FAILS if interval.high <= criterion.above else State.UNCLEAR


def _directions(criterion: Criterion, values: pd.Series) -> pd.Series:
    """Return whether the direction is right, by draw; draws without a number are left out."""
    draws = values[values.index.get_level_values("point") > 0]
    means = draws.groupby("point").mean().dropna()
    if criterion.within is not None:
        return means.between(*criterion.within, inclusive="neither")
    return means > criterion.neutral


def _all_right(directions: Iterable[pd.Series]) -> pd.Series:
    """Return whether every criterion is right, by draw in which all give a number."""
    several = list(directions)
    if not several:
        return pd.Series(dtype=bool)
    return pd.concat(several, axis=1, join="inner").all(axis=1).astype(bool)


def _robust(right: pd.Series, asked: int) -> bool:
    """Return whether the direction is right in enough of the draws that were asked."""
    return asked > 0 and bool(right.sum() >= MAJORITY * asked)


Directions = Mapping[Criterion, pd.Series]


def _verdict(finding: Finding, directions: Directions, design: pd.DataFrame) -> Finding:
    states = [one.state for one in finding.criteria]
    right = _all_right(directions.values())
    if all(state is State.HOLDS for state in states):
        if (finding.claim.is_control and not directions) or _robust(right, len(design)):
            return replace(finding, verdict=Verdict.SUPPORTED)
        if not directions:
            return replace(finding, verdict=Verdict.CONDITIONAL)
    if scopes := _scopes(finding, directions, len(design)):
        return replace(finding, verdict=Verdict.CONDITIONAL, scopes=scopes)
    if State.FAILS not in states and State.UNTESTED in states:
        return replace(finding, verdict=Verdict.UNTESTED)
    if all(state is State.HOLDS for state in states) and (box := _box(right, design)) is not None:
        return replace(finding, verdict=Verdict.CONDITIONAL, box=box)
    return finding


def _scopes(finding: Finding, directions: Directions, asked: int) -> tuple[Text, ...]:
    """Return the scopes in which the claim holds; criteria without a scope count for all of them."""
    named = list(dict.fromkeys(one.criterion.scope for one in finding.criteria if one.criterion.scope))
    holding = []
    for scope in named:
        own = [one for one in finding.criteria if one.criterion.scope in (None, scope)]
        told = [directions[one.criterion] for one in own if one.criterion in directions]
        if all(one.state is State.HOLDS for one in own) and (not told or _robust(_all_right(told), asked)):
            holding.append(scope)
    return tuple(holding)


def _box(right: pd.Series, design: pd.DataFrame) -> Box | None:
    """Return the region of settings in which the direction is right, if one can be told."""
    varied = right[[not is_kept_set(int(point), len(design)) for point in right.index]]
    wanted = varied.to_numpy(dtype=bool)
    if not enough(wanted):
        return None
    box = find_box(numeric(design.loc[varied.index]), wanted)
    return box if box.better_than_chance and box.density >= MAJORITY else None


def counts(findings: Sequence[Finding]) -> dict[Verdict, int]:
    """Return how many claims got each verdict."""
    return {verdict: int(np.sum([one.verdict is verdict for one in findings])) for verdict in Verdict}
