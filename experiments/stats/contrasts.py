"""What an analysis of a design looks at: a measure of one arm, or of one arm against another. Pure.

The value table of a design has an index (point, scenario, seed), whole numbers and a scenario's
name, and one column per measure in the measure's own unit (shares in percent). A missing run has
no row; a measure that a run does not have is NaN.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from experiments.stats.measures import Measure
from experiments.text.errors import InputError
from experiments.text.language import Language

Titles = Mapping[str, tuple[str, str]]
"""Of each scenario, what people call it in English and in Chinese."""


@dataclass(frozen=True)
class Quantity:
    """A measure in `arm`; with a `base`, the paired difference `arm` − `base` of the same seed."""

    measure: Measure
    arm: str
    base: str | None = None
    titles: Titles = field(default_factory=dict)

    def by_point(self, values: pd.DataFrame) -> pd.DataFrame:
        """Return one row per point and one column per seed; NaN where a number is missing.

        Raises InputError for a measure or scenario that the table does not hold.
        """
        found = self._of(values, self.arm)
        if self.base is not None:
            found = found - self._of(values, self.base)
        return found.sort_index().sort_index(axis=1)

    def _of(self, values: pd.DataFrame, scenario: str) -> pd.DataFrame:
        from sim.links import nearest

        name = self.measure.name
        if name not in values.columns:
            raise InputError(
                f"measure '{name}': these runs do not hold it{nearest(name, map(str, values.columns))}"
            )
        scenarios = list(values.index.unique("scenario"))
        if scenario not in scenarios:
            raise InputError(
                f"scenario '{scenario}': these runs hold {', '.join(scenarios)}{nearest(scenario, scenarios)}"
            )
        return values.xs(scenario, level="scenario")[name].unstack("seed")

    def called(self, scenario: str, language: Language) -> str:
        """Return what people call a scenario."""
        return self.titles.get(scenario, (scenario, scenario))[1 if language == "zh" else 0]

    def title(self, language: Language) -> str:
        """Return what is looked at, as a heading."""
        arm = self.called(self.arm, language)
        if self.base is not None:
            arm = f"{arm} − {self.called(self.base, language)}"
        colon = "：" if language == "zh" else ": "
        return f"{self.measure.title(language)}{colon}{arm}"


def all_or_none(table: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return a point × seed table without seeds that lack a point, and how many were left out."""
    whole = table.dropna(axis=1)
    return whole, table.shape[1] - whole.shape[1]
