"""The list of targets and the box of the history matching, as `scenarios/targets.toml` states them."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import scenarios
from sim.settings import CATALOGUE

HERE = Path(scenarios.__file__).parent
FILE = HERE / "targets.toml"
FIRST_SEED = 10_000  # calibration seeds: 10,000 to 19,999
RULED_OUT = 1.5  # tolerances beyond which a set is ruled out
WORLDS = {"calm": "emergency-none-isolated", "emergency": "isolated", "before": "before"}

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Target:
    """One thing the start must show: `aim` ± `tolerance` in `unit`.

    `world` is a key of `WORLDS`. With `sign` +1 the aim is a floor, with -1 a ceiling. `kind` is
    number, judgement or stationarity; `counter` marks what keeps the start from being hopeless.
    """

    name: str
    world: str
    aim: float
    tolerance: float
    unit: str
    source: str
    kind: str
    why: str
    sign: int = 0
    counter: bool = False

    def miss(self, seen: Any) -> Any:
        """Return by how much values lie off the aim, in the target's unit; 0 on the right side."""
        gap = np.asarray(seen, dtype=np.float64) - self.aim
        return np.abs(gap) if self.sign == 0 else np.maximum(0.0, -self.sign * gap)

    def shown(self) -> str:
        """Return the aim in words, such as "0.35 ± 0.15"."""
        if self.sign == 0:
            return f"{self.aim:g} ± {self.tolerance:g}"
        return f"{'at least' if self.sign > 0 else 'at most'} {self.aim:g} (± {self.tolerance:g})"


@dataclass(frozen=True)
class Side:
    """One setting of the box: its range here, and whether it is searched on a logarithmic scale."""

    setting: str
    low: float
    high: float
    log: bool = False

    def value(self, share: Numbers) -> Numbers:
        """Return the setting at shares from 0 to 1 of its range, to five figures (whole if it must be)."""
        if self.log:
            found = self.low * (self.high / self.low) ** share
        else:
            found = self.low + (self.high - self.low) * share
        whole = CATALOGUE[self.setting].kind == "integer"
        return np.array([round(one) if whole else float(f"{one:.5g}") for one in np.atleast_1d(found)])


@cache
def _read() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def targets() -> tuple[Target, ...]:
    """Return all targets, counter-targets too.

    Raises:
        ValueError: a target names an unknown world, or stands twice.
    """
    found = tuple(Target(**one) for one in _read()["targets"])
    names = [one.name for one in found]
    for one in found:
        if one.world not in WORLDS or names.count(one.name) > 1 or one.tolerance <= 0:
            raise ValueError(
                f"{FILE.name}: target '{one.name}' has no world of {', '.join(WORLDS)}, "
                "stands twice or has no tolerance"
            )
    return found


@cache
def box() -> tuple[Side, ...]:
    """Return the sides of the box.

    Raises:
        ValueError: a side is no setting, or reaches beyond what the setting accepts.
    """
    found = tuple(Side(name, **one) for name, one in _read()["box"].items())
    for side in found:
        setting = CATALOGUE.get(side.setting)
        if setting is None or not setting.least <= side.low < side.high <= setting.most:
            allowed = setting.allowed() if setting else "the name of a setting"
            raise ValueError(
                f"{FILE.name}: box.{side.setting} = {side.low:g} to {side.high:g}: allowed is {allowed}"
            )
    return found


def relaxed_in_order() -> tuple[str, ...]:
    """Return the targets whose tolerance may be widened by half, first to last, if no set meets all."""
    return tuple(_read()["relax"])


def prices() -> tuple[str, ...]:
    """Return the settings that other counts follow from, fixed before."""
    return tuple(_read()["prices"]["names"])


def digest() -> str:
    """Return the SHA-256 (hex) of the list, which the frozen file carries."""
    return hashlib.sha256(FILE.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
