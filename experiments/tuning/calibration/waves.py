"""History matching in waves: which part of the box the targets rule out.

In a box of twenty sides next to nothing is left, far less than sets drawn at random would meet. So places
walk: downhill on what the emulators say until no target rules them out, then at random among such
places; the next wave lives where they end.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import qmc

from experiments.questions.calibrate.emulator import Emulator, Luck, emulator
from experiments.tuning.calibration.indicators import observe, street
from experiments.tuning.calibration.targets import FIRST_SEED, RULED_OUT, Numbers, Side, Target
from sim.settings import Settings

Simulation = Callable[[dict[str, float], int], dict[str, float]]
Each = Callable[..., Iterable[dict[str, float]]]
FIRST_PER_SIDE, LATER_PER_SIDE = 9, 5  # sets in the first wave and in later ones, for each side of the box
WAVES = 4
REPEATS = 8  # lives of one set, for the variance between seeds
LEARNT_FROM = 260  # sets of least miss that an emulator is fitted to
EVERYWHERE = 20_000  # places all over the box, for the share that is left
WALKERS, STEPS = 300, 150
STRIDE = 0.15  # standard deviation of a step, as a share of a side; later steps are smaller


def lived(values: dict[str, float], seed: int) -> dict[str, float]:
    """Return the observables of a set of settings on five whole communities."""
    return observe(Settings().replace(values), seed, street())


@dataclass
class Matching:
    """All sets lived so far, and what they rule out."""

    sides: Sequence[Side]
    aims: Sequence[Target]
    luck: dict[str, float] = field(default_factory=dict)  # variance between seeds, by target
    shares: Numbers = field(default_factory=lambda: np.empty((0, 0)))
    seen: pd.DataFrame = field(default_factory=pd.DataFrame)
    emulators: dict[str, Emulator] = field(default_factory=dict)
    left: list[float] = field(default_factory=list)  # share of the box not ruled out, wave by wave
    region: Numbers = field(default_factory=lambda: np.empty((0, 0)))  # places that are not ruled out

    def settings(self, shares: Numbers) -> list[dict[str, float]]:
        """Return sets of settings at places of the box [n, sides]."""
        columns = [side.value(shares[:, n]) for n, side in enumerate(self.sides)]
        names = [side.setting for side in self.sides]
        return [dict(zip(names, map(float, row), strict=True)) for row in zip(*columns, strict=True)]

    def misses(self) -> pd.DataFrame:
        """Return how far each set lived lies off each target, in tolerances, luck counted in."""
        return pd.DataFrame(
            {
                one.name: one.miss(self.seen[one.name])
                / np.hypot(one.tolerance, np.sqrt(self.luck[one.name]))
                for one in self.aims
            }
        )

    def implausibility(self, shares: Numbers) -> Numbers:
        """Return [n, targets] by how many tolerances places miss, luck and emulators' error counted in."""
        worst = np.zeros((len(shares), len(self.aims)))
        for n, one in enumerate(self.aims):
            mean, variance = self.emulators[one.name].at(shares)
            worst[:, n] = one.miss(mean) / np.sqrt(one.tolerance**2 + self.luck[one.name] + variance)
        return worst

    def walk(self, aim: float = RULED_OUT) -> Numbers:
        """Return places that walked downhill until every miss is at most `aim`, then about among such."""
        pick = np.random.default_rng(FIRST_SEED + len(self.shares))
        best = np.argsort(self.misses().max(axis=1).to_numpy())[: WALKERS // 4]
        places = np.vstack(
            [
                self.shares[best[pick.integers(0, len(best), WALKERS // 2)]],
                pick.random((WALKERS - WALKERS // 2, len(self.sides))),
            ]
        )
        now = self.implausibility(places).max(axis=1)
        for step in range(STEPS):
            moved = pick.random(places.shape) < 3 / len(self.sides)
            stride = STRIDE * 0.3 ** (step / STEPS)
            there = places + moved * pick.normal(0.0, stride, places.shape)
            then = self.implausibility(np.clip(there, 0.0, 1.0)).max(axis=1)
            goes = (then <= np.maximum(now, aim)) & (there == np.clip(there, 0.0, 1.0)).all(axis=1)
            places[goes], now[goes] = there[goes], then[goes]
        return places[np.argsort(now, kind="stable")] if aim < RULED_OUT else places[now <= aim]


def match(
    sides: Sequence[Side],
    aims: Sequence[Target],
    *,
    life: Simulation = lived,
    workers: int = 2,
    waves: int = WAVES,
    points: tuple[int, int] | None = None,
    folder: Path | None = None,
    say: Callable[[str], None] = print,
) -> Matching:
    """Live sets of the box in waves and learn which part of it the targets rule out.

    A set is ruled out where some target is missed by more than `RULED_OUT` tolerances, the variance
    between seeds and the emulators' own counted in. Seeds are calibration seeds, a new one for
    every life. `points` are the sets of the first and of each later wave. Waves that lie in `folder`
    already are read, others written there.
    """
    found = Matching(sides, aims)
    first, later = points or (FIRST_PER_SIDE * len(sides), LATER_PER_SIDE * len(sides))
    shares = qmc.LatinHypercube(len(sides), rng=np.random.default_rng(FIRST_SEED)).random(first)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        middle = found.settings(np.full((REPEATS, len(sides)), 0.5))
        repeats = _kept(folder, "luck", partial(pool.map, life, middle, _seeds(0, REPEATS)))
        found.luck = {one.name: float(repeats[one.name].var()) for one in aims}
        for wave in range(1, waves + 1):
            sets = found.settings(shares)
            seen = _kept(folder, f"wave{wave}", partial(pool.map, life, sets, _seeds(wave, len(shares))))
            found.shares = np.vstack([found.shares, shares]) if len(found.shares) else shares
            found.seen = pd.concat([found.seen, seen], ignore_index=True)
            _learn(found, pool.map)
            everywhere = np.random.default_rng(FIRST_SEED).random((EVERYWHERE, len(sides)))
            out = found.implausibility(everywhere) >= RULED_OUT
            found.left.append(float((~out.any(axis=1)).mean()))
            hardest = ", ".join(
                f"{aims[n].name} {100 * out[:, n].mean():.0f} %" for n in np.argsort(-out.mean(axis=0))[:5]
            )
            found.region = found.walk()
            say(
                f"wave {wave}: {shown(found.left[-1])} of the box not ruled out; most by {hardest}; best"
                f" {found.misses().max(axis=1).min():.2f}; {len(found.region)} of {WALKERS} found a place"
            )
            ends = found.region if len(found.region) >= later else found.walk(0.0)
            shares = ends[np.random.default_rng(wave).permutation(len(ends))[:later]]
    return found


def shown(share: float) -> str:
    """Return a share of the box in words; none of the places tried says no more than a bound."""
    return f"{100 * share:.2g} %" if share > 0 else f"under {100 * 3 / EVERYWHERE:.2g} %"


def _seeds(wave: int, count: int) -> range:
    return range(FIRST_SEED + 1000 * wave, FIRST_SEED + 1000 * wave + count)


def _kept(folder: Path | None, name: str, live: Callable[[], Iterable[dict[str, float]]]) -> pd.DataFrame:
    """Return what was lived, from its file if there is one."""
    if folder is None:
        return pd.DataFrame(list(live()))
    file = folder / f"{name}.csv"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        pd.DataFrame(list(live())).to_csv(file, index=False)
    return pd.read_csv(file)


def _learn(found: Matching, each: Callable[..., Iterable[Emulator]]) -> None:
    """Fit an emulator of each target to the sets that miss least."""
    near = np.argsort(found.misses().max(axis=1).to_numpy(), kind="stable")[:LEARNT_FROM]
    seen = found.seen.iloc[near].reset_index(drop=True)
    fits = each(
        emulator,
        [found.shares[near]] * len(found.aims),
        [seen[[one.name]] for one in found.aims],
        [1] * len(found.aims),
        [Luck(found.luck[one.name], found.luck[one.name]) for one in found.aims],
    )
    found.emulators = {one.name: fit for one, fit in zip(found.aims, fits, strict=True)}
