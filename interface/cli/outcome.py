"""How a command ends: one clear error instead of a traceback, and the exit codes."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from experiments.text.errors import NO_SPACE, DiskFull, InputError
from interface.cli.language import Language

SOME_FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130


def say(text: str) -> None:
    """Write a line for people, not for pipes, to standard error."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def ending(language: Language) -> Iterator[None]:
    """Turn bad input into one message and exit 2, Ctrl-C into exit 130. Bugs keep their traceback."""
    from sim.links import LinkError
    from sim.scenario import ScenarioError
    from sim.settings import SettingError

    try:
        yield
    except DiskFull as error:
        _say_disk_full(error.place, language)
        raise typer.Exit(BAD_INPUT) from None
    except InputError as error:
        say(f"错误：{error.zh}" if language == "zh" else f"Error: {error}")
        raise typer.Exit(BAD_INPUT) from None
    except (ScenarioError, SettingError, LinkError) as error:
        say(f"错误：{getattr(error, 'zh', error)}" if language == "zh" else f"Error: {error}")
        raise typer.Exit(BAD_INPUT) from None
    except OSError as error:
        if error.errno in NO_SPACE:  # while a report or its figures were written
            _say_disk_full(error.filename, language)
            raise typer.Exit(BAD_INPUT) from None
        if error.filename is None:
            raise
        say(f"{'错误' if language == 'zh' else 'Error'}: {error.filename}: {error.strerror}")
        raise typer.Exit(BAD_INPUT) from None
    except KeyboardInterrupt:
        say(
            "\n已中断。已完成的运行都留着；再输入同一条命令即可接着做完。"
            if language == "zh"
            else "\nStopped. Finished runs are kept; the same command completes the rest."
        )
        raise typer.Exit(INTERRUPTED) from None


def _say_disk_full(place: str | None, language: Language) -> None:
    say(
        f"错误：磁盘已满，{place or '结果'} 写不下。"
        "已完成的运行都留着；腾出空间后，再输入同一条命令即可接着做完。"
        if language == "zh"
        else f"Error: the disk is full: {place or 'a result'} could not be written."
        " Finished runs are kept; make room, then the same command completes the rest."
    )
