"""Options that several questions take."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from experiments.questions import WORDS
from experiments.questions.question import Option

PARSE_SEEDS = "experiments.runs.jobs:parse_seeds"
PARSE_VARIED = "experiments.designs.factor:asked_for"

SEEDS = Option("seeds", WORDS.text("option-seeds"), parse=PARSE_SEEDS)
DESIGN_SEED = Option("design_seed", WORDS.text("option-design-seed"), int, 1, least=1)
OUTCOMES = Option(
    "outcomes",
    WORDS.text("option-outcomes"),
    flag="--outcome",
    metavar="MEASURE",
    many=True,
)
VARY = Option(
    "vary",
    WORDS.text("option-vary"),
    metavar="NAME[=LOW:HIGH]",
    many=True,
    parse=PARSE_VARIED,
)
WEEKS = Option("weeks", WORDS.text("option-weeks"), int, 156, least=1, most=520)
COMMUNITIES = Option("communities", WORDS.text("option-communities"), metavar="N|CODES|all")
FEW_COMMUNITIES = Option(
    "communities", WORDS.text("option-few-communities"), default="5", metavar="N|CODES|all"
)
STREET = Option("street", WORDS.text("option-street"))
SETTINGS = Option(
    "settings",
    WORDS.text("option-settings"),
    flag="--set",
    metavar="NAME=VALUE",
    many=True,
)
KEEP_BURN_IN = Option("keep_burn_in", WORDS.text("option-keep-burn-in"), bool, False)
ENGINE = Option(
    "engine",
    WORDS.text("option-engine"),
    default="local",
)
OUT = Option(
    "out",
    WORDS.text("option-out"),
    Path,
)


def usual(option: Option, default: Any) -> Option:
    """Return an option with another default."""
    return replace(option, default=default)


PLACED = (STREET, SETTINGS, ENGINE, OUT)
"""What every question about chosen worlds takes at the end."""
OF_FEW = (usual(WEEKS, 129), FEW_COMMUNITIES, *PLACED)
"""The same for questions too dear for the whole street, with runs as long as their windows need."""
