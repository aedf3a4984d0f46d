"""The community table of a street: one checked row per community."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path
from typing import Any

from scenarios.files import read_text
from sim.links import nearest
from sim.plan import COMMUNITY_TYPES, ENTRENCHED_KINDS, HOUSEHOLD_FORMS, CommunityPlan
from sim.scenario import ScenarioError

WORDS = {"type": COMMUNITY_TYPES, "household_form": HOUSEHOLD_FORMS, "entrenched_kind": ENTRENCHED_KINDS}
TEXT = ("code", "name", "name_zh")
RANGES: dict[str, tuple[float, float]] = {
    "residents": (1, 1_000_000),
    "party_members": (0, 1_000_000),
    "share_60": (0, 1),
    "share_0_14": (0, 1),
    "migrant_elder_share": (0, 1),
    "strong_ties": (0, 16),
    "opinion_mean": (0, 1),
    "opinion_second": (0, 1),
    "opinion_sd": (0, 0.5),
    "entrenched_share": (0, 0.95),
    "clarity": (0, 1),
    "migrant_share": (0, 1),
    "station_week": (0, 520),
    "floating_share": (0, 1),
    "listed_share": (0, 1),
    "trust_offset": (-0.5, 0.5),
    "split_map": (0, 1),
}
WHOLE = ("residents", "party_members", "station_week", "split_map")
COLUMNS = (
    "code",
    "name",
    "name_zh",
    "type",
    "residents",
    "party_members",
    "share_60",
    "share_0_14",
    "migrant_elder_share",
    "strong_ties",
    "opinion_mean",
    "opinion_second",
    "opinion_sd",
    "entrenched_share",
    "entrenched_kind",
    "clarity",
    "household_form",
    "migrant_share",
    "station_week",
    "floating_share",
    "listed_share",
    "trust_offset",
    "split_map",
)


def read_communities(path: Path, label: str) -> tuple[CommunityPlan, ...]:
    """Read the community table; every error names its row and column."""
    rows = csv.DictReader(io.StringIO(read_text(path, label)), strict=True)
    try:
        columns = tuple(rows.fieldnames or ())
        for column in columns:
            if column not in COLUMNS:
                raise ScenarioError(f"{label}: unknown column '{column[:80]}'{nearest(column, COLUMNS)}")
        missing = [column for column in COLUMNS if column not in columns]
        if missing or len(set(columns)) != len(columns):
            what = f"column '{missing[0]}' is missing" if missing else "a column stands twice"
            raise ScenarioError(f"{label}: {what} (columns: {', '.join(COLUMNS)})")
        communities: list[CommunityPlan] = []
        for row in rows:
            here = f"{label}, row {rows.line_num}"
            if None in row or None in row.values():
                raise ScenarioError(f"{here}: allowed is {len(COLUMNS)} cells, one per column")
            communities.append(_community(here, row, [known.code for known in communities]))
    except csv.Error as error:
        raise ScenarioError(f"{label}, row {rows.line_num}: not a CSV table ({error})") from None
    if not communities:
        raise ScenarioError(f"{label}: no communities")
    return tuple(communities)


def _community(here: str, row: dict[str, str], codes: list[str]) -> CommunityPlan:
    values: dict[str, Any] = {column: row[column].strip() for column in TEXT}
    for column in TEXT:
        if not values[column]:
            raise ScenarioError(f"{here}, column {column}: empty")
    if values["code"] in codes:
        raise ScenarioError(f"{here}, column code: '{values['code']}' stands twice")
    for column, words in WORDS.items():
        word = values[column] = row[column].strip()
        if word not in words:
            raise ScenarioError(
                f"{here}, column {column}: '{word[:80]}': allowed is one of {', '.join(words)}"
                f"{nearest(word, words)}"
            )
    for column in RANGES:
        values[column] = _number(f"{here}, column {column}", column, row[column].strip())
    values["split_map"] = bool(values["split_map"])
    if values["share_60"] + values["share_0_14"] > 1:
        raise ScenarioError(
            f"{here}: share_60 + share_0_14 = {values['share_60'] + values['share_0_14']:g}: at most 1"
        )
    if values["party_members"] > values["residents"]:
        raise ScenarioError(
            f"{here}, column party_members: {values['party_members']} are more than the "
            f"{values['residents']} residents"
        )
    return CommunityPlan(**values)


def _number(here: str, column: str, written: str) -> float | int | None:
    if column == "opinion_second" and written == "":
        return None
    low, high = RANGES[column]
    kind = "a whole number" if column in WHOLE else "a number"
    try:
        number = float(written)
    except ValueError:
        raise ScenarioError(f"{here}: '{written[:80]}' is not {kind}") from None
    if not math.isfinite(number) or not low <= number <= high or (column in WHOLE and number % 1):
        raise ScenarioError(f"{here}: {written[:80]}: allowed is {kind} from {low:g} to {high:g}")
    return int(number) if column in WHOLE else number
