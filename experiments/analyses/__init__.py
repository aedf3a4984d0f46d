"""Questions put to a design: who carries the effect, what moves it, where does it hold, what fits.

Each question runs a design like a sweep, then reads the finished tables. A results folder holds all
it takes to read them again, so a report never runs a model.
"""

from experiments.analyses.analysis import Analysis, opened
from experiments.analyses.attributing import attribute
from experiments.analyses.discovering import discover
from experiments.analyses.fitting import calibrate
from experiments.analyses.screening import sensitivity

__all__ = ["Analysis", "attribute", "calibrate", "discover", "opened", "sensitivity"]
