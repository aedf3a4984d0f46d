"""`compare`: the same people and luck in several worlds, and what differs between them."""

from experiments.text.messages import Words

WORDS = Words(__name__)
