"""What a design may vary: settings with a range, switches, choices and links. Pure.

A link that is varied takes a number from 0 to 1, the share of communities in which it is open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.text.errors import InputError

if TYPE_CHECKING:
    import numpy as np

Value = float | int | str
ALL_UNCERTAIN, ALL_LINKS, RANGE = "all uncertain", "all links", "range"
LINK = "links."


@dataclass(frozen=True)
class Varied:
    """One setting or link of a design, and where it may lie.

    Either anything from `low` to `high` (whole numbers only if `whole`), or one of `values`, which
    are numbers in rising order, or words in the order given (`low` and `high` are then 0 and the
    place of the last).
    """

    name: str
    low: float
    high: float
    whole: bool = False
    values: tuple[Value, ...] = ()

    @property
    def steps(self) -> int:
        """Return how many values are possible; 0 = any number in the range."""
        if self.values:
            return len(self.values)
        return int(self.high - self.low) + 1 if self.whole else 0

    @property
    def words(self) -> bool:
        """Return whether the values are words."""
        return any(isinstance(value, str) for value in self.values)

    def at(self, shares: "np.ndarray", *, nearest: bool = False) -> list[Value]:
        """Return the values at these places between the lowest (0) and the highest (1).

        Where only some values are possible, each gets an equal part of the way, so that a uniform
        sample is uniform over them; with `nearest` they are spread from end to end and the
        nearest is taken, so that steps of a regular grid stay steps. Numbers are kept to six
        significant digits: a printed point says exactly what was run.
        """
        import numpy as np

        if not self.steps:
            free = self.low + shares * (self.high - self.low)
            return [min(max(float(f"{one:.6g}"), self.low), self.high) for one in free]
        last = self.steps - 1
        places = np.rint(shares * last) if nearest else np.minimum(shares * self.steps, last)
        chosen = places.astype(int).tolist()
        if self.values:
            return [self.values[place] for place in chosen]
        return [int(self.low) + place for place in chosen]

    def evenly(self, levels: int) -> list[Value]:
        """Return `levels` values spread from end to end; all values where they are listed."""
        import numpy as np

        if self.values:
            return list(self.values)
        return list(dict.fromkeys(self.at(np.linspace(0, 1, levels), nearest=True)))

    def plain(self) -> dict[str, Any]:
        """Return a form that JSON can hold."""
        if self.values:
            return {"name": self.name, "values": list(self.values)}
        return {"name": self.name, "low": self.low, "high": self.high, "whole": self.whole}

    def described(self) -> str:
        """Return the form the command line takes, such as need_scale=0.8:2."""
        if self.values:
            return f"{self.name}={','.join(map(str, self.values))}"
        return f"{self.name}={self.low:.10g}:{self.high:.10g}"


def uncertain() -> tuple[Varied, ...]:
    """Return all uncertain settings: numbers with a range that the study does not fix."""
    from sim.settings import CATALOGUE

    return tuple(
        _setting(one.name, RANGE)
        for one in CATALOGUE.values()
        if one.kind in ("number", "integer") and one.use != "fixed"
    )


def links() -> tuple[Varied, ...]:
    """Return the eight links, each closed or open everywhere."""
    from sim.links import LINKS

    return tuple(Varied(LINK + name, 0.0, 1.0, values=(0, 1)) for name in LINKS)


def varied(name: str, where: Any = RANGE) -> Varied:
    """Return what `name` may be: "range" (the catalogue's), (low, high) or {"values": [...]}.

    Raises InputError for an unknown name, a value out of range, or a range without extent.
    """
    from sim.links import LINKS
    from sim.settings import CATALOGUE, unknown

    plain = name.removeprefix("settings.")
    if plain in CATALOGUE:
        return _setting(plain, where)
    if plain.removeprefix(LINK) in LINKS and plain.startswith(LINK):
        return _link(plain, where)
    known = [*CATALOGUE, *(LINK + link for link in LINKS)]
    if plain in LINKS:
        raise InputError(f"unknown setting or link '{plain}'; did you mean '{LINK}{plain}'?")
    raise InputError(unknown(plain, known, "setting or link"))


def several(where: str | Mapping[str, Any]) -> tuple[Varied, ...]:
    """Return all that is varied: "all uncertain", "all links", or a range for each name.

    Raises InputError as `varied` does, and for an empty or unknown choice.
    """
    if where == ALL_UNCERTAIN:
        return uncertain()
    if where == ALL_LINKS:
        return links()
    if isinstance(where, str) or not where:
        raise InputError(
            f"vary = {where!r}: allowed is '{ALL_UNCERTAIN}', '{ALL_LINKS}' or a range for at least"
            " one setting or link, such as need_scale = [0.8, 2]"
        )
    return tuple(varied(name, one) for name, one in where.items())


def parse(text: str) -> tuple[str, Any]:
    """Return name and range of an option: NAME, NAME=LOW:HIGH or NAME=VALUE,VALUE,….

    Raises InputError for a range that is not two numbers.
    """
    name, equals, written = (part.strip() for part in text.partition("="))
    if not equals:
        return name, RANGE
    ends = [read_value(part) for part in written.split(":")]
    if len(ends) == 2 and not any(isinstance(end, str) for end in ends):
        return name, ends
    if not name or ":" in written or not written:
        raise InputError(
            f"--vary {text!r} is not understood. Give NAME (its whole range), NAME=LOW:HIGH"
            " or NAME=VALUE,VALUE."
        )
    return name, {"values": [read_value(part) for part in written.split(",")]}


def read_value(written: str) -> Value:
    """Return a value as a person writes it: a number, true or false (1 or 0), or a word."""
    text = written.strip()
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return {"true": 1, "false": 0}.get(text, text)


def _setting(name: str, where: Any) -> Varied:
    from sim.settings import CATALOGUE

    setting = CATALOGUE[name]
    if setting.kind == "set":
        raise InputError(f"{name} is a list and cannot be varied; give each list a scenario of its own")
    if setting.kind == "choice":
        if where == RANGE:
            return Varied(name, 0, len(setting.choices) - 1, values=setting.choices)
    elif where == RANGE and setting.kind != "switch":
        return Varied(name, setting.low, setting.high, setting.kind == "integer")
    if setting.kind == "switch" and where in (RANGE, [0, 1], (0, 1)):
        return Varied(name, 0, 1, values=(0, 1))

    def checked(value: Any) -> Value:
        found = setting.check(value)
        return int(found) if isinstance(found, bool) else found  # type: ignore[return-value]

    return _range(name, where, checked, setting.kind)


def _link(name: str, where: Any) -> Varied:
    from sim.links import check_link

    def checked(value: Any) -> Value:
        if not isinstance(value, bool | int | float):
            raise InputError(f"{name} = {value!r}: a design varies a link from 0 to 1")
        return check_link(name.removeprefix(LINK), value)  # type: ignore[return-value]

    return _range(name, (0, 1) if where == RANGE else where, checked, "number")


def _range(name: str, where: Any, checked: Any, kind: str) -> Varied:
    """Return the range or the values given, each checked by `checked`."""
    from sim.links import LinkError
    from sim.settings import SettingError

    try:
        if isinstance(where, Mapping) and list(where) == ["values"]:
            return _listed(name, where["values"], checked)
        if isinstance(where, Sequence) and not isinstance(where, str) and len(where) == 2:
            low, high = (checked(end) for end in where)
            if kind not in ("number", "integer"):
                raise InputError(f"{name} has no range; give its values: {{ values = [...] }}")
            if not low < high:
                raise InputError(f"{name} = [{low:g}, {high:g}]: the first number must be the lower one")
            return Varied(name, float(low), float(high), kind == "integer")
    except (SettingError, LinkError) as error:
        raise InputError(str(error)) from None
    raise InputError(f"{name} = {str(where)[:60]}: allowed is [low, high], {{ values = [...] }} or '{RANGE}'")


def _listed(name: str, given: Any, checked: Any) -> Varied:
    if not isinstance(given, Sequence) or isinstance(given, str) or not given:
        raise InputError(f"{name}: values must be a list of at least one value")
    values = [checked(value) for value in given]
    if len(set(values)) < len(values):
        raise InputError(f"{name}: a value is listed twice")
    if any(isinstance(value, str) for value in values):
        return Varied(name, 0, len(values) - 1, values=tuple(values))
    values.sort()
    return Varied(name, float(values[0]), float(values[-1]), values=tuple(values))


def asked_for(options: Sequence[str]) -> Mapping[str, Any] | str:
    """Return what `--vary` asks for: ranges by name, or all uncertain settings where nothing is named.

    Raises InputError for a name that stands twice.
    """
    if not options:
        return ALL_UNCERTAIN
    if len(options) == 1 and options[0] in (ALL_LINKS, ALL_UNCERTAIN):
        return options[0]
    asked = [parse(one) for one in options]
    names = [name for name, _ in asked]
    if twice := [name for name in names if names.count(name) > 1]:
        raise InputError(f"--vary names {twice[0]} twice; give each setting one range.")
    return dict(asked)
