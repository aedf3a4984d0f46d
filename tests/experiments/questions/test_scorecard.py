"""The scorecard's rules: exact laws of verdicts, loads and shapes; every claim is whole and can be run."""

import dataclasses
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.questions.scorecard import run as running
from experiments.questions.scorecard.claim import Arm, Claim, Criterion
from experiments.questions.scorecard.claims import arms, baseline, claims
from experiments.questions.scorecard.claims.curves import shapes
from experiments.questions.scorecard.draws import draws, is_kept_set
from experiments.questions.scorecard.evidence import Evidence
from experiments.questions.scorecard.run import BUDGETS, EQUAL, Budget
from experiments.questions.scorecard.verdict import Lack, State, Verdict, judge
from experiments.questions.scorecard.watching import acting, watched_with
from experiments.reports.build import report
from experiments.text.language import Pair
from sim.agenda import agenda, shared_until

WORD = Pair("a", "一")
SCOPES = (Pair("first", "甲"), Pair("second", "乙"))


def evidence(rows: dict[tuple[int, int], float], name: str = "x") -> Evidence:
    """Return evidence of one arm with a number by (point, seed)."""
    table = [
        {"scenario": "arm", "point": point, "seed": seed, "name": name, "week": -1, "value": value}
        for (point, seed), value in rows.items()
    ]
    return Evidence([pd.DataFrame(table)])


def claim(*criteria: Criterion) -> Claim:
    """Return a claim with these criteria."""
    return Claim("B-99", WORD, WORD, "", WORD, WORD, criteria, (Arm("arm", WORD),))


def above(margin: float, name: str = "x", **more: object) -> Criterion:
    """Return a criterion on the arm's own number."""
    return Criterion(WORD, WORD, lambda e: e("arm", name), above=margin, **more)  # type: ignore[arg-type]


def base(*values: float) -> dict[tuple[int, int], float]:
    """Return numbers of the calibrated point."""
    return {(0, seed): value for seed, value in enumerate(values, 1)}


def at_draws(right: int, wrong: int) -> dict[tuple[int, int], float]:
    """Return draws of which the first have the right direction."""
    return {(point, 1001): 1.0 if point <= right else -1.0 for point in range(1, right + wrong + 1)}


def design(points: int) -> pd.DataFrame:
    """Return draws of one setting."""
    return pd.DataFrame({"b": np.linspace(0, 1, points)}, index=pd.RangeIndex(1, points + 1, name="point"))


TEN = design(10)
CLEAR, NOISE = (2.0, 2.1, 1.9, 2.0, 2.2, 1.8), (2.0, -2.0, 1.0, -1.0, 3.0, -3.0)


@pytest.mark.parametrize(
    ("values", "right", "verdict", "state"),
    [
        (CLEAR, 8, Verdict.SUPPORTED, State.HOLDS),
        (CLEAR, 7, Verdict.NOT_SUPPORTED, State.HOLDS),
        (NOISE, 10, Verdict.NOT_SUPPORTED, State.UNCLEAR),
        (tuple(-value for value in CLEAR), 10, Verdict.NOT_SUPPORTED, State.FAILS),
        ((2.0, 2.1, 1.9, *[math.nan] * 3), 10, Verdict.UNTESTED, State.UNTESTED),
    ],
)
def test_one_condition(values: tuple[float, ...], right: int, verdict: Verdict, state: State) -> None:
    """Exact: margin and 80 % of ten draws decide; too few numbers are said to be too few."""
    found = judge(claim(above(1.0)), evidence(base(*values) | at_draws(right, 10 - right)), TEN)
    assert (found.verdict, found.criteria[0].state) == (verdict, state)
    assert (found.draws, found.right) == (10, right)
    assert (found.kept, found.varied) == ((5, 5), (right - 5, 5))


