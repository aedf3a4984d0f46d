"""B-14, B-15, B-17: platform, clear duties, preparedness."""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture
from experiments.questions.scorecard.claims.common import EVERY
from experiments.questions.scorecard.claims.linkage import ISOLATED, LINKED, POINTS, SINGLE
from experiments.questions.scorecard.evidence import Evidence
from experiments.text.language import Text
from sim.observers import Finished, Found
from sim.world import World

PLACEBO, ENCLAVE = "C06", "O"
FIRST, LAST = 52, 104

PLATFORM = next(one for one in SINGLE if one.name == "isolated-with-platform")
VISITED = Arm(
    "platform-and-visits",
    Text("Platform and social workers", "平台加社工"),
    "isolated",
    ("links.platform=1", "links.social_workers=1"),
)


def _unclear(world: World) -> None:
    """Give the courtyard community C06 the unclear duties of O: a placebo for B-15."""
    codes = list(world.plan.codes)
    world.communities.settled[codes.index(PLACEBO)] = world.communities.settled[codes.index(ENCLAVE)]


DUTIES_ISOLATED = Arm(
    "duties-isolated",
    Text("Isolated, with a placebo community", "各自为政，设一个对照社区"),
    "isolated",
    intervene=_unclear,
)
DUTIES_LINKED = Arm(
    "duties-linked",
    Text("Linked, with a placebo community", "联动，设一个对照社区"),
    "linked",
    intervene=_unclear,
)
DUTIES_ABSENT = Arm(
    "duties-linked-no-company",
    Text("The same, property company stays away", "同上，物业不到场"),
    "linked",
    ("attend_property=0",),
    intervene=_unclear,
)
SHOCKS = {
    (when, world): Arm(
        f"emergency-{when}-{world}",
        Text(f"Emergency in week {week}, {world}", f"第 {week} 周发生紧急事件，{zh}"),
    )
    for when, week in (("early", 6), ("late", 90))
    for world, zh in (("isolated", "各自为政"), ("linked", "联动"))
}


def found(run: Finished) -> Found:
    """Return what is in view, and how often routed cases are passed around, by community."""
    street = run.of("street").set_index("week")
    visible = 100 * street["cases_visible"] / (street["cases_visible"] + street["cases_latent"])
    numbers: dict[str, float | dict[int, float]] = {
        "b14_visible": float(visible.loc[4:8].mean()),
        "b14_backlog": float(street["backlog_staff_weeks"].loc[8:52].mean()),
        "b14_satisfaction": float(street["satisfaction"].loc[26:78].mean()),
        "b14_visible~": dict(
            zip(visible.index[::EVERY].tolist(), visible.iloc[::EVERY].tolist(), strict=True)
        ),
    }
    own = run.weekly[run.weekly["week"].between(FIRST, LAST)].groupby("community")
    routed = own["cases_born_k4"].sum() + own["cases_born_k5"].sum()
    bounces = own["bounces"].sum() / routed.replace(0, np.nan)
    numbers["b15_bounces_o"] = float(bounces[ENCLAVE])
    numbers["b15_bounces_placebo"] = float(bounces[PLACEBO])
    numbers["b15_bounces_others"] = float(bounces.drop([ENCLAVE, PLACEBO, "street"]).mean())
    return numbers


def _fall(e: Evidence, arm: str, where: str, base: str = "duties-isolated") -> pd.Series:
    """Return by how many percent bounces fall against an isolated world."""
    before = e(base, f"b15_bounces_{where}")
    return 100 * (1 - e(arm, f"b15_bounces_{where}") / before.replace(0, np.nan))


B14 = Claim(
    "B-14",
    Text("A platform first brings needs to light, then serves", "平台先让需求冒出来，再解决"),
    Text(
        "With the platform the needs came to light at once; it takes people at the door to make something of it.",
        "平台一上线，诉求就冒出来；要办成，还得有人上门。",
    ),
    "A140",
    Text(
        "Platform alone against isolated: share of open cases in view (weeks 4 to 8), the residents' committee's backlog (weeks 8 to 52), satisfaction (26 to 78), service gap of offline elders who live alone (60 to 125); and that gap when social workers' visits are added.",
        "只有平台与各自为政相比：未办结诉求中看得见的比例（第 4 至 8 周）、居委会积压（8 至 52 周）、满意度（26 至 78 周）、离线独居老人的服务差距（60 至 125 周）；再加上社工上门后的差距。",
    ),
    Text(
        "The platform alone pleases as much as full linkage, or does nothing to the gap.",
        "单靠平台就和全面联动一样让人满意，或对差距毫无影响。",
    ),
    (
        Criterion(
            Text("Share of open cases in view, platform − isolated", "看得见的诉求占比，平台减各自为政"),
            POINTS,
            lambda e: e.gain("isolated-with-platform", "isolated", "b14_visible"),
            above=10,
        ),
        Criterion(
            Text(
                "Residents' committee's backlog, platform − isolated (a rise is claimed)",
                "居委会积压，平台减各自为政（按说法应上升）",
            ),
            Text("staff-weeks", "人周"),
            lambda e: e.gain("isolated-with-platform", "isolated", "b14_backlog"),
            above=0,
        ),
        Criterion(
            Text("Satisfaction, full linkage − platform alone", "满意度，全面联动减只有平台"),
            Text("0–1", "0–1"),
            lambda e: e.gain("linked", "isolated-with-platform", "b14_satisfaction"),
            above=0,
        ),
        Criterion(
            Text(
                "Gap of offline elders, platform − isolated (a rise is claimed)",
                "离线老人差距，平台减各自为政（按说法应扩大）",
            ),
            POINTS,
            lambda e: e.gain("isolated-with-platform", "isolated", "gap_digital"),
            above=0,
        ),
        Criterion(
            Text("Gap of offline elders, platform alone − with visits", "离线老人差距，只有平台减加上门"),
            POINTS,
            lambda e: e.gain("isolated-with-platform", "platform-and-visits", "gap_digital"),
            above=0,
        ),
    ),
    (ISOLATED, LINKED, PLATFORM, VISITED),
    picture=Picture(
        (
            ("isolated", "b14_visible~"),
            ("isolated-with-platform", "b14_visible~"),
            ("linked", "b14_visible~"),
        ),
        Text("Open cases in view, percent", "看得见的未办结诉求，%"),
    ),
)

