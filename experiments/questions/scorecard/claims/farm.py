"""B-11: whether a farm on the office roof of G gives migrant elders ties and company."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from experiments.questions.scorecard.claim import Arm, Claim, Criterion
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.linkage import LINKED, POINTS
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
PERCENT = WORDS.text("percent")
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
    WORDS.text("world-linked-farm-24"),
    "linked",
    intervene=plant_small,
)
FULL = Arm(
    "linked-farm-60",
    WORDS.text("world-linked-farm-60"),
    "linked",
    intervene=plant_full,
)


def _of_size(size: int, base_only: bool) -> tuple[Criterion, ...]:
    arm, members, alike = f"linked-farm-{size}", f"members_{size}", f"alike_{size}"
    scope = WORDS.text("scope-farm", size=size)
    return (
        Criterion(
            WORDS.text("plot-members-loneliness-falls"),
            PERCENT,
            lambda e: e(arm, f"b11_fall_{members}"),
            above=30,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            WORDS.text("fall-loneliness-plot-members"),
            POINTS,
            lambda e: e(arm, f"b11_fall_{members}") - e(arm, f"b11_fall_{alike}"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            WORDS.text("fall-loneliness-plot-members-2"),
            POINTS,
            lambda e: e.gain(arm, "linked", f"b11_fall_{members}"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            WORDS.text("rise-ties-outside-home"),
            WORDS.text("unit-strength"),
            lambda e: e(arm, f"b11_ties_{members}") - e(arm, f"b11_ties_{alike}"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            WORDS.text("rise-part-plot-members"),
            POINTS,
            lambda e: e(arm, f"b11_mixed_{members}"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
    )


B11 = Claim(
    "B-11",
    WORDS.text("b11-title"),
    WORDS.text("b11-phrase"),
    "A104–A111",
    WORDS.text("b11-contrast"),
    WORDS.text("b11-falsified"),
    (*_of_size(SIZES[0], False), *_of_size(SIZES[1], True)),
    (LINKED, SMALL),
    (FULL,),
    note=WORDS.text("b11-note"),
)

CLAIMS = (B11,)
