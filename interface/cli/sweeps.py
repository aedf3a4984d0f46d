"""`wulian sweep`: a plan file, or a design given by options; then the range of every outcome."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.table import Table
from rich.text import Text

from experiments.errors import InputError
from interface.cli.analyses import say_cost, varied_by
from interface.cli.language import Language
from interface.cli.progress import Bar
from interface.cli.runs import cores, end
from interface.cli.terminal import console

if TYPE_CHECKING:
    from experiments.designs import Design
    from experiments.sweep_plan import SweepPlan
    from experiments.sweeping import Sweep


def sweep(
    what: Sequence[str], vary: Sequence[str], table: Path | None, kind: str, points: int | None,
    levels: int | None, second_order: bool, design_seed: int, seeds: str | None,
    workers: int | None, language: Language, dry_run: bool, engine: str, out: Path | None,
    **asked: Any,
) -> None:  # fmt: skip
    """Run a plan or a design, print the range of every outcome, write the tables."""
    from experiments.jobs import parse_seeds
    from experiments.sweeping import run_design

    processes = workers or cores()
    given = {key: value for key, value in asked.items() if value not in (None, [], False)}
    if seeds is not None:
        given["seeds"] = parse_seeds(seeds)
    if _is_plan(what[0]):
        if len(what) > 1 or vary or table is not None:
            raise InputError(
                f"{what[0]} is a plan: it names its scenarios and what varies, so give nothing more"
                " of these."
            )
        from experiments.plan_files import read_plan

        plan = read_plan(what[0], given)
    else:
        plan = _plan(what, _design(vary, table, kind, points, levels, second_order, design_seed), given)

    def announce(plan: "SweepPlan") -> None:
        say_cost(plan, processes, language)
        if dry_run:
            raise typer.Exit

    with Bar(language) as bar:
        found = run_design(
            plan, workers=processes, engine=engine, out=out, progress=bar, announce=announce
        )
    show(found, language)
    end(found.failed, found.folder, language)


def _is_plan(name: str) -> bool:
    """Return whether a word names a plan: a shipped one, or a TOML file with a [design]."""
    from experiments.plan_files import shipped

    if name in shipped():
        return True
    if not name.endswith(".toml"):
        return False
    if not Path(name).is_file():
        raise InputError(f"{name}: there is no such file. Shipped plans: {', '.join(shipped())}.")
    text = Path(name).read_text(encoding="utf-8", errors="replace")
    return any(line.strip().startswith(("[design]", "[vary")) for line in text.splitlines())


def _design(
    vary: Sequence[str], table: Path | None, kind: str, points: int | None, levels: int | None,
    second_order: bool, design_seed: int,
) -> "Design":  # fmt: skip
    from experiments.designs import design, read_table
    from experiments.varied import several

    if table is not None:
        if vary:
            raise InputError("--table holds all points, so --vary has nothing to add; give one of them.")
        return read_table(table, table.name)
    if not vary:
        from experiments.plan_files import shipped

        raise InputError(
            "A sweep needs what varies: --vary need_scale=0.8:2, --vary 'all uncertain', --table FILE,"
            f" or a plan ({', '.join(shipped())})."
        )
    return design(
        kind, several(varied_by(vary)), points=points, seed=design_seed, levels=levels,
        second_order=second_order,
    )  # fmt: skip


def _plan(arms: Sequence[str], design: "Design", given: dict[str, Any]) -> "SweepPlan":
    from experiments.sweep_plan import sweep_plan

    seeds = given.pop("seeds", tuple(range(1, 6)))
    return sweep_plan(design, arms, seeds, **given)


def show(found: "Sweep", language: Language) -> None:
    """Print the range of every outcome over the points, by scenario; no claim about causes."""
    zh = language == "zh"
    terminal = console()
    seeds = len(found.manifest["question"]["seeds"])
    terminal.print(
        Text(
            f"{len(found.design)} 个点，每点 {seeds} 粒种子；下表为各点均值的最小、中位、最大。"
            if zh
            else f"{len(found.design)} points, {seeds} seeds each; smallest, median and largest of the"
            " points' means over seeds."
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
