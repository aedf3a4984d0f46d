"""`wulian sweep`: a plan file, or a design given by options; then the range of every outcome."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.table import Table
from rich.text import Text

from experiments.text.errors import InputError
from interface.cli.analyses import say_cost, varied_by
from interface.cli.language import Language
from interface.cli.progress import Bar
from interface.cli.runs import cores, end
from interface.cli.terminal import console, print_part

if TYPE_CHECKING:
    from experiments.designs.design import Design
    from experiments.questions.sweep.plan import SweepPlan
    from experiments.questions.sweep.result import Sweep

# What stands at the head of a line of a plan and of no scenario.
PLAN_BEGINS = ("scenarios", "vary", "design", "[vary", "[design")


def sweep(
    what: Sequence[str],
    vary: Sequence[str],
    table: Path | None,
    kind: str | None,
    points: int | None,
    levels: int | None,
    second_order: bool,
    design_seed: int | None,
    seeds: str | None,
    workers: int | None,
    language: Language,
    dry_run: bool,
    engine: str,
    out: Path | None,
    **asked: Any,
) -> None:
    """Run a plan or a design, print the range of every outcome, write the tables."""
    from experiments.questions.sweep.run import run_design
    from experiments.runs.jobs import parse_seeds
    from experiments.runs.spec import Execution

    processes = workers or cores()
    given = {key: value for key, value in asked.items() if value not in (None, [], False)}
    if seeds is not None:
        given["seeds"] = parse_seeds(seeds)
    if _is_plan(what[0]):
        if len(what) > 1 or any((vary, table, kind, points, levels, second_order, design_seed)):
            raise InputError(
                f"{what[0]} is a plan: it names its scenarios, what varies and the design, so give"
                " none of these. --seeds, --weeks, --communities, --street and --set go before the plan's."
            )
        from experiments.questions.sweep.plan_file import read_plan

        plan = read_plan(what[0], given)
    else:
        made = _design(what[0], vary, table, kind, points, levels, second_order, design_seed)
        plan = _plan(what, made, given)

    def announce(plan: "SweepPlan", done: int) -> None:
        say_cost(plan, done, processes, language)
        if dry_run:
            raise typer.Exit

    with Bar(language) as bar:
        found = run_design(plan, Execution(processes, engine, out, bar), announce=announce)
    show(found, language)
    end(found.failed, found.folder, language)


def _is_plan(name: str) -> bool:
    """Return whether a word names a plan: a shipped one, or a TOML file that says what varies."""
    from experiments.questions.sweep.plan_file import shipped
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
) -> "Design":
    from experiments.designs.design import design
    from experiments.designs.factor import several
    from experiments.designs.point_table import read_table
    from experiments.questions.sweep.plan_file import shipped
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
    return design(
        kind or "lhs",
        several(varied_by(vary)),
        points=points,
        seed=design_seed or 1,
        levels=levels,
        second_order=second_order,
    )


def _plan(arms: Sequence[str], design: "Design", given: dict[str, Any]) -> "SweepPlan":
    from experiments.questions.sweep.plan import sweep_plan
    from experiments.runs.spec import taken

    special = {key: given.pop(key) for key in ("each_community", "measures") if key in given}
    spec, _ = taken(arms, given.pop("seeds", tuple(range(1, 6))), given)
    return sweep_plan(design, spec, **special)


def show(found: "Sweep", language: Language) -> None:
    """Print the range of every outcome over the points, by scenario; no claim about causes."""
    zh = language == "zh"
    terminal = console()
    print_part(found.manifest, language, terminal)
    seeds = len(found.manifest["question"]["seeds"])
    terminal.print(
        Text(
            f"{len(found.design)} 个点，每点 {seeds} 粒种子；下表为各点均值的最小、中位、最大。"
            if zh
            else f"{len(found.design)} points, {'1 seed' if seeds == 1 else f'{seeds} seeds'} each; smallest,"
            " median and largest of the points' means over seeds."
        )
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    heads = (
        ("指标", "场景", "最小", "中位", "最大")
        if zh
        else ("measure", "scenario", "smallest", "median", "largest")
    )
    for place, head in enumerate(heads):
        table.add_column(head, justify="left" if place < 2 else "right")
    for measure in found.shown:
        columns = dict(found.means(measure.name).items())
        for arm, column in found.differences(measure.name).items():
            columns[f"{arm} − {found.arms[0]}"] = column
        title = measure.title(language)
        for arm, column in columns.items():
            known = column.dropna()
            cells = [f"{value:.3g}" for value in (known.min(), known.median(), known.max())]
            table.add_row(title, str(arm), *(cells if len(known) else ["–"] * 3))
            title = ""
    terminal.print(table)
