"""The measured times as tables on the terminal."""

from statistics import mean, median

from rich.console import Console
from rich.table import Table

from benchmarks.stopwatch import WHOLE_WEEK, Measured

HEADER = (
    "Processor time on one core, kernels warm. A machine that does other things as well is slower "
    "and noisier:\ncompare ratios within one run, not seconds between runs."
)


def milliseconds(values: list[float]) -> str:
    """Return the median of some weeks, and their mean, in milliseconds."""
    return f"{1000 * median(values):.2f} ({1000 * mean(values):.2f})" if values else "–"


def show(lives: list[Measured], communities: str) -> None:
    """Print milliseconds a week by process, longest first, and the totals."""
    console = Console()
    console.print(HEADER, highlight=False)
    weeks = Table(title=f"Milliseconds a week: median (mean), communities: {communities}")
    weeks.add_column("process")
    for measured in lives:
        weeks.add_column(measured.scenario, justify="right")
    names = sorted(lives[0].weeks, key=lambda name: -mean(lives[0].weeks[name]))
    for name in names:
        row = [milliseconds(measured.weeks.get(name, [])) for measured in lives]
        weeks.add_row(name, *row, style="bold" if name == WHOLE_WEEK else None)
    console.print(weeks)
    whole = Table(title="A whole run")
    whole.add_column("")
    for measured in lives:
        whole.add_column(measured.scenario, justify="right")
    count = [str(len(measured.weeks[WHOLE_WEEK])) for measured in lives]
    whole.add_row("weeks, burn-in included", *count)
    whole.add_row("founding, seconds", *(f"{measured.construction:.2f}" for measured in lives))
    whole.add_row("weekly table, seconds", *(f"{measured.table:.2f}" for measured in lives))
    whole.add_row("all, seconds", *(f"{measured.whole:.2f}" for measured in lives), style="bold")
    peaks = (f"{m.megabytes:.0f}" if m.megabytes is not None else "?" for m in lives)
    whole.add_row("peak memory of the process, MB", *peaks)
    console.print(whole)


def show_compiling(cold: float, warm: float) -> None:
    """Print what compiling every kernel takes, once after each change of the model."""
    Console().print(
        f"Compiling all kernels on an empty cache: {cold - warm:.0f} s "
        f"(a small life took {cold:.0f} s first and {warm:.1f} s then)",
        highlight=False,
    )
