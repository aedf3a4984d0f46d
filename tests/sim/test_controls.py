"""Statistical: negative controls of the model at small scale (paired seeds, wide margins).

Each bound is at least three standard errors away from what was seen when it was set, so a failure
by luck alone is rarer than one in a hundred runs of the whole file.
"""

import numpy as np
import pytest

import sim.simulation as module
from scenarios import load
from sim import Trajectory, run
from sim.layout import R_PROJECT
from sim.processes import dispatch, knowing
from sim.world import World
from tests.sim.worlds import in_time, live, past_of, street, watch, world_of

SEEDS = (21, 22, 23)
WINDOW = {"first": 8, "last": 48}


def pairs(names: tuple[str, str], scale: float = 0.1, **settings: object) -> list[Trajectory]:
    """Return trajectories of two scenarios over the seeds, in turn."""
    return [live(world_of(name, **settings), seed, 53, scale) for seed in SEEDS for name in names]


def gain(runs: list[Trajectory], kind: str) -> float:
    """Return the mean difference of in-time shares, second scenario less first."""
    shares = [in_time(one, kind, WINDOW) for one in runs]
    return float(np.mean(shares[1::2]) - np.mean(shares[::2]))


def test_n1_easy_visible_needs_leave_nothing_to_link(monkeypatch: pytest.MonkeyPatch) -> None:
    """N1: routine needs, one efficiency, low load, everybody sees every case."""

    def level(world: World) -> None:
        dispatch.prepare(world)
        for eta in (world.now.eta, world.now.eta_base):
            eta[:, :R_PROJECT] = 0.8

    def see(world: World) -> None:
        knowing.notice(world)
        world.cases.bits[:] |= 0xFF

    steps = {"efficiency": level, "noticing": see}
    week = tuple(p._replace(change=steps.get(p.name, p.change)) for p in module.WEEK)
    monkeypatch.setattr(module, "WEEK", week)
    runs = pairs(
        ("emergency-none-isolated", "emergency-none-linked"),
        need_scale=0.5,
        size_scale=0.5,
        severe_elder=0.0,
        severe_disabled=0.0,
        severe_legal=0.0,
        goods_disabled=0.0,
    )
    assert abs(gain(runs, "everyday")) < 0.02
    assert abs(gain(runs, "specialised")) < 0.02


def test_n2_meetings_cost() -> None:
    """N2: meetings five and twenty times as long make the linked world worse, the longer the more.

    One seed, at full size: a small street could not afford such meetings and would not hold them.
    """
    shares = []
    for factor in (1, 5, 20):
        times = {"meeting_minutes": 60 * factor, "pair_minutes": 30 * factor}
        times |= {"chair_minutes": min(60, 6 * factor)}
        one = live(world_of("emergency-none-linked", **times), 21, 41, 1.0)
        shares.append(in_time(one, "everyday", {"first": 8, "last": 36}))
    assert shares[0] > shares[1] > shares[2]
    assert shares[0] - shares[2] > 0.02


@pytest.mark.statistical
def test_n6_groups_whose_leaders_never_quit_outlive_their_guides() -> None:
    """N6: guidance is withdrawn in week 26; groups collapse, unless leaders never quit."""
    left = []
    for turnover in (load("linked").settings.leader_turnover, 0.0):
        runs = [
            live(world_of("withdraw-b-26", leader_turnover=turnover), seed, 105, 0.1) for seed in SEEDS[:2]
        ]
        tables = [one.weekly[one.weekly.community == "street"].organisations.to_numpy() for one in runs]
        left.append(np.sum([table[104] for table in tables]) / np.sum([table[25] for table in tables]))
    assert left[0] < 0.7 and left[1] > 0.95


@pytest.mark.parametrize("name", ["isolated", "linked"])
def test_n7_without_contact_y_stays_split(name: str) -> None:
    """N7: tolerance held, no cross talk, no study, server talk or posters."""
    scenario = world_of(
        name,
        freeze={"tolerance"},
        cross_talk=0.0,
        cross_talk_group=0.0,
        study_step=0.0,
        server_step=0.0,
        poster_step=0.0,
    )
    simulation = watch(scenario, 31, 78, lambda simulation: None, 0.1)
    world = simulation.world
    own = slice(*world.communities.resident_start[:2])
    side, opinion = world.traits.side[own], world.minds.opinion[own]
    assert abs(opinion[side == 1].mean() - opinion[side == 0].mean()) > 0.3


def test_n10_load_breaks_any_world() -> None:
    """N10: at some load up to four times the linked world fails everyday needs too."""
    base = load("linked").settings.need_scale
    one = live(world_of("linked", need_scale=4 * base), 21, 53, 0.1)
    assert in_time(one, "everyday", WINDOW) < 0.7


def test_n11_who_chairs_does_not_matter_by_itself() -> None:
    """N11: Party or office as chair, same functions and minutes."""
    functions = {"party_study": False, "party_example": False, "party_call": False}
    differences = []
    for seed in SEEDS:
        past = past_of("isolated", seed, 0.1)
        for chair in ("party", "office"):
            scenario = world_of("linked", hub_chair=chair, **functions)
            one = run(scenario, seed, street=street(), scale=0.1, weeks=53, snapshot=past)
            differences.append(in_time(one, "everyday", WINDOW))
    assert abs(np.mean(differences[::2]) - np.mean(differences[1::2])) < 0.03


def test_n15_isolated_world_stays_where_it_is() -> None:
    """N15: without an emergency no state drifts more than 3 % a year in 208 weeks."""
    one = live(load("emergency-none-isolated"), 21, 208, 0.25)
    table = one.weekly[one.weekly.community == "street"]
    for name in (
        "opinion_mean",
        "tolerance",
        "motivation",
        "efficacy",
        "belonging",
        "trust",
        "loneliness",
        "satisfaction",
        "ties_mean",
    ):
        values = table[name].to_numpy()
        drift = np.polyfit(np.arange(208), values, 1)[0] * 52 / values.mean()
        assert abs(drift) < 0.03, f"{name} drifts {drift:+.1%} a year"


def test_no_two_week_cycle_in_volunteering() -> None:
    """Serving is not a period-2 artefact of updating: no strong negative lag-1 correlation."""
    one = live(load("emergency-none-isolated"), 22, 104, 0.25)
    table = one.weekly[one.weekly.community == "street"]
    step = np.diff(table.volunteers_active.to_numpy().astype(float))
    assert np.corrcoef(step[1:], step[:-1])[0, 1] > -0.6
