"""W12: which needs commissioned projects are for: by what is unmet, over the root of the heads it is for."""

import math

from tests.oracle.entities import Community
from tests.oracle.seeds import belief
from tests.oracle.street import ReferenceStreet

AFTER_EMERGENCY = 26  # weeks in which projects may still be for it
ELDERS, DISABLED, CHILDREN = 1, 2, 3


def pick(street: ReferenceStreet, community: Community, sponsor: int, count: int) -> list[int]:
    """Return the needs of the next projects of a sponsor; what is owed to each need is carried on."""
    shares = shares_of(street, community, sponsor) if count else {}
    shares = {need: share for need, share in shares.items() if share > 0}
    if not shares:
        return []
    account = community.portfolio[sponsor]
    for need, share in shares.items():
        account[need] += count * share
    picked = []
    for _ in range(count):
        need = max(shares, key=lambda one: account[one])
        account[need] -= 1
        picked.append(need)
    return picked


def shares_of(street: ReferenceStreet, community: Community, sponsor: int) -> dict[int, float]:
    """Return the share of each need, in order of needs; none if the sponsor sees nothing unmet."""
    rule = street.settings.programme_rule
    lately = street.week - street.emergency_end <= AFTER_EMERGENCY
    needs = range(1, 8 if street.emergency or lately else 7)
    unmet = belief(street, community, sponsor)
    if not any(unmet[need] > 0 for need in needs):
        return {}
    if rule == "uniform":
        return dict.fromkeys(range(1, 7), 1 / 6)
    if rule.startswith("only-k"):
        only = int(rule.removeprefix("only-k"))
        return {only: 1.0} if only in needs else {}
    weights = {need: unmet[need] / math.sqrt(heads(community, need)) for need in needs}
    total = sum(weights.values())
    shares = {need: weight / total for need, weight in weights.items()}
    if rule == "mismatched":
        seen = sorted((need for need in needs if unmet[need] > 0), key=lambda need: shares[need])
        shares |= dict(zip(seen, [shares[need] for need in reversed(seen)], strict=True))
    return shares


def heads(community: Community, need: int) -> int:
    """Return how many people of a community a need is for, at least one."""
    of_need = {
        ELDERS: sum(i.age >= 60 for i in community.residents),
        DISABLED: sum(i.disability >= 1 for i in community.residents),
        CHILDREN: sum(i.age <= 14 for i in community.residents),
    }
    return max(1, of_need.get(need, sum(i.age >= 15 for i in community.residents)))
