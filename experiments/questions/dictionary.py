"""The dictionary of a results folder: every column of every table, made by one place for all questions."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from experiments.runs.folder import write_csv
from experiments.stats.columns import column_of, short

DICTIONARY = "dictionary.csv"
ENOUGH = 1000  # rows of a CSV file that tell the type of its columns


def write_dictionary(folder: Path) -> None:
    """Write dictionary.csv: table, column, labels, unit, type, meaning, and a name of 32 letters at most.

    `number` is 64-bit, `whole number` 32-bit (seeds 64-bit), `yes or no` true or false.
    """
    rows = []
    for path in sorted(folder.glob("*.csv")) + sorted(folder.glob("*.parquet")):
        if path.name == DICTIONARY:
            continue
        for name, kind in _types(path).items():
            one = column_of(name)._asdict() | {"name": name}
            rows.append(
                {
                    "table": path.name,
                    "column": one.pop("name"),
                    "short": short(name),
                    "type": kind,
                    **{key.replace("text", "meaning"): value for key, value in one.items()},
                }
            )
    write_csv(pd.DataFrame(rows), folder / DICTIONARY)


def _types(path: Path) -> dict[str, str]:
    """Return the type of each column in words."""
    if path.suffix == ".parquet":
        schema = pq.read_schema(path)
    else:
        schema = pa.Schema.from_pandas(pd.read_csv(path, nrows=ENOUGH), preserve_index=False)
    return {field.name: _in_words(field.type) for field in schema}


def _in_words(kind: pa.DataType) -> str:
    if pa.types.is_boolean(kind):
        return "yes or no"
    if pa.types.is_integer(kind):
        return "whole number"
    return "number" if pa.types.is_floating(kind) else "text"
