"""Results folders over the page's server: which there are, their files, and their reports."""

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from experiments.questions.registry import question as known
from experiments.questions.result import files_of
from experiments.questions.scorecard.on_record import DOCUMENTS, banner, record
from experiments.runs.model_version import mark, name_of
from experiments.text.language import Language, Pair
from interface.browser.guard import REPORT_POLICY

RESULTS = Path("results")
FILES = (".csv", ".json", ".html")
OTHER = Pair("other", "其他")
_writing: dict[str, asyncio.Lock] = {}


def routes(results: Path = RESULTS) -> list[Route]:
    """Return the routes; nothing outside `results` is ever read."""

    async def every(_request: Request) -> JSONResponse:
        found = await asyncio.to_thread(folders, results)
        recorded = all(document.is_file() for document in DOCUMENTS.values())
        card = record()
        older = {language: banner(card, language) for language in DOCUMENTS} if card else {}
        return JSONResponse({"folders": found, "scorecard": recorded, "older": older})

    async def file(request: Request) -> FileResponse:
        return FileResponse(inside(results, request.path_params["name"], request.path_params["file"]))

    async def report(request: Request) -> Response:
        folder = inside(results, request.path_params["name"], "manifest.json").parent
        page = await _report(folder, _language(request))
        return FileResponse(page, headers={"Content-Security-Policy": REPORT_POLICY})

    async def scorecard(request: Request) -> FileResponse:
        document = DOCUMENTS[_language(request)]
        if not document.is_file():
            raise HTTPException(404)
        return FileResponse(document, media_type="text/plain; charset=utf-8")

    return [
        Route("/results", every),
        Route("/results/{name}/report", report),
        Route("/results/{name}/files/{file}", file),
        Route("/scorecard", scorecard),
    ]


def _language(request: Request) -> Language:
    """Return the language asked for; HTTPException for any other."""
    asked = request.query_params.get("lang", "zh")
    if asked not in ("zh", "en"):
        raise HTTPException(400, "lang: zh or en")
    return "zh" if asked == "zh" else "en"


def folders(results: Path) -> list[dict[str, Any]]:
    """Return what can be said of each results folder, the newest first."""
    if not results.is_dir():
        return []
    found = [one for path in results.iterdir() if (one := _told(results, path)) is not None]
    return sorted(found, key=lambda one: str(one["date"]), reverse=True)


def _told(results: Path, path: Path) -> dict[str, Any] | None:
    try:
        manifest = json.loads(inside(results, path.name, "manifest.json").read_text(encoding="utf-8"))
        question = manifest["question"]
        asked, complete = known(question["experiment"]), manifest.get("status") == "complete"
        kind = asked.title if asked else OTHER
        return {
            "name": path.name,
            "kind": {language: kind.in_(language) for language in DOCUMENTS},
            "arms": list(question.get("arms", [])),
            "seeds": len(question.get("seeds", [])),
            "date": manifest["started"],
            "model": {language: name_of(manifest, language) for language in DOCUMENTS},
            "other_model": {language: mark(manifest, language) for language in DOCUMENTS},
            "complete": complete,
            "failed": int(manifest.get("failed", 0)),
            "report": complete and asked is not None and bool(asked.page) and _has_runs(manifest),
            "files": list(files_of(path, question["experiment"])),
        }
    except (HTTPException, OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # no results folder, or one of another version


def _has_runs(manifest: Mapping[str, Any]) -> bool:
    return int(manifest.get("failed", 0)) < int(manifest.get("runs", 0))


def inside(results: Path, name: str, file: str) -> Path:
    """Return a file of a results folder.

    Raises:
        HTTPException: there is none; a link or a name that leads elsewhere counts as none.
    """
    path = results / name / file
    plain = all(part and part == Path(part).name and not part.startswith(".") for part in (name, file))
    linked = path.parent.is_symlink() or path.is_symlink()
    if not plain or linked or path.suffix not in FILES or not path.is_file():
        raise HTTPException(404)
    if path.resolve().parent.parent != results.resolve():
        raise HTTPException(404)
    return path


async def _report(folder: Path, language: Language) -> Path:
    """Return the report in this language; it is written by a process of its own if it is not there.

    Raises:
        HTTPException: the folder has no report, or it could not be written.
    """
    async with _writing.setdefault(str(folder), asyncio.Lock()):
        page = folder / "report.html"
        if not _is_in(page, language, folder / "manifest.json"):
            writer = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "interface.cli",
                "report",
                str(folder),
                "--lang",
                language,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.PIPE,
            )
            _, said = await writer.communicate()
            if writer.returncode:
                raise HTTPException(409, said.decode(errors="replace")[-2000:])
        return inside(folder.parent, folder.name, page.name)


def _is_in(page: Path, language: Language, manifest: Path) -> bool:
    """Whether a report is there, in this language, not older than its results, and names the model.

    Reports of the first model name none: they were written when there was no other.
    """
    if page.is_symlink() or not page.is_file() or page.stat().st_mtime < manifest.stat().st_mtime:
        return False
    text = page.read_text(encoding="utf-8", errors="replace")
    known = json.loads(manifest.read_text(encoding="utf-8"))
    return f'lang="{language}' in text[:300] and mark(known, language) in text
