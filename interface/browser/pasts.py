"""Burn-ins shared by all tabs: each is lived once, even when several ask for it at the same time."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock

from sim.life import Past

KEPT = 2  # a full street takes about 100 megabytes
_lock = Lock()
_pasts: OrderedDict[str, Future[Past]] = OrderedDict()


def shared(key: str, live: Callable[[], Past]) -> Past:
    """Return the past of a key; the first who asks lives it, others wait for the same one."""
    with _lock:
        found = _pasts.get(key)
        first = found is None
        past = found or Future()
        _pasts[key] = past
        _pasts.move_to_end(key)
        while len(_pasts) > KEPT:
            _pasts.popitem(last=False)
    if first:
        try:
            past.set_result(live())
        except BaseException as error:
            past.set_exception(error)
            with _lock:
                _pasts.pop(key, None)
            raise
    return past.result()
