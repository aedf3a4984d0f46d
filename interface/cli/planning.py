"""`wulian plan`: search within a budget, then say in words what came of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer
from rich.table import Table
from rich.text import Text

from interface.cli.analyses import say_estimate, varied_by
from interface.cli.language import Language
from interface.cli.progress import Bar, prepare
from interface.cli.runs import cores, end
from interface.cli.terminal import console, print_sentences

if TYPE_CHECKING:
    from experiments.questions.plan.result import Plan
    from experiments.questions.plan.stages import Stages
    from experiments.runs.executor import Task

NEXT_STAGE = ("The next portfolios.", "下一批方案。")


def plan(
    sizes: tuple[int, int, int, int, int, int],
    vary: Sequence[str],
    seeds: str,
    workers: int | None,
    dry_run: bool,
    language: Language,
    **asked: Any,
) -> None:
    """Search for portfolios, print the answer, write tables, picture and report."""
    from experiments.questions.plan.run import plan as search
    from experiments.questions.plan.stages import Sizes
    from experiments.questions.sweep.estimate import measured
    from experiments.reports.build import report as write_report
    from experiments.runs.jobs import Job, parse_seeds

    processes = workers or cores()

    def announce(stages: "Stages", task: "Task") -> None:
        runs, burn_ins = stages.most()
        one = Job(stages.scenario, stages.seeds.screening[0])
        prepare(language)
        cost = measured([one], task, runs, burn_ins, processes)
        say_estimate(cost, processes, language, at_most=True)
        if dry_run:
            raise typer.Exit

    with Bar(language, NEXT_STAGE) as bar:
        found = search(
            seeds=parse_seeds(seeds),
            sizes=Sizes(*sizes),
            vary=varied_by(vary),
            workers=processes,
            progress=bar,
            announce=announce,
            **asked,
        )
    show(found, language)
    write_report(found, language)
    end(found.failed, found.folder, language)


def show(found: "Plan", language: Language) -> None:
    """Print the answer, the named portfolios, and how far to trust it."""
    from experiments.questions.plan.sentences import answer, notes
    from experiments.reports.plan_page import rows, warnings

    terminal = console()
    if tags := warnings(found, language):
        terminal.print(Text("\n" + " · ".join(tags), style="yellow"))
    print_sentences(answer(found, language), terminal)
    if found.named:
        terminal.print()
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        table.add_column("")
        for one in found.named:
            table.add_column(one.title(language), justify="right")
        for row in rows(found, language)[:4]:
            cells = [Text(f"{cell.value}\n{cell.span}".strip().replace("\u00a0", " ")) for cell in row.cells]
            table.add_row(f"{row.title}\n{row.unit}".strip(), *cells)
        terminal.print(table)
    terminal.print()
    for note in notes(found, language):
        terminal.print(Text(f"· {note}".replace("\u00a0", " "), style="dim"))