def test_few_draws_support_nothing() -> None:
    """Exact: draws without a number count against a claim, and a claim that is asked at none is conditional."""
    few = judge(claim(above(1.0)), evidence(base(*CLEAR) | at_draws(4, 0)), TEN)
    assert few.verdict is Verdict.NOT_SUPPORTED
    never = judge(claim(above(1.0, base_only=True)), evidence(base(*CLEAR)), TEN)
    assert never.verdict is Verdict.CONDITIONAL
    control = dataclasses.replace(claim(above(1.0, base_only=True)), code="N99")
    assert judge(control, evidence(base(*CLEAR)), TEN).verdict is Verdict.SUPPORTED


def test_what_fails_is_not_called_untested() -> None:
    """Exact: a false part makes the whole false, a precondition that fails makes it untestable."""
    rows = pd.concat([evidence_table("x", NOISE), evidence_table("y", tuple(-one for one in CLEAR))])
    needed = above(1.0, precondition=True)
    assert judge(claim(needed), Evidence([rows]), TEN).verdict is Verdict.UNTESTED
    assert judge(claim(needed, above(1.0, "y")), Evidence([rows]), TEN).verdict is Verdict.NOT_SUPPORTED


def test_nothing_is_judged_in_the_scope_of_a_precondition_that_fails() -> None:
    """Exact: what could not be set up says nothing against the claim; what lies elsewhere does."""
    rows = pd.concat([evidence_table("x", NOISE), evidence_table("y", tuple(-one for one in CLEAR))])
    needed, guarded = (above(1.0, name, scope=SCOPES[0], precondition=name == "x") for name in "xy")
    found = judge(claim(needed, guarded), Evidence([rows]), TEN)
    assert found.verdict is Verdict.UNTESTED
    assert [one.said.en for one in found.criteria] == ["not met: no test", "not judged"]
    elsewhere = judge(claim(needed, guarded, above(1.0, "y", scope=SCOPES[1])), Evidence([rows]), TEN)
    assert (elsewhere.verdict, elsewhere.lack) == (Verdict.NOT_SUPPORTED, Lack.AGAINST)


@pytest.mark.parametrize(
    ("values", "right", "wrong", "lack"),
    [
        (tuple(-value for value in CLEAR), 10, 0, Lack.AGAINST),
        (tuple(value / 10 for value in CLEAR), 10, 0, Lack.SHORT),
        (NOISE, 10, 0, Lack.OPEN),
        (CLEAR, 7, 3, Lack.FRAGILE),
        (CLEAR, 7, 0, Lack.FRAGILE),
        (CLEAR, 8, 0, None),
    ],
)
def test_why_a_claim_is_not_supported(
    values: tuple[float, ...], right: int, wrong: int, lack: Lack | None
) -> None:
    """Exact: against, short of the margin, undecided, or in too few of all ten draws, numbers or not."""
    found = judge(claim(above(1.0)), evidence(base(*values) | at_draws(right, wrong)), TEN)
    assert found.lack is lack
    assert (found.verdict is Verdict.SUPPORTED) == (lack is None)


def test_a_band_is_two_sided() -> None:
    """Exact: within a band both ends count, at the calibrated point and at draws."""
    inside = Criterion(WORD, WORD, lambda e: e("arm", "x"), within=(1.0, 3.0))
    draws_ = {(1, 1001): 2.0, (2, 1001): 4.0}
    found = judge(claim(inside), evidence(base(*CLEAR) | draws_), TEN)
    assert found.criteria[0].state is State.HOLDS
    assert (found.draws, found.right) == (2, 1)
    high = judge(claim(inside), evidence(base(*(value + 9 for value in CLEAR))), TEN)
    assert high.criteria[0].state is State.FAILS


def test_a_claim_that_holds_in_one_scope_is_conditional() -> None:
    """Exact: scopes are parts of a claim's domain; conditions without a scope count for each."""
    rows = pd.concat([evidence_table("x", CLEAR), evidence_table("y", NOISE)])
    parts = (above(1.0, scope=SCOPES[0], base_only=True), above(1.0, "y", scope=SCOPES[1], base_only=True))
    found = judge(claim(*parts), Evidence([rows]), TEN)
    assert (found.verdict, found.scopes) == (Verdict.CONDITIONAL, (SCOPES[0],))
    common = judge(claim(*parts, above(1.0, "y")), Evidence([rows]), TEN)
    assert common.verdict is Verdict.NOT_SUPPORTED


