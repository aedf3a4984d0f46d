"""B-16: taking part builds ties, being served earns trust, trust brings people in; does the loop last?"""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

import math
from typing import Any, Self

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture
from experiments.questions.scorecard.claims.linkage import LINKED, POINTS
from experiments.questions.scorecard.evidence import Evidence
from experiments.text.language import Text
from sim.observers import Finished, Found
from sim.processes.joining import joining
from sim.world import World

START, STEP, AFTER = 40, 13, 4
"""Waves at the start of weeks 40, 53 … 157; what happens in the first four weeks of each interval counts."""
WAVES = 10
EVERY_ADULT = 4
"""Every fourth adult is followed."""
ADULT = 15
PULSE = 100
"""Every hundredth adult starts to volunteer in week 40."""
SOON, LATE = (41, 44), (144, 156)
STRENGTH = Text("thousandths of tie strength", "（关系强度，千分之一）")
SCORE = Text("0–1", "0–1")
PER_TENTH = Text("points per 0.1 of trust", "个百分点（信任每高 0.1）")
FREEZE = ('freeze=["g","T","B"]',)


def joining_with_pulse(world: World) -> None:
    """Let people join and quit as ever; in week 40 every hundredth adult starts to volunteer as well."""
    joining(world)
    if world.week == START:
        chosen = np.flatnonzero(world.traits.age >= ADULT)[::PULSE]
        new = chosen[world.roles.active[chosen] == 0]
        world.roles.active[new] = 1
        world.roles.emergency_joined[new] = 0


FROZEN = Arm(
    "linked-frozen-loop",
    Text("Linked, loop frozen at week 40", "联动，第 40 周起冻结回路"),
    "linked",
    FREEZE,
    START,
)
PULSED = Arm(
    "linked-pulse",
    Text(
        "Linked, one adult in a hundred made a volunteer in week 40",
        "联动，第 40 周每百名成人中一人成为志愿者",
    ),
    "linked",
    processes={"joining": joining_with_pulse},
)
PULSED_FROZEN = Arm(
    "linked-pulse-frozen-loop",
    Text("The same, loop frozen", "同上，冻结回路"),
    "linked",
    FREEZE,
    START,
    processes={"joining": joining_with_pulse},
)


class Panel:
    """A panel of adults: ties, trust, volunteering every 13 weeks, and who took part in between."""

    def __init__(self) -> None:
        self.rows: Any = None
        self.waves: list[tuple[Any, Any, Any, Any]] = []  # ties, trust, trust at the start, active
        self.took_part: list[Any] = []  # served or met their group in the four weeks after each wave

    def see(self, world: World) -> None:
        """Ask the panel, four times a year."""
        place = (world.week - START) % STEP
        if world.week < START or place not in (0, AFTER) or len(self.waves) == WAVES:
            return
        if self.rows is None:
            self.rows = np.flatnonzero(world.traits.age >= ADULT)[::EVERY_ADULT]
        rows = self.rows
        if place == AFTER:
            self.took_part.append(world.roles.history[rows] != 0)  # four bits: this week and the three before
            return
        states = (
            world.ties.strength[rows].sum(axis=1),
            world.minds.trust[rows],
            world.traits.start_trust[rows],
        )
        self.waves.append((*(one.astype(np.float32) for one in states), world.roles.active[rows] == 1))

    def copy(self) -> Self:
        """Return notes that can be continued independently."""
        other = type(self)()
        other.rows, other.waves, other.took_part = self.rows, list(self.waves), list(self.took_part)
        return other

    def found(self, run: Finished) -> Found:
        """Return the three paths, and volunteers soon and long after week 40."""
        active = run.of("street").set_index("week")["volunteers_active"]
        numbers = {
            f"b16_active_{name}": float(active.loc[first:last].mean())
            if active.index.max() >= last
            else math.nan
            for name, (first, last) in (("soon", SOON), ("late", LATE))
        }
        if len(self.waves) < WAVES:
            return numbers | dict.fromkeys(("b16_ties", "b16_trust", "b16_join"), math.nan)
        ties, trust, home, serves = (np.array(one) for one in zip(*self.waves, strict=True))
        stayed = (home == home[0]).all(axis=0)  # whoever moves in comes with ties and a trust of his own
        helped = helped_after(run.trajectory.cases, self.rows, run.world.resident_count)
        took_part = np.array(self.took_part[: WAVES - 1])
        numbers["b16_ties"] = within(took_part[:, stayed], np.diff(ties, axis=0)[:, stayed])
        numbers["b16_trust"] = within(helped[:, stayed], np.diff(trust, axis=0)[:, stayed])
        place = run.world.traits.community[self.rows][stayed]
        numbers["b16_join"] = 0.1 * joining_by_trust((trust - home)[:, stayed], serves[:, stayed], place)
        return numbers


