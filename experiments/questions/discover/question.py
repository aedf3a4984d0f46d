"""`discover` as a question."""

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.questions.sweep.question import DESIGN_TABLES
from experiments.text.language import Text

DISCOVER = Question(
    name="discover",
    title=Text("discover", "找条件"),
    help=Text(
        "Find the settings under which one world beats another, and those where it reverses.",
        "找出在哪些设定下一个世界胜过另一个，在哪些设定下反过来。",
    ),
    options=(
        Option(
            "arms",
            Text("Two scenarios. Default: isolated linked.", "两个场景。不写则为 isolated linked。"),
            metavar="[BASE SCENARIO]",
            many=True,
            default=("isolated", "linked"),
            argument=True,
        ),
        common.VARY,
        Option("points", Text("Points of the Latin hypercube.", "拉丁超立方的点数。"), int, 200, least=10),
        common.OUTCOMES,
        common.usual(common.SEEDS, "3"),
        common.DESIGN_SEED,
        *common.OF_FEW,
    ),
    ask="experiments.questions.discover.run:discover",
    read="experiments.questions.analysis:opened",
    found="experiments.questions.discover.run:read",
    messages="experiments.questions.discover.messages:sentences",
    section="experiments.questions.discover.page",
    page="analysis_page",
    tables={
        "shares.csv": Text(
            "in how many worlds it holds, reverses, cannot be told", "多少组设定里成立、反转、还不能判断"
        ),
        "claims.csv": Text("every point: whether the claim holds there", "每个点：说法在那里是否成立"),
        "boxes.csv": Text("the boxes found and how sure they are", "找到的区域及其可靠程度"),
        "box_limits.csv": Text("the limits of each box", "各区域的界限"),
        "trade_off.csv": Text("coverage against density on the way to a box", "找区域途中的覆盖与密度"),
        "scores.csv": Text("what the difference depends on", "差别取决于什么"),
        **DESIGN_TABLES,
    },
)
