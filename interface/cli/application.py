"""All commands with their options. The work is done in the modules they import when called."""

from pathlib import Path
from typing import Annotated

import typer

from interface.cli.language import Choice, chosen

application = typer.Typer(
    name="wulian",
    help="wulian (五联): compare worlds of community governance — linked, isolated, and with the same hours.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Language = Annotated[
    Choice | None, typer.Option("--lang", help="zh or en; default: the locale's.")
]
Weeks = Annotated[int, typer.Option(min=1, max=520, help="Weeks after burn-in.")]
Scale = Annotated[
    float, typer.Option(min=0.02, max=1.0, help="Share of the street's people and means.")
]
Street = Annotated[
    str | None, typer.Option(help="Folder or name of a street; default: X Street.")
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="NAME=VALUE",
        help="Change a setting or link in every arm, such as need_scale=2 or links.platform=0.",
    ),
]
Out = Annotated[
    Path | None, typer.Option(help="Results folder; default: results/COMMAND-ARMS-FINGERPRINT.")
]
Engine = Annotated[
    str, typer.Option(help="local, dask (a cluster started here) or dask://HOST:PORT.")
]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes; default: one per core.")]
Seeds = Annotated[str, typer.Option(help="20 (seeds 1 to 20), 1-20 or 5,7.")]
Outcome = Annotated[
    list[str] | None,
    typer.Option(metavar="MEASURE", help="What is looked at; default: the four primary outcomes."),
]
Vary = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[=LOW:HIGH]",
        help="A setting or link to vary, with its range; default: all uncertain settings.",
    ),
]
DesignSeed = Annotated[int, typer.Option(min=1, help="Seed of the design itself.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say how many runs, how long and how much disk; start nothing.")
]
KeepBurnIn = Annotated[bool, typer.Option("--keep-burn-in", help="Keep weeks −52 to −1 too.")]


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
    against: Annotated[
        str | None, typer.Option(help="Another scenario: show only what differs.")
    ] = None,
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
    scale: Scale = 1.0,
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
        runs.run(
            scenario, seed, weeks, scale, street, settings or [], out, keep_burn_in, chosen(lang)
        )


@application.command()
def compare(
    arms: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[BASE OTHER…]",
            help="Default: isolated matched linked-same-hours linked.",
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
    scale: Scale = 1.0,
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
            arms or [], seeds, until_halfwidth, of or [], period or [], weeks, scale, street, settings or [],
            workers, engine, out, keep_burn_in, chosen(lang),
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
    communities: Annotated[
        bool, typer.Option("--communities", help="Keep the weeks of every community, not only the street's.")
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
    scale: Annotated[
        float | None, typer.Option(min=0.02, max=1.0, help="Share of the street; default: the plan's, or 1.")
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
            what, vary or [], table, design, points, levels, second_order, design_seed, seeds,
            workers, chosen(lang), dry_run, engine, out,
            weeks=weeks, scale=scale, street=street, settings=settings or [],
            communities=communities, measures=measure or [],
        )  # fmt: skip


@application.command()
def attribute(
    scenario: Annotated[
        str, typer.Argument(help="The world in which the parts are switched on and off.")
    ] = "linked",
    player: Annotated[
        list[str] | None,
        typer.Option(
            help="A link, a switch, or several joined by '+'; or links, functions. Default: links.",
        ),
    ] = None,
    orders: Annotated[
        int | None,
        typer.Option(min=5, help="Sample so many pairs of orders instead of running all combinations."),
    ] = None,
    outcome: Outcome = None,
    seeds: Seeds = "10",
    design_seed: DesignSeed = 1,
    weeks: Weeks = 129,
    scale: Scale = 1.0,
    street: Street = None,
    settings: Settings = None,
    workers: Workers = None,
    engine: Engine = "local",
    dry_run: DryRun = False,
    out: Out = None,
    lang: Language = None,
) -> None:
    """Divide the effect of linkage among its links: Shapley values, free of any order."""
    from interface.cli import analyses
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        analyses.attribute(
            player or [], scenario, orders, outcome or [], design_seed, seeds, workers, chosen(lang),
            weeks=weeks, scale=scale, street=street, settings=settings or [], engine=engine,
            dry_run=dry_run, out=out,
        )  # fmt: skip


@application.command()
def sensitivity(
    arms: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[BASE] [SCENARIO]",
            help="One scenario, or two: then the second less the first. Default: isolated linked.",
        ),
    ] = None,
    vary: Vary = None,
    method: Annotated[str, typer.Option(help="morris (screen many) or sobol (divide among few).")] = "morris",
    size: Annotated[
        int | None,
        typer.Option(min=2, help="Trajectories (morris, 10) or rows of the base sample (sobol, 128)."),
    ] = None,
    second_order: Annotated[bool, typer.Option("--second-order", help="Sobol': sample for pairs.")] = False,
    outcome: Outcome = None,
    seeds: Seeds = "2",
    design_seed: DesignSeed = 1,
    weeks: Weeks = 129,
    scale: Scale = 1.0,
    street: Street = None,
    settings: Settings = None,
    workers: Workers = None,
    engine: Engine = "local",
    dry_run: DryRun = False,
    out: Out = None,
    lang: Language = None,
) -> None:
    """Find out which uncertain settings move an outcome, or what linkage changes in it."""
    from interface.cli import analyses
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        analyses.sensitivity(
            arms or [], vary or [], method, size, second_order, outcome or [], design_seed, seeds,
            workers, chosen(lang), weeks=weeks, scale=scale, street=street, settings=settings or [],
            engine=engine, dry_run=dry_run, out=out,
        )  # fmt: skip


