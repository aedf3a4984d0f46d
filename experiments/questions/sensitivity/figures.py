"""Sensitivity in pictures: the μ*–σ plane, and single and total shares of variance.

Draw inside `reports.style.drawing()`.
"""

import math
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

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
    key,
    new_figure,
)
from experiments.questions.sensitivity import WORDS
from experiments.questions.sensitivity.morris import Screened, Screening
from experiments.questions.sensitivity.sobol import Indices, VarianceShares
from experiments.stats import words
from experiments.stats.labels import label
from experiments.text.language import Language

MOST_NAMED = 8
MOST_ROWS = 12
ROW = 54


def draw_screening(found: Screening, language: Language) -> Figure:
    """Return the μ*–σ plane; the strongest settings are numbered and named at the right."""
    text = WORDS.in_(language)
    named = [one for one in found.settings if one.shown][:MOST_NAMED]
    height = 86 + max(380, len(named) * ROW) + 60
    figure = new_figure(height)
    even: dict[str, Any] = {"color": MUTED, "linestyle": (0, (4, 3)), "linewidth": 1.2}
    key(
        figure,
        height,
        [
            (text("figure-shown"), {"color": LINKED.color, "marker": "o", "markersize": 8}),
            (text("figure-unshown"), {**_hollow(), "linewidth": 0}),
            (text("figure-even"), even),
        ],
    )
    left, wide = 62, 380
    axes = figure.add_axes((left / WIDTH, 60 / height, wide / WIDTH, (height - 146) / height))
    reach = max((one.strength.high for one in found.settings), default=1.0) * 1.06 or 1.0
    top = max(max((one.unevenness for one in found.settings), default=0.0) * 1.12, reach / 3)
    axes.set(xlim=(0, reach), ylim=(-top * 0.03, top))
    axes.grid(color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(False)
    axes.plot([0, min(reach, top)], [0, min(reach, top)], **even)
    unit = found.quantity.measure.unit_in(language)
    axes.set_xlabel(text("figure-strength", unit=unit), fontsize=SMALL, labelpad=6)
    axes.set_ylabel(text("figure-unevenness", unit=unit), fontsize=SMALL, labelpad=6)
    for one in reversed(found.settings):
        number = named.index(one) + 1 if one in named else None
        _place(axes, one, number, language)
    if named:
        _list(figure, named, language, height, left + wide + 34)
    return figure


def _hollow() -> dict[str, Any]:
    return {
        "color": BASE.color,
        "marker": "o",
        "markersize": 7,
        "markerfacecolor": "white",
        "markeredgewidth": 1.6,
    }


def _place(axes: Axes, one: Screened, number: int | None, language: Language) -> None:
    """Draw one setting: hollow where nothing is shown, with its number where it is named."""
    x, y = one.strength.value, one.unevenness
    tip = f"{label(one.setting, language)}: μ* {words.amount(x, 2)}, σ {words.amount(y, 2)}"
    if not one.shown:
        mark(axes.plot([x], [y], zorder=3, linewidth=0, **_hollow())[0], tip)
        return
    axes.plot(
        [max(0, one.strength.low), one.strength.high], [y, y], color=LINKED.color, linewidth=2.4, zorder=4
    )
    (dot,) = axes.plot(
        [x], [y], "o", color=LINKED.color, markersize=17 if number else 8, markeredgecolor="white", zorder=5
    )
    mark(dot, tip)
    if number:
        axes.text(
            x, y, str(number), color="white", ha="center", va="center_baseline", fontsize=SMALL, zorder=6
        )


def _list(figure: Figure, named: list[Screened], language: Language, height: float, left: float) -> None:
    """Name the numbered settings at the right, with their size and interval."""
    tall = len(named) * ROW
    below = 1 - (86 + tall) / height
    axes = figure.add_axes((left / WIDTH, below, (WIDTH - left) / WIDTH, tall / height))
    axes.set(xlim=(0, 1), ylim=(-len(named), 0))
    axes.axis("off")
    for place, one in enumerate(named):
        y = -place - 0.42
        axes.plot([0.03], [y], "o", color=LINKED.color, markersize=17, clip_on=False)
        axes.text(0.03, y, str(place + 1), color="white", ha="center", va="center_baseline", fontsize=SMALL)
        write_setting(axes, 0.10, y, one.setting, language)
        half = (one.strength.high - one.strength.low) / 2
        places = min(words.decimals_for(half), 1 if one.strength.value >= 1 else words.FINEST)
        axes.text(1, y, words.amount(one.strength.value, places), ha="right", va="bottom", fontsize=TEXT)


def draw_shares(found: VarianceShares, language: Language) -> Figure | None:
    """Return single and total shares of variance, largest total first; None for a constant quantity."""
    if not found.settings:
        return None
    text = WORDS.in_(language)
    rows, rest = found.settings[:MOST_ROWS], found.settings[MOST_ROWS:]
    left, right, top, bottom = 320, 800, 62, 62 + (24 if rest else 0)
    height = top + ROW * len(rows) + bottom
    figure = new_figure(height)
    key(
        figure,
        height,
        [
            (text("figure-total"), {"color": LINKED.color, "linewidth": 3.4, "marker": "o", "markersize": 8}),
            (text("figure-first"), {**_hollow(), "color": LINKED.color, "linewidth": 1.6}),
            (
                text("figure-luck"),
                {
                    "color": HOURS.color,
                    "linewidth": 0,
                    "marker": "|",
                    "markersize": 15,
                    "markeredgewidth": 2.4,
                },
            ),
        ],
    )
    axes = figure.add_axes((left / WIDTH, bottom / height, (right - left) / WIDTH, ROW * len(rows) / height))
    ends = [end for one in rows for part in (one.first, one.total) for end in (part.low, part.high)]
    low, high = min(0.0, *ends), max(1.0, *ends)
    axes.set(xlim=(low - 0.02, high + 0.02), ylim=(-len(rows), 0), yticks=[])
    axes.grid(axis="x", color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=INK, linewidth=1.3, zorder=2)
    axes.xaxis.set_major_formatter(lambda value, _: words.amount(value, 1))
    axis = text("figure-axis", title=found.quantity.title(language))
    axes.set_xlabel(axis, fontsize=SMALL, labelpad=6, x=1, ha="right")
    for place, one in enumerate(rows):
        _row(axes, one, -place - 0.5, language)
        write_setting(axes, -left / (right - left), -place - 0.5, one.setting, language, shown=one.shown)
    notes = []
    if rest:
        most = words.amount(max(one.total.value for one in rest), 2)
        notes.append(text("figure-rest", count=len(rest), most=most))
    if any(one.first.value < 0 for one in rows):
        notes.append(text("figure-negative"))
    figure.text(0, 14 / height, ("；" if language == "zh" else "; ").join(notes), fontsize=SMALL, color=MUTED)
    return figure


def _row(axes: Axes, one: Indices, y: float, language: Language) -> None:
    """Draw the total share above the single one; grey where nothing is shown; luck as a tick."""
    for part, shown, height, line in (
        (one.total, one.shown, y + 0.14, 3.4),
        (one.first, one.first_shown, y - 0.14, 1.6),
    ):
        color = LINKED.color if shown else BASE.color
        filled = color if shown and part is one.total else "white"
        drawn = axes.plot([part.low, part.high], [height, height], color=color, linewidth=line, zorder=3)
        drawn += axes.plot(
            [part.value],
            [height],
            "o",
            color=color,
            markersize=8,
            markerfacecolor=filled,
            markeredgewidth=1.6,
            zorder=4,
        )
        ends = words.between(part.low, part.high, 2, language)
        for artist in drawn:
            mark(artist, f"{label(one.setting, language)}: {words.amount(part.value, 2)} ({ends})")
    if not math.isnan(one.luck) and one.luck > 0:
        axes.plot(
            [one.luck, one.luck],
            [y + 0.02, y + 0.3],
            color=HOURS.color,
            linewidth=2.4,
            zorder=5,
            solid_capstyle="butt",
        )
