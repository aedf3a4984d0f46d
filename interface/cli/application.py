"""All commands with their options. The work is done in the modules they import when called."""

from pathlib import Path
from typing import Annotated

import typer

from interface.cli.language import chosen
from interface.cli.options import (
    Communities,
    DryRun,
    Engine,
    KeepBurnIn,
    Language,
    Out,
    Settings,
    Street,
    Vary,
    Weeks,
    Workers,
)
from interface.cli.questions import attribute, audit, calibrate, discover, plan, scorecard, sensitivity

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


@application.command()
def run(
    scenario: Annotated[str, typer.Argument(help="Name of a scenario, or a TOML file.")],
    seed: Annotated[int, typer.Option(min=1, max=9999)] = 1,
    weeks: Weeks = 156,
    communities: Communities = None,
    street: Street = None,
    settings: Settings = None,
    out: Out = None,
    keep_burn_in: KeepBurnIn = False,
    workers: Annotated[int, typer.Option(min=1, help="Has no effect on one run.")] = 1,
    lang: Language = None,
) -> None:
    """Run one scenario with one seed."""
    from interface.cli import runs
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        runs.run(scenario, seed, weeks, communities, street, settings or [], out, keep_burn_in, chosen(lang))


@application.command()
def compare(
    arms: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[BASE OTHER…]",
            help="Default: before isolated matched linked-same-hours linked.",
        ),
    ] = None,
    seeds: Annotated[
        str | None,
        typer.Option(help="20 (seeds 1 to 20), 1-20 or 5,7; default: 20, or 200 with --until-halfwidth."),
    ] = None,
    until_halfwidth: Annotated[
        float | None,
        typer.Option(
            "--until-halfwidth",
            help="Go on, ten seeds at a time, until the interval of each difference is ± this or less.",
        ),
    ] = None,
    of: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MEASURE",
            help="The measures that --until-halfwidth looks at; default: the three primary shares.",
        ),
    ] = None,
    period: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIRST-LAST",
            help="Weeks to look at apart, such as 0-23; default: cut at the emergencies.",
        ),
    ] = None,
    weeks: Weeks = 156,
    communities: Communities = None,
    street: Street = None,
    settings: Settings = None,
    workers: Workers = None,
    engine: Engine = "local",
    out: Out = None,
    keep_burn_in: KeepBurnIn = False,
    lang: Language = None,
) -> None:
    """Compare scenarios: same people, same luck; say what differs and how surely."""
    from interface.cli import runs
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        runs.compare(
            arms or [],
            seeds,
            until_halfwidth,
            of or [],
            period or [],
            weeks,
            communities,
            street,
            settings or [],
            workers,
            engine,
            out,
            keep_burn_in,
            chosen(lang),
        )


@application.command()
def sweep(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="PLAN|SCENARIO…",
            help="A plan (TOML file or name of a shipped one), or scenarios, base first.",
        ),
    ],
    vary: Vary = None,
    table: Annotated[
        Path | None, typer.Option(help="CSV of points: a column per setting or link, a row per point.")
    ] = None,
    design: Annotated[
        str | None, typer.Option(help="lhs, grid, factorial, sobol or morris; default: lhs.")
    ] = None,
    points: Annotated[int | None, typer.Option(min=1, help="Points of the design.")] = None,
    levels: Annotated[int | None, typer.Option(min=2, help="Levels of a grid, 3 unless given.")] = None,
    second_order: Annotated[bool, typer.Option("--second-order", help="Sobol': sample for pairs.")] = False,
    measure: Annotated[
        list[str] | None, typer.Option(help="Show these measures besides the primary outcomes.")
    ] = None,
    each_community: Annotated[
        bool,
        typer.Option("--each-community", help="Keep the weeks of every community, not only the street's."),
    ] = False,
    seeds: Annotated[
        str | None, typer.Option(help="5 (seeds 1 to 5), 1-5 or 5,7; default: the plan's, or 5.")
    ] = None,
    design_seed: Annotated[
        int | None, typer.Option(min=1, help="Seed of the design itself; default: 1.")
    ] = None,
    weeks: Annotated[
        int | None,
        typer.Option(min=1, max=520, help="Weeks after burn-in; default: the plan's, or 156."),
    ] = None,
    communities: Annotated[
        str | None,
        typer.Option(
            metavar="N|CODES|all", help="Whole communities: 5, Y,G,S or all; default: the plan's, or all."
        ),
    ] = None,
    street: Street = None,
    settings: Settings = None,
    workers: Workers = None,
    engine: Engine = "local",
    dry_run: DryRun = False,
    out: Out = None,
    lang: Language = None,
) -> None:
    """Run scenarios at every point of a design of settings and links."""
    from interface.cli import sweeps
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        sweeps.sweep(
            what,
            vary or [],
            table,
            design,
            points,
            levels,
            second_order,
            design_seed,
            seeds,
            workers,
            chosen(lang),
            dry_run,
            engine,
            out,
            weeks=weeks,
            communities=communities,
            street=street,
            settings=settings or [],
            each_community=each_community,
            measures=measure or [],
        )


for question in (attribute, sensitivity, discover, plan, calibrate, scorecard, audit):
    application.command()(question)


@application.command()
def report(
    folder: Annotated[Path, typer.Argument(help="A complete results folder.")],
    pdf: Annotated[bool, typer.Option("--pdf", help="Write report.pdf (A4) as well.")] = False,
    lang: Language = None,
) -> None:
    """Write report.html and the figures of a results folder again, in another language if asked."""
    from interface.cli import runs
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        runs.report(folder, chosen(lang), pdf)


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
