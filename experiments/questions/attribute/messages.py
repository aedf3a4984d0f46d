"""The order-free reading of an attribution in words."""

from experiments.questions.attribute.result import Attribution, Pair, Share
from experiments.questions.compare.findings import subject
from experiments.stats import words
from experiments.stats.intervals import Interval
from experiments.stats.labels import label, listed
from experiments.stats.words import Case, Statement
from experiments.text.citing import Said, cited, said
from experiments.text.language import Language

MOST_PAIRS = 3
TOTAL, PAIRS = "total", "pairs"
"""Where the numbers of the sum and of the pairs are found."""
HEADS: dict[str, dict[Language, tuple[str, str]]] = {
    "good": {
        "zh": ("合起来比分开更有用：", "互相替代，合起来不如分开之和："),
        "en": (
            "Worth more together than apart: ",
            "They partly replace each other, worth less together than apart: ",
        ),
    },
    # of a measure without a good direction nothing can be worth anything
    "none": {
        "zh": ("合起来比分开之和高：", "合起来比分开之和低："),
        "en": ("Higher together than the sum apart: ", "Lower together than the sum apart: "),
    },
}


def sentences(found: Attribution, language: Language) -> tuple[Said, ...]:
    """Return the total, the shares, what shows none, how order matters, and the pairs."""
    text = [_total(found, language)]
    if found.constant:
        zh = "换哪一项都不变：没有差别可分。"
        text.append(zh if language == "zh" else "No part changes it: there is nothing to divide.")
    elif words.judge(found.total, found.quantity.measure.margin) not in (Case.ANECDOTE, Case.MISSING):
        text += _shares(found, language)
        text += _order(found, language)
        text += _sampled(found, language) if found.couples else _together(found, language)
    return tuple(map(said, text))


def players_noun(found: Attribution, language: Language) -> str:
    """Return what the players are called together, such as "8 links"."""
    from sim.links import LINKS

    names = [part.removeprefix("links.") for one in found.shares for part in one.player.split("+")]
    if all(name in LINKS for name in names):
        noun, noun_zh = "links", "项联动"
    elif all(name.startswith("party_") for name in names):
        noun, noun_zh = "functions of Party leadership", "项党建职能"
    else:
        noun, noun_zh = "parts", "个部分"
    return f"{len(names)} {noun_zh}" if language == "zh" else f"{len(names)} {noun}"


def _total(found: Attribution, language: Language) -> str:
    measure = found.quantity.measure
    statement = words.state(found.total, measure, language, found.needed)
    name, all_ = subject(measure, language), players_noun(found, language)
    if language == "zh":
        colon = "" if statement.number else "："
        return f"在模型里，{all_}全部接通，与一项都不接通相比，{name}{colon}{_stated(statement)}。"
    colon = "" if statement.number else ":"
    return f"In the model, all {all_} on against none: {name}{colon} {_stated(statement)}."


def _stated(statement: Statement) -> str:
    if not statement.number:
        return cited(str(statement), TOTAL)
    return f"{statement.before}{cited(statement.number, TOTAL)}{statement.after}"


def _number(interval: Interval, row: str, language: Language) -> str:
    size = cited(words.signed(interval.difference, words.decimals_of(interval)), row)
    ends = words.span(interval, language)
    if not ends:
        return size
    return f"{size}（{ends}）" if language == "zh" else f"{size} ({ends})"


def _shares(found: Attribution, language: Language) -> list[str]:
    zh = language == "zh"
    shown = [one for one in found.shares if one.interval.off_zero]
    idle = [one for one in found.shares if one.interval.alike]
    rest = [one for one in found.shares if not one.interval.off_zero and one not in idle]
    said = []
    if shown:
        parts = [
            f"{label(one.player, language)} {_number(one.interval, one.player, language)}" for one in shown
        ]
        mean = cited(words.signed(found.total.difference, words.decimals_of(found.total)), TOTAL)
        if zh:
            said.append(f"平均来看，不论先联哪一方，在这 {mean} 里：{'；'.join(parts)}。")
        else:
            said.append(f"Averaged over every order of introduction, of these {mean}: {'; '.join(parts)}.")
    return said + _unshown(rest, language) + _idle(idle, language)


