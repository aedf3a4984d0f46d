"""How fast the page is, in a real Chromium: `python -m benchmarks.page`.

Servers run in processes of their own. Prints measured values beside their limits, a row at a time.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from typing import Any

import psutil
from playwright.sync_api import sync_playwright

from interface.browser.log import Log
from interface.browser.messages import Setup
from interface.browser.pair import Asked, Pair
from tests.browser.chromium import ARGUMENTS, chromium_path
from tests.browser.tab import Tab
from tests.browser.waiting import FIRST_PICTURE, until

APP = ("interface.cli", "app", "--port", "0", "--no-show")
SETTLED = 12  # weeks lived before anything is timed
TABS = 10
WATCHED = """async (seconds) => {
  // weeks that were on the screen: at most one a picture
  let shown = 0, pictures = 0, before = wulian.store.state.week
  const end = performance.now() + 1000 * seconds
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame)
    pictures += 1
    if (wulian.store.state.week !== before) { shown += 1; before = wulian.store.state.week }
  }
  return [shown / seconds, pictures / seconds]
}"""
ANSWERED = """async ([said, waited]) => {
  const {say} = await import('/page/socket.js')
  const began = performance.now()
  return new Promise((resolve) => {
    const end = wulian.store.on('server', ({server}) => {
      if (waited === 'paused' && server.playing) return
      end()
      requestAnimationFrame(() => resolve(performance.now() - began))
    })
    say(said)
  })
}"""


@contextmanager
def served(*command: str) -> Iterator[tuple[str, int]]:
    """Run a server in a process of its own; return its address and process."""
    process = subprocess.Popen([sys.executable, "-m", *command], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip().rstrip("/"), process.pid
    finally:
        process.terminate()
        process.wait()


@contextmanager
def watched(browser: Any, address: str) -> Iterator[Any]:
    """Open the page, 1440 × 900, with its first picture."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address + "/?lang=en")
    until(page, FIRST_PICTURE, 60)
    yield page
    context.close()


def say(page: Any, message: dict[str, Any]) -> None:
    """Say something to the server as the page does."""
    page.evaluate("(message) => import('/page/socket.js').then(({say}) => say(message))", message)


def first_picture(browser: Any) -> float:
    """Return the seconds from the command to the first picture, kernels compiled before."""
    began = time.perf_counter()
    with served(*APP) as (address, _), watched(browser, address) as page:
        page.evaluate("new Promise(requestAnimationFrame)")
        return time.perf_counter() - began


def shown(browser: Any, *command: str, seconds: float = 6) -> tuple[float, float, float]:
    """Return weeks shown and pictures a second, and the page's processor milliseconds a week shown."""
    with served("benchmarks.served", *command) as (address, _), watched(browser, address) as page:
        say(page, {"type": "play", "speed": 0})
        until(page, f"wulian.store.state.week > {2 * SETTLED + 8}", 60)
        tools = page.context.new_cdp_session(page)
        tools.send("Performance.enable")
        before = _processor(tools)
        weeks, pictures = page.evaluate(WATCHED, seconds)
        return weeks, pictures, 1000 * (_processor(tools) - before) / (weeks * seconds)


def _processor(tools: Any) -> float:
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "ProcessTime")


def latencies(browser: Any, times: int = 12) -> tuple[float, float, float, float]:
    """Return milliseconds from a pause to stillness and from a change to its effect: median, worst."""
    paused, changed = [], []
    with served("benchmarks.served", "1") as (address, _), watched(browser, address) as page:
        for number in range(times):
            say(page, {"type": "play", "speed": 0})
            until(page, f"wulian.store.state.week > {SETTLED + 6 * number}", 60)
            event = {"week": 0, "links": {"platform": number % 2}}
            changed.append(page.evaluate(ANSWERED, [{"type": "change", "world": "b", "event": event}, "any"]))
            paused.append(page.evaluate(ANSWERED, [{"type": "pause"}, "paused"]))
    return median(paused), max(paused), median(changed), max(changed)


