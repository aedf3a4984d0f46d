"""From the numbers of a claim to its verdict, by one rule for all claims. Pure.

- A criterion **holds** at the calibrated point where its 95 % paired interval lies wholly on the
  stated side of its margin, **fails** where it lies wholly on the other side, and is **unclear**
  otherwise; it cannot be tested where fewer than half of the pairs (or fewer than five) give a number.
- At a parameter draw a claim has the right **direction** where every criterion's mean has.
- **Supported**: every criterion holds, and the direction is right in at least 80 % of the draws.
- **Conditional**: not that, but true in a part that can be named: some scopes of the claim (a class
  of need, a load) in which all criteria hold and the direction is right in 80 % of draws; or a box of
  settings in which at least 80 % of the draws are right, found by PRIM and better than chance on
  draws kept aside.
- **Could not be tested**: a criterion of every scope lacks numbers.
- **Not supported**: everything else, among it what holds at the calibrated point only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
import pandas as pd

from experiments.discovery.boxes import Box, enough, find_box, numeric
from experiments.intervals import FEWEST_FOR_INTERVAL, Interval, t_interval
from experiments.scorecards.claim import Claim, Criterion, Text
from experiments.scorecards.table import Evidence

MAJORITY = 0.8
FEWEST_DRAWS = 10


class State(Enum):
    """What is known of a criterion at the calibrated point."""

    HOLDS = "holds"
    UNCLEAR = "unclear"
    FAILS = "fails"
    UNTESTED = "not testable"


class Verdict(Enum):
    """What is said of a claim."""

    SUPPORTED = "supported"
    CONDITIONAL = "conditional"
    NOT_SUPPORTED = "not supported"
    UNTESTED = "not testable"


TITLES = {
    Verdict.SUPPORTED: Text("supported", "成立"),
    Verdict.CONDITIONAL: Text("conditional", "有条件成立"),
    Verdict.NOT_SUPPORTED: Text("not supported", "不成立"),
    Verdict.UNTESTED: Text("could not be tested", "无法检验"),
}
CONTROL_TITLES = {
    Verdict.SUPPORTED: Text("holds", "通过"),
    Verdict.CONDITIONAL: Text("holds in part", "部分通过"),
    Verdict.NOT_SUPPORTED: Text("does not hold", "未通过"),
    Verdict.UNTESTED: Text("could not be tested", "无法检验"),
}
STATES = {
    State.HOLDS: Text("holds", "成立"),
    State.UNCLEAR: Text("unclear", "说不准"),
    State.FAILS: Text("fails", "不成立"),
    State.UNTESTED: Text("no numbers", "没有数字"),
}


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
    def robust(self) -> bool:
        """Return whether the direction is right in enough of the draws, where any were asked for."""
        return self.criterion.base_only or self.draws == 0 or self.right / self.draws >= MAJORITY


@dataclass(frozen=True)
class Finding:
    """A claim and what became of it.

    `draws` and `right` count parameter draws in which all criteria give a number, and those in which
    all have the right direction. `scopes` are the parts of the claim's domain in which it holds,
    where there are such parts and it does not hold in all. `box` is the region of settings, if any.
    """

    claim: Claim
    criteria: tuple[Judged, ...]
    verdict: Verdict
    draws: int
    right: int
    scopes: tuple[Text, ...] = ()
    box: Box | None = None

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
    judged = tuple(_criterion(criterion, values[criterion]) for criterion in claim.criteria)
    asked = [criterion for criterion in claim.criteria if not criterion.base_only]
    right = _all_right([_directions(one, values[one]) for one in asked])
    finding = Finding(claim, judged, Verdict.NOT_SUPPORTED, len(right), int(right.sum()))
    return _verdict(finding, right, design)


def _criterion(criterion: Criterion, values: pd.Series) -> Judged:
    base = values[values.index.get_level_values("point") == 0]
    known = base.dropna()
    missing = 1.0 - len(known) / len(base) if len(base) else 1.0
    interval = t_interval(known.to_numpy(dtype=float))
    if len(known) < FEWEST_FOR_INTERVAL or missing > 0.5:
        state = State.UNTESTED
    else:
        state = _state(criterion, interval)
    direction = pd.Series(dtype=bool) if criterion.base_only else _directions(criterion, values)
    return Judged(criterion, interval, state, missing, len(direction), int(direction.sum()))


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


def _all_right(directions: Sequence[pd.Series]) -> pd.Series:
    """Return whether every criterion is right, by draw in which all give a number."""
    if not directions:
        return pd.Series(dtype=bool)
    return pd.concat(directions, axis=1, join="inner").all(axis=1).astype(bool)


def _verdict(finding: Finding, right: pd.Series, design: pd.DataFrame) -> Finding:
    states = [one.state for one in finding.criteria]
    # without draws (a small budget may have few numbers) the calibrated point decides, and says so
    agreed = math.isnan(finding.share) or finding.share >= MAJORITY
    if all(state is State.HOLDS for state in states) and agreed:
        return replace(finding, verdict=Verdict.SUPPORTED)
    scopes = _scopes(finding)
    if scopes:
        return replace(finding, verdict=Verdict.CONDITIONAL, scopes=scopes)
    if _untested(finding):
        return replace(finding, verdict=Verdict.UNTESTED)
    box = _box(right, design)
    if box is not None:
        return replace(finding, verdict=Verdict.CONDITIONAL, box=box)
    return finding


def _scopes(finding: Finding) -> tuple[Text, ...]:
    """Return the scopes in which the claim holds; criteria without a scope count for all of them."""
    named = list(dict.fromkeys(one.criterion.scope for one in finding.criteria if one.criterion.scope))
    holding = []
    for scope in named:
        own = [one for one in finding.criteria if one.criterion.scope in (None, scope)]
        if all(one.state is State.HOLDS and one.robust for one in own):
            holding.append(scope)
    return tuple(holding)


def _untested(finding: Finding) -> bool:
    common = [one for one in finding.criteria if one.criterion.scope is None]
    scoped = [one for one in finding.criteria if one.criterion.scope is not None]
    lacking = [one.state is State.UNTESTED for one in scoped]
    return any(one.state is State.UNTESTED for one in common) or (bool(lacking) and all(lacking))


def _box(right: pd.Series, design: pd.DataFrame) -> Box | None:
    """Return the region of settings in which the direction is right, if one can be told."""
    wanted = right.to_numpy(dtype=bool)
    if len(wanted) < FEWEST_DRAWS or not enough(wanted):
        return None
    box = find_box(numeric(design.loc[right.index]), wanted)
    return box if box.better_than_chance and box.density >= MAJORITY else None


def counts(findings: Sequence[Finding]) -> dict[Verdict, int]:
    """Return how many claims got each verdict."""
    return {verdict: int(np.sum([one.verdict is verdict for one in findings])) for verdict in Verdict}
