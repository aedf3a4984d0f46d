"""Exact: the tables of a sweep of a known model, whatever interrupts it; folders keep their question."""

import shlex
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from experiments import compare, sweep
from experiments.designs.point_table import read_table
from experiments.questions.sweep.plan_file import read_plan
from experiments.questions.sweep.result import Sweep
from experiments.runs.folder import OtherQuestion
from experiments.stats.windows import weeks_of
from experiments.text.errors import InputError
from sim.scenario import ScenarioError
from tests.experiments.arms import arm, four_arms
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE, Listener, runs_in, same_tables
from tests.experiments.known_model import KNOWN, LINKED, linked, worth

VARY = {"links.platform": [0, 1], "need_scale": {"values": [1, 2]}}
WEEKS = 8
LEVELS = weeks_of(WEEKS, []).levels


def swept(out: Path, **options: Any) -> Sweep:
    """Sweep two worlds over four points and three seeds of the known model."""
    asked: dict[str, Any] = {"seeds": (2, 5, 9), "street": FakeStreet(), "weeks": WEEKS, "model": KNOWN}
    return sweep([arm("isolated"), linked()], VARY, "factorial", out=out, **asked | options)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    return swept(tmp_path_factory.mktemp("sweeps") / "whole", measures=("hours_meeting",))


def test_a_number_for_every_point_world_and_seed(done: Sweep) -> None:
    """Whole differences: luck is shared by all points of a seed."""
    assert done.values.index.names == ["point", "scenario", "seed"]
    assert list(done.values.index) == [
        (point, world, seed) for point in range(4) for world in ("isolated", "linked") for seed in (2, 5, 9)
    ]
    assert done.design["links.platform"].tolist() == [0, 0, 1, 1]
    hours = done.values["hours_meeting"]
    open_ = dict.fromkeys(LINKED, 1.0)
    for (point, world, seed), value in hours.items():
        platform = done.design.loc[point, "links.platform"]
        links = (open_ if world == "linked" else dict.fromkeys(LINKED, 0.0)) | {"platform": platform}
        bare = hours[0, "isolated", seed]
        assert value - bare == pytest.approx(worth(links, seed), abs=1e-9)


def test_numbers_are_those_of_the_weekly_rows(done: Sweep) -> None:
    weekly = pd.read_parquet(done.folder / "weekly.parquet")
    assert list(weekly.columns[:5]) == ["point", "scenario", "seed", "week", "community"]
    assert weekly["point"].dtype == "int32"
    assert len(weekly) == len(done.values) * WEEKS
    kept = weekly[weekly["week"].between(*LEVELS)].groupby(["point", "scenario", "seed"])["trust"].mean()
    pd.testing.assert_series_equal(done.values["trust"], kept, check_index_type=False)


def test_points_csv_has_settings_means_and_paired_differences(done: Sweep) -> None:
    table = pd.read_csv(done.folder / "points.csv")
    assert table["point"].tolist() == [0, 1, 2, 3]
    assert table["need_scale"].tolist() == [1, 2, 1, 2]
    assert (table["failed_runs"] == 0).all()
    means = done.values["hours_meeting"].groupby(["point", "scenario"]).mean().unstack()
    assert table["hours_meeting.linked"].tolist() == pytest.approx(means["linked"].tolist(), rel=1e-5)
    paired = table["hours_meeting.linked_minus_isolated"].tolist()
    assert paired == pytest.approx((means["linked"] - means["isolated"]).tolist(), rel=1e-4)
    assert "trust.linked" not in table, "nobody asked to see it"


def test_rows_of_communities_only_where_asked(tmp_path: Path, done: Sweep) -> None:
    def places(of: Sweep) -> set[str]:
        return set(pd.read_parquet(of.folder / "weekly.parquet", columns=["community"])["community"])

    asked = swept(tmp_path / "all", each_community=True)
    assert places(done) == {"street"}
    assert places(asked) == {"street", "Y", "D"}
    pd.testing.assert_frame_equal(asked.values, done.values)


