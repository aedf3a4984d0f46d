"""What is said while the model is compiled: it takes minutes, once."""

from experiments.text import WORDS
from experiments.text.language import Text

MINUTES = 2.0
"""Of one processor."""


def compiling(processes: int) -> Text:
    """Return what to say while the model is compiled by so many processes."""
    return WORDS.text("compiling", processes=processes, minutes=max(1, round(MINUTES / processes)))
