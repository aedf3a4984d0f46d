"""What a measure is: one number per run, with unit, good direction and margin."""

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["share", "count", "average", "end"]
Window = Literal["steady", "emergency", "start"]
Better = Literal["up", "down", "none"]
Language = Literal["zh", "en"]
FULL_STREET = 111_000
EXTENSIVE_UNITS = ("hours a week", "persons", "buildings", "groups")


@dataclass(frozen=True)
class Measure:
    """One number per run.

    `columns` are weekly columns: two for a share (numerator, denominator), else one. `margin` is
    the smallest difference that matters, in the unit of the measure; None = not declared, and
    then no word says whether a difference matters. Shares are given in percent, differences of
    shares in percentage points.
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
