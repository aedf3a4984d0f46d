"""`python -m experiments.stats.measures` prints docs/measures.md."""

from experiments.stats.measures.document import reference

print(reference(), end="")
