"""The questions put to the model, a package each: what is run, what is found, words, pictures."""

from experiments.text.messages import Words

WORDS = Words(__name__)
