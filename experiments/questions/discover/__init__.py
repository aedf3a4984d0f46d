"""Where in the uncertain settings a claim holds and where it reverses: boxes of finished tables. Pure.

Input:

- `design`: a DataFrame indexed by `point` (whole numbers; a Latin hypercube), one column per varied
  setting or link: numbers in the setting's own unit, or words of a choice.
- `values`: a DataFrame indexed (point, scenario, seed), one column per measure in its own unit
  (shares in percent).

The claim is that `quantity.arm` beats `quantity.base` on the measure by more than the measure's
margin (zero where none is declared). At each point it holds, reverses (the base beats the arm by
more than the margin), or neither (the difference is too small to matter); a point whose interval
contains zero and leaves the margin cannot be told, and takes no part in the search for boxes.

Boxes are found by PRIM and described by Bryant and Lempert's quasi-p-values (2010, Technol.
Forecast. Soc. Change 77, 34–49), both from EMA workbench, which is an optional extra. Because the
best of many boxes always looks good on its own points, a box is only spoken of if boxes drawn the
same way predict points kept aside better than chance.
"""

from experiments.text.messages import Words

WORDS = Words(__name__)
