"""`python -m experiments.tuning.calibration` writes docs/calibration.md."""

from experiments.tuning.calibration.document import write

write()
