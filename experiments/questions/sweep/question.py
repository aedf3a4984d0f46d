"""`sweep` as a question, and the tables of every question put to a design."""

from pathlib import Path

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.text.language import Text

SECOND_ORDER = Option(
    "second_order", Text("Sobol': sample for pairs.", "Sobol'：为成对效应抽样。"), bool, False
)
DESIGN_TABLES = {
    "points.csv": Text(
        "every point: settings, means over seeds, differences", "每个点：设定、种子平均、差值"
    ),
    "design.csv": Text("the points as they were given in Python", "在 Python 里给出的各点"),
    "design.parquet": Text("one row a point: what was varied", "每个点一行：变动了什么"),
    "values.parquet": Text(
        "one row a point, scenario and seed: every measure", "每个点、场景、种子一行：各项指标"
    ),
}

SWEEP = Question(
    name="sweep",
    title=Text("sweep", "扫描"),
    help=Text(
        "Run scenarios at every point of a design of settings and links.",
        "在一组设定与联动的每个点上运行场景。",
    ),
    options=(
        Option(
            "what",
            Text(
                "A plan (TOML file or name of a shipped one), or scenarios, base first.",
                "计划（TOML 文件或自带计划的名字），或若干场景，基准在前。",
            ),
            metavar="PLAN|SCENARIO…",
            many=True,
            argument=True,
            default=...,
        ),
        Option(
            "vary",
            common.VARY.help,
            metavar="NAME[=LOW:HIGH]",
            many=True,
        ),
        Option(
            "table",
            Text(
                "CSV of points: a column per setting or link, a row per point.",
                "各点的 CSV：每项设定或联动一列，每个点一行。",
            ),
            Path,
        ),
        Option(
            "design",
            Text(
                "lhs, grid, factorial, sobol or morris; default: lhs.",
                "lhs、grid、factorial、sobol 或 morris；不写则为 lhs。",
            ),
        ),
        Option("points", Text("Points of the design.", "设计的点数。"), int, least=1),
        Option("levels", Text("Levels of a grid, 3 unless given.", "网格的层数，不写则为 3。"), int, least=2),
        SECOND_ORDER,
        Option(
            "measures",
            Text("Show these measures besides the primary outcomes.", "除主要结果外还要列出的指标。"),
            flag="--measure",
            many=True,
        ),
        Option(
            "each_community",
            Text(
                "Keep the weeks of every community, not only the street's.",
                "不只留街道的逐周数据，也留每个社区的。",
            ),
            bool,
            False,
        ),
        Option(
            "seeds",
            Text(
                "5 (seeds 1 to 5), 1-5 or 5,7; default: the plan's, or 5.",
                "5（种子 1 至 5）、1-5 或 5,7；不写则用计划里的，否则为 5。",
            ),
        ),
        Option(
            "design_seed",
            Text("Seed of the design itself; default: 1.", "设计本身的种子；不写则为 1。"),
            int,
            least=1,
        ),
        Option(
            "weeks",
            Text(
                "Weeks after burn-in; default: the plan's, or 156.",
                "预热之后的周数；不写则用计划里的，否则为 156。",
            ),
            int,
            least=1,
            most=520,
        ),
        Option(
            "communities",
            Text(
                "Whole communities: 5, Y,G,S or all; default: the plan's, or all.",
                "整个社区：5、Y,G,S 或 all；不写则用计划里的，否则为 all。",
            ),
            metavar="N|CODES|all",
        ),
        *common.PLACED,
    ),
    ask="experiments.questions.sweep.as_written:sweep_as_written",
    read="experiments.questions.sweep.result:Sweep",
    tables=DESIGN_TABLES,
)
