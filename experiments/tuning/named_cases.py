"""How often what the study names comes into being, and works: `python -m experiments.tuning.named_cases`.

A check after the fact, never a target: the detectors were written before the start was frozen. A group or
team has *begun* when it is born after week 0 under its name and *worked* when it closed a case; a
project has begun when it is commissioned and worked when it ended with a minute served; a place
has begun when a group was granted it. Three-party order in O has begun when an area more than at week 0 is
settled there, and worked when at the end two more are; smart elder care in S has begun when a bed of the
building is in use, and worked when the provider closed a case that it knew first.
"""

import argparse
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context

import numpy as np
import pandas as pd

from scenarios import load, load_street
from sim.layout import AREA_COUNT, GROUP, PROFESSIONAL
from sim.plan import Named, StreetPlan
from sim.simulation import Simulation
from sim.trajectory import Trajectory

WEEKS = 156
WORLDS = ("before", "isolated", "linked")
ROOF = "roof"
ORDER, ELDER_CARE = "Three-party order in O", "Smart elder care in S"
Found = dict[str, tuple[bool, bool]]


def found(trajectory: Trajectory, plan: StreetPlan, codes: Mapping[str, str]) -> Found:
    """Return for everything named whether it began, and whether it worked.

    `codes` are the communities of the order (`order`) and of the elder care (`care`).
    """
    events = trajectory.events[trajectory.events.week >= 0]
    result = {one.name: _named(events, trajectory, plan, one) for one in plan.named if one.kind in DETECTORS}
    for place in plan.places:
        if place.kind == ROOF:
            granted = bool((events[events.kind == "place_granted"].subject == place.name).any())
            result[place.name] = (granted, granted)
    return result | {
        ORDER: _order(trajectory, codes["order"]),
        ELDER_CARE: _elder_care(trajectory, codes["care"]),
    }


def _named(events: pd.DataFrame, trajectory: Trajectory, plan: StreetPlan, one: Named) -> tuple[bool, bool]:
    return DETECTORS[one.kind](events, trajectory, plan, one)


def _group(events: pd.DataFrame, trajectory: Trajectory, plan: StreetPlan, one: Named) -> tuple[bool, bool]:
    """Whether a group of this name was born, and closed a case of its need afterwards."""
    born = events[(events.kind == "group_born") & (events.subject == one.name)].week
    if not len(born) or one.community is None:
        return False, False
    cases = trajectory.cases
    own = (cases.community == plan.codes[one.community]) & (cases.closer == GROUP)
    return True, bool((own & (cases.need == one.category) & (cases.closed >= born.min())).any())


def _project(events: pd.DataFrame, trajectory: Trajectory, plan: StreetPlan, one: Named) -> tuple[bool, bool]:
    """Whether a project of this name was commissioned, and one ended with a minute served."""
    own = events[events.subject.str.endswith(f"({one.name})")]
    served = own[own.kind == "project_ended"].numbers.str.extract(r"^(\d+)", expand=False).astype(int)
    return bool((own.kind == "project_opened").any()), bool((served > 0).any())


DETECTORS = {"group": _group, "team": _group, "project": _project}


def _order(trajectory: Trajectory, code: str) -> tuple[bool, bool]:
    """Whether an area more was settled in a community at some time, and two more at the end."""
    clarity = trajectory.weekly[trajectory.weekly.community == code].clarity.to_numpy()
    settled = (clarity - clarity[0]) * AREA_COUNT
    return bool(settled.max() > 0.5), bool(settled[-1] > 1.5)


def _elder_care(trajectory: Trajectory, code: str) -> tuple[bool, bool]:
    """Whether a bed was in use in a community, and the provider closed a case there that it knew first."""
    weekly = trajectory.weekly[trajectory.weekly.community == code]
    cases = trajectory.cases
    own = (cases.community == code) & (cases.closer == PROFESSIONAL)
    known = own & (cases.first_knower == PROFESSIONAL)
    return bool((weekly.beds_used > 0).any()), bool(known.any())


def lived(world: str, seed: int) -> Found:
    """Return what came into being in one run of the full street."""
    plan = load_street("x-street")
    life = Simulation(load(world), seed, street=plan)
    while life.week < WEEKS:
        life.step()
    seen = life.trajectory()
    homes = np.array(plan.codes)[life.world.traits.community[seen.cases.resident]]
    return found(replace(seen, cases=seen.cases.assign(community=homes)), plan, {"order": "O", "care": "S"})


def table(rows: Mapping[str, list[Found]]) -> pd.DataFrame:
    """Return per named thing and world the number of runs in which it began, and in which it worked."""
    names = list(next(iter(rows.values()))[0])
    return pd.DataFrame(
        {
            (world, part): [sum(run[name][n] for run in runs) for name in names]
            for world, runs in rows.items()
            for n, part in enumerate(("began", "worked"))
        },
        index=names,
    )


def main() -> None:
    """Live the worlds and print the table."""
    parser = argparse.ArgumentParser(prog="python -m experiments.tuning.named_cases", description=__doc__)
    parser.add_argument("worlds", nargs="*", default=WORLDS)
    parser.add_argument("--seeds", type=int, default=20)
    o = parser.parse_args()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        rows = {world: list(pool.map(partial(lived, world), range(1, o.seeds + 1))) for world in o.worlds}
    print(f"Runs of {o.seeds} in which each began / worked, {WEEKS} weeks, full street")
    counts = table(rows)
    for name in counts.index:
        shown = "  ".join(
            f"{world} {counts.loc[name, (world, 'began')]}/{counts.loc[name, (world, 'worked')]}"
            for world in o.worlds
        )
        print(f"{name}: {shown}")


if __name__ == "__main__":
    main()
