"""`wulian scenarios` and `wulian explain`: what worlds there are, and every number of one."""

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from interface.cli.language import Language


def console() -> Console:
    """Return a console; in a pipe or file it is wide, so that no line is broken."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=240)


def list_scenarios(language: Language) -> None:
    """Print name, title and reason of every shipped scenario."""
    from scenarios import load, names

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, overflow="ellipsis")
    for name in names():
        scenario = load(name)
        zh = language == "zh"
        title = (scenario.title_zh if zh else scenario.title) or scenario.title
        table.add_row(name, title, (scenario.why_zh if zh else scenario.why) or scenario.why)
    console().print(table)


def explain(scenario: str, against: str | None, language: Language) -> None:
    """Print every value in force with its source, or only those that differ from another world."""
    from scenarios import explain as explained

    rows = explained(scenario)
    zh = language == "zh"
    if against is None:
        heads: Sequence[str] = (
            ("项", "值", "范围", "单位", "来源", "出处", "由谁设定", "含义")
            if zh
            else (
                "item",
                "value",
                "range",
                "unit",
                "source",
                "citation",
                "set by",
                "meaning",
            )
        )
        table = _table(heads)
        for row in rows:
            table.add_row(
                row.key.removeprefix("settings."),
                _text(row.value),
                _range(row),
                row.unit,
                _source(row.source, row.grade, zh),
                row.citation,
                row.set_by,
                row.text_zh if zh else row.text,
            )
        console().print(table)
        return
    others = {row.key: row for row in explained(against)}
    heads = (
        ("项", scenario, against, "由谁设定", "含义")
        if zh
        else (
            "item",
            scenario,
            against,
            "set by",
            "meaning",
        )
    )
    table = _table(heads)
    mine = {row.key: row for row in rows}
    for key in [*mine, *(key for key in others if key not in mine)]:
        left, right = mine.get(key), others.get(key)
        if left is not None and right is not None and left.value == right.value:
            continue
        shown = left or right
        assert shown is not None
        set_by = " | ".join(row.set_by if row else "–" for row in (left, right))
        table.add_row(
            key.removeprefix("settings."),
            _text(left.value) if left else "–",
            _text(right.value) if right else "–",
            set_by,
            shown.text_zh if zh else shown.text,
        )
    if table.row_count:
        console().print(table)
    else:
        print("没有差别。" if zh else "They do not differ.")


def _table(heads: Sequence[str]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _text(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, float):
        return f"{value:g}"
    return json.dumps(value, ensure_ascii=False)


def _range(row: Any) -> str:
    return "" if row.low is None else f"{row.low:g}–{row.high:g}"


def _source(source: str, grade: str, zh: bool) -> str:
    names = {"article": "原文", "literature": "文献", "assumption": "假定"}
    named = {"article": "study"}
    text = names.get(source, source) if zh else named.get(source, source)
    return f"{text} {grade}".strip()
