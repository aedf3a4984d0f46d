"""One week of one world as the page draws it: arrays by cell and by community."""

from collections import deque

import numpy as np

from interface.browser.colours import COLOURS
from sim.layout import (
    CHARITY,
    DEADLINE,
    GROUP,
    NEED_COUNT,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    SIDE_COUNT,
    SOCIAL,
    VOLUNTEER,
)
from sim.world import F64, World

TOKENS = (PARTY, OFFICE, SOCIAL, GROUP, PROFESSIONAL, CHARITY, VOLUNTEER)
"""The seven kinds of actor clockwise from twelve o'clock, as actor indices."""
PAIRS = tuple((one, other) for one in range(7) for other in range(one + 1, 7))
"""Pairs of tokens in the order in which their joint cases are sent."""
EMERGENCY_NEED = 7
SMOOTH_WEEKS = 3
JOINT_WEEKS = 4


class Picture:
    """Pictures of one world, week after week; colours are means of three weeks, so nothing flickers."""

    def __init__(self) -> None:
        self._lately: deque[list[F64]] = deque(maxlen=SMOOTH_WEEKS)

    def of(self, world: World) -> dict[str, np.ndarray]:
        """Return the arrays of the week just lived; call it once a week.

        By cell (uint8): every colour, `overdue` (emergency cases past their deadline), `volunteers`
        and `members` serving (up to 255), `problem` (0 none, else kind + 1), `progress` (0 to 250),
        `sides` (bits of the sides that worked there in the last four weeks). By community and pair
        of tokens (uint16): `pairs`, cases that both handled in the last four weeks. (In the
        model nobody handles cases together across communities, so there are no lines between them.)
        """
        self._lately.append([colour.of(world) for colour in COLOURS])
        result = {
            f"colour.{colour.name}": colour.bytes_of(sum(own) / len(own))
            for colour, own in zip(COLOURS, zip(*self._lately, strict=True), strict=True)
        }
        cells = world.cells
        week = world.week - 1  # the one just lived
        recent = cells.worked > week - JOINT_WEEKS
        result |= {
            "overdue": _bounded(_overdue(world, week)),
            "volunteers": _bounded(cells.servers[:, 1]),
            "members": _bounded(cells.servers[:, 0]),
            "problem": (cells.ent_kind + 1).astype(np.uint8),
            "progress": _bounded(np.rint(cells.ent_progress * 250)),
            "sides": (recent << np.arange(SIDE_COUNT)).sum(axis=1).astype(np.uint8),
            "pairs": _pairs(world),
        }
        return result


def _bounded(counts: np.ndarray) -> np.ndarray:
    return np.clip(counts, 0, 255).astype(np.uint8)


def _overdue(world: World, week: int) -> np.ndarray:
    cases, count = world.cases, world.case_count
    late = cases.key[:count] % NEED_COUNT == EMERGENCY_NEED
    late &= week - cases.born[:count] >= DEADLINE[EMERGENCY_NEED]
    return np.bincount(cases.cell[:count][late], minlength=len(world.cells.community))


def _pairs(world: World) -> np.ndarray:
    """Return [C, 21] cases first known to one and closed by the other in the last four weeks."""
    joint = world.communities.joint_cases.sum(axis=1)
    both = joint + joint.transpose(0, 2, 1)
    picked = [both[:, TOKENS[one], TOKENS[other]] for one, other in PAIRS]
    return np.clip(np.stack(picked, axis=1), 0, 65535).astype(np.uint16)
