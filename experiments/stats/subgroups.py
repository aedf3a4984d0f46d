"""For whom: the difference that an arm makes in subgroups of residents and types of community.

Exploratory: intervals are not adjusted for their number. The question whether a subgroup fares
differently is answered by its difference less that of the whole street, seed by seed, never by
looking at whether two intervals overlap.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from experiments.stats.differences import STREET, street_values
from experiments.stats.intervals import Interval, paired, t_interval
from experiments.stats.measures import BY_NAME, CLASS_LABELS, CLASSES
from experiments.stats.measures.population import KINDS, SUBGROUPS

TYPE_PREFIX = "type:"
COMMUNITY_TYPES = {
    "resettlement": ("resettlement", "拆迁还建"),
    "mixed": ("mixed", "混合"),
    "new-commercial": ("newly built", "新商品房"),
    "enclave": ("enclave", "插花地"),
    "old-courtyard": ("old courtyard", "老院落"),
    "courtyard": ("courtyard", "院落"),
    "old-new-mixed": ("old and new", "新旧混合"),
}


@dataclass(frozen=True)
class SubgroupEffect:
    """What an arm changes in one class of need for one subgroup; shares in percent.

    `difference` is arm − base; `apart` is that difference less the whole street's, NaN bounds
    below five pairs of seeds.
    """

    group: str
    kind: str
    subgroup: str
    arm: str
    base_mean: float
    mean: float
    difference: Interval
    apart: Interval


def with_types(weekly: pd.DataFrame, types: dict[str, str]) -> pd.DataFrame:
    """Return the rows of a weekly table's communities, named "type:…" after their types."""
    kinds = weekly["community"].map(types)
    own = weekly.loc[kinds.notna()]
    return own.assign(community=TYPE_PREFIX + kinds.dropna())


def subgroup_effects(values: pd.DataFrame, base: str, arm: str) -> list[SubgroupEffect]:
    """Return the effects of an arm, by class of need, then kind of difference.

    `values` are rows (scenario, seed, community), with rows "type:…" for types of community.
    Subgroups in which no case was born are left out.
    """
    communities = values.index.get_level_values("community").unique()
    types = [name for name in communities if name.startswith(TYPE_PREFIX)]
    found = []
    for group in CLASSES:
        whole = f"in_time_share_{group}"
        street = _change(values, whole, base, arm, STREET)[2]
        places = [
            (kind, name, f"{whole}_{name}", STREET) for kind, names in SUBGROUPS.items() for name in names
        ]
        places += [("type", name.removeprefix(TYPE_PREFIX), whole, name) for name in types]
        for kind, name, measure, community in places:
            if measure not in values:
                continue
            first, second, change = _change(values, measure, base, arm, community)
            if not change.empty:
                found.append(
                    SubgroupEffect(
                        group,
                        kind,
                        name,
                        arm,
                        float(np.mean(first)),
                        float(np.mean(second)),
                        t_interval(change.to_numpy()),
                        t_interval((change - street).dropna().to_numpy()),
                    )
                )
    return found


def _change(
    values: pd.DataFrame, measure: str, base: str, arm: str, community: str
) -> tuple[np.ndarray, np.ndarray, pd.Series]:
    """Return both arms' values of a measure and their difference by seed, known pairs only."""
    left = street_values(values, base, measure, community)
    right = street_values(values, arm, measure, community)
    seeds = left.index.intersection(right.index)
    left, right = left.reindex(seeds), right.reindex(seeds)
    return *paired(left.tolist(), right.tolist()), (right - left).dropna()


def labels_of(effect: SubgroupEffect) -> tuple[str, str]:
    """Return a subgroup's name in English and Chinese; unknown types as the street names them."""
    if effect.kind == "type":
        return COMMUNITY_TYPES.get(effect.subgroup, (effect.subgroup, effect.subgroup))
    return SUBGROUPS[effect.kind][effect.subgroup]


def effect_rows(effects: list[SubgroupEffect]) -> pd.DataFrame:
    """Return subgroups.csv."""
    rows = []
    for one in effects:
        label, label_zh = labels_of(one)
        measure = BY_NAME[f"in_time_share_{one.group}"]
        rows.append(
            {
                "class": one.group,
                "class_zh": CLASS_LABELS[one.group][1],
                "kind": KINDS[one.kind][0],
                "kind_zh": KINDS[one.kind][1],
                "subgroup": label,
                "subgroup_zh": label_zh,
                "scenario": one.arm,
                "unit": measure.unit,
                "outcome": "exploratory",
                "mean_base": one.base_mean,
                "mean": one.mean,
                "difference": one.difference.difference,
                "low": one.difference.low,
                "high": one.difference.high,
                "apart_from_street": one.apart.difference,
                "apart_low": one.apart.low,
                "apart_high": one.apart.high,
                "apart_contains_zero": not one.apart.off_zero,
                "seeds": one.difference.seeds,
            }
        )
    return pd.DataFrame(rows)
