"""`python -m experiments.tuning.evidence` writes docs/evidence.md and docs/evidence.json."""

from experiments.tuning.evidence.document import write

write()
