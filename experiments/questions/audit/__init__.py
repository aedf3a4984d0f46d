"""The audit of edges: where a small step of a number makes a leap, and which numbers move nothing.

`audit` sweeps every setting in `before`, `isolated` and `linked`, each world against itself; `judging` says
by which rule a setting is an edge, steep or dead.
"""

from experiments.text.messages import Words

WORDS = Words(__name__)