@application.command()
def discover(
    arms: Annotated[
        list[str] | None,
        typer.Argument(metavar="[BASE SCENARIO]", help="Two scenarios. Default: isolated linked."),
    ] = None,
    vary: Vary = None,
    points: Annotated[int, typer.Option(min=10, help="Points of the Latin hypercube.")] = 200,
    outcome: Outcome = None,
    seeds: Seeds = "3",
    design_seed: DesignSeed = 1,
    weeks: Weeks = 129,
    scale: Scale = 1.0,
    street: Street = None,
    settings: Settings = None,
    workers: Workers = None,
    engine: Engine = "local",
    dry_run: DryRun = False,
    out: Out = None,
    lang: Language = None,
) -> None:
    """Find the settings under which one world beats another, and those where it reverses."""
    from interface.cli import analyses
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        analyses.discover(
            arms or [], vary or [], points, outcome or [], design_seed, seeds, workers, chosen(lang),
            weeks=weeks, scale=scale, street=street, settings=settings or [], engine=engine,
            dry_run=dry_run, out=out,
        )  # fmt: skip


@application.command()
def plan(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="The world whose links are opened.")
    ] = "linked",
    goal: Annotated[
        str, typer.Option(metavar="MEASURE", help="What the portfolio shall improve.")
    ] = "in_time_share_specialised",
    money: Annotated[float | None, typer.Option(min=0, help="Yuan a year for the whole street.")] = None,
    posts: Annotated[float | None, typer.Option(min=0, help="Full-time posts.")] = None,
    hours: Annotated[
        float | None, typer.Option(min=0, help="Hours of coordination a year, whoever gives them.")
    ] = None,
    prices: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Price list (TOML); default: the shipped one.")
    ] = None,
    vary: Vary = None,
    evaluations: Annotated[int, typer.Option(min=1, help="Portfolios to try, in generations of 20.")] = 120,
    seeds: Seeds = "4",
    finalists: Annotated[int, typer.Option(min=1, help="Portfolios to re-test at most.")] = 10,
    retest: Annotated[int, typer.Option(min=5, help="Fresh seeds of the re-test.")] = 10,
    confirmation: Annotated[
        int, typer.Option(min=5, help="Further fresh seeds, for what is stated.")
    ] = 20,
    samples: Annotated[
        int, typer.Option(min=0, help="Worlds with other settings to see whether the answer holds.")
    ] = 10,
    sample_seeds: Annotated[int, typer.Option(min=1, help="Seeds in each of these worlds.")] = 2,
    design_seed: DesignSeed = 1,
    weeks: Weeks = 129,
    scale: Scale = 0.1,
    street: Street = None,
    settings: Settings = None,
    workers: Workers = None,
    engine: Engine = "local",
    dry_run: DryRun = False,
    out: Out = None,
    lang: Language = None,
) -> None:
    """Find which links, in how many communities, do most for a goal within a yearly budget."""
    from interface.cli import planning
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        planning.plan(
            (evaluations, finalists, retest, confirmation, samples, sample_seeds), vary or [], seeds,
            workers, dry_run, chosen(lang), goal=goal, money=money, posts=posts, hours=hours,
            prices=prices, scenario=scenario, search_seed=design_seed, weeks=weeks, scale=scale,
            street=street, settings=settings or [], engine=engine, out=out,
        )  # fmt: skip


@application.command()
def calibrate(
    observed: Annotated[
        Path,
        typer.Argument(metavar="OBSERVED.csv", help="Columns measure, weeks (10-35 or 26), value, error."),
    ],
    scenario: Annotated[str, typer.Argument(help="The world that was observed.")] = "isolated",
    vary: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME[=LOW:HIGH]", help="A setting or link to fit, with its range; at least one."
        ),
    ] = None,
    points: Annotated[
        int | None,
        typer.Option(min=10, help="Points of the Latin hypercube; default: 10 a setting, at least 30."),
    ] = None,
    discrepancy: Annotated[
        float,
        typer.Option(
            min=0, max=1, help="What the model may get wrong: a standard deviation, as a share of each value."
        ),
    ] = 0.05,
    seeds: Seeds = "3",
    design_seed: DesignSeed = 1,
    weeks: Weeks = 156,
    scale: Scale = 1.0,
    street: Street = None,
    settings: Settings = None,
    workers: Workers = None,
    engine: Engine = "local",
    dry_run: DryRun = False,
    out: Out = None,
    lang: Language = None,
) -> None:
    """Fit settings to your own observations: the region that fits, and what data cannot tell apart."""
    from interface.cli import analyses
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        analyses.calibrate(
            observed, scenario, vary or [], points, discrepancy, design_seed, seeds, workers, chosen(lang),
            weeks=weeks, scale=scale, street=street, settings=settings or [], engine=engine,
            dry_run=dry_run, out=out,
        )  # fmt: skip


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
        runs.report(folder, pdf, chosen(lang))


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
    from interface.browser.serve import serve
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        serve(host, port, show=show)
