"""Who works with whom in a community: the network that W15 records."""

from itertools import combinations

from tests.oracle.entities import Community
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import OFFICE, PARTY, SOCIAL

ACTOR_OF_SIDE = (OFFICE, SOCIAL, PARTY)


def nodes(community: Community) -> list[int]:
    """Return the actors 0 to 7 that offered minutes this week."""
    return [actor for actor in range(8) if community.now.offered[actor] > 0]


def edges(street: ReferenceStreet, community: Community) -> set[tuple[int, int]]:
    """Return the pairs that worked together: on cases, in cells, in projects."""
    together = set()
    for a, b in combinations(nodes(community), 2):
        cases = sum(week[a][b] + week[b][a] for week in community.joint_cases)
        if cases or in_one_cell(street, community, a, b) or in_one_project(community, a, b):
            together.add((a, b))
    return together


def in_one_cell(street: ReferenceStreet, community: Community, a: int, b: int) -> bool:
    """Whether two actors' sides worked in one cell in the last four weeks."""
    if a not in ACTOR_OF_SIDE or b not in ACTOR_OF_SIDE:
        return False
    one, other = ACTOR_OF_SIDE.index(a), ACTOR_OF_SIDE.index(b)
    first = street.week - 3
    return any(cell.worked[one] >= first and cell.worked[other] >= first for cell in community.cells)


def in_one_project(community: Community, a: int, b: int) -> bool:
    """Whether two actors supply one running project this week."""
    return any(
        project.alive and {a, b} <= {actor for given in project.given for actor, n in enumerate(given) if n}
        for project in community.projects
    )


def density(street: ReferenceStreet, community: Community) -> float:
    """Return the share of pairs that worked together."""
    count = len(nodes(community))
    return len(edges(street, community)) / (count * (count - 1) / 2) if count > 1 else 0.0


def pieces(street: ReferenceStreet, community: Community) -> list[set[int]]:
    """Return the pieces into which the network falls."""
    found = [{actor} for actor in nodes(community)]
    for a, b in edges(street, community):
        joined = [piece for piece in found if a in piece or b in piece]
        found = [piece for piece in found if piece not in joined] + [set().union(*joined)]
    return found


def components(street: ReferenceStreet, community: Community) -> int:
    """Return the number of pieces."""
    return len(pieces(street, community))


def largest_share(street: ReferenceStreet, community: Community) -> float:
    """Return the largest piece's share of the nodes."""
    found = pieces(street, community)
    return max(map(len, found)) / sum(map(len, found)) if found else 0.0
