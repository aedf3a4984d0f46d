"""Exact: an archive is checked by its sums, says what is in it, and the results in it are made again to the byte."""

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from experiments import Comparison, compare
from experiments.publication.cite import STUDY, TITLE, bibtex, cff, sentence
from experiments.publication.crate import METADATA, archive
from experiments.publication.rerun import differing
from experiments.text.errors import InputError
from experiments.tuning.evidence.records import records
from tests.interface.command import here


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Return a small comparison with a world of one's own."""
    place = tmp_path_factory.mktemp("own")
    own = place / "policy.toml"
    own.write_text('extends = "isolated"\nsettings = { need_scale = 1.2 }\n', encoding="utf-8")
    return compare(
        ["isolated", own], [1, 2], weeks=4, communities="O", settings=["burn_in=2"], out=place / "a"
    )


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def test_an_archive_holds_the_folder_and_what_made_it(done: Comparison, tmp_path: Path) -> None:
    held = contents(archive(done.folder, tmp_path / "a.zip"))
    for path in done.folder.rglob("*"):
        if path.is_file():
            assert held[f"results/{path.relative_to(done.folder)}"] == path.read_bytes()
    assert held["inputs/policy.toml"] == (done.folder.parent / "policy.toml").read_bytes()
    assert b"numpy==" in held["environment.txt"]
    assert "results/dictionary.csv" in held


def test_the_sums_are_those_of_the_files(done: Comparison, tmp_path: Path) -> None:
    held = contents(archive(done.folder, tmp_path / "a.zip"))
    sums = dict(line.split("  ")[::-1] for line in held.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in held.items()}


def test_the_crate_names_every_file_and_the_command(done: Comparison, tmp_path: Path) -> None:
    """RO-Crate 1.1: a descriptor about the root, which has every file, each described once."""
    held = contents(archive(done.folder, tmp_path / "a.zip"))
    crate = json.loads(held[METADATA])
    graph = {one["@id"]: one for one in crate["@graph"]}
    assert len(graph) == len(crate["@graph"])
    assert graph[METADATA]["about"] == {"@id": "./"}
    root = graph["./"]
    assert {one["@id"] for one in root["hasPart"]} == held.keys() - {METADATA, "SHA256SUMS"}
    assert all(graph[one["@id"]]["@type"] == "File" for one in root["hasPart"])
    assert graph["#made"]["name"] == done.manifest["command"]
    assert done.manifest["fingerprint"] in root["identifier"]
    referred = re.findall(r'\{"@id": "([^"]+)"\}', json.dumps(crate["@graph"]))
    assert set(referred) - graph.keys() <= {"https://w3id.org/ro/crate/1.1"}


def test_an_archive_is_the_same_bytes_each_time(done: Comparison, tmp_path: Path) -> None:
    one, other = (archive(done.folder, tmp_path / name).read_bytes() for name in ("a.zip", "b.zip"))
    assert one == other


@pytest.mark.slow
def test_results_are_made_again_to_the_byte(done: Comparison, tmp_path: Path) -> None:
    assert differing(done.folder) == ([], 6)
    changed = shutil.copytree(done.folder, tmp_path / "a")
    file = changed / "summary.csv"
    file.write_bytes(file.read_bytes().replace(b"trust", b"thrust", 1))
    (changed / "own.csv").write_text("x\n", encoding="utf-8")
    assert differing(changed) == (["own.csv", "summary.csv"], 7)


def test_what_cannot_be_asked_again_is_said(done: Comparison, tmp_path: Path) -> None:
    for command, words in (
        ("wulian compare a  # and scale=0.1, from Python only", "no command can"),
        ("wulian compare nowhere", "failed"),
    ):
        folder = shutil.copytree(done.folder, tmp_path / words.replace(" ", "-"))
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        (folder / "manifest.json").write_text(json.dumps(manifest | {"command": command}), encoding="utf-8")
        with pytest.raises(InputError, match=words):
            differing(folder)


def test_every_record_is_cited(done: Comparison) -> None:
    text = bibtex(done.manifest)
    keys = re.findall(r"^@\w+\{([\w-]+),$", text, re.MULTILINE)
    assert keys == ["wulian", "wulian-study", *(f"wulian-{code}" for code in records())]
    assert done.manifest["fingerprint"] in text
    for entry in text.split("\n@"):
        assert entry.count("{") == entry.count("}")
        assert not re.search(r"(?<!\\)[&%$#_]", entry.partition("\n")[2])


def test_the_citation_file_is_that_of_the_program(done: Comparison) -> None:
    ours = Path("CITATION.cff").read_text(encoding="utf-8")
    assert TITLE in ours
    assert STUDY in ours
    assert TITLE in cff()
    assert f"sha256:{done.manifest['fingerprint']}" in cff(done.manifest)
    assert "结果指纹" in sentence(done.manifest, "zh")
    assert "results with fingerprint" in sentence(done.manifest, "en")


def test_on_the_command_line(done: Comparison, tmp_path: Path) -> None:
    cited = here("cite", str(done.folder), "--form", "bibtex", folder=tmp_path)
    assert cited.stdout.startswith("@software{wulian,")
    packed = here("archive", str(done.folder), "--out", str(tmp_path / "a.zip"), folder=tmp_path)
    assert packed.stdout.strip() == str(tmp_path / "a.zip")
    assert here("archive", str(tmp_path), folder=tmp_path).returncode == 2
