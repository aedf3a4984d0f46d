"""`sweep`: points of a design × scenarios × seeds, the base of every question put to a design."""

from experiments.text.messages import Words

WORDS = Words(__name__)
