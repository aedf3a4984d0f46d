"""Plan files: TOML in, a checked sweep plan out; every mistake named with file, line and key."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from experiments.designs import design as designs
from experiments.designs import point_table
from experiments.designs.design import Design
from experiments.designs.factor import Varied, several, varied
from experiments.questions.sweep.plan import SweepPlan, check_measures, sweep_plan
from experiments.runs import inputs
from experiments.runs.jobs import check_named_once, parse_seeds
from experiments.runs.spec import taken
from experiments.text.errors import InputError

PLANS = Path(__file__).parent / "plans"
DESIGN_KEYS: dict[str, type] = {
    "kind": str,
    "points": int,
    "seed": int,
    "levels": int,
    "second_order": bool,
    "table": str,
}
KEYS: dict[str, type | tuple[type, ...]] = {
    "scenarios": list,
    "seeds": (int, str, list),
    "weeks": int,
    "street": str,
    "communities": (int, str),
    "each_community": bool,
    "measures": list,
    "set": dict,
    "vary": (dict, str),
    "design": dict,
}
WITHDRAWN = {"scale": '; a smaller street is one of whole communities: communities = "5" or "Y,G,S"'}
IN_WORDS = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


def shipped() -> tuple[str, ...]:
    """Return the names of the plans that come with wulian."""
    return tuple(sorted(path.stem for path in PLANS.glob("*.toml")))


def read_plan(name: str, changes: Mapping[str, Any] | None = None) -> SweepPlan:
    """Return the plan of a file, or a shipped one by name.

    `changes` are arguments of `sweep_plan` that go before what the file says (`settings` come on
    top of its own). Files it names are looked for beside it. Raises InputError or ScenarioError.
    """
    from scenarios.files import read_toml
    from scenarios.layers import File

    path = PLANS / f"{name}.toml" if name in shipped() else Path(name)
    data, text = read_toml(path, path.name)
    return _Reader(File(path, path.name, data, text)).plan(dict(changes or {}))


class _Reader:
    """Reads the tables of one plan file."""

    def __init__(self, file: Any) -> None:
        self.file, self.data = file, file.data

    def plan(self, changes: dict[str, Any]) -> SweepPlan:
        """Check everything and return the plan; raises at the first mistake."""
        self._check(self.data, KEYS, ())
        seeds = self._seeds()  # checked even where it is changed
        settings = self._settings()
        with self._at("measures"):
            check_measures(self._texts("measures"))
        arms = []
        names = [self._beside(name) for name in self._texts("scenarios")]
        for name in names:
            with self._at("scenarios"):
                arms += inputs.scenarios([name], ())
                check_named_once(arms)
        if not arms:
            raise self.file.error((), 'scenarios is missing: name at least one, such as ["linked"]')
        with self._at("set"):
            inputs.scenarios(arms, settings)
        street = changes.pop("street", None)
        if street is None and "street" in self.data:
            street = self._beside(self.data["street"])
            with self._at("street"):
                inputs.street(street)
        asked: dict[str, Any] = {
            key: self.data[key]
            for key in ("weeks", "communities", "each_community", "measures")
            if key in self.data
        }
        asked |= {"seeds": seeds, "settings": settings, "street": street}
        more = list(changes.pop("settings", ()))
        asked |= {key: value for key, value in changes.items() if value is not None}
        asked["settings"] = [*settings, *more]
        special = {key: asked.pop(key) for key in ("each_community", "measures") if key in asked}
        design = self.design()
        with self._at():
            spec, _ = taken(names, asked.pop("seeds"), asked)
            return sweep_plan(design, spec, **special)

    def design(self) -> Design:
        """Return the design of [design] over [vary]."""
        table = dict(self.data.get("design", {}))
        self._check(table, DESIGN_KEYS, ("design",))
        if "table" in table:
            more = table.keys() - {"table", "kind"}
            if "vary" in self.data or more or table.get("kind", "table") != "table":
                raise self.file.error(
                    ("design", "table"), "the table holds all points; leave out vary and the rest of design"
                )
            with self._at("design", "table"):
                return point_table.read_table(self.file.path.parent / table["table"], table["table"])
        things = self._varied()
        with self._at("design", "kind"):
            kind = designs.check_kind(table.pop("kind", ""))
        try:
            return designs.design(kind, things, **table)
        except InputError as error:
            word = str(error).split(" ")[0]  # such a message begins with what is wrong
            place = "vary" if word in [one.name for one in things] else "design"
            raise self.file.error((place, word), str(error)) from None

    def _varied(self) -> tuple[Varied, ...]:
        where = self.data.get("vary", {})
        if isinstance(where, str) or not where:
            with self._at("vary"):
                return several(where)
        flat: dict[str, Any] = {}
        for name, one in where.items():
            if isinstance(one, dict) and name in ("links", "settings"):
                flat |= {f"{name}.{inner}": value for inner, value in one.items()}
            else:
                flat[name] = one
        things = []
        for name, one in flat.items():
            with self._at("vary", name):
                things.append(varied(name, one))
        return tuple(things)

    def _seeds(self) -> Sequence[int]:
        given = self.data.get("seeds", 5)
        with self._at("seeds"):
            if isinstance(given, list):
                if not given or not all(type(one) is int for one in given):
                    raise InputError(f"seeds = {given!r}: allowed is a list of whole numbers")
                given = ",".join(f"{one}-{one}" for one in given)
            try:
                return parse_seeds(str(given))
            except InputError as error:
                raise InputError(str(error).replace("--seeds", "seeds =")) from None

    def _settings(self) -> list[str]:
        """Return [set] as assignments."""
        found = []
        for name, one in self.data.get("set", {}).items():
            inner = one.items() if isinstance(one, dict) else [(None, one)]
            for key, value in inner:
                found.append(f"{name if key is None else f'{name}.{key}'}={json.dumps(value, default=str)}")
        return found

    def _texts(self, key: str) -> list[str]:
        given = self.data.get(key, [])
        if not all(isinstance(one, str) for one in given):
            raise self.file.error((key,), f"{key} = {given!r}: allowed is a list of names in quotes")
        return list(given)

    def _beside(self, name: str) -> str:
        """Return a name as it is, a file or folder as seen from the plan."""
        is_path = name.endswith(".toml") or "/" in name or "\\" in name
        return str(self.file.path.parent / name) if is_path else name

    def _check(self, data: Mapping[str, Any], keys: Mapping[str, Any], place: tuple[str, ...]) -> None:
        """Refuse unknown keys and values of another type."""
        from sim.links import LINKS, nearest
        from sim.settings import CATALOGUE

        for key, value in data.items():
            if key not in keys:
                hint = WITHDRAWN.get(key) or nearest(key, keys)
                if key in LINKS or key in CATALOGUE:
                    hint = "; what is varied stands under [vary], a fixed value under [set]"
                elif place and key in KEYS:
                    hint = f"; {key} stands outside [{place[0]}]"
                allowed = ", ".join(keys)
                raise self.file.error((*place, key), f"unknown key '{key[:80]}'{hint} (keys: {allowed})")
            kinds = keys[key] if isinstance(keys[key], tuple) else (keys[key],)
            if type(value) not in kinds:
                allowed = " or ".join(IN_WORDS[kind] for kind in kinds)
                raise self.file.error((*place, key), f"{key} = {str(value)[:60]!r}: allowed is {allowed}")

    @contextmanager
    def _at(self, *place: str) -> Iterator[None]:
        """Give an error of the lines below its file and line."""
        from sim.links import LinkError
        from sim.scenario import ScenarioError
        from sim.settings import SettingError

        try:
            yield
        except (InputError, ScenarioError, SettingError, LinkError) as error:
            text = str(error).replace("--set ", "")
            first = text.split(" ")[0].partition("=")[0].rstrip(":")
            if place in ((), ("set",)) and first.split(".")[0] in self.data.get("set", {}):
                place = ("set", *first.split("."))
            elif not place and first in KEYS:
                place = (first,)
            elif place and not text.startswith(place[-1]):
                text = f"{'.'.join(place)}: {text}"
            raise self.file.error(place, text) from None
