"""A calibration in a picture: each setting's range and what is left of it, and the worst pair.

Draw inside `reports.style.drawing()`.
"""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from experiments.figures.marks import mark
from experiments.figures.setting_rows import write_setting
from experiments.figures.style import (
    BASE,
    HAIRLINE,
    INK,
    LINKED,
    MUTED,
    SMALL,
    TEXT,
    WIDTH,
    key,
    new_figure,
)
from experiments.questions.calibrate import WORDS
from experiments.questions.calibrate.messages import correlation, span
from experiments.questions.calibrate.messages import ends as ends_of
from experiments.questions.calibrate.result import HARDLY, Fit
from experiments.questions.discover.messages import value
from experiments.stats.labels import label, unit
from experiments.text.language import Language

ROW, TOP, FOOT = 62, 60, 20
LEFT, RANGE_END = 300, 610
PAIR_TALL, PAIR_LEFT, PAIR_WIDE = 330, 90, 500
BINS = 40


def draw(fit: Fit, language: Language) -> Figure | None:
    """Return the picture; None where nothing fits, for there is no region to draw."""
    if not fit.fits:
        return None
    text, pair = WORDS.in_(language), len(fit.things) > 1
    tall = ROW * len(fit.things)
    height = TOP + tall + FOOT + (PAIR_TALL + 96 if pair else 0)
    figure = new_figure(height)
    entries: list[tuple[str, dict[str, Any]]] = [
        (text("figure-prior"), {"color": MUTED, "linewidth": 1.2}),
        (text("figure-density"), {"color": LINKED.color, "alpha": 0.25, "linewidth": 9}),
        (text("figure-region"), {"color": LINKED.color, "linewidth": 5}),
        (text("figure-mean"), {"color": LINKED.color, "marker": "o", "linewidth": 0}),
    ]
    if pair:
        entries.append((text("figure-run"), {"color": BASE.color, "marker": "x", "linewidth": 0}))
        entries.append((text("figure-set"), {"color": LINKED.color, "marker": ".", "linewidth": 0}))
    key(figure, height, entries)
    axes = figure.add_axes(
        (LEFT / WIDTH, 1 - (TOP + tall) / height, (RANGE_END - LEFT) / WIDTH, tall / height)
    )
    axes.set(xlim=(0, 1), ylim=(-len(fit.things), 0))
    axes.axis("off")
    for place, (_, row) in enumerate(fit.settings.iterrows()):
        _strip(axes, fit, row, -place - 0.62, language)
    if pair:
        _pair(figure, fit, height, language)
    return figure


def _strip(axes: Axes, fit: Fit, row: Any, y: float, language: Language) -> None:
    """Draw one setting: its range a hairline, the posterior above it, the region thick."""
    text, low, high = WORDS.in_(language), row["range_low"], row["range_high"]
    name = row["setting"]
    shown = row["narrower"] > HARDLY
    shares = (fit.sample[name].to_numpy(dtype=float) - low) / (high - low)
    bins = min(BINS, len(np.unique(shares)))
    counts, edges = np.histogram(shares, bins=bins, range=(0, 1), weights=fit.weights)
    axes.stairs(y + 0.5 * counts / counts.max(), edges, baseline=y, fill=True, color=LINKED.color, alpha=0.25)
    axes.plot([0, 1], [y, y], color=MUTED, linewidth=1.2)
    ends = [(row[end] - low) / (high - low) for end in ("low", "high")]
    (region,) = axes.plot(ends, [y, y], color=LINKED.color, linewidth=5, solid_capstyle="butt")
    mark(region, f"{label(name, language)} {span(name, row['low'], row['high'], language)}")
    axes.plot(
        [(row["mean"] - low) / (high - low)],
        [y],
        "o",
        color=LINKED.color,
        markersize=8,
        markeredgecolor="white",
        clip_on=False,
    )
    for x, end, side in ((0, low, "left"), (1, high, "right")):
        axes.text(x, y - 0.1, value(end) or "0", ha=side, va="top", fontsize=SMALL, color=MUTED)
    write_setting(axes, -LEFT / (RANGE_END - LEFT), y + 0.12, name, language, shown=shown)
    edge = (WIDTH - LEFT) / (RANGE_END - LEFT)
    said = text("figure-narrower", share=f"{100 * row['narrower']:.0f}%") if shown else text("figure-silent")
    numbers = ends_of(row["low"], row["high"], language)
    axes.text(edge, y + 0.26, numbers, ha="right", va="center", fontsize=TEXT, color=INK if shown else MUTED)
    under = [line for line in (unit(name, language).strip("（）"), said) if line]
    for place, line in enumerate(under):
        axes.text(edge, y - 0.23 * place, line, ha="right", va="center", fontsize=SMALL, color=MUTED)


def _pair(figure: Figure, fit: Fit, height: float, language: Language) -> None:
    """Scatter the sets that fit over the pair that is hardest to tell apart."""
    text, worst = WORDS.in_(language), fit.pairs.iloc[0]
    axes = figure.add_axes((PAIR_LEFT / WIDTH, 56 / height, PAIR_WIDE / WIDTH, PAIR_TALL / height))
    axes.grid(color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(False)
    first, second = worst["first"], worst["second"]
    axes.plot(fit.points[first], fit.points[second], "x", color=BASE.color, markersize=5, alpha=0.6)
    axes.plot(fit.plausible[first], fit.plausible[second], ".", color=LINKED.color, markersize=6)
    for axis, name in ((axes.xaxis, first), (axes.yaxis, second)):
        measured = unit(name, language).strip("（）")
        short = label(name, language)
        short = text("figure-with-unit", name=short, unit=measured) if measured else short
        axis.set_label_text(short, fontsize=SMALL)
        axis.set_major_formatter(lambda number, _: value(number) or "0")
    r = correlation(worst["rank_correlation"])
    lines = [text("figure-r", r=r)] + [text("figure-inseparable")] * bool(worst["inseparable"])
    axes.text(
        1.03,
        0.98,
        "\n".join(lines),
        transform=axes.transAxes,
        ha="left",
        va="top",
        fontsize=TEXT,
        color=INK,
        linespacing=1.5,
    )
