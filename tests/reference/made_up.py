"""Small made-up streets, communities and people for the rules of the second implementation."""

from types import SimpleNamespace

from tests.oracle.entities import Community


def street(luck=0.5, **settings):
    """Return a street in which every draw is the same, or comes from a function, and everybody is present."""
    return SimpleNamespace(
        week=26,
        settings=SimpleNamespace(**settings),
        luck=luck if callable(luck) else lambda name, subject, draw=0, week=None: luck,
        emergency=0,
        emergency_end=-10000,
        scale=1.0,
        project_count=0,
        cases={},
        present=lambda actor: True,
    )


def community(**values):
    """Return an empty community without a street."""
    one = Community(None, 0, 0, None)
    for name, value in values.items():
        setattr(one, name, value)
    return one


def person(number=0, **values):
    """Return somebody of 30 who does nothing."""
    given = {
        "number": number,
        "address": number,
        "age": 30,
        "disability": 0,
        "session": -1,
        "session_now": -1,
        "willing": True,
        "active": False,
        "asks": 1,
        "channels": 1,
        "refused_week": -10000,
        "registered": False,
        "served_weeks": 0,
        "role": 0,
        "slot": 0,
    }
    return SimpleNamespace(**given | values)
