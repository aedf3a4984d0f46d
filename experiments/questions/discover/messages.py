# ruff: noqa: E501 - a sentence on one line is easier to read and to translate
"""What a discovery says, in words: how often the claim holds, where it does not, how sure a box is."""

import math

import pandas as pd

from experiments.questions.compare.findings import subject
from experiments.questions.discover.boxes import Box, Restriction
from experiments.questions.discover.result import Discovery, Target
from experiments.questions.discover.status import Status
from experiments.stats import words
from experiments.stats.labels import label, listed, named, unit
from experiments.text.citing import Said, cited, said
from experiments.text.language import Language

MOST_SCORES = 3
EXPLAINED = "explained"
"""The row of what all settings explain together; those of statuses and regions bear their names."""
LEAST_EXPLAINED = 0.1
"""Share of variance from which settings are named as what a difference depends on."""


def sentences(found: Discovery, language: Language) -> tuple[Said, ...]:
    """Return the share of worlds, the box of the rarer outcome, the reversal, what matters most."""
    text = [_share(found, language)]
    targets: list[Target] = [found.rarer]
    back, told = found.count(Status.REVERSES), len(found.points) - found.count(Status.UNTOLD)
    if found.count(Status.SMALL) and 0 < 2 * back <= told:
        targets.append("reverses")
    text += [_where(found, target, language) for target in targets]
    text.append(_matters(found, language))
    return tuple(map(said, text))


def limit(restriction: Restriction, settings: pd.DataFrame, language: Language) -> str:
    """Return a restriction's limits as words, such as "above 3.2" or "on"."""
    zh = language == "zh"
    name, column = restriction.setting, settings[restriction.setting]
    low, high = restriction.low, restriction.high
    whole = bool((column == column.round()).all())
    if whole and set(column) <= {0.0, 1.0}:
        on = low > 0
        if "=" in name:
            word = name.partition("=")[2]
            return f"{'为' if on else '不为'} {word}" if zh else f"is {word}" if on else f"is not {word}"
        return ("接通" if on else "不接通") if zh else f"is {'on' if on else 'off'}"
    if whole:
        low = math.ceil(low) if math.isfinite(low) else low
        high = math.floor(high) if math.isfinite(high) else high
    said = unit(name, language)
    said = f" {said}" if said and not said.startswith("（") else said
    first, last = value(low), value(high)
    if math.isfinite(low) and math.isfinite(high):
        return f"在 {first} 至 {last}{said} 之间" if zh else f"is between {first} and {last}{said}"
    if whole:
        below, above = ("不超过", "不少于") if zh else ("is at most", "is at least")
    else:
        below, above = ("低于", "高于") if zh else ("is below", "is above")
    return f"{above} {first}{said}" if math.isfinite(low) else f"{below} {last}{said}"


def value(number: float) -> str:
    """Return a setting's value to three digits, without an exponent."""
    if not math.isfinite(number):
        return ""
    text = f"{float(f'{number:.3g}'):,.10f}".rstrip("0").rstrip(".")
    return text.replace("-", words.MINUS)


def condition(restriction: Restriction, settings: pd.DataFrame, language: Language, row: str = "") -> str:
    """Return a setting's name with its limits; `row` is where the limits stand."""
    name = named(restriction.setting.partition("=")[0], language)
    # Han characters meet without a space
    space = "" if language == "zh" and not name[-1].isascii() else " "
    limits = limit(restriction, settings, language)
    return f"{name}{space}{cited(limits, row) if row else limits}"


def limit_row(target: Target, setting: str) -> str:
    """Return the name of the row of a setting's limits in a target's region."""
    return f"{target}-{setting}"


def _margin(found: Discovery, language: Language) -> str:
    measure = found.quantity.measure
    if not measure.margin:
        return ""
    named_unit = measure.unit_in(language)
    return f"{measure.margin:g} {'' if named_unit == '0–1' else named_unit}".strip()


def _share(found: Discovery, language: Language) -> str:
    quantity = found.quantity
    share, low, high = (f"{100 * one:.0f}%" for one in found.share(Status.HOLDS))
    share = cited(share, Status.HOLDS.name)
    all_ = len(found.points)
    arm, base = quantity.called(quantity.arm, language), quantity.called(quantity.base or "", language)
    margin, directed = _margin(found, language), quantity.measure.better != "none"
    name = subject(quantity.measure, language)
    if language == "zh":
        beats = ("好" if directed else "高") + (f"出 {margin}以上" if margin else "")
        text = f"在模型里，抽样的 {all_:,} 组设定中有 {_count(found, Status.HOLDS)} 组（{share}，{low} 至 {high}），在{name}上“{arm}”比“{base}”{beats}"
    else:
        beats = "does better than" if directed else "is above"
        more = f" by more than {margin}" if margin else ""
        text = (
            f"In the model, “{arm}” {beats} “{base}” on {name}{more} in {_count(found, Status.HOLDS)} of {all_:,}"
            f" sampled worlds ({share}, {low} to {high})"
        )
    return text + _others(found, margin, language)


