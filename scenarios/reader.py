"""Scenario files: TOML in, one frozen and checked ``Scenario`` out. The only reader there is.

A file states only what differs from the scenario it extends. The calibrated settings lie under
every scenario; then come the extended files, oldest first; then the file itself. Events add to the
inherited ones; a list of emergencies replaces the inherited list. Shipped worlds that are a word
apart share a file (``scenarios.families``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from scenarios.families import member
from scenarios.files import parse_toml, read_toml
from scenarios.layers import KEYS, TEXTS, File, Layers, add, check_keys, checked_setting, table_of
from sim.links import nearest
from sim.scenario import Scenario, ScenarioError, digest
from sim.settings import Settings

HERE = Path(__file__).parent
WORLDS = HERE / "worlds"
CALIBRATED = HERE / "calibrated.toml"
FIRST = (
    "isolated",
    "matched",
    "linked-same-hours",
    "linked",
    "leaderless",
    "committee-hub",
    "staff-only",
)
"""The arms everybody asks for, listed before the others."""


@dataclass
class Reading:
    """A scenario with the file that set each value (``settings.NAME``, ``links.NAME``, ...)."""

    scenario: Scenario
    origins: dict[str, str]
    files: tuple[str, ...]


def names() -> tuple[str, ...]:
    """Return the names of the shipped worlds, the standard arms first.

    Returns:
        Names that `load` takes; each has a title and a reason in both languages.

    Raises:
        ScenarioError: a shipped file is damaged.

    Example:
        >>> import wulian as wl
        >>> wl.worlds()[:2]
        ('isolated', 'matched')
    """
    found = sorted(
        _shipped(),
        key=lambda name: [(len(part), part) if part.isdigit() else (0, part) for part in name.split("-")],
    )
    return tuple(name for name in FIRST if name in found) + tuple(name for name in found if name not in FIRST)


@cache
def _shipped() -> dict[str, Path]:
    """Return the file of every shipped scenario; those of a family share one."""
    files: dict[str, Path] = {}
    for path in WORLDS.glob("*.toml"):
        data, _ = read_toml(path, path.name)
        files |= dict.fromkeys(data.get("family", [path.stem]), path)
    return files


def load(name_or_path: str | Path) -> Scenario:
    """Return a shipped world by name, or one from a TOML file.

    Args:
        name_or_path: a name (`names`), or the path of a file that ends in .toml.

    Returns:
        A frozen and checked scenario; `.replace` makes another of it.

    Raises:
        ScenarioError: with file, line, what was given, what is allowed.

    Example:
        >>> import wulian as wl
        >>> wl.load("linked").links["platform"]
        1.0
        >>> wl.load("linkd")
        Traceback (most recent call last):
        ...
        sim.scenario.ScenarioError: unknown scenario 'linkd'; did you mean 'linked'? (...)
    """
    return read(name_or_path).scenario


def read(name_or_path: str | Path) -> Reading:
    """Read a scenario and remember which file set what."""
    return _reading(_chain(*_locate(str(name_or_path), Path())))


def read_text(text: str, label: str) -> Reading:
    """Read a scenario from the text of a file called `label`; it can extend shipped scenarios only.

    Raises:
        ScenarioError: as `read`.
    """
    file = File(Path(label), label, parse_toml(text, label), text)
    _check_data(file)
    parent = file.data.get("extends")
    if parent is None:
        return _reading([file])
    known = names()
    if parent not in known:
        allowed = f"allowed is the name of a shipped scenario{nearest(parent, known)}"
        raise file.error(("extends",), f"extends = '{parent[:80]}': {allowed}")
    return _reading([*_chain(*_locate(parent, Path())), file])


def _reading(chain: list[File]) -> Reading:
    """Put the files on top of each other, the base first."""
    layers = Layers()
    for name, value in calibrated()[0].items():
        layers.settings[name] = value
        layers.origins[f"settings.{name}"] = CALIBRATED.name
    for file in chain:
        add(layers, file)
    leaf = chain[-1]
    layers.events.sort(key=lambda pair: pair[0].week)  # as Scenario does, so that origins match
    for index, (_, origin) in enumerate(layers.events):
        layers.origins[f"events.{index}"] = origin
    texts = {key: leaf.data.get(key, "") for key in TEXTS}
    texts["title"] = texts["title"] or leaf.path.stem
    try:
        scenario = Scenario(
            name=leaf.path.stem,
            **texts,
            settings=Settings.of(layers.settings),
            links=layers.links,  # type: ignore[arg-type]  # checked and normalised by Scenario
            events=tuple(event for event, _ in layers.events),
            emergencies=tuple(layers.emergencies),
            hours_of=layers.hours_of,
            hours_rule=layers.hours_rule,
        )
    except ScenarioError as error:
        raise ScenarioError(f"{leaf.label}: {error}") from None
    _check_hours(leaf, scenario)
    return Reading(scenario, layers.origins, tuple(file.label for file in chain))


def calibrated() -> tuple[dict[str, object], str, dict[str, object]]:
    """Return the calibrated settings, the fingerprint of that table, and how it came about."""
    data, text = read_toml(CALIBRATED, CALIBRATED.name)
    file = File(CALIBRATED, CALIBRATED.name, data, text)
    values: dict[str, object] = {}
    for name, value in table_of(file, data, "settings").items():
        values[name] = checked_setting(file, ("settings",), name, value)
    return values, digest(data.get("settings", {})), dict(table_of(file, data, "provenance"))


def _locate(name: str, beside: Path) -> tuple[Path, str]:
    """Return path and label of a shipped name, or of a file (relative to ``beside``)."""
    if name.endswith(".toml") or "/" in name or "\\" in name:
        return beside / Path(name), name
    known = names()
    plain = name.replace("_", "-")
    if plain not in known:
        raise ScenarioError(
            f"unknown scenario '{name[:80]}'{nearest(plain, known)} "
            f"('wulian scenarios' lists them; a file ends in .toml)"
        )
    return WORLDS / f"{plain}.toml", f"{plain}.toml"


def _chain(path: Path, label: str) -> list[File]:
    """Return the file and all it extends, the base first."""
    chain: list[File] = []
    seen: list[tuple[Path, str]] = []
    while True:
        key = path.resolve()
        if key in [known for known, _ in seen]:
            circle = " -> ".join([*(name for _, name in seen), label])
            raise ScenarioError(f"{seen[-1][1]}: extends runs in a circle: {circle}")
        seen.append((key, label))
        file = _file(path, label)
        chain.insert(0, file)
        parent = file.data.get("extends")
        if parent is None:
            return chain
        try:
            path, label = _locate(parent, path.parent)
        except ScenarioError as error:
            raise file.error(("extends",), f"extends: {error}") from None
        if not _place(path).exists():
            raise file.error(("extends",), f"extends = '{parent}': there is no such file")


def _place(path: Path) -> Path:
    """Return where a scenario's text stands: a member of a family has no file of its own."""
    return _shipped().get(path.stem, path) if path.parent == WORLDS else path


