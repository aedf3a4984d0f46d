"""The report as a PDF for A4, laid out by WeasyPrint (the optional extra `pdf`)."""

from pathlib import Path
from typing import Any

from experiments.text.errors import InputError, needs

PANGO = "apt install libpango-1.0-0 libpangoft2-1.0-0, or brew install pango"
FONTS = {"Report Sans SC": "NotoSansSC-Regular.otf", "Report Serif SC": "NotoSerifSC-Regular.otf"}


def write_pdf(page: Path) -> Path:
    """Write report.pdf beside a report's page; return its path.

    Raises InputError where WeasyPrint, or the system library it draws text with, is missing.
    """
    weasyprint = library()
    fonts = weasyprint.text.fonts.FontConfiguration()
    styles = [weasyprint.CSS(string=_faces(), font_config=fonts)]
    path = page.with_name("report.pdf")
    html = weasyprint.HTML(filename=str(page), encoding="utf-8")
    html.write_pdf(str(path), stylesheets=styles, font_config=fonts)
    return path


def library() -> Any:
    """Return WeasyPrint; InputError that says what to install where something is missing."""
    try:
        with needs(
            "pdf",
            "A PDF (report.html can also be printed from a browser)",
            "PDF（也可以在浏览器里打印 report.html）",
        ):
            import weasyprint
            import weasyprint.text.fonts
    except OSError:
        raise InputError(
            f"--pdf: WeasyPrint finds no Pango, a library of the system; install it ({PANGO})."
            " Or print report.html from a browser: it is laid out for A4."
        ) from None
    return weasyprint


def _faces() -> str:
    """Return the figures' fonts, last in the page's lists: for systems without Chinese; they are not bold."""
    import pylopdf_fonts_zh_cn

    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    return "".join(
        f'@font-face {{ font-family: "{family}"; src: url("{(folder / file).as_uri()}"); }}'
        for family, file in FONTS.items()
    )
