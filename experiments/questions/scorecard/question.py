"""`scorecard` as a question."""

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.questions.scorecard import WORDS

SCORECARD = Question(
    name="scorecard",
    title=WORDS.text("question-title"),
    help=WORDS.text("question-help"),
    options=(
        Option(
            "budget",
            WORDS.text("option-budget"),
            default="standard",
        ),
        Option(
            "only",
            WORDS.text("option-only"),
            flag="--claim",
            metavar="CODE",
            many=True,
        ),
        common.ENGINE,
        common.OUT,
    ),
    ask="experiments.questions.scorecard.run:scorecard",
    read="experiments.questions.scorecard.result:Scorecard",
    page="scorecard_page",
    tables={
        "scorecard.csv": WORDS.text("table-scorecard"),
        "criteria.csv": WORDS.text("table-criteria"),
        "scorecard.json": WORDS.text("table-scorecard-json"),
    },
    longer=WORDS.text("question-longer"),
)
