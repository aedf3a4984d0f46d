"""Figure 1: the difference to the base by class of need, with the hours told apart."""

import math

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from experiments.figures.marks import mark
from experiments.figures.style import BAND, HAIRLINE, HEAD, INK, MUTED, SMALL, TEXT, WIDTH, Look, new_figure
from experiments.questions.compare.findings import arm_title
from experiments.questions.compare.result import Comparison
from experiments.reports.looks import legend, looks
from experiments.stats import words
from experiments.stats.differences import Difference
from experiments.stats.measures import CLASS_LABELS, CLASSES
from experiments.text.language import Language

LEFT, RIGHT = 176, 640
LINE, GAP, DOTS = 20, 17, 7
TEXTS = {
    "zh": {
        "beyond": "工时之外（联动 − 同样工时）",
        "axis": "比各自为战高出的百分点",
        "axis_other": "比基准高出的百分点",
        "entrenched": "老大难",
        "entrenched_axis": "比基准多出的楼栋数（越少越好）",
        "inside": "±{m} 以内",
        "zero": "，包含零",
    },
    "en": {
        "beyond": "beyond the hours (linked − same hours)",
        "axis": "percentage points above the isolated world",
        "axis_other": "percentage points above the base",
        "entrenched": "Entrenched",
        "entrenched_axis": "buildings more than in the base (fewer is better)",
        "inside": "within ±{m}",
        "zero": ", contains zero",
    },
}
CONTENTS = {
    "zh": {"everyday": "跑腿、环境、陪伴", "specialised": "为老、助残、托育、调解"},
    "en": {
        "everyday": "errands, environment,\ncompanionship",
        "specialised": "elders, disability,\nchildcare, disputes",
    },
}


def draw(comparison: Comparison, language: Language) -> Figure | None:
    """Return the figure; None where no arm stands against the base."""
    others = comparison.beside
    if not others or not comparison.measures:
        return None
    row = max(LINE * len(others), 46) + GAP
    names = [f"in_time_share_{group}" for group in ("crisis", *CLASSES)]
    if comparison.measure(names[0]) is None:
        del names[0]
    heights = {"top": 56, "classes": row * len(names), "axis": 56, "cells": row, "bottom": 40}
    height = sum(heights.values())
    figure = new_figure(height)
    legend(figure, comparison, others, language, height, lines=False)
    top = height - heights["top"]
    upper = _panel(figure, comparison, language, names, top, row, height)
    text = TEXTS[language]
    first = comparison.roles.base == "isolated"
    upper.set_xlabel(text["axis" if first else "axis_other"], fontsize=SMALL, labelpad=4)
    below = top - heights["classes"] - heights["axis"]
    lower = _panel(figure, comparison, language, ["entrenched_cells"], below, row, height)
    lower.set_xlabel(text["entrenched_axis"], fontsize=SMALL, labelpad=4)
    if comparison.roles.matched is not None:
        figure.text(
            1,
            (top + 14) / height,
            text["beyond"],
            ha="right",
            va="center",
            fontsize=SMALL,
            color=MUTED,
        )
    return figure


