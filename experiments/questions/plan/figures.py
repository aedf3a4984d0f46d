"""The plan in one picture: the frontier, the named portfolios' links, and other settings.

Draw inside `reports.style.drawing()`.
"""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from experiments.figures.marks import mark
from experiments.figures.style import (
    BAND,
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
from experiments.questions.compare.findings import subject
from experiments.questions.plan import WORDS
from experiments.questions.plan.choice import mean
from experiments.questions.plan.costs import STEPS, Portfolio, open_communities
from experiments.questions.plan.messages import links_in_words
from experiments.questions.plan.result import Named, Plan
from experiments.stats import words
from experiments.stats.labels import LINK, label
from experiments.text.language import Language
from sim.links import LINKS

TOP, FRONTIER, GAP, ROW = 56, 330, 84, 27
YUAN = {"zh": 10_000, "en": 1_000}


def draw_frontier(plan: Plan, language: Language) -> Figure:
    """Return cost against gain of everything that was tried."""
    height = TOP + FRONTIER + GAP
    figure = new_figure(height)
    _key(figure, height, language)
    left = 58
    axes = figure.add_axes(
        (left / WIDTH, (GAP - 30) / height, (WIDTH - left - 30) / WIDTH, FRONTIER / height)
    )
    _frontier(axes, plan, language)
    return figure


def draw_named(plan: Plan, language: Language) -> Figure | None:
    """Return the named portfolios' links, and what they give under other settings; None without any."""
    if not plan.named:
        return None
    height = 30 + ROW * (len(LINKS) + 1)
    figure = new_figure(height)
    _bars(figure, plan, language, height)
    _settings(figure, plan, language, height)
    return figure


def _key(figure: Figure, height: float, language: Language) -> None:
    text = WORDS.in_(language)
    hollow: dict[str, Any] = {"marker": "o", "markerfacecolor": "white", "linewidth": 0}
    key(
        figure,
        height,
        [
            (text("key-stated"), {"color": LINKED.color, "linewidth": 3.4, "marker": "o", "markersize": 9}),
            (text("key-looked"), {**hollow, "color": LINKED.color, "markersize": 7}),
            (text("key-frontier"), {"color": INK, "linewidth": 1.4}),
            (text("key-tried"), {"color": "#B3B9C1", "marker": "o", "markersize": 5, "linewidth": 0}),
        ],
    )


def _frontier(axes: Axes, plan: Plan, language: Language) -> None:
    """Draw cost against gain: what was tried, its frontier, the named portfolios."""
    text, outcome = WORDS.in_(language), plan.outcome
    tried = [_screened(plan, one, language) for one in outcome.tried]  # NaN is not drawn
    axes.axhline(0, color=INK, linewidth=1.3, zorder=1)
    axes.grid(axis="y", color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    for portfolio, (cost, gain) in zip(outcome.tried, tried, strict=True):
        (dot,) = axes.plot([cost], [gain], "o", color="#B3B9C1", markersize=5, zorder=2)
        mark(dot, links_in_words(portfolio, outcome.communities, language))
    front = [(0.0, 0.0), *(_screened(plan, one, language) for one in outcome.frontier)]
    axes.plot(*zip(*front, strict=True), color=INK, linewidth=1.4, drawstyle="steps-post", zorder=3)
    for one in plan.named:
        _named(axes, plan, one, language)
    if outcome.budget.money is not None:
        limit = outcome.budget.money / YUAN[language]
        if limit <= 1.3 * axes.get_xlim()[1]:
            axes.axvline(limit, color=HOURS.color, linewidth=1.4, linestyle=(0, (4, 3)), zorder=1)
            axes.text(
                limit,
                1.0,
                f"{text('axis-budget')} ",
                color=HOURS.color,
                ha="right",
                va="top",
                fontsize=SMALL,
                transform=axes.get_xaxis_transform(),
            )
    axes.set_xlim(left=-0.02 * axes.get_xlim()[1])
    axes.margins(y=0.12)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}".replace("-", words.MINUS))
    axes.set_xlabel(text("axis-money"), fontsize=SMALL, labelpad=6, loc="right")
    unit = plan.goal.unit_in(language)
    axes.set_title(
        text("axis-gain", goal=plan.goal.title(language), unit=unit),
        fontsize=TEXT,
        loc="left",
        pad=10,
        x=-58 / (WIDTH - 88),
    )


def _screened(plan: Plan, one: Portfolio, language: Language) -> tuple[float, float]:
    """Return where a portfolio lay in the screening."""
    outcome = plan.outcome
    numbers = outcome.differences(one, plan.goal.name, outcome.seeds.screening)
    return float(outcome.cost(one).yuan) / YUAN[language], mean(numbers)


def _named(axes: Axes, plan: Plan, one: Named, language: Language) -> None:
    """Draw a named portfolio with its interval, and hollow what it looked like before."""
    x, before = _screened(plan, one.portfolio, language)
    interval, color = one.gain.interval, LINKED.color
    axes.plot([x], [before], "o", color=color, markersize=7, markerfacecolor="white", zorder=4)
    stated = axes.plot([x, x], [interval.low, interval.high], color=color, linewidth=3.4, zorder=5)
    stated += axes.plot([x], [interval.difference], "o", color=color, markersize=9, zorder=6)
    links = links_in_words(one.portfolio, plan.outcome.communities, language)
    for artist in stated:
        mark(artist, f"{links}\n{one.title(language)}{words.said(interval, language)}")
    up, left = "best" in one.names, x > 0.85 * axes.get_xlim()[1]
    axes.annotate(
        one.title(language),
        (x, interval.difference),
        xytext=(-10 if left else 10, 4 if up else -4),
        textcoords="offset points",
        va="bottom" if up else "top",
        ha="right" if left else "left",
        fontsize=TEXT,
        color=color,
        zorder=7,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1},
    )


