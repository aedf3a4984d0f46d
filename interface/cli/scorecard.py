"""`wulian scorecard`: run the claims of the study at a budget, then say what became of them."""

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
    from experiments.questions.scorecard import Scorecard
    from experiments.questions.scorecard.run import Undertaking

NEXT_ROUND = ("The next loads for equal baselines.", "再调诉求量，拉平起点。")
STYLES = {"supported": "green", "conditional": "yellow", "not supported": "red", "not testable": "dim"}


def scorecard(
    budget: str, claims: Sequence[str], workers: int | None, dry_run: bool, language: Language, **asked: Any
) -> None:
    """Run the claims, print the verdicts, write tables, JSON and report."""
    from experiments.questions.scorecard import scorecard as ask
    from experiments.reports.build import report as write_report

    processes = workers or cores()

    def announce(plan: "Undertaking", done: int) -> None:
        _say_cost(plan, done, processes, language)
        if dry_run:
            raise typer.Exit

    with Bar(language, NEXT_ROUND) as bar:
        found = ask(budget, claims, workers=processes, progress=bar, announce=announce, **asked)
    show(found, language)
    write_report(found, language)
    end(found.failed, found.folder, language)


def _say_cost(plan: "Undertaking", done: int, workers: int, language: Language) -> None:
    """Say how many runs there are and how long they take, measured by living a few weeks of some."""
    from experiments.questions.sweep.estimate import measured
    from experiments.runs.schedule import groups

    if done >= plan.runs:
        zh = language == "zh"
        say(f"{done} 次运行都已完成，无需再跑。" if zh else f"All {done} runs are done; none is left.")
        return
    first = {(job.point, job.scenario.name): job for job in reversed(plan.jobs) if job.source is None}
    typical = [(point, name) for point in (0, plan.jobs[-1].point) for name in ("isolated", "linked")]
    samples = [first[one] for one in dict.fromkeys(typical) if one in first] or list(plan.jobs[:1])
    prepare(language)
    cost = measured(samples, plan.task, plan.runs, len(groups(plan.jobs)), workers, done)
    say_estimate(cost, workers, language)


def show(found: "Scorecard", language: Language) -> None:
    """Print the verdicts, a line a claim."""
    terminal = console()
    print_part(found.manifest, language, terminal)
    zh = language == "zh"
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for head in ("", "说法", "判定", "为什么") if zh else ("", "claim", "verdict", "why"):
        table.add_column(head)
    for one, row in zip(found.findings, found.rows, strict=True):
        verdict = Text(one.said.in_(language), style=STYLES[one.verdict.value])
        reason = str(row["reason_zh" if zh else "reason"])
        table.add_row(one.claim.code, one.claim.title.in_(language), verdict, reason)
    terminal.print(table)
