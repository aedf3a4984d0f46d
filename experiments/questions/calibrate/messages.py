# ruff: noqa: E501 - a sentence on one line is easier to read and to translate
"""What a calibration says in words: about the settings, and about each observation."""

import math

import pandas as pd

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
    zh = language == "zh"
    if not fit.fits:
        return [_nothing(fit, language), *_failures(fit, language)]
    kept = cited(f"{100 * fit.kept:.2g}%", KEPT)
    apart = f"{100 * fit.discrepancy:g}%"
    text = [
        f"在所给范围里，{kept} 的体积没有被观测排除（不吻合度小于 3；观测误差、一条街的运气、模型自身误差（观测值的 {apart}）和代理模型的误差都已计入）。"
        if zh
        else f"The observations do not rule out {kept} of the volume of the ranges (implausibility below 3, counting the errors of observation, the luck of one street, a model discrepancy of {apart} of each observed value, and the emulator's own error)."
    ]
    table = fit.settings.set_index("setting")
    told = table[table["narrower"] > HARDLY].sort_values("narrower", ascending=False)
    text += [_region(str(name), row, language) for name, row in told.iterrows()]
    silent = [named(str(name), language) for name in table.index if name not in told.index]
    if silent:
        text.append(
            f"关于 {listed(silent, language)}，数据什么也没说：范围几乎没有变窄。"
            if zh
            else f"The data say nothing about {listed(silent, language)}: the range is hardly narrower than before."
        )
    text += [_pair(row, language) for _, row in fit.pairs[fit.pairs["inseparable"]].iterrows()]
    if fit.effective < FEW:
        carrying = cited(f"{fit.effective:.0f}", KEPT)
        text.append(
            f"区域太小：只有约 {carrying} 个样本撑起后验，区间只是粗略的；请用 --vary 收窄范围再跑。"
            if zh
            else f"The region is small: about {carrying} points of the sample carry it, so its ends are rough. Narrow the ranges with --vary and run again."
        )
    if not fit.mean_fits:
        text.append(
            "区域是弯的，后验均值本身反而不合；请用 plausible.csv，不要用 fitted.toml。"
            if zh
            else "The region is bent: the posterior mean does not fit itself. Use plausible.csv rather than fitted.toml."
        )
    return text + _failures(fit, language)


def _of_observations(fit: Fit, language: Language) -> list[str]:
    """Return how many observations are met, and where the emulator is not to be trusted."""
    zh, table = language == "zh", fit.fitted
    titles = table["label_zh" if zh else "label"]
    inside = cited(str(int(table["observed"].between(table["low"], table["high"]).sum())), TABLE)
    under = (
        ("最接近的设定" if zh else "the closest settings")
        if not fit.fits
        else "拟合的设定"
        if zh
        else "the fitted settings"
    )
    text = [
        f"{len(table)} 项观测里，{inside} 项落在{under}下一条街会出现的 95% 区间内。"
        if zh
        else f"{inside} of {len(table)} observations lie in the 95% interval of what one street shows under {under}."
    ]
    far = titles[table["distance"] > 2].tolist()
    if far and fit.fits:
        text.append(
            f"拟合得不好的：{listed(far, language)}（相差超过 2 个标准差）。"
            if zh
            else f"Badly met (more than 2 standard deviations apart): {listed(far, language)}."
        )
    doubted = titles[~table["emulator_trusted"]].tolist()
    if doubted:
        text.append(
            f"代理模型不可靠：逐点留一检验时，{listed(doubted, language)}的误差比它自己说的大；请加 --points 或收窄范围，在那之前不要用这个区域。"
            if zh
            else f"The emulator predicts badly: with each point left out in turn, its errors for {listed(doubted, language)} are larger than it says. Give more --points or narrower ranges before using this region."
        )
    outside = (table["error"] ** 2 + table["luck"] ** 2 + (fit.discrepancy * table["observed"]) ** 2) ** 0.5
    rough = titles[table["emulator_trusted"] & (table["emulator_miss"] > outside)].tolist()
    if rough:
        text.append(
            f"代理模型还粗：对{listed(rough, language)}，它的误差大过其余全部不确定性，再多跑些点（--points）区域还会变窄。"
            if zh
            else f"The emulator is rough: for {listed(rough, language)} its error exceeds all other uncertainty, so more --points would narrow the region."
        )
    if not doubted:
        covered = cited(f"{100 * table['emulator_covered'].mean():.0f}%", TABLE)
        text.append(
            f"逐点留一检验：代理模型的 95% 区间盖住了 {covered} 的点。"
            if zh
            else f"Leaving out each point in turn, the emulator's 95% intervals cover {covered} of the points."
        )
    return text


