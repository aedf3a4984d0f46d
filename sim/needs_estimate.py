"""What an actor believes a community needs, and the programme it chooses from that belief.

Two estimates exist in each community, in open minutes a week: the office's, from the cases it
knows, and the social workers', from their household survey. The survey reaches others only where
it may be passed on, and is dropped by them when it is older than half a year.
"""

from collections.abc import Sequence

import numpy as np

from sim.layout import SOCIAL
from sim.world import F64, World

OFFICE_ESTIMATE, SURVEY_ESTIMATE = 0, 1
SURVEY_LASTS = 26  # weeks


def users_estimate(world: World, c: int, actor: int) -> F64:
    """Return [8] the estimate that an actor of community `c` goes by."""
    estimate = world.communities.estimate[c]
    if actor == SOCIAL:
        return np.asarray(estimate[SURVEY_ESTIMATE])
    fresh = world.week - int(world.communities.survey_week[c]) <= SURVEY_LASTS
    passed = world.may.pass_survey[c] == 1 and fresh
    return np.asarray(estimate[SURVEY_ESTIMATE if passed else OFFICE_ESTIMATE])


def choose_need(
    rule: str, estimate: Sequence[float], needs: Sequence[int], turn: int
) -> int:
    """Return the need a programme is made for (-1: none); on a tie the lowest.

    `assessed` takes the greatest estimate, `mismatched` the least, `uniform` the needs in turn,
    and `only-k3` always that need. Nobody makes a programme without any estimate.
    """
    if rule.startswith("only-k"):
        need = int(rule.removeprefix("only-k"))
        return need if need in needs else -1
    if rule == "uniform":
        return needs[turn % len(needs)]
    of_needs = [estimate[k] for k in needs]
    greatest = max(of_needs)
    if not greatest > 0:
        return -1
    wanted = min(of_needs) if rule == "mismatched" else greatest
    return needs[of_needs.index(wanted)]
