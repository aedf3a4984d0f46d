"""The order of a week (model.md 1.3), by the names that `sim/week.py` gives its processes too."""

from collections.abc import Callable
from typing import NamedTuple

from tests.oracle import (
    asking,
    availability,
    dispatch,
    efficiency,
    encounters,
    entrenched,
    feedback,
    groups,
    guidance,
    joining,
    knowing,
    leading,
    meetings,
    needs,
    new_groups,
    outcomes,
    platform,
    project_work,
    projects,
    record,
    sessions,
    slow,
    support,
    survey,
    talk,
    ties,
    visits,
    week_calendar,
)
from tests.oracle.street import ReferenceStreet


class Process(NamedTuple):
    """One thing that happens in a week, in the step of the paper it belongs to."""

    step: str
    name: str
    change: Callable[[ReferenceStreet], None]


WEEK = (
    Process("W0", "calendar", week_calendar.open_week),
    Process("W1", "availability", availability.gather),
    Process("W1", "coordination", leading.coordinate),
    Process("W2", "meetings", meetings.meet),
    Process("W2", "study", meetings.study_together),
    Process("W2", "contact list", support.extend_contact_list),
    Process("W2", "guidance", guidance.guide_groups),
    Process("W2", "survey", survey.survey_needs),
    Process("W2", "specialisms", survey.choose_specialisms),
    Process("W2", "training", support.train_helpers),
    Process("W2", "asking and posters", support.ask_and_publish),
    Process("W2", "efficiency", efficiency.prepare),  # projects are supplied by it; nothing changes it after
    Process("W2", "projects", project_work.run_projects),
    Process("W2", "supervision", support.supervise),
    Process("W2", "shares of minutes", support.keep_shares),
    Process("W3", "needs", needs.arise),
    Process("W4", "noticing", knowing.notice),
    Process("W4", "visits", visits.visit),
    Process("W4", "platform", platform.message),
    Process("W4", "who knew first", knowing.remember),
    Process("W4", "joint list", platform.enter_list),
    Process("W5", "entrenched: places", entrenched.work),
    Process("W6", "dispatch", dispatch.serve),
    Process("W7", "entrenched: progress", entrenched.progress),
    Process("W8", "outcomes", outcomes.settle),
    Process("W9", "encounters", encounters.meet_partners),
    Process("W9", "feedback", feedback.feed_back),
    Process("W10", "talk", talk.talk),
    Process("W11", "asking", asking.ask),
    Process("W11", "joining", joining.join_and_quit),
    Process("W12", "groups", groups.change_groups),
    Process("W12", "new groups", new_groups.found_groups),
    Process("W12", "sessions", sessions.hold_sessions),
    Process("W12", "projects end", projects.end_projects),
    Process("W12", "projects open", projects.open_projects),
    Process("W13", "ties", ties.change_ties),
    Process("W14", "the willing", slow.change_willing),
    Process("W14", "slow states", slow.change_slowly),
    Process("W15", "closed cases to the log", outcomes.take_out_closed),
    Process("W15", "record", record.record),
)


def process(name: str) -> Process:
    """Return a process of the week by name."""
    return next(one for one in WEEK if one.name == name)


def live(street: ReferenceStreet) -> None:
    """Live one week."""
    for step in WEEK:
        step.change(street)
    street.week += 1
