"""`sensitivity` as a question."""

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.questions.sensitivity import WORDS
from experiments.questions.sweep.question import DESIGN_TABLES, SECOND_ORDER

SENSITIVITY = Question(
    name="sensitivity",
    title=WORDS.text("question-title"),
    help=WORDS.text("question-help"),
    options=(
        Option(
            "arms",
            WORDS.text("option-arms"),
            metavar="[BASE] [SCENARIO]",
            many=True,
            default=("isolated", "linked"),
            argument=True,
        ),
        common.VARY,
        Option(
            "method",
            WORDS.text("option-method"),
            default="morris",
        ),
        Option(
            "size",
            WORDS.text("option-size"),
            int,
            least=2,
        ),
        SECOND_ORDER,
        common.OUTCOMES,
        common.usual(common.SEEDS, "2"),
        common.DESIGN_SEED,
        *common.OF_FEW,
    ),
    ask="experiments.questions.sensitivity.run:sensitivity",
    read="experiments.questions.analysis:opened",
    found="experiments.questions.sensitivity.run:read",
    messages="experiments.questions.sensitivity.messages:sentences",
    section="experiments.questions.sensitivity.page",
    page="analysis_page",
    tables={
        "morris.csv": WORDS.text("table-morris"),
        "sobol.csv": WORDS.text("table-sobol"),
        "sobol_pairs.csv": WORDS.text("table-sobol-pairs"),
        "spread.csv": WORDS.text("table-spread"),
        **DESIGN_TABLES,
    },
)
