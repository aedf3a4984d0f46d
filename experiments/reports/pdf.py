"""A report as PDF: the same page laid out on A4 by WeasyPrint."""

from pathlib import Path

from experiments.errors import InputError

INSTALL = 'pip install "wulian[pdf]"'


def write_pdf(page: Path) -> Path:
    """Write a report's page beside it as PDF and return its path.

    Raises InputError where the optional library, or the system's Pango that it draws text with, is
    missing.
    """
    try:
        from weasyprint import HTML
    except ModuleNotFoundError as error:
        raise InputError(
            f"a PDF needs the optional library WeasyPrint ({error.name} is not installed); install it with:"
            f" {INSTALL}. Or print {page} from a browser: it is laid out for A4."
        ) from None
    except OSError as error:
        raise InputError(
            f"a PDF needs the system's Pango library ({error}); on Debian or Ubuntu: apt install"
            f" libpango-1.0-0 libpangoft2-1.0-0. Or print {page} from a browser: it is laid out for A4."
        ) from None
    path = page.with_suffix(".pdf")
    HTML(page).write_pdf(path)
    return path
