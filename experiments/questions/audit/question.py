"""`audit` as a question."""

from experiments.questions import options as common
from experiments.questions.audit import WORDS
from experiments.questions.question import Option, Question

AUDIT = Question(
    name="audit",
    title=WORDS.text("question-title"),
    help=WORDS.text("question-help"),
    options=(
        Option(
            "budget",
            WORDS.text("option-budget"),
            default="quick",
        ),
        Option(
            "settings",
            WORDS.text("option-settings"),
            metavar="PATTERN",
            many=True,
        ),
        common.STREET,
        common.ENGINE,
        common.OUT,
    ),
    ask="experiments.questions.audit.run:audit",
    read="experiments.questions.audit.result:Audit",
    page="audit_page",
    tables={
        "audit.csv": WORDS.text("table-audit"),
        "curves.csv": WORDS.text("table-curves"),
    },
    longer=WORDS.text("question-longer"),
)
