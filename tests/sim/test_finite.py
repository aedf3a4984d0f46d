"""P9, exact, in whole worlds: people are finite in every week, calm and in an emergency.

Linked worlds are lived for this alone; nothing else of them is looked at. That the yearly swap keeps the pool near
its share stands in `test_willing.py`.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from sim.layout import GROUP, PARTY, VOLUNTEER
from sim.roster import ADULT
from sim.scenario import Emergency
from sim.simulation import Simulation
from sim.world import World
from tests.sim.worlds import SCALE, street, world_of

# Hours beyond what people have, everybody asked, refusals held for half a year.
GENEROUS = {
    "service_minutes": 120,
    "self_hours": 2.0,
    "sunk_hours": 1.3,
    "group_case_minutes": 60,
    "ask_rate": 10.0,
    "ask_self": 0.006,
    "refusal_weeks": 26,
    "burn_in": 8,
}
HOLDS = GENEROUS["refusal_weeks"]


def step(name: str, change: Callable[[World], None], at_limit: set[int], world: World) -> None:
    """Let a process run and look at what it did to people's hours, refusals and willingness."""
    roles, duty = world.roles, world.duty
    willing, refused = roles.willing.copy(), roles.refused_week.copy()
    change(world)
    most = np.floor(60 * world.traits.free_hours)
    assert (duty.minutes <= most).all(), f"{name}: more hours than a week has for somebody"
    if name == "availability":
        at_limit |= set(duty.role[(duty.minutes == most) & (duty.minutes > 0)].tolist())
    if name != "the willing":
        assert np.array_equal(roles.willing, willing), f"{name} makes somebody willing, or not"
    anew = roles.refused_week != refused
    assert (roles.refused_week[anew] == world.week).all(), f"{name} forgets a refusal"
    assert (world.week - refused[anew] >= HOLDS).all(), f"{name} renews a refusal that holds"
    assert (roles.willing[roles.active == 1] == 1).all(), f"{name}: an unwilling volunteer"


@pytest.mark.parametrize("name", ["before", "isolated", "linked"])
def test_people_are_finite_in_every_week(name: str) -> None:
    """Hours of no week above the ceiling, refusals remembered, nobody willing but by the yearly swap."""
    scenario = world_of(name, **GENEROUS).replace(emergencies=(Emergency(8, 14, 1.0),))
    simulation, at_limit = Simulation(scenario, 6, street=street(), scale=SCALE), set[int]()
    simulation.processes = tuple(
        one._replace(change=partial(step, one.name, one.change, at_limit)) for one in simulation.processes
    )
    founded = simulation.world.roles.willing.sum()
    asked = np.zeros(simulation.world.resident_count, dtype=bool)
    while simulation.week < 18:
        simulation.step()
        asked |= simulation.world.roles.refused_week >= 0
    assert at_limit == {PARTY, VOLUNTEER} | (set() if name == "before" else {GROUP})
    adults = (simulation.world.traits.age >= ADULT).sum()
    assert abs(simulation.world.roles.willing.sum() - founded) < 0.01 * adults
    assert asked.sum() > 0.2 * adults