def test_interrupted_and_asked_again_it_has_the_same_tables(
    tmp_path: Path, done: Sweep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No finished run is lived twice, and a complete folder lives none."""
    log = tmp_path / "log"
    monkeypatch.setenv("WULIAN_FAKE_LOG", str(log))
    options = {"out": tmp_path / "again", "measures": ("hours_meeting",)}
    listener = Listener(stop_after=7)
    with pytest.raises(KeyboardInterrupt):
        swept(**options, progress=listener)
    assert listener.runs[0] == "isolated-p00000-00002"
    with pytest.raises(InputError):
        Sweep.read(tmp_path / "again")
    swept(**options)
    assert runs_in(log).total() == 4 * 2 * 3
    again = swept(**options)
    assert runs_in(log).total() == 4 * 2 * 3
    assert same_tables(again.folder, done.folder)
    for name in ("values.parquet", "design.parquet", "points.csv"):
        assert (again.folder / name).read_bytes() == (done.folder / name).read_bytes(), name
    pd.testing.assert_frame_equal(Sweep.read(again.folder).values, done.values)


@pytest.mark.parametrize("workers", [3])
def test_same_tables_with_many_processes(tmp_path: Path, done: Sweep, workers: int) -> None:
    found = swept(tmp_path / "many", measures=("hours_meeting",), workers=workers)
    assert same_tables(found.folder, done.folder)
    assert (found.folder / "values.parquet").read_bytes() == (done.folder / "values.parquet").read_bytes()


def test_other_measures_are_shown_without_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swept(tmp_path / "a")
    monkeypatch.setenv("WULIAN_FAKE_LOG", str(tmp_path / "log"))
    swept(tmp_path / "a", measures=("trust",))
    assert not (tmp_path / "log").exists()
    assert "trust.linked" in pd.read_csv(tmp_path / "a" / "points.csv")


@pytest.mark.parametrize("other", [{"seeds": (2, 5)}, {"weeks": 9}, {"settings": ["hub_period=2"]}])
def test_a_folder_keeps_its_question(done: Sweep, other: dict[str, Any]) -> None:
    before = (done.folder / "manifest.json").read_bytes()
    with pytest.raises(OtherQuestion):
        swept(done.folder, **other)
    assert (done.folder / "manifest.json").read_bytes() == before


def test_a_failed_run_is_a_row_and_in_no_mean(tmp_path: Path) -> None:
    found = sweep(
        [arm("isolated"), arm("failing")],
        VARY,
        "factorial",
        seeds=(1, 2),
        street=FakeStreet(),
        weeks=WEEKS,
        out=tmp_path / "a",
        model=FAKE,
    )
    assert found.failed == 8
    assert set(found.values.index.unique("scenario")) == {"isolated"}
    assert found.points["failed_runs"].tolist() == [2, 2, 2, 2]
    assert found.points["entrenched_cells.failing"].isna().all()
    assert found.points["entrenched_cells.isolated"].notna().all()


def test_where_every_run_fails_there_is_no_number(tmp_path: Path) -> None:
    found = sweep(
        [arm("failing")],
        VARY,
        "factorial",
        seeds=(1,),
        street=FakeStreet(),
        weeks=WEEKS,
        out=tmp_path / "a",
        model=FAKE,
    )
    assert found.failed == 4
    assert found.values.empty


def test_hours_come_from_the_same_point(tmp_path: Path) -> None:
    """The stand-in model refuses hours of another seed; the needed arm is run and not shown."""
    matched = next(one for one in four_arms() if one.name == "matched")
    names = [job.name for job in _plan(tmp_path).jobs()]
    assert names.index("linked-p00001-00001") < names.index("matched-p00001-00001")
    found = sweep(
        [arm("isolated"), matched, arm("linked")],
        {"need_scale": {"values": [1, 2]}},
        "factorial",
        seeds=(1,),
        street=FakeStreet(),
        weeks=WEEKS,
        out=tmp_path / "a",
        model=FAKE,
    )
    assert found.failed == 0
    assert len(found.values) == 2 * 3


PLAN = """
scenarios = ["isolated", "matched"]
seeds = 2
weeks = 8
[design]
kind = "factorial"
[vary]
need_scale = [1, 2]
"""


def _plan(folder: Path) -> Any:
    (folder / "plan.toml").write_text(PLAN)
    return read_plan(str(folder / "plan.toml"))


def test_a_plan_file_is_run_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is named after the question, and the arm that matched needs is not shown."""
    _plan(tmp_path)
    monkeypatch.chdir(tmp_path)
    found = sweep("plan.toml", model=FAKE)
    assert found.folder.parent == Path("results")
    assert found.folder.name.startswith("sweep-isolated-matched-")
    assert found.arms == ["isolated", "matched"]
    assert len(found.values) == 2 * 2 * 2
    assert len(found.runs) == 2 * 3 * 2
    assert found.failed == 0


def test_the_cost_is_known_before(tmp_path: Path) -> None:
    cost = _plan(tmp_path).cost(1, model=FAKE)
    assert cost.runs == 2 * 3 * 2
    assert 0 < cost.seconds[0] < cost.seconds[1] < 60
    assert cost.bytes > 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"seeds": ()}, "at least one"),
        ({"seeds": (1, 1)}, "each once"),
        ({"weeks": 0}, "weeks = 0: allowed is a whole number from 1 to 520"),
        ({"scale": 2.0}, "scale = 2: allowed is 0.02 to 1"),
        ({"measures": ("lonelines",)}, "did you mean 'loneliness'"),
        ({"settings": ["need_scale=2"]}, "need_scale is varied"),
        ({"engine": "locl"}, "local"),
    ],
)
def test_bad_input_leaves_no_folder(tmp_path: Path, options: dict[str, Any], words: str) -> None:
    with pytest.raises((InputError, ScenarioError), match=words):
        swept(tmp_path / "a", **options)
    assert not (tmp_path / "a").exists()