def _panel(
    figure: Figure,
    comparison: Comparison,
    language: Language,
    names: list[str],
    top: float,
    row: float,
    height: float,
) -> Axes:
    """Draw the rows of one scale, the first at the top."""
    span = row * len(names)
    axes = figure.add_axes((LEFT / WIDTH, (top - span) / height, (RIGHT - LEFT) / WIDTH, span / height))
    measure = comparison.measure(names[0])
    margin = (measure.margin if measure else None) or 0.0
    low, high = _limits(comparison, names, margin)
    axes.set(xlim=(low, high), ylim=(-span, 0), yticks=[])
    axes.grid(axis="x", color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.axvspan(-margin, margin, color=BAND, linewidth=0, zorder=0)
    axes.axvline(0, color=INK, linewidth=1.3, zorder=1)
    axes.text(
        0,
        1.5,
        TEXTS[language]["inside"].format(m=f"{margin:g}"),
        ha="center",
        va="bottom",
        fontsize=SMALL,
        color=MUTED,
    )
    axes.spines["bottom"].set_visible(False)
    axes.xaxis.set_major_formatter(lambda value, _: words.signed(value, 0 if value == int(value) else 1))
    for place, name in enumerate(names):
        start = -place * row
        if place:
            axes.axhline(
                start,
                xmin=-LEFT / (RIGHT - LEFT),
                xmax=1 + (WIDTH - RIGHT) / (RIGHT - LEFT),
                color=HAIRLINE,
                linewidth=1,
                clip_on=False,
                zorder=0.5,
            )
        _row_label(axes, comparison, language, name, start, row)
        _row_intervals(axes, comparison, language, name, start, row, (low, high))
        _beyond(axes, comparison, language, name, start, row)
    return axes


def _limits(comparison: Comparison, names: list[str], margin: float) -> tuple[float, float]:
    ends = [-1.5 * margin, 1.5 * margin]
    for arm in comparison.beside:
        for one in comparison.differences[arm]:
            if one.measure.name in names:
                ends += [one.interval.low, one.interval.high, *one.one_street, *one.numbers]
    known = [end for end in ends if math.isfinite(end)]
    space = (max(known) - min(known)) * 0.13
    return min(known) - space, max(known) + space


def _row_label(
    axes: Axes, comparison: Comparison, language: Language, name: str, start: float, row: float
) -> None:
    group = name.removeprefix("in_time_share_")
    weeks = comparison.weeks(comparison.roles.base)
    if group == name:
        title = TEXTS[language]["entrenched"]
        note = f"第 {weeks.stock} 周，未解楼栋" if language == "zh" else f"unsolved, week {weeks.stock}"
    else:
        labels = CLASS_LABELS | {"crisis": ("all kinds of needs", "各类诉求")}
        title = labels[group][1 if language == "zh" else 0]
        title = title if language == "zh" else title.capitalize()
        note = CONTENTS[language].get(group, "")
        if group in ("crisis", "emergency"):
            own = weeks.crisis if group == "crisis" else weeks.emergency
            spans = ", ".join(f"{first}–{last}" for first, last in own)
            note = f"第 {spans} 周" if language == "zh" else f"weeks {spans}"
            if not spans:
                note = "没有突发事件" if language == "zh" else "no emergency"
    figure_x = -LEFT / (RIGHT - LEFT)
    middle = start - row / 2
    axes.text(
        figure_x,
        middle + 9,
        title,
        transform=axes.get_yaxis_transform(),
        fontsize=HEAD,
        va="center",
        clip_on=False,
    )
    axes.text(
        figure_x,
        middle - 4,
        note,
        transform=axes.get_yaxis_transform(),
        fontsize=SMALL,
        va="top",
        color=MUTED,
        clip_on=False,
        linespacing=1.15,
    )


def _row_intervals(
    axes: Axes,
    comparison: Comparison,
    language: Language,
    name: str,
    start: float,
    row: float,
    limits: tuple[float, float],
) -> None:
    others = comparison.beside
    first = start - row / 2 + LINE * (len(others) - 1) / 2
    for place, arm in enumerate(others):
        found = comparison.difference(arm, name)
        if found is not None and math.isfinite(found.interval.difference):
            y, look = first - place * LINE, looks(comparison)[arm]
            _seeds(axes, found, y, look)
            drawn = _interval(axes, found, y, look, limits)
            said = f"{arm_title(comparison, arm, language)}{words.said(found.interval, language)}"
            for artist in drawn:
                mark(artist, said, arm)


def _seeds(axes: Axes, found: Difference, y: float, look: Look) -> None:
    """Draw a dot for each seed and a thin line to where one more street lies."""
    axes.plot(found.one_street, [y, y], color=look.color, linewidth=0.9, zorder=1.5)
    axes.plot(
        found.numbers,
        np.full(found.numbers.size, y - DOTS),
        "o",
        color=look.color,
        markersize=2.6,
        alpha=0.45,
        markeredgewidth=0,
        zorder=2,
    )


def _interval(
    axes: Axes, found: Difference, y: float, look: Look, limits: tuple[float, float]
) -> list[Artist]:
    """Draw mark, line and number; hollow where the interval contains zero."""
    drawn: list[Artist] = []
    interval = found.interval
    known = math.isfinite(interval.low)
    if known:
        drawn += axes.plot([interval.low, interval.high], [y, y], color=look.color, linewidth=3.4)
    shown = interval.shown
    drawn += axes.plot(
        [interval.difference],
        [y],
        look.marker,
        color=look.color,
        markersize=8.5,
        markerfacecolor=look.color if shown else "white",
        markeredgewidth=1.8,
        zorder=4,
    )
    begin, end = found.one_street if known else (interval.difference, interval.difference)
    text = words.signed(interval.difference, words.decimals_of(interval))
    space = (limits[1] - limits[0]) * 0.017
    if interval.difference < 0 or end > limits[1] - 5.5 * space:
        place, side = begin - space, "right"
    else:
        place, side = end + space, "left"
    drawn.append(axes.text(place, y, text, va="center_baseline", ha=side, color=look.ink, fontsize=TEXT))
    return drawn


def _beyond(
    axes: Axes, comparison: Comparison, language: Language, name: str, start: float, row: float
) -> None:
    """Write linked − same hours at the right edge, muted where the interval contains zero."""
    effect = comparison.effect("beyond_hours", name)
    if effect is None or not math.isfinite(effect.interval.difference):
        return
    shown = effect.interval.off_zero
    edge = 1 + (WIDTH - RIGHT) / (RIGHT - LEFT)
    middle = start - row / 2
    value = words.signed(effect.interval.difference, words.decimals_of(effect.interval))
    axes.text(
        edge,
        middle + 9,
        value,
        transform=axes.get_yaxis_transform(),
        ha="right",
        va="center",
        fontsize=HEAD + 1,
        color=INK if shown else MUTED,
        clip_on=False,
    )
    note = words.span(effect.interval, language)
    note += "" if shown or not note else TEXTS[language]["zero"]
    axes.text(
        edge,
        middle - 10,
        note,
        transform=axes.get_yaxis_transform(),
        ha="right",
        va="center",
        fontsize=SMALL,
        color=MUTED,
        clip_on=False,
    )
