"""`plan` as a question."""

from pathlib import Path

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.questions.sweep.question import DESIGN_TABLES
from experiments.text.language import Text

PLAN = Question(
    name="plan",
    title=Text("plan", "定方案"),
    help=Text(
        "Find which links, in how many communities, do most for a goal within a yearly budget.",
        "在一年的预算之内，找出开通哪些联动、在几个社区开通，最有助于一个目标。",
    ),
    options=(
        Option(
            "scenario",
            Text("The world whose links are opened.", "要在其中开通联动的世界。"),
            default="linked",
            metavar="SCENARIO",
            argument=True,
        ),
        Option(
            "goal",
            Text("What the portfolio shall improve.", "方案要改善什么。"),
            default="in_time_share_specialised",
            metavar="MEASURE",
        ),
        Option("money", Text("Yuan a year for the whole street.", "全街道每年多少元。"), float, least=0),
        Option("posts", Text("Full-time posts.", "全职岗位数。"), float, least=0),
        Option(
            "hours",
            Text("Hours of coordination a year, whoever gives them.", "每年的协调工时，不论由谁投入。"),
            float,
            least=0,
        ),
        Option(
            "prices",
            Text("Price list (TOML); default: the shipped one.", "价目表（TOML）；不写则用自带的。"),
            Path,
            metavar="FILE",
        ),
        common.VARY,
        Option(
            "evaluations",
            Text("Portfolios to try, in generations of 20.", "要试的方案数，每代 20 个。"),
            int,
            120,
            least=1,
        ),
        common.usual(common.SEEDS, "4"),
        Option("finalists", Text("Portfolios to re-test at most.", "最多复测几个方案。"), int, 10, least=1),
        Option("retest", Text("Fresh seeds of the re-test.", "复测所用的新种子数。"), int, 10, least=5),
        Option(
            "confirmation",
            Text("Further fresh seeds, for what is stated.", "另用多少新种子得出所说的数。"),
            int,
            20,
            least=5,
        ),
        Option(
            "samples",
            Text(
                "Worlds with other settings to see whether the answer holds.",
                "换多少组设定来看结论是否仍成立。",
            ),
            int,
            10,
            least=0,
        ),
        Option("sample_seeds", Text("Seeds in each of these worlds.", "每组设定几粒种子。"), int, 2, least=1),
        Option("search_seed", common.DESIGN_SEED.help, int, 1, flag="--design-seed", least=1),
        *common.OF_FEW,
    ),
    ask="experiments.questions.plan.run:plan_as_written",
    read="experiments.questions.plan.result:opened",
    page="plan_page",
    tables={
        "portfolios.csv": Text(
            "the named portfolios: links, cost, what they change", "点名的方案：联动、费用、带来的变化"
        ),
        "frontier.csv": Text("every portfolio tried", "试过的每个方案"),
        "prices.csv": Text("the price list with sources", "价目表及来源"),
        **DESIGN_TABLES,
    },
    longer=Text("The next portfolios.", "下一批方案。"),
)
