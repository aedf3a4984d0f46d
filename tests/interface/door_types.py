"""What mypy knows of the front door; `make check` reads this file and nobody runs it.

An ignored error that is not there would be an error itself (`warn_unused_ignores`).
"""

from typing import assert_type

import wulian as wl

lived = wl.run("linked", seed=1, communities=1, weeks=2)
assert_type(lived, wl.Trajectory)
assert_type(wl.found("linked"), wl.Street)
assert_type(wl.load("linked"), wl.Scenario)
assert_type(wl.worlds(), tuple[str, ...])
assert_type(wl.compare(["isolated", "linked"], seeds=[1, 2]), wl.Comparison)
assert_type(wl.compare(["isolated", "linked"], seeds=5, out="results/mine"), wl.Comparison)

wl.run("linked", sed=1)  # type: ignore[call-arg]
wl.run("linked", seed="1")  # type: ignore[arg-type]
wl.compare(["isolated", "linked"], weeks="2")  # type: ignore[arg-type]
wl.nothing  # type: ignore[attr-defined]  # noqa: B018
