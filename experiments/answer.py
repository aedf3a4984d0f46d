"""The honest answer in three sentences: what linkage changed, what hours explain, what did not.

Built from numbers alone; each sentence is a list of pieces, so that the terminal can print it and
the report can link every number to its row. It never praises, and "worse" comes first in sentence 3.
"""

from collections.abc import Iterator

from experiments import words
from experiments.comparison import Comparison
from experiments.differences import Effect
from experiments.findings import (
    Finding,
    Piece,
    Sentence,
    Tone,
    arm_title,
    find,
    join,
    pieces_of,
    sentence,
    short_subject,
)
from experiments.measures import HEADLINES, Language
from experiments.words import Case

# Hardest class first.
ORDER = (
    "in_time_share_emergency",
    "in_time_share_specialised",
    "in_time_share_everyday",
    "entrenched_cells",
)
MOST_LISTED = 4


def answer(comparison: Comparison, language: Language) -> tuple[Sentence, ...]:
    """Return the three sentences; empty if no arm stands against the base."""
    if comparison.roles.linked is None:
        return ()
    return (
        _what_changed(comparison, language),
        _what_hours_give(comparison, language),
        _what_did_not(comparison, language),
    )


def _primary(comparison: Comparison, language: Language) -> list[Finding]:
    linked = comparison.roles.linked or ""
    found = (find(comparison, linked, name, language) for name in ORDER)
    return [one for one in found if one is not None]


def _reduced(comparison: Comparison) -> bool:
    return float(comparison.manifest["question"]["scale"]) < 1


def _what_changed(comparison: Comparison, language: Language) -> Sentence:
    roles = comparison.roles
    linked = arm_title(comparison, roles.linked or "", language)
    base = arm_title(comparison, roles.base, language)
    if language == "zh":
        opening = f"在模型里，“{linked}”与“{base}”相比："
    else:
        opening = f"In the model, “{linked}” against “{base}”: "
    findings = [
        one
        for one in _primary(comparison, language)
        if not one.worse and one.statement.case in words.SHOWN
    ]
    findings += [
        one
        for one in _primary(comparison, language)
        if one.improved and one.statement.case is Case.TRIVIAL
    ]
    if not findings:
        zh = f"在模型里，“{linked}”与“{base}”相比，四项主要结果没有一项显示好转。"
        en = f"In the model, “{linked}” is not shown to improve any primary outcome on “{base}”."
        return sentence(
            [Piece(zh if language == "zh" else en)], _primary(comparison, language), language,
            _reduced(comparison),
        )
    groups = [list(pieces_of(one, language)) for one in findings]
    pieces = [Piece(opening), *join(groups, language)]
    return sentence(pieces, findings, language, _reduced(comparison))


def _what_hours_give(comparison: Comparison, language: Language) -> Sentence:
    roles = comparison.roles
    if roles.matched is None and roles.same_hours is None:
        zh = "没有运行“同样工时、没有联动”的世界，这些差别里多少来自人手、多少来自联动，分不清。"
        en = (
            "No arm with the same hours and no linkage was run, so hands and linkage cannot be"
            " told apart."
        )
        return sentence([Piece(zh if language == "zh" else en)], [], language)
    groups, findings = [], []
    for finding in _primary(comparison, language):
        if finding.statement.case in (Case.MISSING, Case.ANECDOTE):
            continue
        parts = [
            (name, effect)
            for name in ("hours", "linking", "interaction")
            if (effect := comparison.effect(name, finding.measure.name)) is not None
        ]
        if any(effect.interval.off_zero for _, effect in parts):
            groups.append(_split(finding, parts, language))
        findings += [
            Finding(
                effect.measure,
                effect.interval,
                effect.pairing.same_sign,
                words.state(effect.interval, effect.measure, language, effect.needed),
            )
            for _, effect in parts
        ]
    if not groups:
        short = "工时和联动各占多少，未显示差别，还不能说。"
        few = "What hours and linkage give apart cannot be told: no difference shown."
        return sentence([Piece(short if language == "zh" else few)], [], language)
    opening = (
        "功劳分开记（“光有工时”不联动，“光有联动”不加工时）。"
        if language == "zh"
        else "Credited apart (hours alone: no linkage; linkage alone: no extra hours): "
    )
    pieces = [Piece(opening), *join(groups, language)]
    return sentence(pieces, findings, language, _reduced(comparison))


