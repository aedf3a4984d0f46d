"""W12: sessions of projects: who comes, and where they are seated."""

from tests.oracle.entities import Community, Project, Resident
from tests.oracle.places import open_places
from tests.oracle.seeds import is_adult
from tests.oracle.street import ReferenceStreet

ELDERS, DISABLED, PUPILS, LONELY = 1, 2, 3, 6  # needs that are not for everybody


def hold_sessions(street: ReferenceStreet) -> None:
    """Hold this week's sessions of all projects opened before this week."""
    for community in street.communities:
        booked = book(street, community)
        for need in range(1, 8):
            running = [
                project
                for project in community.projects
                if project.alive and project.opened < street.week and project.type == need
            ]
            if running:
                hold(street, community, need, running, booked)
    for resident in street.residents:
        resident.session = resident.session_now


def book(street: ReferenceStreet, community: Community) -> dict[int, int]:
    """Return the seats that each project books in the open places, in order of slots, while there are any."""
    seats = sum(place.plan.capacity for place in open_places(street, community))
    booked = {}
    for project in community.projects:
        if project.alive and project.opened < street.week:
            booked[project.slot] = min(int(street.settings.proj_seats), seats)
            seats -= booked[project.slot]
    return booked


def hold(
    street: ReferenceStreet, community: Community, need: int, running: list[Project], free: dict[int, int]
) -> None:
    """Seat those who come for one need, first in the project of last week, where a booked seat is free."""
    settings = street.settings
    by_slot = {project.slot: project for project in running}
    coming = []
    for i in community.residents:
        chance = 0.01 + (settings.proj_again if i.session in by_slot else 0.0)
        if i.session_now < 0 and is_for(need, i):
            if street.luck("proj.attend", 8 * i.address + need) < chance:
                coming.append(i)
    for i in sorted(coming, key=lambda i: (street.luck("pair.rank", i.address, 2), i.address)):
        choices = [i.session, *by_slot] if i.session in by_slot else [*by_slot]
        slot = next((slot for slot in choices if free[slot] > 0), -1)
        if slot >= 0:
            free[slot] -= 1
            i.session_now = slot


def is_for(need: int, i: Resident) -> bool:
    """Whether a project for a need is for somebody."""
    if need == ELDERS:
        return i.age >= 60
    if need == DISABLED:
        return i.disability >= 1
    if need == PUPILS:
        return 6 <= i.age <= 14
    if need == LONELY:
        return i.loneliness > 0.5
    return is_adult(i)
