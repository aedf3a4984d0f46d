"""What a sweep, a plan, a scorecard and an audit say on the terminal: tables above all."""

from typing import TYPE_CHECKING

import pandas as pd
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
    rows = [
        (measure.title(language) * (place == 0), name.replace("_minus_", " − "), means, counts)
        for measure in found.shown
        for place, (name, (means, counts)) in enumerate(found.shown_columns(measure.name).items())
    ]
    behind = pd.concat([counts[counts > 0] for _, _, _, counts in rows] or [pd.Series(dtype=int)])
    asked = len(found.manifest["question"]["seeds"])
    counted = bool((behind != asked).any())  # what every row would repeat is said once, above the table
    terminal.print(Text(_sweep_caption(len(found.design), asked, behind if counted else None, language)))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    heads = (
        ("指标", "场景", "最小", "中位", "最大", "种子")
        if zh
        else ("measure", "scenario", "smallest", "median", "largest", "seeds")
    )
    for place, head in enumerate(heads if counted else heads[:-1]):
        table.add_column(head, justify="left" if place < 2 else "right")
    for title, name, means, counts in rows:
        known = means.dropna()
        cells = [f"{value:.3g}" for value in (known.min(), known.median(), known.max())]
        table.add_row(title, name, *(cells if len(known) else ["–"] * 3), *[_span(counts)] * counted)
    terminal.print(table)


def _sweep_caption(points: int, asked: int, behind: pd.Series | None, language: Language) -> str:
    """Return what the table shows; `behind` holds how many seeds the means rest on, where they differ."""
    zh = language == "zh"
    missing = ""
    if behind is None:
        each = f"每点 {asked} 粒种子" if zh else f"{'1 seed' if asked == 1 else f'{asked} seeds'} each"
    else:
        span = _span(behind, " 至 " if zh else " to ")
        each = f"均值出自 {span} 粒种子" if zh else f"means of {span} seeds"
        missing = (
            f"每点问了 {asked} 粒；没有这类诉求或运行失败的种子不计入，各格种子数见 points.csv。"
            if zh
            else f" {asked} were asked for; a seed without such a case, or whose run failed, is in no mean:"
            " points.csv counts them cell by cell."
        )
    if zh:
        return f"{points} 个点，{each}；下表为各点均值的最小、中位、最大。{missing}"
    return f"{points} points, {each}; smallest, median and largest of the points' means over seeds.{missing}"


def _span(counts: pd.Series, to: str = "–") -> str:
    low, high = counts.min(), counts.max()
    return str(low) if low == high else f"{low}{to}{high}"


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
