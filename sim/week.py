"""The order of a week. Read this file first.

Each process is a plain function of the world. Every right-hand side of a step uses the values at
the start of that step. What was born stays open until served, abandoned or the run ends.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sim.casework import take_out_closed
from sim.interventions import Intervention
from sim.processes import (
    asking,
    availability,
    bonds,
    commissioning,
    coordination,
    dispatch,
    encounters,
    entrenched,
    feedback,
    groups,
    joining,
    joint_list,
    knowing,
    meetings,
    needs,
    new_groups,
    outcomes,
    progress,
    projects,
    sessions,
    slow,
    study,
    supervision,
    support,
    survey,
    talk,
    visits,
    willing,
)
from sim.queueing import line_up
from sim.world import World


class Process(NamedTuple):
    """One thing that happens in a week, in the step of the specification it belongs to."""

    step: str
    name: str
    change: Callable[[World], None]


# W0 (calendar) opens the week and needs the scenario, so `sim.run` calls it before these.
WEEK = (
    Process("W1", "availability", availability.gather),
    Process("W1", "coordination", coordination.lead),
    Process("W2", "meetings", meetings.meet),
    Process("W2", "study", study.study),
    Process("W2", "contact list", support.extend_contact_list),
    Process("W2", "guidance", support.guide_groups),
    Process("W2", "survey", survey.survey_needs),
    Process("W2", "specialisms", survey.choose_specialisms),
    Process("W2", "training", support.train_helpers),
    Process("W2", "asking and posters", support.ask_and_publish),
    Process("W2", "efficiency", dispatch.prepare),
    Process("W2", "projects", projects.run_projects),
    Process("W2", "supervision", supervision.supervise),
    Process("W2", "shares of minutes", support.keep_shares),
    Process("W3", "needs", needs.arise),
    Process("W3", "queue", line_up),
    Process("W4", "noticing", knowing.notice),
    Process("W4", "visits", visits.visit),
    Process("W4", "platform", joint_list.message),
    Process("W4", "who knew first", knowing.remember),
    Process("W4", "joint list", joint_list.enter_list),
    Process("W5", "entrenched: places", entrenched.work),
    Process("W6", "dispatch", dispatch.serve),
    Process("W7", "entrenched: progress", progress.move),
    Process("W8", "outcomes", outcomes.settle),
    Process("W9", "encounters", encounters.meet_partners),
    Process("W9", "feedback", feedback.feedback),
    Process("W10", "talk", talk.talk),
    Process("W11", "asking", asking.asking),
    Process("W11", "joining", joining.joining),
    Process("W12", "groups", groups.change_groups),
    Process("W12", "new groups", new_groups.found_groups),
    Process("W12", "sessions", sessions.hold_sessions),
    Process("W12", "projects end", projects.end_projects),
    Process("W12", "projects open", commissioning.open_projects),
    Process("W13", "ties", bonds.bonds),
    Process("W14", "the willing", willing.swap_willing),
    Process("W14", "slow states", slow.slow),
    Process("W15", "closed cases to the log", take_out_closed),
)


def week_of(
    steps: tuple[Process, ...], interventions: Iterable[Intervention], week: int
) -> tuple[Process, ...]:
    """Return the steps of a week, with those replaced that interventions in force name.

    Raises:
        KeyError: an intervention names a step that is not in the week.
    """
    changes = {
        name: change for one in interventions if one.week <= week for name, change in one.processes.items()
    }
    if not changes:
        return steps
    if unknown := set(changes) - {step.name for step in steps}:
        raise KeyError(f"no such step of the week: {', '.join(sorted(unknown))}")
    return tuple(step._replace(change=changes.get(step.name, step.change)) for step in steps)
