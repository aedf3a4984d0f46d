"""Designs: which points of the varied settings and links are run. Pure.

    grid       every combination of evenly spaced levels
    factorial  every combination of lowest and highest (2 to the power of n)
    lhs        a Latin hypercube: `points` points, each setting's range covered evenly
    sobol      the sample that Sobol' indices need (SALib)
    morris     the trajectories that Morris screening needs (SALib)
    table      the points of a table (`experiments.designs.point_table`)

Same design, same seed, same points.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.designs.factor import ALL_UNCERTAIN, Varied, uncertain
from experiments.text.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

MOST_POINTS = 100_000
MORRIS_LEVELS = 4


@dataclass(frozen=True)
class Design:
    """The points of a design and how they came about.

    `table` has one row per point (index `point`, from 0) and one column per varied setting or
    link. `options` is what the kind of design needs besides: `seed`, `levels`, `second_order`.
    `source` is the file of a table.
    """

    kind: str
    varied: tuple[Varied, ...]
    table: "pd.DataFrame"
    options: Mapping[str, int | bool] = field(default_factory=dict)
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse a setting that is varied twice."""
        if twice := [name for name in self.names if self.names.count(name) > 1]:
            raise InputError(f"{twice[0]} is varied twice")

    def __len__(self) -> int:
        """Return the number of points."""
        return len(self.table)

    @property
    def names(self) -> list[str]:
        """Return what is varied."""
        return [one.name for one in self.varied]

    def plain(self) -> dict[str, Any]:
        """Return all that tells this design from others, in a form that JSON can hold."""
        content = self.table.to_csv(lineterminator="\n")
        return {
            "kind": self.kind,
            "points": len(self),
            **self.options,
            "varied": [one.plain() for one in self.varied],
            "fingerprint": hashlib.sha256(content.encode()).hexdigest(),
        }

    def words(self) -> list[str]:
        """Return the options of the command line that give this design."""
        if self.source:
            return ["--table", str(Path(self.source).resolve())]
        if self.varied == uncertain():
            chosen = ["--vary", ALL_UNCERTAIN]
        else:
            chosen = [word for one in self.varied for word in ("--vary", one.described())]
        words = [*chosen, "--design", self.kind]
        if self.kind == "grid":
            words += ["--levels", str(self.options["levels"])]
        elif self.kind != "factorial":
            words += ["--points", str(len(self)), "--design-seed", str(self.options["seed"])]
        return words + ["--second-order"] * bool(self.options.get("second_order"))


