"""B-08: participation without supervision and recognition, and what control alone does."""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

import numpy as np

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture
from experiments.questions.scorecard.claims.linkage import LINKED
from experiments.text.language import Text
from sim.observers import Finished, Found

PERCENT = Text("% of the peak", "%（占峰值）")
FIRST, MONTH, YEAR = 36, 4, 52

UNSUPERVISED = Arm("linked-without-supervision", Text("Linked without supervision", "联动，缺监督考核"))
CONTROL = Arm(
    "clock-in-only",
    Text("Clock-in and assessment, no recognition", "只打卡考核，不表彰"),
    "linked",
    ("reward=0", "meet=0"),
)
RECOGNITION = Arm(
    "recognition-only", Text("Recognition only", "只表彰"), "linked", ("clock=0", "assess=0", "meet=0")
)


def found(run: Finished) -> Found:
    """Return how far members' service falls in the year after its peak, in percent of the peak."""
    show = run.of("street").set_index("week")["show_up"].rolling(MONTH).mean()
    window = show.loc[FIRST + MONTH - 1 : 125 - YEAR]
    if window.empty or not np.isfinite(window.max()) or window.max() <= 0:
        return {"b08_fall": float("nan")}
    peak = int(window.index[int(window.to_numpy().argmax())])
    return {"b08_fall": float(100 * (1 - show.loc[peak + YEAR] / show.loc[peak]))}


B08 = Claim(
    "B-08",
    Text("Without supervision and recognition service fades", "没有监督和激励，热情就凉"),
    Text(
        "Clock-in, assessment and praise keep Party members and volunteers going; control without praise wears them out.",
        "打卡、考核、表彰让党员和志愿者坚持下来；只管不奖，人就疲了。",
    ),
    "A147–A149",
    Text(
        "Share of Party members serving, four-week mean: fall in the 52 weeks after its peak (weeks 36 to 73), with and without supervision; active volunteers with control only against recognition only (weeks 60 to 125).",
        "党员到岗率（四周均值）：峰值（第 36 至 73 周）后 52 周的降幅，有监督与无监督；只考核与只表彰时的活跃志愿者（第 60 至 125 周）。",
    ),
    Text(
        "Service does not fade without supervision, or control alone is best.",
        "没有监督也不衰减，或只管不奖样样最好。",
    ),
    (
        Criterion(
            Text("Fall without supervision", "无监督时的降幅"),
            PERCENT,
            lambda e: e("linked-without-supervision", "b08_fall"),
            above=50,
        ),
        Criterion(
            Text(
                "Service kept with supervision (over 100: more than at the peak before)",
                "有监督时保住的到岗（超过 100 即高于先前的峰值）",
            ),
            PERCENT,
            lambda e: 100 - e("linked", "b08_fall"),
            above=75,
            neutral=75,
        ),
        Criterion(
            Text("Active volunteers, recognition only − control only", "活跃志愿者，只表彰减只考核"),
            Text("persons", "人"),
            lambda e: e("recognition-only", "volunteers_active") - e("clock-in-only", "volunteers_active"),
            above=0,
            base_only=True,
        ),
    ),
    (LINKED, UNSUPERVISED),
    (CONTROL, RECOGNITION),
    Picture(
        (
            ("linked", "show_up~"),
            ("linked-without-supervision", "show_up~"),
            ("clock-in-only", "show_up~"),
            ("recognition-only", "show_up~"),
        ),
        Text("Share of Party members serving", "党员到岗率"),
    ),
    Text(
        "That supervision raises felt duty is a declared assumption, and published evidence on it disagrees (E20, E22, E60–E62): what supervision sustains follows partly from what was put in.",
        "监督考核抬高责任感是声明过的假定，文献对此也有分歧（E20、E22、E60–E62）：监督能维持多少，有一部分是写进去的。",
    ),
)

CLAIMS = (B08,)
