"""What a finished experiment says on the terminal: sentences, the 2×2 of hours and links, the two steps."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from experiments.questions.compare.answer import answer
from experiments.questions.compare.findings import Sentence, arm_title
from experiments.questions.compare.result import Comparison
from experiments.questions.compare.spread import spread
from experiments.reports.compare_tables import Row, heads, main_rows, split_rows, step_rows
from experiments.reports.page_texts import TEXTS
from experiments.stats.measures import TABLE
from experiments.stats.words import amount
from interface.cli.language import Language

WIDTH_IN_A_LOG = 100


def console() -> Console:
    """Return a console; in a pipe or file its lines have a fixed width."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=WIDTH_IN_A_LOG)


def show_comparison(comparison: Comparison, language: Language) -> None:
    """Print the honest answer and the tables behind it; nothing where every run failed."""
    if comparison.values.empty:
        return
    terminal = console()
    zh = language == "zh"
    tags = _tags(comparison, language)
    if tags:
        terminal.print(Text("\n" + (" · ".join(tags)), style="yellow"))
    print_sentences(answer(comparison, language), terminal)
    for line in spread(comparison, language):
        terminal.print(Text("\n" + line.replace("\u00a0", " ")))
    terminal.print()
    terminal.print(_split_table(comparison, language) or _difference_table(comparison, language))
    text_of = TEXTS[language]
    note = text_of["split_caption"] if comparison.roles.four else text_of["table_caption"]
    if comparison.roles.four and terminal.color_system is not None and not terminal.no_color:
        note += ("" if zh else " ") + text_of["split_grey"]
    terminal.print(Text(note, style="dim"))
    if steps := step_rows(comparison, language):
        named = heads(comparison, language)
        terminal.print()
        terminal.print(_credited_table(steps, named.before, named.steps, language))
        terminal.print(Text(named.steps_caption, style="dim"))
    family = comparison.contrasts.declared
    terminal.print(
        Text(
            f"{family.count} 个对比的区间同时成立的把握是 95%（每个 {100 * family.level:.2f}%）。"
            if zh
            else f"The intervals of {family.count} contrasts hold all at once in 95 of 100 experiments"
            f" ({100 * family.level:.2f}% each).",
            style="dim",
        )
    )


def print_part(manifest: Mapping[str, Any], language: Language, terminal: Console) -> None:
    """Say which part of the street lived, where it was not all."""
    from experiments.reports.background import of_street

    if tags := of_street(manifest, language):
        terminal.print(Text("\n" + " · ".join(tags), style="yellow"))


def print_sentences(sentences: Sequence[Sentence], terminal: Console) -> None:
    """Print each sentence, and under it how sure the model is."""
    for sentence in sentences:
        text = Text("\n")
        for piece in sentence.pieces:
            # a terminal needs no no-break spaces, and some fonts lack them
            number = piece.measure and piece.tone != "plain"
            text.append(piece.text.replace("\u00a0", " "), style="bold" if number else "")
        terminal.print(text)
        form = " ({})" if sentence.certainty.words.isascii() else "（{}）"
        reason = form.format(sentence.reason) if sentence.reason else ""
        terminal.print(Text(f"{sentence.certainty.glyphs} {sentence.certainty.words}{reason}", style="dim"))


def _tags(comparison: Comparison, language: Language) -> list[str]:
    from experiments.reports.compare_page import warnings

    return warnings(comparison, language)


def _split_table(comparison: Comparison, language: Language) -> Table | None:
    """Return the 2×2 for each class and for entrenched cells; None unless four arms were run."""
    rows = split_rows(comparison, language)
    base = arm_title(comparison, comparison.roles.base, language)
    return _credited_table(rows, base, heads(comparison, language).split, language) if rows else None


def _credited_table(rows: Sequence[Row], start: str, columns: Sequence[str], language: Language) -> Table:
    """Return a table of effects: the mean of the arm they start from, then each effect."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("", no_wrap=True)
    for head in (start, *columns):
        table.add_column(head, justify="right")
    for row in rows:
        cells = [Text(f"{row.means[0]} {row.unit}")]
        for cell in row.cells:
            cells.append(_cell(cell.value, cell.span, cell.muted, language) if cell else Text("–"))
        table.add_row(row.title, *cells, end_section=True)
    return table


def _cell(value: str, span: str, muted: bool, language: Language) -> Text:
    text = Text(value, style="dim" if muted else "bold")
    if span:
        text.append("\n" + span.replace("\u00a0", " "), style="dim")
    if muted and span:
        text.append("\n" + TEXTS[language]["zero"], style="dim")
    return text


def _difference_table(comparison: Comparison, language: Language) -> Table:
    """Return the main measures of all arms, for comparisons without the four arms."""
    text = TEXTS[language]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(text["table_heads"][0])
    for arm in comparison.arms:
        table.add_column(arm_title(comparison, arm, language), justify="right")
    table.add_column(heads(comparison, language).linked, justify="right")
    table.add_column(text["table_heads"][1], justify="right")
    for row in main_rows(comparison, language):
        cell = row.cells[0]
        shown = _cell(cell.value, cell.span, cell.muted, language) if cell else Text("–")
        title = f"{row.title} ({row.unit})" if row.unit else row.title
        title += " •" if row.primary else ""
        table.add_row(title, *row.means, shown, row.agreeing)
    return table


def show_run(comparison: Comparison, language: Language) -> None:
    """Print the main measures of a single run."""
    if comparison.values.empty:
        return
    zh = language == "zh"
    terminal = console()
    print_part(comparison.manifest, language, terminal)
    terminal.print(
        Text(
            "一粒种子，只是一个个例；要比较，请用 wulian compare。"
            if zh
            else "One seed is an anecdote; to compare, use wulian compare.",
            style="dim",
        )
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    means = dict(zip(comparison.summary["measure"], comparison.summary["mean"], strict=True))
    measures = {measure.name: measure for measure in comparison.measures}
    for measure in (measures[name] for name in TABLE if name in measures):
        value = float(means[measure.name])
        places = 0 if abs(value) >= 100 else 1 if abs(value) >= 2 else 3
        unit = "%" if measure.percent else measure.unit_in(language)
        table.add_row(measure.title(language), Text(amount(value, places), justify="right"), unit)
    terminal.print(table)
