"""The languages that everything is said in."""

from typing import Literal

Language = Literal["zh", "en"]
