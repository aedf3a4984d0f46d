"""B-05, B-19, N3, N4: does example spread from members to neighbours, and who stays after an emergency?"""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

import math

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import LOG_RATIO, Arm, Claim, Criterion, Picture, Value
from experiments.questions.scorecard.claims.families import FIFTH, NEUTRAL, YOUTH
from experiments.questions.scorecard.claims.information import SHOCKS
from experiments.questions.scorecard.claims.joining_notes import CHANNELS, Cascade, Crowd
from experiments.questions.scorecard.claims.linkage import (
    BUILDINGS,
    ISOLATED,
    LINKED,
    POINTS,
    removed,
    share,
)
from experiments.questions.scorecard.evidence import Evidence
from experiments.text.language import Text
from sim.world import World

WEEKS = Text("weeks", "周")
PERCENT = Text("percent", "%")
SCOPES = {
    "home": Text("a Party member at home", "家里有党员"),
    "building": Text("Party members in the building", "楼里有党员"),
    "tie": Text("a Party member's acquaintances", "党员的熟人"),
}
TWICE = math.log(2)
RESIDUE_WEEK = 60  # 26 weeks after the end of the historical emergency
FAMILIES = Text("families with children", "有孩子的家庭")

# the same world as in the headlines
SHUFFLED = Arm(
    "linked-shuffled",
    Text("Party-led linkage: Acquaintances dealt anew every week", "党建引领联动：熟人每周重排"),
    "linked",
    ("shuffle_ties=1",),
)
YOUTH_SHUFFLED = Arm(
    "entry-youth-shuffled",
    Text("Youth programmes first, acquaintances dealt anew", "以青少年项目切入，熟人每周重排"),
    "only-k3",
    (*NEUTRAL, "shuffle_ties=1"),
)


