"""What a measure is: one number per run, with unit, good direction and margin."""

from dataclasses import dataclass, replace
from typing import Literal

from experiments.text.language import Language

Kind = Literal["share", "ratio", "count", "average", "end"]
Window = Literal["steady", "emergency", "crisis", "start", "end"]
Better = Literal["up", "down", "none"]
FULL_STREET = 111_000
EXTENSIVE_UNITS = ("hours a week", "persons", "buildings", "groups")
# How the sentence of a measure made of one column begins.
TAKEN: dict[str, tuple[str, str]] = {
    "count": ("Sum over the weeks: ", "各周合计："),
    "average": ("Mean over the weeks: ", "各周平均："),
    "end": ("At the end: ", "期末："),
}


@dataclass(frozen=True)
class Measure:
    """One number per run.

    `columns` are weekly columns: two for a share or ratio (numerator, denominator), else one. A share
    counts cases by week of birth, a ratio whatever is of the same weeks. `margin` is
    the smallest difference that matters, in the unit of the measure; None = not declared, and
    then no word says whether a difference matters. Shares and ratios are given in percent, their
    differences in percentage points. `text` says in a sentence what is measured.
    From `fewest` seeds on its differences have an interval (docs/coverage.md).
    """

    name: str
    columns: tuple[str, ...]
    label: str
    label_zh: str
    unit: str
    unit_zh: str
    kind: Kind
    better: Better = "none"
    margin: float | None = None
    window: Window = "steady"
    primary: bool = False
    declared: bool = True
    text: str = ""
    text_zh: str = ""
    fewest: int = 5

    @property
    def percent(self) -> bool:
        """Whether the level is in percent."""
        return self.kind in ("share", "ratio")

    def for_residents(self, residents: float) -> "Measure":
        """Return the measure with its margin for a street of this size.

        Margins of things that are counted are declared for 111,000 residents; a street of a tenth
        has a tenth of the buildings and hours, and a margin to match.
        """
        if self.margin is None or self.unit not in EXTENSIVE_UNITS:
            return self
        return replace(self, margin=float(f"{self.margin * residents / FULL_STREET:.3g}"))

    def title(self, language: Language) -> str:
        """Return the measure's name in words."""
        return self.label_zh if language == "zh" else self.label

    def unit_in(self, language: Language) -> str:
        """Return the unit of the measure's differences in words."""
        return self.unit_zh if language == "zh" else self.unit

    def sentence(self, language: Language) -> str:
        """Return what is measured in a sentence."""
        zh = language == "zh"
        begin = TAKEN.get(self.kind, ("", ""))[zh]
        return begin + (self.text_zh if zh else self.text)
