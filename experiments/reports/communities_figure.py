"""Figure 3: which communities gain, one row each, sorted by the gain."""

import math

from matplotlib.figure import Figure

from experiments.figures.marks import mark
from experiments.figures.style import (
    HAIRLINE,
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
from experiments.stats.differences import (
    STREET,
    Contrast,
    Difference,
    by_arm,
    differences,
    explored_differences,
)
from experiments.stats.measures import BY_NAME
from experiments.stats.subgroups import COMMUNITY_TYPES
from experiments.text.language import Language

MEASURE = BY_NAME["in_time_share_specialised"]
LEFT, ROW = 176, 23


def community_type(name: str, language: Language) -> str:
    """Return a community's type in words; unknown types as they stand in the street's table."""
    labels = COMMUNITY_TYPES.get(name)
    return name if labels is None else labels[1 if language == "zh" else 0]


def by_community(comparison: Comparison) -> list[tuple[dict[str, str], Difference]]:
    """Return each community with its difference, linked − base, largest first."""
    roles = comparison.roles
    if roles.linked is None or MEASURE.name not in comparison.values:
        return []
    communities = comparison.manifest["communities"]
    parts = {roles.linked: 1, roles.base: -1}
    found = explored_differences(
        [
            Contrast.of(MEASURE, by_arm(comparison.values[[MEASURE.name]], one["code"])[MEASURE.name], parts)
            for one in communities
        ]
    )
    rows = [
        pair for pair in zip(communities, found, strict=True) if math.isfinite(pair[1].interval.difference)
    ]
    return sorted(rows, key=lambda row: -row[1].interval.difference)


def draw(comparison: Comparison, language: Language) -> Figure | None:
    """Return the figure; None where there is nothing to compare."""
    rows = by_community(comparison)
    if not rows:
        return None
    zh = language == "zh"
    height = ROW * len(rows) + 66
    figure = new_figure(height)
    axes = figure.add_axes((LEFT / WIDTH, 46 / height, (WIDTH - LEFT - 30) / WIDTH, ROW * len(rows) / height))
    axes.set(ylim=(len(rows) - 0.5, -0.5), yticks=[])
    axes.grid(axis="x", color=HAIRLINE, linewidth=1)
    axes.axvline(0, color=INK, linewidth=1.3)
    axes.spines["bottom"].set_visible(False)
    hollow = False
    for place, (community, found) in enumerate(rows):
        interval = found.interval
        known, drawn = math.isfinite(interval.low), []
        shown = known and interval.off_zero
        color = LINKED.color if shown else "#8A929D"
        hollow |= not shown
        if known:
            drawn += axes.plot([interval.low, interval.high], [place, place], color=color, linewidth=3.0)
        drawn += axes.plot(
            [interval.difference],
            [place],
            "o",
            color=color,
            markersize=7,
            markerfacecolor=color if shown else "white",
            markeredgewidth=1.6,
            zorder=3,
        )
        for artist in drawn:
            mark(artist, community["code"] + words.said(interval, language))
        at = axes.get_yaxis_transform()
        edge = -LEFT / (WIDTH - LEFT - 30)
        axes.text(
            edge, place, community["code"], transform=at, va="center_baseline", fontsize=TEXT, clip_on=False
        )
        axes.text(
            edge + 0.075,
            place,
            community_type(community["type"], language),
            transform=at,
            va="center_baseline",
            fontsize=SMALL,
            color=MUTED,
            clip_on=False,
        )
    street = differences(
        comparison.values, [MEASURE], comparison.roles.base, comparison.roles.linked or "", STREET
    )[0].interval
    axes.axvline(street.difference, color=LINKED.color, linewidth=1.2, linestyle=(0, (2, 2)), zorder=2.2)
    mean = words.signed(street.difference, words.decimals_of(street))
    axes.text(
        street.difference,
        -0.75,
        f"全街道 {mean}" if zh else f"street {mean}",
        color=LINKED.color,
        fontsize=SMALL,
        ha="center",
        va="bottom",
    )
    if hollow:
        text = "空心：区间包含零，未显示差别" if zh else "hollow: interval contains zero, no difference shown"
        figure.text(0, 8 / height, text, fontsize=SMALL, color=MUTED, va="bottom")
    axes.xaxis.set_major_formatter(lambda value, _: words.signed(value, 0 if value == int(value) else 1))
    linked = arm_title(comparison, comparison.roles.linked or "", language)
    base = arm_title(comparison, comparison.roles.base, language)
    axes.set_xlabel(
        f"专门诉求按期办结，{linked} − {base}，百分点"
        if zh
        else f"specialised cases in time, {linked} − {base}, percentage points",
        fontsize=SMALL,
    )
    return figure
