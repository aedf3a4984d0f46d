"""A finished audit: what was found of every item, and the tables that hold every number behind it."""

import json
import math
from functools import cached_property
from typing import Any

import pandas as pd

from experiments.questions.audit.changes import Changes
from experiments.questions.audit.finding import Finding, Where, findings
from experiments.questions.audit.items import Item
from experiments.questions.audit.judging import Verdict
from experiments.questions.audit.quantities import OUTCOMES
from experiments.questions.audit.stages import Budget
from experiments.questions.result import Result
from experiments.runs.folder import ResultsFolder, write_csv
from experiments.text.language import Language

CSV, CURVES = "audit.csv", "curves.csv"


class Audit(Result):
    """What a results folder says of the items it looked at."""

    def __init__(self, results: ResultsFolder) -> None:
        self.results = results

    @property
    def budget(self) -> Budget:
        """Return how much was run."""
        return Budget(**self.manifest["question"]["budget"])

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what was looked at."""
        return tuple(Item.of(one) for one in self.manifest["question"]["items"])

    @property
    def worlds(self) -> list[str]:
        """Return the names of the worlds."""
        return list(self.manifest["question"]["arms"])

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was found of each item."""
        changes = Changes(list(OUTCOMES), self.worlds)
        tables = list(self.results.observed_of_several())
        if tables:
            changes.add_tables(pd.concat(tables), self.results.runs())
        return findings(self.items, changes)

    def of(self, *verdicts: Verdict) -> list[Finding]:
        """Return the findings with one of these verdicts, the largest change first."""
        chosen = [one for one in self.findings if one.verdict in verdicts]
        return sorted(chosen, key=lambda one: -_size(one))

    def world_title(self, name: str, language: Language) -> str:
        """Return what people call a world."""
        entry = next(one for one in self.manifest["question"]["scenarios"] if one["name"] == name)
        return str(entry["title_zh" if language == "zh" else "title"] or entry["title"] or name)

    @cached_property
    def table(self) -> pd.DataFrame:
        """Return audit.csv: a row per item, world and outcome."""
        return pd.DataFrame([_row(one, place) for one in self.findings for place in one.ends])

    @cached_property
    def curves(self) -> pd.DataFrame:
        """Return curves.csv: the change at every value within ±10 %, where steps were lived."""
        return pd.DataFrame(
            [
                {
                    "item": one.item.name,
                    "world": world,
                    "outcome": outcome,
                    "value": value,
                    "percent": one.item.share(value),
                    "change": change,
                    "half_width": curve.half_width,
                }
                for one in self.findings
                for (world, outcome), curve in one.curves.items()
                for value, change in zip(one.item.near, curve.changes, strict=True)
            ]
        )

    def write(self) -> None:
        """Write audit.csv and, where steps were lived, curves.csv."""
        write_csv(self.table, self.folder / CSV)
        if not self.curves.empty:
            write_csv(self.curves, self.folder / CURVES)


def _size(one: Finding) -> float:
    place = one.worst()
    return one.curves[place].change if place else abs(one.farthest()[1])


def _row(one: Finding, place: Where) -> dict[str, Any]:
    """Return what is known of an item in one outcome of one world."""
    item, curve = one.item, one.curves.get(place)
    row: dict[str, Any] = {
        "item": item.name,
        "setting": item.setting,
        "world": place[0],
        "outcome": place[1],
        "value": item.value,
        "item_verdict": one.verdict.value,
        "ends": json.dumps(item.ends),
        "change_at_ends": json.dumps([_written(n) for n in one.ends[place]]),
    }
    if item.is_number:
        row |= {
            "tenths": json.dumps(item.tenths),
            "change_at_tenths": json.dumps([_written(n) for n in one.tenths[place]]),
        }
    if curve is not None:
        row |= {
            "change": curve.change,
            "change_low": curve.low,
            "half_width": curve.half_width,
            "step": curve.step,
            "step_from": item.near[curve.step_at],
            "step_to": item.near[curve.step_at + 1],
            "step_share": curve.share,
            "step_alone_above": curve.step_surely,
            "verdict": curve.verdict(item.coarse).value,
        }
    return row


def _written(number: float) -> float | None:
    return None if math.isnan(number) else float(number)
