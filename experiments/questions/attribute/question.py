"""`attribute` as a question."""

from experiments.questions import options as common
from experiments.questions.attribute import WORDS
from experiments.questions.question import Option, Question
from experiments.questions.sweep.question import DESIGN_TABLES

ATTRIBUTE = Question(
    name="attribute",
    title=WORDS.text("question-title"),
    help=WORDS.text("question-help"),
    options=(
        Option(
            "scenario",
            WORDS.text("option-scenario"),
            default="linked",
            argument=True,
        ),
        Option(
            "players",
            WORDS.text("option-players"),
            flag="--player",
            many=True,
        ),
        Option(
            "orders",
            WORDS.text("option-orders"),
            int,
            least=5,
        ),
        common.OUTCOMES,
        common.usual(common.SEEDS, "10"),
        Option("order_seed", common.DESIGN_SEED.help, int, 1, flag="--design-seed", least=1),
        *common.OF_FEW,
    ),
    ask="experiments.questions.attribute.run:attribute",
    read="experiments.questions.analysis:opened",
    found="experiments.questions.attribute.run:read",
    messages="experiments.questions.attribute.messages:sentences",
    section="experiments.questions.attribute.page",
    page="analysis_page",
    tables={
        "attribution.csv": WORDS.text("table-attribution"),
        "interactions.csv": WORDS.text("table-interactions"),
        **DESIGN_TABLES,
    },
)
