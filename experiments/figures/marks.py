"""What a figure says when it is pointed at: a mark's number, and which marks belong together.

Without a script a browser shows the title of a mark; `page.js` shows it at once, and lets the marks
of other series fade while one is pointed at.
"""

import re

from matplotlib.artist import Artist

SIGN = "mark"
WRITTEN = re.compile(rf'<g id="{SIGN}\|([^"|]*)\|([^"]*)">')


def mark(artist: Artist, tip: str = "", series: str = "") -> None:
    """Give an artist of a figure a tip, and the series it belongs to."""
    artist.set_gid(f"{SIGN}|{series}|{tip}".replace('"', "'"))  # it stands between quotes


def titled(svg: str) -> str:
    """Return an SVG with the tips as titles and the series as data of their groups."""
    return WRITTEN.sub(_group, svg)


def _group(match: re.Match[str]) -> str:
    series, tip = match.groups()
    data = f' data-series="{series}"' if series else ""
    return f'<g class="{SIGN}"{data}>' + (f"<title>{tip}</title>" if tip else "")
