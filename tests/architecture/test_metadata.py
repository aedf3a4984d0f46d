"""Exact: pyproject.toml, CITATION.cff and codemeta.json say the same of the software."""

import json
import re
import tomllib

import pytest

from tests.architecture.places import ROOT

pytestmark = pytest.mark.architecture


def said_by_citation(key: str) -> str:
    found = re.search(rf"^{key}: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert found, key
    return found[1].strip().strip('"')


def keywords_of_citation() -> list[str]:
    block = (ROOT / "CITATION.cff").read_text(encoding="utf-8").split("keywords:\n")[1]
    return re.findall(r"^  - (.+)$", block.split("references:")[0], re.MULTILINE)


def test_the_three_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    meta = json.loads((ROOT / "codemeta.json").read_text(encoding="utf-8"))
    assert meta["name"] == project["name"]
    assert meta["description"] == project["description"]
    assert meta["version"] == project["version"] == said_by_citation("version")
    assert (
        meta["license"].endswith(f"/{project['license']}")
        and said_by_citation("license") == project["license"]
    )
    assert meta["runtimePlatform"] == f"Python {project['requires-python']}"
    assert [one["name"] for one in meta["author"]] == [one["name"] for one in project["authors"]]
    assert meta["keywords"] == keywords_of_citation()
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert meta["alternateName"] in said_by_citation("title") and meta["isBasedOn"]["name"] in citation


def test_files_they_name_exist() -> None:
    meta = json.loads((ROOT / "codemeta.json").read_text(encoding="utf-8"))
    for key in ("softwareRequirements", "softwareHelp", "readme", "releaseNotes"):
        assert (ROOT / meta[key]).is_file(), key
