"""What the page of a calibration shows of its two findings: texts, tables, picture."""

from collections.abc import Iterator

from experiments.figures.style import Drawing
from experiments.questions.calibrate import WORDS, figures
from experiments.questions.calibrate.finding import FittedObservations, FittedSettings
from experiments.questions.calibrate.messages import KEPT, correlation, pair_row
from experiments.questions.calibrate.messages import span as ends_of
from experiments.questions.calibrate.result import HARDLY
from experiments.stats import words
from experiments.stats.labels import label, listed
from experiments.stats.words import between, decimals_for
from experiments.text.language import Language
from experiments.text.messages import InLanguage
from experiments.text.table import Line, Table

MOST_PAIRS = 6


def tables(found: FittedSettings | FittedObservations, language: Language) -> list[Table]:
    """Return settings, pairs and what is left of the ranges; or the observations."""
    text = WORDS.in_(language)
    if isinstance(found, FittedObservations):
        return [
            Table(
                text.lines("page-fitted-heads"), list(_fitted_rows(found, language)), text("page-fitted-note")
            )
        ]
    return [
        Table(text.lines("page-settings-heads"), list(_setting_rows(found, language)), text("page-table")),
        Table(text.lines("page-pair-heads"), list(_pair_rows(found, language))),
        Table(text.lines("page-kept-heads"), list(_kept(found, text))),
    ]


def drawings(found: FittedSettings | FittedObservations, language: Language) -> list[Drawing]:
    """Return the picture of the region; none of the observations."""
    if isinstance(found, FittedObservations):
        return []
    return [("strips", lambda: figures.draw(found.fit, language))]


def _setting_rows(found: FittedSettings, language: Language) -> Iterator[Line]:
    for _, row in found.fit.settings.iterrows() if found.fit.fits else ():
        name = row["setting"]
        region, given = (
            ends_of(name, row[low], row[high], language)
            for low, high in (("low", "high"), ("range_low", "range_high"))
        )
        told = row["narrower"] > HARDLY
        cells = (label(name, language), given, region, f"{row['mean']:.3g}", f"{100 * row['narrower']:.0f}%")
        yield Line(name, cells, not told)


def _pair_rows(found: FittedSettings, language: Language) -> Iterator[Line]:
    for _, row in found.fit.pairs.iloc[:MOST_PAIRS].iterrows() if found.fit.fits else ():
        names = listed([label(row["first"], language), label(row["second"], language)], language)
        yield Line(pair_row(row), (names, correlation(row["rank_correlation"])), not row["inseparable"])


def _kept(found: FittedSettings, text: InLanguage) -> Iterator[Line]:
    if found.fit.fits:
        yield Line(KEPT, (text("page-kept"), f"{100 * found.fit.kept:.2g}%", f"{found.fit.effective:,.0f}"))


def _fitted_rows(found: FittedObservations, language: Language) -> Iterator[Line]:
    for _, row in found.fit.fitted.iterrows():
        title = row["label_zh"] if language == "zh" else row["label"]
        half = (row["high"] - row["low"]) / 2
        places = decimals_for(min(half, row["error"]))
        observed = f"{words.amount(row['observed'], places)} ± {words.amount(row['error'], places)}"
        interval = between(row["low"], row["high"], places, language)
        fitted = words.amount(row["fitted"], places)
        covered = f"{100 * row['emulator_covered']:.0f}%"
        cells = (title, observed, fitted, interval, f"{row['distance']:.1f}", covered)
        yield Line(f"{row['measure']} {row['weeks']}", cells)
