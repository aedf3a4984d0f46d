"""attribute, sensitivity and discover on a stand-in whose answer is known (fake_links.py).

Statistical, with fixed luck: the known value lies inside a 95 % interval widened by half, which fails
once in about 300 draws of luck. Exact: sums, refusals, pages.
"""

import re
from pathlib import Path

import pytest

from experiments import attribute, discover, report, sensitivity
from experiments.analyses import Analysis, opened
from experiments.analyses.attributing import players_of
from experiments.errors import InputError
from tests.experiments.arms import arm
from tests.experiments.fake_links import GAINS
from tests.experiments.fake_model import FakeStreet

MODEL = "tests.experiments.fake_links"
GOAL = ["in_time_share_specialised"]
COMMON = {"street": FakeStreet(), "weeks": 80, "model": MODEL, "outcomes": GOAL}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("analyses")


@pytest.fixture(scope="module")
def attribution(folder: Path) -> Analysis:
    players = [*GAINS, "supervision+charity_resources"]
    return attribute(players, arm("world"), range(1, 13), settings=["need_scale=1"],
                     out=folder / "attribute", **COMMON)  # fmt: skip


def test_shares_are_those_that_were_put_in(attribution: Analysis) -> None:
    (found,) = attribution.found
    assert found.gap < 1e-9
    truth = {f"links.{link}": worth for link, worth in GAINS.items()}
    for one in found.shares:
        half = 1.5 * (one.interval.high - one.interval.low) / 2
        assert one.interval.difference == pytest.approx(truth.get(one.player, 0.0), abs=half)
    idle = next(one for one in found.shares if "+" in one.player)
    assert not idle.interval.off_zero
    parts = sum(one.interval.difference for one in found.shares)
    assert parts == pytest.approx(found.total.difference, abs=1e-9)


def test_a_sampled_attribution_runs_fewer_worlds(folder: Path) -> None:
    found = attribute([*GAINS, "supervision", "charity_resources"], arm("world"), range(1, 8),
                      orders=5, settings=["need_scale=1"], out=folder / "sampled", **COMMON)  # fmt: skip
    assert len(found.sweep.design) < 2**5
    workers = next(one for one in found.found[0].shares if one.player == "links.social_workers")
    assert workers.interval.low < 10 < workers.interval.high


def test_screening_finds_what_acts(folder: Path) -> None:
    """The gain of linkage is 8 points × need_scale; the meeting period does nothing here."""
    worlds = [arm("none"), arm("all")]
    worlds[1] = worlds[1].replace(links={"social_workers": 1.0, "volunteers": 1.0, "platform": 1.0})
    found = sensitivity(worlds, {"need_scale": (0.5, 4), "hub_period": "range"}, "morris", range(1, 6),
                        size=8, out=folder / "morris", **COMMON)  # fmt: skip
    shown = {one.setting: one.shown for one in found.found[0].settings}
    assert shown == {"need_scale": True, "hub_period": False}
    assert found.found[0].settings[0].strength.value == pytest.approx(8 * 3.5, rel=0.15)


def test_a_claim_that_holds_everywhere(folder: Path) -> None:
    worlds = [arm("none"), arm("all").replace(links={"social_workers": 1.0})]
    found = discover(worlds, {"need_scale": (0.5, 4), "hub_period": "range"}, 20, (1, 2, 3),
                     out=folder / "discover", **COMMON)  # fmt: skip
    assert found.found[0].share[0] == 1.0
    assert "20" in " ".join(found.sentences("en")[0][1])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["attribute", "morris", "discover"])
def test_reports_are_whole_pages(
    folder: Path, attribution: Analysis, name: str, language: str
) -> None:
    if not (folder / name).exists():
        pytest.fail("run the whole file: an earlier test makes this folder")
    page = report(folder / name, language).read_text(encoding="utf-8")  # type: ignore[arg-type]
    assert not re.findall(r'(?:src|href)="(?!#|data:)', page)
    assert all("w3.org" in link for link in re.findall(r"https?://[^\s\"'<)]+", page))
    assert page.count("<svg") >= 1
    assert opened(folder / name).sentences("en")[0][1][0]


@pytest.mark.parametrize(
    ("players", "words"),
    [
        (["platfrm", "volunteers"], "did you mean 'platform'"),
        (["platform", "links.platform"], "stands twice"),
        (["platform"], "two or more"),
    ],
)
def test_players_that_make_no_sense(players: list[str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        players_of(players)


def test_questions_that_make_no_sense(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="needs two"):
        discover([arm("one")], {"need_scale": (1, 2)}, 10, out=tmp_path / "a", **COMMON)
    with pytest.raises(InputError, match="morris or sobol"):
        sensitivity([arm("one")], {"need_scale": (1, 2)}, "sobel", out=tmp_path / "b", **COMMON)
    with pytest.raises(InputError, match="unknown measure"):
        attribute(["platform", "volunteers"], arm("one"), street=FakeStreet(), model=MODEL,
                  outcomes=["nonsense"], out=tmp_path / "c")  # fmt: skip
