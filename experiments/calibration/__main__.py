"""`python -m experiments.calibration` writes docs/calibration.md."""

from experiments.calibration.document import write

write()
