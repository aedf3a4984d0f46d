"""From tables to a discovery: how often a claim holds, and in which boxes it does or does not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd
from scipy import stats

from experiments.questions.discover import boxes
from experiments.questions.discover.boxes import Box
from experiments.questions.discover.status import Status, judged
from experiments.stats.contrasts import Quantity
from experiments.stats.intervals import LEVEL
from experiments.stats.labels import label, meaning, unit
from experiments.text.errors import InputError

Target = Literal["holds", "fails", "reverses"]
TARGETS: tuple[Target, ...] = ("holds", "fails", "reverses")


@dataclass(frozen=True)
class Discovery:
    """Where a claim holds, fails (reverses or too small to matter) and reverses.

    `points` has one row per point: the design's columns as numbers, then `mean`, `low`, `high`,
    `seeds`, `status`. `boxes` holds the targets for which there were points enough to look for
    one. `scores` says how much each setting explains of the difference, `explained` which share of
    its variance all together explain of points not seen. `missing` points had no pair of runs.
    """

    quantity: Quantity
    settings: pd.DataFrame
    points: pd.DataFrame
    boxes: Mapping[Target, Box]
    scores: pd.Series
    explained: float
    missing: int

    def count(self, status: Status) -> int:
        """Return the number of points of a status."""
        return int((self.points["status"] == status).sum())

    def wanted(self, target: Target) -> pd.Series:
        """Return for each point whether it is of the target."""
        status = self.points["status"]
        if target == "fails":
            return status.isin([Status.SMALL, Status.REVERSES])
        return status == (Status.HOLDS if target == "holds" else Status.REVERSES)

    def share(self, status: Status) -> tuple[float, float, float]:
        """Return the share of all points that are of a status, with its 95 % interval (Wilson)."""
        found = stats.binomtest(self.count(status), len(self.points))
        ends = found.proportion_ci(LEVEL, method="wilson")
        return float(found.statistic), float(ends.low), float(ends.high)

    @property
    def rarer(self) -> Target:
        """Return whether it is rarer that the claim holds, or that it fails: what wants a box."""
        return "fails" if self.wanted("holds").sum() > self.wanted("fails").sum() else "holds"

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return `shares`, `claims` (per point), `boxes`, `box_limits`, `trade_off`, `scores`, for CSV."""
        status = self.points["status"].map(lambda one: one.value)
        found = {
            "shares": pd.DataFrame(
                [
                    dict(
                        zip(
                            ("status", "points", "share", "low", "high"),
                            (one.value, self.count(one), *self.share(one)),
                            strict=True,
                        )
                    )
                    for one in Status
                ]
            ),
            "claims": self.points.assign(status=status).join(self.settings).reset_index(),
            "boxes": pd.DataFrame([self._row(target, box) for target, box in self.boxes.items()]),
            "box_limits": pd.DataFrame(
                [
                    {
                        "target": target,
                        **_names(one.setting),
                        "low": one.low,
                        "high": one.high,
                        "quasi_p_low": one.p_low,
                        "quasi_p_high": one.p_high,
                        "reproduced": one.reproduced,
                    }
                    for target, box in self.boxes.items()
                    for one in box.restrictions
                ]
            ),
            "trade_off": pd.concat(
                [box.trade_off.assign(target=target) for target, box in self.boxes.items()],
                ignore_index=True,
            )
            if self.boxes
            else pd.DataFrame(),
            "scores": pd.DataFrame(
                [
                    {**_names(str(name)), "score": score, "explained_by_all": self.explained}
                    for name, score in self.scores.items()
                ]
            ),
        }
        return {name: self._with_claim(table) for name, table in found.items()}

    def _with_claim(self, table: pd.DataFrame) -> pd.DataFrame:
        """Put what is claimed before a table's own columns."""
        quantity = self.quantity
        claim = {"measure": quantity.measure.name, "arm": quantity.arm, "base": quantity.base}
        return pd.concat([pd.DataFrame(claim, index=table.index), table], axis=1)

    def _row(self, target: Target, box: Box) -> dict[str, object]:
        return {
            "target": target,
            "margin": self.quantity.measure.margin or 0.0,
            "points_told": box.points,
            "points_wanted": box.wanted,
            "in_box": box.inside,
            "hits": box.hits,
            "coverage": box.coverage,
            "density": box.density,
            "fresh_in_box": box.fresh_inside,
            "fresh_hits": box.fresh_hits,
            "fresh_share": box.fresh_share[0],
            "fresh_low": box.fresh_share[1],
            "fresh_high": box.fresh_share[2],
            "fresh_p": box.p_value,
            "better_than_chance": box.better_than_chance,
        }


def discovered(values: pd.DataFrame, design: pd.DataFrame, quantity: Quantity, seed: int = 1) -> Discovery:
    """Return where the claim that `quantity.arm` beats `quantity.base` holds and where it reverses.

    See the package for the two tables. `seed` is that of trees and of the points kept aside. Raises
    InputError where the optional library is missing, where points of the values are not in the
    design, or where nothing was run.
    """
    points = judged(values, quantity)
    strange = points.index.difference(design.index)
    if len(strange):
        raise InputError(f"point {strange[0]} of the runs is not in the design")
    settings = boxes.numeric(design).loc[points.index]
    scores, explained = boxes.feature_scores(settings, points["mean"].to_numpy(), seed)
    missing = len(design) - len(points)
    empty = Discovery(quantity, settings, points, {}, scores, explained, missing)
    told = (points["status"] != Status.UNTOLD).to_numpy()
    found: dict[Target, Box] = {}
    for target in TARGETS:
        wanted = empty.wanted(target).to_numpy()[told]
        if target == "reverses" and (empty.wanted("fails") == empty.wanted("reverses")).all():
            continue
        if boxes.enough(wanted):
            found[target] = boxes.find_box(settings[told], wanted, seed)
    return replace(empty, boxes=found)


def _names(column: str) -> dict[str, str]:
    return {
        "setting": column,
        "label": label(column, "en"),
        "label_zh": label(column, "zh"),
        "meaning": meaning(column, "en"),
        "meaning_zh": meaning(column, "zh"),
        "unit": unit(column, "en"),
        "unit_zh": unit(column, "zh"),
    }
