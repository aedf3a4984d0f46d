"""Every weekly column with its unit and a sentence, by name."""

from experiments.measures.column import Column
from experiments.measures.columns_institutions import INSTITUTIONS
from experiments.measures.columns_people import KEYS, PEOPLE
from experiments.measures.columns_work import WORK

COLUMNS: dict[str, Column] = {one.name: one for one in (*KEYS, *PEOPLE, *WORK, *INSTITUTIONS)}
