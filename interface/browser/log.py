"""What happened this week in plain words: the same event in both worlds, side by side."""

from typing import Any

from interface.browser.pair import Pair


class Log:
    """Chooses what is worth a line, week by week."""

    def entries(self, pair: Pair) -> list[dict[str, Any]]:
        """Return the lines of the week just lived."""
        return []
