"""The declared measures: what each is, in which unit, which way is better, what matters.

A weekly column is a raw observation of the model; a measure is one number per run made of such
columns over a window of weeks.
"""

from experiments.stats.measures.column import Column
from experiments.stats.measures.columns_work import CLASS_LABELS, CLASSES
from experiments.stats.measures.declared import LOPSIDED, MEASURES, mean_of_column
from experiments.stats.measures.measure import Better, Kind, Measure, Window
from experiments.stats.measures.weekly_columns import COLUMNS

__all__ = [
    "BY_NAME",
    "CLASSES",
    "CLASS_LABELS",
    "COLUMNS",
    "HEADLINES",
    "KEY_COLUMNS",
    "LOPSIDED",
    "MEASURES",
    "PRIMARY",
    "TABLE",
    "Better",
    "Column",
    "Kind",
    "Measure",
    "Window",
    "mean_of_column",
    "measures_of",
]

BY_NAME = {measure.name: measure for measure in MEASURES}
PRIMARY: tuple[Measure, ...] = tuple(measure for measure in MEASURES if measure.primary)
# The rows of a result's table, in their order: the primary outcomes and what is looked at beside them.
TABLE = (
    "in_time_share_crisis",
    "in_time_share_everyday_crisis",
    "in_time_share_specialised_crisis",
    "in_time_share_emergency",
    "heard_share_emergency",
    "in_time_of_heard_emergency",
    "in_time_share_everyday",
    "in_time_share_specialised",
    "entrenched_cells",
    "in_time_share_everyday_start",
    "in_time_share_specialised_start",
    "backlog_staff_weeks",
    "backlog_age",
    "office_unused",
    "hours_meeting",
    "hours_wasted",
    "volunteers_active",
    "members_serving",
    "projects_cumulative",
    "projects_serving",
    "teams_in_depth",
    "cooperation_cases",
    "loneliness",
    "heard",
    "met",
    "would_ask",
    "would_ask_met",
    "trust",
    "satisfaction",
    "staff_burnout",
    "gap_digital",
    "gap_alone",
    "gap_migrant",
)
HEADLINES = tuple(name for name in TABLE if not BY_NAME[name].primary)
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