def helped_after(cases: pd.DataFrame, rows: Any, residents: int) -> Any:
    """Return, by interval and person, whether a need of theirs was served in its first four weeks."""
    closed = cases["closed"].to_numpy().astype(np.int64) - START
    counts = (
        (cases["closer"].to_numpy() >= 0)
        & (closed >= 0)
        & (closed % STEP < AFTER)
        & (closed < STEP * (WAVES - 1))
    )
    place = np.full(residents, -1)
    place[rows] = np.arange(len(rows))
    who = place[cases["resident"].to_numpy()[counts]]
    helped = np.zeros((WAVES - 1, len(rows)), dtype=bool)
    helped[(closed[counts] // STEP)[who >= 0], who[who >= 0]] = True
    return helped


def within(cause: Any, change: Any) -> float:
    """Return the slope of a change on a cause, [waves, people], with effects of persons and of waves."""
    x, y = (
        one - one.mean(axis=0) - one.mean(axis=1, keepdims=True) + one.mean()
        for one in (cause.astype(float), change)
    )
    spread = float((x * x).sum())
    return float((x * y).sum()) / spread if spread > 1e-9 else math.nan


def joining_by_trust(trust: Any, serves: Any, place: Any) -> float:
    """Return how the share that starts to volunteer rises with trust, in percent per unit.

    `trust` is against one's own start, which takes the person's fixed part out. Those count who have
    not been active in any wave so far; comparisons are within a wave and a community.
    """
    above, below = 0.0, 0.0
    never = ~np.logical_or.accumulate(serves, axis=0)
    for wave in range(1, len(trust) - 1):
        own = never[wave]
        x, y, c = trust[wave, own].astype(float), serves[wave + 1, own], place[own]
        people = np.maximum(np.bincount(c), 1)
        x = x - (np.bincount(c, weights=x) / people)[c]
        above += float((x * y).sum())
        below += float((x * x).sum())
    return 100 * above / below if below > 1e-9 else math.nan


def _left(e: Evidence, pulsed: Arm, base: Arm) -> pd.Series:
    """Return how much of the pulse is left about two years later, in percent."""
    soon, late = (e.gain(pulsed.name, base.name, f"b16_active_{name}") for name in ("soon", "late"))
    return 100 * late / soon.where(soon > 0)


B16 = Claim(
    "B-16",
    Text("Taking part keeps itself going", "越参与，越有人参与"),
    Text(
        "Taking part builds affection among residents, service earns their trust; being served and serving, they keep linkage alive.",
        "通过参与增进居民感情，通过服务赢得居民信任；居民在参与服务与被服务中，使联动长久。",
    ),
    "A152, A153",
    Text(
        "Linked world, weeks 40 to 156, a panel of adults every 13 weeks with effects of persons and waves: taking part and later ties, being"
        " served and later trust, trust and later joining; and how long it is felt, if one adult in a hundred is made a volunteer in week 40, with the loop alive and with"
        " ties, trust and belonging frozen.",
        "联动世界第 40 至 156 周，每 13 周追踪一批成人，扣除个人与时点效应：参与与其后的关系、受助与其后的信任、信任与其后的参加；"
        "再看第 40 周让每百名成人中一人成为志愿者，在回路照常与冻结关系、信任、归属感两种情形下余效多久。",
    ),
    Text(
        "A path without effect, or the added volunteers are felt as long with the loop frozen.",
        "某一环没有作用，或冻结回路后余效一样长。",
    ),
    (
        Criterion(
            Text("Taking part: tie strength gained in 13 weeks", "参与：13 周内关系的增幅"),
            STRENGTH,
            lambda e: 1000 * e(LINKED.name, "b16_ties"),
            above=0,
        ),
        Criterion(
            Text("Being served: trust gained in 13 weeks", "受助：13 周内信任的增幅"),
            SCORE,
            lambda e: e(LINKED.name, "b16_trust"),
            above=0,
        ),
        Criterion(
            Text(
                "Trust: more who start to volunteer in the next 13 weeks",
                "信任：其后 13 周开始做志愿者的增幅",
            ),
            PER_TENTH,
            lambda e: e(LINKED.name, "b16_join"),
            above=0,
        ),
        Criterion(
            Text(
                "Share of the added volunteers left in weeks 144 to 156, loop alive less frozen",
                "第 144 至 156 周余下的多出志愿者，回路照常减冻结",
            ),
            POINTS,
            lambda e: _left(e, PULSED, LINKED) - _left(e, PULSED_FROZEN, FROZEN),
            above=0,
            base_only=True,
        ),
    ),
    (LINKED,),
    (FROZEN, PULSED, PULSED_FROZEN),
    Picture(
        tuple((arm.name, "volunteers_active~") for arm in (PULSED, LINKED, PULSED_FROZEN, FROZEN)),
        Text("Active volunteers", "活跃志愿者"),
    ),
    Text(
        "The share left two years later stands for the half-life: where those added bring in others, it need not halve at all. Trust in the third"
        " criterion is against a person's own start. Residents who moved in are left out of the panel. That"
        " service raises trust, and trust readiness to join, are rules of the model; only what is left of the added volunteers comes out by itself.",
        "以两年后余下的比例代替半衰期：多出的志愿者若带来新人，就未必会减半。第三条的信任取同本人起点之差。追踪不含新搬来的居民。"
        "服务增进信任、信任使人更愿参加，是模型的规则；只有余效是自己产生的结果。",
    ),
)

CLAIMS = (B16,)
WATCHERS = (Panel,)
