"""A discovery in pictures: the box's limits, the points around it, coverage against density.

Draw inside `reports.style.drawing()`.
"""

import math
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from experiments.figures.marks import mark
from experiments.figures.setting_rows import write_setting
from experiments.figures.style import (
    BASE,
    HAIRLINE,
    HOURS,
    INK,
    LINKED,
    MUTED,
    SMALL,
    TEXT,
    WIDTH,
    broken,
    key,
    new_figure,
)
from experiments.questions.discover import WORDS
from experiments.questions.discover.boxes import Box, Restriction
from experiments.questions.discover.messages import limit, value
from experiments.questions.discover.result import Discovery, Target
from experiments.questions.discover.status import Status
from experiments.stats import words
from experiments.stats.labels import label, meaning, unit
from experiments.text.language import Language

ROW, TOP = 56, 60
LEFT, RANGE_END = 300, 600
PLANE, TRADE = (80, 412), (560, 230)
"""Left edge and width of the scatter and of the trade-off."""
TALL, TALL_ALONE = 330, 250
MARKS: dict[Status, dict[str, Any]] = {
    Status.UNTOLD: {"marker": "x", "color": "#9DA7B4", "markersize": 5.5, "markeredgewidth": 1.2},
    Status.SMALL: {"marker": "o", "color": "#9DA7B4", "markersize": 3.6},
    Status.HOLDS: {
        "marker": "o",
        "color": LINKED.color,
        "markersize": 6,
        "markeredgecolor": "white",
        "markeredgewidth": 0.6,
    },
    Status.REVERSES: {
        "marker": "o",
        "color": HOURS.color,
        "markersize": 6.4,
        "markerfacecolor": "white",
        "markeredgewidth": 1.7,
    },
}


def draw(found: Discovery, language: Language, target: Target | None = None) -> Figure:
    """Return the picture of a target's box (the rarer outcome's without one).

    Without a box that predicts better than chance, only the points are drawn, over the two
    settings with the highest scores.
    """
    target = target or found.rarer
    box = found.boxes.get(target)
    box = box if box is not None and box.better_than_chance else None
    rows = box.restrictions if box else ()
    height = TOP + ROW * len(rows) + (30 if rows else 0) + (TALL if box else TALL_ALONE) + 72
    figure = new_figure(height)
    _key(figure, found, language, height, target if box else None)
    if rows:
        _ranges(figure, found, rows, language, height, target)
    _plane(figure, found, box, language, height, target)
    if box:
        _trade_off(figure, box, language, height, target)
    return figure


def _color(target: Target) -> str:
    return LINKED.color if target == "holds" else HOURS.color


def _key(figure: Figure, found: Discovery, language: Language, height: float, target: Target | None) -> None:
    text = WORDS.in_(language)
    entries: list[tuple[str, dict[str, Any]]] = [
        (
            f"{text(f'figure-{status.name.lower()}')} {found.count(status):,}",
            {**MARKS[status], "linewidth": 0, "series": status.name},
        )
        for status in Status
        if found.count(status)
    ]
    if target:
        entries.append((text(f"figure-box-{target}"), {"color": _color(target), "linewidth": 5}))
    key(figure, height, entries)


def _ranges(
    figure: Figure,
    found: Discovery,
    rows: tuple[Restriction, ...],
    language: Language,
    height: float,
    target: Target,
) -> None:
    """Draw a row per restricting setting: its sampled range a hairline, the box thick."""
    text, tall = WORDS.in_(language), ROW * len(rows)
    axes = figure.add_axes(
        (LEFT / WIDTH, 1 - (TOP + tall) / height, (RANGE_END - LEFT) / WIDTH, tall / height)
    )
    axes.set(xlim=(0, 1), ylim=(-len(rows), 0))
    axes.axis("off")
    for place, one in enumerate(rows):
        y, column = -place - 0.5, found.settings[one.setting]
        low, high = float(column.min()), float(column.max())
        ends = [(min(max(end, low), high) - low) / (high - low) for end in (one.low, one.high)]
        axes.plot([0, 1], [y, y], color=MUTED, linewidth=1.2)
        axes.plot(ends, [y, y], color=_color(target), linewidth=5, solid_capstyle="butt")
        for x, end, side in ((0, low, "left"), (1, high, "right")):
            axes.text(x, y - 0.16, value(end), ha=side, va="top", fontsize=SMALL, color=MUTED)
        write_setting(axes, -LEFT / (RANGE_END - LEFT), y, one.setting, language)
        p = "<0.001" if one.p < 0.001 else words.amount(one.p, 3)
        edge = (WIDTH - LEFT) / (RANGE_END - LEFT)
        said = limit(one, found.settings, language).strip()
        axes.text(edge, y + 0.14, said.removeprefix("is "), ha="right", va="center", fontsize=TEXT, color=INK)
        axes.text(
            edge,
            y - 0.22,
            text("figure-p", p=p, again=round(5 * one.reproduced)),
            ha="right",
            va="center",
            fontsize=SMALL,
            color=MUTED,
        )


