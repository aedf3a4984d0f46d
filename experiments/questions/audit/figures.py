"""An audit in pictures: what happens within ±10 % of the settings that move most.

Draw inside `reports.style.drawing()`.
"""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from experiments.figures.marks import mark
from experiments.figures.style import (
    BAND,
    EMERGENCY,
    HAIRLINE,
    LINKED,
    MUTED,
    SMALL,
    WIDTH,
    broken,
    new_figure,
)
from experiments.questions.audit import WORDS
from experiments.questions.audit.finding import Finding
from experiments.questions.audit.result import Audit
from experiments.questions.audit.sections import outcome_title
from experiments.stats import words
from experiments.text.language import Language

MOST, COLUMNS = 9, 3
HEIGHT, LEFT, GAP, TOP, BOTTOM = 250.0, 44.0, 54.0, 66.0, 46.0
LONGEST = {"en": 34, "zh": 18}


def draw(audit: Audit, those: Sequence[Finding], language: Language) -> Figure:
    """Return a panel for each finding with a curve, at most nine; the largest step is marked."""
    shown = those[:MOST]
    rows = -(-len(shown) // COLUMNS)
    height = rows * HEIGHT
    figure = new_figure(height)
    wide = (WIDTH - LEFT - (COLUMNS - 1) * GAP - 6) / COLUMNS
    for number, one in enumerate(shown):
        row, column = divmod(number, COLUMNS)
        bottom = height - (row + 1) * HEIGHT + BOTTOM
        left = LEFT + column * (wide + GAP)
        axes = figure.add_axes(
            (left / WIDTH, bottom / height, wide / WIDTH, (HEIGHT - TOP - BOTTOM) / height)
        )
        _panel(axes, audit, one, language)
        if column == 0:
            axes.set_ylabel(WORDS.say(language, "axis-y"), fontsize=SMALL)
        if number >= len(shown) - COLUMNS:
            axes.set_xlabel(WORDS.say(language, "axis-x"), fontsize=SMALL, labelpad=4)
    return figure


def _panel(axes: Axes, audit: Audit, one: Finding, language: Language) -> None:
    place = one.worst()
    assert place is not None
    curve = one.curves[place]
    places = [one.item.share(value) for value in one.item.near]
    axes.grid(color=HAIRLINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.axhspan(-curve.half_width, curve.half_width, color=BAND, zorder=0)
    axes.axhline(0, color=MUTED, linewidth=1)
    axes.plot(places, curve.changes, color=LINKED.color, linewidth=2)
    step = slice(curve.step_at, curve.step_at + 2)
    axes.plot(places[step], curve.changes[step], color=EMERGENCY, linewidth=3)
    for x, y, value in zip(places, curve.changes, one.item.near, strict=True):
        (dot,) = axes.plot([x], [y], "o", color=LINKED.color, markersize=6, markeredgecolor="white")
        mark(dot, f"{one.item.name} = {value:.6g}: {words.signed(y, 1)}")
    world, outcome = place
    named = broken(
        f"{audit.world_title(world, language)}: {outcome_title(outcome, language)}", LONGEST[language]
    )
    axes.set_title(f"{one.item.name}\n{named}", fontsize=SMALL, loc="left", linespacing=1.3)
