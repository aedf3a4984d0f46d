"""The report of an audit: what was found, the curves, a table for every verdict."""

from pathlib import Path
from typing import Any

from markupsafe import Markup

from experiments.figures import style
from experiments.questions.audit import WORDS, figures
from experiments.questions.audit.result import Audit
from experiments.questions.audit.sections import STEPPED, Section, reading, sections
from experiments.reports.background import of_street, page, residents, sources, surroundings
from experiments.reports.page_texts import TEXTS as PAGE_TEXTS
from experiments.stats.words import amount
from experiments.text.errors import InputError
from experiments.text.language import Language


def write_page(audit: Audit, language: Language) -> Path:
    """Write report.html and the figure into the results folder; return the page's path."""
    if language not in PAGE_TEXTS:
        raise InputError(f"language {language!r}: allowed is zh or en.")
    path = audit.folder / "report.html"
    path.write_text(page("analysis.html", _context(audit, language)), encoding="utf-8")
    return path


def _context(audit: Audit, language: Language) -> dict[str, Any]:
    own, manifest = WORDS.in_(language), audit.manifest
    text, runs = PAGE_TEXTS[language], int(manifest["runs"])
    tags = [text["failed"].format(count=audit.failed)] if audit.failed else []
    return {
        **surroundings(manifest, manifest["question"]["seeds"], runs, audit.failed, language),
        "kind": own("kind"),
        "title": [own("title")],
        "tags": tags + of_street(manifest, language),
        "compared": compared(audit, language),
        "parts": [_part(audit, one, language) for one in sections(audit, language)],
        "read": own("read"),
        "read_items": reading(language),
        "caveats": [
            text["caveats"]["model"],
            own.lines("caveat"),
            own.lines("settings"),
            sources(manifest, language),
        ],
    }


def compared(audit: Audit, language: Language) -> str:
    """Return what was run, in a sentence."""
    size, mark = audit.budget, WORDS.say(language, "between-worlds")
    return str(
        WORDS.say(
            language,
            "compared",
            items=len(audit.items),
            runs=amount(int(audit.manifest["runs"]), 0),
            residents=residents(audit.manifest),
            worlds=mark.join(audit.world_title(world, language) for world in audit.worlds),
            budget=size.name,
            weeks=size.weeks,
            burn_in=size.burn_in,
            ends=size.ends,
            tenths=size.tenths,
            steps=size.steps,
        )
    )


def _part(audit: Audit, one: Section, language: Language) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "sentences": [[(sentence, "")] for sentence in one.sentences],
        "figures": [_figure(audit, language)] if one.name == "answer" and audit.of(*STEPPED) else [],
        "tables": [one.table] if one.table else [],
    }


def _figure(audit: Audit, language: Language) -> dict[str, Any]:
    """Draw the curves: edges first, then what is not settled, then what is steep."""
    (audit.folder / "figures").mkdir(exist_ok=True)
    own = WORDS.in_(language)
    those = [one for verdict in STEPPED for one in audit.of(verdict)]
    with style.drawing():
        figure = figures.draw(audit, those, language)
        drawn = style.save(figure, audit.folder / "figures" / f"curves-{language}")
    return {
        "name": "curves",
        "svg": Markup(style.inline(drawn, "curves", own("title"))),
        "caption": own("figure", seeds=audit.budget.steps),
        "label": PAGE_TEXTS[language]["figure"].format(number=1),
    }