def _plane(
    figure: Figure, found: Discovery, box: Box | None, language: Language, height: float, target: Target
) -> None:
    """Scatter all points over the two settings that restrict most; over the difference if only one does."""
    names = [one.setting for one in box.restrictions[:2]] if box else list(found.scores.index[:2])
    left, wide = PLANE
    wide, tall = (wide, TALL) if box else (WIDTH - left - 20, TALL_ALONE)
    axes = figure.add_axes((left / WIDTH, 62 / height, wide / WIDTH, tall / height))
    axes.grid(color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(False)
    across, up = found.settings[names[0]], found.points["mean"]
    above = WORDS.say(language, "figure-gain", unit=found.quantity.measure.unit_in(language))
    if len(names) > 1:
        up, above = found.settings[names[1]], _axis(names[1], language, 30)
    else:
        axes.axhline(0, color=INK, linewidth=1.3)
    for status, look in MARKS.items():
        chosen = found.points["status"] == status
        (dots,) = axes.plot(across[chosen], up[chosen], linestyle="none", **look)
        mark(dots, series=status.name)
    for axis, column in ((axes.xaxis, across), (axes.yaxis, up)):
        axis.set_major_formatter(lambda number, _: value(number) or "0")
        if column is not found.points["mean"] and (column == column.round()).all():
            axis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(_axis(names[0], language, 60), fontsize=SMALL, labelpad=5, linespacing=1.25)
    axes.set_ylabel(above, fontsize=SMALL, labelpad=5, linespacing=1.25)
    if box:
        _outline(axes, box.restrictions[:2], across, up, _color(target))


def _axis(name: str, language: Language, longest: int) -> str:
    """Return a setting's name, unit and meaning for an axis."""
    said, measured = meaning(name, language), unit(name, language).strip("（）")
    short = label(name, language)
    short += (f"（{measured}）" if language == "zh" else f" ({measured})") if measured else ""
    if not said:
        return short
    return f"{short}\n{broken(said, longest if language == 'en' else longest // 2)}"


def _outline(axes: Axes, rows: tuple[Restriction, ...], across: pd.Series, up: pd.Series, color: str) -> None:
    """Draw the box as an outline; an open side lies beyond the points."""
    spans = []
    for column, one in ((across, rows[0]), (up, rows[1] if len(rows) > 1 else None)):
        space = 0.025 * float(column.max() - column.min())
        low = float(column.min()) - space if one is None or not math.isfinite(one.low) else one.low
        high = float(column.max()) + space if one is None or not math.isfinite(one.high) else one.high
        spans.append((low, high))
    (left, right), (below, above) = spans
    place, wide, tall = (left, below), right - left, above - below
    axes.add_patch(Rectangle(place, wide, tall, facecolor=color, alpha=0.1, linewidth=0, zorder=0.5))
    axes.add_patch(Rectangle(place, wide, tall, fill=False, edgecolor=color, linewidth=2, zorder=4))


def _trade_off(figure: Figure, box: Box, language: Language, height: float, target: Target) -> None:
    """Draw the boxes PRIM passed through, from all points (right) to few; the chosen one filled."""
    text = WORDS.in_(language)
    left, wide = TRADE
    axes = figure.add_axes((left / WIDTH, 62 / height, wide / WIDTH, (TALL - 40) / height))
    axes.grid(color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(False)
    axes.set(xlim=(-0.02, 1.04), ylim=(-0.02, 1.08))
    path = box.trade_off
    axes.plot(path["coverage"], path["density"], "o", color=BASE.color, markersize=4, zorder=3)
    axes.plot([box.coverage], [box.density], "o", color=_color(target), markersize=11, zorder=4)
    axes.annotate(
        text("figure-chosen"),
        (box.coverage, box.density),
        xytext=(-9, -19),
        textcoords="offset points",
        ha="right",
        fontsize=TEXT,
        color=_color(target),
    )
    axes.xaxis.set_major_formatter(lambda number, _: f"{100 * number:.0f}%")
    axes.yaxis.set_major_formatter(lambda number, _: f"{100 * number:.0f}%")
    axes.set_xlabel(text("figure-coverage"), fontsize=SMALL, labelpad=5)
    axes.set_ylabel(text("figure-density"), fontsize=SMALL, labelpad=4)
    axes.set_title(text("figure-path"), fontsize=SMALL, color=MUTED, loc="left")
