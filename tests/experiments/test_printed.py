"""Exact: a report becomes a PDF of A4 pages; where that is not possible, the message says what to do."""

import re
import sys
from pathlib import Path

import pytest

from experiments import report
from experiments.comparison import Comparison
from experiments.errors import InputError
from experiments.reports.printed import library, write_pdf


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_is_printed_on_a4(comparison: Comparison, language: str) -> None:
    try:
        library()
    except InputError as error:
        pytest.skip(str(error))
    path = write_pdf(report(comparison, language))  # type: ignore[arg-type]
    assert path == comparison.folder / "report.pdf"
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert all((round(float(wide)), round(float(tall))) == (595, 842) for wide, tall in boxes)


def test_a_missing_library_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(InputError, match=r'pip install "wulian\[pdf\]".*print report.html'):
        write_pdf(tmp_path / "report.html")
