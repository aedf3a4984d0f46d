"""What a screening or a Sobol' analysis says, in words; odd estimates are explained, not hidden."""

from experiments.questions.sensitivity.morris import Screened, Screening
from experiments.questions.sensitivity.sample import Estimate, Spread
from experiments.questions.sensitivity.sobol import Indices, VarianceShares
from experiments.stats import words
from experiments.stats.contrasts import Quantity
from experiments.stats.labels import label, listed, named
from experiments.text.citing import Said, cited, said
from experiments.text.language import Language

MOST = 5
WHOLE = "whole"
"""The row of what came out over all points."""
NAMED_UNSHOWN = 6
WIDE = 0.2
"""Half-width of a share of variance from which more points are asked for."""


def sentences(found: Screening | VarianceShares, language: Language) -> tuple[Said, ...]:
    """Return how far the quantity moves or varies, what moves it, and what cannot be told from luck."""
    if isinstance(found, Screening):
        return tuple(map(said, _of_screening(found, language)))
    return tuple(map(said, _of_shares(found, language)))


def _of_screening(found: Screening, language: Language) -> tuple[str, ...]:
    """Return how far the quantity moves, what moves it, interplay, and what is not shown."""
    zh = language == "zh"
    said = [_range(found.quantity, found.spread, language)]
    if found.spread.constant:
        return (*said, _constant(language))
    shown = [one for one in found.settings if one.shown]
    if shown:
        parts = [_effect(one, language) for one in shown[:MOST]]
        head = (
            "从最低调到最高，平均移动得最多的设定："
            if zh
            else "Settings that move it most, on average, from their lowest to their highest value: "
        )
        said.append(head + _joined(parts, len(shown) - MOST, language))
        uneven = [one for one in shown[:MOST] if one.unevenness > one.strength.value]
        if uneven:
            names = listed([label(one.setting, language) for one in uneven], language)
            said.append(
                f"作用取决于别的设定，或呈非线性（σ 大于 μ*）：{names}。"
                if zh
                else f"Their effect depends on other settings, or is curved (σ above μ*): {names}."
            )
    said += _unshown([one.setting for one in found.settings if not one.shown], language)
    return tuple(said)


def _of_shares(found: VarianceShares, language: Language) -> tuple[str, ...]:
    """Return how far the quantity varies, whose variance it is, and what odd estimates mean."""
    zh = language == "zh"
    said = [_range(found.quantity, found.spread, language)]
    if found.spread.constant:
        return (*said, _constant(language))
    shown = [one for one in found.settings if one.shown]
    if shown:
        parts = [_share(one, language) for one in shown[:MOST]]
        head = (
            "方差里各设定的份额（单独的，以及连同与其他设定的相互作用的）："
            if zh
            else "Shares of the variance, by itself and with its interplay with other settings: "
        )
        said.append(head + _joined(parts, len(shown) - MOST, language))
    said += _unshown([one.setting for one in found.settings if not one.shown], language)
    said += _together(found, language)
    said += _odd(found, language)
    return tuple(said)


def _range(quantity: Quantity, spread: Spread, language: Language) -> str:
    places = words.decimals_for(spread.deviation)
    places = min(places, 1) if max(abs(spread.low), abs(spread.high)) >= 1 else places
    ends = words.between(spread.low, spread.high, places, language, sign=quantity.base is not None)
    ends = cited(ends, WHOLE)
    mean = cited((words.amount if quantity.base is None else words.signed)(spread.mean, places), WHOLE)
    title, unit = quantity.title(language), quantity.measure.unit_in(language)
    unit = f" {unit}" if unit not in ("", "0–1") else ""
    if language == "zh":
        text = f"{title}：在抽样的 {spread.points:,} 组设定里平均 {mean}（{ends}）{unit.strip()}。"
    else:
        text = f"{title}: mean {mean} ({ends}){unit} over {spread.points:,} sampled settings."
    return text + _luck(spread, language)


def _luck(spread: Spread, language: Language) -> str:
    zh = language == "zh"
    if spread.constant:
        return ""
    share = min(spread.luck, 1.0)
    if share < 0.005:
        part = "不到 1%" if zh else "Less than 1%"
    else:
        percent = cited(f"{100 * share:.0f}%", WHOLE)
        part = f"约 {percent}" if zh else f"About {percent}"
    if zh:
        return f"各组之间的方差里，{part} 是运气（{spread.seeds} 粒种子的均值）。"
    return f" {part} of the variance between them is luck (means of {spread.seeds} seeds)."


