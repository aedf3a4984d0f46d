"""The command line. Nothing heavy is imported before a command needs it."""

from experiments.text.messages import Words

WORDS = Words(__name__)


def main() -> None:
    """Run the command line; the process ends with 0, 1, 2 or 130."""
    from interface.cli.application import application

    application(prog_name="wulian")


__all__ = ["main"]
