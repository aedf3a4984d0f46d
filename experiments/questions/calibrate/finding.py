"""What a calibration found, in two parts: about the settings, and about each observation."""

from dataclasses import dataclass

import pandas as pd

from experiments.questions.calibrate.result import Fit
from experiments.stats.contrasts import Quantity, Titles
from experiments.stats.measures import Measure

ABOUT_SETTINGS = Measure(
    "fitted_settings",
    (),
    "What the observations say about the settings",
    "观测数据对设定说了什么",
    "",
    "",
    "average",
    declared=False,
)
ABOUT_OBSERVATIONS = Measure(
    "observed_and_fitted", (), "Observed and fitted", "观测与拟合", "", "", "average", declared=False
)


@dataclass(frozen=True)
class FittedSettings:
    """The region of settings that fits."""

    fit: Fit
    arm: str
    titles: Titles

    @property
    def quantity(self) -> Quantity:
        """Return what is looked at."""
        return Quantity(ABOUT_SETTINGS, self.arm, None, self.titles)

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return `settings`, `pairs` and `plausible`, for CSV; nothing where nothing fits."""
        fit = self.fit
        return {"settings": fit.settings, "pairs": fit.pairs, "plausible": fit.plausible} if fit.fits else {}


@dataclass(frozen=True)
class FittedObservations:
    """Each observation and what the fitted settings give for it."""

    fit: Fit
    arm: str
    titles: Titles

    @property
    def quantity(self) -> Quantity:
        """Return what is looked at."""
        return Quantity(ABOUT_OBSERVATIONS, self.arm, None, self.titles)

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return `fitted`, and `emulators` with what points left out show."""
        left_out = [
            own.left_out.reset_index().assign(observation=name) for name, own in self.fit.emulators.items()
        ]
        return {"fitted": self.fit.fitted, "emulators": pd.concat(left_out)}
