"""The kinds of error that are not the program's to mend."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NO_SPACE = (errno.ENOSPC, errno.EDQUOT)


class InputError(ValueError):
    """What was asked makes no sense or cannot be done; the message says what would be allowed.

    `zh` is the message in Chinese, where there is one.
    """

    def __init__(self, message: str, zh: str = "") -> None:
        super().__init__(message)
        self.zh = zh or message


class DiskFull(InputError):  # noqa: N818 - it names what is wrong
    """There was no room for a result; what is finished is kept."""

    def __init__(self, place: str) -> None:
        """Name the file or folder that could not be written."""
        super().__init__(
            f"The disk is full: {place} could not be written. Finished runs are kept;"
            " make room, then the same command completes the rest."
        )
        self.place = place


@contextmanager
def disk_full_is_said(folder: Path) -> Iterator[None]:
    """Turn "no space left" and "quota exceeded" into one clear error."""
    try:
        yield
    except OSError as error:
        if error.errno not in NO_SPACE:
            raise
        raise DiskFull(error.filename or str(folder)) from error


@contextmanager
def needs(extra: str, what: str, zh: str) -> Iterator[None]:
    """Say which extra holds a library that is not installed; `what` needs it, in Chinese `zh`.

    Raises:
        InputError: instead of ModuleNotFoundError.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        command = f'pip install "wulian[{extra}]"'
        raise InputError(
            f"{what} needs the library {error.name}, which is not installed: {command}",
            f"{zh}需要 {error.name}，这里没有安装：{command}",
        ) from error
