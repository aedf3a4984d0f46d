"""`discover` as a question."""

from experiments.questions import options as common
from experiments.questions.discover import WORDS
from experiments.questions.question import Option, Question
from experiments.questions.sweep.question import DESIGN_TABLES

DISCOVER = Question(
    name="discover",
    title=WORDS.text("question-title"),
    help=WORDS.text("question-help"),
    options=(
        Option(
            "arms",
            WORDS.text("option-arms"),
            metavar="[BASE SCENARIO]",
            many=True,
            default=("isolated", "linked"),
            argument=True,
        ),
        common.VARY,
        Option("points", WORDS.text("option-points"), int, 200, least=10),
        common.OUTCOMES,
        common.usual(common.SEEDS, "3"),
        common.DESIGN_SEED,
        *common.OF_FEW,
    ),
    ask="experiments.questions.discover.run:discover",
    read="experiments.questions.analysis:opened",
    found="experiments.questions.discover.run:read",
    messages="experiments.questions.discover.messages:sentences",
    section="experiments.questions.discover.page",
    page="analysis_page",
    tables={
        "shares.csv": WORDS.text("table-shares"),
        "claims.csv": WORDS.text("table-claims"),
        "boxes.csv": WORDS.text("table-boxes"),
        "box_limits.csv": WORDS.text("table-box-limits"),
        "trade_off.csv": WORDS.text("table-trade-off"),
        "scores.csv": WORDS.text("table-scores"),
        **DESIGN_TABLES,
    },
)
