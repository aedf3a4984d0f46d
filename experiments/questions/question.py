"""What a question is to whatever lists questions: command line, reports, page, tests.

A question is a package beside this module with a `question.py`, and one line in `registry`. Nothing
heavy is imported before it is asked: what does the work is named as "module:function".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from experiments.questions import WORDS
from experiments.text.language import Language, Text

if TYPE_CHECKING:
    from experiments.runs.estimate import Estimate


MORE = WORDS.text("longer")


@dataclass(frozen=True)
class Option:
    """An option or argument of a question's command.

    Attributes:
        name: the keyword under which `Question.ask` receives it.
        help: what it is for.
        kind: type of its value; a bool is a flag.
        default: its value where nothing is given; several for `many`; `...` where it must be given.
        flag: how it is written, `--name` unless given.
        metavar: what stands for its value in the help.
        many: may be repeated; its value is a list.
        argument: stands without a flag.
        least: smallest number allowed.
        most: largest number allowed.
        parse: "module:function" that makes the value out of what was written.
    """

    name: str
    help: Text
    kind: type = str
    default: Any = None
    flag: str = ""
    metavar: str = ""
    many: bool = False
    argument: bool = False
    least: float | None = None
    most: float | None = None
    parse: str = ""


class Course(Protocol):
    """What will be run, shown before anything starts."""

    @property
    def runs(self) -> int:
        """The number of runs, or the most there can be."""

    @property
    def at_most(self) -> bool:
        """Whether fewer runs may do."""

    def cost(self, workers: int, done: int) -> "Estimate":
        """Return time and disk, measured by living a few weeks of some runs."""

    def remarks(self, language: Language) -> list[str]:
        """Return what else must be known before it starts."""


Announce = Callable[[Course, int], None]
"""Is shown the course, and how many of its runs are done already."""


@dataclass(frozen=True)
class Question:
    """A question that can be put to the model.

    Attributes:
        name: the command, and the kind of its folders.
        title: what lists call it.
        help: what it finds out, in a sentence.
        options: its options, those of every question included where it takes them.
        ask: "module:function" that takes the options by name, `workers`, `progress` and, where the
            course is announced, `announce`, and returns a `Result`.
        read: "module:class" of the result, made from a finished `ResultsFolder`.
        found: of a question put to a design, "module:function" that makes its findings out of the
            finished `Sweep`; "" for others.
        messages: "module:function" that says a finding in a language, in sentences.
        section: module with `tables` and `drawings` of a finding, for its page; its package has the words.
        page: module of `experiments.reports` with `write_page(result, language)`; "" where there is none.
        tables: files that it writes besides those of every folder, and what each holds.
        longer: said when it wants more runs than it thought.
        announced: whether its course is announced, so that a dry run is possible.
    """

    name: str
    title: Text
    help: Text
    options: tuple[Option, ...]
    ask: str
    read: str
    found: str = ""
    messages: str = ""
    section: str = ""
    page: str = ""
    tables: Mapping[str, Text] = field(default_factory=dict)
    longer: Text = MORE
    announced: bool = True


def named(place: str) -> Any:
    """Return what "module:name" names."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
