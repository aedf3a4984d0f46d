"""How much of an effect belongs to each link: Shapley values of finished tables. Pure.

Input:

- `design`: a DataFrame indexed by `point` (whole numbers), one column per player (`links.platform`,
  `party_hub`, or links switched together, named `links.volunteers+links.platform`), values 0 and 1.
  For the exact analysis every combination stands in it once (2 to the power of n points).
- `values`: a DataFrame indexed (point, scenario, seed), one column per measure in its own unit
  (shares in percent); the one scenario of the game is named.

The game of a seed gives every subset of players the measure's value in that point; same seed, same
people and luck in all points. A seed that lacks a point is left out of that measure, and counted.
"""

from experiments.text.messages import Words

WORDS = Words(__name__)
