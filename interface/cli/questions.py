"""Commands that put a question to a design of settings or links; `application` registers them."""

from pathlib import Path
from typing import Annotated

import typer

from interface.cli.language import chosen
from interface.cli.options import (
    FEW,
    Communities,
    DesignSeed,
    DryRun,
    Engine,
    FewCommunities,
    Language,
    Out,
    Outcome,
    Seeds,
    Settings,
    Street,
    Vary,
    Weeks,
    Workers,
)


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
    communities: FewCommunities = FEW,
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
            player or [],
            scenario,
            orders,
            outcome or [],
            design_seed,
            seeds,
            workers,
            chosen(lang),
            weeks=weeks,
            communities=communities,
            street=street,
            settings=settings or [],
            engine=engine,
            dry_run=dry_run,
            out=out,
        )


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
    communities: FewCommunities = FEW,
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
            arms or [],
            vary or [],
            method,
            size,
            second_order,
            outcome or [],
            design_seed,
            seeds,
            workers,
            chosen(lang),
            weeks=weeks,
            communities=communities,
            street=street,
            settings=settings or [],
            engine=engine,
            dry_run=dry_run,
            out=out,
        )


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
    communities: FewCommunities = FEW,
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
            arms or [],
            vary or [],
            points,
            outcome or [],
            design_seed,
            seeds,
            workers,
            chosen(lang),
            weeks=weeks,
            communities=communities,
            street=street,
            settings=settings or [],
            engine=engine,
            dry_run=dry_run,
            out=out,
        )


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
    confirmation: Annotated[int, typer.Option(min=5, help="Further fresh seeds, for what is stated.")] = 20,
    samples: Annotated[
        int, typer.Option(min=0, help="Worlds with other settings to see whether the answer holds.")
    ] = 10,
    sample_seeds: Annotated[int, typer.Option(min=1, help="Seeds in each of these worlds.")] = 2,
    design_seed: DesignSeed = 1,
    weeks: Weeks = 129,
    communities: FewCommunities = FEW,
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
            (evaluations, finalists, retest, confirmation, samples, sample_seeds),
            vary or [],
            seeds,
            workers,
            dry_run,
            chosen(lang),
            goal=goal,
            money=money,
            posts=posts,
            hours=hours,
            prices=prices,
            scenario=scenario,
            search_seed=design_seed,
            weeks=weeks,
            communities=communities,
            street=street,
            settings=settings or [],
            engine=engine,
            out=out,
        )


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
    communities: Communities = None,
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
            observed,
            scenario,
            vary or [],
            points,
            discrepancy,
            design_seed,
            seeds,
            workers,
            chosen(lang),
            weeks=weeks,
            communities=communities,
            street=street,
            settings=settings or [],
            engine=engine,
            dry_run=dry_run,
            out=out,
        )


def scorecard(
    budget: Annotated[
        str, typer.Option(help="quick (a rehearsal on five communities), standard or full.")
    ] = "standard",
    claim: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Test this claim only, such as B-01 or N3; may be repeated."),
    ] = None,
    workers: Workers = None,
    engine: Engine = "local",
    dry_run: DryRun = False,
    out: Out = None,
    lang: Language = None,
) -> None:
    """Test the study's claims: supported, conditional, not supported, or could not be tested."""
    from interface.cli import scorecard as command
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        command.scorecard(budget, claim or [], workers, dry_run, chosen(lang), engine=engine, out=out)


def audit(
    budget: Annotated[
        str, typer.Option(help="quick (some 40 minutes on two free cores) or full (hours).")
    ] = "quick",
    settings: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="These settings only, such as 'eta_*'; may be repeated."),
    ] = None,
    street: Street = None,
    workers: Workers = None,
    engine: Engine = "local",
    dry_run: DryRun = False,
    out: Out = None,
    lang: Language = None,
) -> None:
    """Find edges: settings of which a small step makes a leap; steep ones, and those that move nothing."""
    from interface.cli import audit as command
    from interface.cli.outcome import ending

    with ending(chosen(lang)):
        command.audit(
            budget, settings or [], workers, dry_run, chosen(lang), street=street, engine=engine, out=out
        )
