"""Whether a results folder can be read here: folders of other versions are named, never a traceback."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from experiments.text.errors import InputError

MANIFEST_KEYS = ("command", "runs", "failed")
QUESTION_KEYS = ("experiment", "arms", "seeds", "street", "scale")


def by_another(place: Path, manifest: Mapping[str, Any], what: str = "") -> InputError:
    """Return the error for what another version left so that this one cannot read it."""
    made, own = _made_by(manifest), metadata.version("wulian")
    return InputError(
        f"{place} was made by wulian {made}, and this version, {own}, cannot read it{what}."
        " Read it with that version, or ask the question again here.",
        f"{place} 由 wulian {made} 生成，这里的版本 {own} 读不了{what}。请用那个版本读，或在这里重新提问。",
    )


def check_whole(folder: Path, manifest: Mapping[str, Any], tables: Iterable[str]) -> None:
    """Refuse a manifest that lacks what every question has, and `tables` that are there but broken."""
    question = manifest.get("question")
    lacking = [key for key in MANIFEST_KEYS if key not in manifest]
    known = question if isinstance(question, dict) else {}
    lacking += [f"question.{key}" for key in QUESTION_KEYS if key not in known]
    if lacking:
        raise by_another(folder, manifest, f" ({lacking[0]})")
    for path in (folder / name for name in tables if (folder / name).exists()):
        try:
            pq.read_schema(path)
        except (OSError, pa.ArrowException) as error:
            command = manifest["command"]
            raise InputError(
                f"{path} is broken ({error}). In another folder this makes it again: {command}",
                f"{path} 已损坏（{error}）。换一个文件夹，用这条命令重做：{command}",
            ) from None


@contextmanager
def other_versions_are_said(folder: Path, manifest: Mapping[str, Any]) -> Iterator[None]:
    """Turn what goes wrong with a folder of another version into one error; our own faults stay."""
    try:
        yield
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, InputError) or _made_by(manifest) == metadata.version("wulian"):
            raise
        raise by_another(folder, manifest, f" ({type(error).__name__}: {error})") from error


def _made_by(manifest: Mapping[str, Any]) -> str:
    versions = manifest.get("versions")
    return str(versions.get("wulian", "?")) if isinstance(versions, dict) else "?"
