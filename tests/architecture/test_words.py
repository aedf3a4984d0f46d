"""Architecture: what is said to people lies in files of words, whole in both languages, and nothing lies there unused.

Python that still holds Chinese is counted: the count goes down as rooms are moved, never up.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import parse
from fluent.syntax.ast import Junk, Message, SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor

from experiments.text.messages import LANGUAGES, MessageError, Words
from tests.architecture.places import ROOT

pytestmark = pytest.mark.architecture

CHINESE = re.compile(r"[\u3400-\u9fff\uff01-\uff5e\u3001-\u3011]")
PACKAGES = sorted(
    {path.parent for top in ("experiments", "interface") for path in (ROOT / top).rglob("words.*.ftl")}
)
IN_PYTHON = 1000
"""Lines of Python in experiments and interface that hold Chinese; lower it when a room is moved."""


class Variables(Visitor):  # type: ignore[misc]  # untyped
    """Variables that are placed in a message, and those that only choose between its forms."""

    def __init__(self) -> None:
        self.placed: set[str] = set()
        self.chosen_by: set[str] = set()

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802
        assert isinstance(node.selector, VariableReference)
        self.chosen_by.add(node.selector.id.name)
        for variant in node.variants:
            self.visit(variant.value)

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.placed.add(node.id.name)


@cache
def messages(package: Path, language: str) -> dict[str, Variables]:
    """Return the messages of a package in a language, by key."""
    found: dict[str, Variables] = {}
    for entry in parse((package / f"words.{language}.ftl").read_text(encoding="utf-8")).body:
        assert not isinstance(entry, Junk), f"{package}, {language}: {entry.content}"
        if isinstance(entry, Message):
            assert entry.id.name not in found, f"{package}, {language}: {entry.id.name} stands there twice"
            found[entry.id.name] = variables = Variables()
            variables.visit(entry)
    return found


def said(node: ast.AST) -> Iterator[re.Pattern[str]]:
    """Yield what keys a text of Python can be: itself, or a family such as `title-{name}`."""
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and len(each.value) < 60:
            yield re.compile(re.escape(each.value))
        elif isinstance(each, ast.JoinedStr):
            parts = [
                re.escape(one.value) if isinstance(one, ast.Constant) else "[a-z0-9_-]+"
                for one in each.values
            ]
            if re.match("[a-z]", parts[0]):  # a family has a literal beginning
                yield re.compile("".join(parts))


@cache
def python() -> dict[Path, str]:
    """Return the Python of experiments and interface."""
    paths = (path for top in ("experiments", "interface") for path in (ROOT / top).rglob("*.py"))
    return {path: path.read_text(encoding="utf-8") for path in paths}


@cache
def readers(package: Path) -> tuple[Path, ...]:
    """Return the files that may say a package's words: its own, and those that import its `WORDS`."""
    name = ".".join(package.relative_to(ROOT).parts)
    own = [path for path in package.iterdir() if path.suffix in (".py", ".html")]
    imports = re.compile(rf"from {re.escape(name)}[\w.]* import [^\n]*(?:\([^)]*)?WORDS")
    others = [path for path, text in python().items() if imports.search(text)]
    if (package / "page.py").exists():  # the section of a question put to a design
        others.append(ROOT / "experiments/reports/analysis_page.py")
    pages = [page for other in others for page in other.parent.glob("*.html")]
    return tuple({*own, *others, *pages})


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_both_languages_say_the_same(package: Path) -> None:
    """The same keys in the same order, the same values placed; a form may be chosen in one language only."""
    english, chinese = (messages(package, language) for language in LANGUAGES)
    assert list(english) == list(chinese)
    for key, variables in english.items():
        other = chinese[key]
        assert variables.placed - other.placed <= other.chosen_by, key
        assert other.placed - variables.placed <= variables.chosen_by, key
    assert not CHINESE.search((package / "words.en.ftl").read_text(encoding="utf-8"))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_message_is_said(package: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in readers(package)]
    trees = [
        ast.parse(text) for path, text in zip(readers(package), texts, strict=True) if path.suffix == ".py"
    ]
    patterns = {pattern for tree in trees for pattern in said(tree)}
    pages = " ".join(texts)
    for key in messages(package, "en"):
        assert f'"{key}"' in pages or any(one.fullmatch(key) for one in patterns), f"{key} is never said"


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_said_is_there(package: Path) -> None:
    """A literal key, and the values it is given, are those of the file."""
    english, chinese = (messages(package, language) for language in LANGUAGES)
    for path in package.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or ast.unparse(call.func) != "WORDS.say":
                continue
            key = call.args[1]
            if isinstance(key, ast.Constant):
                needed = {
                    name
                    for one in (english, chinese)
                    for name in one[key.value].placed | one[key.value].chosen_by
                }
                assert {one.arg for one in call.keywords} == needed, f"{path}: {key.value}"


def test_a_fault_is_never_shown_to_a_reader() -> None:
    """A missing message, a missing value, and a value that is neither text nor a whole number."""
    words = Words("experiments.questions.plan")
    with pytest.raises(MessageError):
        words.say("en", "no-such-message")
    with pytest.raises(MessageError):
        words.say("zh", "note-ahead")
    for wrong in (1.5, True):
        with pytest.raises(TypeError):
            words.say("en", "note-ahead", count=wrong)  # type: ignore[arg-type]
    assert words.say("en", "note-ahead", count=12345).endswith(" 12345")
    assert words.in_("zh").lines("page-price-heads") == ["", "每年", "范围", "依据", ""]


def test_less_and_less_chinese_stands_in_python() -> None:
    lines = [line for text in python().values() for line in text.splitlines() if CHINESE.search(line)]
    assert len(lines) <= IN_PYTHON