def cost(weeks: int = 60) -> float:
    """Return milliseconds that the page's part takes of a week of two full worlds, on one core."""
    worlds = {"a": {"scenario": "isolated"}, "b": {"scenario": "linked"}}
    pair, log, taken = Pair(Asked.by(Setup.model_validate({"type": "setup", **worlds}))), Log(), []
    for _ in range(weeks):
        for lane in pair.lanes.values():
            lane.street.step()
        began = time.process_time()
        for lane in pair.lanes.values():
            lane.arrays = lane.picture.of(lane.street.world)
        pair.frame({"log": log.entries(pair)})
        taken.append(time.process_time() - began)
    return 1000 * median(taken)


def memory(weeks: int, scale: float) -> tuple[float, float, float]:
    """Return megabytes of the server after a tenth, half and all of so many weeks of restarts."""
    held, lived, length = [], 0, 100
    with served("benchmarks.served", str(scale)) as (address, process), Tab(address) as tab:
        while lived < weeks:
            worlds = {"a": {"scenario": "isolated"}, "b": {"scenario": "linked"}}
            seed = 1 + lived // length % 5
            tab.say("setup", seed=seed, weeks=length, **worlds)
            tab.until_type("opening")
            tab.until_type("state")
            tab.say("play", speed=0)
            tab.until_paused(length - 1)
            lived += length
            held.append(psutil.Process(process).memory_info().rss / 1e6)
    return held[len(held) // 10 - 1], held[len(held) // 2 - 1], held[-1]


def crowd() -> float:
    """Return the worst seconds that one of ten playing tabs of full streets waits for its pause."""
    worst, together = [], threading.Barrier(TABS)

    def play(address: str) -> None:
        with Tab(address) as tab:
            tab.until_type("week", 120)
            tab.say("play", speed=0)
            tab.until(lambda message: message["type"] == "week" and message["week"] >= 1, 120)
            together.wait(120)
            end = time.monotonic() + 3
            tab.until(lambda _message: time.monotonic() > end)
            began = time.monotonic()
            tab.say("pause")
            tab.until(lambda message: message["type"] == "state" and not message["playing"])
            worst.append(time.monotonic() - began)

    with served("benchmarks.served", "1") as (address, _), ThreadPoolExecutor(TABS) as executor:
        for done in [executor.submit(play, address) for _ in range(TABS)]:
            done.result()
    return max(worst)


def main() -> None:
    """Measure everything, one after the other, and print a row of a table for each."""
    print("| measure | limit | measured |\n|---|---|---|", flush=True)

    def row(*cells: str) -> None:
        print("| " + " | ".join(cells) + " |", flush=True)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        first_picture(browser)  # compiles kernels and fills the cache of files
        row("command to first picture", "5 s", f"{first_picture(browser):.1f} s")
        for name, limit, command in (
            ("weeks shown a second, two full worlds", "the model's", ("1",)),
            ("the same where a week takes the model 3 ms", "at least 40", ("1", "--quick")),
            ("two worlds of 5,550 residents", "at least 40", ("0.05",)),
        ):
            weeks, pictures, each = shown(browser, *command)
            row(name, limit, f"{weeks:.0f} ({pictures:.0f} pictures; {each:.0f} ms of processor each)")
        pause, worst_pause, change, worst_change = latencies(browser)
        row("pause", "150 ms", f"{pause:.0f} ms (worst {worst_pause:.0f})")
        row("change of a link", "100 ms", f"{change:.0f} ms (worst {worst_change:.0f})")
        browser.close()
    row("the page's part of a week, server", "15 ms", f"{cost():.1f} ms")
    row(f"pause where {TABS} tabs play full streets", "1 s", f"{crowd():.2f} s")
    held = ", ".join(f"{megabytes:.0f}" for megabytes in memory(5000, 0.2))
    row("server's memory after 500, 2,500 and 5,000 weeks of restarts", "flat within 50 MB", f"{held} MB")


if __name__ == "__main__":
    main()
