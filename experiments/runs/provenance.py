"""What a result must carry with it: the question in full, versions, source, assumptions."""

import hashlib
import importlib.metadata
import platform
import re
import shlex
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.runs.folder import SCHEMA_VERSION
from experiments.runs.model_version import KEY
from experiments.runs.spec import RunSpec
from experiments.runs.store import canonical
from experiments.runs.worker import MODEL
from sim.version import FIRST
from sim.version import MODEL as MODEL_VERSION

if TYPE_CHECKING:
    from sim import Scenario

# Experiments that live with few whole communities unless asked for more.
DEAR = ("attribute", "sensitivity", "discover", "plan")
LIBRARIES = ("mesa", "numba", "numpy", "pandas", "pyarrow", "scipy", "SALib")


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def fingerprint(question: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of a question."""
    return hashlib.sha256(canonical(question).encode()).hexdigest()


def folder_name(experiment: str, arms: Sequence[str], question: Mapping[str, Any]) -> str:
    """Return COMMAND-ARMS-FINGERPRINT8; many arms are counted, not named."""
    text = "-".join(arms) if len(arms) <= 4 else f"{arms[0]}-and-{len(arms) - 1}-others"
    return f"{experiment}-{re.sub(r'[^A-Za-z0-9._-]', '_', text)}-{fingerprint(question)[:8]}"


def emergency_weeks(scenario: "Scenario") -> list[list[int]]:
    """Return the first and last week of each of the scenario's emergencies."""
    return [[one.start, one.end] for one in scenario.emergencies]


def question(
    experiment: str,
    arms: Sequence[str],
    scenarios: Sequence["Scenario"],
    place: Any,
    spec: RunSpec,
    model: str,
    until: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return all that a result depends on. Two equal questions have one answer.

    `scenarios` are those that are run, on the street `place`. The fingerprint of the model's source
    belongs to it: a folder begun with another version of the model is refused rather than mixed. With a
    stopping rule `until`, the seeds are those it may use.
    """
    asked = {
        "experiment": experiment,
        "arms": list(arms),
        "scenarios": [
            {
                "name": one.name,
                "title": one.title,
                "title_zh": one.title_zh,
                "hours_of": one.hours_of,
                "fingerprint": one.fingerprint(),
                "emergency_weeks": emergency_weeks(one),
            }
            for one in scenarios
        ],
        "seeds": list(spec.seeds),
        "street": {"name": place.name, "fingerprint": place.fingerprint(), **_chosen(place)},
        "scale": spec.scale,
        "weeks": spec.weeks,
        "settings": list(spec.settings),
        "keep_burn_in": spec.keep_burn_in,
        "model": model_fingerprint(model),
    }
    if spec.observers:
        asked["observers"] = [make().key for make in spec.observers]
    return asked if until is None else asked | {"until": dict(until)}


def _chosen(street: Any) -> dict[str, Any]:
    """Return the codes of the communities chosen from a street, where not all are."""
    return {} if street.part_of is None else {"communities": list(street.codes)}


def _communities(asked: Mapping[str, Any]) -> list[str]:
    """Return the option that repeats which communities were chosen."""
    from sim.communities import ALL, NAMED

    codes = tuple(asked["street"].get("communities", ()))
    if not codes:
        return ["--communities", ALL] if asked["experiment"] in DEAR else []
    few = codes == NAMED[: len(codes)]
    return ["--communities", str(len(codes)) if few else ",".join(codes)]


def command(
    asked: Mapping[str, Any],
    out: Path | None,
    more: Sequence[str] = (),
    files: Sequence[str] = (),
    arms: Sequence[str] = (),
) -> str:
    """Return the command that asks this question again.

    `more` are options of this experiment only, `files` arguments before the scenarios, `arms` how the
    scenarios are written where a name would not do.
    """
    experiment, seeds = asked["experiment"], asked["seeds"]
    words = ["wulian", experiment, *files, *(arms or asked["arms"])]
    if experiment == "run":
        words += ["--seed", str(seeds[0])]
    elif seeds == list(range(1, len(seeds) + 1)):
        words += ["--seeds", str(len(seeds))]
    else:
        words += ["--seeds", ",".join(map(str, seeds))]
    if asked["weeks"] != 156 or experiment not in ("run", "compare", "sweep"):  # others differ
        words += ["--weeks", str(asked["weeks"])]
    words += _communities(asked)
    for assignment in asked["settings"]:
        words += ["--set", assignment]
    if asked["keep_burn_in"]:
        words.append("--keep-burn-in")
    if until := asked.get("until"):
        words += ["--until-halfwidth", f"{until['half_width']:g}"]
        for measure in until["measures"]:
            words += ["--of", measure]
    words += more
    if out is not None:
        words += ["--out", str(out)]
    from_python = f"  # and scale={asked['scale']:g}, from Python only" if asked["scale"] != 1 else ""
    return shlex.join(words) + from_python


def street_words(street: Any) -> list[str]:
    """Return the option that repeats which street was asked for; none for one made in Python."""
    from scenarios import street_names

    if not isinstance(street, str | Path):
        return []
    return ["--street", str(street) if str(street) in street_names() else str(Path(street).resolve())]


def manifest(
    asked: Mapping[str, Any],
    scenarios: Sequence["Scenario"],
    street: Any,
    folder: Path,
    named: bool,
    more: Sequence[str] = (),
    files: Sequence[str] = (),
    arms: Sequence[str] = (),
) -> dict[str, Any]:
    """Return the manifest of a new folder.

    `named`: the user chose its name; `more`, `files` and `arms` as in `command`.
    """
    return {
        "schema": SCHEMA_VERSION,
        KEY: MODEL_VERSION,
        "question": dict(asked),
        "fingerprint": fingerprint(asked),
        "command": command(asked, folder if named else None, more, files, arms),
        "scenarios": {one.name: one.canonical() for one in scenarios},
        "street_zh": street.name_zh,
        "communities": [
            {
                "code": one.code,
                "name": one.name,
                "name_zh": one.name_zh,
                "type": one.type,
                "residents": one.residents,
            }
            for one in street.communities
        ],
        "whole_street": {"communities": len(street.whole.communities), "residents": street.whole.residents},
        "assumed_to_act": assumptions(scenarios[-1]),
        "sources": sources(),
        "calibration": calibration(),
        "versions": versions(),
        "platform": f"{platform.system()} {platform.machine()}",
        "commit": commit(),
        "started": now(),
    }


def assumptions(scenario: "Scenario") -> list[dict[str, Any]]:
    """Return the declared inputs that are assumed to act, with their values in force."""
    from sim.settings import ASSUMED_TO_ACT, plain

    return [{**one._asdict(), "value": plain(scenario.settings[one.name])} for one in ASSUMED_TO_ACT]


def sources() -> dict[str, int]:
    """Return how many settings rest on the study, on literature and on assumption."""
    from sim.settings import CATALOGUE

    return dict(Counter(setting.source for setting in CATALOGUE.values()))


def versions() -> dict[str, str]:
    """Return the versions of Python, of wulian and of the libraries results depend on."""
    found = {"python": platform.python_version()}
    for name in ("wulian", *LIBRARIES):
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found


def commit() -> str:
    """Return the commit of the source, with "+" if files have changed since; "" outside git."""
    here = Path(__file__).resolve().parent
    try:
        head = _git(here, "rev-parse", "--short=12", "HEAD")
        return head + ("+" if _git(here, "status", "--porcelain") else "")
    except (OSError, subprocess.SubprocessError):
        return ""


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=10,
    )
    return done.stdout.strip()


@cache
def model_fingerprint(model: str) -> str:
    """Return the SHA-256 of the model's source; of a stand-in for it, the name."""
    if model != MODEL:
        return model
    package = Path(str(find_spec("sim").origin)).parent  # type: ignore[union-attr]
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def calibration() -> dict[str, Any]:
    """Return the fingerprint of the calibrated settings, the model they are for, how they came about."""
    from scenarios import calibrated

    _, fingerprint_, how = calibrated()
    return {"fingerprint": fingerprint_, "model": FIRST, **how}
