"""Frames: one week of both worlds in one binary message.

Layout: four bytes `WL01`, the length of the header (uint32, little-endian), the header (JSON, UTF-8,
padded with spaces to a multiple of 8), then the arrays one after the other, each starting at a
multiple of 8. The header's `arrays` name world, name, type, shape and offset from the first array.
"""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

MAGIC = b"WL01"
TYPES = {"uint8": "u1", "uint16": "u2", "float32": "f4"}


def encode(header: Mapping[str, Any], arrays: Mapping[tuple[str, str], np.ndarray]) -> bytes:
    """Return a frame; `arrays` by world ("a", "b") and name."""
    entries, parts, offset = [], [], 0
    for (world, name), array in arrays.items():
        raw = np.ascontiguousarray(array).tobytes()
        entries.append([world, name, TYPES[array.dtype.name], list(array.shape), offset])
        raw += b"\0" * (-len(raw) % 8)
        parts.append(raw)
        offset += len(raw)
    text = json.dumps({**header, "arrays": entries}, ensure_ascii=False, separators=(",", ":"))
    head = text.encode()
    head += b" " * (-len(head) % 8)
    return b"".join([MAGIC, len(head).to_bytes(4, "little"), head, *parts])
