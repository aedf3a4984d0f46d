"""A tab without a browser: says and hears what the page does, through the real socket."""

import json
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from websockets.sync.client import connect

TYPES = {"u1": np.uint8, "u2": np.uint16, "f4": np.float32}


def decoded(frame: bytes) -> dict[str, Any]:
    """Return a frame's header, its arrays by world and name in place of their list."""
    assert frame[:4] == b"WL01"
    start = 8 + int.from_bytes(frame[4:8], "little")
    header = json.loads(frame[8:start])
    arrays: dict[str, dict[str, Any]] = {"a": {}, "b": {}}
    for world, name, kind, shape, offset in header["arrays"]:
        count = int(np.prod(shape))
        arrays[world][name] = np.frombuffer(frame, TYPES[kind], count, start + offset).reshape(shape)
    return {**header, "arrays": arrays}


class Tab:
    """One socket; `told` keeps every message, `weeks` the frames of the run by week."""

    def __init__(self, server: str, session: str = "", **options: Any) -> None:
        address = server.replace("http", "ws") + f"/socket?session={session}"
        opening = connect(address, **{"origin": server, "max_size": None, "proxy": None, **options})
        self.line = opening.__enter__()
        self.told: list[dict[str, Any]] = []
        self.weeks: dict[int, dict[str, Any]] = {}
        self.acknowledges = True

    def say(self, type: str, **values: Any) -> None:
        self.line.send(json.dumps({"type": type, **values}))

    def hear(self, timeout: float = 60) -> dict[str, Any]:
        """Return the next message; a frame is acknowledged."""
        said = self.line.recv(timeout)
        if isinstance(said, str):
            message = json.loads(said)
            self.told.append(message)
            if message["type"] == "opening":
                self.weeks = {}
            return message
        frame = decoded(said)
        self.weeks[frame["week"]] = frame
        if self.acknowledges:
            self.say("ack", frame=frame["frame"])
        return frame

    def until(self, condition: Callable[[dict[str, Any]], Any], timeout: float = 60) -> dict[str, Any]:
        """Return the first message to come that fulfils a condition."""
        end = time.monotonic() + timeout
        while True:
            message = self.hear(max(0.01, end - time.monotonic()))
            if condition(message):
                return message

    def until_type(self, kind: str, timeout: float = 60) -> dict[str, Any]:
        return self.until(lambda message: message["type"] == kind, timeout)

    def until_paused(self, week: int) -> dict[str, Any]:
        """Return the state in which the worlds stand still after a week (its frame may come later)."""
        state = self.until(lambda m: m["type"] == "state" and not m["playing"] and m["week"] >= week)
        while state["week"] not in self.weeks:
            self.hear()
        return state

    def __enter__(self) -> "Tab":
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()
