"""`wulian audit`: sweep every setting at a budget, then say where a small step makes a leap."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer
from rich.table import Table
from rich.text import Text

from interface.cli.analyses import say_estimate
from interface.cli.language import Language
from interface.cli.outcome import say
from interface.cli.progress import Bar, prepare
from interface.cli.runs import cores, end
from interface.cli.terminal import console, print_part

if TYPE_CHECKING:
    from experiments.questions.audit import Audit
    from experiments.questions.audit.stages import Stages
    from experiments.runs.executor import Task

NEXT_STAGE = ("The next stage: what moved goes on.", "下一步：有影响的接着查。")
LISTED = ("edge", "open", "steep")
"""Sections whose table is printed; the others stand in the report and in audit.csv."""


def audit(
    budget: str, settings: Sequence[str], workers: int | None, dry_run: bool, language: Language, **asked: Any
) -> None:
    """Sweep, print what was found, write tables and report."""
    from experiments.questions.audit import audit as ask
    from experiments.reports.build import report as write_report

    processes = workers or cores()

    def announce(stages: "Stages", task: "Task", done: int) -> None:
        _say_cost(stages, task, done, processes, language)
        if dry_run:
            raise typer.Exit

    with Bar(language, NEXT_STAGE) as bar:
        found = ask(budget, settings, workers=processes, progress=bar, announce=announce, **asked)
    show(found, language)
    write_report(found, language)
    end(found.failed, found.folder, language)


def _say_cost(stages: "Stages", task: "Task", done: int, workers: int, language: Language) -> None:
    """Say how many runs there are at most and how long they take, measured by living a few weeks."""
    from experiments.questions.sweep.estimate import measured
    from experiments.runs.jobs import Job

    most = stages.most()
    if done >= most:
        say("都已完成，无需再跑。" if language == "zh" else "All runs are done; none is left.")
        return
    prepare(language)
    burn_ins = len({world.burn_in_key() for world in stages.worlds})
    cost = measured(
        [Job(world, 1, point=0) for world in stages.worlds],
        task,
        most,
        most * burn_ins // len(stages.worlds),
        workers,
        done,
    )
    say_estimate(cost, workers, language, at_most=True)


def show(found: "Audit", language: Language) -> None:
    """Print the answer, and the edges, open questions and steep settings."""
    from experiments.questions.audit.sections import sections

    terminal = console()
    print_part(found.manifest, language, terminal)
    for section in sections(found, language):
        if section.name not in ("answer", *LISTED):
            continue
        terminal.print(Text("\n" + section.title, style="bold"))
        for sentence in section.sentences:
            terminal.print(Text(sentence.replace("\u00a0", " ")))
        if section.table:
            table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
            for head in section.table.heads:
                table.add_column(head, overflow="fold")
            for line in section.table.lines:
                table.add_row(*line.cells)
            terminal.print(table)