def problem(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return SALib's description of a design as `Design.plain` or a manifest holds it."""
    bounds = [
        [one["values"][0], one["values"][-1]] if "values" in one else [one["low"], one["high"]]
        for one in plain["varied"]
    ]
    names = [one["name"] for one in plain["varied"]]
    return {"num_vars": len(names), "names": names, "bounds": bounds}


def grid(things: Sequence[Varied], levels: int = 3) -> Design:
    """Return every combination of `levels` values of each range, and of all listed values."""
    if levels < 2:
        raise InputError(f"levels = {levels}: a grid needs at least 2")
    return Design("grid", tuple(things), _combined(things, levels), {"levels": levels})


def factorial(things: Sequence[Varied]) -> Design:
    """Return every combination of the lowest and the highest value: 2 to the power of n points."""
    ends = [
        Varied(one.name, one.low, one.high, values=tuple(dict.fromkeys((one.values[0], one.values[-1]))))
        if one.values
        else one
        for one in things
    ]
    return Design("factorial", tuple(ends), _combined(ends, 2))


def latin_hypercube(things: Sequence[Varied], points: int, seed: int = 1) -> Design:
    """Return a Latin hypercube of `points` points."""
    import numpy as np
    from scipy.stats import qmc

    check_size(points)
    shares = qmc.LatinHypercube(len(things), seed=np.random.default_rng(_seed(seed))).random(points)
    return Design("lhs", tuple(things), _table(things, shares), {"seed": seed})


def sobol(things: Sequence[Varied], base: int, seed: int = 1, *, second_order: bool = False) -> Design:
    """Return the sample of `base` (a power of 2) × (n + 2) points, or × (2n + 2) for second order."""
    from SALib.sample import sobol as sampler

    _refuse_words("sobol", things)
    if base < 2 or base & (base - 1):
        raise InputError(f"base = {base}: a Sobol' design needs a power of 2, at least 2")
    check_size(base * _sobol_step(things, second_order))
    shares = sampler.sample(_unit_problem(things), base, calc_second_order=second_order, seed=_seed(seed))
    return Design(
        "sobol", tuple(things), _table(things, shares), {"seed": seed, "second_order": second_order}
    )


def morris(things: Sequence[Varied], trajectories: int, seed: int = 1) -> Design:
    """Return `trajectories` × (n + 1) points, on four levels of each range."""
    from SALib.sample import morris as sampler

    _refuse_words("morris", things)
    if trajectories < 2:
        raise InputError(f"trajectories = {trajectories}: a Morris design needs at least 2")
    check_size(trajectories * (len(things) + 1))
    shares = sampler.sample(_unit_problem(things), trajectories, num_levels=MORRIS_LEVELS, seed=_seed(seed))
    table = _table(things, shares, nearest=True)
    return Design("morris", tuple(things), table, {"seed": seed, "levels": MORRIS_LEVELS})


KINDS = ("grid", "factorial", "lhs", "sobol", "morris")


def design(
    kind: str,
    things: Sequence[Varied],
    *,
    points: int | None = None,
    seed: int = 1,
    levels: int | None = None,
    second_order: bool = False,
) -> Design:
    """Return the design of this kind with `points` points, as plan files and options ask for it.

    Raises InputError for an unknown kind, an option the kind does not have, and a number of
    points it cannot have; the message names the nearest that it can.
    """
    check_kind(kind)
    if levels is not None and kind != "grid":
        raise InputError(f"levels belong to a grid; a design of kind {kind} has none")
    if second_order and kind != "sobol":
        raise InputError(f"second_order belongs to a Sobol' design; {kind} has none")
    count = len(things)
    if kind in ("grid", "factorial"):
        made = grid(things, levels or 3) if kind == "grid" else factorial(things)
        if points not in (None, len(made)):
            raise InputError(
                f"points = {points}, but this {kind} has {len(made)} points; leave points out"
                + (" and give levels" if kind == "grid" else "")
            )
        return made
    if points is None:
        raise InputError(f"points is missing: a design of kind {kind} needs a number of points")
    if kind == "lhs":
        return latin_hypercube(things, points, seed)
    if kind == "sobol":
        step = _sobol_step(things, second_order)
        below = 2 ** max(1, int(math.log2(max(2, points // step))))
        _check_fit("sobol", count, points, step, [below, 2 * below])
        return sobol(things, points // step, seed, second_order=second_order)
    below = max(2, points // (count + 1))
    _check_fit("morris", count, points, count + 1, [below, below + 1])
    return morris(things, points // (count + 1), seed)


def check_kind(kind: str) -> str:
    """Return the kind of a design over ranges; InputError if there is none of that name."""
    from sim.links import nearest

    if kind in KINDS:
        return kind
    given = f"kind = '{kind[:80]}'" if kind else "kind is missing"
    raise InputError(f"{given}: allowed is {', '.join(KINDS)}{nearest(kind, KINDS)}")


def _check_fit(kind: str, count: int, points: int, step: int, sizes: Sequence[int]) -> None:
    """Refuse a number of points that is not one of `sizes` times `step`."""
    if points not in [size * step for size in sizes]:
        rule = "a power of 2" if kind == "sobol" else "a whole number, at least 2,"
        near = " or ".join(str(size * step) for size in sizes)
        raise InputError(
            f"points = {points} does not fit a {kind} design of {count} settings: it has {rule}"
            f" times {step} points; nearest: {near}"
        )


def check_size(points: int) -> None:
    """Refuse a number of points that no design may have."""
    if not 1 <= points <= MOST_POINTS:
        raise InputError(f"points = {points}: allowed is 1 to {MOST_POINTS}")


def _seed(seed: int) -> int:
    """Return the seed if it is one: SALib takes 0 for no seed at all."""
    if seed < 1:
        raise InputError(f"seed of the design = {seed}: allowed is a whole number from 1")
    return seed


def _refuse_words(kind: str, things: Sequence[Varied]) -> None:
    for one in things:
        if one.words:
            raise InputError(
                f"{one.name} is a choice of words, which a {kind} design cannot measure;"
                " use grid, factorial or lhs, or give each choice a scenario"
            )


def _sobol_step(things: Sequence[Varied], second_order: bool) -> int:
    return 2 * len(things) + 2 if second_order else len(things) + 2


def _unit_problem(things: Sequence[Varied]) -> dict[str, Any]:
    names = [one.name for one in things]
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}


def _table(things: Sequence[Varied], shares: "np.ndarray", nearest: bool = False) -> "pd.DataFrame":
    import pandas as pd

    columns = {one.name: one.at(shares[:, place], nearest=nearest) for place, one in enumerate(things)}
    return pd.DataFrame(columns, index=pd.RangeIndex(len(shares), name="point"))


def _combined(things: Sequence[Varied], levels: int) -> "pd.DataFrame":
    """Return all combinations, the last setting changing fastest."""
    import pandas as pd

    axes = [one.evenly(levels) for one in things]
    size = math.prod(len(axis) for axis in axes)
    if size > MOST_POINTS:
        raise InputError(
            f"every combination of {len(things)} settings is {size:.6g} points; allowed is {MOST_POINTS}."
            " Vary less, take fewer levels, or use lhs."
        )
    combined = pd.MultiIndex.from_product(axes, names=[one.name for one in things])
    return combined.to_frame(index=False).rename_axis(index="point")