def equal_members(world: World) -> None:
    """Give members the motivation and time of non-members of the same age, and no felt duty."""
    traits, minds = world.traits, world.minds
    member = traits.member_type > 0
    for age in np.unique(traits.age[member]):
        same = traits.age == age
        mine, others = np.flatnonzero(same & member), np.flatnonzero(same & ~member)
        if len(others):
            # spread evenly over the list of donors, which goes through the communities
            donors = others[np.arange(len(mine)) * len(others) // len(mine)]
            minds.motivation[mine] = minds.motivation[donors]
            traits.start_motivation[mine] = traits.start_motivation[donors]
            traits.free_hours[mine] = traits.free_hours[donors]
        minds.obligation[mine] = 0.0


EQUAL = ("self_obligation=0", "self_hours=1", "sunk_hours=1")
EQUAL_LINKED = Arm(
    "linked-equal-members",
    Text("Linked, Party members as everybody", "联动，党员与常人无异"),
    "linked",
    EQUAL,
    intervene=equal_members,
)
EQUAL_LEADERLESS = Arm(
    "leaderless-equal-members",
    Text("No hub, Party members as everybody", "无枢纽联动，党员与常人无异"),
    "leaderless",
    EQUAL,
    intervene=equal_members,
)


def _own(arm: Arm, name: str) -> Value:
    return lambda e: e(arm.name, name)


def _gradient(channel: str, arm: Arm = LINKED) -> Value:
    return _own(arm, f"b05_{channel}")


def _steeper(channel: str, base: Arm) -> Value:
    return lambda e: e.gain(LINKED.name, base.name, f"b05_{channel}")


def _residue(e: Evidence) -> pd.Series:
    """Return what an emergency leaves of volunteers, against the same world before its late emergency."""
    series = [e.series(name, "volunteers_active~") for name in (LINKED.name, "emergency-late-linked")]
    if any(RESIDUE_WEEK not in one.index for one in series):
        return e(LINKED.name, "no such number")
    after, without = (one.T[RESIDUE_WEEK] for one in series)
    return (after / without).map(math.log)


def _by_channel(channel: str) -> tuple[Criterion, ...]:
    scope = SCOPES[channel]
    return (
        Criterion(
            Text(
                "Linked: joining of residents who see Party members serve, against others",
                "联动：看得到党员服务的居民参加比其他居民",
            ),
            LOG_RATIO,
            _gradient(channel),
            above=FIFTH,
            scope=scope,
        ),
        Criterion(
            Text(
                "Lead in joining of those who see Party members serve: linked against isolated",
                "看得到党员服务者的参加优势：联动为各自为政的几倍",
            ),
            LOG_RATIO,
            _steeper(channel, ISOLATED),
            above=0,
            scope=scope,
        ),
        Criterion(
            Text(
                "Lead in joining of those who see Party members serve: as it is against shuffled acquaintances",
                "看得到党员服务者的参加优势：原样为熟人重排的几倍",
            ),
            LOG_RATIO,
            _steeper(channel, SHUFFLED),
            above=0,
            scope=scope,
            base_only=True,
        ),
    )


B05 = Claim(
    "B-05",
    Text("Party members first, then families and neighbours", "党员带头，家人邻居跟上"),
    Text(
        "Party members set an example and call on others, and step by step other residents take part of their own accord.",
        "党员身体力行、带头号召，其他居民逐渐自觉参与进来。",
    ),
    "A52, A59, A66",
    Text(
        "First joins as volunteers, weeks 0 to 123: Party members against others; others by Party members who served in the last four weeks at home,"
        " in the building (top against bottom quarter), or among those who count them as acquaintances; linked, isolated, and with"
        " acquaintances dealt anew every week.",
        "第 0 至 123 周首次成为志愿者的人：党员与非党员相比；非党员按最近四周家里、楼里（最高与最低四分之一）以及把自己当熟人的人中"
        "有无党员服务来比；联动、各自为政以及熟人每周重排三种世界。",
    ),
    Text(
        "Seeing Party members serve makes no difference, or the same difference when acquaintances are shuffled.",
        "看不看得到党员服务都一样，或熟人重排之后差别照旧。",
    ),
    (
        Criterion(
            Text(
                "Linked: median week of first joining among joiners, others less Party members",
                "联动：参加者首次参加的中位周，非党员减党员",
            ),
            WEEKS,
            lambda e: e(LINKED.name, "b05_lead_median"),
            above=0,
        ),
        Criterion(
            Text(
                "Linked: mean weeks without joining, others less Party members",
                "联动：平均等了多少周才参加，非党员减党员",
            ),
            WEEKS,
            lambda e: e(LINKED.name, "b05_lead_mean"),
            above=0,
        ),
        *(one for channel in CHANNELS for one in _by_channel(channel)),
    ),
    (LINKED, ISOLATED),
    (SHUFFLED,),
    Picture(
        (
            (LINKED.name, "b05_members~"),
            (LINKED.name, "b05_others~"),
            (ISOLATED.name, "b05_members~"),
            (ISOLATED.name, "b05_others~"),
        ),
        Text("Ever joined, percent", "曾参加比例（%）"),
        (
            Text("Party members, linked", "党员，联动"),
            Text("Others, linked", "其他人，联动"),
            Text("Party members, isolated", "党员，各自为政"),
            Text("Others, isolated", "其他人，各自为政"),
        ),
    ),
    Text(
        "Joining means volunteering, not Party duty. No ask is stronger for coming from a Party member; Party members differ by motivation, felt duty and time, but also look"
        " at how idle Party members stand where others look at volunteers, and duty puts them on the list of those whom organisers ask."
        " Most people never join, so a median of all does not exist: the median of those who joined and the mean wait of all stand in for it."
        " Exposure is compared within a community and a month; that of acquaintances is taken four weeks earlier.",
        "“参加”指做志愿者，不含党员到岗。邀请不因来自党员而更管用；党员意愿、责任感、时间不同，看的是党员是否闲置（其他人看志愿者），到岗后也会进入组织者邀请的名单。多数人始终没有参加，全体的中位数不存在，"
        "故用参加者的中位周和全体的平均等待周数代替。是否看得到只在同一社区、同一个月内比较；熟人一项取四周之前的情形。",
    ),
)

B19 = Claim(
    "B-19",
    Text("Emergency volunteers come fast; keeping them is what counts", "应急志愿者来得快，留得住才算数"),
    Text(
        "Many stood up in the epidemic; where they found meaning, groups and recognition, they stayed.",
        "疫情中许多人站了出来；找到意义、有队伍接住、有激励的，才留得下来。",
    ),
    "A66, A98, A146",
    Text(
        "Volunteers at the peak of the emergency and 13 weeks after its end, isolated and linked; 26 weeks after it, linked, against the same world before its emergency; among those who joined in it, group"
        " members against others.",
        "紧急期高峰与结束后 13 周的志愿者人数，各自为政与联动；结束后 26 周，联动世界同紧急事件尚未发生时相比；紧急期加入者中，队伍成员与其他人相比。",
    ),
    Text("The same fall in both worlds, or no fall.", "两个世界退得一样快，或都不退。"),
    (
        *(
            Criterion(
                Text(
                    f"Isolated: fall from the peak in 13 weeks, {en}",
                    f"各自为政的世界：13 周内自高峰的降幅，{zh}",
                ),
                PERCENT,
                _own(ISOLATED, f"b19_fall_{name}"),
                above=60,
            )
            for name, en, zh in (
                ("active", "active volunteers", "活跃志愿者"),
                ("deployed", "volunteers who served a case", "派上用场的志愿者"),
            )
        ),
        Criterion(
            Text(
                "Linked: active volunteers in week 60, with an emergency against without one so far",
                "联动世界：第 60 周活跃志愿者，发生过紧急事件比尚未发生",
            ),
            LOG_RATIO,
            _residue,
            above=0,
            base_only=True,
        ),
        Criterion(
            Text(
                "Linked: emergency volunteers still active after 26 weeks, group members against others",
                "联动世界：紧急期加入者 26 周后仍活跃，队伍成员比其他人",
            ),
            LOG_RATIO,
            lambda e: e(LINKED.name, "b19_absorbed_26"),
            above=TWICE,
        ),
        Criterion(
            Text(
                "Fall of active volunteers in 13 weeks, isolated less linked",
                "13 周内活跃志愿者的降幅，各自为政减联动",
            ),
            POINTS,
            lambda e: e.gain(ISOLATED.name, LINKED.name, "b19_fall_active"),
            above=0,
        ),
    ),
    (ISOLATED, LINKED),
    (SHOCKS["late", "linked"],),
    Picture(
        ((ISOLATED.name, "volunteers_active~"), (LINKED.name, "volunteers_active~")),
        Text("Active volunteers", "活跃志愿者"),
    ),
    Text(
        "The fall in the isolated world is calibrated (E23), and that groups hold emergency volunteers is an assumption about quitting"
        " (quit_emergency); what comes out by itself is how many of them groups and linkage keep.",
        "各自为政的世界的退潮是校准出来的（E23），队伍能留人是退出规则的假定（quit_emergency）；自己长出来的是队伍与联动到底留住了多少人。",
    ),
)


def _vanishes(channel: str) -> tuple[Criterion, ...]:
    scope = SCOPES[channel]
    return (
        Criterion(
            Text(
                "Lead in joining of those who see Party members serve, as it is",
                "看得到党员服务者的参加优势，原样",
            ),
            LOG_RATIO,
            _gradient(channel),
            above=0,
            scope=scope,
            base_only=True,
        ),
        Criterion(
            Text(
                "Lead in joining of those who see Party members serve, acquaintances shuffled",
                "看得到党员服务者的参加优势，熟人重排",
            ),
            LOG_RATIO,
            _gradient(channel, SHUFFLED),
            within=(-FIFTH, FIFTH),
            scope=scope,
            base_only=True,
        ),
    )


N3 = Claim(
    "N3",
    Text("Shuffled acquaintances spread no example", "熟人重排，榜样不传"),
    Text(
        "Who sees whom must matter, not a label: with acquaintances dealt anew every week, the gradients must be gone.",
        "起作用的应是谁看得见谁，而不是标签：熟人每周重排，梯度就该消失。",
    ),
    "A52, A80",
    Text(
        "Linked and youth-first worlds in which the acquaintances of each community are dealt anew every week, strengths kept, against the same unshuffled.",
        "联动与青少年切入两种世界，每个社区的熟人每周重新打乱、强度不变，同不打乱相比。",
    ),
    Text("A difference of 20 % or more is left.", "重排之后仍有 20% 以上的差别。"),
    (
        *(one for channel in CHANNELS for one in _vanishes(channel)),
        Criterion(
            Text(
                "G, youth entry: lead of homes with children in active adults, as it is",
                "G 社区青少年切入：有孩子家庭在成人参与上的领先，原样",
            ),
            LOG_RATIO,
            lambda e: e(YOUTH.name, "b09_home_G"),
            above=0,
            scope=FAMILIES,
            base_only=True,
        ),
        Criterion(
            Text(
                "G, youth entry: lead of homes with children in active adults, acquaintances shuffled",
                "G 社区青少年切入：有孩子家庭在成人参与上的领先，熟人重排",
            ),
            LOG_RATIO,
            lambda e: e(YOUTH_SHUFFLED.name, "b09_home_G"),
            within=(-FIFTH, FIFTH),
            scope=FAMILIES,
            base_only=True,
        ),
    ),
    (),
    (LINKED, SHUFFLED, YOUTH, YOUTH_SHUFFLED),
    Picture(),
    Text(
        "Shuffling deals acquaintances anew, not homes: people are also seen and asked at home and in the building, and children ask"
        " at home, so only the part by acquaintances can vanish in this model. The other parts are shown because the control names them.",
        "重排的是熟人，不是住处：人们在家里、楼里照样看得见、照样被邀请，孩子也是在家里开口，所以本模型里只有熟人一路会消失。"
        "其余几路因对照点了名，一并列出。",
    ),
    bears_on=("B-05", "B-09"),
)


N4 = Claim(
    "N4",
    Text("Party members made like everybody lose their lead", "党员与常人无异，就不再领先"),
    Text(
        "Party members' lead must come from motivation, felt duty and time, not from the name; the hub's part must stay.",
        "党员领先应来自意愿、责任感和时间，而不是身份标签；枢纽的作用应当不变。",
    ),
    "A52, A42",
    Text(
        "At week 0 Party members get the motivation and free time of others of their age and no felt duty: their joining against others;"
        " and hub against no hub with such members.",
        "第 0 周起，党员的意愿与空闲时间换成同龄非党员的，初始责任感归零：看党员与其他人的参加快慢；再看这样的党员之下有无枢纽的差别。",
    ),
    Text(
        "Party members still join 20 % more, or the hub's advantage is gone.",
        "党员仍多参加 20% 以上，或枢纽的优势没了。",
    ),
    (
        Criterion(
            Text(
                "Rate of first joining, Party members against others, as it is",
                "首次参加的快慢，党员比其他人，原样",
            ),
            LOG_RATIO,
            lambda e: e(LINKED.name, "b05_order"),
            above=0,
            base_only=True,
        ),
        Criterion(
            Text(
                "Rate of first joining, Party members against others, made like everybody",
                "首次参加的快慢，党员比其他人，党员与常人无异",
            ),
            LOG_RATIO,
            lambda e: e(EQUAL_LINKED.name, "b05_order"),
            within=(-FIFTH, FIFTH),
            base_only=True,
        ),
        Criterion(
            Text(
                "Party members like everybody: emergency cases in time, hub less no hub",
                "党员与常人无异：紧急诉求按期办结，有枢纽减无枢纽",
            ),
            POINTS,
            lambda e: e.gain(EQUAL_LINKED.name, EQUAL_LEADERLESS.name, share("emergency")),
            above=0,
            base_only=True,
        ),
        Criterion(
            Text(
                "Party members like everybody: entrenched buildings solved, hub less no hub",
                "党员与常人无异：老大难楼栋减少，有枢纽减无枢纽",
            ),
            BUILDINGS,
            lambda e: removed(e, EQUAL_LINKED.name, EQUAL_LEADERLESS.name),
            above=0,
            base_only=True,
        ),
    ),
    (),
    (LINKED, EQUAL_LINKED, EQUAL_LEADERLESS),
    Picture(
        (
            (LINKED.name, "b05_members~"),
            (LINKED.name, "b05_others~"),
            (EQUAL_LINKED.name, "b05_members~"),
            (EQUAL_LINKED.name, "b05_others~"),
        ),
        Text("Ever joined, percent", "曾参加比例（%）"),
    ),
    Text(
        "Party members still do Party duty, and supervision still raises their felt duty; a week of duty feeds belonging like any week of service and"
        " puts them on the list of those whom organisers ask; and they look at how idle Party members stand, others at volunteers. These remain.",
        "党员仍要到岗，督导仍会提高责任感；到岗一周同其他服务一样增进归属感，并进入组织者邀请的名单；党员看党员是否闲置，其他人看志愿者。这些都没有改动。",
    ),
    bears_on=("B-03", "B-05"),
)

CLAIMS = (B05, B19, N3, N4)
WATCHERS = (Cascade, Crowd)
