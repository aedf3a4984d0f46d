"""The pictures of a report one by one, for notebooks: nothing is written."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from experiments.figures import style
from experiments.questions.analysis import Analysis
from experiments.questions.compare.result import Comparison
from experiments.questions.plan import figures as plan_figures
from experiments.questions.plan.result import Plan
from experiments.questions.question import named
from experiments.questions.result import Result
from experiments.reports.compare_page import FIGURES
from experiments.text.errors import InputError
from experiments.text.language import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Draw = Callable[[], "Figure | None"]


def plot(found: Result, which: str, language: Language) -> "Figure":
    """Draw the picture of a name, the first that there is for ""; InputError where there is none."""
    from sim.links import nearest

    drawings = _drawings(found, language)
    if which and which not in drawings:
        there = ", ".join(drawings) or "none"
        raise InputError(
            f"plot({which!r}): there is no such picture{nearest(which, drawings)} (there are: {there})",
            f"没有 {which!r} 这张图（有：{there}）",
        )
    with style.drawing():
        for draw in [drawings[which]] if which else drawings.values():
            if (figure := draw()) is not None:
                return figure
    raise InputError(
        f"{found.folder}: these results have no picture", f"{found.folder}：这些结果没有可画的图"
    )


def _drawings(found: Result, language: Language) -> dict[str, Draw]:
    if isinstance(found, Comparison):
        return {name: partial(module.draw, found, language) for name, module in FIGURES.items()}
    if isinstance(found, Plan):
        known = {"frontier": plan_figures.draw_frontier, "portfolios": plan_figures.draw_named}
        return {name: partial(draw, found, language) for name, draw in known.items()}
    if isinstance(found, Analysis):
        drawings = named(f"{found.asked.section}:drawings")
        return {
            f"{kind}-{one.quantity.measure.name}": draw
            for one in found.found
            for kind, draw in drawings(one, language)
        }
    return {}
