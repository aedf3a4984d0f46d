"""`wulian report`: write the report of a finished experiment again."""

from pathlib import Path

from interface.cli.language import Language
from interface.cli.outcome import say


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
