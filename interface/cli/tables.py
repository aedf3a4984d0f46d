"""What a sweep, a plan, a scorecard and an audit say on the terminal: tables above all."""

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from interface.cli.language import Language
from interface.cli.terminal import console, print_part, print_sentences

if TYPE_CHECKING:
    from experiments.questions.audit.result import Audit
    from experiments.questions.plan.result import Plan
    from experiments.questions.scorecard.result import Scorecard
    from experiments.questions.sweep.result import Sweep

STYLES = {"supported": "green", "conditional": "yellow", "not supported": "red", "not testable": "dim"}
LISTED = ("edge", "open", "steep")
"""Sections of an audit whose table is printed; the others stand in the report and in audit.csv."""


def show_sweep(found: "Sweep", language: Language) -> None:
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


def show_plan(found: "Plan", language: Language) -> None:
    """Print the answer, the named portfolios, and how far to trust it."""
    from experiments.questions.plan.messages import answer, notes
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


def show_scorecard(found: "Scorecard", language: Language) -> None:
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


def show_audit(found: "Audit", language: Language) -> None:
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
