"""How charts look: colours, dashes and marks of the arms, a font that has Chinese, saving.

Figures are drawn 820 units wide, one unit a CSS pixel on screen. Printed on A4 they shrink to 680,
so no text is smaller than 12.2 units: 7.5 points on paper.
"""

import io
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib import font_manager
from matplotlib.figure import Figure

from experiments.figures.marks import mark, titled
from experiments.text.language import Language

Drawing = tuple[str, Callable[[], Figure | None]]
"""A figure's name, and what draws it inside `drawing`; None where there is nothing to see."""
WIDTH = 820
SMALL, TEXT, HEAD = 12.2, 13.0, 14.5
INK, MUTED, HAIRLINE, BAND = "#1B2330", "#5A6472", "#DFDAD0", "#EFEBE2"
EMERGENCY, EMERGENCY_BAND = "#9C2A8E", "#F4E3F1"
RIVER, WAVE, BANK = "#CFE1EA", "#B5D0DD", "#8FB3C4"
BURDEN = ("#DDD8CD", "#E2B367", "#CC8133", "#A0511F", "#5E280C")
ASSET = ("#DDD8CD", "#BCDAD2", "#77BAAD", "#2A8C7D", "#00524A")
SYSTEM_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Arial Unicode MS",
    "Noto Sans CJK JP",
)


@dataclass(frozen=True)
class Look:
    """How one arm is drawn; `letter` stands at the end of its line."""

    color: str
    dash: Any
    marker: str
    letter: str
    letter_zh: str

    @property
    def ink(self) -> str:
        """Return the colour for numbers: light blue is too pale to read."""
        return "#3F74A6" if self.color == "#6FA3D6" else self.color

    def end(self, language: Language) -> str:
        """Return the letter at the line's end."""
        return self.letter_zh if language == "zh" else self.letter


BASE = Look("#5F6875", (0, (5, 2.5)), "o", "I", "离")
HOURS = Look("#9A6700", (0, (6, 2, 1.5, 2)), "D", "H", "时")
SAME = Look("#6FA3D6", (0, (2, 1.6)), "s", "L\u2212", "仅")
LINKED = Look("#0B5394", "solid", "o", "L", "联")
BEFORE = Look("#A39A88", (0, (1.2, 1.6)), "v", "B", "前")
OTHERS = (
    Look("#00796B", (0, (8, 2)), "^", "1", "一"),
    Look("#7B5A3C", (0, (3, 2)), "v", "2", "二"),
    Look("#9C2A8E", (0, (1, 1.5)), "P", "3", "三"),
    Look("#7A9A2E", (0, (8, 2, 2, 2)), "X", "4", "四"),
)


@cache
def chinese_font() -> str | None:
    """Return the name of a font with Chinese that Matplotlib can use, or None.

    The installed font package comes first: its glyphs are those of simplified Chinese everywhere.
    """
    try:
        import pylopdf_fonts_zh_cn

        path = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf"
        font_manager.fontManager.addfont(str(path))
        return font_manager.FontProperties(fname=str(path)).get_name()
    except (ImportError, OSError):
        installed = {font.name for font in font_manager.fontManager.ttflist}
        return next((name for name in SYSTEM_FONTS if name in installed), None)


@contextmanager
def drawing() -> Iterator[None]:
    """Draw with our settings and give the user's back afterwards."""
    font = chinese_font()
    settings: Any = {
        "figure.dpi": 72,
        "font.family": [font, "DejaVu Sans"] if font else ["DejaVu Sans"],
        "font.size": TEXT,
        "text.color": INK,
        "axes.edgecolor": HAIRLINE,
        "axes.labelcolor": MUTED,
        "axes.unicode_minus": True,
        "axes.linewidth": 1,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "xtick.color": MUTED,
        "ytick.color": MUTED,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "lines.solid_capstyle": "round",
        "svg.fonttype": "path",
        "svg.hashsalt": "wulian",
        "savefig.facecolor": "white",
    }
    with matplotlib.rc_context(settings):
        yield


def new_figure(height: float) -> Figure:
    """Return an empty figure, 820 units wide."""
    return Figure(figsize=(WIDTH / 72, height / 72))


def key(figure: Figure, height: float, entries: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Write entries in a row at the top: a piece of line with its mark, then what it means.

    An entry that would pass the right edge begins another row; rows are 24 units high. `series` in
    a style is what the entry stands for.
    """
    axes = figure.add_axes((0, 1 - 48 / height, 1, 48 / height))
    axes.set(xlim=(0, WIDTH), ylim=(0, 48))
    axes.axis("off")
    place, y = 4.0, 36.0
    for name, style in entries:
        long = 30 if style.get("linewidth", 2) else 12
        text = axes.text(place + long + 8, y, name, va="center_baseline", fontsize=TEXT)
        wide = long + 8 + text.get_window_extent().width / figure.dpi * 72
        if place > 4 and place + wide > WIDTH:
            place, y = 4.0, y - 24
            text.set_position((place + long + 8, y))
        line = {"linewidth": 2, "markevery": [1], **style}
        series = line.pop("series", "")
        (piece,) = axes.plot([place, place + long / 2, place + long], [y, y, y], **line)
        if series:
            mark(piece, series=series)
            mark(text, series=series)
        place += wide + 26


def broken(text: str, longest: int) -> str:
    """Break a text into lines of about `longest` characters: between words, or anywhere in Chinese."""
    if not re.search("[\u4e00-\u9fff]", text):
        return textwrap.fill(text.replace("× ", "×\u00a0"), longest, break_long_words=False)
    return "\n".join(text[start : start + longest] for start in range(0, len(text), longest))


def save(figure: Figure, path: Path) -> str:
    """Write PATH.png (twice the size, for slides) and PATH.svg; return the SVG for a page."""
    figure.savefig(path.with_suffix(".png"), dpi=144)
    sink = io.StringIO()
    figure.savefig(sink, format="svg", metadata={"Date": None, "Creator": "wulian"})
    svg = titled(sink.getvalue())
    path.with_suffix(".svg").write_text(svg, encoding="utf-8")
    return svg


def inline(svg: str, prefix: str, label: str) -> str:
    """Return an SVG to put into a page: no header, names that clash with no other figure."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{prefix}-", svg)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r' (width|height)="[\d.]+pt"', "", svg, count=2)
    return svg.replace("<svg", f'<svg role="img" aria-label="{label}"', 1)
