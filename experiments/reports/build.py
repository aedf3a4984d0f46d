"""From a results folder to one self-contained page and figures. Never runs a model."""

from importlib import import_module
from pathlib import Path

from experiments.questions.registry import question, questions
from experiments.questions.result import Result, opened
from experiments.runs.readable import other_versions_are_said
from experiments.text.errors import InputError
from experiments.text.language import Language


def report(results: Result | Path | str, language: Language = "en") -> Path:
    """Write report.html and the figures (PNG for slides, SVG) into the results folder; runs no model.

    Args:
        results: what a question returned, or its folder.
        language: "en" or "zh".

    Returns:
        The page's path.

    Raises:
        InputError: the folder is not complete, or its question has no report.

    Example:
        >>> import wulian as wl
        >>> found = wl.compare(["isolated", "linked"], seeds=[1, 2], communities=1, weeks=4)
        >>> wl.report(found, "zh").name
        'report.html'
    """
    found = opened(Path(results)) if isinstance(results, Path | str) else results
    kind = str(found.manifest["question"]["experiment"])
    asked = question(kind)
    if asked is None or not asked.page:
        having = ", ".join(one.name for one in questions() if one.page)
        raise InputError(f"{found.folder}: wulian {kind} has no report; those that have one: {having}.")
    with other_versions_are_said(found.folder, found.manifest):
        page: Path = import_module(f"experiments.reports.{asked.page}").write_page(found, language)
    return page
