"""Exact: attribute, sensitivity and discover find what is planted in a known model, and say it.

Statistical only where said: the luck of each world in `trust` is a hundredth of the planted effects.
"""

import html
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from experiments import Analysis, attribute, discover, report, sensitivity
from experiments.questions.result import opened
from experiments.runs.model_version import KEY, mark
from experiments.text.errors import InputError
from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import Listener, runs_in, same_tables
from tests.experiments.known_model import HOURS, KNOWN, LINKED, TOGETHER, TURNS_AT, linked

SEEDS = (1, 2, 3, 4, 5)  # as lively as planted, on average
VARY = {"need_scale": [1, 2], "hub_period": [1, 8], "size_scale": "range"}
BASE: dict[str, Any] = {"street": FakeStreet(), "weeks": 8, "model": KNOWN}


def attributed(out: Path, **options: Any) -> Analysis:
    """Divide the meeting hours; supervision does nothing and is switched together with the platform."""
    players = ["party_leadership", "links.volunteers", "platform+supervision"]
    return attribute(players, linked(), SEEDS, outcomes=("hours_meeting",), out=out, **BASE | options)


def screened(out: Path, **options: Any) -> Analysis:
    """Screen one world for trust."""
    return sensitivity(
        [linked()], VARY, "morris", (1, 2, 3), size=8, outcomes=("trust",), out=out, **BASE | options
    )


def discovered(out: Path, **options: Any) -> Analysis:
    """Look where linkage makes less lonely."""
    arms = [arm("isolated"), linked()]
    return discover(arms, VARY, 60, (1, 2), outcomes=("loneliness",), out=out, **BASE | options)


DOORS: dict[str, Callable[..., Analysis]] = {
    "attribute": attributed,
    "sensitivity": screened,
    "discover": discovered,
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Analysis]:
    """Return each question put once."""
    place = tmp_path_factory.mktemp("analyses")
    return {name: ask(place / name) for name, ask in DOORS.items()}


def test_shares_are_the_planted_ones(folders: dict[str, Analysis]) -> None:
    """The bonus of party leadership and volunteers is halved between them; the sum is the total."""
    (found,) = folders["attribute"].found
    shares = {one.player: one for one in found.shares}
    planted = {
        "links.party_leadership": HOURS["party_leadership"] + TOGETHER / 2,
        "links.volunteers": HOURS["volunteers"] + TOGETHER / 2,
        "links.platform+links.supervision": HOURS["platform"],
    }
    assert list(shares) == list(planted), "the largest first"
    for player, hours in planted.items():
        assert shares[player].interval.difference == pytest.approx(hours)
    together = {frozenset((one.first, one.second)): one.interval.difference for one in found.pairs}
    pair = frozenset(("links.party_leadership", "links.volunteers"))
    assert together.pop(pair) == pytest.approx(TOGETHER)
    assert list(together.values()) == pytest.approx([0, 0], abs=1e-9)


def test_shares_sum_to_the_total_in_every_seed(folders: dict[str, Analysis]) -> None:
    (found,) = folders["attribute"].found
    assert found.gap < 1e-9
    assert found.total.difference == pytest.approx(sum(HOURS.values()) + TOGETHER)
    table = pd.read_csv(folders["attribute"].folder / "attribution.csv")
    assert table["player"].iloc[-1] == "total"
    shares, total = table["value"].iloc[:-1], table["value"].iloc[-1]
    assert shares.sum() == pytest.approx(total, rel=1e-5)


def test_sampled_orders_need_fewer_worlds_and_keep_the_sum(tmp_path: Path) -> None:
    """Eight links, five pairs of orders: those that do nothing carry nothing, in any order."""
    found = attribute(
        ["links"], linked(), SEEDS[:3], outcomes=("hours_meeting",), orders=5, out=tmp_path / "a", **BASE
    )
    assert len(found.sweep.design) < 2**8
    (one,) = found.found
    shares = {share.player.removeprefix("links."): share.interval.difference for share in one.shares}
    assert {name for name, share in shares.items() if abs(share) > 1e-9} == set(LINKED)
    assert sum(shares.values()) == pytest.approx(sum(HOURS.values()) + TOGETHER)
    assert shares["platform"] == pytest.approx(HOURS["platform"])


