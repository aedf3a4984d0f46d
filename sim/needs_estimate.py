"""What an actor believes a community needs, and the programme it chooses from that belief.

Two estimates exist in each community, in open minutes a week: the office's, from the cases it
knows, and the social workers', from their household survey. The survey reaches others only where
it may be passed on; they drop it when it is older than half a year, and pass over one in which no
household had an open need of a programme: sixty households that lack nothing say little about a
community, and what the office knows is more.
"""

from collections.abc import Sequence
from math import sqrt

import numpy as np

from sim.layout import NEED_COUNT, SOCIAL
from sim.world import F64, World

OFFICE_ESTIMATE, SURVEY_ESTIMATE = 0, 1
SURVEY_LASTS = 26  # weeks
UNIFORM = range(1, 7)  # needs that share programmes equally


def users_estimate(world: World, c: int, actor: int) -> F64:
    """Return [8] the estimate that an actor of community `c` goes by."""
    estimate = world.communities.estimate[c]
    if actor == SOCIAL:
        return np.asarray(estimate[SURVEY_ESTIMATE])
    return np.asarray(estimate[SURVEY_ESTIMATE if survey_counts(world, c) else OFFICE_ESTIMATE])


def survey_counts(world: World, c: int) -> bool:
    """Whether others than social workers go by the survey: passed on, fresh, and not empty."""
    communities = world.communities
    fresh = world.week - int(communities.survey_week[c]) <= SURVEY_LASTS
    found = communities.estimate[c, SURVEY_ESTIMATE, UNIFORM].max() > 0
    return bool(world.may.pass_survey[c] == 1 and fresh and found)


def choose_need(rule: str, estimate: Sequence[float], needs: Sequence[int], turn: int) -> int:
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


def programme_shares(
    rule: str, estimate: Sequence[float], heads: Sequence[int], needs: Sequence[int]
) -> list[float]:
    """Return [8] the share of projects that goes to each need; all 0 without any estimate.

    Open minutes over the root of the people the need is for: per head, a small need of few would
    crowd out all others; in all, the needs of few would never have a turn. `needs` are those that
    may have a project; `mismatched` deals the shares out in reverse.
    """
    shares = [0.0] * NEED_COUNT
    if not max(estimate[k] for k in needs) > 0:
        return shares
    if rule.startswith("only-k"):
        need = int(rule.removeprefix("only-k"))
        shares[need] = 1.0 if need in needs else 0.0
        return shares
    if rule == "uniform":
        for k in UNIFORM:
            shares[k] = 1 / len(UNIFORM)
        return shares
    weights = {k: estimate[k] / sqrt(heads[k]) for k in needs if estimate[k] > 0}
    whole = sum(weights.values())
    smallest_first = sorted(weights, key=lambda k: (weights[k], k))
    dealt_to = smallest_first if rule == "mismatched" else smallest_first[::-1]
    for need, weight in zip(dealt_to, sorted(weights.values(), reverse=True), strict=True):
        shares[need] = weight / whole
    return shares
