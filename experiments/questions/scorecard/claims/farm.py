"""B-11: whether a farm on the office roof of G gives migrant elders ties and company."""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from experiments.questions.scorecard.claim import Arm, Claim, Criterion
from experiments.questions.scorecard.claims.linkage import LINKED, POINTS
from experiments.text.language import Text
from sim.layout import GROUP_SLOTS, OFFICE
from sim.observers import Finished, Found
from sim.organising import GroupWork, led_share
from sim.roster import ADULT
from sim.world import I64, Bool, World

PLACE, FARMING, COMPANY = "roof", 1, 6
SIZES = (24, 60)
"""Founders: as many as the largest group of the street's beginning, and as many as there are plots."""
LEADERS = 3
"""As every group of the street's beginning has."""
YEAR = 52
PERCENT = Text("percent", "%")
NAN = float("nan")


def founders(world: World) -> tuple[I64, I64]:
    """Return migrant elders and locals of the farm's community who like farming, in the order of a lottery.

    Both are free to join; the lottery hangs on the run's seed alone.
    """
    traits, free = world.traits, world.roles.org < 0
    here = (traits.community == _roof(world)[1]) & (traits.hobby == FARMING) & free
    elders = np.flatnonzero(here & (traits.migrant_elder == 1))
    locals_ = np.flatnonzero(here & is_local(world) & (traits.age >= ADULT))
    lottery = np.random.default_rng([world.seed, 1106])
    return lottery.permutation(elders), lottery.permutation(locals_)


def is_local(world: World) -> Bool:
    """Return who neither came from elsewhere nor followed their children here."""
    return np.asarray((world.traits.migrant == 0) & (world.traits.migrant_elder == 0))


def _roof(world: World) -> tuple[int, int]:
    """Return the place and its community."""
    place = next(p for p, one in enumerate(world.plan.places) if one.kind == PLACE)
    return place, int(world.plan.places[place].community)


