"""Exact: who may finish a severe case is stated, and nothing else opens it."""

import numpy as np
import pytest

from sim.efficiency import efficiencies, efficiency_rows
from sim.layout import (
    R_CHARITY,
    R_GROUP,
    R_OFFICE,
    R_PARTY,
    R_PARTY_OWN_CELL,
    R_PROFESSIONAL,
    R_SOCIAL,
    R_VOLUNTEER,
    SKILL_LEGAL,
    SKILL_MEDICAL,
)
from sim.licences import licences
from sim.settings import CATALOGUE, SettingError, Settings
from tests.sim.small_streets import founded

K1, K2, K5 = range(3)


def test_a_licence_names_purses():
    own = licences(
        frozenset({"helper:k1", "medical:k1", "legal:k5", "hospital:k1", "group:k5", "contract:k2"})
    )
    bins = own.lasting[R_PARTY : R_PARTY_OWN_CELL + 1]
    assert (bins[:, K1] == 1).all(), "every bin is a helper or medical"
    assert np.flatnonzero(bins[:, K5]).tolist() == [SKILL_LEGAL]
    assert (own.lasting[R_VOLUNTEER:R_GROUP] == bins).all(), "volunteers as members"
    assert own.lasting[R_CHARITY + 1].tolist() == [1, 0, 0]
    assert own.lasting.sum() == bins.sum() * 2 + 1
    assert np.argwhere(own.group).tolist() == [[5, K5]]
    assert np.argwhere(own.contract).tolist() == [[2 + 1, K2]]
    helpers = licences(frozenset({"helper:k1"})).lasting[R_PARTY : R_PARTY_OWN_CELL + 1]
    assert helpers[:, K1].tolist() == [skill != SKILL_MEDICAL for skill in range(6)]


def test_without_a_licence_no_efficiency():
    for entries in CATALOGUE["licence_finish"].default, frozenset(), frozenset({"legal:k5"}):
        rows = efficiency_rows(Settings(licence_finish=entries))
        finish = licences(entries)
        for table, licensed in zip(rows, finish, strict=True):
            assert ((table[:, 8:] > 0) <= (licensed == 1)).all()
        assert (rows.lasting[:, 8:] > 0).sum() == finish.lasting.sum(), "who is licensed has an efficiency"
        assert (rows.contract[:, 8:] > 0).sum() == finish.contract.sum()


@pytest.mark.parametrize("name", ["licence_finish", "licence_try"])
def test_a_licence_for_nobody_is_refused(name):
    with pytest.raises(SettingError, match="k9"):
        Settings(**{name: ["medical:k9"]})


def test_nobody_unskilled_can_be_given_the_end_of_a_case():
    with pytest.raises(SettingError, match="allowed is a list of"):
        Settings(licence_finish=["office:k5"])


def test_training_raises_routine_columns_only():
    world = founded("isolated").world
    shape = (world.community_count, len(efficiency_rows(world.settings).lasting), 11)
    tables = []
    for skill in (0.0, 1.0):
        world.communities.staff_skill[:] = world.communities.volunteer_skill[:] = skill
        eta, base = np.empty(shape), np.empty(shape)
        efficiencies(world, np.zeros(world.community_count * 8, dtype=np.int8), eta, base)
        tables.append((eta, base))
    (untrained, base), (trained, same) = tables
    assert (base == same).all()
    assert (untrained == base).all()
    raised = np.unique(np.argwhere(trained > untrained)[:, 1:], axis=0)
    assert set(raised[:, 0]) == {R_OFFICE, R_VOLUNTEER}
    assert raised[:, 1].max() < 8
    assert (trained[:, R_OFFICE, :8] >= 0.6).all()


def test_every_entry_of_the_table_counts():
    """Exact: an entry set to another value moves some row."""
    rows = efficiency_rows(Settings())
    for name, setting in CATALOGUE.items():
        if setting.group == "efficiency":
            other = efficiency_rows(Settings(**{name: setting.low}))
            assert any((one != two).any() for one, two in zip(rows, other, strict=True)), name
    assert rows.lasting[R_SOCIAL, 10] == 0.0, "social workers only try severe disputes"
    assert (rows.lasting[[R_GROUP, R_PROFESSIONAL]] == 0).all(), "these rows follow type and specialism"
