"""The scorecard on record (recorded/scorecard.json): which model gave it, and what to say where it is older.

A record is older than the model if it was made with another model, or if the golden runs have changed
since (SHA-256 of tests/golden/weekly.csv). It is kept then, under a dated banner, until the claims are
asked again.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.runs.model_version import KEY, name_of
from sim.version import FIRST, MODEL

if TYPE_CHECKING:
    from experiments.text.language import Language

RECORDED = Path(__file__).parent / "recorded"
RECORD = RECORDED / "scorecard.json"
DOCUMENTS: dict["Language", Path] = {
    "en": RECORDED / "scorecard.md",
    "zh": RECORDED / "scorecard.zh-CN.md",
}
GOLDEN = Path(__file__).parents[3] / "tests" / "golden" / "weekly.csv"
BANNER = {
    "en": "Recorded {date} with {model}; not asked again of {today}.",
    "zh": "{date} 记录，出自{model}；{today}还没有重新检验。",
}
TODAY = {"en": "the model as it is today", "zh": "今天的模型"}


def golden_fingerprint() -> str:
    """Return the SHA-256 of the golden runs, what this version of the model gives; "" without them."""
    return hashlib.sha256(GOLDEN.read_bytes()).hexdigest() if GOLDEN.is_file() else ""


def record(path: Path = RECORD) -> dict[str, Any] | None:
    """Return the recorded scorecard, or None where there is none."""
    if not path.is_file():
        return None
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def is_older(found: Mapping[str, Any]) -> bool:
    """Return whether a record was made before the model became what it is."""
    golden = golden_fingerprint()
    other_runs = golden != "" and found.get("golden_runs") != golden
    return found.get(KEY, FIRST) != MODEL or other_runs


def banner(found: Mapping[str, Any], language: "Language") -> str:
    """Return the sentence that must stand over an older record; "" for one of today's model."""
    if not is_older(found):
        return ""
    return BANNER[language].format(date=found["date"], model=name_of(found, language), today=TODAY[language])
