"""Which uncertain settings move a measure: Morris screening and Sobol' indices of finished tables.

Pure. Input:

- `design`: a DataFrame indexed by `point` (whole numbers, in the order in which SALib sampled the
  points), one numeric column per varied setting or link, in the setting's own unit.
- `values`: a DataFrame indexed (point, scenario, seed), one column per measure in its own unit
  (shares in percent).

What is looked at is a `Quantity`: a measure in one arm, or its paired difference between two arms
of the same point and seed, averaged over seeds. All points have the same seeds (common luck). A
point that lacks a seed takes its whole trajectory or row of the sample with it; they are counted.

Luck inflates both |effects| and total indices: two points differ a little even where the setting
does nothing. The seeds tell by how much, so that amount stands beside each number, and a setting
that does not rise above it is "not distinguishable from zero".
"""

from experiments.text.messages import Words

WORDS = Words(__name__)