def _constant(language: Language) -> str:
    return (
        "换哪个设定都不变：没有方差可分，也就没有敏感性可说。"
        if language == "zh"
        else "No setting moves it at all: there is no variance to divide and no sensitivity to report."
    )


def _joined(parts: list[str], rest: int, language: Language) -> str:
    zh = language == "zh"
    if rest > 0:
        parts = [*parts, f"另有 {rest} 项见表" if zh else f"{rest} more in the table"]
    return ("；".join(parts) + "。") if zh else ("; ".join(parts) + ".")


def _number(one: Estimate, row: str, language: Language, finest: int = words.FINEST) -> str:
    half = (one.high - one.low) / 2
    places = min(words.decimals_for(half), finest) if half > 0 else finest
    if abs(one.value) >= 1:
        places = min(places, 1)
    ends = words.between(one.low, one.high, places, language)
    value = cited(words.amount(one.value, places), row)
    return f"{value}（{ends}）" if language == "zh" else f"{value} ({ends})"


def _effect(one: Screened, language: Language) -> str:
    name, size = _name(one.setting, language), _number(one.strength, one.setting, language)
    up, down, both = (
        ("，越高越升", "，越高越降", "，有升有降")
        if language == "zh"
        else (", upwards", ", downwards", ", up or down")
    )
    way = both if not one.direction.off_zero else up if one.direction.low > 0 else down
    return f"{name}{size}{way}"


def _name(setting: str, language: Language) -> str:
    """Return a setting's name with the space that a number after it needs."""
    name = named(setting, language)
    return name if name.endswith("）") else f"{name} "


def _share(one: Indices, language: Language) -> str:
    first, total = (_number(part, one.setting, language, finest=2) for part in (one.first, one.total))
    link = "，连同 " if language == "zh" else ", with interplay "
    return f"{_name(one.setting, language)}{first}{link}{total}"


def _unshown(settings: list[str], language: Language) -> list[str]:
    """Name what cannot be told from zero, or count it where it is much."""
    if not settings:
        return []
    zh = language == "zh"
    if len(settings) <= NAMED_UNSHOWN:
        names = listed([label(one, language) for one in settings], language)
    else:
        names = f"其余 {len(settings)} 项" if zh else f"the other {len(settings)} settings"
    why = "不超出运气能造成的大小" if zh else "no more than luck would show"
    if zh:
        return [f"与零分不开（{why}）：{names}。"]
    return [f"Not distinguishable from zero ({why}): {names}."]


def _together(found: VarianceShares, language: Language) -> list[str]:
    """Name the pairs of settings whose interplay has a share of its own, where pairs were asked for."""
    if not found.pairs:
        return []
    zh = language == "zh"
    shown = [one for one in found.pairs if one.shown]
    if not shown:
        return [
            "没有哪两项设定显示出相互作用的份额。" if zh else "No pair of settings shows a share of its own."
        ]
    parts = [
        f"{label(one.first, language)} × {_name(one.second, language)}"
        f"{_number(one.share, f'{one.first} {one.second}', language, finest=2)}"
        for one in shown[:MOST]
    ]
    head = "两项合起来多出的份额：" if zh else "Shares of two settings together, beyond those by themselves: "
    return [head + _joined(parts, len(shown) - MOST, language)]


def _odd(found: VarianceShares, language: Language) -> list[str]:
    """Explain negative shares, sums above one and wide intervals where they occur."""
    zh = language == "zh"
    said = []
    negative = [label(one.setting, language) for one in found.settings if one.first.value < 0]
    if negative:
        names = (
            listed(negative, language)
            if len(negative) <= NAMED_UNSHOWN
            else (f"{len(negative)} 项" if zh else f"{len(negative)} settings")
        )
        said.append(
            f"负值来自抽样误差，份额本身不会是负的：{names}。"
            if zh
            else f"Negative values come from sampling error; a share itself cannot be negative: {names}."
        )
    total = sum(one.first.value for one in found.settings)
    if total > 1:
        said.append(
            f"单独的份额加起来是 {total:.2f}，超过 1，也是抽样误差。"
            if zh
            else f"Single shares add up to {total:.2f}, above 1: sampling error too."
        )
    widest = max(found.settings, key=lambda one: one.total.high - one.total.low)
    if (half := (widest.total.high - widest.total.low) / 2) > WIDE:
        size = cited(f"±{half:.1f}", widest.setting)
        said.append(
            f"最宽的区间是 {size}：要分得更清，需要更多的点（误差减半约需四倍）。"
            if zh
            else f"The widest interval is {size}: to tell more, more points are needed"
            " (four times as many halve the error)."
        )
    return said
