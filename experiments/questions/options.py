"""Options that several questions take."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from experiments.questions.question import Option
from experiments.text.language import Text

PARSE_SEEDS = "experiments.runs.jobs:parse_seeds"
PARSE_VARIED = "experiments.designs.factor:asked_for"

SEEDS = Option(
    "seeds", Text("20 (seeds 1 to 20), 1-20 or 5,7.", "20（种子 1 至 20）、1-20 或 5,7。"), parse=PARSE_SEEDS
)
DESIGN_SEED = Option("design_seed", Text("Seed of the design itself.", "设计本身的种子。"), int, 1, least=1)
OUTCOMES = Option(
    "outcomes",
    Text("What is looked at; default: the primary outcomes.", "要看的指标；不写则看主要结果。"),
    flag="--outcome",
    metavar="MEASURE",
    many=True,
)
VARY = Option(
    "vary",
    Text(
        "A setting or link to vary, with its range; default: all uncertain settings.",
        "要变动的设定或联动及其范围；不写则变动所有不确定的设定。",
    ),
    metavar="NAME[=LOW:HIGH]",
    many=True,
    parse=PARSE_VARIED,
)
WEEKS = Option("weeks", Text("Weeks after burn-in.", "预热之后的周数。"), int, 156, least=1, most=520)
_WHICH = Text(
    "Whole communities: 5 (Y, D, G, O, S), another number (these, then the others), Y,G,S, or all",
    "整个社区：5（Y、D、G、O、S）、其他个数（先这五个，再其余）、Y,G,S 或 all",
)
COMMUNITIES = Option(
    "communities", Text(f"{_WHICH.en}; default: all.", f"{_WHICH.zh}；不写则为 all。"), metavar="N|CODES|all"
)
FEW_COMMUNITIES = Option(
    "communities", Text(f"{_WHICH.en}.", f"{_WHICH.zh}。"), default="5", metavar="N|CODES|all"
)
STREET = Option(
    "street", Text("Folder or name of a street; default: X Street.", "街道的文件夹或名字；不写则为 X 街道。")
)
SETTINGS = Option(
    "settings",
    Text(
        "Change a setting or link in every arm, such as need_scale=2 or links.platform=0.",
        "在每个世界里改一项设定或联动，如 need_scale=2、links.platform=0。",
    ),
    flag="--set",
    metavar="NAME=VALUE",
    many=True,
)
KEEP_BURN_IN = Option(
    "keep_burn_in", Text("Keep weeks −52 to −1 too.", "也保留第 −52 至 −1 周。"), bool, False
)
ENGINE = Option(
    "engine",
    Text(
        "local, dask (a cluster started here) or dask://HOST:PORT.",
        "local、dask（在本机启动集群）或 dask://主机:端口。",
    ),
    default="local",
)
OUT = Option(
    "out",
    Text(
        "Results folder; default: results/COMMAND-ARMS-FINGERPRINT.",
        "结果文件夹；不写则为 results/命令-世界-指纹。",
    ),
    Path,
)


def usual(option: Option, default: Any) -> Option:
    """Return an option with another default."""
    return replace(option, default=default)


PLACED = (STREET, SETTINGS, ENGINE, OUT)
"""What every question about chosen worlds takes at the end."""
OF_FEW = (usual(WEEKS, 129), FEW_COMMUNITIES, *PLACED)
"""The same for questions too dear for the whole street, with runs as long as their windows need."""
