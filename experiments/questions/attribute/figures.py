"""Attribution in pictures: a bar per player with its interval and its extremes; tiles of pairs.

Draw inside `reports.style.drawing()`.
"""

import math

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from experiments.figures.marks import mark
from experiments.figures.style import (
    BASE,
    HAIRLINE,
    HEAD,
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
from experiments.questions.attribute import WORDS
from experiments.questions.attribute.result import Attribution, Share
from experiments.stats import words
from experiments.stats.intervals import Interval
from experiments.stats.labels import label
from experiments.text.language import Language

LEFT, RIGHT, ROW = 196, 690, 36
EDGE = (WIDTH - LEFT) / (RIGHT - LEFT)
"""The right edge of the page, in widths of the axes."""
TOP, BOTTOM = 40, 56
GAP = 0.3
"""Rows between the last player and the sum."""
LONGEST: dict[Language, int] = {"zh": 13, "en": 27}
PALE = "#BCD3EA"
# from the sum apart being worth more, to the pair being worth more
RAMP = ("#5F6875", "#B3B9C1", "#EFEBE2", "#8FB6DA", "#0B5394")


def draw_shares(found: Attribution, language: Language) -> Figure:
    """Return bars sorted by value, the last row the sum."""
    text = WORDS.in_(language)
    rows = len(found.shares) + 1 + GAP
    height = TOP + rows * ROW + BOTTOM
    figure = new_figure(height)
    _key(figure, language, height)
    axes = figure.add_axes((LEFT / WIDTH, BOTTOM / height, (RIGHT - LEFT) / WIDTH, rows * ROW / height))
    low, high = _limits(found)
    axes.set(xlim=(low, high), ylim=(-rows, 0), yticks=[])
    axes.grid(axis="x", color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=INK, linewidth=1.3, zorder=2)
    axes.xaxis.set_major_formatter(lambda value, _: words.signed(value, 0 if value == int(value) else 1))
    measure = found.quantity.measure
    axes.set_xlabel(
        text("figure-axis", title=measure.title(language), unit=measure.unit_in(language)),
        fontsize=SMALL,
        labelpad=6,
        x=0.5 - (LEFT - (WIDTH - RIGHT)) / 2 / (RIGHT - LEFT),
    )
    for place, share in enumerate(found.shares):
        _bar(axes, share.interval, -place - 0.5, _capital(label(share.player, language)), language)
        _extremes(axes, share, -place - 0.5, language)
    axes.axhline(
        1 - rows + GAP / 3, xmin=-LEFT / (RIGHT - LEFT), xmax=EDGE, color=MUTED, linewidth=1, clip_on=False
    )
    _bar(axes, found.total, 0.5 - rows, text("figure-sum"), language, total=True)
    return figure


def _key(figure: Figure, language: Language, height: float) -> None:
    text = WORDS.in_(language)
    line = {"color": MUTED, "linewidth": 1.2}
    key(
        figure,
        height,
        [
            (text("figure-share"), {"color": LINKED.color, "linewidth": 3.4}),
            (text("figure-range"), line),
            (text("figure-first"), {**line, "linewidth": 0, "marker": "^", "markerfacecolor": "white"}),
            (text("figure-last"), {**line, "linewidth": 0, "marker": "v", "markerfacecolor": "white"}),
        ],
    )


def _limits(found: Attribution) -> tuple[float, float]:
    ends = [0.0]
    for one in (*(share.interval for share in found.shares), found.total):
        ends += [one.low, one.high, one.difference]
    for share in found.shares:
        ends += [share.least, share.most, share.alone.difference, share.last.difference]
    known = [end for end in ends if math.isfinite(end)]
    space = (max(known) - min(known) or 1) * 0.05
    return min(known) - space, max(known) + space


def _bar(
    axes: Axes, interval: Interval, y: float, name: str, language: Language, total: bool = False
) -> None:
    """Draw a bar from zero, the interval on it, the name left and the number right."""
    shown = interval.off_zero
    color = INK if total else LINKED.color
    bar = axes.barh(
        y,
        interval.difference,
        height=0.42,
        color=(HAIRLINE if total else PALE) if shown else "white",
        edgecolor=color if not shown else "none",
        linewidth=1,
        zorder=1,
    )
    drawn: list[Artist] = [*bar]
    if math.isfinite(interval.low):
        drawn += axes.plot(
            [interval.low, interval.high],
            [y, y],
            color=color if shown else BASE.color,
            linewidth=3.4,
            zorder=4,
        )
    for artist in drawn:
        mark(artist, name + words.said(interval, language))
    across = axes.get_yaxis_transform()
    long = LONGEST[language] < len(name)
    axes.text(
        -LEFT / (RIGHT - LEFT),
        y,
        broken(name, LONGEST[language]),
        transform=across,
        va="center",
        fontsize=SMALL if long else HEAD,
        color=INK if shown else MUTED,
        linespacing=1.1,
        clip_on=False,
    )
    number = words.signed(interval.difference, words.decimals_of(interval))
    axes.text(
        EDGE,
        y + 0.17,
        number,
        transform=across,
        ha="right",
        va="center",
        fontsize=HEAD,
        color=INK if shown else MUTED,
        clip_on=False,
    )
    axes.text(
        EDGE,
        y - 0.25,
        words.span(interval, language),
        transform=across,
        ha="right",
        va="center",
        fontsize=SMALL,
        color=MUTED,
        clip_on=False,
    )


def _extremes(axes: Axes, share: Share, y: float, language: Language) -> None:
    """Draw the range over orders as a hairline, first and last introduction as thin marks."""
    below = y - 0.33
    axes.plot([share.least, share.most], [below, below], color=MUTED, linewidth=1.2, zorder=3)
    for interval, marker, name in ((share.alone, "^", "first"), (share.last, "v", "last")):
        (drawn,) = axes.plot(
            [interval.difference],
            [below],
            marker,
            color=MUTED,
            markerfacecolor="white",
            markersize=5.5,
            markeredgewidth=1.1,
            zorder=4,
        )
        mark(drawn, WORDS.say(language, f"figure-{name}") + words.said(interval, language))


def draw_pairs(found: Attribution, language: Language) -> Figure | None:
    """Return tiles with how much more each pair adds together; None where pairs were not estimated."""
    if not found.pairs:
        return None
    text = WORDS.in_(language)
    names = [one.player for one in found.shares]
    count = len(names)
    left, tile, top, bottom = 196, min(82, 580 / (count - 1)), 40, 62
    height = top + tile * (count - 1) + bottom
    figure = new_figure(height)
    axes = figure.add_axes(
        (left / WIDTH, bottom / height, tile * (count - 1) / WIDTH, tile * (count - 1) / height)
    )
    grid, shown = np.full((count, count), np.nan), {}
    for pair in found.pairs:
        row, column = sorted((names.index(pair.first), names.index(pair.second)), reverse=True)
        grid[row, column] = pair.interval.difference
        shown[row, column] = pair.interval
    largest = float(np.nanmax(np.abs(grid))) or 1.0
    norm = Normalize(-largest, largest)
    ramp = LinearSegmentedColormap.from_list("together", RAMP)
    axes.imshow(grid[1:, :-1], cmap=ramp, norm=norm, aspect="auto")
    axes.set_xticks(range(count - 1), [_wrapped(_capital(label(one, language))) for one in names[:-1]])
    axes.set_yticks(range(count - 1), [_capital(label(one, language)) for one in names[1:]])
    axes.tick_params(labelsize=SMALL, labelcolor=INK)
    axes.xaxis.set_tick_params(pad=5)
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks(np.arange(count) - 0.5, minor=True)
    axes.set_yticks(np.arange(count) - 0.5, minor=True)
    axes.grid(which="minor", color="white", linewidth=3)
    axes.tick_params(which="minor", length=0)
    for (row, column), interval in shown.items():
        dark = abs(interval.difference) > 0.62 * largest
        color = "white" if dark else INK
        axes.text(
            column,
            row - 1,
            words.signed(interval.difference, words.decimals_of(interval)),
            ha="center",
            va="center_baseline",
            fontsize=TEXT,
            color=color,
        )
        if interval.off_zero:
            axes.add_patch(
                Rectangle((column - 0.44, row - 1.44), 0.88, 0.88, fill=False, edgecolor=color, linewidth=1.4)
            )
    unit = found.quantity.measure.unit_in(language)
    figure.text(0, 1 - 14 / height, text("figure-pairs", unit=unit), fontsize=SMALL, color=MUTED, va="center")
    _ramp(figure, ramp, norm, language, height)
    return figure


def _ramp(
    figure: Figure, ramp: LinearSegmentedColormap, norm: Normalize, language: Language, height: float
) -> None:
    """Draw the scale of colours in the empty upper right of the triangle."""
    text = WORDS.in_(language)
    axes = figure.add_axes((560 / WIDTH, 1 - 74 / height, 180 / WIDTH, 12 / height))
    axes.imshow(np.linspace(norm.vmin or -1, norm.vmax or 1, 101)[None], cmap=ramp, norm=norm, aspect="auto")
    axes.axis("off")
    axes.text(0, -0.3, text("figure-less"), transform=axes.transAxes, va="top", fontsize=SMALL, color=MUTED)
    axes.text(
        1,
        -0.3,
        text("figure-more"),
        transform=axes.transAxes,
        va="top",
        ha="right",
        fontsize=SMALL,
        color=MUTED,
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _wrapped(name: str) -> str:
    """Break an English name at a space or hyphen, so that columns stay narrow."""
    return name.replace("-", "-\n").replace(" ", "\n") if name.isascii() else name
