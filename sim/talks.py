"""Who talks with whom this week: drawn once in W9, used by all who need them."""

from typing import NamedTuple

from sim.world import I8, I32


class Talks(NamedTuple):
    """The talks of a week, one row each; everybody draws one at most."""

    who: I32  # the resident who drew the talk
    whom: I32  # the partner
    slot: I8  # slot of that acquaintance, or -1 for a near neighbour
