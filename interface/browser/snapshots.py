"""Burn-ins shared by all tabs: each is lived once, even when several ask for it at the same time."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock

from sim.snapshot import Snapshot

KEPT = 2  # a full street takes about 100 megabytes
_lock = Lock()
_snapshots: OrderedDict[str, Future[Snapshot]] = OrderedDict()


def shared(key: str, live: Callable[[], Snapshot]) -> Snapshot:
    """Return the snapshot of a key; the first who asks lives it, others wait for the same one."""
    with _lock:
        found = _snapshots.get(key)
        first = found is None
        snapshot = found or Future()
        _snapshots[key] = snapshot
        _snapshots.move_to_end(key)
        while len(_snapshots) > KEPT:
            _snapshots.popitem(last=False)
    if first:
        try:
            snapshot.set_result(live())
        except BaseException as error:
            snapshot.set_exception(error)
            with _lock:
                _snapshots.pop(key, None)
            raise
    return snapshot.result()
