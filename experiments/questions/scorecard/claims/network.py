"""B-18: whether linkage turns scattered actors into a compact network, and what one of them leaves behind."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture, Value
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.linkage import ISOLATED, LEADERLESS, LINKED, POINTS
from experiments.questions.scorecard.claims.programmes import without_actors
from experiments.questions.scorecard.evidence import Evidence
from sim.layout import ACTOR_COUNT, PARTY, PROPERTY, SIDE_COUNT
from sim.network import SIDE_ACTOR, WEEKS
from sim.observers import Finished, Found
from sim.world import Bool, World

LOOK = 126
"""The network is looked at when week 125 is over."""
GONE_FROM, LAST_BIRTHS = 144, (144, 153)
"""The last 13 weeks of a run; births that have their longest deadline before its end."""
NAMES = {
    "office": WORDS.text("name-residents-committee"),
    "social_workers": WORDS.text("name-social-workers"),
    "party_members": WORDS.text("name-party-members"),
    "volunteers": WORDS.text("name-volunteers"),
    "self_organisations": WORDS.text("name-self-organisations"),
    "professional_organisations": WORDS.text("name-professional-organisations"),
    "charity_partners": WORDS.text("name-charity-partners"),
    "property_company": WORDS.text("name-property-company"),
}
HUB = "party_members"
OTHERS = tuple(name for name in NAMES if name != HUB)
PIECES = WORDS.text("pieces")
NAN = float("nan")


def edges(world: World) -> tuple[Bool, Bool]:
    """Return [C, 9, 9] who works with whom and [C, 9] who is there, as `sim.network` has it.

    A case first known by one and closed by the other, a building where both are a side, or a
    project to which both contribute, within four weeks.
    """
    cells, projects = world.cells, world.projects
    joint = world.communities.joint_cases.sum(axis=1)
    linked = np.asarray(joint + joint.transpose(0, 2, 1) > 0)
    at_work = cells.worked > world.week - 1 - WEEKS  # `world.week` is already the week to come
    for n in range(SIDE_COUNT):
        for m in range(SIDE_COUNT):
            if n != m:
                linked[cells.community[at_work[:, n] & at_work[:, m]], SIDE_ACTOR[n], SIDE_ACTOR[m]] = True
    for c, p in np.argwhere(projects.alive == 1):
        own = np.flatnonzero(projects.given[c, p].sum(axis=0))
        linked[c, own[:, None], own[None, :]] = True
    linked[:, np.arange(ACTOR_COUNT), np.arange(ACTOR_COUNT)] = False
    there = world.now.offered > 0
    there[:, PROPERTY + 1 :] = False
    return linked & there[:, :, None] & there[:, None, :], there


def largest_piece(linked: Bool, nodes: Bool) -> int:
    """Return how many of the nodes of one graph hang together at most."""
    left, largest = set(np.flatnonzero(nodes).tolist()), 0
    while left:
        piece, front = set(), {left.pop()}
        while front:
            piece |= front
            front = {b for a in front for b in np.flatnonzero(linked[a] & nodes).tolist()} - piece
        left -= piece
        largest = max(largest, len(piece))
    return largest


def cut_off(linked: Bool, nodes: Bool, removed: int | np.integer) -> float:
    """Return the percent of the remaining nodes that are outside the largest piece once one is taken away."""
    rest = nodes.copy()
    rest[removed] = False
    return 100 * (1 - largest_piece(linked, rest) / rest.sum()) if rest.any() else NAN


@dataclass
class NetworkWatch:
    """What one actor's removal cuts off in week 125: others than the Party, and the Party."""

    others: float = NAN
    party: float = NAN

    def see(self, world: World) -> None:
        """Take every actor out of every community's network in turn, once."""
        if world.week != LOOK:
            return
        linked, there = edges(world)
        communities = range(len(there))
        self.others = float(
            np.mean(
                [
                    cut_off(linked[c], there[c], a)
                    for c in communities
                    for a in np.flatnonzero(there[c])
                    if a != PARTY
                ]
            )
        )
        self.party = float(np.mean([cut_off(linked[c], there[c], PARTY) for c in communities]))

    def copy(self) -> "NetworkWatch":
        """Return the same notes."""
        return NetworkWatch(self.others, self.party)

    def found(self, run: Finished) -> Found:
        """Return the notes, and the street's last cases in time: births of weeks 144 to 153, percent."""
        street = run.of("street")
        own = street[street["week"].between(*LAST_BIRTHS)]
        kinds = ("everyday", "specialised", "emergency")
        born, in_time = (
            sum(int(own[f"cases_{what}_{kind}"].sum()) for kind in kinds) for what in ("born", "in_time")
        )
        whole = len(street) > LAST_BIRTHS[1] + 3
        pieces = run.weekly.loc[
            (run.weekly["week"] == LOOK - 1) & (run.weekly["community"] != "street"), "network_components"
        ]
        return {
            "b18_pieces": float(pieces.mean()) if len(pieces) else NAN,
            "b18_cut_off_others": self.others,
            "b18_cut_off_party": self.party,
            "b18_last_in_time": 100 * in_time / born if whole and born else NAN,
        }