def test_screening_ranks_what_is_planted(folders: dict[str, Analysis]) -> None:
    """Statistical: a mean effect has a standard error of 0.001, tolerances are ten times that."""
    (found,) = folders["sensitivity"].found
    assert [one.setting for one in found.settings] == ["need_scale", "hub_period", "size_scale"]
    need, period, idle = found.settings
    assert need.strength.value == pytest.approx(0.4, abs=0.01)
    assert period.direction.value == pytest.approx(-0.07, abs=0.01)
    assert need.shown
    assert period.shown
    assert not idle.shown
    said = folders["sensitivity"].sentences("en")[0][1]
    assert any(one.startswith("Not distinguishable from zero") for one in said), said


@pytest.mark.slow
def test_what_linkage_changes_hangs_on_the_one_setting_that_interplays(tmp_path: Path) -> None:
    """Of the difference of two worlds; by variance: need_scale carries all of it (but luck)."""
    arms = [arm("isolated"), linked()]
    found = sensitivity(arms, VARY, "sobol", (1, 2), size=64, outcomes=("trust",), out=tmp_path / "a", **BASE)
    need, *rest = found.found[0].settings
    assert need.setting == "need_scale"
    assert need.total.value == pytest.approx(1, abs=0.1)
    assert [one.shown for one in rest] == [False, False]


def test_the_planted_threshold_is_found(folders: dict[str, Analysis]) -> None:
    """Exact counts; the limit lies within two points of the hypercube."""
    (found,) = folders["discover"].found
    claims, design = found.points, folders["discover"].sweep.design
    below = design["need_scale"] < TURNS_AT
    assert below.sum() == 30
    assert (
        claims["status"].map(lambda one: one.value) == below.map({True: "holds", False: "reverses"})
    ).all()
    for target, box in found.boxes.items():
        (only,) = box.restrictions
        assert only.setting == "need_scale"
        limit = only.high if target == "holds" else only.low
        assert limit == pytest.approx(TURNS_AT, abs=2 / 60)
        assert box.better_than_chance
        assert min(box.density, box.coverage) > 0.95
    assert found.boxes.keys() == {"holds", "fails"}, "where it fails it reverses: one box says both"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("door", DOORS)
