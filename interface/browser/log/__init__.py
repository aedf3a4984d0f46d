"""What happened this week in plain words: the same event in both worlds, side by side."""

from interface.browser.log.choosing import Log, keys

__all__ = ["Log", "keys"]
