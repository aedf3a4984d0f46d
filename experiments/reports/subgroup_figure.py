"""Figure: for whom the difference is larger or smaller, three classes of need beside each other."""

import math
from itertools import groupby

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from experiments.figures.marks import mark
from experiments.figures.style import (
    HAIRLINE,
    HEAD,
    INK,
    LINKED,
    MUTED,
    SMALL,
    TEXT,
    WIDTH,
    new_figure,
)
from experiments.questions.compare.findings import arm_title
from experiments.questions.compare.result import Comparison
from experiments.stats import words
from experiments.stats.measures import CLASS_LABELS, CLASSES
from experiments.stats.measures.population import KINDS
from experiments.stats.subgroups import SubgroupEffect, labels_of
from experiments.text.language import Language

LEFT, SPACE, ROW, KIND_GAP, TOP, BOTTOM = 158, 18, 19, 22, 50, 60
GREY = "#8A929D"


def draw(comparison: Comparison, language: Language) -> Figure | None:
    """Return the figure of the linked arm; None where there is nothing to compare."""
    effects = [one for one in comparison.subgroups if one.arm == comparison.roles.linked]
    classes = [group for group in CLASSES if any(one.group == group for one in effects)]
    if not classes:
        return None
    zh = language == "zh"
    places = _places(effects)
    span = max(places.values()) + ROW
    height = TOP + span + BOTTOM
    figure = new_figure(height)
    width = (WIDTH - LEFT - SPACE * len(classes)) / len(classes)
    for column, group in enumerate(classes):
        left = LEFT + column * (width + SPACE)
        axes = figure.add_axes((left / WIDTH, BOTTOM / height, width / WIDTH, span / height))
        own = [one for one in effects if one.group == group]
        _panel(axes, comparison, own, places, span, group, language)
    for kind, names in groupby(places, key=lambda key: key[0]):
        keys = list(names)
        top = height - TOP - places[keys[0]] + ROW / 2
        figure.text(0, top / height, KINDS[kind][1 if zh else 0], fontsize=SMALL, color=MUTED, va="bottom")
        for key in keys:
            one = next(effect for effect in effects if (effect.kind, effect.subgroup) == key)
            figure.text(
                0,
                (height - TOP - places[key]) / height,
                labels_of(one)[1 if zh else 0],
                fontsize=TEXT,
                va="center_baseline",
                color=INK,
            )
    linked = arm_title(comparison, comparison.roles.linked or "", language)
    base = arm_title(comparison, comparison.roles.base, language)
    axis = (
        f"按期办结，{linked} − {base}，百分点"
        if zh
        else f"cases in time, {linked} − {base}, percentage points"
    )
    figure.text((LEFT + (WIDTH - LEFT) / 2) / WIDTH, 24 / height, axis, fontsize=SMALL, ha="center")
    note = (
        "实心：与全街道的差别之差不含零；空心：未显示与全街道不同"
        if zh
        else "solid: apart from the street's difference; hollow: not shown to be apart from it"
    )
    figure.text(0, 6 / height, note, fontsize=SMALL, color=MUTED)
    return figure


def _places(effects: list[SubgroupEffect]) -> dict[tuple[str, str], float]:
    """Return how far below the top each subgroup stands, kinds apart from each other."""
    keys = list(dict.fromkeys((one.kind, one.subgroup) for one in effects))
    places, at = {}, 0.0
    for kind, names in groupby(keys, key=lambda key: key[0]):
        at += KIND_GAP
        for key in names:
            places[kind, key[1]] = at
            at += ROW
    return places


def _panel(
    axes: Axes,
    comparison: Comparison,
    effects: list[SubgroupEffect],
    places: dict[tuple[str, str], float],
    span: float,
    group: str,
    language: Language,
) -> None:
    """Draw one class of need: an interval a subgroup, the street's own difference dashed."""
    axes.set(ylim=(span, 0), yticks=[])
    axes.grid(axis="x", color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.axvline(0, color=INK, linewidth=1.3)
    axes.spines["bottom"].set_visible(False)
    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter(lambda value, _: words.signed(value, 0 if value == int(value) else 1))
    for one in effects:
        y = places[one.kind, one.subgroup]
        interval, apart = one.difference, one.apart.off_zero
        color = LINKED.color if apart else GREY
        drawn = []
        if math.isfinite(interval.low):
            drawn += axes.plot([interval.low, interval.high], [y, y], color=color, linewidth=2.8)
        drawn += axes.plot(
            [interval.difference],
            [y],
            "o",
            color=color,
            markersize=6,
            markerfacecolor=color if apart else "white",
            markeredgewidth=1.5,
            zorder=3,
        )
        for artist in drawn:
            mark(artist, labels_of(one)[1 if language == "zh" else 0] + words.said(interval, language))
    title = CLASS_LABELS[group][1 if language == "zh" else 0]
    street = comparison.difference(comparison.roles.linked or "", f"in_time_share_{group}")
    if street is not None and math.isfinite(street.interval.difference):
        axes.axvline(
            street.interval.difference, color=LINKED.color, linewidth=1.2, linestyle=(0, (2, 2)), zorder=2.2
        )
        mean = words.signed(street.interval.difference, words.decimals_of(street.interval))
        title = f"{title}（全街道 {mean}）" if language == "zh" else f"{title} (street {mean})"
    axes.set_title(title if language == "zh" else title.capitalize(), fontsize=HEAD, pad=12)
