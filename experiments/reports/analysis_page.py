"""The report of a design: for each measure the finding in words, its pictures, its table."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup
from matplotlib.figure import Figure

from experiments import words
from experiments.analyses.analysis import Analysis
from experiments.attribution import Attribution
from experiments.attribution import figures as attribution_figures
from experiments.discovery import Discovery
from experiments.discovery import figures as discovery_figures
from experiments.errors import InputError
from experiments.fits import figures as fit_figures
from experiments.fits.parts import FittedObservations, FittedSettings
from experiments.fits.parts import span as ends_of
from experiments.fits.result import HARDLY
from experiments.intervals import Interval
from experiments.labels import label, unit
from experiments.measures import Language
from experiments.reports import style
from experiments.reports.analysis_texts import COMMON, TEXTS
from experiments.reports.background import page, residents, sources, surroundings
from experiments.reports.links import linked
from experiments.reports.texts import TEXTS as PAGE_TEXTS
from experiments.sensitivities import Screening, VarianceShares
from experiments.sensitivities import figures as sensitivity_figures
from experiments.sensitivities.sample import Estimate
from experiments.words import between, decimals_for, decimals_of, signed, span

Drawing = tuple[str, Callable[[], Figure | None]]


@dataclass(frozen=True)
class Line:
    """A row of a table; muted where nothing is shown by it."""

    cells: tuple[str, ...]
    muted: bool = False
    said: str = ""

    @property
    def words(self) -> str:
        """Return what stands for the row in a sentence: its first cell, unless said otherwise."""
        return self.said or self.cells[0]


def write_page(analysis: Analysis, language: Language) -> Path:
    """Write report.html and the figures into the results folder; return the page's path."""
    if language not in PAGE_TEXTS:
        raise InputError(f"language {language!r}: allowed is zh or en.")
    path = analysis.folder / "report.html"
    path.write_text(page("analysis.html", _context(analysis, language)), encoding="utf-8")
    return path


def _context(analysis: Analysis, language: Language) -> dict[str, Any]:
    common, own = COMMON[language], TEXTS[analysis.experiment][language]
    manifest, sweep = analysis.manifest, analysis.sweep
    asked = manifest["question"]
    seeds = sorted({int(seed) for seed in sweep.runs["seed"]})
    return {
        **surroundings(manifest, seeds, len(sweep.runs), analysis.failed, language),
        "kind": own["kind"],
        "title": [own["title"]],
        "tags": _warnings(analysis, language),
        "compared": common["compared"].format(
            points=len(sweep.design), worlds=len(sweep.arms), seeds=len(asked["seeds"]),
            runs=len(sweep.runs), residents=residents(manifest),
        ),
        "parts": list(_parts(analysis, language)),
        "read": common["read"],
        "read_items": own["read_items"],
        "caveats": [
            PAGE_TEXTS[language]["caveats"]["model"], common["settings"], common["hub"],
            sources(manifest, language),
        ],
    }  # fmt: skip


def _warnings(analysis: Analysis, language: Language) -> list[str]:
    text, asked = PAGE_TEXTS[language], analysis.manifest["question"]
    tags = [text["failed"].format(count=analysis.failed)] if analysis.failed else []
    if asked["scale"] != 1:
        tags.append(text["scaled"].format(scale=f"{asked['scale']:g}"))
    return tags


def _parts(analysis: Analysis, language: Language) -> Iterator[dict[str, Any]]:
    """Yield one section a measure; figures are numbered through."""
    folder = analysis.folder / "figures"
    folder.mkdir(exist_ok=True)
    number = 0
    for found in analysis.found:
        measure = found.quantity.measure.name
        drawn = []
        with style.drawing():
            for kind, draw in _drawings(found, language):
                figure = draw()
                if figure is None:
                    continue
                number += 1
                name = f"{kind}-{measure}"
                svg = style.save(figure, folder / f"{name}-{language}")
                title = found.quantity.title(language)
                seeds = len(analysis.manifest["question"]["seeds"])
                drawn.append(
                    {
                        "name": name,
                        "svg": Markup(style.inline(svg, name, title)),
                        "caption": TEXTS[analysis.experiment][language][kind].format(seeds=seeds),
                        "label": PAGE_TEXTS[language]["figure"].format(number=number),
                    }
                )
        heads, rows = _table(found, TEXTS[analysis.experiment][language], language)
        places = {line.words: f"row-{measure}-{place}" for place, line in enumerate(rows)}
        yield {
            "name": measure,
            "title": found.quantity.title(language),
            "sentences": [linked(one, places) for one in found.sentences(language)],
            "figures": drawn,
            "heads": heads,
            "rows": rows,
            "note": TEXTS[analysis.experiment][language]["table"].format(
                unit=found.quantity.measure.unit_in(language)
            ),
        }