def evidence_table(name: str, values: tuple[float, ...]) -> pd.DataFrame:
    """Return numbers of the calibrated point as a long table."""
    return pd.DataFrame(
        {"scenario": "arm", "point": 0, "seed": range(len(values)), "name": name, "week": -1, "value": values}
    )


def test_a_box_of_settings_makes_a_claim_conditional() -> None:
    """Exact: where one setting decides, the region is found and named."""
    rows = base(*CLEAR) | at_draws(60, 20)
    found = judge(claim(above(1.0)), evidence(rows), design(80))
    assert found.verdict is Verdict.CONDITIONAL
    assert found.box is not None
    assert [one.setting for one in found.box.restrictions] == ["b"]
    assert found.box.restrictions[0].high == pytest.approx(0.75, abs=0.05)
    failing = judge(claim(above(1.0), above(9.0, base_only=True)), evidence(rows), design(80))
    assert failing.verdict is Verdict.NOT_SUPPORTED


@pytest.mark.parametrize("cliff", [0.0, 60.0])
def test_equal_loads_are_found(cliff: float) -> None:
    """Exact: classes crowd each other, and emergencies fall off a cliff; what is compared ends at the target."""

    def shares(loads: baseline.Loads) -> dict[str, float]:
        logs = {kind: math.log(load) for kind, load in loads.items()}
        crowd = 4 * sum(logs.values())
        fallen = cliff / (1 + math.exp(-30 * (logs["emergency"] + 0.1 * logs["everyday"] - 0.3)))
        start = {"everyday": 88.0, "specialised": 63.0, "emergency": 80.0 - fallen}
        steep = {"everyday": 12.0, "specialised": 25.0, "emergency": 20.0}
        return {kind: start[kind] - steep[kind] * logs[kind] - crowd for kind in loads}

    tried: list[tuple[baseline.Loads, dict[str, float]]] = []
    for _ in range(baseline.ROUNDS):
        loads = baseline.next_loads(tried)
        tried.append((loads, shares(loads)))
    reached = shares(baseline.closest(tried))
    assert all(abs(reached[kind] - baseline.TARGET) < 2 for kind in baseline.COMPARED)


@pytest.mark.parametrize(
    ("curve", "best"),
    [
        (lambda t: 0.1 + 0.002 * t, "straight"),
        (lambda t: 0.1 + 0.5 * (1 - np.exp(-t / 30)), "concave"),
        (lambda t: 0.1 + 0.5 / (1 + np.exp(-(t - 70) / 10)), "logistic"),
    ],
)
def test_shapes_are_told_apart(curve: Callable[[np.ndarray], np.ndarray], best: str) -> None:
    """Exact: the shape that made a slightly noisy curve fits best; an S has its inflection where it was put."""
    weeks = np.arange(0.0, 157, 4)
    noise = np.random.default_rng(3).normal(0, 0.002, len(weeks))
    found = shapes(weeks, curve(weeks) + noise)
    assert min(("straight", "concave", "logistic"), key=lambda name: getattr(found, name)) == best
    if best == "logistic":
        assert found.inflection == pytest.approx(70, abs=4)
        assert found.advantage > 2


def test_draws_vary_what_is_unknown_and_nothing_else() -> None:
    """Exact: half of the draws change calibrated settings only; all stay in their ranges; no control is drawn."""
    from sim.settings import CATALOGUE

    table = draws(20)
    assert not {"load_everyday", "meet", "reward"} & set(table)
    assert (table["seed_min"] <= table["seed_max"]).all()
    for name in table:
        setting = CATALOGUE[str(name)]
        assert table[name].between(setting.least, setting.most).all(), name
    untuned = [name for name in table if CATALOGUE[str(name)].use == "never tuned"]
    kept = [point for point in table.index if is_kept_set(point, 20)]
    assert len(kept) == 10
    assert (table.loc[kept, untuned].nunique() == 1).all()
    assert (table.drop(kept)[untuned].nunique() > 5).mean() > 0.9


