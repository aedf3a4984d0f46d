"""`wulian sweep` as it is written: a plan file with changes, or a design given by options."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Unpack

from experiments.designs.design import Design
from experiments.designs.design import design as make_design
from experiments.designs.factor import asked_for, several
from experiments.designs.point_table import read_table
from experiments.questions.sweep.plan import sweep_plan
from experiments.questions.sweep.plan_file import read_plan, shipped
from experiments.questions.sweep.result import Sweep
from experiments.questions.sweep.run import Announce, run_design
from experiments.runs.jobs import parse_seeds
from experiments.runs.spec import HOW, Options, taken
from experiments.text.errors import InputError

# What stands at the head of a line of a plan and of no scenario.
PLAN_BEGINS = ("scenarios", "vary", "design", "[vary", "[design")


def sweep_as_written(
    what: Sequence[str],
    vary: Sequence[str],
    table: Path | None,
    design: str | None,
    points: int | None,
    levels: int | None,
    second_order: bool,
    design_seed: int | None,
    seeds: str | None,
    measures: Sequence[str],
    each_community: bool,
    announce: Announce | None = None,
    **options: Unpack[Options],
) -> Sweep:
    """Run a plan or a design. Raises InputError for options that do not fit together."""
    given: dict[str, Any] = {key: value for key, value in options.items() if value not in (None, [], False)}
    shown: dict[str, Any] = {"each_community": True} if each_community else {}
    if measures:
        shown["measures"] = measures
    if seeds is not None:
        given["seeds"] = parse_seeds(seeds)
    how = {name: given.pop(name) for name in HOW & given.keys()}
    _, execution = taken((), (), how)
    if _is_plan(what[0]):
        if len(what) > 1 or any((vary, table, design, points, levels, second_order, design_seed)):
            raise InputError(
                f"{what[0]} is a plan: it names its scenarios, what varies and the design, so give"
                " none of these. --seeds, --weeks, --communities, --street and --set go before the plan's."
            )
        plan = read_plan(what[0], given | shown)
    else:
        made = _design(what[0], vary, table, design, points, levels, second_order, design_seed)
        spec, _ = taken(what, given.pop("seeds", tuple(range(1, 6))), given)
        plan = sweep_plan(made, spec, **shown)
    return run_design(plan, execution, announce=announce)


def _is_plan(name: str) -> bool:
    """Return whether a word names a plan: a shipped one, or a TOML file that says what varies."""
    from scenarios.files import read_text

    if name in shipped():
        return True
    if not name.endswith(".toml"):
        return False
    lines = read_text(Path(name), name).splitlines()
    return any(line.strip().startswith(PLAN_BEGINS) for line in lines)


def _design(
    what: str,
    vary: Sequence[str],
    table: Path | None,
    kind: str | None,
    points: int | None,
    levels: int | None,
    second_order: bool,
    design_seed: int | None,
) -> Design:
    from sim.links import nearest

    if table is not None:
        if any((vary, kind, points, levels, second_order, design_seed)):
            raise InputError("--table holds all points, so --vary and a design have nothing to add.")
        return read_table(table, table.name)
    if not vary:
        raise InputError(
            "A sweep needs what varies: --vary need_scale=0.8:2, --vary 'all uncertain', --table FILE,"
            f" or a plan (shipped: {', '.join(shipped())}){nearest(what, shipped())}"
        )
    return make_design(
        kind or "lhs",
        several(asked_for(vary)),
        points=points,
        seed=design_seed or 1,
        levels=levels,
        second_order=second_order,
    )