def span(name: str, low: float, high: float, language: Language) -> str:
    """Return the ends of a range with their unit."""
    said = unit(name, language)
    said = f" {said}" if said and not said.startswith("（") else said
    return f"{value(low) or 0} {'至' if language == 'zh' else 'to'} {value(high) or 0}{said}"


def correlation(r: float) -> str:
    """Return a correlation cut to two decimals: only a perfect one reads 1.00."""
    return f"{math.trunc(100 * r) / 100:.2f}".replace("-", MINUS)


def pair_row(row: pd.Series) -> str:
    """Return the name of the row of a pair of settings."""
    return f"{row['first']}+{row['second']}"


def _region(name: str, row: pd.Series, language: Language) -> str:
    after, before = (
        span(name, row["low"], row["high"], language),
        span(name, row["range_low"], row["range_high"], language),
    )
    after, less = cited(after, name), cited(f"{100 * row['narrower']:.0f}%", name)
    if language == "zh":
        return f"{named(name, 'zh')}：95% 区域 {after}，原范围 {before}，窄了 {less}。"
    return f"{named(name, 'en')}: {after} (95% region; {less} narrower than the range given, {before})."


def _pair(row: pd.Series, language: Language) -> str:
    names = listed([label(row["first"], language), label(row["second"], language)], language)
    r = cited(correlation(row["rank_correlation"]), pair_row(row))
    if language == "zh":
        return f"这几项互相抵消，数据分不开：{names}（秩相关 {r}）。"
    return f"These cancel out; the data cannot separate them: {names} (rank correlation {r})."


def _nothing(fit: Fit, language: Language) -> str:
    """Say that nothing fits: which observation cannot be reached, or which cannot be met together."""
    zh, table = language == "zh", fit.fitted
    titles = table["label_zh" if zh else "label"]
    alone = table["alone"] >= RULED_OUT
    worst = int((table["alone"] if alone.any() else table["distance"]).argmax())
    row, title = table.iloc[worst], titles.iloc[worst]
    where = f"{row['measure']} {row['weeks']}"
    seen, best = (cited(value(row[name]) or "0", where) for name in ("observed", "fitted"))
    error = value(row["error"])
    reach = f"{value(row['reach_low']) or 0} {'至' if zh else 'and'} {value(row['reach_high']) or 0}"
    if alone.any():
        apart = cited(f"{row['alone']:.1f}", where)
        return (
            f"所给范围里没有一组设定说得通。够不着的是{title}：观测 {seen} ± {error}，模型在这些范围里的均值只在 {reach} 之间，最近也差 {apart} 个标准差（3 以上即排除）。"
            if zh
            else f"Nothing in these ranges fits. Out of reach is {title}: observed {seen} ± {error}, but in these ranges the model's mean lies between {reach}; at its closest it is {apart} standard deviations away (3 rules out)."
        )
    apart = cited(f"{row['distance']:.1f}", where)
    return (
        f"所给范围里没有一组设定同时说得通：每项观测单独都够得着，合在一起不行。在最接近的一点，差得最多的是{title}：观测 {seen} ± {error}，拟合 {best}，差 {apart} 个标准差（3 以上即排除）。"
        if zh
        else f"Nothing in these ranges fits everything: each observation can be met by itself, not all together. At the closest point the worst is {title}: observed {seen} ± {error}, fitted {best}, {apart} standard deviations apart (3 rules out)."
    )


def _failures(fit: Fit, language: Language) -> list[str]:
    if not fit.left_out:
        return []
    return [
        f"有 {fit.left_out} 个设定点缺了运行或数值，未计入。"
        if language == "zh"
        else f"{fit.left_out} points lack a run or a number and take no part."
    ]
