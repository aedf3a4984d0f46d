"""All commands with their options. The work is done in the modules they import when called."""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from experiments.questions.registry import questions
from interface.cli.asking import put
from interface.cli.command import command
from interface.cli.language import chosen
from interface.cli.options import Language


class Citation(str, Enum):  # noqa: UP042 - typer shows the values of a str enumeration
    """Forms of a citation."""

    text = "text"
    bibtex = "bibtex"
    cff = "cff"


application = typer.Typer(
    name="wulian",
    help="wulian (五联): compare worlds of community governance — linked, isolated, and with the same hours.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _say_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        from sim.version import MODEL, called

        print(f"wulian {version('wulian')}, {called(MODEL, chosen(None))}")
        raise typer.Exit


@application.callback()
def before_any_command(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_say_version, is_eager=True, help="Say which program and model this is."
        ),
    ] = False,
) -> None:
    """Do nothing but hold the options that come before a command."""


@application.command()
def scenarios(lang: Language = None) -> None:
    """List the scenarios, one line each."""
    from interface.cli import worlds
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        worlds.list_scenarios(chosen(lang))


@application.command()
def explain(
    scenario: Annotated[str, typer.Argument(help="Name of a scenario, or a TOML file.")],
    against: Annotated[str | None, typer.Option(help="Another scenario: show only what differs.")] = None,
    lang: Language = None,
) -> None:
    """Show every number in force, its source, and which file set it."""
    from interface.cli import worlds
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        worlds.explain(scenario, against, chosen(lang))


for question in questions():
    application.command()(command(question, put, chosen(None)))


@application.command()
def report(
    folder: Annotated[Path, typer.Argument(help="A complete results folder.")],
    pdf: Annotated[bool, typer.Option("--pdf", help="Write report.pdf (A4) as well.")] = False,
    lang: Language = None,
) -> None:
    """Write report.html and the figures of a results folder again, in another language if asked."""
    from interface.cli import written
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        written.report(folder, chosen(lang), pdf)


@application.command()
def archive(
    folder: Annotated[Path, typer.Argument(help="A complete results folder.")],
    out: Annotated[Path | None, typer.Option(help="The ZIP file; default: FOLDER.crate.zip.")] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Ask the same again first; archive only what is the same to the byte."),
    ] = False,
    lang: Language = None,
) -> None:
    """Pack a results folder for publication: an RO-Crate with data, code version, citation and checksums."""
    from interface.cli import publishing
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        publishing.archive(folder, out, check, chosen(lang))


@application.command()
def cite(
    folder: Annotated[
        Path | None, typer.Argument(help="A complete results folder; default: the program.")
    ] = None,
    form: Annotated[Citation, typer.Option("--form", help="How it is written.")] = Citation.text,
    lang: Language = None,
) -> None:
    """Say how to cite the program or results; --form bibtex has every record that a number leans on."""
    from interface.cli import publishing
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        publishing.cite(folder, form.value, chosen(lang))


@application.command()
def app(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any free port.")] = 8765,
    host: Annotated[
        str, typer.Option(help="Address to listen on; beyond this machine a token is asked for.")
    ] = "127.0.0.1",
    show: Annotated[bool, typer.Option("--show/--no-show", help="Open the page in the browser.")] = True,
    lang: Language = None,
) -> None:
    """Watch two worlds live in the browser."""
    from experiments.text.errors import needs
    from interface.cli.outcome import ending
    from interface.cli.progress import prepare as compile_model

    with ending(chosen(lang)):
        with needs("page", "The live page", "网页"):
            from interface.browser.serve import serve
        compile_model(chosen(lang))
        serve(host, port, show=show)


@application.command()
def prepare(lang: Language = None) -> None:
    """Compile the model for this machine; every other command does so when it needs to."""
    from interface.cli.outcome import ending, say
    from interface.cli.progress import prepare as compile_model

    language = chosen(lang)
    with ending(language):
        compile_model(language)
        say("模型已为本机编译好。" if language == "zh" else "The model is compiled for this machine.")
