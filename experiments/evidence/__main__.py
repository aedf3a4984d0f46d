"""`python -m experiments.evidence` writes docs/evidence.md and docs/evidence.json."""

from experiments.evidence.document import write

write()