def _drawings(found: Any, language: Language) -> list[Drawing]:
    """Return the pictures of a finding, by the name of their caption."""
    if isinstance(found, Attribution):
        return [
            ("shares", lambda: attribution_figures.draw_shares(found, language)),
            ("pairs", lambda: attribution_figures.draw_pairs(found, language)),
        ]
    if isinstance(found, Screening):
        draw: Callable[[], Figure | None] = lambda: (  # noqa: E731 - drawn later, inside `drawing`
            None if found.spread.constant else sensitivity_figures.draw_screening(found, language)
        )
        return [("morris", draw)]
    if isinstance(found, VarianceShares):
        return [("sobol", lambda: sensitivity_figures.draw_shares(found, language))]
    if isinstance(found, FittedSettings):
        return [("strips", lambda: fit_figures.draw(found.fit, language))]
    if isinstance(found, FittedObservations):
        return []
    return [("box", lambda: discovery_figures.draw(found, language))]


def _table(
    found: Any, text: dict[str, Any], language: Language
) -> tuple[list[str], list[Line]]:
    if isinstance(found, Attribution):
        return text["heads"], _attribution_rows(found, language)
    if isinstance(found, Screening):
        return text["morris_heads"], _morris_rows(found, language)
    if isinstance(found, VarianceShares):
        return text["sobol_heads"], _sobol_rows(found, language)
    if isinstance(found, FittedSettings):
        return text["settings_heads"], list(_setting_rows(found, language))
    if isinstance(found, FittedObservations):
        return text["fitted_heads"], list(_fitted_rows(found, language))
    return text["heads"], list(_box_rows(found, text["targets"], language))


def _value(interval: Interval) -> str:
    if math.isnan(interval.difference):
        return "–"
    return signed(interval.difference, decimals_of(interval))


def _attribution_rows(found: Attribution, language: Language) -> list[Line]:
    rows = [
        Line(
            (label(one.player, language), _value(one.interval), span(one.interval, language),
             _value(one.alone), _value(one.last)),
            not one.interval.off_zero,
        )
        for one in found.shares
    ]  # fmt: skip
    total = "合计" if language == "zh" else "all together"
    return [*rows, Line((total, _value(found.total), span(found.total, language), "", ""))]


def _number(value: float, estimate: Estimate | None = None) -> str:
    if math.isnan(value):
        return "–"
    half = (estimate.high - estimate.low) / 2 if estimate else abs(value) / 10
    return words.amount(value, decimals_for(half) if math.isfinite(half) and half > 0 else 1)


def _ends(estimate: Estimate, language: Language) -> str:
    if math.isnan(estimate.low):
        return "–"
    half = (estimate.high - estimate.low) / 2
    return between(estimate.low, estimate.high, decimals_for(half) if half > 0 else 1, language)


def _morris_rows(found: Screening, language: Language) -> list[Line]:
    return [
        Line(
            (label(one.setting, language), _number(one.strength.value, one.strength),
             _ends(one.strength, language), _number(one.direction.value, one.direction),
             _number(one.unevenness), _number(one.luck)),
            not one.shown,
        )
        for one in found.settings
    ]  # fmt: skip


def _sobol_rows(found: VarianceShares, language: Language) -> list[Line]:
    return [
        Line(
            (label(one.setting, language), _number(one.first.value, one.first),
             _ends(one.first, language), _number(one.total.value, one.total),
             _ends(one.total, language), _number(one.luck)),
            not one.shown,
        )
        for one in found.settings
    ]  # fmt: skip


def _box_rows(
    found: Discovery, targets: dict[str, str], language: Language
) -> Iterator[Line]:
    for target, box in found.boxes.items():
        for one in box.restrictions:
            name, of = label(one.setting, language), unit(one.setting, language)
            ends = ["–" if math.isinf(end) else f"{end:.3g}" for end in (one.low, one.high)]
            values = (f"{one.p:.2g}" if one.p == one.p else "–", f"{100 * one.reproduced:.0f}%")
            title = f"{name} ({of})" if of and language == "en" else f"{name}（{of}）" if of else name
            yield Line((targets[target], title, *ends, *values), not box.better_than_chance, name)


def _setting_rows(found: FittedSettings, language: Language) -> Iterator[Line]:
    for _, row in found.fit.settings.iterrows() if found.fit.fits else ():
        name = row["setting"]
        region, given = (
            ends_of(name, row[low], row[high], language)
            for low, high in (("low", "high"), ("range_low", "range_high"))
        )
        told = row["narrower"] > HARDLY
        cells = (label(name, language), given, region, f"{row['mean']:.3g}", f"{100 * row['narrower']:.0f}%")
        yield Line(cells, not told)


def _fitted_rows(found: FittedObservations, language: Language) -> Iterator[Line]:
    for _, row in found.fit.fitted.iterrows():
        title = row["label_zh"] if language == "zh" else row["label"]
        half = (row["high"] - row["low"]) / 2
        places = decimals_for(min(half, row["error"]))
        observed = f"{words.amount(row['observed'], places)} ± {words.amount(row['error'], places)}"
        interval = between(row["low"], row["high"], places, language)
        fitted = words.amount(row["fitted"], places)
        yield Line((title, observed, fitted, interval, f"{row['distance']:.1f}"))
