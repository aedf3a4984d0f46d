"""Property (Hypothesis): whatever the scenario, minutes, cases, goods and money add up."""

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scenarios import load
from sim.layout import KNOWN_BITS
from sim.links import LINKS
from sim.scenario import Emergency, Event, Scenario
from sim.simulation import Simulation
from tests.sim.worlds import street

SHARES = st.sampled_from([0.0, 0.4, 1.0, "station", ("Y", "S")])
LINK_SETS = st.fixed_dictionaries(dict.fromkeys(LINKS, SHARES))
CHANGES = st.fixed_dictionaries(
    {
        "need_scale": st.sampled_from([0.5, 1.4, 4.0]),
        "meeting_minutes": st.sampled_from([60, 300]),
        "hub_period": st.sampled_from([1, 2, 4]),
        "party_example": st.booleans(),
        "party_list": st.booleans(),
        "purchase_share": st.sampled_from([0.0, 0.4]),
        "project_yuan": st.sampled_from([100, 1_500]),
        "programme_rule": st.sampled_from(["assessed", "uniform", "mismatched", "only-k3"]),
    }
)


def scenario_of(links: dict[str, object], changes: dict[str, object]) -> Scenario:
    """Return a scenario that opens its links at week 0, changes them later, has an emergency."""
    base = load("isolated")
    chair = "party" if links["party_leadership"] not in (0.0,) else "none"
    return Scenario(
        name="any",
        settings=base.settings.replace({**changes, "hub_chair": chair}),
        links=links,
        events=(Event(9, {"platform": 1.0, "supervision": 0.0}, {}),),
        emergencies=(Emergency(4, 8, 1.0),),
    )


def check_week(simulation: Simulation) -> None:
    """Check everything that must hold at the end of a week."""
    world = simulation.world
    now = world.now
    assert (now.offered == now.uses.sum(axis=2)).all(), "offered = sum of uses"
    assert (now.uses >= 0).all() and (now.minutes >= 0).all()
    assert (world.partners.stock >= 0).all()
    assert (world.communities.purse >= 0).all() and (world.communities.programme >= 0).all()
    assert (world.projects.held[world.projects.alive == 0] == 0).all(), (
        "money is held for running projects only"
    )
    assert (world.communities.incubation_bank >= 0).all()
    assert (world.communities.beds_free >= 0).all()
    contact, community = world.ties.contact, world.traits.community
    known = contact >= 0
    assert (community[contact] == community[:, None])[known].all(), "acquaintances live in one community"
    cases, log = world.cases, world.log
    assert (np.diff(cases.key) > 0).all(), "one open case per resident and need"
    cohorts = world.cohorts
    for needs, by_subgroup in (
        (cohorts.born, cohorts.subgroup_born),
        (cohorts.in_time, cohorts.subgroup_in_time),
    ):
        for first, last in ((0, 3), (3, 5), (5, 7), (7, 9), (9, 11)):  # age, phone, origin, home, party
            in_all = by_subgroup[:, :, :, first:last].sum(axis=(2, 3))
            assert (in_all == needs.sum(axis=2)).all(), "everybody is in one subgroup of a kind"
    born = cohorts.born.sum()
    assert born == world.case_count + world.log_count, "born = open + closed + abandoned"
    ids = log.resident[: world.log_count].astype(np.int64) * 8 + log.need[: world.log_count]
    once = ids * 2000 + log.born[: world.log_count] + 1000
    assert len(np.unique(once)) == len(once), "no case is closed twice"
    known = cases.bits & KNOWN_BITS != 0
    assert (known == (cases.known_week > -1000)).all(), "known exactly if some actor knows"
    for state in world.minds:
        assert np.isfinite(state).all() and state.min() >= 0 and state.max() <= 1
    assert (world.ties.strength >= 0).all() and (world.ties.strength <= 1).all()
    members = np.bincount(world.roles.org[world.roles.org >= 0], minlength=len(world.groups.alive))
    assert (members == world.groups.members * world.groups.alive).all()
    check_bits(simulation)


def check_bits(simulation: Simulation) -> None:
    """A bit never appears without its channel, nor an entry without a link."""
    world = simulation.world
    bits, community = world.cases.bits, world.cases.community
    if not any(world.links[link] for link in LINKS):
        assert not (bits >> 14).any(), "no platform and no list while every link is closed"
    opened = world.may.linked.any(axis=1)
    entered = world.cases.list_week == world.week - 1
    assert opened[community[entered]].all(), "entries only where somebody is linked"
    if world.week <= 0:
        assert not (bits >> 1 & 1).any(), "no social workers before week 0"


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(links=LINK_SETS, changes=CHANGES, seed=st.integers(1, 9999))
def test_everything_adds_up(links: dict[str, object], changes: dict[str, object], seed: int) -> None:
    base = scenario_of(links, changes)
    base = base.replace(settings=base.settings.replace({"burn_in": 26}))
    simulation = Simulation(base, seed, street=street(), scale=0.03)
    while simulation.week < 16:
        simulation.step()
        check_week(simulation)
