"""The reasons beside edges that stay, written by hand in reasons.toml."""

import tomllib
from pathlib import Path

from experiments.text.errors import InputError
from experiments.text.language import Language

FILE = Path(__file__).with_name("reasons.toml")


def reasons(file: Path = FILE) -> dict[str, dict[Language, str]]:
    """Return the reasons by item; InputError for an unknown setting, a missing text or a second reason."""
    from sim.settings import CATALOGUE

    found: dict[str, dict[Language, str]] = {}
    for one in tomllib.loads(file.read_text(encoding="utf-8")).get("edge", []):
        item = str(one.get("item", ""))
        if item.split(" ")[0] not in CATALOGUE:
            raise InputError(f"{file.name}: '{item}' is no setting")
        if item in found or not (one.get("en") and one.get("zh")):
            raise InputError(f"{file.name}: {item} needs one reason, in both languages (en, zh)")
        found[item] = {"en": one["en"], "zh": one["zh"]}
    return found
