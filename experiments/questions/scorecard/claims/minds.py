"""B-04 and B-06, N5 and N7: acceptance of social workers, and the two camps of the resettlement community."""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

import math

import numpy as np

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture
from experiments.questions.scorecard.claims.common import EVERY
from experiments.questions.scorecard.claims.curves import shapes
from experiments.questions.scorecard.claims.linkage import ISOLATED, LINKED
from experiments.text.language import Text
from sim.observers import Finished, Found

SCORE = Text("0–1", "0–1")
AKAIKE = Text("AIC points", "AIC 分")
WEEK = Text("week", "周")
SPLIT = 0.3
"""View units between the sides' means at which Y counts as split (founded at 0.42)."""
FAR = 0.2  # view units from the community's mean at the founding: `cross_gap`
SPLIT_SETTINGS = (
    'freeze=["tolerance"]',
    "cross_talk=0",
    "cross_talk_group=0",
    "study_step=0",
    "server_step=0",
    "poster_step=0",
)

NO_REPUTE = Arm(
    "linked-no-repute",
    Text("Linked, groups do not speak for social workers", "联动，队伍不替社工说话"),
    "linked",
    ("accept_repute=0", "heard_repute=0"),
)
PUBLICITY = Arm(
    "publicity-only",
    Text("Study, stations and posters only", "只有学习、社工站和张贴"),
    "isolated",
    (
        "links.party_leadership=1",
        "party_hub=0",
        "party_example=0",
        "party_call=0",
        "party_list=0",
        "server_step=0",
        "server_tolerance=0",
    ),
)
FROZEN = Arm(
    "linked-frozen-views", Text("Linked, views held still", "联动，看法不许变"), "linked", ('freeze=["o"]',)
)
SPLIT_ISOLATED = Arm(
    "split-isolated", Text("Isolated, no contact across", "各自为政，两边不往来"), "isolated", SPLIT_SETTINGS
)
SPLIT_LINKED = Arm(
    "split-linked", Text("Linked, no contact across", "联动，两边不往来"), "linked", SPLIT_SETTINGS
)


def found(run: Finished) -> Found:
    """Return the shape of the acceptance curve, and what became of the camps in Y."""
    street, own = run.of("street"), run.of("Y")
    some = street.iloc[::EVERY]
    shape = shapes(some["week"].to_numpy(dtype=float), some["acceptance"].to_numpy(dtype=float))
    late = own[own["week"] >= 26]
    world = run.world
    first, last = (int(end) for end in world.communities.resident_start[:2])
    side, opinion = world.traits.side[first:last], world.minds.opinion[first:last]
    start = world.traits.start_opinion[first:last]
    far = np.abs(start - start.mean()) > FAR
    return {
        "b04_start": float(street["acceptance"].iloc[0]),
        "b04_end": float(street["acceptance"].iloc[-1]),
        "b04_advantage": shape.advantage,
        "b04_inflection": shape.inflection,
        "b06_gap": float(late["neighbour_gap"].mean()),
        "b06_tolerance": float(late["tolerance"].mean()),
        "b06_spread": float(late["opinion_sd"].mean()),
        "b06_disputes": float(late["disputes_born"].mean() * 52 / own["residents"].iloc[0] * 1000),
        "b06_sides": abs(float(opinion[side == 1].mean() - opinion[side == 0].mean())),
        "b06_far": float(np.abs(opinion[far] - opinion.mean()).mean()) if far.any() else float("nan"),
        "b06_gap~": dict(
            zip(own["week"][::EVERY].tolist(), own["neighbour_gap"][::EVERY].tolist(), strict=True)
        ),
    }


