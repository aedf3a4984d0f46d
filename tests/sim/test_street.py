"""The street as a Mesa model: exact laws of stepping, of institutions, of grid and log."""

import mesa
import numpy as np
import pytest

from scenarios import load, load_street
from sim.agents import (
    CharityPartner,
    CommunityOffice,
    ProfessionalOrganisation,
    PropertyCompany,
    SelfOrganisation,
    SocialWorker,
)
from sim.driver import run
from sim.scenario import ScenarioError
from sim.street import COLLECTED, Street
from tests.sim.small_streets import SCALE, at_week_zero, founded, lived, past, run_of

pytestmark = pytest.mark.versions


# Stepping


def test_stepping_equals_run_from_the_founding_on() -> None:
    """Exact: the same bytes, burn-in included."""
    street = founded()
    while street.week < 4:
        street.step()
    whole = run(load("linked"), 1, street=load_street("x-street"), scale=SCALE, weeks=4, keep_burn_in=True)
    assert street.trajectory(keep_burn_in=True).fingerprint == whole.fingerprint


@pytest.mark.parametrize("name", ["isolated", "linked"])
def test_looking_in_any_order_changes_nothing(name: str) -> None:
    """Exact: views, registered residents, grid, log and shuffled agents leave the run as it is."""
    street = at_week_zero(name)
    for week in range(8):
        street.agents.shuffle_do("step")
        some = street.residents(community=week)
        for agent in reversed(some[:20]):
            assert agent.ties is not None
            assert agent.story is not None
        street.register(some[:5])
        assert street.grid.cell(week).residents > 0
        assert street.log(community=week) is not None
        street.random.random(), street.rng.random()
        street.step()
    assert street.trajectory().fingerprint == run_of(name, 8).fingerprint


def test_the_collector_holds_the_street_s_measures_of_every_week_stepped() -> None:
    """Exact: the same numbers as in the weekly table."""
    street = lived(8)
    collected = street.datacollector.get_model_vars_dataframe()
    weekly = run_of("linked", 8).weekly
    weekly = weekly[weekly["community"] == "street"]
    assert collected["week"].tolist() == list(range(8))
    for name in COLLECTED:
        assert collected[name].tolist() == weekly[name].tolist()


def test_a_street_stops_where_the_record_of_hours_ends() -> None:
    """Exact: it refuses as `run` does, and Mesa's own loops stop."""
    isolated = run_of("isolated", 8)
    street = Street(
        load("linked-same-hours"),
        1,
        street=load_street("x-street"),
        scale=SCALE,
        snapshot=past(),
        hours=isolated.hours,
    )
    street.run_model()
    assert street.week == 8
    with pytest.raises(ScenarioError, match="until week 7"):
        street.step()


def test_the_package_s_run_is_the_function_whatever_was_loaded_first() -> None:
    """Exact: `from sim import run` works after the model has been loaded."""
    from sim import run as public

    small = public(load("linked"), 1, street=load_street("x-street"), scale=SCALE, weeks=8, snapshot=past())
    assert small.fingerprint == run_of("linked", 8).fingerprint


# Institutions


def test_institutions_are_registered_and_residents_are_not() -> None:
    """Exact: counts by type follow the arrays; numbers of agents are unique."""
    street = founded()
    counts = {kind: len(agents) for kind, agents in street.agents_by_type.items()}
    assert counts == {
        CommunityOffice: 15,
        SocialWorker: 7,
        SelfOrganisation: int(street.world.groups.alive.sum()),
        ProfessionalOrganisation: 15,
        CharityPartner: 15,
        PropertyCompany: 15,
    }
    assert len(street.agents) == sum(counts.values())
    assert len({agent.unique_id for agent in street.agents}) == len(street.agents)
    assert all(isinstance(agent, mesa.Agent) for agent in street.agents)


def test_absent_actors_have_no_agents() -> None:
    """Exact: a world of staff only registers those who are present."""
    street = founded("staff-only")
    present = street.world.settings.present
    assert (SocialWorker in street.agents_by_type) == ("social_workers" in present)
    assert (CharityPartner in street.agents_by_type) == ("charity_partners" in present)
    assert len(street.agents_by_type[CommunityOffice]) == 15


