"""The model's text, in both languages, names what the code names (consistency)."""

import re

import pytest

from sim.settings.catalogue import CATALOGUE
from tests.architecture.places import ROOT, defined

pytestmark = pytest.mark.architecture

ENGLISH, CHINESE = (
    (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("model.md", "model.zh-CN.md")
)
# Letters that are no symbols: lanes, communities, a worker, counts, chances, sums.
PLAIN = set("MOSGYDwnpΣ")
SIM = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "sim").rglob("*.py"))}
DEFINED = frozenset().union(*(defined(path) for path in SIM))


def _symbols(text: str) -> dict[str, list[str]]:
    """Return the names in the code of every row of the table of symbols, by its letters."""
    table = re.split(r"\n## ", re.split(r"\n### 1\.4 ", text)[1])[0]
    rows = [line.split("|")[1:-1] for line in table.splitlines() if line.startswith("|")][2:]
    return {re.sub(r"[,，、 ]+", " ", row[0]).strip(): re.findall(r"`([^`]+)`", row[2]) for row in rows}


def _headings(text: str) -> list[str]:
    """Return the level of every heading, and its number or step."""
    return re.findall(r"^(#+(?: (?:\d[\d.]*|W\d+))?)", re.sub(r"```.*?```", "", text, flags=re.S), re.M)


def test_every_symbol_has_a_name_of_the_code() -> None:
    for letters, names in _symbols(ENGLISH).items():
        assert names, letters
        assert [
            name
            for name in names
            if not name.endswith(".py")
            and name not in DEFINED
            and not any(made.endswith(f".{name}") for made in DEFINED)
        ] == [], letters


def test_no_formula_has_a_letter_of_its_own() -> None:
    known = set("".join(_symbols(ENGLISH))) | PLAIN
    rules = ENGLISH[ENGLISH.index("### 3.4") : ENGLISH.index("### 3.5")]
    rules = re.sub(r"`[^`]*`|\]\([^)]*\)", " ", rules)
    letters = re.findall(r"(?<![\w'’.\-–])([A-Za-zα-ωΑ-Ω])(?![\w'’\-])", rules)
    assert set(letters) - known == set()


def test_words_in_formulas_are_settings_or_names_of_the_code() -> None:
    code, indented = "\n".join(SIM.values()), re.findall(r"^    +(\w+ = .*|min\(.*|\+ .*)$", ENGLISH, re.M)
    words = {word for line in indented for word in re.findall(r"[a-z]+_\w+", line)}
    assert len(words) > 20
    assert [word for word in words if word not in CATALOGUE and not re.search(rf"\b{word}\b", code)] == []


def test_both_languages_tell_the_same_chapters_with_the_same_symbols() -> None:
    assert _headings(CHINESE) == _headings(ENGLISH)
    assert _symbols(CHINESE) == _symbols(ENGLISH)


def test_both_languages_name_the_same_settings() -> None:
    english, chinese = (
        {name for name in CATALOGUE if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
        for text in (ENGLISH, CHINESE)
    )
    assert english ^ chinese == set()
