"""Figure 2: when the difference appears: three weekly panels with bands, all arms."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from experiments.figures.marks import mark
from experiments.figures.style import (
    EMERGENCY,
    EMERGENCY_BAND,
    HAIRLINE,
    MUTED,
    SMALL,
    TEXT,
    WIDTH,
    new_figure,
)
from experiments.questions.compare.findings import arm_title
from experiments.questions.compare.result import Comparison
from experiments.reports.looks import legend, looks
from experiments.stats.differences import STREET
from experiments.stats.windows import FOLLOW_UP
from experiments.text.language import Language

WEEK_ZERO = date(2019, 8, 5)
SMOOTHED_WEEKS = 5
FEWEST_FOR_BAND = 5
HEIGHT = 294
PANEL = 214.0
STARTS = (44.0, 316.0, 588.0)


@dataclass(frozen=True)
class Panel:
    """One weekly panel: a column, or two for a cohort share in percent."""

    columns: tuple[str, ...]
    title: str
    title_zh: str


PANELS = (
    Panel(
        ("cases_in_time_specialised", "cases_born_specialised"),
        "Specialised in time, %",
        "专门诉求按期办结，%",
    ),
    Panel(("volunteers_active",), "Volunteers active this week", "本周活跃志愿者，人"),
    Panel(("entrenched_cells",), "Entrenched buildings", "老大难楼栋，处"),
)


def draw(comparison: Comparison, language: Language) -> Figure | None:
    """Return the figure; None where the results hold none of its columns."""
    present = {column for measure in comparison.measures for column in measure.columns}
    panels = [panel for panel in PANELS if present.issuperset(panel.columns)]
    if not panels:
        return None
    figure = new_figure(HEIGHT)
    legend(figure, comparison, comparison.arms, language, HEIGHT, lines=True)
    weekly = _street_weeks(comparison, [name for panel in panels for name in panel.columns])
    for start, panel in zip(STARTS, panels, strict=False):
        axes = figure.add_axes((start / WIDTH, 34 / HEIGHT, PANEL / WIDTH, 172 / HEIGHT))
        _panel(axes, comparison, weekly, panel, language)
    return figure


def _street_weeks(comparison: Comparison, columns: list[str]) -> pd.DataFrame:
    table = pd.read_parquet(
        comparison.folder / "weekly.parquet",
        columns=["scenario", "seed", "week", "community", *columns],
        filters=[("community", "==", STREET), ("week", ">=", 0)],
    )
    return table.drop(columns="community")


def series(weekly: pd.DataFrame, panel: Panel, arm: str) -> pd.DataFrame:
    """Return an arm's panel values: one row per week, one column per seed.

    Shares are cohort shares over five weeks of births around each week; the last three weeks are
    left out, since their cases may still be closed in time.
    """
    part = weekly[weekly["scenario"] == arm]
    tables = [part.pivot(index="week", columns="seed", values=name) for name in panel.columns]
    if len(tables) == 1:
        return tables[0]
    inside, born = (table.rolling(SMOOTHED_WEEKS, center=True, min_periods=1).sum() for table in tables)
    share = 100 * inside / born.where(born > 0)
    return share.loc[: weekly["week"].max() - FOLLOW_UP]


def _panel(
    axes: Axes, comparison: Comparison, weekly: pd.DataFrame, panel: Panel, language: Language
) -> None:
    low, high = math.inf, -math.inf
    ends, means = [], {}
    for arm in comparison.arms:
        table = series(weekly, panel, arm)
        if table.empty:
            continue
        look = looks(comparison)[arm]
        mean = table.mean(axis=1)
        weeks = table.index.to_numpy()
        if table.shape[1] >= FEWEST_FOR_BAND:
            bottom, top = table.quantile(0.05, axis=1), table.quantile(0.95, axis=1)
            mark(axes.fill_between(weeks, bottom, top, color=look.color, alpha=0.13, linewidth=0), series=arm)
        else:
            bottom, top = table.min(axis=1), table.max(axis=1)
        (line,) = axes.plot(weeks, mean, color=look.color, linestyle=look.dash, linewidth=1.9)
        mark(line, series=arm)
        means[arm_title(comparison, arm, language)] = mean
        low, high = min(low, float(bottom.min())), max(high, float(top.max()))
        ends.append((float(mean.iloc[-1]), look.end(language), look.ink))
    if not ends:
        axes.axis("off")
        return
    _scale(axes, low, high, len(panel.columns) == 2)
    title = panel.title_zh if language == "zh" else panel.title
    bottom_edge = axes.get_ylim()[0]
    axes.set_title(title, loc="left", fontsize=TEXT, pad=19, x=-0.16)
    if bottom_edge > 0:
        note = "纵轴不从零起" if language == "zh" else "axis does not start at zero"
        axes.text(-0.16, 1.035, note, transform=axes.transAxes, fontsize=SMALL, color=MUTED)
    _weeks_axis(axes, comparison, language, int(weekly["week"].max()))
    _end_letters(axes, ends)
    _read_off(axes, pd.DataFrame(means), language)


def _read_off(axes: Axes, means: pd.DataFrame, language: Language) -> None:
    """Lay an unseen strip over every other week that says the means of it."""
    colon = "：" if language == "zh" else ": "
    for week, row in zip(means.index.tolist()[::2], means.to_dict("records")[::2], strict=True):
        head = f"第 {week} 周" if language == "zh" else f"week {week}"
        numbers = [f"{name}{colon}{value:,.0f}" for name, value in row.items() if math.isfinite(value)]
        strip = axes.axvspan(week - 1, week + 1, color="white", alpha=0.001, linewidth=0, zorder=9)
        mark(strip, "\n".join([head, *numbers]))


def _scale(axes: Axes, low: float, high: float, share: bool) -> None:
    """Start at zero unless the curves would be squeezed into the upper half."""
    space = max((high - low) * 0.08, 1e-9)
    bottom = 0.0 if low < 0.5 * high else low - space
    top = high + space
    axes.set_ylim(bottom, min(100.0, top) if share and high <= 100 else top)
    axes.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}" if value >= 10 else f"{value:g}")
    axes.grid(axis="y", color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)


def _weeks_axis(axes: Axes, comparison: Comparison, language: Language, last: int) -> None:
    axes.set_xlim(0, last)
    axes.set_xticks([0, last])
    axes.set_xticklabels([f"{WEEK_ZERO + timedelta(weeks=week):%Y-%m}" for week in (0, last)])
    first_label, last_label = axes.get_xticklabels()
    first_label.set_horizontalalignment("left")
    last_label.set_horizontalalignment("right")
    base = comparison.weeks(comparison.roles.base)
    for place, (first, end) in enumerate(base.emergency):
        axes.axvspan(first, end + 1, color=EMERGENCY_BAND, linewidth=0, zorder=0)
        if place == 0:
            name = "突发事件" if language == "zh" else "emergency"
            side = "left" if first < last / 2 else "right"
            at = end + 3 if side == "left" else first - 2
            axes.text(
                at,
                0.025,
                name,
                transform=axes.get_xaxis_transform(),
                fontsize=SMALL,
                color=EMERGENCY,
                ha=side,
            )


def _end_letters(axes: Axes, ends: list[tuple[float, str, str]]) -> None:
    """Write the letters at the line ends, pushed apart where they would cover each other."""
    bottom, top = axes.get_ylim()
    step = (top - bottom) * 0.085
    ordered = sorted(ends)
    places = [value for value, _, _ in ordered]
    for _ in range(60):
        for left in range(len(places) - 1):
            overlap = step - (places[left + 1] - places[left])
            if overlap > 1e-12:
                places[left] -= overlap / 2
                places[left + 1] += overlap / 2
    shift = max(0.0, (bottom + step / 2) - places[0]) if places else 0.0
    for place, (_, letter, color) in zip(places, ordered, strict=True):
        axes.text(
            1.02,
            place + shift,
            letter,
            transform=axes.get_yaxis_transform(),
            color=color,
            va="center",
            fontsize=TEXT,
        )
