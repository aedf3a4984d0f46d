"""W10: study, posters, servers' talk, talk: how views and tolerance move."""

from tests.oracle.entities import Case, Cell, Community, Resident
from tests.oracle.frozen_states import holding_still
from tests.oracle.rng import clip
from tests.oracle.street import ReferenceStreet

WIDEST = 0.6


class Move:
    """What this week does to a resident's view and tolerance."""

    def __init__(self) -> None:
        """Begin without any move."""
        self.opinion = 0.0
        self.widening = 0.0


Moves = dict[Resident, Move]


@holding_still
def talk(street: ReferenceStreet) -> None:
    """Move views; all gaps are those of the start of the step."""
    moves = {resident: Move() for resident in street.residents}
    for community in street.communities:
        for resident in community.residents:
            if resident.studied:
                study(street, resident, moves[resident])
    for community in street.communities:
        if community.now.broadcast:
            read_posters(street, community, moves)
    for cell in street.cells:
        listen_to_servers(street, cell, moves)
    for resident, move in moves.items():
        meet_views(street, resident, move)
    for resident, move in moves.items():
        resident.opinion = clip(resident.opinion + move.opinion, 0.0, 1.0)
        room = 1.0 - resident.tolerance / WIDEST
        resident.tolerance = clip(resident.tolerance + move.widening * room, 0.0, WIDEST)


def study(street: ReferenceStreet, i: Resident, move: Move) -> None:
    """Bring one who studied this week nearer to the common position."""
    settings = street.settings
    move.opinion += settings.study_step * (i.community.study_opinion - i.opinion)
    move.widening += settings.study_tolerance
    i.motivation = clip(i.motivation + settings.study_motivation * (0.5 - i.motivation), 0.0, 1.0)
    i.studied_week = street.week


def common_position_holds(street: ReferenceStreet, community: Community) -> bool:
    """Whether there is a common position: study is permitted and the last one is recent."""
    return community.may.study and street.week - community.study_week < 4


def read_posters(street: ReferenceStreet, community: Community, moves: Moves) -> None:
    """Show this month's results, and the common position, to those who notice the posters."""
    settings = street.settings
    fallen_due = sum(due for due, _ in community.due)
    in_time = sum(good for _, good in community.due)
    for i in community.residents:
        if street.luck("poster", i.address) >= settings.poster_reach:
            continue
        if fallen_due:
            step = settings.poster_efficacy * (in_time / fallen_due - i.efficacy)
            i.efficacy = clip(i.efficacy + step, 0.0, 1.0)
        gap = community.study_opinion - i.opinion
        if common_position_holds(street, community) and abs(gap) < i.tolerance:
            moves[i].opinion += settings.poster_step * gap


def listen_to_servers(street: ReferenceStreet, cell: Cell, moves: Moves) -> None:
    """Let residents of a cell hear the servers who live there or helped there this week."""
    settings = street.settings
    servers = {i for i in cell.residents if i.is_server} | {
        case.helper for case in closed_in(street, cell) if case.helper is not None and case.helper.is_server
    }
    if not servers:
        return
    target = sum(voice_of(street, server) for server in servers) / len(servers)
    chance = min(settings.server_talk * len(servers), settings.server_talk_cap)
    for i in cell.residents:
        gap = target - i.opinion
        if street.luck("talk.server", i.address) < chance and abs(gap) < i.tolerance + 0.1:
            moves[i].opinion += settings.server_step * gap
            moves[i].widening += settings.server_tolerance


def closed_in(street: ReferenceStreet, cell: Cell) -> list[Case]:
    """Return the cases of a cell closed this week."""
    return [case for case in street.cases.values() if case.closer >= 0 and case.cell is cell]


def voice_of(street: ReferenceStreet, server: Resident) -> float:
    """Return what a server speaks for: the common position if he or she studied last, else the own view."""
    community = server.community
    attended = server.member_type and server.studied_week == community.study_week
    if attended and common_position_holds(street, community):
        return community.study_opinion
    return server.opinion


def meet_views(street: ReferenceStreet, i: Resident, move: Move) -> None:
    """Let a resident hear the partner at the venue, then the partner of the talk drawn."""
    cross_apart, cross_together = street.settings.cross_talk, street.settings.cross_talk_group
    if i.venue_partner is not None:
        hear(street, i, i.venue_partner, move, draw=1, cross=cross_together)
    if i.talk_partner is not None:
        together = are_together(i, i.talk_partner)
        hear(street, i, i.talk_partner, move, draw=0, cross=cross_together if together else cross_apart)


def are_together(one: Resident, other: Resident) -> bool:
    """Whether two are in one group or were at one project session last week."""
    same_group = one.group is not None and one.group is other.group
    same_session = one.session >= 0 and one.session == other.session and one.community is other.community
    return same_group or same_session


def hear(street: ReferenceStreet, i: Resident, j: Resident, move: Move, *, draw: int, cross: float) -> None:
    """Move towards another's view; across a wide gap only if they come to talk of it."""
    settings, gap = street.settings, j.opinion - i.opinion
    if abs(gap) > settings.cross_gap:
        if street.luck("talk.cross", i.address, draw) >= cross:
            return
        move.widening += settings.cross_tolerance
    if abs(gap) < i.tolerance:
        move.opinion += settings.talk_step * gap