class Asked:
    """Evidence that writes down which worlds are asked about."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __call__(self, arm: str, _name: str) -> pd.Series:
        """Return one number for every world."""
        self.names.add(arm)
        return pd.Series([0.5], index=pd.MultiIndex.from_tuples([(0, 1)], names=["point", "seed"]))

    def gain(self, arm: str, other: str, name: str) -> pd.Series:
        """Return a difference."""
        return self(arm, name) - self(other, name)

    def series(self, arm: str, name: str) -> pd.DataFrame:
        """Return a series that is not there."""
        self(arm, name)
        return pd.DataFrame()


@pytest.mark.parametrize("one", claims(), ids=lambda one: one.code)
def test_every_claim_is_whole(one: Claim) -> None:
    """Exact: both languages, a margin or a band, and every world that a criterion reads is run."""
    for written in (one.title, one.phrase, one.contrast, one.falsified):
        assert written.en and written.zh and written.en != written.zh
    assert one.criteria
    for criterion in one.criteria:
        assert (criterion.above is None) != (criterion.within is None)
        asked = Asked()
        criterion.value(asked)  # type: ignore[arg-type]
        run = {arm.name for arm in one.arms}
        if criterion.base_only:
            run |= {arm.name for arm in one.base_arms} | (set(EQUAL) if one.equal_baseline else set())
        assert asked.names <= run, f"{one.code}, {criterion.name.en}: {asked.names - run} are not run"
        assert asked.names


def test_every_world_can_be_made() -> None:
    """Exact: no world contradicts itself, and none shares a name and differs."""
    made = {name: arm.scenario() for name, (arm, _) in arms().items()}
    assert all(scenario.name == name for name, scenario in made.items())


def test_an_intervention_is_never_taken_for_another_world() -> None:
    """Exact: worlds that change the street by themselves share nothing but burn-in with any other world."""
    scenarios = {name: arm.scenario() for name, (arm, _) in arms().items()}
    own = [name for name, (arm, _) in arms().items() if arm.intervene is not None or arm.processes]
    assert own
    for name in own:
        for other in scenarios.keys() - {name}:
            shared = shared_until(agenda(scenarios[name]), agenda(scenarios[other]), running.WEEKS)
            assert not shared, f"{name} and {other} would share {shared} weeks"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run two claims on a very small street."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(BUDGETS, "tiny", Budget("tiny", "all", 5, 1, scale=0.02))
        return running.scorecard("tiny", ["B-04", "N13"], out=tmp_path_factory.mktemp("card") / "card").folder


def test_a_run_leaves_verdicts_and_a_page_in_both_languages(small: Path) -> None:
    """Exact: tables, JSON and report name every claim; the page is made from the folder alone."""
    table = pd.read_csv(small / "scorecard.csv")
    assert table["code"].tolist() == ["B-04", "N13"]
    assert table.set_index("code").loc["N13", "verdict"] == "supported"
    criteria = pd.read_csv(small / "criteria.csv")
    assert (criteria.loc[criteria["code"] == "N13", "mean"] == 0).all()
    for language, phrase in (("en", "Would clearly contradict it"), ("zh", "明显相反的结果")):
        page = report(small, language).read_text(encoding="utf-8")  # type: ignore[arg-type]
        assert phrase in page
        assert all(f'id="{code}"' in page for code in ("B-04", "N13"))


def test_a_text_voids_no_runs_and_a_watcher_does() -> None:
    """Exact: sentences, docstrings and comments do not count; what looks at runs does."""
    source = '''"""A module."""
LOOK = 52
TITLE = Pair("A claim, with a comma", "说法")
class Watch:
    """Watches."""
    def see(self, world):
        self.seen = world.week + 1
'''
    same = source.replace("a comma", "another comma").replace("Watches.", "Looks.") + "# a comment\n"
    assert acting(same) == acting(source)
    for changed in (source.replace("52", "53"), source.replace("+ 1", "+ 2")):
        assert acting(changed) != acting(source)
    assert len(watched_with()) == 64
