"""`wulian attribute`, `sensitivity`, `discover`, `calibrate`: run a design, say what its tables say."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.text import Text

from experiments.text.errors import InputError
from interface.cli.language import Language
from interface.cli.outcome import say
from interface.cli.progress import Bar, duration, prepare
from interface.cli.runs import cores, end
from interface.cli.terminal import console, print_part

if TYPE_CHECKING:
    from experiments.questions.analysis import Analysis
    from experiments.questions.sweep.estimate import Estimate
    from experiments.questions.sweep.plan import SweepPlan

NAMED = 5


def varied_by(options: Sequence[str]) -> Mapping[str, Any] | str:
    """Return what --vary asks for: ranges by name, or all uncertain settings where nothing is named."""
    from experiments.designs.factor import ALL_LINKS, ALL_UNCERTAIN, parse

    if not options:
        return ALL_UNCERTAIN
    if len(options) == 1 and options[0] in (ALL_LINKS, ALL_UNCERTAIN):
        return options[0]
    asked = [parse(one) for one in options]
    names = [name for name, _ in asked]
    if twice := [name for name in names if names.count(name) > 1]:
        raise InputError(f"--vary names {twice[0]} twice; give each setting one range.")
    return dict(asked)


def run(
    question: "Callable[..., Analysis]",
    seeds: str,
    workers: int | None,
    language: Language,
    dry_run: bool = False,
    **asked: Any,
) -> None:
    """Put a question to its design, print what was found, write tables, figures and report."""
    from experiments.reports.build import report as write_report
    from experiments.runs.jobs import parse_seeds

    processes = workers or cores()

    def announce(plan: "SweepPlan", done: int) -> None:
        say_cost(plan, done, processes, language)
        if dry_run:
            raise typer.Exit

    with Bar(language) as bar:
        found = question(
            seeds=parse_seeds(seeds), workers=processes, progress=bar, announce=announce, **asked
        )
    show(found, language)
    write_report(found, language)
    end(found.failed, found.folder, language)


def say_cost(plan: "SweepPlan", done: int, workers: int, language: Language) -> None:
    """Say on standard error how many runs there are, how long they take and what they leave on disk."""
    from experiments.questions.sweep.estimate import estimate

    zh = language == "zh"
    if whole := [one.name for one in plan.design.varied if one.whole]:
        named = ("、" if zh else ", ").join(whole[:NAMED]) + (" …" if len(whole) > NAMED else "")
        say(f"只取整数的设定：{named}" if zh else f"Whole numbers only: {named}")
    runs = len(plan.design) * len(plan.ordered) * len(plan.spec.seeds)
    if done >= runs:
        say(f"{runs} 次运行都已完成，无需再跑。" if zh else f"All {runs} runs are done; none is left.")
    else:
        prepare(language)
        say_estimate(estimate(plan, workers, done), workers, language)


def say_estimate(cost: "Estimate", workers: int, language: Language, at_most: bool = False) -> None:
    """Say an estimate; `at_most`: the number of runs is the most there can be."""
    zh = language == "zh"
    low, high = (duration(one, zh) for one in cost.seconds)
    size = f"{cost.bytes / 1e6:.3g} MB"
    most = ("最多 " if zh else "at most ") * at_most
    left = "" if cost.left == cost.runs else f"（还剩 {cost.left} 次）" if zh else f" ({cost.left} left)"
    say(
        f"{most}{cost.runs} 次运行{left}，{workers} 个进程约需 {low} 至 {high}，占盘约 {size}"
        "（在本机试跑几周后估计）"
        if zh
        else f"{most}{cost.runs} runs{left}, about {low} to {high} with {workers} processes, about {size}"
        " on disk (estimated from a few weeks lived here)"
    )


def show(found: "Analysis", language: Language) -> None:
    """Print the findings, a heading a measure."""
    terminal = console()
    print_part(found.manifest, language, terminal)
    for heading, sentences in found.sentences(language):
        terminal.print(Text("\n" + heading, style="bold"))
        for sentence in sentences:
            terminal.print(Text(sentence.replace("\u00a0", " ")))


def attribute(
    players: Sequence[str],
    scenario: str,
    orders: int | None,
    outcomes: Sequence[str],
    design_seed: int,
    seeds: str,
    workers: int | None,
    language: Language,
    **rest: Any,
) -> None:
    """Divide the effect of linkage among its parts."""
    from experiments.questions.attribute.run import attribute as ask

    run(
        ask,
        seeds,
        workers,
        language,
        players=players or ["links"],
        scenario=scenario,
        orders=orders,
        order_seed=design_seed,
        outcomes=outcomes,
        **rest,
    )


def sensitivity(
    arms: Sequence[str],
    vary: Sequence[str],
    method: str,
    size: int | None,
    second_order: bool,
    outcomes: Sequence[str],
    design_seed: int,
    seeds: str,
    workers: int | None,
    language: Language,
    **rest: Any,
) -> None:
    """Find the settings that move an outcome."""
    from experiments.questions.sensitivity.run import sensitivity as ask

    run(
        ask,
        seeds,
        workers,
        language,
        arms=arms or ["isolated", "linked"],
        vary=varied_by(vary),
        method=method,
        size=size,
        second_order=second_order,
        outcomes=outcomes,
        design_seed=design_seed,
        **rest,
    )


def discover(
    arms: Sequence[str],
    vary: Sequence[str],
    points: int,
    outcomes: Sequence[str],
    design_seed: int,
    seeds: str,
    workers: int | None,
    language: Language,
    **rest: Any,
) -> None:
    """Find where the claim holds and where it reverses."""
    from experiments.questions.discover.run import discover as ask

    run(
        ask,
        seeds,
        workers,
        language,
        arms=arms or ["isolated", "linked"],
        vary=varied_by(vary),
        points=points,
        outcomes=outcomes,
        design_seed=design_seed,
        **rest,
    )


def calibrate(
    observed: Path,
    scenario: str,
    vary: Sequence[str],
    points: int | None,
    discrepancy: float,
    design_seed: int,
    seeds: str,
    workers: int | None,
    language: Language,
    **rest: Any,
) -> None:
    """Find the settings that fit what was observed."""
    from experiments.questions.calibrate.run import calibrate as ask

    run(
        ask,
        seeds,
        workers,
        language,
        observed=observed,
        scenario=scenario,
        vary=varied_by(vary) if vary else "",
        points=points,
        discrepancy=discrepancy,
        design_seed=design_seed,
        **rest,
    )
