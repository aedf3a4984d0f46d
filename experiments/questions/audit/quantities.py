"""What an audit looks at in each world, all in points of a hundred. The headline measures (second model)."""

OUTCOMES = (
    "everyday",
    "specialised",
    "crisis_all",
    "emergency_heard",
    "emergency_given_heard",
    "entrenched",
)
