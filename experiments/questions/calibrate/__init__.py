"""Settings that an analyst's own observations leave possible: a region, never one point.

`observed` reads the observations and what the runs say about each; `emulator` stands for the
model between the points that were run (Gaussian processes of scikit-learn, an optional extra);
`result` weighs a dense sample of the ranges by how well it fits, as history matching does (an
implausibility of 3 rules out) and as Bayes does (a flat prior over the ranges). The calibration
of the shipped settings is another thing: `experiments.tuning.calibration`.
"""

from experiments.text.messages import Words

WORDS = Words(__name__)
