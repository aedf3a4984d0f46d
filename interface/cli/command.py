"""Commands made of questions: every option a question declares, and those of the command line itself."""

import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from experiments.questions.question import Option, Question
from experiments.text.language import Language
from interface.cli import WORDS, options

WORKERS = Option("workers", WORDS.text("option-workers"), int, least=1)
DRY_RUN = Option(
    "dry_run",
    WORDS.text("option-dry-run"),
    bool,
    False,
)


def command(question: Question, carry_out: Callable[..., None], language: Language) -> Callable[..., None]:
    """Return a function whose signature is the question's options, for `typer`.

    Args:
        question: what is asked.
        carry_out: called with the question and the values of all options by name.
        language: the language of the help.
    """

    def ask(**values: Any) -> None:
        carry_out(question, **values)

    own = (*question.options, WORKERS, *([DRY_RUN] if question.announced else []))
    lang = inspect.Parameter(
        "lang", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=options.Language
    )
    parameters = [*(_parameter(one, language) for one in _required_first(own)), lang]
    ask.__name__ = question.name
    ask.__doc__ = question.help.in_(language)
    ask.__annotations__ = {one.name: one.annotation for one in parameters} | {"return": None}
    ask.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return ask


def _required_first(own: Iterable[Option]) -> list[Option]:
    return sorted(own, key=lambda one: (not one.argument, one.argument and not _required(one)))


def _required(option: Option) -> bool:
    """Whether an argument must be given: one without a default is."""
    return option.argument and (option.default is ... or (option.default is None and not option.many))


def _parameter(option: Option, language: Language) -> inspect.Parameter:
    kind: Any = list[option.kind] if option.many else option.kind  # type: ignore[name-defined]
    default = None if option.many else option.default
    if _required(option):
        default = inspect.Parameter.empty
    if default is None:
        kind = kind | None
    told: dict[str, Any] = {
        "help": option.help.in_(language),
        "metavar": option.metavar or None,
        "min": option.least,
        "max": option.most,
    }
    flag = option.flag or f"--{option.name.replace('_', '-')}"
    more: Any = typer.Argument(**told) if option.argument else typer.Option(flag, **told)
    return inspect.Parameter(
        option.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, more]
    )
