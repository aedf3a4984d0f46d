"""Architecture: the page's rooms read the core and themselves, never each other; the core reads no room."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "interface" / "browser" / "page"
ROOMS = ("shell", "map", "drawer", "panels", "tours")


def imports(file: Path) -> list[Path]:
    """Return the modules that a module imports, relative to the page."""
    named = re.findall(r"(?:from|import\() ?'(\.[^']+)'", file.read_text(encoding="utf-8"))
    return [(file.parent / name).resolve().relative_to(PAGE) for name in named]


def test_rooms_do_not_read_each_other() -> None:
    files = [file for file in PAGE.rglob("*.js") if file.name != "main.js"]
    assert len(files) > 50
    for file in files:
        room = file.relative_to(PAGE).parts[0]
        for found in imports(file):
            assert (PAGE / found).is_file(), f"{file.name} imports {found}, which is not there"
            allowed = {room} if room in ROOMS else set()
            assert found.parts[0] not in set(ROOMS) - allowed, f"{file.name} imports {found}"
