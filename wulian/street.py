"""A street as a Mesa model, by names: what `mesa.batch_run` and a browser of Mesa can make themselves."""

from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom
from typing import Any

import sim
from experiments.runs import inputs
from experiments.runs.progress import Silence
from experiments.text.errors import InputError
from sim.compiled import TOLD_FIRST
from sim.observers import Maker
from sim.plan import StreetPlan

LAST_SEED = 2**31 - 1


class Street(sim.Street):
    """A street as a Mesa model: each `.step()` lives one week.

    Example:
        >>> import wulian as wl
        >>> street = wl.Street("isolated", seed=1, communities=1)
        >>> street.step()
        >>> street.datacollector.get_model_vars_dataframe()["week"].tolist()
        [0]
    """

    def __init__(
        self,
        world: "str | Path | sim.Scenario" = "linked",
        seed: int | None = None,
        *,
        rng: int | None = None,
        street: "str | Path | StreetPlan | None" = None,
        communities: inputs.Communities = None,
        settings: Sequence[str] | str = (),
        observers: Sequence[Maker] = (),
        burn_in: bool = False,
    ) -> None:
        """Found a street, and live its burn-in unless the steps are to do so.

        Args:
            world: as in `wl.run`, but no world that takes another's hours.
            seed: whole number from 0 up; another one each time where none is given (`.seed_used` tells it).
            rng: the same, as newer versions of Mesa call it.
            street: as in `wl.run`.
            communities: as in `wl.run`.
            settings: as in `wl.run`; one change may be given as it is, "hub_period=4".
            observers: as in `wl.run`.
            burn_in: let the first step live the first week of burn-in; otherwise it is week 0.

        Raises:
            ScenarioError: as `wl.run`; also a world that takes the hours of another run.
            InputError: a seed that is none.
        """
        scenario, place = asked(world, street, communities, settings)
        self.seed_used = _seed(rng if seed is None else seed)
        super().__init__(scenario, self.seed_used, street=place, observers=observers)
        while not burn_in and self.week < 0:
            self.simulation.step()
        self._bring_up_to_date()


found = Street
"""The earlier name of `Street`."""


def asked(
    world: "str | Path | sim.Scenario",
    street: Any,
    communities: inputs.Communities,
    settings: Sequence[str] | str,
) -> "tuple[sim.Scenario, StreetPlan]":
    """Return the world and the plan of the street that these names mean; compiling will be said."""
    TOLD_FIRST[:] = [lambda: Silence().compiling(1)]
    place: StreetPlan = inputs.street(street, communities)
    (scenario,) = inputs.scenarios([world], [settings] if isinstance(settings, str) else settings)
    place.check(scenario)
    return scenario, place


def _seed(given: Any) -> int:
    if given is None:
        return SystemRandom().randint(1, LAST_SEED)
    try:
        seed = int(given)
    except (TypeError, ValueError):
        seed = -1
    if isinstance(given, bool) or seed != given or not 0 <= seed <= LAST_SEED:
        raise InputError(
            f"seed = {str(given)[:40]!r}: allowed is a whole number from 0 to {LAST_SEED}",
            f"seed = {str(given)[:40]!r}：须为 0 至 {LAST_SEED} 的整数",
        )
    return seed
