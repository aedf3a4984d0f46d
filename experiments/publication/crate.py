"""An archive of a results folder: an RO-Crate in a ZIP file, the same bytes each time.

ro-crate-metadata.json   what each file is, by whom, from which command (RO-Crate 1.1)
results/                 the folder: tables, dictionary, report, figures, manifest
inputs/                  one's own files that the command names
environment.txt          every library that was installed when the archive was made
requirements.lock        what the program is tested with, with hashes, where it is at hand
CITATION.cff, references.bib
SHA256SUMS               of every file above; `sha256sum -c SHA256SUMS` checks them
"""

import hashlib
import json
import mimetypes
import platform
import shlex
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

from experiments.publication.cite import AUTHOR, TITLE, bibtex, cff
from experiments.questions.dictionary import DICTIONARY, write_dictionary
from experiments.questions.result import files_of
from experiments.runs.folder import ResultsFolder
from sim.version import called

METADATA = "ro-crate-metadata.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.1"
OLDEST = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # a ZIP file holds no earlier date; with one date its bytes depend on nothing else
TEXTS = {
    "environment.txt": "every library that was installed, with its version",
    "requirements.lock": "the libraries that the program is tested with, with their hashes",
    "CITATION.cff": "how to cite these results",
    "references.bib": "the program, the study, and every record that a number of the model leans on",
}


def archive(folder: Path, to: Path | None = None) -> Path:
    """Write an RO-Crate of a complete results folder beside it, and return its path.

    Args:
        folder: a complete results folder; it gets a dictionary if an earlier version left none.
        to: the ZIP file; FOLDER.crate.zip unless given.

    Raises:
        InputError: the folder is not complete or cannot be read.
    """
    results = ResultsFolder.read(folder)
    if not (folder / DICTIONARY).exists():
        write_dictionary(folder)
    contents = {
        f"results/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "parts" not in path.relative_to(folder).parts
    }
    contents |= _inputs(results.manifest["command"])
    contents |= {
        "environment.txt": environment().encode(),
        "CITATION.cff": cff(results.manifest).encode(),
        "references.bib": bibtex(results.manifest).encode(),
    }
    lock = Path(__file__).parents[2] / "requirements.lock"
    if lock.is_file():  # in a checkout, not in a wheel
        contents[lock.name] = lock.read_bytes()
    contents[METADATA] = _metadata(folder, results.manifest, contents).encode()
    sums = "".join(f"{_sha256(content)}  {name}\n" for name, content in sorted(contents.items()))
    contents["SHA256SUMS"] = sums.encode()
    path = to or folder.with_name(f"{folder.name}.crate.zip")
    temporary = path.with_name(path.name + ".part")
    with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in sorted(contents.items()):
            file.writestr(zipfile.ZipInfo(name, OLDEST), content, zipfile.ZIP_DEFLATED)
    temporary.replace(path)
    return path


def environment() -> str:
    """Return the version of Python and of every library that is installed, as `pip` takes them."""
    named = {
        one.metadata["Name"].lower(): one.version for one in metadata.distributions() if one.metadata["Name"]
    }
    head = f"# Python {platform.python_version()}, {platform.system()} {platform.machine()}\n"
    return head + "".join(f"{name}=={version}\n" for name, version in sorted(named.items()))


def _inputs(command: str) -> dict[str, bytes]:
    """Return the files and street folders that a command names by their whole path."""
    found: dict[str, bytes] = {}
    for word in shlex.split(command, comments=True):
        path = Path(word)
        if path.is_absolute() and path.is_file():
            found[f"inputs/{path.name}"] = path.read_bytes()
        elif path.is_absolute() and (path / "street.toml").is_file():
            for name in ("street.toml", "communities.csv"):
                found[f"inputs/{path.name}/{name}"] = (path / name).read_bytes()
    return found


def _metadata(folder: Path, manifest: dict[str, Any], contents: dict[str, bytes]) -> str:
    """Return ro-crate-metadata.json."""
    told = {
        f"results/{name}": text.en
        for name, text in files_of(folder, manifest["question"]["experiment"]).items()
    }
    told |= {"results/manifest.json": "what was asked, with what, and the command that asks it again"} | TEXTS
    files = [
        {
            "@id": name,
            "@type": "File",
            "name": name.rpartition("/")[2],
            "description": told.get(name, told.get("/".join(name.split("/")[:2]), "")),
            "encodingFormat": mimetypes.guess_type(name)[0] or "application/octet-stream",
            "contentSize": str(len(content)),
            "sha256": _sha256(content),
        }
        for name, content in contents.items()
    ]
    model = called(str(manifest.get("model_version", "1")))
    made, ended = manifest.get("versions", {}), manifest.get("ended", manifest.get("started", ""))
    people = {"@id": "#authors", "@type": "Organization", "name": AUTHOR}
    graph = [
        {
            "@id": METADATA,
            "@type": "CreativeWork",
            "conformsTo": {"@id": SPECIFICATION},
            "about": {"@id": "./"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": f"{folder.name}: results of {TITLE}",
            "description": f"Made by: {manifest['command']}",
            "identifier": f"sha256:{manifest['fingerprint']}",
            "datePublished": ended,
            "license": "https://spdx.org/licenses/MIT",
            "creator": {"@id": "#authors"},
            "hasPart": [{"@id": one["@id"]} for one in files],
            "mentions": {"@id": "#made"},
        },
        people,
        {
            "@id": "#wulian",
            "@type": "SoftwareApplication",
            "name": TITLE,
            "softwareVersion": f"{made.get('wulian', '?')} ({model})",
            "identifier": manifest.get("commit", ""),
            "softwareRequirements": ", ".join(f"{name} {version}" for name, version in made.items()),
        },
        {
            "@id": "#made",
            "@type": "CreateAction",
            "name": manifest["command"],
            "instrument": {"@id": "#wulian"},
            "startTime": manifest.get("started", ""),
            "endTime": ended,
            "object": [{"@id": name} for name in contents if name.startswith("inputs/")],
            "result": [{"@id": name} for name in contents if name.startswith("results/")],
        },
        *files,
    ]
    return (
        json.dumps({"@context": f"{SPECIFICATION}/context", "@graph": graph}, indent=1, ensure_ascii=False)
        + "\n"
    )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
