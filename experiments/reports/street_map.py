"""Figure 4: the communities before and after, as a schematic map along the river."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from matplotlib.ticker import MaxNLocator

from experiments.figures.marks import mark
from experiments.figures.style import (
    ASSET,
    BANK,
    BURDEN,
    INK,
    MUTED,
    RIVER,
    SMALL,
    TEXT,
    WAVE,
    WIDTH,
    new_figure,
)
from experiments.questions.compare.findings import arm_title
from experiments.questions.compare.result import Comparison
from experiments.reports.looks import looks
from experiments.stats.differences import STREET
from experiments.stats.measures import BY_NAME, Measure
from experiments.text.language import Language

ROWS = 3
PER_THOUSAND = "entrenched_per_thousand"
PANEL_WIDTH, PANEL_HEIGHT = 392, 216
WORDS = {
    "zh": {
        "in_time_share_specialised": "专门诉求按期办结，%",
        PER_THOUSAND: "老大难楼栋，每千居民处数",
        "schematic": "示意图",
    },
    "en": {
        "in_time_share_specialised": "specialised cases in time, %",
        PER_THOUSAND: "entrenched buildings per 1,000 residents",
        "schematic": "schematic",
    },
}


def draw(comparison: Comparison, language: Language) -> Figure | None:
    """Return the figure: two measures by two worlds, one scale per measure."""
    roles = comparison.roles
    if roles.linked is None or comparison.values.empty:
        return None
    tables = [
        (name, ramp, _values(comparison, name, (roles.base, roles.linked)))
        for name, ramp in (("in_time_share_specialised", ASSET), (PER_THOUSAND, BURDEN))
    ]
    tables = [(name, ramp, table) for name, ramp, table in tables if table.notna().any(axis=None)]
    if not tables:
        return None
    block = PANEL_HEIGHT + 62
    height = 30 + block * len(tables)
    figure = new_figure(height)
    for column, arm in enumerate((roles.base, roles.linked)):
        left = column * (WIDTH - PANEL_WIDTH)
        look = looks(comparison)[arm]
        figure.text(
            left / WIDTH,
            1 - 12 / height,
            arm_title(comparison, arm, language),
            fontsize=TEXT + 1,
            va="center",
            color=look.color,
        )
        for row, (name, ramp, table) in enumerate(tables):
            breaks = _breaks(table)
            bottom = height - 30 - block * row - 28 - PANEL_HEIGHT
            axes = figure.add_axes(
                (left / WIDTH, bottom / height, PANEL_WIDTH / WIDTH, PANEL_HEIGHT / height)
            )
            _map(axes, comparison.manifest["communities"], table[arm], breaks, ramp)
            if column == 0:
                _key(figure, height, bottom + PANEL_HEIGHT + 16, WORDS[language][name], breaks, ramp)
    figure.text(
        1, 1 - 12 / height, WORDS[language]["schematic"], ha="right", va="center", fontsize=SMALL, color=MUTED
    )
    return figure


def _values(comparison: Comparison, name: str, arms: Sequence[str]) -> pd.DataFrame:
    """Return community × arm: means over seeds."""
    source = "entrenched_cells" if name == PER_THOUSAND else name
    measure: Measure = BY_NAME[source]
    columns = {}
    for arm in arms:
        if measure.name not in comparison.values:
            continue
        part = comparison.values.xs(arm, level="scenario")[measure.name]
        mean = part.groupby(level="community").mean().drop(STREET, errors="ignore")
        if name == PER_THOUSAND:
            residents = {one["code"]: one["residents"] for one in comparison.manifest["communities"]}
            scale = comparison.manifest["question"]["scale"]  # of a small copy, else 1
            mean = 1000 * mean / (pd.Series(residents).reindex(mean.index) * scale)
        columns[arm] = mean
    return pd.DataFrame(columns, columns=list(arms))


def _breaks(table: pd.DataFrame) -> np.ndarray:
    """Return four breaks, round numbers, the same in both worlds."""
    numbers = table.to_numpy(dtype=float)
    low, high = float(np.nanmin(numbers)), float(np.nanmax(numbers))
    if high - low < 1e-9:
        high = low + 1
    for count in (5, 6, 7, 8):
        ticks = np.asarray(MaxNLocator(count, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high), dtype=float)
        inner = ticks[(ticks > low) & (ticks < high)]
        if len(inner) >= 4:
            start = (len(inner) - 4) // 2
            return np.asarray(inner[start : start + 4])
    return np.linspace(low, high, 6)[1:5]


def blocks(communities: Sequence[dict[str, Any]]) -> list[tuple[str, np.ndarray]]:
    """Return the outline of each community: three gently curved rows, width by residents."""
    outlines = []
    per_row = -(-len(communities) // ROWS)
    for row in range(ROWS):
        members = communities[row * per_row : (row + 1) * per_row]
        if not members:
            continue
        widths = np.sqrt([max(1, one["residents"]) for one in members])
        edges = np.concatenate([[0], np.cumsum(widths)]) / widths.sum()
        top, bottom = 0.80 - row * 0.27, 0.80 - (row + 1) * 0.27
        for place, one in enumerate(members):
            # neighbours share a slanting boundary, so that the streets between them stay even
            slants = [0.012 * ((end + row) % 3 - 1) * (0 < end < len(members)) for end in (place, place + 1)]
            left, right = edges[place] + 0.006, edges[place + 1] - 0.006
            above = np.linspace(left + slants[0], right + slants[1], 9)
            below = np.linspace(right - slants[1], left - slants[0], 9)
            roof = np.column_stack([above, top - 0.02 + _curve(above)])
            floor = np.column_stack([below, bottom + 0.012 + _curve(below)])
            outlines.append((one["code"], np.vstack([roof, floor])))
    return outlines


def _curve(across: np.ndarray) -> np.ndarray:
    curve: np.ndarray = 0.05 * np.sin(np.pi * (across * 0.9 + 0.1))
    return curve


def _map(
    axes: Axes,
    communities: Sequence[dict[str, Any]],
    values: pd.Series,
    breaks: np.ndarray,
    ramp: Sequence[str],
) -> None:
    axes.set(xlim=(-0.02, 1.02), ylim=(-0.03, 1))
    axes.axis("off")
    across = np.linspace(-0.02, 1.02, 60)
    bank = 0.82 + _curve(across)
    axes.fill_between(across, bank, 1, color=RIVER, linewidth=0)
    for lift in (0.05, 0.09, 0.13):
        wave = bank + lift + 0.006 * np.sin(across * 60)
        axes.plot(across, wave, color=WAVE, linewidth=1)
    axes.plot(across, bank, color=BANK, linewidth=1.6)
    for code, outline in blocks(communities):
        value = float(values.get(code, np.nan))
        known = np.isfinite(value)
        step = int(np.searchsorted(breaks, value, side="right")) if known else 0
        color = ramp[step] if known else "white"
        edge = "#C9C3B6" if step == 0 else "none"
        block = axes.add_patch(Polygon(outline, facecolor=color, edgecolor=edge, linewidth=0.8))
        x, y = outline[:, 0].mean(), outline[:, 1].mean()
        ink = "white" if step >= 3 else INK
        mark(block, f"{code} {value:.2f}" if known else code, series=code)
        axes.text(x, y + 0.045, code, ha="center", va="center", fontsize=TEXT, color=ink)
        text = "–" if not known else f"{value:.0f}" if breaks[-1] >= 20 else f"{value:.1f}"
        axes.text(x, y - 0.045, text, ha="center", va="center", fontsize=SMALL, color=ink)


def _key(
    figure: Figure, height: float, y: float, title: str, breaks: np.ndarray, ramp: Sequence[str]
) -> None:
    """Write the measure and its five classes above the left map."""
    axes = figure.add_axes((0, (y - 10) / height, 1, 22 / height))
    axes.set(xlim=(0, WIDTH), ylim=(0, 22))
    axes.axis("off")
    axes.text(0, 11, title, va="center_baseline", fontsize=TEXT)
    for place, color in enumerate(ramp):
        x = WIDTH - 300 + place * 60
        axes.add_patch(Rectangle((x, 10), 60, 9, facecolor=color, edgecolor="none"))
        if place:
            axes.text(x, 4, f"{breaks[place - 1]:g}", ha="center", va="center", fontsize=SMALL, color=MUTED)
