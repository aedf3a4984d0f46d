"""Price lists: what an open link costs a year beyond what the model itself debits.

A price list is a TOML file. `[post]` says what one full-time post costs in yuan; every `[[price]]`
says what one link takes of one thing (yuan, posts or hours a year), for every community in which it
is open or once for the street.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scenarios.layers import File

DEFAULT = Path(__file__).parent / "prices.toml"
WHAT = ("yuan", "posts", "hours")
PER = ("community", "street")
SOURCES = ("article", "literature", "assumption")
TEXTS = ("citation", "grade", "text", "text_zh")
NUMBERS = ("value", "low", "high")
POST = "post"


@dataclass(frozen=True)
class Price:
    """What `link` takes of `what` in a year, per open community or once for the street.

    For the pay of a post `link` is "post" and `per` is "post". `low` and `high` bound what is
    thought possible. `source` is article, literature or assumption; a citation names facts (A#) or
    evidence (E#, docs/evidence.md).
    """

    link: str
    what: str
    per: str
    value: float
    low: float
    high: float
    source: str
    citation: str = ""
    grade: str = ""
    text: str = ""
    text_zh: str = ""


@dataclass(frozen=True)
class PriceList:
    """All prices of a plan."""

    title: str
    title_zh: str
    post: Price
    prices: tuple[Price, ...]

    @property
    def all(self) -> tuple[Price, ...]:
        """Return every price, the pay of a post first."""
        return (self.post, *self.prices)

    def plain(self) -> dict[str, Any]:
        """Return a form that JSON can hold."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "PriceList":
        """Return the list that `plain` describes."""
        prices = tuple(Price(**one) for one in plain["prices"])
        return cls(plain["title"], plain["title_zh"], Price(**plain["post"]), prices)


def read_prices(path: Path | None = None) -> PriceList:
    """Return the price list of a file; the one that comes with wulian for None.

    Raises ScenarioError (file, line, what is allowed) for anything that makes no sense.
    """
    from scenarios.files import read_toml
    from scenarios.layers import File, check_keys
    from sim.links import LINKS

    path = path or DEFAULT
    data, text = read_toml(path, path.name)
    file = File(path, path.name, data, text)
    check_keys(file, data, ("title", "title_zh", POST, "price"), ())
    if not isinstance(data.get(POST), dict):
        raise file.error((), "[post] is missing: what one full-time post costs in yuan a year")
    if not isinstance(data.get("price", []), list):
        raise file.error(("price",), "write every price as a table of its own: [[price]]")
    post = _price(file, (POST,), {**data[POST], "link": POST, "what": "yuan", "per": POST})
    prices = [_price(file, ("price", place), one) for place, one in enumerate(data.get("price", []))]
    seen: set[tuple[str, str, str]] = set()
    for place, price in enumerate(prices):
        key = (price.link, price.what, price.per)
        if key in seen:
            raise file.error(("price", place), f"{price.link}, {price.what} per {price.per}: priced twice")
        seen.add(key)
    if missing := [link for link in LINKS if link not in {price.link for price in prices}]:
        raise file.error(
            ("price",), f"no price for the link {missing[0]}: what costs nothing needs a row with value = 0"
        )
    title = str(data.get("title", path.stem))
    return PriceList(title, str(data.get("title_zh", title)), post, tuple(prices))


def _price(file: "File", keys: tuple[str | int, ...], one: Mapping[str, Any]) -> Price:
    """Return one checked price."""
    from scenarios.layers import check_keys
    from sim.links import LINKS

    check_keys(file, one, ("link", "what", "per", "source", *NUMBERS, *TEXTS), keys)
    choices: dict[str, Sequence[str]] = {"source": SOURCES}
    if keys != (POST,):
        choices = {"link": LINKS, "what": WHAT, "per": PER, **choices}
    for key, allowed in choices.items():
        _choice(file, (*keys, key), one.get(key), allowed)
    value, low, high = (_number(file, (*keys, key), one.get(key, one.get("value"))) for key in NUMBERS)
    if not low <= value <= high:
        raise file.error((*keys, "value"), f"value = {value:g}: allowed is low = {low:g} to high = {high:g}")
    texts = {key: str(one.get(key, "")) for key in TEXTS}
    if one["source"] != "assumption" and not texts["citation"]:
        raise file.error((*keys, "source"), f'source = "{one["source"]}" needs a citation, such as "E47"')
    return Price(one["link"], one["what"], one["per"], value, low, high, one["source"], **texts)


def _choice(file: "File", keys: tuple[str | int, ...], given: Any, allowed: Sequence[str]) -> None:
    from sim.links import nearest

    if given not in allowed:
        likely = nearest(given, allowed) if isinstance(given, str) else ""
        shown = "is missing" if given is None else f"= {str(given)[:80]!r}"
        raise file.error(keys, f"{keys[-1]} {shown}: allowed is {', '.join(allowed)}{likely}")


def _number(file: "File", keys: tuple[str | int, ...], given: Any) -> float:
    right = isinstance(given, int | float) and not isinstance(given, bool)
    if not right or not math.isfinite(given) or not 0 <= given <= 1e12:
        shown = "is missing" if given is None else f"= {str(given)[:40]}"
        raise file.error(keys, f"{keys[-1]} {shown}: allowed is a number from 0 to 1e12")
    return given
