"""A claim in one picture: curves over the weeks, or its conditions against their margins.

Draw inside `reports.style.drawing()`.
"""

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from experiments.figures.marks import mark
from experiments.figures.style import (
    BASE,
    HAIRLINE,
    INK,
    LINKED,
    MUTED,
    OTHERS,
    SAME,
    SMALL,
    TEXT,
    WIDTH,
    broken,
    key,
    new_figure,
)
from experiments.questions.scorecard.claims import arms
from experiments.questions.scorecard.evidence import Evidence
from experiments.questions.scorecard.reasons import mean, span
from experiments.questions.scorecard.verdict import Finding, Judged, State
from experiments.stats import words
from experiments.text.language import Language

LOOKS = (BASE, LINKED, OTHERS[0], SAME)
TONES = {State.HOLDS: LINKED.color, State.UNCLEAR: MUTED, State.FAILS: "#A0511F", State.UNTESTED: MUTED}
LEFT, RIGHT, ROW = 300, 690, 38
WEEKS: dict[Language, str] = {"en": "week", "zh": "周"}
BAND: dict[Language, str] = {"en": "needed", "zh": "要求的范围"}
FEWEST_FOR_BAND = 5


def draw(finding: Finding, evidence: Evidence, language: Language) -> Figure | None:
    """Return the picture of a claim; None where nothing of it was measured."""
    curves = [one for one in finding.claim.picture.curves if not evidence.series(*one).empty]
    return _curves(finding, evidence, curves, language) if curves else _conditions(finding, language)


def _curves(
    finding: Finding, evidence: Evidence, curves: list[tuple[str, str]], language: Language
) -> Figure:
    height = 300.0
    figure = new_figure(height)
    axes = figure.add_axes((52 / WIDTH, 40 / height, (WIDTH - 70) / WIDTH, 190 / height))
    entries = []
    names = dict(zip(finding.claim.picture.curves, finding.claim.picture.names, strict=False))
    for (arm, name), look in zip(curves, LOOKS, strict=False):
        table = evidence.series(arm, name)
        middle = table.mean(axis=1)
        label = names.get((arm, name), arms()[arm][0].title).in_(language)
        style = {"color": look.color, "linestyle": look.dash}
        (line,) = axes.plot(middle.index, middle, linewidth=2, zorder=3, **style)
        mark(line, label, arm)
        if table.shape[1] >= FEWEST_FOR_BAND:
            low, high = np.nanpercentile(table.to_numpy(), [10, 90], axis=1)
            band = axes.fill_between(table.index, low, high, color=look.color, alpha=0.12, linewidth=0)
            mark(band, series=arm)
        entries.append((label, {**style, "series": arm}))
    axes.grid(axis="y", color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.set_xlabel(WEEKS[language], fontsize=SMALL)
    axes.margins(x=0.01)
    key(figure, height, entries)
    if (axis := finding.claim.picture.axis) is not None:
        figure.text(4 / WIDTH, 1 - 62 / height, axis.in_(language), fontsize=SMALL, color=MUTED)
    return figure


def _conditions(finding: Finding, language: Language) -> Figure | None:
    """Draw each condition's interval against its margin; every row has a scale of its own."""
    shown = [one for one in finding.criteria if math.isfinite(one.interval.difference)]
    if not shown:
        return None
    top, bottom = 10, 14
    height = top + ROW * len(shown) + bottom
    figure = new_figure(height)
    for place, judged in enumerate(shown):
        y = 1 - (top + ROW * (place + 1)) / height
        axes = figure.add_axes((LEFT / WIDTH, y, (RIGHT - LEFT) / WIDTH, ROW / height))
        axes.axis("off")
        _row(axes, judged, language)
    return figure


def _row(axes: Axes, judged: Judged, language: Language) -> None:
    interval, criterion = judged.interval, judged.criterion
    bounds = criterion.within or (criterion.above, math.inf)
    ends = [interval.difference, interval.low, interval.high, *bounds, 0.0]
    known = [end for end in ends if end is not None and math.isfinite(end)]
    space = (max(known) - min(known) or 1.0) * 0.12
    low, high = min(known) - space, max(known) + space
    axes.set(xlim=(low, high), ylim=(0, 1))
    first = low if bounds[0] is None or not math.isfinite(bounds[0]) else bounds[0]
    last = high if not math.isfinite(bounds[1]) else bounds[1]
    axes.axvspan(first, last, ymin=0.12, ymax=0.88, color="#E9F0F7", linewidth=0)
    for end in bounds:
        if end is not None and math.isfinite(end):
            axes.plot([end, end], [0.12, 0.88], color=LINKED.color, linewidth=1)
    tone = TONES[judged.state]
    name = criterion.full(language)
    drawn = []
    if math.isfinite(interval.low):
        drawn += axes.plot([interval.low, interval.high], [0.5, 0.5], color=tone, linewidth=3.4)
    drawn += axes.plot([interval.difference], [0.5], "o", color=tone, markersize=6.5)
    for artist in drawn:
        mark(artist, name + words.said(interval, language))
    across = axes.get_yaxis_transform()
    wide = RIGHT - LEFT
    axes.text(
        -LEFT / wide,
        0.5,
        broken(name, 21 if language == "zh" else 44),
        transform=across,
        va="center",
        fontsize=SMALL,
        color=INK,
        linespacing=1.1,
        clip_on=False,
    )
    right: dict[str, Any] = {"transform": across, "ha": "right", "va": "center", "clip_on": False}
    axes.text((WIDTH - LEFT) / wide, 0.64, mean(criterion, interval), fontsize=TEXT, color=tone, **right)
    between = span(criterion, interval, language)
    axes.text((WIDTH - LEFT) / wide, 0.22, between, fontsize=SMALL, color=MUTED, **right)
