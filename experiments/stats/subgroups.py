"""For whom: the difference that an arm makes in subgroups of residents and types of community.

All are explored together. The question whether a subgroup fares differently is answered by its
difference less that of the whole street, seed by seed, never by looking at whether two intervals overlap.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from experiments.stats import families
from experiments.stats.differences import STREET, street_values
from experiments.stats.intervals import Floats, Interval, paired, pairing, t_interval
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

    `difference` is arm − base; `apart` is that difference less the whole street's; p and q values
    are those of `apart`.
    """

    group: str
    kind: str
    subgroup: str
    arm: str
    base_mean: float
    mean: float
    difference: Interval
    apart: Interval
    p_value: float
    q_value: float


def with_types(weekly: pd.DataFrame, types: dict[str, str]) -> pd.DataFrame:
    """Return the rows of a weekly table's communities, named "type:…" after their types."""
    kinds = weekly["community"].map(types)
    own = weekly.loc[kinds.notna()]
    return own.assign(community=TYPE_PREFIX + kinds.dropna())


def subgroup_effects(values: pd.DataFrame, base: str, arms: Sequence[str]) -> list[SubgroupEffect]:
    """Return the effects of each arm, by class of need, then kind of difference.

    `values` are rows (scenario, seed, community), with rows "type:…" for types of community.
    Subgroups in which no case was born are left out.
    """
    communities = values.index.get_level_values("community").unique()
    types = [name for name in communities if name.startswith(TYPE_PREFIX)]
    found: list[tuple[tuple[str, str, str, str], float, float, Floats, Floats]] = []
    for arm, group in itertools.product(arms, CLASSES):
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
                apart = (change - street).dropna().to_numpy(dtype=float)
                means = float(np.mean(first)), float(np.mean(second))
                found.append(((group, kind, name, arm), *means, change.to_numpy(dtype=float), apart))
    changed = families.explored(_p_value(one[3]) for one in found)
    differing = families.explored(_p_value(one[4]) for one in found)
    return [
        SubgroupEffect(
            *place,
            first,
            second,
            t_interval(change, changed.level),
            t_interval(apart, differing.level),
            _p_value(apart),
            differing.q_value(_p_value(apart)),
        )
        for place, first, second, change, apart in found
    ]


def _p_value(numbers: Floats) -> float:
    return pairing(np.zeros_like(numbers), numbers).p_value


def _change(
    values: pd.DataFrame, measure: str, base: str, arm: str, community: str
) -> tuple[Floats, Floats, pd.Series]:
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
                "level": one.difference.level,
                "apart_from_street": one.apart.difference,
                "apart_low": one.apart.low,
                "apart_high": one.apart.high,
                "apart_level": one.apart.level,
                "p": one.p_value,
                "q": one.q_value,
                "seeds": one.difference.seeds,
            }
        )
    return pd.DataFrame(rows)
