"""Exact: the figures of attribution, sensitivity and discovery are drawn whole, in both languages.

What they look like was judged by eye; here: every kind of result can be drawn, no glyph is
missing from the fonts, and nothing leaves the page.
"""

import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure

from experiments.figures import style
from experiments.questions.attribute import figures as attribution_figures
from experiments.questions.attribute.result import attributions
from experiments.questions.discover import figures as discovery_figures
from experiments.questions.discover.result import discovered
from experiments.questions.sensitivity import figures as sensitivity_figures
from experiments.questions.sensitivity.morris import screening
from experiments.questions.sensitivity.sobol import variance_shares
from experiments.stats.labels import UNITS_ZH, label, listed, named, unit
from experiments.text.language import Language
from sim.settings import CATALOGUE
from tests.experiments.questions import test_attribute as attribution
from tests.experiments.questions import test_discover as discovery
from tests.experiments.questions import test_sensitivity as sensitivity


def drawn(language: Language) -> Iterator[tuple[str, Figure]]:
    """Yield every figure, from results with and without something to show."""
    design = attribution.factorial(attribution.PLAYERS)
    found = attributions(attribution.values(design), design, [attribution.SHARE])[0]
    yield "shares", attribution_figures.draw_shares(found, language)
    pairs = attribution_figures.draw_pairs(found, language)
    assert pairs is not None
    yield "pairs", pairs
    grouped = attribution.factorial(["links.platform", "+".join(attribution.PLAYERS[1:5])])
    small = attributions(attribution.values(grouped, seeds=3), grouped, [attribution.SHARE])[0]
    yield "anecdote", attribution_figures.draw_shares(small, language)
    names = [*sensitivity.ISHIGAMI, *(f"need_elder{age}" for age in (60, 70)), "hub_period"]
    lower = dict.fromkeys(names, (0.0, 1.0))
    trajectories = sensitivity.points(
        sensitivity.morris_sample.sample(sensitivity.problem(names, 0, 1), 8, seed=1), names
    )
    for kind, noise in {"clear": 0.1, "noisy": 50.0}.items():
        numbers = 9 * trajectories.to_numpy()[:, 0] + trajectories.to_numpy()[:, 1]
        screened = screening(sensitivity.table(numbers, noise), trajectories, sensitivity.SHARE, lower)
        yield f"morris-{kind}", sensitivity_figures.draw_screening(screened, language)
    sample = sensitivity.sobol_design(sensitivity.ISHIGAMI, 16, -np.pi, np.pi)
    shares = variance_shares(
        sensitivity.table(sensitivity.ishigami(sample.to_numpy())), sample, sensitivity.SHARE
    )
    sobol = sensitivity_figures.draw_shares(shares, language)
    assert sobol is not None
    yield "sobol", sobol
    cube = discovery.hypercube(60)
    for name, gain in {"box": discovery.planted(cube), "everywhere": np.full(60, 10.0)}.items():
        claim = discovered(discovery.runs(gain), cube, discovery.CLAIM)
        yield f"discovery-{name}", discovery_figures.draw(claim, language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_figures_are_whole(language: Language, tmp_path: Path) -> None:
    with style.drawing(), warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, figure in drawn(language):
            svg = style.save(figure, tmp_path / name)
            assert svg.startswith("<?xml")
            assert (tmp_path / f"{name}.png").stat().st_size > 5000
            drawn_to, (width, height) = figure.get_tightbbox(), figure.get_size_inches()
            assert drawn_to.x0 > -0.05 and drawn_to.x1 < width + 0.05, name
            assert drawn_to.y0 > -0.05 and drawn_to.y1 < height + 0.05, name


def test_every_unit_has_a_chinese_one() -> None:
    """Renew `UNITS_ZH` when a setting brings a new unit."""
    for name in CATALOGUE:
        assert unit(name, "zh") == "" or unit(name, "zh") in UNITS_ZH.values()
    assert set(UNITS_ZH) <= {one.unit for one in CATALOGUE.values()}


def test_names() -> None:
    assert label("links.party_leadership+links.platform", "en") == "Party leadership + platform"
    assert label("links.party_leadership+links.platform", "zh") == "党建引领＋平台"
    assert named("need_scale", "zh") == "need_scale（除紧急外所有诉求发生率的倍数）"
    assert named("party_hub", "en") == "hub"
    assert listed(["a", "平台", "b"], "zh") == "a、平台和 b"
    assert listed(["a", "b", "c"], "en") == "a, b and c"
