"""The order of a week (model.md 1.3), by the names that `sim/week.py` gives its processes too."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.reference.street import ReferenceStreet

WEEK = (
    ("calendar", "week_calendar", "open_week"),
    ("availability", "availability", "gather"),
    ("coordination", "availability", "coordinate"),
    ("meetings", "meetings", "meet"),
    ("contact list", "support", "extend_contact_list"),
    ("guidance", "guidance", "guide_groups"),
    ("survey", "survey", "survey_needs"),
    ("specialisms", "survey", "choose_specialisms"),
    ("training", "support", "train_helpers"),
    ("asking and posters", "support", "ask_and_publish"),
    ("projects", "project_work", "run_projects"),
    ("supervision", "support", "supervise"),
    ("shares of minutes", "support", "keep_shares"),
    ("efficiency", "efficiency", "prepare"),
    ("needs", "needs", "arise"),
    ("noticing", "knowing", "notice"),
    ("visits", "visits", "visit"),
    ("platform", "platform", "message"),
    ("who knew first", "knowing", "remember"),
    ("joint list", "platform", "enter_list"),
    ("entrenched: places", "entrenched", "work"),
    ("dispatch", "dispatch", "serve"),
    ("entrenched: progress", "entrenched", "progress"),
    ("outcomes", "outcomes", "settle"),
    ("encounters", "encounters", "meet_partners"),
    ("feedback", "feedback", "feed_back"),
    ("talk", "talk", "talk"),
    ("asking", "asking", "ask"),
    ("joining", "joining", "join_and_quit"),
    ("groups", "groups", "change_groups"),
    ("new groups", "new_groups", "found_groups"),
    ("sessions", "sessions", "hold_sessions"),
    ("projects end", "projects", "end_projects"),
    ("projects open", "projects", "open_projects"),
    ("ties", "ties", "change_ties"),
    ("slow states", "slow", "change_slowly"),
    ("closed cases to the log", "outcomes", "take_out_closed"),
    ("record", "record", "record"),
)


def process(name: str) -> "Callable[[ReferenceStreet], None]":
    """Return a process of the week by name."""
    for label, module, function in WEEK:
        if label == name:
            return getattr(import_module(f"benchmarks.reference.{module}"), function)
    raise KeyError(name)