B15 = Claim(
    "B-15",
    Text("Clear duties end the passing of the buck", "权责清，不推诿"),
    Text(
        "In O the residents' committee, the owners and the property company sat down together, and the buck was no longer passed.",
        "O 社区居委会、业委会、物业三方坐到一起，不再踢皮球。",
    ),
    "A81",
    Text(
        "How often an environment or dispute case is passed on in O, weeks 52 to 104, linked against isolated; against the other communities; against a courtyard community given O's unclear duties; and with the property company staying away.",
        "O 社区每件环境、纠纷类诉求的推诿次数，第 52 至 104 周，联动与各自为政相比；再同其他社区比，同一个被设成权责同样不清的院落社区比，同物业不到场时比。",
    ),
    Text(
        "O gains no more than the others or the comparison community, or as much without the company at the table.",
        "O 社区并不比其他社区或对照社区改善更多，或物业不到场也一样。",
    ),
    (
        Criterion(
            Text("Fall of cases passed on in O", "O 社区推诿降幅"),
            Text("percent", "%"),
            lambda e: _fall(e, "linked", "o", "isolated"),
            above=50,
        ),
        Criterion(
            Text("Fall in O less mean fall elsewhere", "O 社区降幅减其他社区平均"),
            POINTS,
            lambda e: _fall(e, "linked", "o", "isolated") - _fall(e, "linked", "others", "isolated"),
            above=0,
        ),
        Criterion(
            Text("Fall in O less fall in the comparison community", "O 社区降幅减对照社区"),
            POINTS,
            lambda e: _fall(e, "duties-linked", "o") - _fall(e, "duties-linked", "placebo"),
            above=0,
            base_only=True,
        ),
        Criterion(
            Text("Fall in O with the company less without", "O 社区降幅，物业到场减不到场"),
            POINTS,
            lambda e: _fall(e, "duties-linked", "o") - _fall(e, "duties-linked-no-company", "o"),
            above=0,
            base_only=True,
        ),
    ),
    (ISOLATED, LINKED),
    (DUTIES_ISOLATED, DUTIES_LINKED, DUTIES_ABSENT),
)

B17 = Claim(
    "B-17",
    Text("Practice prepares: a late emergency is handled better than an early one", "磨合过，来事不慌"),
    Text(
        "Working together takes getting used to; once it has, the street is ready when something happens.",
        "联动要磨合；磨合好了，来事就顶得上。",
    ),
    "A8, A141",
    Text(
        "Emergency cases in time with the emergency in week 90 less in week 6, linked and isolated.",
        "紧急诉求按期办结：第 90 周发生减第 6 周发生，联动与各自为政。",
    ),
    Text(
        "No difference when linked, or the same gain when isolated.",
        "联动时早晚没有差别，或各自为政时也有同样的提高。",
    ),
    (
        Criterion(
            Text("Late − early, linked", "晚减早，联动"),
            POINTS,
            lambda e: e.gain("emergency-late-linked", "emergency-early-linked", "in_time_share_emergency"),
            above=5,
        ),
        Criterion(
            Text("Late − early, isolated", "晚减早，各自为政"),
            POINTS,
            lambda e: e.gain(
                "emergency-late-isolated", "emergency-early-isolated", "in_time_share_emergency"
            ),
            within=(-2, 2),
            base_only=True,
        ),
    ),
    (SHOCKS["early", "linked"], SHOCKS["late", "linked"]),
    (SHOCKS["early", "isolated"], SHOCKS["late", "isolated"]),
    picture=Picture(
        (("emergency-late-isolated", "coordination~"), ("emergency-late-linked", "coordination~")),
        Text("Practice in working together", "配合的默契"),
    ),
)

CLAIMS = (B14, B15, B17)