def _idle(idle: list[Share], language: Language) -> list[str]:
    """Name those that add the same in all or almost all seeds, which gives no interval."""
    zh, said = language == "zh", []
    if nothing := [label(one.player, language) for one in idle if one.interval.nothing]:
        said.append(
            f"在每粒种子里都不起作用：{listed(nothing, language)}。"
            if zh
            else f"Adds nothing in any seed: {listed(nothing, language)}."
        )
    rest = [
        f"{label(one.player, language)} {_number(one.interval, one.player, language)}"
        for one in idle
        if not one.interval.nothing
    ]
    if rest:
        said.append(
            f"几乎每粒种子都一样，不给区间：{'；'.join(rest)}。"
            if zh
            else f"The same in all or almost all seeds, so no interval: {'; '.join(rest)}."
        )
    return said


def _unshown(rest: list[Share], language: Language) -> list[str]:
    """Name those whose interval contains zero, and how large their shares could be at most."""
    if not rest:
        return []
    names = listed([label(one.player, language) for one in rest], language)
    ends = [max(abs(one.interval.low), abs(one.interval.high)) for one in rest]
    widest = rest[ends.index(max(ends))]
    reach = cited(f"±{words.amount(max(ends), words.decimals_of(widest.interval))}", widest.player)
    if language == "zh":
        return [f"未显示份额（区间包含零，最远到 {reach}）：{names}。"]
    return [f"No share shown (intervals contain zero and reach {reach} at most): {names}."]


def _order(found: Attribution, language: Language) -> list[str]:
    """Name the player whose addition depends most on its turn, where that is shown."""
    moved = [one for one in found.shares if one.order_matters]
    if not moved:
        return []
    most = max(moved, key=lambda one: abs(one.last.difference - one.alone.difference))
    name = label(most.player, language)
    first, last = (_number(one, most.player, language) for one in (most.alone, most.last))
    if language == "zh":
        return [f"先后差得最多的是{name}：第一个接通时 {first}，最后一个接通时 {last}。"]
    return [f"Order matters most for {name}: {first} when introduced first, {last} when introduced last."]


def _together(found: Attribution, language: Language) -> list[str]:
    """Name the pairs that are worth more, or less, together than apart."""
    zh = language == "zh"
    merit = -1.0 if found.quantity.measure.better == "down" else 1.0
    shown = [one for one in found.pairs if one.interval.off_zero]
    if not shown:
        if not found.pairs:
            return []
        return [
            "没有哪一对显示出合起来比分开多或少。"
            if zh
            else "No pair is shown to be worth more or less together than apart."
        ]
    shown.sort(key=lambda one: -abs(one.interval.difference))
    more = [one for one in shown if merit * one.interval.difference > 0]
    less = [one for one in shown if one not in more]
    said = []
    heads = HEADS["none" if found.quantity.measure.better == "none" else "good"][language]
    for head, pairs in zip(heads, (more, less), strict=True):
        if pairs:
            said.append(f"{head}{_listed_pairs(pairs, language)}" + ("。" if zh else "."))
    return said


def _listed_pairs(pairs: list[Pair], language: Language) -> str:
    zh = language == "zh"
    parts = [
        f"{listed([label(one.first, language), label(one.second, language)], language)}"
        f" {_number(one.interval, PAIRS, language)}"
        for one in pairs[:MOST_PAIRS]
    ]
    rest = len(pairs) - MOST_PAIRS
    if rest > 0:
        parts.append(f"另有 {rest} 对见图" if zh else f"{rest} more in the figure")
    return ("；" if zh else "; ").join(parts)


def _sampled(found: Attribution, language: Language) -> list[str]:
    luck = max(one.luck for one in found.shares)
    orders = max(one.orders for one in found.shares)
    from_luck, from_orders = (words.amount(one, words.decimals_for(one)) for one in (luck, orders))
    if language == "zh":
        return [
            f"只抽了 {found.couples} 对先后次序，没有数遍：抽样带来的误差最多 ±{from_orders}，"
            f"种子带来的最多 ±{from_luck}；两两之间的叠加没有估计。"
        ]
    return [
        f"Estimated from {found.couples} pairs of random orders, not all: sampling adds an error of up to"
        f" ±{from_orders}, seeds up to ±{from_luck}; pairs were not estimated."
    ]
