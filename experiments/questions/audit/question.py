"""`audit` as a question."""

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.text.language import Text

AUDIT = Question(
    name="audit",
    title=Text("audit", "门槛检查"),
    help=Text(
        "Find edges: settings of which a small step makes a leap; steep ones, and those that move nothing.",
        "找门槛：设定稍动、结果就跳的；变化陡的；以及什么都不影响的。",
    ),
    options=(
        Option(
            "budget",
            Text(
                "quick (some 40 minutes on two free cores) or full (hours).",
                "quick（两个空闲核心约 40 分钟）或 full（数小时）。",
            ),
            default="quick",
        ),
        Option(
            "settings",
            Text(
                "These settings only, such as 'eta_*'; may be repeated.", "只看这些设定，如 'eta_*'；可重复。"
            ),
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
        "audit.csv": Text("every setting with its verdict", "每项设定的判定"),
        "curves.csv": Text("the outcomes at every value tried", "试过的每个值上的结果"),
    },
    longer=Text("The next stage: what moved goes on.", "下一步：有影响的接着查。"),
)
