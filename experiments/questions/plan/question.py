"""`plan` as a question."""

from pathlib import Path

from experiments.questions import options as common
from experiments.questions.plan import WORDS
from experiments.questions.question import Option, Question
from experiments.questions.sweep.question import DESIGN_TABLES

PLAN = Question(
    name="plan",
    title=WORDS.text("question-title"),
    help=WORDS.text("question-help"),
    options=(
        Option(
            "scenario",
            WORDS.text("option-scenario"),
            default="linked",
            metavar="SCENARIO",
            argument=True,
        ),
        Option(
            "goal",
            WORDS.text("option-goal"),
            default="in_time_share_specialised",
            metavar="MEASURE",
        ),
        Option("money", WORDS.text("option-money"), float, least=0),
        Option("posts", WORDS.text("option-posts"), float, least=0),
        Option(
            "hours",
            WORDS.text("option-hours"),
            float,
            least=0,
        ),
        Option(
            "prices",
            WORDS.text("option-prices"),
            Path,
            metavar="FILE",
        ),
        common.VARY,
        Option(
            "evaluations",
            WORDS.text("option-evaluations"),
            int,
            120,
            least=1,
        ),
        common.usual(common.SEEDS, "4"),
        Option("finalists", WORDS.text("option-finalists"), int, 10, least=1),
        Option("retest", WORDS.text("option-retest"), int, 10, least=5),
        Option(
            "confirmation",
            WORDS.text("option-confirmation"),
            int,
            20,
            least=5,
        ),
        Option(
            "samples",
            WORDS.text("option-samples"),
            int,
            10,
            least=0,
        ),
        Option("sample_seeds", WORDS.text("option-sample-seeds"), int, 2, least=1),
        Option("search_seed", common.DESIGN_SEED.help, int, 1, flag="--design-seed", least=1),
        *common.OF_FEW,
    ),
    ask="experiments.questions.plan.run:plan_as_written",
    read="experiments.questions.plan.result:opened",
    page="plan_page",
    tables={
        "portfolios.csv": WORDS.text("table-portfolios"),
        "frontier.csv": WORDS.text("table-frontier"),
        "prices.csv": WORDS.text("table-prices"),
        **DESIGN_TABLES,
    },
    longer=WORDS.text("question-longer"),
)
