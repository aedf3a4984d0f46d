"""Exact, on a made-up street: what history matching rules out, relaxes and writes."""

import subprocess
import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import scenarios
from experiments.tuning import freeze
from experiments.tuning.calibration import indicators, targets
from experiments.tuning.calibration.document import text
from experiments.tuning.calibration.informing import informing, most
from experiments.tuning.calibration.targets import Side, Target
from experiments.tuning.calibration.waves import match
from sim.version import MODEL

SIDES = (Side("need_scale", 0.0, 1.0), Side("size_scale", 1.0, 100.0, log=True), Side("ask_rate", 0.0, 1.0))
TRUTH = {"need_scale": 0.3, "size_scale": 10.0, "ask_rate": 0.5}
ROOT = Path(scenarios.__file__).parent.parent


def made_up(values: dict[str, float], seed: int) -> dict[str, float]:
    """Two observations with a little luck: one of each of two settings; nothing sees the third."""
    luck = np.random.default_rng(seed).normal(0.0, 0.01, 2)
    return {
        "first": values["need_scale"] + luck[0],
        "second": np.log10(values["size_scale"]) ** 2 + luck[1],
    }


def aim(name: str, value: float, tolerance: float, sign: int = 0) -> Target:
    return Target(name, "calm", value, tolerance, "share", "assumption", "judgement", "", sign)


AIMS = (aim("first", 0.3, 0.05), aim("second", 1.0, 0.2))


@pytest.fixture(scope="module")
def found():
    return match(SIDES, AIMS, life=made_up, workers=1, waves=2, points=(40, 30), say=lambda _: None)


def test_the_truth_stays_and_what_nothing_sees_stays_open(found) -> None:
    middle = np.array([[0.3, 0.5, 0.5]])
    assert (found.implausibility(middle) < targets.RULED_OUT).all()
    # what is left: |x - .3| < 1.5 · .05 and |log² - 1| < 1.5 · .2, so about .15 of one side, .15 of the other
    assert 0.01 < found.left[-1] < 0.05
    table = freeze.narrowing(found).set_index("setting")
    assert table.kept["need_scale"] < 0.2 and table.kept["size_scale"] < 0.2
    assert table.kept["ask_rate"] > 0.8
    assert table.left_low["need_scale"] < 0.3 < table.left_high["need_scale"]
    assert table.left_low["size_scale"] < 10 < table.left_high["size_scale"]


def test_what_would_narrow_a_setting_is_what_moves_with_it(found) -> None:
    def averaged(values, first, seeds):
        return dict(pd.DataFrame([made_up(values, first + n) for n in range(seeds)]).mean())

    table = informing(AIMS, TRUTH, freeze.narrowing(found), averaged)
    assert (list(most(table, "need_scale")), list(most(table, "size_scale"))) == (["first"], ["second"])
    assert list(most(table, "ask_rate")) == []


def never(values: dict[str, float], seed: int) -> dict[str, float]:
    raise AssertionError("this wave has been lived")


def test_waves_are_read_again_but_never_those_of_another_state(found, tmp_path: Path, monkeypatch) -> None:
    options = {"workers": 1, "waves": 1, "points": (40, 30), "say": lambda _: None}
    one = match(SIDES, AIMS, life=made_up, folder=tmp_path / freeze.state(), **options)
    again = match(SIDES, AIMS, life=never, folder=tmp_path / freeze.state(), **options)
    pd.testing.assert_frame_equal(one.seen, again.seen)
    before = freeze.state()
    for name in ("digest", "model_fingerprint"):
        with monkeypatch.context() as patch:
            patch.setattr(freeze, name, lambda *_: "other")
            assert freeze.state() != before


def test_targets_are_relaxed_in_order_and_only_where_that_helps(found, monkeypatch) -> None:
    seen = {"first": 0.3 + 0.06, "second": 1.0}  # 1.2 tolerances off the first
    monkeypatch.setattr(freeze, "relaxed_in_order", lambda: ("second", "first"))
    aims, point = freeze.choose(found, lambda *_: seen)
    assert [one.tolerance for one in aims] == [pytest.approx(0.075), 0.2]
    assert point.keys() == TRUTH.keys()
    aims, _ = freeze.choose(found, lambda *_: {"first": 0.3, "second": 1.1})
    assert tuple(aims) == AIMS, "all are met: nothing is relaxed"


@pytest.mark.parametrize(
    ("sign", "seen", "miss"), [(0, 0.4, 0.1), (1, 0.4, 0), (1, 0.1, 0.2), (-1, 0.4, 0.1), (-1, 0.1, 0)]
)
def test_floors_and_ceilings_are_missed_from_one_side(sign: int, seen: float, miss: float) -> None:
    assert aim("one", 0.3, 0.1, sign).miss(seen) == pytest.approx(miss)


def test_calibration_lives_in_no_linked_world(monkeypatch) -> None:
    monkeypatch.setitem(targets.WORLDS, "calm", "linked")
    with pytest.raises(ValueError, match="no open link; linked"):
        indicators.observe(scenarios.load("isolated").settings, 10_000, indicators.street())


def frozen() -> dict:
    with (ROOT / "scenarios" / "calibrated.toml").open("rb") as file:
        return tomllib.load(file)


def test_the_frozen_start_follows_the_list_that_stands() -> None:
    assert frozen()["provenance"]["targets_sha256"] == targets.digest()
    assert frozen()["provenance"]["model"] == MODEL
    sides = {side.setting: side for side in targets.box()}
    assert frozen()["settings"].keys() == sides.keys()
    for name, value in frozen()["settings"].items():
        assert sides[name].low <= value <= sides[name].high


def test_the_list_stood_before_the_start_was_frozen() -> None:
    """Skipped where the history is not at hand (an archive, a shallow clone)."""

    def git(*words: str) -> str:
        return subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()

    try:
        if git("rev-parse", "--is-shallow-repository") == "true":
            pytest.skip("a shallow clone has no history")
        listed, start = (
            git("log", "-1", "--format=%H", "--", f"scenarios/{name}.toml")
            for name in ("targets", "calibrated")
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("there is no history here")
    assert listed and start and listed != start
    git("merge-base", "--is-ancestor", listed, start)


def test_the_page_of_the_calibration_is_fresh() -> None:
    assert (ROOT / "docs" / "calibration.md").read_text(encoding="utf-8") == text()


def test_every_target_is_seen_and_every_price_is_a_setting() -> None:
    names = {one.name for one in targets.targets()}
    assert names == frozen()["reached"].keys()
    assert set(targets.relaxed_in_order()) <= names
    assert not set(targets.prices()) & {side.setting for side in targets.box()}