def _others(found: Discovery, margin: str, language: Language) -> str:
    """Say how many worlds reverse, show too little, or cannot be told; and what no seed can tell."""
    zh = language == "zh"
    back, small, untold = (
        _with_share(found, one, language) for one in (Status.REVERSES, Status.SMALL, Status.UNTOLD)
    )
    parts = []
    if back:
        more = (f"，同样超过 {margin}" if zh else " by more than that") if margin else ""
        parts.append(f"{back}反过来{more}" if zh else f"in {back} it is the other way round{more}")
    if small:
        parts.append(f"{small}差别不到这么多" if zh else f"in {small} the difference is smaller")
    if untold:
        parts.append(
            f"{untold}区间包含零，还不能判断" if zh else f"{untold} cannot be told (interval contains zero)"
        )
    text = "".join(f"；{part}" if zh else f"; {part}" for part in parts) + ("。" if zh else ".")
    if found.points["low"].isna().any():
        text += (
            "有的设定只有一粒种子，差别和运气分不开。"
            if zh
            else " Some worlds have one seed only: luck cannot be told apart there."
        )
    if found.missing:
        text += (
            f"{found.missing:,} 组没有跑成，未计入。"
            if zh
            else f" {found.missing:,} worlds failed and are not counted."
        )
    return text


def _with_share(found: Discovery, status: Status, language: Language) -> str:
    """Return the number of points of a status with its share; "" for none."""
    count, share = _count(found, status), f"{100 * found.share(status)[0]:.0f}%"
    return count and (f"{count} 组（{share}）" if language == "zh" else f"{count} ({share})")


def _count(found: Discovery, status: Status) -> str:
    """Return the number of points of a status; "" for none."""
    count = found.count(status)
    return cited(f"{count:,}", status.name) if count or status is Status.HOLDS else ""


def _what(target: Target, language: Language) -> str:
    return {
        "zh": {"holds": "成立", "fails": "不成立", "reverses": "反转"},
        "en": {"holds": "it holds", "fails": "it does not hold", "reverses": "it reverses"},
    }[language][target]


def _where(found: Discovery, target: Target, language: Language) -> str:
    zh = language == "zh"
    what, box = _what(target, language), found.boxes.get(target)
    count = int(found.wanted(target).sum())
    if count == 0:
        if target == "fails":
            return (
                "凡能判断的设定里都成立，没有例外可描述。"
                if zh
                else "Wherever it can be told, it holds: there is no exception to describe."
            )
        return "没有一组设定里成立。" if zh else "It holds in none of the sampled worlds."
    if box is None:
        return (
            f"{what}的只有 {count:,} 组，太少，说不出在什么条件下。"
            if zh
            else f"Only {count:,} worlds in which {what}: too few to say under which conditions."
        )
    if not box.better_than_chance:
        return (
            f"“{what}”的设定没有集中在哪个范围：找到的条件对另外留出的设定，并不比随便猜更准。"
            if zh
            else f"No range of settings says where {what} better than chance, judged on fresh worlds."
        )
    conditions = [
        condition(one, found.settings, language, limit_row(target, one.setting)) for one in box.restrictions
    ]
    return _box(box, target, conditions, language)


def _box(box: Box, target: Target, conditions: list[str], language: Language) -> str:
    what, others = _what(target, language), box.points - box.inside
    hits = cited(f"{box.hits:,}", target)
    fresh, low, high = (f"{100 * one:.0f}%" for one in box.fresh_share)
    fresh = cited(fresh, target)
    density, elsewhere, coverage = (
        cited(f"{100 * one:.0f}%", target)
        for one in (box.density, (box.wanted - box.hits) / max(1, others), box.coverage)
    )
    if language == "zh":
        joined = "，并且 ".join(conditions)
        read = said(joined)
        before, after = (" " if end.isascii() else "" for end in (read[0], read[-1]))
        return (
            f"{what}，主要是在{before}{joined}{after}时：这样的 {box.inside:,} 组里有 {hits} 组"
            f"{what}（{density}；其余设定中 {elsewhere}），占全部{what}的 {coverage}。"
            f"这些数出自用来寻找的设定，偏乐观；另外留出的设定里，落在其中的 {box.fresh_inside:,} 组有 {fresh}（{low} 至 {high}）{what}。"
        )
    return (
        f"Where {what}: mainly if {listed(conditions, language)}. Of the {box.inside:,} such worlds"
        f" {what} in {hits} ({density}; of the others, {elsewhere}); they are {coverage} of all in"
        f" which {what}. These worlds were looked at to find it, which flatters it: of {box.fresh_inside:,}"
        f" fresh worlds in it, {what} in {fresh} ({low} to {high})."
    )


def _matters(found: Discovery, language: Language) -> str:
    first = listed([label(name, language) for name in found.scores.index[:MOST_SCORES]], language)
    percent = cited(f"{100 * max(0.0, found.explained):.0f}%", EXPLAINED)
    if found.explained < LEAST_EXPLAINED:
        return (
            f"差别的大小取决于哪些设定，这些点说不清：对没见过的点，所有设定合起来只解释方差的 {percent}。"
            if language == "zh"
            else "What the size of the difference depends on cannot be told from these worlds: of worlds"
            f" not seen, all settings together explain {percent} of the variance."
        )
    if language == "zh":
        return f"差别的大小最取决于：{first}（对没见过的点，所有设定合起来解释方差的 {percent}）。"
    return (
        f"The size of the difference depends most on {first} (all settings together explain {percent} of"
        " the variance of worlds not seen)."
    )
