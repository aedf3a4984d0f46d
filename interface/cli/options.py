"""Options that commands have which are no questions."""

from typing import Annotated

import typer

from interface.cli.language import Choice

Language = Annotated[Choice | None, typer.Option("--lang", help="zh or en; default: the locale's.")]