WATCHERS = (NetworkWatch,)


def _gone(world: Arm, actor: str) -> Arm:
    who = NAMES[actor]
    return Arm(
        f"{world.name}-no-{actor.replace('_', '-')}",
        WORDS.text("world-last-13-weeks-without", world=world.title, who=who),
        world.name,
        without_actors(actor),
        week=GONE_FROM,
    )


GONE = {world.name: {actor: _gone(world, actor) for actor in NAMES} for world in (LINKED, LEADERLESS)}


def losses(e: Evidence, world: str, actors: tuple[str, ...] = OTHERS) -> pd.DataFrame:
    """Return the points of cases in time lost without each actor: runs by actor."""
    return pd.DataFrame(
        {actor: e.gain(world, GONE[world][actor].name, "b18_last_in_time") for actor in actors}
    )


def _more_lost(kind: str) -> Value:
    """Return how much more is lost in the leaderless world: mean or largest over the actors."""

    def value(e: Evidence) -> pd.Series:
        both = [losses(e, world).dropna() for world in ("leaderless", "linked")]
        one, other = (table.mean(axis=1) if kind == "mean" else table.max(axis=1) for table in both)
        return one - other

    return value


B18 = Claim(
    "B-18",
    WORDS.text("b18-title"),
    WORDS.text("b18-phrase"),
    "A14, A144",
    WORDS.text("b18-contrast"),
    WORDS.text("b18-falsified"),
    (
        Criterion(
            WORDS.text("b18-linked-separate-pieces-per"),
            PIECES,
            lambda e: e("linked", "b18_pieces"),
            within=(-math.inf, 1.1),
        ),
        Criterion(
            WORDS.text("b18-pieces-per-community-isolated"),
            PIECES,
            lambda e: e.gain("isolated", "linked", "b18_pieces"),
            above=0,
        ),
        Criterion(
            WORDS.text("b18-share-pairs-working-together-2"),
            WORDS.text("score"),
            lambda e: e.gain("linked", "isolated", "network_density"),
            above=0,
        ),
        Criterion(
            WORDS.text("b18-cut-off-loss-one"),
            POINTS,
            lambda e: e.gain("leaderless", "linked", "b18_cut_off_others"),
            above=0,
        ),
        Criterion(
            WORDS.text("b18-cases-time-lost-without"),
            POINTS,
            _more_lost("mean"),
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b18-same-actor-whose-loss"),
            POINTS,
            _more_lost("largest"),
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b18-no-collapse-cases-time"),
            POINTS,
            lambda e: e.gain(GONE["linked"][HUB].name, "isolated", "b18_last_in_time"),
            above=0,
            base_only=True,
        ),
    ),
    (ISOLATED, LINKED, LEADERLESS),
    tuple(arm for arms in GONE.values() for arm in arms.values()),
    Picture(
        (
            ("linked", "network_density~"),
            ("leaderless", "network_density~"),
            ("isolated", "network_density~"),
        ),
        WORDS.text("b18-share-pairs-working-together"),
    ),
    WORDS.text("b18-note"),
)

CLAIMS = (B18,)
