"""`run` and `compare` as questions."""

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.text.language import Text

SUMMARY = Text("every measure in every arm: mean, spread, seeds", "各世界的每项指标：平均、离散、种子数")
PLACE = (common.COMMUNITIES, common.STREET, common.SETTINGS)

RUN = Question(
    name="run",
    title=Text("run", "单次"),
    help=Text("Run one scenario with one seed.", "用一粒种子运行一个场景。"),
    options=(
        Option(
            "scenario",
            Text("Name of a scenario, or a TOML file.", "场景的名字，或 TOML 文件。"),
            argument=True,
        ),
        Option("seed", Text("The seed.", "种子。"), int, 1, least=1, most=9999),
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
    title=Text("compare", "对比"),
    help=Text(
        "Compare scenarios: same people, same luck; say what differs and how surely.",
        "对比几个场景：同样的人、同样的运气；说明差在哪里、有多确定。",
    ),
    options=(
        Option(
            "arms",
            Text(
                "Default: before isolated matched linked-same-hours linked.",
                "不写则为 before isolated matched linked-same-hours linked。",
            ),
            metavar="[BASE OTHER…]",
            many=True,
            argument=True,
        ),
        Option(
            "seeds",
            Text(
                "20 (seeds 1 to 20), 1-20 or 5,7; default: 20, or 200 with --until-halfwidth.",
                "20（种子 1 至 20）、1-20 或 5,7；不写则为 20，有 --until-halfwidth 时为 200。",
            ),
        ),
        Option(
            "until_halfwidth",
            Text(
                "Go on, ten seeds at a time, until the interval of each difference is ± this or less.",
                "每次加十粒种子，直到每个差值的区间不宽于 ± 此数。",
            ),
            float,
        ),
        Option(
            "of",
            Text(
                "The measures that --until-halfwidth looks at; default: the three primary shares.",
                "--until-halfwidth 要看的指标；不写则为三项主要的按期办结率。",
            ),
            metavar="MEASURE",
            many=True,
        ),
        Option(
            "period",
            Text(
                "Weeks to look at apart, such as 0-23; default: cut at the emergencies.",
                "要单独看的周段，如 0-23；不写则在突发事件处分段。",
            ),
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
        "effects.csv": Text(
            "differences between arms with intervals, the street and each community",
            "世界之间的差值与区间，街道和各社区",
        ),
        "periods.csv": Text("the primary outcomes by period", "主要结果按周段"),
        "subgroups.csv": Text("for whom the difference is larger or smaller", "对哪些人差得多、差得少"),
    },
    longer=Text("The intervals are still wide: further seeds.", "区间还不够窄，加跑种子。"),
    announced=False,
)
