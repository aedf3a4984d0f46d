"""What is said to people: languages, errors, sentences whose numbers know their row."""

from experiments.text.messages import Words

WORDS = Words(__name__)
