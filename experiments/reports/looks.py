"""How the arms of a comparison are drawn and named in its figures."""

from collections.abc import Sequence
from typing import Any

from matplotlib.figure import Figure

from experiments.figures.style import BASE, BEFORE, HOURS, LINKED, OTHERS, SAME, Look, key
from experiments.questions.compare.findings import arm_title
from experiments.questions.compare.result import Comparison
from experiments.text.language import Language


def looks(comparison: Comparison) -> dict[str, Look]:
    """Return how each arm is drawn: by its part in the comparison, never by its name."""
    roles = comparison.roles
    known = {
        roles.before: BEFORE,
        roles.base: BASE,
        roles.matched: HOURS,
        roles.same_hours: SAME,
        roles.linked: LINKED,
    }
    rest = [arm for arm in comparison.arms if arm not in known]
    extra = {arm: OTHERS[place % len(OTHERS)] for place, arm in enumerate(rest)}
    return {arm: known.get(arm) or extra[arm] for arm in comparison.arms}


def legend(
    figure: Figure,
    comparison: Comparison,
    arms: Sequence[str],
    language: Language,
    height: float,
    *,
    lines: bool,
) -> None:
    """Write the arms in a row at the top: a piece of line or the mark, then the name."""
    entries: list[tuple[str, dict[str, Any]]] = []
    for arm in arms:
        look, name = looks(comparison)[arm], arm_title(comparison, arm, language)
        if lines:
            drawn = {"color": look.color, "linestyle": look.dash, "series": arm}
            entries.append((f"{look.end(language)}  {name}", drawn))
        else:
            drawn = {"color": look.color, "marker": look.marker, "markersize": 7, "series": arm}
            entries.append((name, drawn))
    key(figure, height, entries)
