"""History matching in waves: which part of the box the targets rule out."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

import numpy as np
import pandas as pd
from scipy.stats import qmc

from experiments.calibration.observing import observe, street
from experiments.calibration.targets import FIRST_SEED, RULED_OUT, Numbers, Side, Target
from experiments.fits.emulator import Emulator, Luck, emulator
from sim.settings import Settings

Observe = Callable[[dict[str, float], int], dict[str, float]]
POINTS_PER_SIDE = 9
WAVES = 3
CANDIDATES = 60_000
REPEATS = 8  # lives of one set, for the variance between seeds
NARROWED = 0.05  # share of what was left that a wave has to rule out for another to follow


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
    emulators: list[dict[str, Emulator]] = field(default_factory=list)
    left: list[float] = field(default_factory=list)  # share of the box not ruled out, wave by wave

    def settings(self, shares: Numbers) -> list[dict[str, float]]:
        """Return sets of settings at places of the box [n, sides]."""
        columns = [side.value(shares[:, n]) for n, side in enumerate(self.sides)]
        names = [side.setting for side in self.sides]
        return [dict(zip(names, map(float, row), strict=True)) for row in zip(*columns, strict=True)]

    def misses(self) -> pd.DataFrame:
        """Return how far each set lived lies off each target, in tolerances, luck counted in."""
        return pd.DataFrame({
            one.name: one.miss(self.seen[one.name]) / np.hypot(one.tolerance, np.sqrt(self.luck[one.name]))
            for one in self.aims
        })  # fmt: skip

    def ruled_out_by(self, shares: Numbers) -> Numbers:
        """Return [n, targets] the largest miss at places, by the emulators of every wave."""
        worst = np.zeros((len(shares), len(self.aims)))
        for wave in self.emulators:
            for n, one in enumerate(self.aims):
                mean, variance = wave[one.name].at(shares)
                sure = np.sqrt(one.tolerance**2 + self.luck[one.name] + variance)
                worst[:, n] = np.maximum(worst[:, n], one.miss(mean) / sure)
        return worst


def match(
    sides: Sequence[Side],
    aims: Sequence[Target],
    *,
    life: Observe = lived,
    workers: int = 2,
    waves: int = WAVES,
    points: int | None = None,
    say: Callable[[str], None] = print,
) -> Matching:
    """Live sets of the box in waves and learn which part of it the targets rule out.

    A set is ruled out where some target is missed by more than `RULED_OUT` tolerances, the variance
    between seeds and the emulators' own counted in. Seeds are calibration seeds, a new one for
    every life.
    """
    found = Matching(sides, aims)
    count = points or POINTS_PER_SIDE * len(sides)
    shares = qmc.LatinHypercube(len(sides), rng=np.random.default_rng(FIRST_SEED)).random(count)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        middle = found.settings(np.full((1, len(sides)), 0.5))[0]
        repeats = pd.DataFrame(
            pool.map(life, [middle] * REPEATS, range(FIRST_SEED + 900, FIRST_SEED + 900 + REPEATS))
        )
        found.luck = {one.name: float(repeats[one.name].var()) for one in aims}
        for wave in range(waves):
            first = FIRST_SEED + 1000 * (wave + 1)
            seen = pd.DataFrame(pool.map(life, found.settings(shares), range(first, first + len(shares))))
            found.shares = np.vstack([found.shares, shares]) if len(found.shares) else shares
            found.seen = pd.concat([found.seen, seen], ignore_index=True)
            _learn(found, shares, seen)
            candidates = _candidates(found)
            worst = found.ruled_out_by(candidates)
            kept = candidates[worst.max(axis=1) < RULED_OUT]
            uniform = worst[: CANDIDATES // 2].max(axis=1) < RULED_OUT
            found.left.append(float(uniform.mean()))
            hardest = (worst[: CANDIDATES // 2] >= RULED_OUT).mean(axis=0)
            most = ", ".join(f"{aims[n].name} {100 * hardest[n]:.0f} %" for n in np.argsort(-hardest)[:5])
            say(f"wave {wave + 1}: {100 * found.left[-1]:.2g} % of the box not ruled out; most by {most}")
            if wave and found.left[-1] > (1 - NARROWED) * found.left[-2]:
                break
            nearest = candidates[np.argsort(worst.max(axis=1))[: 4 * count]]
            pick = np.random.default_rng(first)
            pool_of = kept if len(kept) >= count else nearest
            shares = pool_of[pick.choice(len(pool_of), count, replace=False)]
    return found


def _learn(found: Matching, shares: Numbers, seen: pd.DataFrame) -> None:
    """Add this wave's emulators."""
    wave = {}
    for one in found.aims:
        luck = Luck(found.luck[one.name], found.luck[one.name])
        wave[one.name] = emulator(shares, seen[[one.name]], luck=luck)
    found.emulators.append(wave)


def _candidates(found: Matching) -> Numbers:
    """Return places to try: half all over the box, half around the sets that miss least."""
    pick = np.random.default_rng(FIRST_SEED + len(found.emulators))
    everywhere = pick.random((CANDIDATES // 2, len(found.sides)))
    best = np.argsort(found.misses().max(axis=1).to_numpy())[:40]
    centres = found.shares[best[pick.integers(0, len(best), CANDIDATES // 2)]]
    near = centres + pick.normal(0.0, 0.12, centres.shape)
    return np.vstack([everywhere, np.clip(near, 0.0, 1.0)])
