"""`python -m experiments.measures` prints docs/measures.md."""

from experiments.measures.document import reference

print(reference(), end="")
