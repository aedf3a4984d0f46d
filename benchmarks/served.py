"""The page's server in a process of its own, with worlds of any size or with a stand-in for them.

`python -m benchmarks.served SCALE [--quick]` prints its address. With --quick the worlds stand still
after 30 weeks and a week takes 3 ms, which shows what the page itself can do.
"""

import argparse
import socket
import time

import uvicorn

from interface.browser import pair
from interface.browser.application import make_app
from interface.browser.choice import WorldChoice
from interface.browser.guard import Door
from interface.browser.messages import Setup
from sim.street import Street

STILL_AFTER = 30
QUICK_WEEK = 0.003


class QuickStreet(Street):
    """A street that stops changing, so that its weeks take 3 ms."""

    def step(self) -> None:
        """Live a week, or wait as long as a quick model would take."""
        if self.week < STILL_AFTER:
            super().step()
            return
        time.sleep(QUICK_WEEK)
        self.world.week += 1
        self.life.rows.append(self.life.rows[-1])


def main() -> None:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scale", type=float)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    if options.quick:
        vars(pair)["Street"] = QuickStreet
    a, b = (WorldChoice(scenario=name) for name in ("isolated", "linked"))
    first = Setup(type="setup", a=a, b=b, weeks=520)
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app = make_app(Door.of("127.0.0.1", port), first, options.scale)
    print(f"http://127.0.0.1:{port}", flush=True)
    config = uvicorn.Config(app, log_level="warning", ws_per_message_deflate=False)
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
