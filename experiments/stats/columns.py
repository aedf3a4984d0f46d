"""What every column of every table is: one place, for the dictionary of a folder and for Parquet fields.

Columns of results stand in `columns.csv`; weekly columns, measures, settings and links are known from where
they are declared. A column made of a measure and arms (`trust.linked_minus_isolated.seeds`) is told by its
parts.
"""

import csv
import hashlib
import re
from functools import cache
from importlib.resources import files

from experiments.stats.labels import UNITS_ZH, label, meaning
from experiments.stats.measures import BY_NAME, COLUMNS, Column
from experiments.text.language import Language

LANGUAGES: tuple[Language, ...] = ("en", "zh")
LONGEST = 32
"""Letters of a name that Stata takes."""
SHORTER = (
    ("professional_organisations", "prof_orgs"),
    ("self_organisations", "self_orgs"),
    ("charity_partners", "charity"),
    ("property_company", "property"),
    ("outside_helpers", "outside"),
    ("social_workers", "soc_workers"),
    ("party_members", "members"),
    ("specialised", "special"),
    ("emergency", "emerg"),
    ("recorded", "rec"),
    ("effective", "eff"),
    ("_minus_", "_m_"),
    ("in_time", "intime"),
)


@cache
def column_of(name: str) -> Column:
    """Return what a column is called, in which unit it is and what it means; by its name alone if unknown."""
    if name in _written():
        return _written()[name]
    if name in COLUMNS:
        return COLUMNS[name]
    if name in BY_NAME:
        one = BY_NAME[name]
        unit = ("percent", "%") if one.percent else (one.unit, one.unit_zh)
        return Column(name, one.label, one.label_zh, *unit, one.sentence("en"), one.sentence("zh"))
    return _made_of_parts(name) or _setting(name) or Column(name, name, name, "", "", "", "")


def short(name: str) -> str:
    """Return a name that every program takes: letters, digits and _, 32 at most, the same each time."""
    plain = re.sub(r"\W", "_", name)
    for long, less in SHORTER:
        if len(plain) > LONGEST:
            plain = plain.replace(long, less)
    if len(plain) <= LONGEST:
        return plain
    told_apart = hashlib.sha256(name.encode()).hexdigest()[:4]
    return f"{plain[: LONGEST - 5]}_{told_apart}"


@cache
def _written() -> dict[str, Column]:
    text = files("experiments.stats").joinpath("columns.csv").read_text(encoding="utf-8")
    return {row["name"]: Column(**row) for row in csv.DictReader(text.splitlines())}


def _made_of_parts(name: str) -> Column | None:
    """Return what a column MEASURE.ARM, MEASURE.ARM_minus_BASE or either with .seeds is."""
    measure, _, rest = name.partition(".")
    if not rest or measure not in {**BY_NAME, **COLUMNS}:
        return None
    base = column_of(measure)
    counted = rest.endswith(".seeds")
    arm, minus, other = rest.removesuffix(".seeds").partition("_minus_")
    what, what_zh = (f"{arm} − {other}", f"{arm} − {other}") if minus else (arm, arm)
    if counted:
        return Column(
            name,
            f"Seeds behind {base.label}: {what}",
            f"{base.label_zh}（{what_zh}）的种子数",
            "seeds",
            "粒",
            "On how many seeds the mean rests.",
            "均值出自多少粒种子。",
        )
    unit = ("points", "个百分点") if minus and base.unit == "percent" else (base.unit, base.unit_zh)
    mean, mean_zh = ("Mean over seeds", "各种子的均值")
    if minus:
        mean, mean_zh = "Mean over seeds of the paired difference", "各种子成对差值的均值"
    return Column(
        name,
        f"{base.label}: {what}",
        f"{base.label_zh}：{what_zh}",
        unit[0],
        unit[1],
        f"{mean}. {base.text}",
        f"{mean_zh}。{base.text_zh}",
    )


def _setting(name: str) -> Column | None:
    from sim.links import LINKS
    from sim.settings import CATALOGUE

    plain = name.removeprefix("settings.")
    if plain not in CATALOGUE and plain.removeprefix("links.") not in LINKS:
        return None
    setting = CATALOGUE.get(plain)
    unit = setting.unit if setting else "share of communities"
    unit_zh = UNITS_ZH.get(unit, unit) if setting else "占社区比例"
    en, zh = (label(plain, language) for language in LANGUAGES)
    told, told_zh = (meaning(plain, language) for language in LANGUAGES)
    return Column(name, en, zh, unit, unit_zh, told, told_zh)
