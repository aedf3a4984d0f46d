"""W15: what waits for the office, who closed what, and where the hours went."""

from tests.oracle.entities import Case, Community
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    ACTOR_NAMES,
    ACTORS,
    GROUP,
    OFFICE,
    OUTSIDE,
    PARTY,
    SOCIAL,
    VOLUNTEER,
)

Row = dict[str, float]
COORDINATING = (
    "meeting",
    "study",
    "messages",
    "asking",
    "training",
    "guidance",
    "coordination",
    "handover",
)


def share(top: float, bottom: float) -> float:
    """Return a ratio, 0 where the divisor is 0."""
    return top / bottom if bottom > 0 else 0.0


def total(scope: list[Community], name: str, *index: int) -> int:
    """Return a count of the week."""
    return sum(community.counts[(name, *index)] for community in scope)


def of_backlog(street: ReferenceStreet, scope: list[Community], waiting: list[Case]) -> Row:
    """Return how many of the open cases the office knows, how old they are, and how much work."""
    known = [case for case in waiting if OFFICE in case.knowers]
    full = [street.minutes_of(case) for case in known]
    return {
        "backlog_cases": len(known),
        "backlog_age": share(sum(street.week - case.born for case in known), len(known)),
        "backlog_hours": (sum(full) - sum(case.work_done for case in known)) / 60,
        "backlog_staff_weeks": share(sum(full), sum(one.now.offered[OFFICE] for one in scope)),
    }


def of_closed(street: ReferenceStreet, scope: list[Community]) -> Row:
    """Return who closed what the office had recorded, what passed from one to another, what was lost."""
    lines = [
        line
        for line in street.log
        if line.closed == street.week
        and line.closer >= 0
        and street.residents[line.resident].community in scope
    ]
    recorded = [line for line in lines if OFFICE in line.knowers]
    found: Row = {
        f"cases_recorded_served_{name}": sum(line.closer == actor for line in recorded)
        for actor, name in enumerate(ACTOR_NAMES)
    }
    found["cases_recorded_served"] = len(recorded)
    sent_down = (OFFICE, OUTSIDE)  # helpers from outside are staff of the office's plan
    found["cases_served_jointly"] = sum(
        line.closer != line.first_knower and (line.first_knower, line.closer) != sent_down for line in lines
    )
    found["contacts_lost"] = total(scope, "contacts_lost")
    return found


def of_hours(street: ReferenceStreet, scope: list[Community]) -> Row:
    """Return hours by actor and by what they were spent on."""
    uses: dict[str, int] = {}
    for one in scope:
        for used in one.now.uses:
            for name, minutes in used.items():
                uses[name] = uses.get(name, 0) + minutes
    own_time, nominal = sum(one.now.own_time for one in scope), total(scope, "nominal_minutes")
    found: Row = {"hours_study_own_time": own_time / 60}
    served = [sum(one.now.uses[actor]["served"] for one in scope) for actor in ACTORS]
    for actor, name in enumerate(ACTOR_NAMES):
        found[f"hours_offered_{name}"] = sum(one.supply(actor) for one in scope) / 60
        effective = served[actor]
        if actor == PARTY:
            effective = sum(
                max(0, one.now.uses[PARTY]["served"] - one.counts[("nominal_minutes",)]) for one in scope
            )
        found[f"hours_effective_{name}"] = effective / 60
    found["hours_meeting"] = (uses["meeting"] + uses["study"]) / 60
    found["hours_coordination"] = sum(uses[name] for name in COORDINATING) / 60
    found["hours_wasted"] = (uses["double"] + uses["bounced"]) / 60
    found["hours_double"], found["hours_bounced"] = uses["double"] / 60, uses["bounced"] / 60
    found["hours_nominal"] = nominal / 60
    found["hours_bought"] = sum(one.now.bought for one in scope) / 60
    found["hours_gates_missing"] = total(scope, "gates_missing") / 60
    found["hours_left_office"] = sum(one.now.uses[OFFICE]["left"] for one in scope) / 60
    beyond = max(0.0, 1 - 2400 / street.settings.staff_week_minutes)  # forty hours
    found["hours_overtime_office"] = sum(one.now.offered[OFFICE] for one in scope) * beyond / 60
    found["tries"] = uses["tries"] // street.settings.try_minutes
    own = served[PARTY] + served[VOLUNTEER] + served[GROUP]
    found["internal_share"] = share(own, sum(served))
    found["leverage"] = share(own, sum(one.now.offered[SOCIAL] for one in scope))
    return found
