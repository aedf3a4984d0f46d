"""Faults of types that mypy must notice, as changes of one place in one module."""

from typing import NamedTuple


class Fault(NamedTuple):
    """A change of one place: `sound` stands once in the module, `faulty` takes its place."""

    module: str
    sound: str
    faulty: str
    noticed: str  # what mypy says


TYPE_FAULTS = {
    "a kernel's argument dropped": Fault(
        "sim/processes/encounters.py",
        "        world.ties.contact,\n",
        "",
        'in call to "draw_talks"',
    ),
    "two arguments of other types swapped": Fault(
        "sim/processes/encounters.py",
        'numbers.venue_rate, world.runs, world.roles.org, world.luck("venue.visit")',
        'numbers.venue_rate, world.runs, world.luck("venue.visit"), world.roles.org',
        'Argument 3 to "draw_visitors" has incompatible type',
    ),
    "a permission misspelt": Fault(
        "sim/processes/supervision.py",
        "if nobody or not world.may.supervised.any()",
        "if nobody or not world.may.supervise.any()",
        '"Permissions" has no attribute "supervise"',
    ),
    "a count of the week misspelt": Fault(
        "sim/supply.py",
        'world.flows["goods_perished"]',
        'world.flows["goods_perish"]',
        'TypedDict "Flows" has no key "goods_perish"',
    ),
    "an array of the week's book misspelt": Fault(
        "sim/processes/supervision.py",
        "        now.minutes,\n        now.uses,\n",
        "        now.minute,\n        now.uses,\n",
        '"WeekBook" has no attribute "minute"',
    ),
}
