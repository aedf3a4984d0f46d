"""A finished scorecard: the verdicts, and the tables that hold every number behind them."""

import json
import math
from functools import cached_property
from typing import Any

import pandas as pd

from experiments.questions.result import Result
from experiments.questions.scorecard.claim import Claim
from experiments.questions.scorecard.claims import claims
from experiments.questions.scorecard.evidence import Evidence
from experiments.questions.scorecard.reasons import needed, reason
from experiments.questions.scorecard.verdict import Finding, judge
from experiments.runs.folder import ResultsFolder, write_csv
from experiments.runs.model_version import KEY, model_of
from experiments.runs.store import write_whole
from experiments.text.language import Language

CSV, CRITERIA, JSON = "scorecard.csv", "criteria.csv", "scorecard.json"


class Scorecard(Result):
    """The claims that a results folder asked about, and what became of them."""

    def __init__(self, results: ResultsFolder) -> None:
        self.results = results

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims that were asked about."""
        asked = set(self.manifest["question"]["claims"])
        return tuple(claim for claim in claims() if claim.code in asked)

    @cached_property
    def evidence(self) -> Evidence:
        """Return the numbers of all runs."""
        return Evidence(self.results.observed_of_several())

    @cached_property
    def design(self) -> pd.DataFrame:
        """Return the settings of every parameter draw, by point from 1."""
        table = pd.DataFrame(self.manifest["question"]["design"])
        return table.set_index(pd.RangeIndex(1, len(table) + 1, name="point"))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was found of each claim."""
        return tuple(judge(claim, self.evidence, self.design) for claim in self.claims)

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Return what is said of each claim, in both languages."""
        return [_row(one) for one in self.findings]

    def write(self) -> None:
        """Write scorecard.csv, criteria.csv and scorecard.json."""
        write_csv(pd.DataFrame(self.rows), self.folder / CSV)
        rows = [row for one in self.findings for row in _criteria(one)]
        write_csv(pd.DataFrame(rows), self.folder / CRITERIA)
        text = json.dumps(self.plain(), indent=1, ensure_ascii=False)
        write_whole(self.folder / JSON, (text + "\n").encode())

    def plain(self) -> dict[str, Any]:
        """Return the verdicts as JSON-able data, with what they rest on."""
        asked = self.manifest["question"]
        return {
            KEY: model_of(self.manifest),
            "date": self.manifest["started"][:10],
            "budget": asked["budget"],
            "fingerprint": self.manifest["fingerprint"],
            "calibration": self.manifest["calibration"]["fingerprint"],
            "claims": [
                {**row, "criteria": _criteria(one)} for row, one in zip(self.rows, self.findings, strict=True)
            ],
        }


def _row(one: Finding) -> dict[str, Any]:
    texts: dict[Language, str] = {language: reason(one, language) for language in ("en", "zh")}
    return {
        "code": one.claim.code,
        "claim": one.claim.title.en,
        "claim_zh": one.claim.title.zh,
        "verdict": one.verdict.value,
        "lack": one.lack.value if one.lack else "",
        "draws": one.draws,
        "draws_right": one.right,
        "kept_sets": one.kept[1],
        "kept_sets_right": one.kept[0],
        "reason": texts["en"],
        "reason_zh": texts["zh"],
    }


def _criteria(one: Finding) -> list[dict[str, Any]]:
    return [
        {
            "code": one.claim.code,
            "criterion": judged.criterion.name.en,
            "criterion_zh": judged.criterion.name.zh,
            "scope": judged.criterion.scope.en if judged.criterion.scope else "",
            "unit": judged.criterion.unit.en,
            "mean": _number(judged.interval.difference),
            "low": _number(judged.interval.low),
            "high": _number(judged.interval.high),
            "pairs": judged.interval.seeds,
            "needed": needed(judged.criterion, "en"),
            "state": judged.state.value,
            "draws": judged.draws,
            "draws_right": judged.right,
        }
        for judged in one.criteria
    ]


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(f"{value:.6g}")
