"""What every finished question has: a folder, a manifest, arms, runs, tables, and a face in a notebook."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pandas as pd

from experiments.questions import WORDS
from experiments.questions.question import named
from experiments.questions.registry import question
from experiments.text.errors import InputError
from experiments.text.language import Language, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from experiments.runs.folder import ResultsFolder

COMMON = {
    "report.html": WORDS.text("table-report"),
    "runs.parquet": WORDS.text("table-runs"),
    "weekly.parquet": WORDS.text("table-weekly"),
    "street.parquet": WORDS.text("table-street"),
    "observed.parquet": WORDS.text("table-observed"),
    "dictionary.csv": WORDS.text("table-dictionary"),
    "figures": WORDS.text("table-figures"),
}
"""Files of every folder, as far as there is anything in them."""


class Result:
    """A finished question; `results` is its folder with what is in it."""

    results: "ResultsFolder"

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Open a complete folder; InputError if it is none, or holds another question's answer."""
        found = opened(folder)
        if not isinstance(found, cls):
            kind = found.manifest["question"]["experiment"]
            raise InputError(f"{folder} was made by wulian {kind}; there is no {cls.__name__} in it.")
        return found

    @property
    def folder(self) -> Path:
        """Return the results folder."""
        return self.results.path

    @property
    def manifest(self) -> dict[str, Any]:
        """Return the manifest: what was asked, and with what."""
        return self.results.manifest

    @property
    def arms(self) -> list[str]:
        """Return the names of the scenarios that were asked for, base first."""
        return list(self.manifest["question"]["arms"])

    @property
    def runs(self) -> pd.DataFrame:
        """Return runs.parquet."""
        return self.results.runs()

    @property
    def observed(self) -> pd.DataFrame | None:
        """Return what observers found in all runs, None where there were none."""
        found = list(self.results.observed_of_several())
        return pd.concat(found, ignore_index=True) if found else None

    @property
    def failed(self) -> int:
        """Return the number of failed runs; they are in no number."""
        return int((self.runs["status"] != "done").sum())

    @property
    def files(self) -> Mapping[str, Text]:
        """Return the files that are there and what each holds, the report first."""
        return files_of(self.folder, str(self.manifest["question"]["experiment"]))

    def sentences(self, language: Language) -> Sequence[tuple[str, Sequence[str]]]:
        """Return what was found in words, a heading each; empty where only tables tell."""
        return ()

    def plot(self, which: str = "", language: Language = "en") -> "Figure":
        """Return a picture of the report as a matplotlib figure; nothing is written.

        Args:
            which: its name, of a comparison gain, weekly, subgroups, communities or map; else the first.
            language: "en" or "zh".

        Raises:
            InputError: there is no such picture.
        """
        return named("experiments.reports.plotted:plot")(self, which, language)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        found = "".join(
            f"<h4>{escape(heading)}</h4>" + "".join(f"<p>{escape(one)}</p>" for one in sentences)
            for heading, sentences in self.sentences("en")
        )
        listed = "".join(
            f"<li><code>{escape(name)}</code>: {escape(text.en)}</li>" for name, text in self.files.items()
        )
        failed = f"<p>{self.failed} runs failed and are in no number.</p>" if self.failed else ""
        return f"{found}{failed}<p>{escape(str(self.folder))}</p><ul>{listed}</ul>"


def files_of(folder: Path, experiment: str) -> dict[str, Text]:
    """Return the files of a folder that are there, and what each holds."""
    asked = question(experiment)
    own = dict(asked.tables) if asked else {}
    report = {"report.html": COMMON["report.html"]}
    return {name: text for name, text in (report | own | COMMON).items() if (folder / name).exists()}


def opened(folder: Path) -> "Result":
    """Return what a complete folder holds; InputError if it is not complete or of no known question."""
    from experiments.runs.folder import ResultsFolder
    from experiments.runs.readable import by_another, other_versions_are_said

    results = ResultsFolder.read(folder)
    kind = str(results.manifest["question"]["experiment"])
    asked = question(kind)
    if asked is None:
        raise by_another(folder, results.manifest, f" (wulian {kind})")
    with other_versions_are_said(folder, results.manifest):
        found: Result = named(asked.read)(results)
    return found