B04 = Claim(
    "B-04",
    Text("Social workers are accepted slowly, then quickly", "居民接纳社工，先慢后快"),
    Text(
        "At first residents did not know what a social worker was; acceptance came slowly and then spread.",
        "起初居民不知道社工是干什么的，接纳来得慢，后来才传开。",
    ),
    "A71, A72",
    Text(
        "Mean acceptance of residents of 15 and over, weeks 0 to 156: its start, its shape (S-shaped against straight and concave, by AIC), its inflection, and its end linked against isolated.",
        "15 岁及以上居民对社工的平均认可，第 0 至 156 周：起点、曲线形状（S 形与直线、上凸线按 AIC 比较）、拐点，以及终点联动减各自为政。",
    ),
    Text(
        "The curve is straight or concave from the start, does not rise under linkage, or rises as much without it.",
        "曲线一开始就是直线或上凸，或联动下并不上升，或不联动也升得一样高。",
    ),
    (
        Criterion(
            Text("Acceptance at the start, linked", "起点的认可，联动"),
            SCORE,
            lambda e: e("linked", "b04_start"),
            within=(-math.inf, 0.1),
        ),
        Criterion(
            Text("Rise over three years, linked", "三年里的上升，联动"),
            SCORE,
            lambda e: e("linked", "b04_end") - e("linked", "b04_start"),
            above=0.02,
        ),
        Criterion(
            Text("S-shape beats straight and concave, linked", "S 形优于直线和上凸，联动"),
            AKAIKE,
            lambda e: e("linked", "b04_advantage"),
            above=2,
        ),
        Criterion(
            Text("Week of the inflection, linked", "拐点，联动"),
            WEEK,
            lambda e: e("linked", "b04_inflection"),
            within=(20, 120),
        ),
        Criterion(
            Text("Acceptance at the end, linked − isolated", "终点的认可，联动减各自为政"),
            SCORE,
            lambda e: e.gain("linked", "isolated", "b04_end"),
            above=0.02,
        ),
    ),
    (ISOLATED, LINKED),
    (NO_REPUTE,),
    Picture(
        (("isolated", "acceptance~"), ("linked", "acceptance~"), ("linked-no-repute", "acceptance~")),
        Text("Acceptance of social workers", "对社工的认可"),
    ),
    Text(
        "How fast acceptance spreads by talk is an assumption (accept_repute) and was not tuned to a crossing of one half. The start is an input (acceptance_start).",
        "认可靠交谈传开的快慢是假定的（accept_repute），没有按“何时过半”去调。起点是输入的（acceptance_start）。",
    ),
)

