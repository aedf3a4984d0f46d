"""Putting a question: read what was written, say the cost, run it, say what came out and where it is."""

import os
from typing import TYPE_CHECKING, Any

import typer

from experiments.questions.question import Option, Question, named
from interface.cli.language import Choice, Language, chosen
from interface.cli.outcome import SOME_FAILED, ending, say
from interface.cli.progress import Bar, duration, prepare

if TYPE_CHECKING:
    from experiments.questions.question import Course
    from experiments.questions.result import Result
    from experiments.runs.estimate import Estimate


def cores() -> int:
    """Return the number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def put(
    question: Question, lang: Choice | None, workers: int | None, dry_run: bool = False, **written: Any
) -> None:
    """Put a question as it is written on the command line; exits as `interface.cli.outcome` says."""
    language = chosen(lang)
    with ending(language):
        processes = workers or cores()
        asked = {one.name: _read(one, written[one.name]) for one in question.options}

        def announce(course: "Course", done: int) -> None:
            _say_cost(course, done, processes, language)
            if dry_run:
                raise typer.Exit

        if question.announced:
            asked["announce"] = announce
        with Bar(language, question.longer) as bar:
            found = named(question.ask)(**asked, workers=processes, progress=bar)
        _tell(question, found, language)


def _read(option: Option, written: Any) -> Any:
    """Return an option's value: what was written, parsed; several as a list, the usual ones if none."""
    value = (written or list(option.default or ())) if option.many else written
    return named(option.parse)(value) if option.parse and value is not None else value


def _say_cost(course: "Course", done: int, workers: int, language: Language) -> None:
    """Say on standard error how many runs there are, how long they take and what they leave on disk."""
    zh = language == "zh"
    for remark in course.remarks(language):
        say(remark)
    if done >= course.runs:
        say(
            f"{course.runs} 次运行都已完成，无需再跑。"
            if zh
            else f"All {course.runs} runs are done; none is left."
        )
        return
    prepare(language)
    _say_estimate(course.cost(workers, done), workers, language, course.at_most)


def _say_estimate(cost: "Estimate", workers: int, language: Language, at_most: bool) -> None:
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


def _tell(question: Question, found: "Result", language: Language) -> None:
    """Print what was found, write the report, say where the files are; exit 1 when runs failed."""
    from interface.cli.shown import show

    show(found, language)
    if question.page and len(found.runs) > found.failed:
        from experiments.reports.build import report

        report(found, language)
    zh = language == "zh"
    names = [name + "/" * (found.folder / name).is_dir() for name in found.files]
    form = "文件：{}/（{}）" if zh else "Files: {}/  ({})"
    print("\n" + form.format(found.folder, ("、" if zh else ", ").join(names)))
    if found.failed:
        say(
            f"{found.failed} 次运行失败，未计入任何均值；原因见 runs.parquet 的 error 一列。"
            "再输入同一条命令会只重试这些。"
            if zh
            else f"{found.failed} runs failed and are in no mean; the column error of runs.parquet says why."
            " The same command tries only these again."
        )
        raise typer.Exit(SOME_FAILED)
