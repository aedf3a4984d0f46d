"""The names of settings at the left of a chart's rows: what is set, and under it what it means."""

from matplotlib.axes import Axes

from experiments.figures.style import HEAD, INK, MUTED, SMALL, broken
from experiments.stats.labels import label, meaning
from experiments.text.language import Language

LONGEST: dict[Language, int] = {"zh": 22, "en": 40}
LINES = 2


def write_setting(
    axes: Axes, x: float, y: float, column: str, language: Language, *, shown: bool = True
) -> None:
    """Write a setting's name and meaning around the height y (data), x in widths of the axes."""
    text = meaning(column, language)
    said = broken(text, LONGEST[language]).split("\n") if text else []
    if len(said) > LINES:
        said = [*said[: LINES - 1], said[LINES - 1][: LONGEST[language] - 1] + "…"]
    across = axes.get_yaxis_transform()
    name = label(column, language)
    name = name[:1].upper() + name[1:] if "_" not in name and not said else name
    axes.annotate(
        name,
        (x, y),
        xycoords=across,
        xytext=(0, 7.5 * len(said)),
        textcoords="offset points",
        va="center_baseline",
        fontsize=HEAD,
        color=INK if shown else MUTED,
        annotation_clip=False,
    )
    if said:
        axes.annotate(
            "\n".join(said),
            (x, y),
            xycoords=across,
            xytext=(0, 7.5 * len(said) - 10),
            textcoords="offset points",
            va="top",
            fontsize=SMALL,
            color=MUTED,
            linespacing=1.15,
            annotation_clip=False,
        )