def _split(
    finding: Finding, parts: list[tuple[str, Effect]], language: Language
) -> list[Piece]:
    """Say what hours alone, linkage alone and only both together give, as signed numbers."""
    labels = {
        "hours": ("光有工时", "hours alone"),
        "linking": ("光有联动", "linkage alone"),
        "interaction": ("两者一起才有", "only both together"),
    }
    tones: dict[str, Tone] = {"hours": "hours", "linking": "same", "interaction": "linked"}
    zh = language == "zh"
    total = words.signed(finding.interval.difference, words.decimals_of(finding.interval))
    name = short_subject(finding.measure, language)
    pieces = [
        Piece(name, "strong"), Piece("（共 " if zh else " ("),
        Piece(total, "plain", finding.measure.name), Piece("）：" if zh else " in all): "),
    ]  # fmt: skip
    comma = "，" if zh else ", "
    unshown = []
    for effect, found in parts:
        label = labels[effect][0 if zh else 1]
        if not found.interval.off_zero:
            unshown.append("两者叠加" if zh and effect == "interaction" else label)
            continue
        number = words.signed(found.interval.difference, words.decimals_of(found.interval))
        ends = words.span(found.interval, language)
        pieces += [
            Piece(f"{label} "),
            Piece(number, tones[effect], found.measure.name),
            Piece(f"（{ends}），" if zh else f" ({ends}), "),
        ]
    if unshown:
        listed = "、".join(unshown) if zh else _and(unshown)
        pieces.append(Piece(f"{listed}未显示差别" if zh else f"{listed}: no difference shown"))
    else:
        last = pieces.pop()
        pieces.append(Piece(last.text.removesuffix(comma)))
    return pieces


def _and(names: list[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]


def _what_did_not(comparison: Comparison, language: Language) -> Sentence:
    linked = comparison.roles.linked or ""
    primary = _primary(comparison, language)
    others = [
        one
        for name in HEADLINES
        if name != "hours_meeting" and (one := find(comparison, linked, name, language))
    ]
    worse = [one for one in (*primary, *others) if one.worse]
    unshown = [
        one for one in primary if one.statement.case not in words.SHOWN and not one.improved
    ]
    unshown += [one for one in others if one.statement.case in (Case.CANNOT_TELL, Case.NONE_LARGER)]
    small = [
        one for one in others if one.statement.case is Case.TRIVIAL and not one.improved
    ]
    listed = [*worse, *unshown, *small]
    keep = max(MOST_LISTED, len(worse))
    chosen = listed[:keep]
    groups = [list(pieces_of(one, language)) for one in chosen]
    if len(listed) > keep:
        rest = len(listed) - keep
        zh, en = f"另有 {rest} 项见表", f"{rest} more in the table"
        groups.append([Piece(zh if language == "zh" else en)])
    price = find(comparison, linked, "hours_meeting", language)
    if price is not None and price.statement.case in (*words.SHOWN, Case.TRIVIAL):
        groups.append([*_price(price, language)])
        chosen = chosen or [price]
    if worse:
        opening = "变差的和没有做到的：" if language == "zh" else "What got worse or did not improve: "
    elif listed:
        opening = "没有做到的和还不能判断的：" if language == "zh" else "Not improved, or not to be told: "
    else:
        opening = "联动的代价：" if language == "zh" else "The price of linkage: "
    if not groups:
        nothing = "没有别的指标可说。" if language == "zh" else "There is no other measure to speak of."
        return sentence([Piece(nothing)], [], language)
    pieces = [Piece(opening), *join(groups, language)]
    return sentence(pieces, chosen, language, _reduced(comparison))


def _price(price: Finding, language: Language) -> Iterator[Piece]:
    yield Piece("开会的工时" if language == "zh" else "meetings take ", "plain")
    if price.statement.number:
        yield Piece(price.statement.before)
        yield Piece(price.statement.number, "hours", price.measure.name)
        yield Piece(price.statement.after)
    else:
        yield Piece(str(price.statement), "plain", price.measure.name)
