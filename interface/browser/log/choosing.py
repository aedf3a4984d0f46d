"""Three lines a week at most, chosen by surprise; neither world is favoured."""

from typing import Any

import numpy as np

from interface.browser.log.counts import COUNTS, Count, Now
from interface.browser.log.happenings import ALWAYS, KEYS, Happening, Happenings
from interface.browser.pair import Pair
from sim.world import F64

MOST = 3
DIFFERS = 2.0  # standardised difference from which two counts are worth a line
AT_A_PLACE = 3.0
HAPPENING_RESTS = 3  # weeks between two happenings of one kind
UNCHANGED = 0.25  # a difference that has changed less than this share is old news,
STALE = 3  # and rests so many times longer


def keys() -> tuple[str, ...]:
    """Return the keys of all sentences."""
    return (*(count.key for count in COUNTS), *KEYS)


class Log:
    """Chooses what is worth a line, week by week."""

    def __init__(self) -> None:
        self._ordinary: dict[str, F64 | float] | None = None
        self._told: dict[str, tuple[int, bool, float]] = {}  # week, whether of one community, difference
        self._happenings = Happenings()

    def entries(self, pair: Pair) -> list[dict[str, Any]]:
        """Return the lines of the week just lived; there are none before week 0."""
        nows = {world: Now(lane.street.simulation) for world, lane in pair.lanes.items()}
        if self._ordinary is None:
            self._ordinary = {count.key: count.ordinary(nows["a"].simulation) for count in COUNTS}
        week = pair.week
        if week < 0:
            return []
        happenings = sorted(self._happenings.of(nows), key=lambda one: -one.surprise)
        lines = [_told(week, one) for one in happenings if one.surprise >= ALWAYS][:MOST]
        others = [one for one in happenings if one.surprise < ALWAYS and self._rested(one.kind, week)][:1]
        for one in others[: MOST - len(lines)]:
            lines.append(_told(week, one))
            self._told[one.kind] = week, True, 0.0
        found = [self._compared(count, nows, week) for count in COUNTS]
        best = sorted((one for one in found if one is not None), key=lambda one: -one[0])
        for _, count, line in best[: MOST - len(lines)]:
            lines.append(line)
            self._told[count.key] = week, line["community"] is not None, _difference(count, line)
        return lines

    def _rested(self, key: str, week: int, rest: int = HAPPENING_RESTS) -> bool:
        return key not in self._told or week - self._told[key][0] >= rest

    def _compared(
        self, count: Count, nows: dict[str, Now], week: int
    ) -> tuple[float, Count, dict[str, Any]] | None:
        """Return a line about a count, with its surprise; None where there is nothing to tell."""
        assert self._ordinary is not None
        if not self._rested(count.key, week, count.rest):
            return None
        a, b = (count.of(nows[world]) for world in ("a", "b"))
        first = next(iter(count.numbers))
        surprise = count.surprise(a[first], b[first], self._ordinary[count.key])
        at = -1
        if count.by_place and not self._told.get(count.key, (0, True, 0.0))[1]:  # take turns with the street
            place = int(np.argmax(surprise[:-1]))
            at = place if surprise[place] >= AT_A_PLACE else -1
        if surprise[at] < DIFFERS:
            return None
        line: dict[str, Any] = {
            "week": week,
            "key": count.key,
            "community": None if at < 0 else at,
            "a": {name: round(float(values[at]), 2) for name, values in a.items()},
            "b": {name: round(float(values[at]), 2) for name, values in b.items()},
            "differ": True,
        }
        return None if self._stale(count, line) else (float(surprise[at]), count, line)

    def _stale(self, count: Count, line: dict[str, Any]) -> bool:
        """Whether the street was told so not long ago, and little has changed."""
        if count.key not in self._told or line["community"] is not None:
            return False
        week, at_place, before = self._told[count.key]
        changed = abs(_difference(count, line) - before) > UNCHANGED * abs(before)
        return not (at_place or changed) and line["week"] - week < STALE * count.rest


def _difference(count: Count, line: dict[str, Any]) -> float:
    first = next(iter(count.numbers))
    return float(line["b"][first] - line["a"][first])


def _told(week: int, one: Happening) -> dict[str, Any]:
    return {
        "week": week,
        "key": one.key,
        "community": one.community,
        "a": one.numbers["a"],
        "b": one.numbers["b"],
        "differ": one.differs,
        "about": one.about,
    }
