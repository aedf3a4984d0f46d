"""The page shows the model and nothing else: its worlds are those of `sim.run`, whatever is clicked."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pandas as pd

from interface.browser.choice import WorldChoice
from interface.browser.messages import Setup
from interface.browser.pair import Asked, Pair
from scenarios import load, load_street
from sim import run
from tests.browser.conftest import SCALE
from tests.browser.tab import Tab

WEEKS = 34
NEW_LINKS = {"links": {"platform": 0, "supervision": 0.5}, "settings": {}}


def setup(**choices: Any) -> dict[str, Any]:
    """Return a setup of two worlds by name of their scenarios."""
    return {"seed": 3, "weeks": WEEKS} | {world: {"scenario": name} for world, name in choices.items()}


def clicked_through(tab: Tab) -> dict[str, Any]:
    """Play at several speeds, pause in the middle, step, look, change; return the last state."""
    tab.say("step")
    tab.say("play", speed=60.0, until=4)
    tab.until_paused(4)
    tab.say("play", speed=0)
    tab.until(lambda message: message["type"] == "week" and message["week"] == 9)
    tab.say("pause")
    state = tab.until_paused(9)
    for kind in ("community", "resident", "cell"):
        tab.say("inspect", kind=kind, id=1)
    tab.say("step")
    tab.say("step")
    tab.until_paused(state["week"] + 2)
    tab.say("change", world="a", event={"week": 0, **NEW_LINKS})  # from the next week, whatever it says
    tab.say("play", speed=0, until=20)
    tab.until_paused(20)
    tab.say("play", speed=100.0)
    return tab.until_paused(WEEKS - 1)


def test_every_click_leaves_the_trajectory_of_run(server: str, application: Any) -> None:
    """Invariant: with its seed and the choice it shows, a world is `sim.run` to the last bit.

    World A is changed on the way and takes the scenario that has this event; B takes A's hours where
    it is the matched world, and the frames carry the table's numbers.
    """
    with Tab(server) as tab:
        tab.say("setup", **setup(a="linked", b="matched"))
        tab.until(lambda message: message["type"] == "state" and message["seed"] == 3)
        state = clicked_through(tab)
        session = next(one for one in application.state.sessions if one.id == tab.told[0]["session"])
        street = load_street("x-street")
        event = state["worlds"]["a"]["choice"]["events"][-1]
        assert event["week"] == state_after_change(tab) and event["links"] == NEW_LINKS["links"]
        options: dict[str, Any] = {"street": street, "scale": SCALE, "weeks": WEEKS}
        changed = WorldChoice.model_validate(state["worlds"]["a"]["choice"]).built()
        source = run(load("linked"), 3, **options)
        expected = {
            "a": run(changed, 3, **options),
            "b": run(load("matched"), 3, hours=source.hours, **options),
        }
        for world, trajectory in expected.items():
            lived = session.pair.lanes[world].street.trajectory().weekly
            pd.testing.assert_frame_equal(lived, trajectory.weekly, check_exact=True)
            own = trajectory.weekly[trajectory.weekly["community"] == "street"]
            columns = next(message for message in tab.told if message.get("run") == 2)["columns"]
            for week in range(WEEKS):
                row = own.iloc[week][list(columns)].to_numpy(np.float64).astype(np.float32)
                np.testing.assert_array_equal(tab.weeks[week]["arrays"][world]["row"], row)
        assert not expected["a"].weekly.equals(source.weekly)


def state_after_change(tab: Tab) -> int:
    """Return the week from which the first change announced holds."""
    changed = next(m for m in tab.told if m["type"] == "state" and m["worlds"]["a"]["changed"])
    return changed["week"] + 1


def test_worlds_in_threads_are_those_lived_one_after_the_other() -> None:
    """Invariant: threads share nothing; two pairs at once, four threads, against worlds lived alone."""
    asked = Asked.by(Setup.model_validate({"type": "setup", **setup(a="isolated", b="linked")}), SCALE)
    one, other, alone = Pair(asked), Pair(asked), Pair(asked)

    async def live() -> None:
        with ThreadPoolExecutor(4) as executor:
            await asyncio.gather(*(years(pair, executor) for pair in (one, other)))

    async def years(pair: Pair, executor: ThreadPoolExecutor) -> None:
        for _ in range(60):
            await pair.step(executor)

    asyncio.run(live())
    for world, lane in alone.lanes.items():
        for _ in range(60):
            lane.step()
        expected = lane.street.trajectory().fingerprint
        for pair in (one, other):
            assert pair.lanes[world].street.trajectory().fingerprint == expected