def test_the_report_is_one_page_that_asks_the_network_for_nothing(
    folders: dict[str, Analysis], door: str, language: Any
) -> None:
    analysis = folders[door]
    page = report(analysis.folder, language).read_text(encoding="utf-8")
    assert not re.findall(r'(?:src|href)="(?!#|data:)', page)
    assert all("w3.org" in link for link in re.findall(r"https?://[^\s\"'<)]+", page))
    assert "@import" not in page
    assert page.count("<svg") >= 1
    identifiers = re.findall(r'\bid="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))
    plain = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", page)))
    for heading, sentences in analysis.sentences(language):
        for text in (heading, *sentences):
            assert re.sub(r"\s+", " ", text) in plain
    assert analysis.manifest["fingerprint"] in page
    assert ("这是模型里的街道" in page) == (language == "zh")


@pytest.mark.parametrize("door", DOORS)
def test_an_opened_folder_says_the_same(folders: dict[str, Analysis], door: str) -> None:
    again = opened(folders[door].folder)
    for language in ("zh", "en"):
        assert again.sentences(language) == folders[door].sentences(language)
    assert again.tables.keys() == folders[door].tables.keys()
    for name, table in again.tables.items():
        pd.testing.assert_frame_equal(table, folders[door].tables[name])
        assert (again.folder / f"{name}.csv").exists()
    assert again.manifest["command"].startswith(f"wulian {door} ")


@pytest.mark.parametrize("door", ["attribute", "sensitivity"])
def test_interrupted_it_goes_on_where_it_stopped(
    folders: dict[str, Analysis], door: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv("WULIAN_FAKE_LOG", str(log))
    with pytest.raises(KeyboardInterrupt):
        DOORS[door](tmp_path / "a", progress=Listener(stop_after=11))
    again = DOORS[door](tmp_path / "a")
    assert runs_in(log).total() == len(again.sweep.runs)
    assert same_tables(again.folder, folders[door].folder)
    assert again.sentences("en") == folders[door].sentences("en")


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("attribute", {"players": ["platfrm", "volunteers"]}, "did you mean 'platform'"),
    ("attribute", {"players": ["need_scale", "volunteers"]}, "allowed are links, switches"),
    ("attribute", {"players": ["platform", "volunteers+links.platform"]}, "links.platform stands twice"),
    ("attribute", {"players": ["platform"]}, "two or more players"),
    ("attribute", {"outcomes": ["lonelines"]}, "did you mean 'loneliness'"),
    ("attribute", {"settings": ["links.platform=0"]}, "links.platform is varied"),
    ("sensitivity", {"method": "moris"}, "allowed is morris or sobol"),
    ("sensitivity", {"arms": ["isolated", "linked", "matched"]}, "3 scenarios"),
    ("sensitivity", {"vary": {"need_scal": "range"}}, "did you mean 'need_scale'"),
    ("sensitivity", {"method": "sobol", "vary": VARY, "size": 70}, "needs a power of 2|nearest"),
    ("sensitivity", {"method": "sobol", "vary": VARY, "size": 32}, "need 64 rows"),
    ("discover", {"arms": ["linked"]}, "needs two"),
    ("discover", {"vary": {}}, "at least one setting or link"),
]


@pytest.mark.parametrize(("door", "options", "words"), REFUSED)
def test_bad_input_is_refused_before_anything_runs(
    door: str, options: dict[str, Any], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WULIAN_FAKE_LOG", str(tmp_path / "log"))
    ask = {"attribute": attribute, "sensitivity": sensitivity, "discover": discover}[door]
    with pytest.raises(InputError, match=words):
        ask(**options, out=tmp_path / "a", **BASE)
    assert not list(tmp_path.iterdir())


def test_a_folder_of_another_command_is_no_analysis(tmp_path: Path, folders: dict[str, Analysis]) -> None:
    from experiments import sweep

    done = sweep([linked()], VARY, "lhs", 2, (1,), out=tmp_path / "a", **BASE)
    with pytest.raises(InputError, match="made by wulian sweep; there is no Analysis in it"):
        Analysis.read(done.folder)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_number_of_a_page_leads_to_its_row(folders: dict[str, Analysis], language: str) -> None:
    """Of each analysis: links lead somewhere, identifiers are single, what a sentence cites is found."""
    for analysis in folders.values():
        page = report(analysis, language).read_text(encoding="utf-8")  # type: ignore[arg-type]
        identifiers = re.findall(r'\bid="([^"]+)"', page)
        assert len(identifiers) == len(set(identifiers))
        links = re.findall(r'<a href="#([^"]+)">', page)
        assert set(links) <= set(identifiers)
        cites = [piece for _, said in analysis.sentences(language) for text in said for piece in text.pieces]
        assert len(links) == sum(bool(piece.measure) for piece in cites) > 0


@pytest.mark.parametrize("name", ["sensitivity", "discover"])
def test_a_report_of_another_model_outlives_its_settings(
    folders: dict[str, Analysis], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behaviour: a setting that has been withdrawn since is shown by its name, under the mark."""
    import sim.settings

    old = tmp_path / name
    shutil.copytree(folders[name].folder, old)
    manifest = json.loads((old / "manifest.json").read_text(encoding="utf-8"))
    del manifest[KEY]
    (old / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    kept = {key: one for key, one in sim.settings.CATALOGUE.items() if key != "need_scale"}
    monkeypatch.setattr(sim.settings, "CATALOGUE", kept)
    page = report(old, "en").read_text(encoding="utf-8")
    assert mark({}, "en") in page
    assert "need_scale" in page