def test_groups_appear_and_disappear_with_their_rows() -> None:
    """Exact: after every week the registered groups are those that live; the dead keep a story."""
    street = founded()
    first = list(street.agents_by_type[SelfOrganisation])
    while street.week < 60:
        street.step()
        agents = street.agents_by_type[SelfOrganisation]
        groups = street.world.groups
        assert sorted(a.row for a in agents) == np.flatnonzero(groups.alive == 1).tolist()
        assert all(a.first_week == groups.born[a.row] for a in agents)
    dead = [agent for agent in first if agent.last_week is not None]
    assert dead
    assert all("group_died" in [line.kind for line in agent.story] for agent in dead)
    with pytest.raises(LookupError, match="died in week"):
        _ = dead[0].activity
    for agent in street.agents_by_type[SelfOrganisation]:
        assert len(agent.people) == agent.members
        assert all(person.group is agent for person in agent.people)


def test_institutions_read_and_write_their_row() -> None:
    """Exact: an attribute is the array's number; minutes offered are the sum of uses."""
    street = lived(8)
    world = street.world
    for office in street.agents_by_type[CommunityOffice]:
        assert office.coordination == world.communities.coordination[office.row]
        assert office.minutes["offered"] == sum(office.minutes.values()) / 2 > 0
    office.burnout = 0.25
    assert world.communities.burnout[office.row] == 0.25
    partner = list(street.agents_by_type[CharityPartner])[3]
    partner.stock = 5
    assert (world.partners.stock[3] == 5).all()
    assert np.shares_memory(partner.stock, world.partners.stock)
    worker = next(iter(street.agents_by_type[SocialWorker]))
    worker.skill = 0.5
    assert world.worker_skill[0] == 0.5
    assert worker.communities == ("Y", "D")


# Grid and log


def test_the_grid_holds_every_cell_once_with_the_model_s_neighbours() -> None:
    """Exact: cells, neighbours, and households and residents as nested runs."""
    street = founded(scale=0.1)
    world, grid = street.world, street.grid
    numbers = [cell.number for cell in grid if cell.number >= 0]
    assert sorted(numbers) == list(range(len(world.cells.community)))
    for number in numbers:
        cell = grid.cell(number)
        assert cell.number == number
        assert cell.community == world.cells.community[number]
        assert cell.residents == len(street.residents(cell=cell))
        near = {int(other.number) for other in cell.neighborhood} - {-1}
        assert near == set(world.neighbours[number].tolist()) - {-1}
    cells = [b for c in range(world.community_count) for b in grid.cells_of(c)]
    homes = [h for b in cells for h in grid.households_of(b)]
    people = [i for h in homes for i in grid.residents_of(h)]
    assert people == list(range(world.resident_count))
    assert [len(grid.households_of(b)) for b in cells] == [grid.cell(b).households for b in cells]
    assert street.resident(people[-1]).pos == grid.cell(cells[-1]).coordinate


def test_the_log_tells_what_the_arrays_hold() -> None:
    """Exact: every notable event is in one community or the street; cases by their resident."""
    street = lived(40)
    world = street.world
    places = [*street.plan.codes, "street"]
    assert sum(len(street.log(community=place)) for place in places) == len(world.events)
    assert {line.subject for line in street.log(subject="emergency")} == {"emergency"}
    assert street.log(subject="emergency")[0].date.isoformat() == "2020-01-20"
    log = world.log
    n = int(np.flatnonzero(log.helper[: world.log_count] >= 0)[-1])
    helper, helped = street.resident(int(log.helper[n])), street.resident(int(log.resident[n]))
    assert (int(log.closed[n]), "helped", f"k{log.need[n]} of {helped.subject}") in [
        (line.week, line.kind, line.numbers) for line in helper.story
    ]
    own = log.resident[: world.log_count] == helped.row
    kinds = [line.kind for line in street.log(subject=helped)]
    assert kinds.count("case_born") == own.sum() + len(helped.open_cases)
    assert kinds.count("case_closed") == (log.closer[: world.log_count][own] >= 0).sum()
    assert street.log(subject=helped.subject) == helped.story
    office = next(iter(street.agents_by_type[CommunityOffice]))
    closed = [int(line.numbers) for line in office.story if line.kind == "cases_closed"]
    chosen = log.closer[: world.log_count] == 0
    chosen &= world.traits.community[log.resident[: world.log_count]] == office.row
    assert sum(closed) == chosen.sum()
