"""`attribute` as a question."""

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.questions.sweep.question import DESIGN_TABLES
from experiments.text.language import Text

ATTRIBUTE = Question(
    name="attribute",
    title=Text("attribute", "归因"),
    help=Text(
        "Divide the effect of linkage among its links: Shapley values, free of any order.",
        "把联动的作用分给各项联动：夏普利值，与先后无关。",
    ),
    options=(
        Option(
            "scenario",
            Text("The world in which the parts are switched on and off.", "在其中逐项开关的世界。"),
            default="linked",
            argument=True,
        ),
        Option(
            "players",
            Text(
                "A link, a switch, or several joined by '+'; or links, functions. Default: links.",
                "一项联动、一个开关，或用“+”连起的几项；也可写 links、functions。不写则为 links。",
            ),
            flag="--player",
            many=True,
        ),
        Option(
            "orders",
            Text(
                "Sample so many pairs of orders instead of running all combinations.",
                "不跑全部组合，只抽取这么多对先后次序。",
            ),
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
        "attribution.csv": Text("every player's share with its interval", "每一项的份额与区间"),
        "interactions.csv": Text(
            "pairs that are worth more or less together", "放在一起更有用或更没用的成对组合"
        ),
        **DESIGN_TABLES,
    },
)
