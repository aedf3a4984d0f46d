"""Who somebody is, what happened, and with whom: one community, organisation, building or person."""

from typing import Any

from interface.browser.messages import Inspect
from interface.browser.pair import Pair


def inspected(pair: Pair, asked: Inspect) -> dict[str, Any]:
    """Return what both worlds know about what was asked for."""
    return {"type": "inspected", "request": asked.request, "kind": asked.kind, "id": asked.id}
