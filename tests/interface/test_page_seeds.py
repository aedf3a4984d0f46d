"""More seeds of a page: the same question as `wulian compare`, and what comes of it; results folders."""

import asyncio
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from starlette.exceptions import HTTPException

from experiments.questions.compare.run import compare
from interface.browser.arms import arms_of, files_of
from interface.browser.choice import EmergencyChoice, EventChoice, WorldChoice
from interface.browser.gathering import DEADLINES, SPAN, _in_time
from interface.browser.messages import Seeds, Setup
from interface.browser.pair import Asked, Pair
from interface.browser.results import folders, inside
from interface.browser.seeding import Order, live
from interface.browser.seeds import Background
from scenarios import load

ISOLATED, LINKED = WorldChoice(scenario="isolated"), WorldChoice(scenario="linked")


def _arms(a: WorldChoice, b: WorldChoice) -> tuple[Any, ...]:
    return arms_of({"a": a.built(), "b": b.built()}, {"a": a, "b": b})


class Heard(list[dict[str, Any]]):
    """A connection that keeps what is sent."""

    send = list.append


@pytest.fixture(scope="module", autouse=True)
def process_as_before() -> Iterator[None]:
    """Call `live` in this process, and leave it as it was: neither last in the queue nor deaf to Ctrl-C."""
    heard = signal.getsignal(signal.SIGINT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "nice", lambda _: 0, raising=False)
        yield
    signal.signal(signal.SIGINT, heard)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """Two pairs of a small street."""
    results = tmp_path_factory.mktemp("results")
    heard = Heard()
    live(Order(_arms(ISOLATED, LINKED), (1, 2), "x-street", "O,S", 12, str(results)), heard)  # type: ignore[arg-type]
    return results, heard


def test_it_asks_the_question_that_compare_asks(lived: tuple[Path, list[dict[str, Any]]]) -> None:
    """Correctness: the folder answers `compare` on these arms, and the page's rows are its summary."""
    results, heard = lived
    last = heard[-1]
    assert [one["status"] for one in heard] == ["running", "running", "running", "done"]
    assert [one["done"] for one in heard] == [0, 1, 2, 2]
    folder = results / last["folder"]
    same = compare(["isolated", "linked"], (1, 2), communities="O,S", weeks=12, out=folder)
    summary = pd.read_csv(folder / "summary.csv").set_index(["measure", "scenario"])
    assert same.folder == folder
    for row in last["rows"]:
        if row["key"] != "entrenched" and row["difference"] is not None:
            told = summary.loc[(f"in_time_share_{row['key']}", "linked")]
            assert row["difference"] == pytest.approx(told["difference"], rel=1e-4)
            assert row["low"] is None  # two pairs are an anecdote
    assert last["bands"] == {}


def test_a_changed_world_can_be_asked_for_again(tmp_path: Path) -> None:
    """Correctness: the command in the manifest, with the file beside it, asks the same question."""
    later = LINKED.with_event(EventChoice(week=3, links={"platform": 0.0}))
    worlds, choices = {"a": ISOLATED.built(), "b": later.built()}, {"a": ISOLATED, "b": later}
    arms = arms_of(worlds, choices)
    heard = Heard()
    files = files_of(arms, worlds, choices)
    live(Order(arms, (1,), "x-street", "O", 4, str(tmp_path / "results"), files), heard)  # type: ignore[arg-type]
    folder = tmp_path / "results" / heard[-1]["folder"]
    command = json.loads((folder / "manifest.json").read_text())["command"]
    file = f"results/{folder.name}/linked-changed.toml"
    assert command.startswith(f"wulian compare isolated {file} --seeds 1 ")
    same = compare(["isolated", tmp_path / file], (1,), communities="O", weeks=4, out=folder)
    assert len(same.runs) == 2


