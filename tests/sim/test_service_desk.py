"""Statistical: one office serving one need is a queue whose law is known, and the model obeys it.

Everything but errands is switched off, every case is known in its week and takes the same time, so that
an office serves at most s whole cases a week, first come first served. The number of open cases is
then the bulk-service queue at fixed intervals of Bailey (1954), On queueing processes with bulk service,
Journal of the Royal Statistical Society B 16, 80-87, with one difference: who waits has no second errand,
so arrivals are Binomial among those who do not wait instead of Poisson. Its stationary law is worked out here from
the Markov chain, which knows nothing of the model's code.
"""

import numpy as np
import pytest
from scipy import stats

from sim.layout import DEADLINE, OFFICE, USE_INTAKE, USE_LEFT, USE_SERVED
from sim.simulation import Simulation
from tests.sim.worlds import SCALE, live, street, world_of

SEEDS, WEEKS, NEED_SCALE = 4, 120, 6.0
# 90 minutes at efficiency 0.8, rounded up; three in 431 minutes, and 23 calls of 4 minutes
PLACES, CASE_MINUTES, REST = 3, 113, 92
NOTHING_ELSE = {
    "need_elder60": 0,
    "need_elder70": 0,
    "need_disabled": 0,
    "need_child": 0,
    "need_property": 0,
    "need_dispute": 0,
    "need_friction": 0,
    "need_lonely": 0,
    "need_lonely_elder": 0,
    "patrol_share": 0,
    "ent_authority": 0,
    "staff_guidance": 0,
    "staff_incubation": 0,
    "fund_yuan": 0,
    "burnout_cost": 0,
    "burn_in": 26,
    "broadcast_minutes": 0,
    "contact_rate": 0,
}
ONE_ERRAND = {
    "present": {"office"},
    "need_errand_elder": 0.0009,
    "need_errand_adult": 0.0009,
    "low_income_factor": 1,
    "size_scale": 1,
    "report_base": 1,
    "report_floor": 1,
    "part_minutes": 120,
    "staff_per_10k": 8,
    "queue_discipline": "first-come",
    "intake_minutes": 3,
    "register_minutes": 1,
    "noise_ratio": 0,
    "repeat_rate": 0,
}


class Desk:
    """The stationary law of a desk: `people` may come, each with a chance a week; `places` are served."""

    def __init__(self, people: int, chance: float, places: int) -> None:
        self.places = places
        most = min(people, 40 * places)
        waiting = np.arange(most + 1)
        self.arrivals = stats.binom.pmf(np.arange(most + 1), (people - waiting)[:, None], chance)
        step = np.zeros((most + 1, most + 1))
        for before in waiting:
            after = np.clip(before + waiting - places, 0, most)
            np.add.at(step[before], after, self.arrivals[before])
        law = np.full(most + 1, 1 / (most + 1))
        for _ in range(20):  # 2 to the 20th weeks
            step = step @ step
        self.law = law @ step
        self.law /= self.law.sum()
        self.waiting = float(self.law @ waiting)

    def weekly(self, weeks: int) -> tuple[float, float, float]:
        """Return the mean arrivals of a week, those served within `weeks`, and their summed wait."""
        size = len(self.law)
        came = in_time = waited = 0.0
        for before in range(size):
            place = before + np.arange(size)  # of the first, second … to come
            wait = place // self.places
            served = self.law[before] * self.arrivals[before]
            came += served @ np.arange(size)
            in_time += served @ np.concatenate([[0], np.cumsum(wait < weeks)[:-1]])
            waited += served @ np.concatenate([[0], np.cumsum(wait)[:-1]])
        return float(came), float(in_time), float(waited)


@pytest.mark.parametrize(("mean", "places"), [(0.8, 1), (2.5, 3), (4.0, 5)])
def test_the_chain_is_baileys(mean: float, places: int) -> None:
    """Exact: with very many people the chain has the published mean (Poisson arrivals).

    Just before service (s − (s − λ)²) / (2 (s − λ)) + Σ 1 / (1 − z) wait on average, z being the s − 1
    roots within the unit circle of z^s = exp(λ (z − 1)) (Bailey 1954). For s = 1 this is the formula
    of Pollaczek and Khinchine.
    """
    total = (places - (places - mean) ** 2) / (2 * (places - mean))
    for turn in range(1, places):
        root = 0.5 * np.exp(2j * np.pi * turn / places)
        for _ in range(500):
            root = np.exp((mean * (root - 1) + 2j * np.pi * turn) / places)
        assert abs(root) < 1 and abs(root**places - np.exp(mean * (root - 1))) < 1e-12
        total += (1 / (1 - root)).real
    people = 10**7
    desk = Desk(people, mean / people, places)
    assert desk.waiting + mean == pytest.approx(total, rel=1e-5)


@pytest.mark.statistical
def test_an_office_is_that_queue() -> None:
    """Statistical: in-time share and mean wait of 15 offices over 120 weeks against the exact law.

    4 seeds, so 60 offices; each of the two comparisons fails by chance in 1 of 1,000 changes of the
    seeds, and would notice a difference of a percentage point or of a thirtieth of a week.
    """
    scenario = world_of("staff-only", need_scale=NEED_SCALE, **NOTHING_ELSE, **ONE_ERRAND)
    scenario = scenario.replace(emergencies=())
    traits = Simulation(scenario, 0, street=street(), scale=SCALE).world.traits
    starts = np.flatnonzero(np.diff(traits.community, prepend=-1))
    people = np.bincount(traits.community[traits.age >= 15])
    law = np.array([Desk(int(count), NEED_SCALE * 0.0009, PLACES).weekly(DEADLINE[0]) for count in people])
    excess = []
    for seed in range(SEEDS):
        one = live(scenario, seed, WEEKS + 10)
        offered, uses = (np.array(kept)[:, :, OFFICE] for kept in (one.hours.ledger_offered, one.hours.uses))
        assert (offered == PLACES * CASE_MINUTES + REST).all(), "what an office has left over serves nobody"
        assert (uses[:, :, USE_INTAKE] <= REST).all(), "calls leave time for all three"
        assert (uses[:, :, [USE_SERVED, USE_INTAKE, USE_LEFT]].sum(axis=2) == offered).all(), "no more"
        cases = one.cases[(one.cases.born >= 0) & (one.cases.born < WEEKS)]
        assert set(cases.need) == {0} and set(cases.closer) == {OFFICE}, "errands only, none given up"
        office = np.searchsorted(starts, cases.resident, side="right") - 1
        wait = (cases.closed - cases.born).to_numpy()
        for n, result in enumerate((wait < DEADLINE[0], wait), start=1):
            expected = (law[:, n] / law[:, 0])[office]
            excess.append(np.bincount(office, result - expected) / (WEEKS * law[:, 0].mean()))
    in_time, waited = np.concatenate(excess[::2]), np.concatenate(excess[1::2])
    for found, noticed in ((in_time, 0.01), (waited, 1 / 30)):
        error = stats.norm.isf(0.0005) * found.std(ddof=1) / np.sqrt(len(found))
        assert error < noticed
        assert abs(found.mean()) < error