def _panel(figure: Figure, left: float, right: float, height: float, title: str) -> Axes:
    """Return an empty panel at the bottom, as high as the eight links and a head."""
    tall = ROW * (len(LINKS) + 1)
    axes = figure.add_axes((left / WIDTH, 0, (right - left) / WIDTH, tall / height))
    axes.set(ylim=(-len(LINKS), 1))
    figure.text(left / WIDTH if left > 100 else 0, (tall + 8) / height, title, fontsize=TEXT)
    return axes


def _bars(figure: Figure, plan: Plan, language: Language, height: float) -> None:
    """Draw for each named portfolio how far each link is open."""
    count = plan.outcome.communities
    axes = _panel(figure, 0, 470, height, WORDS.say(language, "axis-links", count=count))
    axes.set(xlim=(0, 470))
    axes.axis("off")
    for row, link in enumerate(LINKS):
        name = label(LINK + link, language)
        axes.text(0, -row - 0.5, name[:1].upper() + name[1:], va="center_baseline", fontsize=SMALL)
    wide = 300 / len(plan.named)
    for place, one in enumerate(plan.named):
        x = 178 + place * wide
        axes.text(x, 0.4, one.title(language), va="center_baseline", fontsize=SMALL, color=LINKED.color)
        for row, steps in enumerate(one.portfolio):
            full = wide - 44
            axes.barh(-row - 0.5, full, left=x, height=0.5, color=BAND)
            if steps:
                axes.barh(-row - 0.5, full * steps / STEPS, left=x, height=0.5, color=LINKED.color)
            axes.text(
                x + full + 6,
                -row - 0.5,
                str(open_communities(steps, count)),
                va="center_baseline",
                fontsize=SMALL,
                color=INK if steps else MUTED,
            )


def _settings(figure: Figure, plan: Plan, language: Language, height: float) -> None:
    """Draw what each named portfolio gives in worlds with other settings, a dot a world."""
    text, table = WORDS.in_(language), plan.settings
    if table.empty:
        _panel(figure, 510, 800, height, text("axis-untested")).axis("off")
        return
    axes = _panel(figure, 510, 800, height, text("axis-settings", unit=plan.goal.unit_in(language)))
    named = 96  # room for the names
    tall = ROW * len(LINKS) - 20
    axes.set_position(((510 + named) / WIDTH, 40 / height, (290 - named) / WIDTH, tall / height))
    axes.set(ylim=(-len(plan.named), 0), yticks=[])
    margin = plan.goal.margin
    if margin is not None:
        axes.axvspan(-margin, margin, color=BAND, zorder=0)
    axes.axvline(0, color=INK, linewidth=1.3, zorder=1)
    axes.spines["bottom"].set_visible(False)
    for place, one in enumerate(plan.named):
        numbers, y = table["+".join(one.names)], -place - 0.5
        axes.text(
            -named / (290 - named),
            y,
            one.title(language),
            fontsize=SMALL,
            color=LINKED.color,
            va="center_baseline",
            transform=axes.get_yaxis_transform(),
        )
        axes.plot(
            numbers,
            [y] * len(numbers),
            "o",
            color=BASE.color,
            markersize=6,
            markerfacecolor="none",
            markeredgewidth=1.4,
            zorder=3,
        )
        now = one.gain.interval.difference
        axes.plot([now], [y], "|", color=LINKED.color, markersize=18, markeredgewidth=2.6, zorder=4)
    axes.margins(x=0.08)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}".replace("-", words.MINUS))


def captions(plan: Plan, language: Language) -> tuple[str, str]:
    """Return what the two pictures show and how they were made."""
    seeds, goal = plan.outcome.seeds, subject(plan.goal, language)
    screening, confirmation = len(seeds.screening), len(seeds.confirmation)
    return (
        WORDS.say(language, "caption-frontier", goal=goal, screening=screening, confirmation=confirmation),
        WORDS.say(language, "caption-named", seeds=len(seeds.settings)),
    )