B06 = Claim(
    "B-06",
    Text("Consensus: views come closer, then quarrels fall", "先有共识，后少纠纷"),
    Text(
        "In the resettlement community the two sides came to an understanding by talking face to face; publicity alone did not do it.",
        "在还建社区，两边的人是面对面说开的；光靠宣传不行。",
    ),
    "A43–A46, A57–A58, A150",
    Text(
        "Y, weeks 26 to 156: distance between neighbours' views, tolerance, new disputes, linked against isolated (for those furthest apart at the start: their distance at the end); the same with views held still; and with study, stations and posters but no face-to-face talk.",
        "Y 社区，第 26 至 156 周：邻里看法距离、包容度、新增纠纷，联动与各自为政相比（看法最远的人取终点的距离）；再把看法固定住跑一遍；再只留学习、社工站和张贴，不留当面交谈。",
    ),
    Text(
        "Disputes fall though views do not come closer, publicity alone does as well, or linkage drives the sides apart.",
        "看法没有靠近纠纷也减少，或光靠宣传同样有效，或联动反而让两边更远。",
    ),
    (
        Criterion(
            Text("Distance between neighbours, isolated − linked", "邻里看法距离，各自为政减联动"),
            SCORE,
            lambda e: -e.gain("linked", "isolated", "b06_gap"),
            above=0.02,
        ),
        Criterion(
            Text("Tolerance, linked − isolated", "包容度，联动减各自为政"),
            SCORE,
            lambda e: e.gain("linked", "isolated", "b06_tolerance"),
            above=0,
        ),
        Criterion(
            Text("Spread of views, isolated − linked", "看法分歧，各自为政减联动"),
            SCORE,
            lambda e: -e.gain("linked", "isolated", "b06_spread"),
            above=0,
        ),
        Criterion(
            Text("New disputes, isolated − linked", "新增纠纷，各自为政减联动"),
            Text("a year per 1,000", "件/年·千人"),
            lambda e: -e.gain("linked", "isolated", "b06_disputes"),
            above=0,
        ),
        Criterion(
            Text(
                "Disputes with views held still − with views free, linked", "纠纷：看法固定减看法可变，联动"
            ),
            Text("a year per 1,000", "件/年·千人"),
            lambda e: e("linked-frozen-views", "b06_disputes") - e("linked", "b06_disputes"),
            above=0,
            base_only=True,
        ),
        Criterion(
            Text(
                "Those furthest apart: half of what linkage does to their views, less what publicity alone does",
                "看法最远的人：联动效果的一半，减光靠宣传的效果",
            ),
            SCORE,
            lambda e: (
                -0.5 * e.gain("linked", "isolated", "b06_far")
                + e.gain("publicity-only", "isolated", "b06_far")
            ),
            above=0,
            base_only=True,
        ),
    ),
    (ISOLATED, LINKED),
    (FROZEN, PUBLICITY),
    Picture(
        (("isolated", "b06_gap~"), ("linked", "b06_gap~"), ("publicity-only", "b06_gap~")),
        Text("Distance between neighbours' views, Y", "邻里看法距离，Y 社区"),
    ),
    Text(
        "Disputes follow friction that a building remembers for about ten weeks, so a lead in time would be built in; cause is tested by holding views still.",
        "纠纷取决于楼栋约十周的积怨，时间先后因此是写进去的；因果用“固定看法”来检验。",
    ),
)

N5 = Claim(
    "N5",
    Text("Without the repute of groups acceptance has no S-shape", "没有队伍的口碑，认可曲线不成 S 形"),
    Text(
        "the S-shape of B-04 has to come from what people in groups say.",
        "B-04 的 S 形应当来自队伍里的人怎么说。",
    ),
    "–",
    Text(
        "Linked, where groups do not speak for social workers: is the S-shape still better than straight and concave?",
        "联动，但队伍不替社工说话：S 形是否仍优于直线和上凸。",
    ),
    Text("The curve stays S-shaped.", "曲线仍是 S 形。"),
    (
        Criterion(
            Text("S-shape beats straight and concave by", "S 形优于直线和上凸"),
            AKAIKE,
            lambda e: e("linked-no-repute", "b04_advantage"),
            within=(-math.inf, 2),
            base_only=True,
        ),
    ),
    (),
    (NO_REPUTE,),
    bears_on=("B-04",),
)

N7 = Claim(
    "N7",
    Text("Without contact the two camps stay apart", "不往来，两边就一直分着"),
    Text("the consensus of B-06 has to come from contact.", "B-06 的共识应当来自往来。"),
    "–",
    Text(
        "Tolerance held, no talk across, no study, server talk or posters: distance of the sides' mean views in Y at the end.",
        "包容度固定，两边不交谈，没有学习、上门交谈和张贴：终点 Y 社区两边平均看法的距离。",
    ),
    Text("The sides come together all the same.", "两边照样靠拢。"),
    tuple(
        Criterion(
            Text(f"Distance of the sides, {arm.title.en.lower()}", f"两边距离，{arm.title.zh}"),
            SCORE,
            lambda e, name=arm.name: e(name, "b06_sides"),  # type: ignore[misc]
            above=SPLIT,
            base_only=True,
        )
        for arm in (SPLIT_ISOLATED, SPLIT_LINKED)
    ),
    (),
    (SPLIT_ISOLATED, SPLIT_LINKED),
    bears_on=("B-06",),
)

CLAIMS = (B04, B06, N5, N7)
