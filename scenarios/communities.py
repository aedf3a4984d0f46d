"""The community table of a street: one checked row per community."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scenarios.numerals import tidy
from scenarios.tables import Row, Table, TableError, read_table
from sim.links import nearest
from sim.plan import COMMUNITY_TYPES, ENTRENCHED_KINDS, HOUSEHOLD_FORMS, CommunityPlan

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
    """Read the community table; every error names its line and column."""
    table = read_table(path, label, COLUMNS)
    table.require(COLUMNS)
    communities: list[CommunityPlan] = []
    for row in table.rows:
        communities.append(_community(table, row, [known.code for known in communities]))
    if not communities:
        raise TableError(f"{label}: no communities", f"{label}：一个社区也没有")
    return tuple(communities)


def _community(table: Table, row: Row, codes: list[str]) -> CommunityPlan:
    values: dict[str, Any] = {column: row.cells[column] for column in TEXT}
    for column in TEXT:
        if not values[column]:
            raise table.error(row.line, "empty", "没有填", column)
    if values["code"] in codes:
        raise table.error(row.line, f"'{values['code']}' stands twice", f"“{values['code']}”出现两次", "code")
    for column, words in WORDS.items():
        word = values[column] = tidy(row.cells[column])
        if word not in words:
            near, listed = nearest(word, words), ", ".join(words)
            raise table.error(
                row.line,
                f"'{word[:80]}': allowed is one of {listed}{near}",
                f"“{word[:80]}”：可填 {listed}{near}",
                column,
            )
    for column in RANGES:
        values[column] = _number(table, row, column)
    values["split_map"] = bool(values["split_map"])
    shares = values["share_60"] + values["share_0_14"]
    if shares > 1:
        raise table.error(
            row.line,
            f"share_60 + share_0_14 = {shares:g}: at most 1",
            f"share_60 + share_0_14 = {shares:g}：最多为 1",
        )
    members, adults = values["party_members"], round(values["residents"] * (1 - values["share_0_14"]))
    if members > adults:
        raise table.error(
            row.line,
            f"{members} are more than the {adults} adults (residents without share_0_14)",
            f"{members} 人多于 {adults} 名成年居民（居民扣除 share_0_14）",
            "party_members",
        )
    return CommunityPlan(**values)


def _number(table: Table, row: Row, column: str) -> float | int | None:
    written = row.cells[column]
    if column == "opinion_second" and written == "":
        return None
    low, high = RANGES[column]
    whole = column in WHOLE
    kind, kind_zh = ("a whole number", "整数") if whole else ("a number", "数")
    found = table.number(row, column, low, high)
    if found is None:
        raise table.error(
            row.line, f"'{written[:80]}' is not {kind}", f"“{written[:80]}”不是{kind_zh}", column
        )
    share = low >= -1 and high <= 1 and not whole
    number = found.part
    if not low <= number <= high or (whole and number % 1) or (found.percent and not share):
        # eighteen in a hundred is often written 18
        hint = f" ({found.value:g}% ?)" if share and 1 < found.value <= 100 and not found.percent else ""
        raise table.error(
            row.line,
            f"{written[:80]}: allowed is {kind} from {low:g} to {high:g}{hint}",
            f"{written[:80]}：须为 {low:g} 至 {high:g} 的{kind_zh}{hint}",
            column,
        )
    return int(number) if whole else number