def test_a_point_that_makes_no_world_is_named(tmp_path: Path) -> None:
    """A chair whose link is shut by the table itself, and a folder of another command."""
    with pytest.raises(InputError, match="point 0 of the design"):
        sweep(
            [arm("isolated")], {"hub_chair": {"values": ["party"]}}, "grid", street=FakeStreet(), model=FAKE
        )
    with pytest.raises(InputError, match="not a results folder"):
        Sweep.read(tmp_path)


def test_the_command_says_which_street(tmp_path: Path) -> None:
    """Of a street asked for by name or folder; one made in Python has no word on the command line."""
    named = swept(tmp_path / "named", street="x-street", seeds=(2,))
    assert named.manifest["command"].endswith(f"--street x-street --out {tmp_path / 'named'}")
    compared = compare(
        [arm("isolated"), linked()], (2,), street="x-street", weeks=WEEKS, out=tmp_path / "arms", model=KNOWN
    )
    assert "--street x-street" in compared.manifest["command"]


def test_no_street_is_said_where_none_was_named(done: Sweep) -> None:
    assert "--street" not in done.manifest["command"]


def test_a_table_in_memory_is_a_design(tmp_path: Path) -> None:
    """Its points are kept, so that the recorded command asks the same question from any folder."""
    points = pd.DataFrame({"need_scale": [1.25, 0.9], "links.platform": [0.5, 1]}, index=[7, 3])
    found = sweep(
        ["linked"], points, seeds=1, weeks=2, communities="O", settings="burn_in=2", out=tmp_path / "a"
    )
    assert found.design.to_dict("list") == points.to_dict("list")
    words = shlex.split(found.manifest["command"])
    file = words[words.index("--table") + 1]
    again = read_table(Path(file), "design.csv")
    assert again.plain() == found.manifest["question"]["design"]


@pytest.mark.parametrize(
    ("points", "options", "words"),
    [
        (pd.DataFrame({"need_scal": [1]}), {}, "did you mean 'need_scale'"),
        (pd.DataFrame({"need_scale": [1, 99]}), {}, "row 1: need_scale = 99"),
        (pd.DataFrame({"need_scale": [1, None]}), {}, "row 1: need_scale = nan"),
        (pd.DataFrame({"need_scale": []}), {}, "no points"),
        (pd.DataFrame({"need_scale": [1], "settings.need_scale": [2]}), {}, "varied twice"),
        (pd.DataFrame({"need_scale": [1]}), {"points": 4}, "holds all points"),
        (pd.DataFrame({"need_scale": [1]}), {"settings": ["need_scale=1"]}, "cannot be set as well"),
    ],
)
def test_a_table_in_memory_is_checked(points: pd.DataFrame, options: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        sweep(["linked"], points, seeds=1, weeks=2, communities="O", **options)
