"""What a calibration says in words: about the settings, and about each observation."""

import math

import pandas as pd

from experiments.questions.calibrate import WORDS
from experiments.questions.calibrate.finding import FittedObservations, FittedSettings
from experiments.questions.calibrate.result import FEW, HARDLY, RULED_OUT, Fit
from experiments.questions.discover.messages import value
from experiments.stats.labels import label, listed, named, unit
from experiments.stats.words import MINUS
from experiments.text.citing import TABLE, Said, cited, said
from experiments.text.language import Language

KEPT = "kept"
"""The row of how much of the ranges is left; others bear the name of their setting or observation."""


def sentences(found: FittedSettings | FittedObservations, language: Language) -> tuple[Said, ...]:
    """Return what the observations say about the settings, or how well each is met, in words."""
    of = _of_settings if isinstance(found, FittedSettings) else _of_observations
    return tuple(map(said, of(found.fit, language)))


def _of_settings(fit: Fit, language: Language) -> list[str]:
    """Return the region, what it leaves open and what cancels out, in words."""
    say = WORDS.in_(language)
    if not fit.fits:
        return [_nothing(fit, language), *_failures(fit, language)]
    text = [say("kept", kept=cited(f"{100 * fit.kept:.2g}%", KEPT), apart=f"{100 * fit.discrepancy:g}%")]
    table = fit.settings.set_index("setting")
    told = table[table["narrower"] > HARDLY].sort_values("narrower", ascending=False)
    text += [_region(str(name), row, language) for name, row in told.iterrows()]
    silent = [named(str(name), language) for name in table.index if name not in told.index]
    if silent:
        text.append(say("silent", names=listed(silent, language)))
    text += [_pair(row, language) for _, row in fit.pairs[fit.pairs["inseparable"]].iterrows()]
    if fit.effective < FEW:
        text.append(say("few", carrying=cited(f"{fit.effective:.0f}", KEPT)))
    if not fit.mean_fits:
        text.append(say("bent"))
    return text + _failures(fit, language)


def _of_observations(fit: Fit, language: Language) -> list[str]:
    """Return how many observations are met, and where the emulator is not to be trusted."""
    say, table = WORDS.in_(language), fit.fitted
    titles = _titles(table, language)
    inside = cited(str(int(table["observed"].between(table["low"], table["high"]).sum())), TABLE)
    text = [say("met" if fit.fits else "met-closest", count=len(table), inside=inside)]
    far = titles[table["distance"] > 2].tolist()
    if far and fit.fits:
        text.append(say("badly-met", names=listed(far, language)))
    doubted = titles[~table["emulator_trusted"]].tolist()
    if doubted:
        text.append(say("doubted", names=listed(doubted, language)))
    outside = (table["error"] ** 2 + table["luck"] ** 2 + (fit.discrepancy * table["observed"]) ** 2) ** 0.5
    rough = titles[table["emulator_trusted"] & (table["emulator_miss"] > outside)].tolist()
    if rough:
        text.append(say("rough", names=listed(rough, language)))
    if not doubted:
        text.append(say("covered", share=cited(f"{100 * table['emulator_covered'].mean():.0f}%", TABLE)))
    return text


def _titles(table: pd.DataFrame, language: Language) -> pd.Series:
    return table["label_zh" if language == "zh" else "label"]


def ends(low: float, high: float, language: Language) -> str:
    """Return the ends of a range."""
    return WORDS.say(language, "figure-ends", low=value(low) or "0", high=value(high) or "0")


def span(name: str, low: float, high: float, language: Language) -> str:
    """Return the ends of a range with their unit."""
    said = unit(name, language)
    said = f" {said}" if said and not said.startswith("（") else said
    return ends(low, high, language) + said


def correlation(r: float) -> str:
    """Return a correlation cut to two decimals: only a perfect one reads 1.00."""
    return f"{math.trunc(100 * r) / 100:.2f}".replace("-", MINUS)


def pair_row(row: pd.Series) -> str:
    """Return the name of the row of a pair of settings."""
    return f"{row['first']}+{row['second']}"


def _region(name: str, row: pd.Series, language: Language) -> str:
    return WORDS.say(
        language,
        "region",
        name=named(name, language),
        after=cited(span(name, row["low"], row["high"], language), name),
        before=span(name, row["range_low"], row["range_high"], language),
        less=cited(f"{100 * row['narrower']:.0f}%", name),
    )


def _pair(row: pd.Series, language: Language) -> str:
    names = listed([label(row["first"], language), label(row["second"], language)], language)
    return WORDS.say(
        language, "pair", names=names, r=cited(correlation(row["rank_correlation"]), pair_row(row))
    )


def _nothing(fit: Fit, language: Language) -> str:
    """Say that nothing fits: which observation cannot be reached, or which cannot be met together."""
    say, table = WORDS.in_(language), fit.fitted
    alone = table["alone"] >= RULED_OUT
    worst = int((table["alone"] if alone.any() else table["distance"]).argmax())
    row, title = table.iloc[worst], _titles(table, language).iloc[worst]
    where = f"{row['measure']} {row['weeks']}"
    seen, best = (cited(value(row[name]) or "0", where) for name in ("observed", "fitted"))
    error = value(row["error"])
    if alone.any():
        return say(
            "nothing-alone",
            title=title,
            seen=seen,
            error=error,
            low=value(row["reach_low"]) or "0",
            high=value(row["reach_high"]) or "0",
            apart=cited(f"{row['alone']:.1f}", where),
        )
    apart = cited(f"{row['distance']:.1f}", where)
    return say("nothing-together", title=title, seen=seen, error=error, best=best, apart=apart)


def _failures(fit: Fit, language: Language) -> list[str]:
    return [WORDS.say(language, "left-out", count=fit.left_out)] if fit.left_out else []
