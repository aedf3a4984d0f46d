"""Exact: inputs that once passed without a word are refused, or what they mean is said."""

import json
import shlex
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from experiments import Comparison, compare, plan, sweep
from experiments.designs.point_table import read_table
from experiments.questions.calibrate.observed import read_observed
from experiments.questions.compare.answer import answer
from experiments.reports.compare_page import warnings
from experiments.runs.spec import taken
from experiments.text.errors import InputError
from scenarios import load_street
from scenarios.tables import TableError
from sim.compiled import KERNELS
from sim.links import LINKS
from sim.scenario import ScenarioError
from wulian import found

SMALL: dict[str, Any] = {"communities": "O", "settings": ["burn_in=2"]}
OBSERVED = "measure,weeks,value,error\n"


@pytest.fixture(scope="module")
def late(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Return two worlds that part in week 52, lived for six weeks."""
    out = tmp_path_factory.mktemp("late") / "a"
    return compare(["linked", "withdraw-a-52"], (1, 2, 3, 4, 5), weeks=6, out=out, **SMALL)


def test_an_event_after_the_end_is_no_evidence(late: Comparison) -> None:
    assert late.identical == ["withdraw-a-52"]
    assert late.never == [("withdraw-a-52", 52)]
    assert any("the event in week 52 never happens" in tag for tag in warnings(late, "en"))
    assert any("第 52 周的变动没有发生" in tag for tag in warnings(late, "zh"))
    (said,) = answer(late, "en")
    assert "one and the same world" in str(said)
    assert "同一个世界" in str(answer(late, "zh")[0])


def test_worlds_that_differ_are_not_called_identical(tmp_path: Path) -> None:
    found = compare(["isolated", "linked"], (1,), weeks=6, out=tmp_path / "a", **SMALL)
    assert found.identical == found.never == []


def test_the_command_repeats_a_run_with_ones_own_file_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the file bears the name of a shipped world."""
    (tmp_path / "linked.toml").write_text('extends = "isolated"\nsettings = { need_scale = 2.0 }\n')
    monkeypatch.chdir(tmp_path)
    found = compare(["before", "linked.toml"], (1,), weeks=2, out=tmp_path / "a", **SMALL)
    words = shlex.split(found.manifest["command"])
    assert str(tmp_path / "linked.toml") in words
    monkeypatch.chdir("/")
    again = compare(["before", words[3]], (1,), weeks=2, out=tmp_path / "b", **SMALL)
    assert again.manifest["fingerprint"] == found.manifest["fingerprint"]


def test_a_setting_under_two_names_is_varied_twice(tmp_path: Path) -> None:
    table = tmp_path / "points.csv"
    table.write_text("settings.need_scale,need_scale\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"need_scale is varied twice: columns 'settings\.need_scale' and"):
        read_table(table, "points.csv")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("in_time_share_everyday,10-35,0.74,1", "in percent[?] then 74 .*is written 0.74%"),
        ("in_time_share_everyday,10-35,170,1", r"from 0 to 100 \(percent\)"),
        ("in_time_share_everyday,10-35,-3,1", "from 0 to 100"),
        ("trust,10-35,65,1", "allowed for trust is from 0 to 1"),
        ("volunteers_active,10-35,-5,1", "0 or more"),
        ("trust,12-Oct,0.6,0.1", "a spreadsheet made a date of it"),
        ("trust,2026/10/12,0.6,0.1", "a spreadsheet made a date of it"),
    ],
)
def test_observations_outside_a_measures_scale(row: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "seen.csv"
    file.write_text(OBSERVED + row + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"line 2: .*{words}"):
        read_observed(file, 156)


@pytest.mark.parametrize(
    ("head", "row", "words", "chinese"),
    [
        ("measure,weeks,value,error,communty", "trust,26,0.6,0.1,Y", "'communty'; did you mean", "没有"),
        ("measure,weeks,value,error,arm", "trust,26,0.6,0.1,linked", "unknown column 'arm'", "没有 'arm'"),
        ("measure,weeks,value,sd", "trust,26,0.6,0.1", "unknown column 'sd'", "没有 'sd'"),
        ("measure,week,value,error", "trust,26,0.6,0.1", "unknown column 'week'; did you mean", "没有"),
        ("measure,first_week,value,error", "trust,26,0.6,0.1", "column 'last_week' is missing", "缺"),
        ("measure,first_week,last_week,value", "trust,26,26,0.6", "column 'error' is missing", "缺 'error'"),
        ("measure,weeks,value,error,community", "trust,26,0.6,0.1,Y", "of the whole street", "整条街"),
        (
            "measure;weeks;value;error;community",
            "trust;26;0,6;0,1;D 社区",
            "add the communities up",
            "合起来",
        ),
        ("measure,weeks,value,error", "volunteers_active,26,60%,5", "is no share", "不是比例"),
        ("measure;weeks;value;error", "volunteers_active;26;1,234;5", "could be 1.234 or 1234", "可能是"),
    ],
)
def test_observations_say_of_what_they_are(
    head: str, row: str, words: str, chinese: str, tmp_path: Path
) -> None:
    file = tmp_path / "seen.csv"
    file.write_text(f"{head}\n{row}\n", encoding="utf-8")
    with pytest.raises((InputError, TableError), match=words) as error:
        read_observed(file, 156)
    assert chinese in error.value.zh


@pytest.mark.parametrize(
    "text",
    [
        "measure,weeks,value,error\ntrust,10-35,0.65,0.05\n",
        "measure;weeks;value;error\ntrust;10-35;0,65;0,05\n",
        "Measure\tWeeks\tValue\tError\ntrust\t10–35\t65 %\t5 %\n",
        "measure,first week,last week,value,error,note\ntrust,10,35,0.65,0.05,asked in May\n",
        "measure,weeks,value,error,community,source\ntrust,10-35,65%,0.05,street,survey\n",
        ",,,,\nmeasure,weeks,value,error,\n,,,,\ntrust,１０-35,．65,0.05,\n",
    ],
)
def test_observations_read_alike_however_they_were_saved(text: str, tmp_path: Path) -> None:
    file = tmp_path / "seen.csv"
    file.write_bytes(text.encode("gb18030"))
    (one,) = read_observed(file, 156)
    assert (one.name, one.value, one.error) == ("trust 10-35", 0.65, 0.05)


@pytest.mark.parametrize(
    "text",
    [
        "need_scale,pass_prob,links.platform\n1.25,0.6,0.5\n0.9,0.3,1\n",
        "need_scale;pass_prob;links.platform\n1,25;0,6;0,5\n0,9;0,3;1\n",
        '"need scale",pass_prob,links.platform\n"1,25",60 %,50%\n0.9,30 %,100%\n',
        "settings.need_scale\tpass_prob\tlinks.platform\t\n1.25\t０．６\t0.5\t\n\t\t\t\n0.9\t.3\t1\t\n",
    ],
)
def test_points_read_alike_however_they_were_saved(text: str, tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    file.write_bytes(text.encode("utf-16"))
    made = read_table(file, "points.csv").table
    assert made.to_numpy().tolist() == [[1.25, 0.6, 0.5], [0.9, 0.3, 1]]


def test_a_per_cent_sign_in_a_design_needs_a_share(tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    file.write_text("need_scale\n120%\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"line 2, column need_scale: 120%: need_scale is no share"):
        read_table(file, "points.csv")


@pytest.mark.parametrize(
    ("old", "new", "words", "chinese"),
    [
        ("8200,246", "8200,7000", "7000 are more than the 6970 adults", "多于 6970 名成年居民"),
        ("0.18,0.15", "18,0.15", r"from 0 to 1 \(18% \?\)", "0 至 1 的数 (18% ?)"),
        ("8200,246", "8200%,246", "8200%: allowed is a whole number", "整数"),
        ("8200,246", '"8,20",246', "a whole number", "整数"),
    ],
)
def test_members_and_shares_that_cannot_be(
    old: str, new: str, words: str, chinese: str, tmp_path: Path
) -> None:
    source = Path("scenarios/streets/x-street")
    for name in ("street.toml", "communities.csv"):
        text = (source / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TableError, match=f"line 2, column .*{words}") as error:
        load_street(tmp_path)
    assert chinese in error.value.zh


def test_a_share_below_one_percent_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / "seen.csv"
    file.write_text(OBSERVED + "in_time_share_everyday,10-35,0.4%,0.1\n", encoding="utf-8")
    assert read_observed(file, 156)[0].value == 0.4


def test_a_street_whose_groups_have_no_room_is_refused_when_read(tmp_path: Path) -> None:
    source = Path("scenarios/streets/x-street")
    for name in ("street.toml", "communities.csv"):
        text = (source / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(
            text.replace('kind = "community_room"', 'kind = "station"'), encoding="utf-8"
        )
    with pytest.raises(ScenarioError, match=r"community Y has no community room.*add"):
        load_street(tmp_path)


SCRIPT = """
from experiments import compare
from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeStreet
compare([arm("isolated"), arm("linked")], [1, 2], street=FakeStreet(), weeks=3, workers=2,
        out=OUT, model="tests.experiments.fake_model")
"""


@pytest.mark.parametrize("piped", [False, True])
def test_an_unguarded_script_is_told_of_the_guard(piped: bool, tmp_path: Path) -> None:
    """At once and in one line; the same script with one worker runs."""
    text = SCRIPT.replace("OUT", f"__import__('pathlib').Path({json.dumps(str(tmp_path / 'a'))})")
    file = tmp_path / "script.py"
    file.write_text(text, encoding="utf-8")
    words = [sys.executable, "-"] if piped else [sys.executable, str(file)]
    environment = {"PYTHONPATH": str(Path.cwd()), "PATH": ""}
    done = subprocess.run(
        words,
        input=text if piped else None,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.count('if __name__ == "__main__":') == 1
    assert "InputError" in done.stderr.splitlines()[-1]
    one = text.replace("workers=2", "workers=1")
    file.write_text(one, encoding="utf-8")
    subprocess.run([sys.executable, str(file)], env=environment, check=True, timeout=60)


@pytest.mark.parametrize(("given", "meant"), [(3, (1, 2, 3)), ("2-3", (2, 3)), ("5,7", (5, 7)), ([4], (4,))])
def test_seeds_are_understood_as_the_command_line_writes_them(given: Any, meant: tuple[int, ...]) -> None:
    spec, execution = taken(["linked"], given, {"out": "results/mine"})
    assert spec.seeds == meant
    assert execution.out == Path("results/mine")


def test_an_option_that_there_is_not_is_named_with_the_likely_one() -> None:
    with pytest.raises(InputError, match="option worker: there is none; did you mean 'workers'"):
        compare(["isolated", "linked"], 2, worker=3)  # type: ignore[call-arg]
    with pytest.raises(InputError, match="--seeds '0-3'"):
        compare(["isolated", "linked"], "0-3")


def test_a_plan_file_with_its_own_world_is_repeated_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files named in a plan stand in the recorded command by their whole path, its table too."""
    (tmp_path / "policy.toml").write_text('extends = "isolated"\nsettings = { need_scale = 2.0 }\n')
    (tmp_path / "points.csv").write_text("size_scale\n0.5\n0.8\n")
    plan = 'scenarios = ["policy.toml"]\nseeds = 1\nweeks = 2\ncommunities = "O"\nset = { burn_in = 2 }\n'
    (tmp_path / "own.toml").write_text(plan + '[design]\ntable = "points.csv"\n')
    monkeypatch.chdir(tmp_path)
    found = sweep("own.toml", out=tmp_path / "a")
    words = shlex.split(found.manifest["command"])
    assert str(tmp_path / "policy.toml") in words
    assert words[words.index("--table") + 1] == str(tmp_path / "points.csv")


@pytest.mark.parametrize("link", LINKS)
def test_a_plan_refuses_a_link_that_it_chooses_itself(link: str) -> None:
    with pytest.raises(InputError, match=f"links.{link} is varied by the design") as error:
        plan(money=1e6, settings=[f"links.{link}=1"], communities="O", weeks=8)
    assert "--set" in error.value.zh


@pytest.mark.parametrize("name", ["need_scale", "settings.need_scale", " need_scale"])
@pytest.mark.parametrize(
    "vary", [{"need_scale": (0.8, 2)}, {"settings.need_scale": (0.8, 2)}, "all uncertain"]
)
def test_a_design_never_overrides_what_is_set(name: str, vary: Any) -> None:
    with pytest.raises(InputError, match="need_scale is varied by the design and cannot be set as well"):
        sweep(["linked"], vary, points=4, settings=[f"{name}=1"], communities="O", weeks=2)


@pytest.mark.parametrize(
    ("language", "words"), [("zh_CN.UTF-8", "大约 2 分钟"), ("en_US.UTF-8", "about 2 minutes")]
)
def test_compiling_is_said_once(
    language: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line on standard error when a kernel has to be compiled; none where it is found on disk."""
    monkeypatch.setenv("LC_ALL", language)
    kernel = next(iter(KERNELS.values()))
    found("isolated", communities="O")  # as every door does
    assert capsys.readouterr().err == ""
    target = SimpleNamespace(
        refresh=lambda: None, codegen=lambda: SimpleNamespace(magic_tuple=lambda: "other")
    )
    for _ in range(2):
        assert kernel._cache.load_overload((), target) is None
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert words in said[0]
