"""Every weekly column with its unit and a sentence, by name."""

from experiments.stats.measures.column import Column
from experiments.stats.measures.columns_institutions import INSTITUTIONS
from experiments.stats.measures.columns_people import KEYS, PEOPLE
from experiments.stats.measures.columns_work import WORK

COLUMNS: dict[str, Column] = {one.name: one for one in (*KEYS, *PEOPLE, *WORK, *INSTITUTIONS)}
