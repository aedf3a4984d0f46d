"""Exact: marks of a figure keep tip and series through the SVG, whatever the words hold."""

import io

from matplotlib.figure import Figure

from experiments.figures.marks import mark, titled


def test_a_mark_becomes_a_group_with_title_and_series() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    tips = ['A & B: "+1" <−2 to 3>', "week 3\nlinked: 4", "第 3 周"]
    for tip in tips:
        mark(axes.plot([0, 1], [0, 1])[0], tip, "linked")
    mark(axes.plot([0, 1], [1, 0])[0], series="isolated")
    sink = io.StringIO()
    figure.savefig(sink, format="svg")
    svg = titled(sink.getvalue())
    assert svg.count('<g class="mark" data-series="linked"><title>') == 3
    assert svg.count('<g class="mark" data-series="isolated">') == 1
    assert "<title>week 3\nlinked: 4</title>" in svg
    assert "<title>A &amp; B: '+1' &lt;−2 to 3&gt;</title>" in svg
    assert "mark|" not in svg
