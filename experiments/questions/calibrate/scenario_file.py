"""The fitted settings as a scenario file, which says itself that it is one point of a region."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from experiments.designs.factor import LINK
from experiments.runs.store import write_whole

TITLES = {"title": "Fitted to observations", "title_zh": "按观测数据拟合"}
WHY = (
    "A point of a region, not the answer: the posterior mean of a calibration; plausible.csv beside it"
    " holds the other settings that fit as well."
)
WHY_ZH = (
    "这只是一片区域中的一点，不是答案：校准得到的后验均值；同样说得通的其他设定见同一文件夹的 plausible.csv。"
)
OUTSIDE = " The region is bent, and this mean lies outside of it: use plausible.csv."
OUTSIDE_ZH = "区域是弯的，均值落在区域之外：请用 plausible.csv。"


def write_scenario(
    path: Path, asked: str | Path, settings: Sequence[str], values: Mapping[str, float | int], *, inside: bool
) -> None:
    """Write a scenario that extends the one asked for, with its changes and the fitted values.

    `asked` is a shipped name or a file; `settings` are assignments as `--set` takes them; `inside`
    says whether the point fits itself.
    """
    given = str(asked)
    if given.endswith(".toml"):
        given = Path(os.path.relpath(given, path.parent)).as_posix()
    texts = {
        **TITLES,
        "why": WHY + OUTSIDE * (not inside),
        "why_zh": WHY_ZH + OUTSIDE_ZH * (not inside),
        "extends": given,
    }
    changes: dict[str, Any] = {}
    for one in settings:
        name, _, value = one.partition("=")
        changes[name.strip().removeprefix("settings.")] = _written(name, value.strip())
    changes |= {name: _written(name, f"{value:g}") for name, value in values.items()}
    links = {name.removeprefix(LINK): value for name, value in changes.items() if name.startswith(LINK)}
    own = {name: value for name, value in changes.items() if not name.startswith(LINK)}
    lines = [f'{name} = "{value}"' for name, value in texts.items()]
    for head, table in (("settings", own), ("links", links)):
        if table:
            lines += ["", f"[{head}]", *(f"{name} = {value}" for name, value in table.items())]
    write_whole(path, ("\n".join(lines) + "\n").encode())


def _written(name: str, value: str) -> str:
    """Return a value as TOML: switches as true and false, words in quotes."""
    import tomllib

    from sim.settings import CATALOGUE

    setting = CATALOGUE.get(name.strip().removeprefix("settings."))
    if setting is not None and setting.kind == "switch" and value in ("0", "1"):
        return "true" if value == "1" else "false"
    try:
        tomllib.loads(f"value = {value}")
    except tomllib.TOMLDecodeError:
        return f'"{value}"'
    return value