def plant(world: World, size: int) -> None:
    """Found the farm with `size` founders, half of them migrant elders."""
    place, c = _roof(world)
    groups = world.groups
    slots = range(c * GROUP_SLOTS, (c + 1) * GROUP_SLOTS)
    j = next(slot for slot in slots if groups.alive[slot] == 0)
    who = np.concatenate([ids[: size // 2] for ids in founders(world)])
    world.roles.org[who] = j
    groups.alive[j], groups.type[j], groups.hobby[j] = 1, COMPANY, FARMING
    groups.born[j], groups.place[j], groups.funder[j] = world.week, place, OFFICE
    groups.members[j], groups.leaders[j] = len(who), LEADERS
    share = led_share(world.settings.numbers(GroupWork), len(who), LEADERS)
    groups.autonomy[j] = groups.activity[j] = share
    groups.named[j] = -1


def plant_small(world: World) -> None:
    """Found the farm with 24 people."""
    plant(world, SIZES[0])


def plant_full(world: World) -> None:
    """Found the farm with a founder for each plot."""
    plant(world, SIZES[1])


def nearest(own: np.ndarray, others: np.ndarray) -> I64:
    """Return for each row of `own` the row of `others` that is most like it (columns of one weight)."""
    spread = np.concatenate([own, others]).std(axis=0)
    scale = np.where(spread > 0, spread, 1.0)
    apart = (((own[:, None] - others[None, :]) / scale) ** 2).sum(axis=2)
    return np.asarray(apart.argmin(axis=1))


class People(NamedTuple):
    """Means of some people: loneliness, strength of all ties outside the home, percent of it with locals."""

    loneliness: float
    ties: float
    mixed: float


def state(world: World, who: I64) -> People:
    """Return how some people stand."""
    contact, strength = world.ties.contact[who], world.ties.strength[who]
    traits = world.traits
    outside = (contact >= 0) & (traits.household[contact] != traits.household[who][:, None])
    held = strength * outside
    local = (held * is_local(world)[contact]).sum()
    total = float(held.sum())
    loneliness = float(world.minds.loneliness[who].mean()) if len(who) else NAN
    return People(
        loneliness, total / len(who) if len(who) else NAN, 100 * float(local) / total if total > 0 else NAN
    )


@dataclass
class FarmWatch:
    """Migrant elders of G: those who found the farm where there is one, those like them, and all."""

    people: dict[str, I64] = field(default_factory=dict)
    born_as: np.ndarray = field(default_factory=lambda: np.zeros(0))
    before: dict[str, People] = field(default_factory=dict)
    after: dict[str, People] = field(default_factory=dict)

    def see(self, world: World) -> None:
        """Choose people before the farm is founded; look at them then and a year later."""
        if world.week == 0:
            self._choose(world)
            self.before = {name: state(world, who) for name, who in self.people.items()}
            self.born_as = world.traits.start_belonging.copy()
        elif world.week == YEAR:
            stayed = world.traits.start_belonging == self.born_as  # a mover's successor is drawn anew
            self.after = {name: state(world, who[stayed[who]]) for name, who in self.people.items()}

    def _choose(self, world: World) -> None:
        if not any(one.kind == PLACE for one in world.plan.places):
            return
        traits, minds = world.traits, world.minds
        place, c = _roof(world)
        elders, _ = founders(world)
        chosen, others = elders[: SIZES[1] // 2], elders[SIZES[1] // 2 :]
        if not len(others):
            return
        distance = world.cell_distance[world.place_cell[place]]
        first = world.communities.cell_start[c]

        def features(who: I64) -> np.ndarray:
            away = distance[traits.cell[who] - first]
            return np.stack([traits.age[who], minds.loneliness[who], away], axis=1).astype(float)

        alike = others[nearest(features(chosen), features(others))]
        for size in SIZES:
            self.people[f"members_{size}"], self.people[f"alike_{size}"] = (
                chosen[: size // 2],
                alike[: size // 2],
            )
        self.people["all"] = np.flatnonzero((traits.community == c) & (traits.migrant_elder == 1))

    def copy(self) -> "FarmWatch":
        """Return the same choices and notes; none of them is ever changed in place."""
        return FarmWatch(dict(self.people), self.born_as, dict(self.before), dict(self.after))

    def found(self, run: Finished) -> Found:
        """Return the fall of loneliness in percent, and the rise of ties and of the part with locals."""
        numbers = {}
        for name in (*(f"{who}_{size}" for size in SIZES for who in ("members", "alike")), "all"):
            nobody = People(NAN, NAN, NAN)
            then, now = self.before.get(name, nobody), self.after.get(name, nobody)
            numbers[f"b11_fall_{name}"] = 100 * (1 - now.loneliness / then.loneliness)
            numbers[f"b11_ties_{name}"] = now.ties - then.ties
            numbers[f"b11_mixed_{name}"] = now.mixed - then.mixed
        return numbers


WATCHERS = (FarmWatch,)

SMALL = Arm(
    "linked-farm-24",
    Text("Linked, a roof farm of 24", "联动，楼顶种植队 24 人"),
    "linked",
    intervene=plant_small,
)
FULL = Arm(
    "linked-farm-60",
    Text("Linked, a roof farm of 60", "联动，楼顶种植队 60 人"),
    "linked",
    intervene=plant_full,
)


def _of_size(size: int, base_only: bool) -> tuple[Criterion, ...]:
    arm, members, alike = f"linked-farm-{size}", f"members_{size}", f"alike_{size}"
    scope = Text(f"a farm of {size}", f"{size} 人的种植队")
    return (
        Criterion(
            Text("Plot members' loneliness falls by", "队员孤独感下降"),
            PERCENT,
            lambda e: e(arm, f"b11_fall_{members}"),
            above=30,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            Text("Fall of loneliness, plot members − matched elders", "孤独感的下降，队员减匹配的老人"),
            POINTS,
            lambda e: e(arm, f"b11_fall_{members}") - e(arm, f"b11_fall_{alike}"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            Text(
                "Fall of loneliness, plot members − themselves without a farm",
                "孤独感的下降，队员减没有种植队时的同一批人",
            ),
            POINTS,
            lambda e: e.gain(arm, "linked", f"b11_fall_{members}"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            Text(
                "Rise of ties outside the home, plot members − matched elders",
                "家庭以外关系的增强，队员减匹配的老人",
            ),
            Text("strength", "强度"),
            lambda e: e(arm, f"b11_ties_{members}") - e(arm, f"b11_ties_{alike}"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            Text(
                "Rise of the part of plot members' ties held with locals",
                "队员的关系中同本地人所占的比例，上升",
            ),
            POINTS,
            lambda e: e(arm, f"b11_mixed_{members}"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
    )


B11 = Claim(
    "B-11",
    Text("A shared plot gives migrant elders company", "一块菜地，让随迁老人有了伴"),
    Text(
        "The farm gave migrant elders a circle of their own and eased their minds; they only lacked a platform.",
        "种植队让随迁老人有了自己的圈子，缓解了心理问题；他们只是缺少一个平台。",
    ),
    "A104–A111",
    Text(
        "Migrant elders of G who found the farm in week 0, chosen by lottery among those who like farming, 52 weeks later: against elders who like farming and are of like age, loneliness and distance from the roof, and against themselves in a world without the farm.",
        "G 社区第 0 周入队的随迁老人（在爱好种植者中抽签），52 周以后：同年龄、孤独感、离楼顶距离相近的种植爱好者相比，也同没有种植队的世界里的他们自己相比。",
    ),
    Text(
        "Plot members do no better than elders like them, or are less lonely without new ties.",
        "队员并不比情况相近的老人好，或关系没有增加而孤独感下降。",
    ),
    (*_of_size(SIZES[0], False), *_of_size(SIZES[1], True)),
    (LINKED, SMALL),
    (FULL,),
    note=Text(
        "Groups come up slowly in the model, and the roof is the last place to be asked for, so the farm is founded by hand in week 0: half migrant elders, half locals who like farming, three leaders. Who moves away is left out. Loneliness follows from ties by rule; whether membership brings ties is what is tested.",
        "模型里队伍长得慢，楼顶又是最后才去争取的场地，所以种植队在第 0 周由人设立：一半随迁老人，一半爱好种植的本地人，三名带头人。搬走的人不计。孤独感随关系而变是写进去的规则，检验的是入队能不能带来关系。",
    ),
)

CLAIMS = (B11,)
