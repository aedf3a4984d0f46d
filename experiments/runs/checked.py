"""Arguments of the doors as a person gives them: brought to one form, or refused in a sentence."""

import numbers
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from experiments.text.errors import InputError

LONGEST = 520  # weeks


def whole(name: str, given: Any, least: int = 1, most: int | None = None) -> int:
    """Return a whole number from `least` to `most`; InputError for anything else."""
    known = isinstance(given, numbers.Integral) and not isinstance(given, bool)
    if not known or int(given) < least or (most is not None and int(given) > most):
        to, to_zh = (f" to {most}", f"、不大于 {most}") if most is not None else ("", "")
        raise _refused(name, given, f"a whole number from {least}{to}", f"不小于 {least}{to_zh} 的整数")
    return int(given)


def weeks(name: str, given: Any) -> int:
    """Return a number of weeks to live."""
    return whole(name, given, 1, LONGEST)


def number(name: str, given: Any) -> float:
    """Return a number; InputError for anything else."""
    if not isinstance(given, numbers.Real) or isinstance(given, bool):
        raise _refused(name, given, "a number", "数")
    return float(given) if not isinstance(given, numbers.Integral) else int(given)


def flag(name: str, given: Any) -> bool:
    """Return True or False; InputError for anything else."""
    if not isinstance(given, bool):
        raise _refused(name, given, "True or False", "True 或 False")
    return given


def texts(name: str, given: Any) -> tuple[str, ...]:
    """Return several texts; one alone counts as a list of one."""
    found = (given,) if isinstance(given, str) else tuple(_listed(name, given or (), "texts", "文字"))
    for one in found:
        if not isinstance(one, str):
            raise _refused(
                name, one, "a list of texts, such as ['need_scale=2']", "文字的列表，如 ['need_scale=2']"
            )
    return found


def makers(name: str, given: Any) -> tuple[Any, ...]:
    """Return several classes or functions; one alone counts as a list of one."""
    found = (given,) if callable(given) else tuple(_listed(name, given or (), "classes", "类"))
    for one in found:
        if not callable(one):
            raise _refused(name, one, "a list of classes or functions", "类或函数的列表")
    return found


def worlds(given: Any) -> tuple[Any, ...]:
    """Return worlds by name, file or as scenarios; one alone counts as a list of one."""
    from sim.scenario import Scenario

    alone = isinstance(given, str | Path | Scenario)
    found = (given,) if alone else tuple(_listed("arms", given, "worlds", "世界"))
    for one in found:
        if not isinstance(one, str | Path | Scenario):
            raise _refused("arms", one, "names, files or scenarios of worlds", "世界的名字、文件或场景对象")
    return found


def seeds(given: Any, parse: Callable[[str], tuple[int, ...]]) -> tuple[int, ...]:
    """Return seeds given as a number, as the command line writes them (`parse`), or one by one."""
    if isinstance(given, bool):
        raise _refused("seeds", given, "5, '1-20' or a list of whole numbers", "5、'1-20' 或整数的列表")
    if isinstance(given, str | numbers.Integral):
        return parse(str(given))
    listed = _listed("seeds", given, "whole numbers", "整数")
    return tuple(whole("seeds", one, 0) for one in listed)


def text(name: str, given: Any) -> str:
    """Return a text; InputError for anything else."""
    if not isinstance(given, str):
        raise _refused(name, given, "a text", "文字")
    return given


def path(name: str, given: Any) -> Path | None:
    """Return a path, None for none."""
    if given is not None and not isinstance(given, str | Path):
        raise _refused(name, given, "a folder", "文件夹")
    return None if given is None else Path(given)


def _listed(name: str, given: Any, what: str, zh: str) -> Sequence[Any]:
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise _refused(name, given, f"a list of {what}", f"{zh}的列表")
    return tuple(given)


def _refused(name: str, given: Any, allowed: str, zh: str) -> InputError:
    shown = repr(given)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return InputError(f"{name} = {shown}: allowed is {allowed}", f"{name} = {shown}：可填{zh}")
