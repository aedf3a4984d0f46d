"""`run` and `compare` as questions."""

from experiments.questions import options as common
from experiments.questions.compare import WORDS
from experiments.questions.question import Option, Question

SUMMARY = WORDS.text("summary")
PLACE = (common.COMMUNITIES, common.STREET, common.SETTINGS)

RUN = Question(
    name="run",
    title=WORDS.text("run-title"),
    help=WORDS.text("run-help"),
    options=(
        Option(
            "scenario",
            WORDS.text("option-scenario"),
            argument=True,
        ),
        Option("seed", WORDS.text("option-seed"), int, 1, least=1, most=9999),
        common.WEEKS,
        *PLACE,
        common.OUT,
        common.KEEP_BURN_IN,
    ),
    ask="experiments.questions.compare.run:run_one",
    read="experiments.questions.compare.result:Comparison",
    tables={"summary.csv": SUMMARY},
    announced=False,
)

COMPARE = Question(
    name="compare",
    title=WORDS.text("question-title"),
    help=WORDS.text("question-help"),
    options=(
        Option(
            "arms",
            WORDS.text("option-arms"),
            metavar="[BASE OTHER…]",
            many=True,
            argument=True,
        ),
        Option(
            "seeds",
            WORDS.text("option-seeds"),
        ),
        Option(
            "until_halfwidth",
            WORDS.text("option-until-halfwidth"),
            float,
        ),
        Option(
            "of",
            WORDS.text("option-of"),
            metavar="MEASURE",
            many=True,
        ),
        Option(
            "period",
            WORDS.text("option-period"),
            metavar="FIRST-LAST",
            many=True,
        ),
        common.WEEKS,
        *PLACE,
        common.ENGINE,
        common.OUT,
        common.KEEP_BURN_IN,
    ),
    ask="experiments.questions.compare.run:compare_as_written",
    read="experiments.questions.compare.result:Comparison",
    page="compare_page",
    tables={
        "summary.csv": SUMMARY,
        "effects.csv": WORDS.text("table-effects"),
        "periods.csv": WORDS.text("table-periods"),
        "subgroups.csv": WORDS.text("table-subgroups"),
    },
    longer=WORDS.text("question-longer"),
    announced=False,
)