def _file(path: Path, label: str) -> File:
    place = _place(path)
    data, text = read_toml(place, label if place == path else place.name)
    file = File(path, label, data, text)
    if place != path:
        file = member(replace(file, family=place.name), path.stem)
    _check_data(file)
    return file


def _check_data(file: File) -> None:
    """Refuse unknown keys, and anything but text where text is wanted."""
    if "family" in file.data:
        raise file.error(("family",), "a family of worlds is read only among those that come with wulian")
    check_keys(file, file.data, KEYS, ())
    for name in (*TEXTS, "extends", "hours_of", "hours_rule"):
        if not isinstance(file.data.get(name, ""), str):
            raise file.error((name,), f"{name} = {file.data[name]!r}: allowed is text in quotes")


def _check_hours(file: File, scenario: Scenario) -> None:
    """Refuse hours of a scenario that does not exist or itself needs another's hours."""
    if scenario.hours_of is None:
        return
    try:
        giver = load(scenario.hours_of) if scenario.hours_of in names() else None
    except ScenarioError as error:
        raise file.error(("hours_of",), f"hours_of: {error}") from None
    if giver is None:
        hint = nearest(scenario.hours_of, names())
        raise file.error(
            ("hours_of",), f"hours_of = '{scenario.hours_of}': allowed is a shipped scenario or 'none'{hint}"
        )
    if giver.hours_of is not None:
        raise file.error(
            ("hours_of",),
            f"hours_of = '{scenario.hours_of}': that scenario itself takes hours of '{giver.hours_of}'",
        )
