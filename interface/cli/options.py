"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

from interface.cli.language import Choice

Language = Annotated[Choice | None, typer.Option("--lang", help="zh or en; default: the locale's.")]
Weeks = Annotated[int, typer.Option(min=1, max=520, help="Weeks after burn-in.")]
_WHICH = "Whole communities: 5 (Y, D, G, O, S), another number (these, then the others), Y,G,S, or all"
Communities = Annotated[str | None, typer.Option(metavar="N|CODES|all", help=f"{_WHICH}; default: all.")]
FewCommunities = Annotated[str, typer.Option(metavar="N|CODES|all", help=f"{_WHICH}.")]
FEW = "5"
Street = Annotated[str | None, typer.Option(help="Folder or name of a street; default: X Street.")]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="NAME=VALUE",
        help="Change a setting or link in every arm, such as need_scale=2 or links.platform=0.",
    ),
]
Out = Annotated[Path | None, typer.Option(help="Results folder; default: results/COMMAND-ARMS-FINGERPRINT.")]
Engine = Annotated[str, typer.Option(help="local, dask (a cluster started here) or dask://HOST:PORT.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes; default: one per core.")]
Seeds = Annotated[str, typer.Option(help="20 (seeds 1 to 20), 1-20 or 5,7.")]
Outcome = Annotated[
    list[str] | None,
    typer.Option(metavar="MEASURE", help="What is looked at; default: the primary outcomes."),
]
Vary = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[=LOW:HIGH]",
        help="A setting or link to vary, with its range; default: all uncertain settings.",
    ),
]
DesignSeed = Annotated[int, typer.Option(min=1, help="Seed of the design itself.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say how many runs, how long and how much disk; start nothing.")
]
KeepBurnIn = Annotated[bool, typer.Option("--keep-burn-in", help="Keep weeks −52 to −1 too.")]
