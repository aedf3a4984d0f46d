"""How tables are written as Parquet: whole or not at all, small, and telling what stands in them.

Every column carries its unit and names as metadata of its field, every file the fingerprint of its
question. There is no index: every key is a column. Whole numbers take 32 bits (seeds 64); other numbers
keep all 64, because means of 32 would differ in the eighth digit.
"""

import os
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from experiments.stats.columns import column_of
from experiments.text.errors import InputError

ABOUT = ("fingerprint", "model_version", "schema")
"""Of a folder's manifest; written as `wulian.fingerprint` and so on."""


def size(table: pa.Table) -> int:
    """Return the bytes that a table takes in a file of its own."""
    schema = _described(table.schema, {})
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, schema, **_small(schema)) as writer:
        writer.write_table(_cast(table, schema), row_group_size=max(1, len(table)))
    return int(sink.getvalue().size)


def write_tables(path: Path, tables: Iterable[pa.Table], manifest: Mapping[str, Any]) -> None:
    """Append tables to a file, a row group each, and put it in place when it is whole."""
    first = next(several := iter(tables), None)
    if first is None:
        return
    schema = _described(first.schema, manifest)
    temporary = path.with_name(path.name + ".part")
    try:
        with temporary.open("wb") as file:
            with pq.ParquetWriter(file, schema, **_small(schema)) as writer:
                for table in chain([first], several):
                    writer.write_table(_cast(table, schema), row_group_size=max(1, len(table)))
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _cast(table: pa.Table, schema: pa.Schema) -> pa.Table:
    try:
        return table.cast(schema)
    except pa.ArrowInvalid as error:  # nothing of the model comes near two thousand million
        raise InputError(
            f"a whole number does not fit its column: {error}", f"有整数超出了列的范围：{error}"
        ) from None


def _described(schema: pa.Schema, manifest: Mapping[str, Any]) -> pa.Schema:
    """Return the schema that a file gets: narrow whole numbers, units and names, no trace of pandas."""
    fields = []
    for field in schema:
        kind = pa.int32() if pa.types.is_int64(field.type) and field.name != "seed" else field.type
        known = column_of(field.name)
        about = {
            "label": known.label,
            "label_zh": known.label_zh,
            "unit": known.unit,
            "unit_zh": known.unit_zh,
        }
        fields.append(pa.field(field.name, kind, metadata=about))
    own = {f"wulian.{key}": str(manifest[key]) for key in ABOUT if key in manifest}
    return pa.schema(fields, metadata=own)


def _small(schema: pa.Schema) -> dict[str, Any]:
    """Return the writer's options: the bytes of numbers side by side, words by their place in a list."""
    words = [one.name for one in schema if pa.types.is_string(one.type) or pa.types.is_large_string(one.type)]
    numbers = [one.name for one in schema if pa.types.is_floating(one.type) or pa.types.is_integer(one.type)]
    return {
        "compression": "zstd",
        "use_dictionary": words,
        "column_encoding": dict.fromkeys(numbers, "BYTE_STREAM_SPLIT"),
    }
