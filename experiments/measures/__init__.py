"""The declared measures: what each is, in which unit, which way is better, what matters.

A weekly column is a raw observation of the model; a measure is one number per run made of such
columns over a window of weeks.
"""

from experiments.measures.catalogue import CLASS_LABELS, CLASSES, MEASURES
from experiments.measures.measure import Better, Kind, Language, Measure, Window

__all__ = [
    "BY_NAME", "CLASSES", "CLASS_LABELS", "HEADLINES", "KEY_COLUMNS", "MEASURES", "PRIMARY",
    "Better", "Kind", "Language", "Measure", "Window", "measures_of",
]  # fmt: skip

BY_NAME = {measure.name: measure for measure in MEASURES}
PRIMARY: tuple[Measure, ...] = tuple(measure for measure in MEASURES if measure.primary)
# What the report's table and the third sentence look at, besides the primary outcomes.
HEADLINES = (
    "in_time_share_everyday_start",
    "in_time_share_specialised_start",
    "backlog_staff_weeks",
    "hours_meeting",
    "hours_wasted",
    "volunteers_active",
    "members_serving",
    "projects_cumulative",
    "loneliness",
    "acceptance",
    "trust",
    "satisfaction",
    "staff_burnout",
    "gap_digital",
    "gap_alone",
    "gap_migrant",
)
KEY_COLUMNS = ("scenario", "seed", "week", "community")


def measures_of(columns: list[str]) -> tuple[Measure, ...]:
    """Return the measures that these weekly columns allow, declared ones first.

    A numeric column that nobody declared becomes an average without direction or margin, so that
    nothing the model reports is lost from `summary.csv`.
    """
    present = set(columns)
    known = [measure for measure in MEASURES if present.issuperset(measure.columns)]
    used = {column for measure in known for column in measure.columns} | {"point", *KEY_COLUMNS}
    rest = [
        Measure(name, (name,), name, name, "", "", "average", declared=False)
        for name in columns
        if name not in used
    ]
    return (*known, *rest)
