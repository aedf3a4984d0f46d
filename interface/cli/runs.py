"""`wulian run`, `wulian compare`, `wulian report`: do it, then say in words what came out."""

import os
from collections.abc import Sequence
from pathlib import Path

import typer

from interface.cli.language import Language
from interface.cli.outcome import SOME_FAILED, say
from interface.cli.progress import Bar


def cores() -> int:
    """Return the number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    scenario: str,
    seed: int,
    weeks: int,
    communities: str | None,
    street: str | None,
    settings: Sequence[str],
    out: Path | None,
    keep_burn_in: bool,
    language: Language,
) -> None:
    """Run one scenario with one seed and print its main measures."""
    from experiments.questions.compare.run import compare as run_arms
    from interface.cli import terminal

    with Bar(language) as bar:
        results = run_arms(
            [scenario],
            [seed],
            street=street,
            communities=communities,
            weeks=weeks,
            out=out,
            settings=settings,
            keep_burn_in=keep_burn_in,
            progress=bar,
            experiment="run",
        )
    terminal.show_run(results, language)
    end(results.failed, results.folder, language)


def compare(
    arms: Sequence[str],
    seeds: str | None,
    half_width: float | None,
    of: Sequence[str],
    periods: Sequence[str],
    weeks: int,
    communities: str | None,
    street: str | None,
    settings: Sequence[str],
    workers: int | None,
    engine: str,
    out: Path | None,
    keep_burn_in: bool,
    language: Language,
) -> None:
    """Compare arms, print the answer in words and the 2×2, write tables, figures and report."""
    from experiments.questions.compare.run import STANDARD_ARMS
    from experiments.questions.compare.run import compare as compare_arms
    from experiments.questions.compare.stopping import DEFAULT, MOST, Until
    from experiments.reports.build import report as write_report
    from experiments.runs.jobs import parse_seeds
    from experiments.stats.periods import parse_period
    from experiments.text.errors import InputError
    from interface.cli import terminal

    if len(arms) == 1:
        raise InputError(
            f"A comparison needs a base and at least one other scenario, found only {arms[0]}."
            f" For one scenario: wulian run {arms[0]}."
        )
    if of and half_width is None:
        raise InputError("--of says what --until-halfwidth looks at; give --until-halfwidth as well.")
    until = None if half_width is None else Until(half_width, tuple(of) or DEFAULT)
    allowed = seeds or ("20" if until is None else str(MOST))
    with Bar(language) as bar:
        results = compare_arms(
            arms or STANDARD_ARMS,
            parse_seeds(allowed),
            street=street,
            communities=communities,
            weeks=weeks,
            workers=workers or cores(),
            engine=engine,
            out=out,
            settings=settings,
            keep_burn_in=keep_burn_in,
            until=until,
            periods=[parse_period(one) for one in periods],
            progress=bar,
        )
    if not results.values.empty:
        terminal.show_comparison(results, language)
        write_report(results, language)
    end(results.failed, results.folder, language)


def report(folder: Path, language: Language, pdf: bool) -> None:
    """Write the report of a finished experiment again, as a PDF too if asked."""
    from experiments.reports.build import report as write_report
    from experiments.reports.printed import library, write_pdf
    from experiments.runs.folder import ResultsFolder
    from experiments.runs.model_version import mark

    if pdf:
        library()  # what is missing is said before anything is written
    page = write_report(folder, language)
    if other := mark(ResultsFolder.read(folder).manifest, language):
        say(other)
    print(page)
    if pdf:
        print(write_pdf(page))


def end(failed: int, folder: Path, language: Language) -> None:
    """Say where the files are; exit 1 when runs failed."""
    zh = language == "zh"
    written = (
        "report.html",
        "summary.csv",
        "effects.csv",
        "periods.csv",
        "subgroups.csv",
        "attribution.csv",
        "interactions.csv",
        "morris.csv",
        "sobol.csv",
        "claims.csv",
        "box_limits.csv",
        "portfolios.csv",
        "frontier.csv",
        "prices.csv",
        "points.csv",
        "audit.csv",
        "curves.csv",
        "weekly.parquet",
        "runs.parquet",
        "figures",
    )
    names = [name for name in written if (folder / name).exists()]
    form = "文件：{}/（{}）" if zh else "Files: {}/  ({})"
    print("\n" + form.format(folder, ("、" if zh else ", ").join(names)))
    if failed:
        say(
            f"{failed} 次运行失败，未计入任何均值；原因见 runs.parquet 的 error 一列。"
            "再输入同一条命令会只重试这些。"
            if zh
            else f"{failed} runs failed and are in no mean; the column error of runs.parquet says why."
            " The same command tries only these again."
        )
        raise typer.Exit(SOME_FAILED)
