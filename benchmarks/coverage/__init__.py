"""How often the intervals that are printed hold, on the model's own differences.

`python -m benchmarks.coverage` writes `docs/coverage.md` and the list of measures that need more seeds;
with the folder of a finished comparison it first takes that as the population.
"""
