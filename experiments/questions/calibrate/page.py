# ruff: noqa: E501 - a sentence on one line is easier to read and to translate
"""What the page of a calibration shows of its two findings: texts, tables, picture."""

from collections.abc import Iterator
from typing import Any

from experiments.figures.style import Drawing
from experiments.questions.calibrate import figures
from experiments.questions.calibrate.finding import FittedObservations, FittedSettings
from experiments.questions.calibrate.messages import KEPT, correlation, pair_row
from experiments.questions.calibrate.messages import span as ends_of
from experiments.questions.calibrate.result import HARDLY
from experiments.stats import words
from experiments.stats.labels import label, listed
from experiments.stats.words import between, decimals_for
from experiments.text.language import Language
from experiments.text.table import Line, Table

MOST_PAIRS = 6

TEXTS: dict[Language, dict[str, Any]] = {
    "zh": {
        "kind": "校准报告",
        "title": "哪些设定与观测到的数据说得通？",
        "strips": "上：每个设定给定的范围（细线）、后验分布（浅色）、95% 区域（粗线）。下：后验里最难分开的一对设定。每个点 {seeds} 粒种子。",
        "settings_heads": ["设定", "给定的范围", "95% 区域", "均值", "窄了"],
        "fitted_heads": [
            "观测",
            "观测值 ± 误差",
            "拟合",
            "一条街的 95% 区间",
            "相差（标准差）",
            "代理模型盖住",
        ],
        "pair_heads": ["两项设定", "秩相关"],
        "kept_heads": ["", "没有被排除的体积", "撑起后验的样本"],
        "kept": "所给的范围",
        "table": "灰色：范围几乎没有变窄，数据什么也没说。",
        "fitted_note": "相差以全部不确定性的标准差计，3 以上即排除。盖住：逐点留一时，落在代理模型 95% 区间内的点。",
        "read_items": [
            "结果是一片区域，不是一个点；fitted.toml 只是其中一点，plausible.csv 是整片区域的样本，可用 wulian sweep --table 跑。",
            "各项观测当作互相独立：把一条曲线拆成许多相邻的周，会使区域显得过窄；宁可合成几个时段。",
            "两次运行之间由代理模型（高斯过程）代替模型；它自己的误差已计入，逐点留一检验见上。",
            "说得通只表示没有被这些观测排除，不表示是真的。",
        ],
    },
    "en": {
        "kind": "Calibration report",
        "title": "Which settings agree with what was observed?",
        "strips": "Above: each setting's range as given (thin), its posterior (pale), the 95% region (thick). Below: the pair that is hardest to tell apart. {seeds} seeds a point.",
        "settings_heads": ["setting", "range given", "95% region", "mean", "narrower"],
        "fitted_heads": [
            "observation",
            "observed ± error",
            "fitted",
            "95% interval of one street",
            "apart (standard deviations)",
            "emulator covers",
        ],
        "pair_heads": ["two settings", "rank correlation"],
        "kept_heads": ["", "volume not ruled out", "points carrying the posterior"],
        "kept": "The ranges given",
        "table": "Grey: hardly narrower, the data say nothing.",
        "fitted_note": "Apart is counted in standard deviations of all that is uncertain; 3 rules out. Covers: points left out in turn that lie in the emulator's 95% interval.",
        "read_items": [
            "The result is a region, not a point: fitted.toml is one point of it, plausible.csv a sample of it all, for wulian sweep --table.",
            "Observations are taken as independent: one curve cut into many weeks makes the region look too narrow; rather give a few longer stretches.",
            "Between the points that were run, an emulator (a Gaussian process) stands for the model; its own error is counted, and checked by leaving points out.",
            "To agree is not to be ruled out by these observations; it is not to be true.",
        ],
    },
}


def tables(found: FittedSettings | FittedObservations, language: Language) -> list[Table]:
    """Return settings, pairs and what is left of the ranges; or the observations."""
    text = TEXTS[language]
    if isinstance(found, FittedObservations):
        return [Table(text["fitted_heads"], list(_fitted_rows(found, language)), text["fitted_note"])]
    return [
        Table(text["settings_heads"], list(_setting_rows(found, language)), text["table"]),
        Table(text["pair_heads"], list(_pair_rows(found, language))),
        Table(text["kept_heads"], list(_kept(found, text))),
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


def _kept(found: FittedSettings, text: dict[str, Any]) -> Iterator[Line]:
    if found.fit.fits:
        yield Line(KEPT, (text["kept"], f"{100 * found.fit.kept:.2g}%", f"{found.fit.effective:,.0f}"))


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
