"""Scripts that start processes: each process reads the script again, so it must be guarded."""

import multiprocessing
import os
import sys
from pathlib import Path

from experiments.text.errors import InputError

UNGUARDED = 78
"""Exit code of a process that read a script which starts processes itself."""


def end_if_started_by_reading_the_script() -> None:
    """End this process without a word if it is a worker that has come to a question while it starts."""
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        os._exit(UNGUARDED)


def check_exit(code: int | None) -> None:
    """Raise InputError where a worker ended because the script is not guarded."""
    if code == UNGUARDED:
        raise InputError(
            "This script starts processes, and each of them reads the script again. Put what it does under"
            ' if __name__ == "__main__": or give workers=1.',
            "脚本要启动多个进程，而每个进程都会再读一遍脚本。请把要做的事放到"
            ' if __name__ == "__main__": 之下，或用 workers=1。',
        )


def check_script() -> None:
    """Raise InputError for a program that no other process can read: one from standard input."""
    file = getattr(sys.modules["__main__"], "__file__", None)
    if file is not None and not Path(file).exists():
        raise InputError(
            f"The program was read from {file}, which other processes cannot read. Save it as a file whose"
            ' work stands under if __name__ == "__main__":, or give workers=1.',
            f"程序来自 {file}，其他进程读不到。请存成文件，并把要做的事放到"
            ' if __name__ == "__main__": 之下，或用 workers=1。',
        )
