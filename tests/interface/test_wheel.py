"""An installed wheel does everything without the repository: compare, report, documents, page (exact claims).

The environment is empty but for the wheel; libraries come from the one that runs the tests, so nothing
is fetched. That one's own wulian is not found there: a path in a .pth file lends folders, no finder.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import urllib.request
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
BUILT_FROM = (
    *("pyproject.toml", "README.md", "LICENSE"),
    *("wulian", "sim", "scenarios", "experiments", "interface"),
)
Ran = Callable[..., str]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment with the wheel, built from a copy of what belongs in it."""
    source, home = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("environment")
    for name in BUILT_FROM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", source, source], check=True
    )
    venv.create(home, with_pip=False)
    (wheel,) = source.glob("*.whl")
    subprocess.run([*pip, "--python", home, "install", "--ignore-installed", "--no-deps", wheel], check=True)
    own = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder outside the repository to stand in."""
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def started(installed: Path, elsewhere: Path) -> Callable[..., subprocess.Popen[str]]:
    """Return what starts a program of the environment elsewhere."""
    apart = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def start(program: str, *words: str) -> subprocess.Popen[str]:
        command = [str(installed / "bin" / program), *words]
        return subprocess.Popen(command, cwd=elsewhere, env=apart, stdout=subprocess.PIPE, text=True)

    return start


@pytest.fixture(scope="module")
def ran(started: Callable[..., subprocess.Popen[str]]) -> Ran:
    """Return what runs a program of the environment elsewhere, and what it printed."""

    def run(program: str, *words: str) -> str:
        with started(program, *words) as process:
            said = process.communicate(timeout=300)[0]
        assert process.returncode == 0
        return said

    return run


def test_it_is_the_installed_one(ran: Ran, installed: Path) -> None:
    lived = "import sim, wulian as wl; print(sim.__file__, len(wl.run(communities=1, weeks=1).weekly))"
    file, rows = ran("python", "-c", lived).split()
    assert installed in Path(file).parents
    assert rows == "2"


def test_compare_and_report(ran: Ran, elsewhere: Path) -> None:
    ran(
        "wulian",
        "compare",
        "isolated",
        "linked",
        "--seeds",
        "2",
        "--communities",
        "1",
        "--weeks",
        "30",
        "--out",
        "out",
    )
    assert 'lang="en' in (elsewhere / "out" / "report.html").read_text(encoding="utf-8")[:300]
    ran("wulian", "report", "out", "--lang", "zh")
    assert 'lang="zh' in (elsewhere / "out" / "report.html").read_text(encoding="utf-8")[:300]


def test_documents_are_those_of_the_repository(ran: Ran, elsewhere: Path) -> None:
    ran("python", "-m", "experiments.tuning.evidence")
    ran("python", "-m", "scenarios.document")
    for name in ("evidence.md", "settings.md"):
        assert (elsewhere / "docs" / name).read_bytes() == (ROOT / "docs" / name).read_bytes()


def test_the_page_is_served_with_the_scorecard_on_record(
    started: Callable[..., subprocess.Popen[str]],
) -> None:
    with started("wulian", "app", "--port", "0", "--no-show") as page:
        try:
            assert page.stdout is not None
            address = page.stdout.readline().strip()

            def fetched(path: str) -> str:
                with urllib.request.urlopen(address + path, timeout=60) as answer:
                    return str(answer.read().decode())

            assert "/page/main.js" in fetched("")
            assert "export" in fetched("page/element.js")
            assert len(json.loads(fetched("catalogue"))["scenarios"]) > 60
            assert json.loads(fetched("results"))["scorecard"] is True
            assert fetched("scorecard?lang=en").startswith("# Scorecard")
        finally:
            page.terminate()
