"""`sensitivity` as a question."""

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.questions.sweep.question import DESIGN_TABLES, SECOND_ORDER
from experiments.text.language import Text

SENSITIVITY = Question(
    name="sensitivity",
    title=Text("sensitivity", "敏感性"),
    help=Text(
        "Find out which uncertain settings move an outcome, or what linkage changes in it.",
        "看哪些不确定的设定会改变一项结果，或改变联动带来的差别。",
    ),
    options=(
        Option(
            "arms",
            Text(
                "One scenario, or two: then the second less the first. Default: isolated linked.",
                "一个场景，或两个（后者减前者）。不写则为 isolated linked。",
            ),
            metavar="[BASE] [SCENARIO]",
            many=True,
            default=("isolated", "linked"),
            argument=True,
        ),
        common.VARY,
        Option(
            "method",
            Text(
                "morris (screen many) or sobol (divide among few).",
                "morris（筛选许多项）或 sobol（在几项之间分摊）。",
            ),
            default="morris",
        ),
        Option(
            "size",
            Text(
                "Trajectories (morris, 10) or rows of the base sample (sobol, 128).",
                "轨迹数（morris，10）或基本样本的行数（sobol，128）。",
            ),
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
        "morris.csv": Text("how far a step of each setting moves the outcome", "每项设定走一步，结果变多少"),
        "sobol.csv": Text("each setting's share of the variance", "每项设定占方差的份额"),
        "sobol_pairs.csv": Text(
            "what two settings add together beyond each alone", "两项设定合起来多出的方差份额"
        ),
        "spread.csv": Text("how much of the spread is luck", "离散中有多少是运气"),
        **DESIGN_TABLES,
    },
)
