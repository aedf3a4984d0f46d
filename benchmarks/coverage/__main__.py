"""`python -m benchmarks.coverage [FOLDER]`."""

import sys
from pathlib import Path

from benchmarks.coverage.table import POPULATION, coverage, document, kept, lopsided, population
from experiments.questions.compare.result import Comparison
from experiments.runs.folder import ResultsFolder
from experiments.stats.measures import LOPSIDED

DOCUMENT = Path("docs") / "coverage.md"


def main(arguments: list[str]) -> None:
    """Write the list and the document; first the population, from a finished comparison."""
    if arguments:
        finished = Comparison(ResultsFolder.read(Path(arguments[0])))
        kept(finished.values).to_parquet(POPULATION, compression="zstd", index=False)
    numbers = population()
    found = coverage(numbers)
    LOPSIDED.write_text(lopsided(found), encoding="utf-8")
    DOCUMENT.write_text(document(numbers, found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