def test_changed_worlds_get_names_of_their_own() -> None:
    """Behaviour: a shipped name always means the shipped scenario, also for a world whose hours are taken."""
    moved = [EmergencyChoice(start=40, end=50)]
    assert [one.name for one in _arms(ISOLATED, LINKED)] == ["isolated", "linked"]
    assert [one.name for one in _arms(LINKED, WorldChoice(scenario="matched"))] == ["linked", "matched"]
    later = LINKED.with_event(EventChoice(week=30, links={"platform": 0.0}))
    a, b = _arms(LINKED, later)
    assert (a.name, b.name, b.title) == ("linked", "linked-changed", "Party-led linkage (changed)")
    a, b, source = _arms(
        ISOLATED.model_copy(update={"emergencies": moved}), WorldChoice(scenario="matched", emergencies=moved)
    )
    assert (a.name, b.name, b.hours_of, source.name) == (
        "isolated-changed",
        "matched-changed",
        "linked-hours",
        "linked-hours",
    )
    assert source.emergencies[0].start == 40
    assert (
        source.replace(emergencies=load("linked").emergencies).fingerprint() == load("linked").fingerprint()
    )


def test_shares_in_time_look_back_as_the_page_does() -> None:
    """Correctness: the share of a week is summed over 13 weeks of birth, the last one past its deadline."""
    rng = np.random.default_rng(5)
    born = rng.integers(0, 4, 40).astype(float)
    closed = np.floor(born * rng.random(40))
    for deadline in DEADLINES:
        found = _in_time(born, closed, deadline)
        for week in range(40):
            last = week - deadline
            first = max(0, last - SPAN + 1)
            births = born[first : last + 1].sum() if last >= 0 else 0.0
            told = 100 * closed[first : last + 1].sum() / births if births else np.nan
            assert found[week] == pytest.approx(told, nan_ok=True)


def test_a_cancelled_comparison_keeps_its_pairs(tmp_path: Path) -> None:
    """Robustness: the pairs that were done become a complete folder; the tab's place is free again."""

    async def cancelled() -> dict[str, Any]:
        heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        background = Background(heard.put, tmp_path)  # type: ignore[arg-type]
        setup = Setup(type="setup", a=ISOLATED, b=LINKED, communities="O", weeks=8)
        await background.start(Pair(Asked.by(setup)), setup, Seeds(type="seeds", pairs=40))
        while (await asyncio.wait_for(heard.get(), 60))["done"] < 1:
            pass
        await background.keep()
        while (last := await asyncio.wait_for(heard.get(), 60))["folder"] is None or last[
            "status"
        ] != "cancelled":
            pass
        assert background not in Background._busy or await _freed(background)
        await background.cancel()
        return last

    last = asyncio.run(cancelled())
    manifest = json.loads((tmp_path / last["folder"] / "manifest.json").read_text())
    assert manifest["status"] == "complete"
    assert manifest["question"]["seeds"] == last["lived"] == list(range(1, last["done"] + 1))
    states = {one["name"]: one["complete"] for one in folders(tmp_path)}
    assert states[last["folder"]]
    assert list(states.values()).count(False) == 1  # the forty can be gone on with


async def _freed(background: Background) -> bool:
    for _ in range(100):
        if background not in Background._busy:
            return True
        await asyncio.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("..", "secret.csv"),
        (".", "secret.csv"),
        ("run", "../secret.csv"),
        ("run", "linked.csv"),
        ("linked", "summary.csv"),
        ("run", "weekly.parquet"),
        ("run", ".hidden.csv"),
        ("", "secret.csv"),
    ],
)
def test_no_file_outside_the_results_is_read(tmp_path: Path, name: str, file: str) -> None:
    """Safety: names, hidden files and links that lead out of a results folder count as missing."""
    run = tmp_path / "results" / "run"
    run.mkdir(parents=True)
    for made in (tmp_path / "secret.csv", run / "summary.csv", run / "weekly.parquet", run / ".hidden.csv"):
        made.write_text("x")
    (run / "linked.csv").symlink_to(tmp_path / "secret.csv")
    (run.parent / "linked").symlink_to(run)
    with pytest.raises(HTTPException):
        inside(tmp_path / "results", name, file)
    assert inside(tmp_path / "results", "run", "summary.csv").read_text() == "x"
