"""Exact: the draw function reproduces the published check values, in Python and compiled."""

import pytest

from sim.randomness import decision_hash, draw, finalise, prefix, uniform

CHECKS = (
    (1, "need.birth", 0, 98763, 0, 0.015691026057085722),
    (1, "need.birth", 0, 98763, 1, 0.03960408465314913),
    (7, "talk.partner", -5, 110999, 0, 0.12655824490662082),
    (1, "found.size", -53, 0, 0, 0.36594221984000996),
    (2019, "route.ok", 24, 887999, 0, 0.9815553528012464),
)


@pytest.mark.parametrize("check", CHECKS)
def test_draws_at_known_addresses(check: tuple[int, str, int, int, int, float]) -> None:
    seed, name, week, subject, number, value = check
    assert draw(seed, name, week, subject, number) == value
    assert uniform(prefix(seed, name, week), subject, number) == value


def test_hashes() -> None:
    assert decision_hash("need.birth") == 0x444AD061F6B4F9A2
    assert finalise(1) == 0x5692161D100B05E5
