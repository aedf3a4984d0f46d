"""Residents as views of the arrays: exact laws of reading, writing, choosing and registering."""

import gc
import time
import weakref

import numpy as np
import pytest

from sim.agents import PartyMember, Resident, SunkDownMember
from sim.agents.columns import Column
from sim.layout import NEED_COUNT
from sim.scenario import ScenarioError
from tests.sim.small_streets import at_week_zero, founded, lived, run_of

FIXED = {"household", "cell", "community", "member_type"}
pytestmark = pytest.mark.versions


def fields() -> set[str]:
    return {name for name, kind in vars(Resident).items() if isinstance(kind, Column)}


def test_views_read_and_write_the_arrays() -> None:
    """Exact: every field of every resident asked; a write changes that number and no other."""
    street = lived(2)
    tables = (street.world.traits, street.world.minds, street.world.roles)
    assert fields() == {name for table in tables for name in table._fields}
    for table in tables:
        for name, array in table._asdict().items():
            assert street.residents().get(name).tolist() == array.tolist()
            resident = street.resident(17)
            assert getattr(resident, name) == array[17]
            if name in FIXED:
                with pytest.raises(AttributeError, match="cannot be changed"):
                    setattr(resident, name, 1)
                continue
            before = array.copy()
            before[17] = value = 1 if before[17] != 1 else 0
            setattr(resident, name, value)
            assert (array == before).all()


def test_writes_that_fit_no_array_are_refused() -> None:
    """Exact: no fraction in a count, no overflow, nothing that is not a number."""
    resident = founded().resident(0)
    for name, value in (
        ("active", 0.5),
        ("age", 300),
        ("opinion", float("nan")),
        ("trust", "high"),
    ):
        before = getattr(resident, name)
        with pytest.raises(ValueError, match=name):
            setattr(resident, name, value)
        assert getattr(resident, name) == before


def test_types_of_views_follow_membership() -> None:
    """Exact: residents, self-managed members and sunk-down members, each of their own type."""
    street = founded()
    kinds = {0: Resident, 1: PartyMember, 2: SunkDownMember}
    member_type = street.world.traits.member_type
    assert set(member_type.tolist()) == {0, 1, 2}
    for row, member in enumerate(member_type.tolist()):
        assert type(street.resident(row)) is kinds[member]


def test_selections_are_the_runs_of_the_arrays() -> None:
    """Exact: a cell's, a community's and a household's residents; all; by code, index, grid."""
    street = founded()
    traits = street.world.traits
    assert len(street.residents()) == len(traits.age)
    for name, number in (("cell", 3), ("household", 30), ("community", 2)):
        own = street.residents(**{name: number})
        assert list(own.rows) == np.flatnonzero(getattr(traits, name) == number).tolist()
    assert list(street.residents(community="S").rows) == list(
        street.residents(community=street.plan.index("S")).rows
    )
    assert list(street.residents(cell=street.grid.cell(3)).rows) == list(street.residents(cell=3).rows)
    old = street.residents().select(lambda agent: agent.age >= 60)
    assert len(old) == int((traits.age >= 60).sum())
    assert old[0] in street.residents()
    old.set("trust", 0.75).do(lambda agent: setattr(agent, "opinion", 0.5))
    assert (street.world.minds.trust == 0.75).tolist() == (traits.age >= 60).tolist()
    assert (old.get("opinion") == 0.5).all()
    for wrong in (-1, len(traits.age), 1.5, True):
        with pytest.raises(IndexError, match="allowed is"):
            street.resident(wrong)
    with pytest.raises(ScenarioError, match="no community"):
        street.residents(community="Q")


def test_home_neighbours_ties_and_cases_are_those_of_the_arrays() -> None:
    """Exact: against the arrays, written out by hand."""
    street = lived(8)
    world = street.world
    row = int(world.cases.key[0]) // NEED_COUNT
    resident = street.resident(row)
    assert [agent.row for agent in resident.home] == [
        i for i in range(world.resident_count) if world.traits.household[i] == resident.household
    ]
    assert resident in resident.neighbours
    ties = [
        (street.resident(int(j)), float(s))
        for j, s in zip(world.ties.contact[row], world.ties.strength[row], strict=True)
        if j >= 0
    ]
    assert resident.ties == ties
    own = world.cases.key // NEED_COUNT == row
    assert [case.need for case in resident.open_cases] == [
        f"k{key % NEED_COUNT}" for key in world.cases.key[own]
    ]
    assert [case.born for case in resident.open_cases] == world.cases.born[own].tolist()


def test_two_streets_in_one_process_do_not_interfere() -> None:
    """Exact: a view belongs to its own street; writing and stepping leave the other alone."""
    one, other = at_week_zero(), at_week_zero()
    first, second = one.resident(5), other.resident(5)
    before = second.trust
    first.trust = 0.9
    assert (first.trust, second.trust) == (0.9, before)
    assert first != second
    assert second not in one.residents()
    assert {a.unique_id for a in one.agents} == {a.unique_id for a in other.agents}
    with pytest.raises(ValueError, match="another street"):
        one.register([second])
    with pytest.raises(ValueError, match="another street"):
        one.log(subject=second)
    for _ in range(8):
        one.step()
        other.step()
    assert other.trajectory().fingerprint == run_of("linked", 8).fingerprint


def test_registering_is_asked_for_and_can_be_undone() -> None:
    """Exact: a registered resident is one agent under one number, and then none again."""
    street = founded()
    institutions = len(street.agents)
    some = street.residents(cell=0)
    agents = street.register(some)
    street.register(some)
    gc.collect()
    assert len(agents) == len(some) == len(street.agents) - institutions
    assert street.resident(0) is next(iter(agents))
    assert street.resident(0).unique_id == 1_000_000
    street.resident(0).remove()
    assert len(street.agents) == institutions + len(some) - 1
    street.unregister(some)
    assert len(street.agents) == institutions


def test_views_are_cheap_and_leave_nothing_behind() -> None:
    """Exact but for time: 10,000 views register nothing; a street let go is gone."""
    street = founded(scale=0.1)
    agents = len(street.agents)
    start = time.process_time()
    views = [street.resident(row) for row in range(10_000)]
    assert time.process_time() - start < 1
    assert len(street.agents) == agents
    gone = [weakref.ref(views[0]), weakref.ref(street)]
    assert street.grid.width > 0
    street.step()
    del views, street
    gc.collect()
    assert [reference() for reference in gone] == [None, None]
