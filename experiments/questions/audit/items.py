"""What is audited: every setting, every entry of a set by itself, and the values each is tried at. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Self

from experiments.text.errors import InputError

if TYPE_CHECKING:
    from sim import Scenario
    from sim.settings import Setting

Value = float | int | str | bool
STEP, REACH = 0.025, 4
"""A step is 2.5 % of the value; four of them each way make the ±10 %."""
RANGE_POINTS = 5


@dataclass(frozen=True)
class Item:
    """A setting, or one entry of a set, and where it is tried.

    `near` are the values within ±10 % in rising order, the value in force among them; none for what is
    no number. `far` are the other values that span the range: of a number five from end to end, of a
    choice all words, of an entry of a set only "switched": in or out, whatever it is not. `coarse`: a whole
    number of which one is more than a step of 2.5 %.
    """

    name: str
    setting: str
    entry: str
    near: tuple[Value, ...]
    far: tuple[Value, ...]
    value: Value
    coarse: bool = False

    @property
    def is_number(self) -> bool:
        """Return whether the item has steps."""
        return bool(self.near)

    @property
    def ends(self) -> tuple[Value, ...]:
        """Return the values that span the range: its ends, or all other values."""
        return (self.far[0], self.far[-1]) if self.is_number else self.far

    @property
    def tenths(self) -> tuple[Value, ...]:
        """Return the values a tenth below and above."""
        return tuple(dict.fromkeys((self.near[0], self.near[-1]))) if self.is_number else ()

    @property
    def values(self) -> tuple[Value, ...]:
        """Return all values tried, each once, without the one in force where there are steps."""
        tried = dict.fromkeys((*self.far, *self.near))
        return tuple(one for one in tried if not (self.is_number and one == self.value))

    def share(self, value: Value) -> float:
        """Return how far a value lies off the one in force, in % of it (of half the range if it is 0)."""
        base, number = float(self.value), float(value)
        width = abs(base) or (float(self.far[-1]) - float(self.far[0])) / 2
        return 100.0 * (number - base) / width

    def plain(self) -> dict[str, Any]:
        """Return a form that JSON can hold."""
        return asdict(self) | {"near": list(self.near), "far": list(self.far)}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Self:
        """Return the item of a plain form."""
        return cls(**{**plain, "near": tuple(plain["near"]), "far": tuple(plain["far"])})


SWITCHED = "switched"


def items(world: "Scenario", patterns: Sequence[str] = ()) -> tuple[Item, ...]:
    """Return the items of the catalogue with their values in a world; `patterns` choose some by name.

    A pattern is a name as `--set` takes it, with * for anything; an entry of a set goes by the name of
    the set too. Raises InputError for a pattern that fits nothing.
    """
    from sim.links import nearest
    from sim.settings import CATALOGUE

    found = [item for setting in CATALOGUE.values() for item in _items(setting, world.settings[setting.name])]
    for pattern in patterns:
        if not any(_fits(item, pattern) for item in found):
            near = nearest(pattern, CATALOGUE)
            raise InputError(f"--settings '{pattern[:80]}': no setting is called so{near}")
    return tuple(item for item in found if not patterns or any(_fits(item, one) for one in patterns))


def _fits(item: Item, pattern: str) -> bool:
    return fnmatchcase(item.name, pattern) or fnmatchcase(item.setting, pattern)


def _items(setting: "Setting", value: Any) -> Iterator[Item]:
    if setting.kind == "set":
        for entry in setting.choices:
            yield Item(f"{setting.name} {entry}", setting.name, entry, (), (SWITCHED,), entry in value)
    elif setting.kind in ("switch", "choice"):
        others = setting.choices or (False, True)
        yield Item(setting.name, setting.name, "", (), tuple(others), value)
    else:
        yield _number(setting, value)


def _number(setting: "Setting", value: float) -> Item:
    """Return a number with its steps, as far as it may go at all; a calibrated value may lie off its range.

    Where the whole range is narrower than ±10 % (a share kept a week of 0.998), eight steps span the range.
    """
    low = max(min(setting.low, value), setting.least)
    high = min(max(setting.high, value), setting.most)
    step = STEP * abs(value) or STEP * (high - low) / 2
    step = min(step, (high - low) / (2 * REACH))
    whole = setting.kind == "integer"
    coarse = whole and step < 1
    near = {value - 1, value, value + 1} if coarse else {value}
    for place in range(-REACH, REACH + 1):
        exact = value + place * step
        near.add(round(exact) if whole else float(f"{exact:.6g}"))
    far = (low + (high - low) * place / (RANGE_POINTS - 1) for place in range(RANGE_POINTS))
    return Item(
        setting.name,
        setting.name,
        "",
        tuple(sorted(one for one in near if setting.least <= one <= setting.most)),
        tuple(dict.fromkeys(round(one) if whole else float(f"{one:.6g}") for one in far)),
        value,
        coarse,
    )


def at(world: "Scenario", item: Item, value: Value) -> "Scenario | None":
    """Return a world with an item at a value, or None where that is nothing new or not allowed there.

    Worlds differ in what is in force: a chair that one world has is another value only in the others.
    """
    from sim.scenario import ScenarioError

    own = world.settings[item.setting]
    if item.entry:
        assert isinstance(own, frozenset)
        wanted: Any = own ^ {item.entry}
    else:
        wanted = value
    if wanted == own:
        return None
    try:
        return world.replace(settings=world.settings.replace({item.setting: wanted}))
    except ScenarioError:  # such as a chair whose link is closed there
        return None
