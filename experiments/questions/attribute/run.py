"""`attribute`: how much of the effect of linkage belongs to each link? Shapley values of a design."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import pandas as pd

from experiments.designs import point_table
from experiments.questions.analysis import Analysis, analysed, measures_asked, quantities
from experiments.questions.attribute.result import Attribution, attributions
from experiments.questions.attribute.sampled import orders_for, points_for
from experiments.questions.sweep.plan import SweepPlan, sweep_plan
from experiments.questions.sweep.result import Sweep
from experiments.questions.sweep.run import Announce, run_design
from experiments.runs.spec import Options, RunSpec, Seeds, taken
from experiments.text.errors import InputError

if TYPE_CHECKING:
    from sim import Scenario

# Long enough for the windows of all primary outcomes: births to week 125, closed three weeks later.
WEEKS = 129
SETS = ("links", "functions")
FUNCTIONS = ("party_hub", "party_study", "party_example", "party_call")


def players_of(names: Sequence[str]) -> list[str]:
    """Return the players: "links" (the eight), "functions" (the four of the Party), or names.

    A name is a link (`platform`, `links.platform`), a switch (`party_hub`), or several joined by
    "+" that are switched together. Raises InputError for an unknown or a repeated name.
    """
    from sim.links import LINKS

    if list(names) in ([], ["links"]):
        return [f"links.{link}" for link in LINKS]
    if list(names) == ["functions"]:
        return list(FUNCTIONS)
    players, seen = [], set()
    for name in names:
        parts = [_part(part.strip()) for part in name.split("+")]
        for part in parts:
            if part in seen:
                raise InputError(f"--player {name}: {part} stands twice")
            seen.add(part)
        players.append("+".join(parts))
    if len(players) < 2:
        raise InputError("an effect is divided among two or more players; give --player twice or more")
    return players


def _part(name: str) -> str:
    from sim.links import LINKS, nearest
    from sim.settings import CATALOGUE

    link = name.removeprefix("links.")
    if link in LINKS:
        return f"links.{link}"
    if name in CATALOGUE and CATALOGUE[name].kind == "switch":
        return name
    switches = [key for key, one in CATALOGUE.items() if one.kind == "switch"]
    raise InputError(
        f"--player {name[:80]}: allowed are links, switches, or several joined by '+'"
        f"{nearest(name, [*LINKS, *switches])}"
    )


def attribution_plan(
    players: Sequence[str],
    spec: RunSpec,
    couples: int | None,
    order_seed: int,
    measures: Sequence[str],
) -> SweepPlan:
    """Return the plan of an attribution: every combination of the players, or what orders need."""
    if couples is None:
        table = _every_combination(players)
    else:
        table = points_for(list(players), orders_for(len(players), couples, order_seed))
    columns = {part: table[player] for player in players for part in player.split("+")}
    return sweep_plan(point_table.table(pd.DataFrame(columns)), spec, measures=measures)


def _every_combination(players: Sequence[str]) -> pd.DataFrame:
    """Return all subsets of the players as rows of 0 and 1."""
    axes = [(0, 1)] * len(players)
    combined = pd.MultiIndex.from_product(axes, names=list(players))
    return combined.to_frame(index=False).rename_axis(index="point")


def attribute(
    players: Sequence[str] = ("links",),
    scenario: "str | Path | Scenario" = "linked",
    seeds: Seeds = tuple(range(1, 11)),
    *,
    outcomes: Sequence[str] = (),
    orders: int | None = None,
    order_seed: int = 1,
    announce: Announce | None = None,
    **options: Unpack[Options],
) -> Analysis:
    """Divide the effect of all players together among them, whatever the order of introduction.

    Runs the scenario with every combination of the players on and off, 2 to the power of their number.

    Args:
        players: links, or switches of the catalogue; "links" are all eight.
        scenario: the world with everything on.
        seeds: whole numbers from 1, the same in every world.
        outcomes: measures; the primary outcomes where none is named.
        orders: only the worlds that so many pairs of random orders pass through.
        order_seed: seed of these orders.
        announce: is shown the plan before anything starts.
        **options: see `wulian.Options`. Of a street given by name five whole communities live unless
            `communities` says which, or "all"; runs last 129 weeks.

    Returns:
        The analysis: `.tables` by name (as the CSV files in `.folder`), `.sentences("zh")` says for each
        outcome what was found, `.sweep` holds the runs behind it.

    Raises:
        InputError, ScenarioError: what is asked makes no sense, or a library is missing.
        OtherQuestion: the folder holds the answer to another question.

    Example:
        >>> import wulian as wl
        >>> found = wl.attribute(
        ...     ["platform", "supervision"], seeds=[1, 2], outcomes=["trust"], communities=1, weeks=2
        ... )
        >>> sorted(found.tables["attribution"]["player"])
        ['links.platform', 'links.supervision', 'total']
    """
    names = players_of(players)
    asked = measures_asked(outcomes)
    spec, execution = taken([scenario], seeds, options, weeks=WEEKS, few=True)
    plan = attribution_plan(names, spec, orders, order_seed, asked)
    details = {"players": names, "orders": orders, "order_seed": order_seed, "outcomes": asked}
    sweep = run_design(
        plan,
        execution,
        experiment="attribute",
        details=details,
        words=_words(players, outcomes, orders, order_seed),
        announce=announce,
    )
    return analysed("attribute", sweep)


def _words(players: Sequence[str], outcomes: Sequence[str], orders: int | None, order_seed: int) -> list[str]:
    """Return the options that repeat this attribution."""
    words = [word for player in players for word in ("--player", player)]
    words += [word for outcome in outcomes for word in ("--outcome", outcome)]
    if orders is not None:
        words += ["--orders", str(orders), "--design-seed", str(order_seed)]
    return words


def read(sweep: Sweep) -> tuple[Attribution, ...]:
    """Return what the tables of a finished attribution say."""
    asked = sweep.manifest["question"]
    players = asked["players"]
    design = pd.DataFrame({player: sweep.design[player.split("+")[0]].astype(int) for player in players})
    orders = None
    if asked["orders"] is not None:
        orders = orders_for(len(players), asked["orders"], asked["order_seed"])
    return attributions(sweep.values, design, quantities(sweep, asked["arms"][0]), orders)
