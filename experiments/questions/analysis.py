"""A finished question put to a design: its folder, its runs, what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from experiments.questions.dictionary import write_dictionary
from experiments.questions.question import Question, named
from experiments.questions.registry import question
from experiments.questions.result import Result
from experiments.questions.sweep.result import Sweep
from experiments.runs.folder import ResultsFolder, write_csv
from experiments.stats.contrasts import Quantity, Titles
from experiments.stats.measures import BY_NAME, PRIMARY, Measure
from experiments.text.errors import InputError
from experiments.text.language import Language


class Found(Protocol):
    """What one measure gave; its question's `messages` and `section` say and show it."""

    quantity: Quantity

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the tables by name."""


@dataclass(frozen=True)
class Analysis(Result):
    """What was found, a finding for each measure, and the runs behind it."""

    asked: Question
    sweep: Sweep
    found: tuple[Any, ...]

    @property
    def results(self) -> ResultsFolder:  # type: ignore[override]  # the runs' own folder
        """Return the results folder."""
        return self.sweep.results

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the tables by name, the measures one below the other."""
        parts: dict[str, list[pd.DataFrame]] = {}
        for one in self.found:
            for name, table in one.tables.items():
                if not table.empty:
                    parts.setdefault(name, []).append(table)
        return {name: pd.concat(own, ignore_index=True) for name, own in parts.items()}

    def sentences(self, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return for each measure its heading and what was found, in words."""
        say = named(self.asked.messages)
        return tuple((one.quantity.title(language), say(one, language)) for one in self.found)

    def write_tables(self) -> None:
        """Write each table as a CSV file of its name."""
        for name, table in self.tables.items():
            write_csv(table, self.folder / f"{name}.csv")


def analysed(experiment: str, sweep: Sweep) -> Analysis:
    """Read the tables of a finished design, and write what was found beside them."""
    asked = question(experiment)
    if asked is None or not asked.found:
        raise InputError(f"{sweep.folder} was made by {experiment}, which is no question put to a design.")
    analysis = Analysis(asked, sweep, tuple(named(asked.found)(sweep)))
    analysis.write_tables()
    write_dictionary(analysis.folder)
    return analysis


def opened(results: ResultsFolder) -> Analysis:
    """Return the analysis of a complete results folder; InputError if it holds none."""
    return analysed(str(results.manifest["question"]["experiment"]), Sweep(results))


def measures_asked(names: Sequence[str]) -> list[str]:
    """Return the measures to look at: those named, else the primary outcomes; checks the names."""
    from experiments.questions.sweep.plan import check_measures

    check_measures(names)
    return list(names) or [measure.name for measure in PRIMARY]


def titles(sweep: Sweep) -> Titles:
    """Return what people call the scenarios."""
    return {
        one["name"]: (one["title"] or one["name"], one["title_zh"] or one["title"] or one["name"])
        for one in sweep.manifest["question"]["scenarios"]
    }


def quantities(sweep: Sweep, arm: str, base: str | None = None) -> list[Quantity]:
    """Return what the question looks at, for each measure that the runs hold."""
    return [
        Quantity(_scaled(sweep, name), arm, base, titles(sweep))
        for name in sweep.manifest["question"]["outcomes"]
        if name in sweep.values.columns and sweep.values[name].notna().any()
    ]


def _scaled(sweep: Sweep, name: str) -> Measure:
    """Return a measure with the margin that fits the residents who lived."""
    return next((one for one in sweep.measures if one.name == name), BY_NAME[name])
