"""Architecture: links, actors and needs are written down once; a ninth link is refused until it is whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from experiments.questions.plan.prices import read_prices
from interface.browser.catalogue import catalogue
from sim.scenario import ScenarioError
from sim.structure import Actor, Link, Need, NeedClass
from tests.oracle import tables

WORDS = Path("interface/browser/page/words")
PARTS = ("mark", "name", "sentence")


def places_without(key: str) -> list[str]:
    """Return where a link is still missing: its words on the page in both languages."""
    found = []
    for language in ("en", "zh"):
        words = json.loads((WORDS / language / "terms.json").read_text(encoding="utf-8"))["links"].get(
            key, {}
        )
        found += [f"{language}: terms.links.{key}.{part}" for part in PARTS if not words.get(part)]
    return found


def test_every_member_has_words_in_both_languages() -> None:
    for kind in (Link, Actor, Need, NeedClass):
        assert [member.id for member in kind] == list(range(len(kind)))
        assert len(set(kind.keys())) == len(kind)
        assert all(member.en and member.zh for member in kind)
    for link in Link:
        assert places_without(link.key) == []
    for language in ("en", "zh"):
        terms = json.loads((WORDS / language / "terms.json").read_text(encoding="utf-8"))
        assert set(terms["actor_names"]) == set(Actor.keys())
        assert set(terms["links"]) == set(Link.keys())


def test_the_page_is_told_the_structure() -> None:
    told = catalogue()
    assert list(told["actors"]) == list(Actor.keys())
    assert [one["name"] for one in told["classes"]] == list(NeedClass.keys())
    assert [(one["name"], one["title_zh"]) for one in told["links"]] == [(one.key, one.zh) for one in Link]


def test_no_script_of_the_page_holds_a_copy() -> None:
    for script in Path("interface/browser/page").rglob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert "'everyday', 'specialised'" not in text, script
        assert "'office', 'social_workers'" not in text, script


def test_the_second_implementation_agrees() -> None:
    """Its copy is its own on purpose; deadlines are the same numbers."""
    assert list(tables.DEADLINE) == [need.weeks for need in Need]
    assert list(tables.CLASS_OF_NEED) == [need.need_class.key for need in Need]


NINTH = """
import sim.structure as structure
text = open(structure.__file__, encoding="utf-8").read()
eighth = '    SUPERVISION = "supervision"'
ninth = '    PROPERTY = "property_link", "property company", "物业", True\\n'
exec(compile(text.replace(eighth, ninth + eighth), structure.__file__, "exec"), structure.__dict__)
"""


@pytest.mark.parametrize(
    ("what", "code"),
    [
        (
            "no price for the link property_link",
            "from experiments.questions.plan.prices import read_prices; read_prices()",
        ),
        (
            "no word of the page for the link property_link",
            "from interface.browser.catalogue import catalogue; catalogue()",
        ),
    ],
)
def test_a_ninth_link_is_refused_until_it_is_whole(what: str, code: str) -> None:
    """A fresh process in which structure has one link more: each place says what it still needs."""
    done = subprocess.run([sys.executable, "-c", NINTH + code], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert what in done.stderr
    assert places_without("property_link")


def test_a_link_without_price_is_not_free(tmp_path: Path) -> None:
    shipped = Path("experiments/questions/plan/prices.toml").read_text(encoding="utf-8")
    rows = shipped.split("[[price]]")
    own = tmp_path / "prices.toml"
    own.write_text(
        "[[price]]".join(row for row in rows if 'link = "volunteers"' not in row), encoding="utf-8"
    )
    with pytest.raises(ScenarioError, match="no price for the link volunteers: what costs nothing"):
        read_prices(own)
