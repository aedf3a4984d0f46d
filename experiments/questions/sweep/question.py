"""`sweep` as a question, and the tables of every question put to a design."""

from pathlib import Path

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.questions.sweep import WORDS

SECOND_ORDER = Option("second_order", WORDS.text("option-second-order"), bool, False)
DESIGN_TABLES = {
    "points.csv": WORDS.text("table-points"),
    "design.csv": WORDS.text("table-design-2"),
    "design.parquet": WORDS.text("table-design"),
    "values.parquet": WORDS.text("table-values"),
}

SWEEP = Question(
    name="sweep",
    title=WORDS.text("question-title"),
    help=WORDS.text("question-help"),
    options=(
        Option(
            "what",
            WORDS.text("option-what"),
            metavar="PLAN|SCENARIO…",
            many=True,
            argument=True,
            default=...,
        ),
        Option(
            "vary",
            common.VARY.help,
            metavar="NAME[=LOW:HIGH]",
            many=True,
        ),
        Option(
            "table",
            WORDS.text("option-table"),
            Path,
        ),
        Option(
            "design",
            WORDS.text("option-design"),
        ),
        Option("points", WORDS.text("option-points"), int, least=1),
        Option("levels", WORDS.text("option-levels"), int, least=2),
        SECOND_ORDER,
        Option(
            "measures",
            WORDS.text("option-measures"),
            flag="--measure",
            many=True,
        ),
        Option(
            "each_community",
            WORDS.text("option-each-community"),
            bool,
            False,
        ),
        Option(
            "seeds",
            WORDS.text("option-seeds"),
        ),
        Option(
            "design_seed",
            WORDS.text("option-design-seed"),
            int,
            least=1,
        ),
        Option(
            "weeks",
            WORDS.text("option-weeks"),
            int,
            least=1,
            most=520,
        ),
        Option(
            "communities",
            WORDS.text("option-communities"),
            metavar="N|CODES|all",
        ),
        *common.PLACED,
    ),
    ask="experiments.questions.sweep.as_written:sweep_as_written",
    read="experiments.questions.sweep.result:Sweep",
    tables=DESIGN_TABLES,
)
