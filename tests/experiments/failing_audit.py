"""The made-up model of the audit, but for a value at which it fails: the hub meets every eighth week."""

from typing import Any

from tests.experiments import audited_model
from tests.experiments.fake_model import FakeTrajectory, prepare

__all__ = ["prepare", "run"]


def run(scenario: Any, seed: int, **asked: Any) -> FakeTrajectory:
    """Return the known outcomes, or fail."""
    if scenario.settings.hub_period == 8:
        raise RuntimeError("this run was told to fail")
    return audited_model.run(scenario, seed, **asked)
