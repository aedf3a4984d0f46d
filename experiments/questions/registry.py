"""All questions. A new one is a package with a `question.py`, and one line here."""

from functools import cache

from experiments.questions.question import Question, named

PLACES = {
    "run": "experiments.questions.compare.question:RUN",
    "compare": "experiments.questions.compare.question:COMPARE",
    "sweep": "experiments.questions.sweep.question:SWEEP",
    "attribute": "experiments.questions.attribute.question:ATTRIBUTE",
    "sensitivity": "experiments.questions.sensitivity.question:SENSITIVITY",
    "discover": "experiments.questions.discover.question:DISCOVER",
    "plan": "experiments.questions.plan.question:PLAN",
    "calibrate": "experiments.questions.calibrate.question:CALIBRATE",
    "scorecard": "experiments.questions.scorecard.question:SCORECARD",
    "audit": "experiments.questions.audit.question:AUDIT",
}

PACKAGES = tuple(dict.fromkeys(place.split(".")[-2] for place in PLACES.values()))
"""Packages of questions, each once."""


@cache
def question(name: str) -> Question | None:
    """Return the question of a name, None if there is none; no other is imported."""
    return named(PLACES[name]) if name in PLACES else None


def questions() -> tuple[Question, ...]:
    """Return all questions in the order of the list."""
    return tuple(named(place) for place in PLACES.values())
