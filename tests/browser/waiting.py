"""Waiting for a page: the rules it keeps forbid `wait_for_function`, which compiles text."""

import time
from typing import Any

FIRST_PICTURE = "window.wulian && window.wulian.frames > 0"


def until(page: Any, condition: str, timeout: float = 60.0) -> Any:
    """Return the first true value of a JavaScript expression.

    Raises:
        AssertionError: it stayed false.
    """
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        value = page.evaluate(condition)
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"after {timeout:g} seconds still not: {condition}")
