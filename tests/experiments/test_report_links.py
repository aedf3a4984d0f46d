"""Exact: what a reader of a report can follow: numbers to rows, marks to words; and its PDF."""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pypdf
import pytest

from experiments.errors import InputError
from experiments.reports import style
from experiments.reports.links import linked
from experiments.reports.pdf import write_pdf

ROWS = {"Party leadership": "row-0", "platform": "row-1", "need_scale": "row-2", "党建引领": "row-3"}


@pytest.mark.parametrize(
    ("sentence", "links"),
    [
        ("Of these +12: Party leadership +7.1 (+5 to +9); platform −2.", ["Party leadership +7.1 (+5 to +9)", "platform −2"]),
        ("Most: need_scale (births of cases) 12.3 (11 to 13), upwards.", ["need_scale (births of cases) 12.3 (11 to 13)"]),
        ("平均来看，党建引领 +7.1（+5 至 +9）；其他没有。", ["党建引领 +7.1（+5 至 +9）"]),
        ("Not the platforms <b>.", []),
    ],
)
def test_numbers_lead_to_their_rows(sentence: str, links: list[str]) -> None:
    html = linked(sentence, ROWS)
    assert [part.split("</a>")[0].split(">", 1)[1] for part in html.split("<a ")[1:]] == links
    assert "<b>" not in html


def test_marks_of_a_figure_tell_what_they_are(tmp_path: Path) -> None:
    with style.drawing():
        figure = style.new_figure(100)
        style.tip(figure.add_axes((0, 0, 1, 1)).plot([0, 1], [0, 1]), "A < B & C")
        svg = style.save(figure, tmp_path / "figure")
    plt.close("all")
    assert '<g class="tip"><title>A &lt; B &amp; C</title>' in svg
    assert 'id="tip:' not in svg


def test_a_pdf_is_the_page_on_a4(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text('<meta charset="utf-8"><style>@page { size: A4 }</style><p>五联 wulian', encoding="utf-8")
    read = pypdf.PdfReader(write_pdf(page))
    assert [round(float(side)) for side in read.pages[0].mediabox[2:]] == [595, 842]
    assert "五联 wulian" in read.pages[0].extract_text()


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(InputError, match="pip install"):
        write_pdf(tmp_path / "report.html")
