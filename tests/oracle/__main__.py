"""Does the second implementation live the same street? `python -m tests.oracle [SCENARIO]`.

With `--process`, processes are checked alone instead: before each of them the fast world's states are
copied into the reference, so that a difference belongs to that process and to no other.
"""

import argparse
import sys

from scenarios import load, load_street
from sim.communities import only
from sim.plan import StreetPlan
from sim.scenario import Scenario
from sim.simulation import Simulation
from tests.oracle.docking import ALL, check_week, dock


def main() -> None:
    """Read the options, live, say where the two differ first."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    parser.add_argument("scenario", nargs="?", default="linked")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=0.02)
    parser.add_argument("--weeks", nargs="+", type=int, default=[52], help="[first] last, not included")
    parser.add_argument("--communities", nargs="+", metavar="CODE", help="live with these only")
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="settings to change")
    parser.add_argument("--process", nargs="+", choices=ALL, help="check these alone")
    o = parser.parse_args()
    scenario, plan = load(o.scenario), load_street("x-street")
    if o.set:
        changes = dict(one.split("=") for one in o.set)
        values = {name: float(value) for name, value in changes.items()}
        scenario = scenario.replace(settings=scenario.settings.replace(values))
    if o.communities:
        plan = only(plan, o.communities)
    agree = check_processes(scenario, plan, o) if o.process else live(scenario, plan, o)
    sys.exit(not agree)


def live(scenario: Scenario, plan: StreetPlan, o: argparse.Namespace) -> bool:
    """Live whole weeks in both; return whether they agree."""
    result = dock(scenario, o.seed, plan=plan, scale=o.scale, weeks=o.weeks[-1])
    print(f"{scenario.name}, seed {o.seed}: {result.residents} residents, {result.cases} closed cases")
    if result.difference is None:
        print(f"all states and measures agree in all {result.weeks} weeks")
    else:
        print(f"they agree for {result.weeks} weeks; the first difference:\n{result.difference}")
    return result.difference is None


def check_processes(scenario: Scenario, plan: StreetPlan, o: argparse.Namespace) -> bool:
    """Check single processes in some weeks of a fast run; return whether all agree."""
    life = Simulation(scenario, o.seed, street=plan, scale=o.scale)
    while life.week < o.weeks[0]:
        life.step()
    checked = agreed = 0
    while life.week <= o.weeks[-1]:
        for name, states in check_week(life.world, scenario, o.process):
            checked += 1
            agreed += not states
            for state in states:
                print(f"week {life.week}, {name}: {state}")
        life.world.week += 1
    print(f"{agreed} of {checked} checks agree")
    return agreed == checked


if __name__ == "__main__":
    main()
