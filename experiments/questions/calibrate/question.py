"""`calibrate` as a question."""

from pathlib import Path

from experiments.questions import options as common
from experiments.questions.calibrate import WORDS
from experiments.questions.question import Option, Question
from experiments.questions.sweep.question import DESIGN_TABLES

CALIBRATE = Question(
    name="calibrate",
    title=WORDS.text("question-title"),
    help=WORDS.text("question-help"),
    options=(
        Option(
            "observed",
            WORDS.text("option-observed"),
            Path,
            metavar="OBSERVED.csv",
            argument=True,
            default=...,
        ),
        Option(
            "scenario",
            WORDS.text("option-scenario"),
            default="isolated",
            argument=True,
        ),
        Option(
            "vary",
            WORDS.text("option-vary"),
            metavar="NAME[=LOW:HIGH]",
            many=True,
            parse="experiments.questions.calibrate.run:varied_as_written",
        ),
        Option(
            "points",
            WORDS.text("option-points"),
            int,
            least=10,
        ),
        Option(
            "discrepancy",
            WORDS.text("option-discrepancy"),
            float,
            0.05,
            least=0,
            most=1,
        ),
        common.usual(common.SEEDS, "3"),
        common.DESIGN_SEED,
        common.WEEKS,
        common.COMMUNITIES,
        *common.PLACED,
    ),
    ask="experiments.questions.calibrate.run:calibrate",
    read="experiments.questions.analysis:opened",
    found="experiments.questions.calibrate.run:read",
    messages="experiments.questions.calibrate.messages:sentences",
    section="experiments.questions.calibrate.page",
    page="analysis_page",
    tables={
        "settings.csv": WORDS.text("table-settings"),
        "pairs.csv": WORDS.text("table-pairs"),
        "plausible.csv": WORDS.text("table-plausible"),
        "fitted.csv": WORDS.text("table-fitted"),
        "emulators.csv": WORDS.text("table-emulators"),
        "fitted.toml": WORDS.text("table-fitted-2"),
        **DESIGN_TABLES,
    },
)
