"""`calibrate` as a question."""

from pathlib import Path

from experiments.questions import options as common
from experiments.questions.question import Option, Question
from experiments.questions.sweep.question import DESIGN_TABLES
from experiments.text.language import Text

CALIBRATE = Question(
    name="calibrate",
    title=Text("calibrate", "校准"),
    help=Text(
        "Fit settings to your own observations: the region that fits, and what data cannot tell apart.",
        "让设定符合自己的观测：给出符合的范围，以及数据分不开的部分。",
    ),
    options=(
        Option(
            "observed",
            Text(
                "Columns measure, weeks (10-35 or 26), value, error.",
                "各列：measure、weeks（10-35 或 26）、value、error。",
            ),
            Path,
            metavar="OBSERVED.csv",
            argument=True,
            default=...,
        ),
        Option(
            "scenario",
            Text("The world that was observed.", "被观测的世界。"),
            default="isolated",
            argument=True,
        ),
        Option(
            "vary",
            Text(
                "A setting or link to fit, with its range; at least one.",
                "要拟合的设定或联动及其范围；至少一项。",
            ),
            metavar="NAME[=LOW:HIGH]",
            many=True,
            parse="experiments.questions.calibrate.run:varied_as_written",
        ),
        Option(
            "points",
            Text(
                "Points of the Latin hypercube; default: 10 a setting, at least 30.",
                "拉丁超立方的点数；不写则每项设定 10 个，至少 30 个。",
            ),
            int,
            least=10,
        ),
        Option(
            "discrepancy",
            Text(
                "What the model may get wrong: a standard deviation, as a share of each value.",
                "模型本身可能的误差：标准差，占每个数值的份额。",
            ),
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
        "settings.csv": Text("what is left of each setting's range", "每项设定剩下的范围"),
        "pairs.csv": Text("settings that cancel each other out", "互相抵消的设定"),
        "plausible.csv": Text(
            "sets of settings that fit, a table for `wulian sweep`", "符合观测的各组设定，可交给 wulian sweep"
        ),
        "fitted.csv": Text("every observation beside the model's range", "每条观测与模型的范围"),
        "emulators.csv": Text("how the emulator errs on points left out", "仿真器在留出点上的误差"),
        "fitted.toml": Text("the posterior mean as a scenario", "后验均值，写成场景"),
        **DESIGN_TABLES,
    },
)
