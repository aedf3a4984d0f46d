"""`scorecard` as a question."""

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.text.language import Text

SCORECARD = Question(
    name="scorecard",
    title=Text("scorecard", "说法检验"),
    help=Text(
        "Test the study's claims: supported, conditional, not supported, or could not be tested.",
        "检验文章的各项说法：支持、有条件、不支持，或无法检验。",
    ),
    options=(
        Option(
            "budget",
            Text(
                "quick (a rehearsal on five communities), standard or full.",
                "quick（在五个社区上预演）、standard 或 full。",
            ),
            default="standard",
        ),
        Option(
            "only",
            Text(
                "Test this claim only, such as B-01 or N3; may be repeated.",
                "只检验这一项，如 B-01 或 N3；可重复。",
            ),
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
        "scorecard.csv": Text("every claim with its verdict and why", "每项说法的判定与理由"),
        "criteria.csv": Text("every condition with its interval and margin", "每个条件的区间与界限"),
        "scorecard.json": Text("the same for programs, with what it rests on", "同样内容，供程序读取"),
    },
    longer=Text("The next loads for equal baselines.", "再调诉求量，拉平起点。"),
)
