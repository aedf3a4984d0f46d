"""How far an experiment is: a bar with time left on a terminal, quiet lines in a log."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from experiments.questions.question import MORE
from experiments.text.compiling import compiling
from experiments.text.language import Text
from interface.cli.language import Language
from interface.cli.outcome import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from experiments.runs.store import RunRow

SECONDS_BETWEEN_LINES = 20.0


class Bar:
    """Listens to an experiment (`experiments.runs.progress.Progress`) and shows it on stderr."""

    def __init__(
        self,
        language: Language,
        longer: Text = MORE,
    ) -> None:
        """Listen in a language; `longer` is said when an experiment wants more runs."""
        self.zh = language == "zh"
        self.longer = longer.in_(language)
        self.total = self.done = self.before = self.failed = 0
        self.started = self.last_line = time.monotonic()
        self.bar: Progress | None = None
        self.task: TaskID | None = None

    def __enter__(self) -> Self:
        """Start listening."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar off the screen."""
        if self.bar is not None:
            self.bar.stop()

    def begin(self, total: int, done: int) -> None:
        """Show the number of runs, and how many an earlier call has finished.

        Told a second time, the experiment wants more runs than it thought.
        """
        longer = self.total > 0
        self.total, self.done, self.before = total, done, done
        self.started = self.last_line = time.monotonic()
        if longer:
            say(self.longer)
        elif done:
            say(
                f"接着做：{done}/{total} 次运行已完成"
                if self.zh
                else f"Continuing: {done} of {total} runs are done"
            )
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, total=total, completed=done)
        elif sys.stderr.isatty():
            self._show_bar()
        else:
            say(f"{total - done} 次运行" if self.zh else f"{total - done} runs to do")

    def _show_bar(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.bar = Progress(
            TextColumn("运行" if self.zh else "runs"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("还剩" if self.zh else "left"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self.bar.start()
        self.task = self.bar.add_task("", total=self.total, completed=self.done)

    def finished(self, row: "RunRow") -> None:
        """Count a run; name it when it failed."""
        if self.done == self.before:  # not counting what went before: kernels compiled, workers started
            self.started = time.monotonic() - row.seconds
        self.done += 1
        if row.status != "done":
            self.failed += 1
            cause = row.error.strip().splitlines()[-1]
            self._say(f"{row.run}: {'失败' if self.zh else 'failed'}: {cause}")
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=self.done)
        elif self.done == self.total or time.monotonic() - self.last_line > SECONDS_BETWEEN_LINES:
            self._line()

    def set_aside(self, run: str) -> None:
        """Say that a part was damaged."""
        self._say(
            f"{run}：存下的结果已损坏，移到 parts/damaged/，重新运行。"
            if self.zh
            else f"{run}: the stored result is damaged; moved to parts/damaged/, to be run again"
        )

    def waiting(self, address: str) -> None:
        """Say that a cluster has no workers yet."""
        self._say(
            f"{address} 的调度器还没有工作进程，等第一个加入。"
            if self.zh
            else f"The scheduler at {address} has no workers yet; waiting for the first"
        )

    def compiling(self, processes: int) -> None:
        """Say that the model is compiled first."""
        self._say(compiling(processes).in_("zh" if self.zh else "en"))

    def _say(self, text: str) -> None:
        """Say a line, above the bar if there is one."""
        if self.bar is not None:
            self.bar.console.print(text, markup=False)
        else:
            say(text)

    def _line(self) -> None:
        self.last_line = time.monotonic()
        spent = self.last_line - self.started
        left = spent / max(1, self.done - self.before) * (self.total - self.done)
        if self.zh:
            say(f"{self.done}/{self.total} 次运行，约剩 {duration(left, True)}")
        else:
            say(f"{self.done} of {self.total} runs, about {duration(left, False)} left")


def duration(seconds: float, zh: bool) -> str:
    """Return a length of time in words."""
    if seconds < 90:
        return f"{seconds:.0f} 秒" if zh else f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} 分钟" if zh else f"{seconds / 60:.0f} min"


def prepare(language: Language) -> None:
    """Compile the model where that has not been done, and say so."""
    from experiments.runs.kernels import ready

    ready(lambda processes: say(compiling(processes).in_(language)))
