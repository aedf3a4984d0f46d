"""Exact and statistical: joining alone, in the limits in which its outcome is known.

A resident who is asked says yes with chance logistic(U); U holds `b_R` times R = n² / (n² + θ²), n being
the weighted number of servers seen. R is one half exactly at n = θ, so with `join_base` = −`b_R` / 2 and
`b_R` growing the chance becomes a step: yes exactly where n is above θ. That is the rule of Granovetter
(1978), Threshold models of collective behavior, American Journal of Sociology 83, 1420-1443, and it is
reached without changing a line of the model: everybody sees everybody (one small community, all weights
of exposure 1), all are willing and asked every week, refusals leave nothing behind, nobody quits. With the
default `b_R` = 2 the model is far from this limit: who is asked, and by whom, then counts for more than how
many serve.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import stats

from sim.founding import found
from sim.processes.availability import gather
from sim.processes.calendar import open_week
from sim.processes.joining import joining
from sim.world import World
from tests.sim.worlds import street, world_of

PEOPLE = 100
STEEP = 1e5  # a step for whole numbers up to a hundred
ALONE = {
    "b_m": 0,
    "b_T": 0,
    "b_B": 0,
    "b_y": 0,
    "b_e": 0,
    "b_u": 0,
    "b_f": 0,
    "idle_cost": 0,
    "ask_self": 0,
    "refusal_factor": 1,
    "exp_home": 1,
    "exp_cell": 1,
    "exp_near": 1,
    "exp_tie": 0,
}
NO_QUITTING = {"quit_rate": 0, "quit_emergency": 0}
EVEN_QUITTING = {"q_group": 0, "q_hon": 0, "q_e": 0, "q_f": 0, "q_m": 0, "q_idle": 0, "q_B": 0, "q_y": 0}


class Beyond:
    """Settings of a world with numbers for kernels that no user may choose."""

    def __init__(self, settings: Any, **numbers: float) -> None:
        self.settings, self.changed = settings, numbers

    def __getattr__(self, name: str) -> Any:
        return getattr(self.settings, name)

    def numbers(self, form: Any) -> Any:
        own = {name: value for name, value in self.changed.items() if name in form._fields}
        return self.settings.numbers(form)._replace(**own)


def groups_of(world: World) -> list[np.ndarray]:
    """Return a hundred adults of each community in which all cells are neighbours."""
    found_groups = []
    for c in range(world.community_count):
        cells = slice(*world.communities.cell_start[c : c + 2])
        if ((world.neighbours[cells] >= 0).sum(axis=1) == cells.stop - cells.start - 1).all():
            own = slice(*world.communities.resident_start[c : c + 2])
            adults = own.start + np.flatnonzero(world.traits.age[own] >= 15)
            found_groups.append(adults[:PEOPLE])
    return found_groups


def serving(
    seed: int, weeks: int, thresholds: Callable[[], np.ndarray], first: int, **numbers: float
) -> np.ndarray:
    """Return how many of each group volunteer after some weeks of being asked and seeing the others.

    The first people of each group start as volunteers; `thresholds` holds one number a person.
    """
    scenario = world_of("staff-only", present={"office", "volunteers"}, volunteer_show=1.0, mover_rate=0.0)
    world = found(street(), scenario.settings, seed, 0.02)
    groups = groups_of(world)
    assert len(groups) >= 10
    everybody = np.concatenate(groups)
    world.roles.active[:] = 0
    world.roles.willing[everybody] = 1
    for people in groups:
        world.traits.threshold[people] = thresholds()
        world.roles.active[people[:first]] = 1
    for _ in range(weeks):
        open_week(world, scenario)
        world.settings = Beyond(scenario.settings, **ALONE, **numbers)
        gather(world)
        world.now.asks[everybody] = world.now.channels[everybody] = 1
        for name in ("broadcast_roster", "broadcast_registered"):
            world.flows[name] = np.zeros(world.community_count, dtype=np.int8)
        joining(world)
        world.week += 1
    return np.array([world.roles.active[people].sum() for people in groups])


def granovetter(at_least: np.ndarray) -> np.ndarray:
    """Return how many join in the end where person n joins as soon as `at_least[n]` others have."""
    instigators = int((at_least <= 0).sum())
    order = np.sort(at_least)
    return serving(
        1,
        PEOPLE,
        lambda: np.maximum(order, 1) - 0.5,
        instigators,
        b_R=STEEP,
        join_base=-STEEP / 2,
        **NO_QUITTING,
    )


def test_a_riot_of_a_hundred_and_a_riot_of_one() -> None:
    """Exact: Granovetter's example (1978).

    With thresholds 0, 1, 2 … 99 all hundred join, one after the other; with the one threshold of 1
    changed to 2 the instigator remains alone.
    """
    uniform = np.arange(PEOPLE)
    assert (granovetter(uniform) == PEOPLE).all()
    assert (granovetter(np.where(uniform == 1, 2, uniform)) == 1).all()


@pytest.mark.parametrize(("spread", "low", "high"), [(5, 0, 0), (12, 1, 6), (13, 99, 100), (60, 83, 84)])
def test_a_little_more_spread_turns_few_into_all(spread: float, low: int, high: int) -> None:
    """Exact: Granovetter's figure 2 (1978), thresholds normal around 25.

    He finds a critical spread of about 12.2: below it at most about 6 of 100 join, above it nearly
    all, and fewer again as it grows on, towards one half. A hundred people at the quantiles of the
    normal law jump between 12 and 13.
    """
    quantiles = stats.norm.ppf((np.arange(PEOPLE) + 0.5) / PEOPLE, 25, spread)
    joined = granovetter(np.ceil(quantiles))
    assert (joined == joined[0]).all()
    assert low <= joined[0] <= high


@pytest.mark.statistical
def test_equal_people_follow_their_exact_chain() -> None:
    """Statistical: with a finite slope, few and many servers are two states that keep themselves.

    All thresholds 25, b_R = 4 (the largest a user may set), the default base, one in five quits each week. The number of
    volunteers n is then a Markov chain: n less Binomial(n, 1/5) plus Binomial(100 − n, p(n)), worked out
    here. Its drift is zero near 5, 23 and 49 of 100. Started from none and from all, the mean over all
    communities of 12 seeds must be the chain's: 2 tests at 1 in 1,000 each.
    """
    weeks, slope, base, quits, theta = 12, 4.0, -4.6, 0.2, 25.0
    count = np.arange(PEOPLE + 1)
    chance = 1 / (1 + np.exp(-base - slope * count**2 / (count**2 + theta**2)))
    stay = [stats.binom.pmf(np.arange(n + 1), n, 1 - quits) for n in count]
    come = [stats.binom.pmf(np.arange(PEOPLE - n + 1), PEOPLE - n, chance[n]) for n in count]
    step = np.array([np.convolve(stay[n], come[n]) for n in count])
    drift = (PEOPLE - count) * chance - quits * count
    assert (np.diff(np.sign(drift[drift != 0])) != 0).sum() == 3, "two states and the point between"
    means = []
    for first in (0, PEOPLE):
        law = np.linalg.matrix_power(step, weeks)[first]
        mean = law @ count
        found_counts = np.concatenate(
            [
                serving(
                    seed,
                    weeks,
                    lambda: np.full(PEOPLE, theta),
                    first,
                    b_R=slope,
                    join_base=base,
                    quit_rate=quits,
                    quit_emergency=0,
                    **EVEN_QUITTING,
                )
                for seed in range(12)
            ]
        )
        error = np.sqrt(law @ (count - mean) ** 2 / len(found_counts))
        assert abs(found_counts.mean() - mean) < stats.norm.isf(0.0005) * error
        means.append(mean)
    assert means[1] - means[0] > 20
