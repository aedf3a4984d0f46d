"""Exact: the tutorials' code runs as it stands there, and the reference leaves no public name out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import wulian

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs/tutorials/researcher.ipynb"


def code_cells() -> list[dict[str, Any]]:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def page_code() -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / "docs/tutorials/mesa.md").read_text("utf-8"), re.S)


def test_the_reference_has_every_public_name() -> None:
    page = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\.\. auto\w+:: (\w+)", page, re.M)) == sorted(wulian.__all__)


def test_the_notebook_is_kept_without_what_it_printed() -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code_cells())


@pytest.mark.slow
@pytest.mark.parametrize("page", ["notebook", "mesa"])
def test_the_code_of_a_tutorial_runs(page: str, tmp_path: Path) -> None:
    parts = ["".join(cell["source"]) for cell in code_cells()] if page == "notebook" else page_code()
    script = tmp_path / "tutorial.py"
    script.write_text("\n".join(parts), encoding="utf-8")
    path = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, script], cwd=tmp_path, env=path, check=True, timeout=240)
    if page == "notebook":
        for runs in tmp_path.glob("results/notebook/*/runs.parquet"):
            assert set(pd.read_parquet(runs)["status"]) == {"done"}, runs
