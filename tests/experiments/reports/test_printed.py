"""Exact: a report becomes a PDF of A4 pages; where that is not possible, the message says what to do."""

import os
import sys
from pathlib import Path

import pypdf
import pytest

from experiments import report
from experiments.questions.compare.result import Comparison
from experiments.reports.printed import library, write_pdf
from experiments.text.errors import InputError


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.slow)])
def test_a_report_is_printed_on_a4(comparison: Comparison, language: str) -> None:
    try:
        library()
    except InputError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    path = write_pdf(report(comparison, language))  # type: ignore[arg-type]
    assert path == comparison.folder / "report.pdf"
    pages = pypdf.PdfReader(path).pages
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pages} == {(595, 842)}
    of = f"第 1 / {len(pages)} 页" if language == "zh" else f"1 / {len(pages)}"
    assert of.replace(" ", "") in pages[0].extract_text().replace(" ", "")


def test_a_missing_library_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(InputError, match=r'printed from a browser.*pip install "wulian\[pdf\]"'):
        write_pdf(tmp_path / "report.html")
