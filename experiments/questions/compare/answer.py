"""The honest answer in three sentences: what linkage changed, what hours explain, what did not.

Where a world of fewer actors was run too, a fourth tells bringing the actors from linking them.
Built from numbers alone; each sentence is a list of pieces, so that the terminal can print it and
the report can link every number to its row. It never praises, and "worse" comes first in sentence 3.
"""

from collections.abc import Iterator, Mapping

from experiments.questions.compare.findings import (
    Finding,
    Sentence,
    arm_title,
    find,
    join,
    pieces_of,
    sentence,
    short_subject,
)
from experiments.questions.compare.result import Comparison
from experiments.stats import words
from experiments.stats.differences import Effect
from experiments.stats.intervals import Interval
from experiments.stats.measures import HEADLINES, Measure
from experiments.stats.words import Case
from experiments.text.citing import Piece, Tone
from experiments.text.language import Language

# Needs of the emergency weeks first, then the hardest class.
ORDER = (
    "in_time_share_crisis",
    "in_time_share_emergency",
    "in_time_share_specialised",
    "in_time_share_everyday",
    "entrenched_cells",
)
MOST_LISTED = 4

Labels = Mapping[str, tuple[str, str, Tone]]
"""Of each effect: what it is called in Chinese and in English, and how its number is shown."""
HOURS_AND_LINKING: Labels = {
    "hours": ("光有工时", "hours alone", "hours"),
    "linking": ("光有联动", "linkage alone", "same"),
    "interaction": ("两者一起才有", "only both together", "linked"),
}
STEPS: Labels = {
    "bringing": ("请进来", "bringing them", "hours"),
    "total": ("联起来", "linking them", "linked"),
}


def answer(comparison: Comparison, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences; empty if no arm stands against the base."""
    if comparison.roles.linked is None:
        return ()
    if comparison.roles.linked in comparison.identical:
        return (_the_same(comparison, language),)
    steps = (_what_each_step_gives(comparison, language),) if comparison.roles.steps else ()
    return (
        _what_changed(comparison, language),
        *steps,
        _what_hours_give(comparison, language),
        _what_did_not(comparison, language),
    )


def _the_same(comparison: Comparison, language: Language) -> Sentence:
    """Say that nothing was compared: identical worlds are no evidence of anything."""
    linked = arm_title(comparison, comparison.roles.linked or "", language)
    base = arm_title(comparison, comparison.roles.base, language)
    zh = f"“{linked}”与“{base}”在这些周里是同一个世界，没有一个数不同；这说明不了任何问题。"
    en = (
        f"“{linked}” and “{base}” were one and the same world in these weeks: no number differs,"
        " and that shows nothing."
    )
    return sentence([Piece(zh if language == "zh" else en)], [], language)


def _primary(comparison: Comparison, language: Language) -> list[Finding]:
    linked = comparison.roles.linked or ""
    found = (find(comparison, linked, name, language) for name in ORDER)
    return [one for one in found if one is not None]


def _reduced(comparison: Comparison) -> bool:
    return float(comparison.manifest["question"]["scale"]) < 1


def _links_anything(comparison: Comparison) -> bool:
    """Return whether some link is open in the world set against the base, now or by an event."""
    world = comparison.manifest["scenarios"][comparison.roles.linked or ""]
    return any(value != 0 for one in (world, *world["events"]) for value in one["links"].values())


def _what_changed(comparison: Comparison, language: Language) -> Sentence:
    roles = comparison.roles
    linked = arm_title(comparison, roles.linked or "", language)
    base = arm_title(comparison, roles.base, language)
    if language == "zh":
        opening = f"在模型里，“{linked}”与“{base}”相比："
    else:
        opening = f"In the model, “{linked}” against “{base}”: "
    findings = [
        one for one in _primary(comparison, language) if not one.worse and one.statement.case in words.SHOWN
    ]
    findings += [
        one for one in _primary(comparison, language) if one.improved and one.statement.case is Case.TRIVIAL
    ]
    if not findings:
        zh = f"在模型里，“{linked}”与“{base}”相比，主要结果没有一项显示好转。"
        en = f"In the model, “{linked}” is not shown to improve any primary outcome on “{base}”."
        return sentence(
            [Piece(zh if language == "zh" else en)],
            _primary(comparison, language),
            language,
            _reduced(comparison),
        )
    groups = [list(pieces_of(one, language)) for one in findings]
    pieces = [Piece(opening), *join(groups, language)]
    return sentence(pieces, findings, language, _reduced(comparison))


def _what_hours_give(comparison: Comparison, language: Language) -> Sentence:
    roles = comparison.roles
    if roles.matched is None and roles.same_hours is None and not _links_anything(comparison):
        zh = "这里没有哪个世界是联动的，也没有世界给足另一方的工时，差别里多少来自人手，分不清。"
        en = "No world here is linked and none has the other's hours, so hands cannot be told apart."
        return sentence([Piece(zh if language == "zh" else en)], [], language)
    if roles.matched is None and roles.same_hours is None:
        zh = "没有运行“同样工时、没有联动”的世界，这些差别里多少来自人手、多少来自联动，分不清。"
        en = "No arm with the same hours and no linkage was run, so hands and linkage cannot be told apart."
        return sentence([Piece(zh if language == "zh" else en)], [], language)
    groups, findings = _credited(comparison, HOURS_AND_LINKING, None, language)
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


def _what_each_step_gives(comparison: Comparison, language: Language) -> Sentence:
    """Say what bringing the actors gives, and what linking them."""
    roles = comparison.roles
    groups, findings = _credited(comparison, STEPS, "both_steps", language)
    if not groups:
        zh = "把各方请进来和把各方联起来各有多少作用，未显示差别，还不能说。"
        en = "What bringing the actors and what linking them gives cannot be told: no difference shown."
        return sentence([Piece(zh if language == "zh" else en)], [], language)
    before, base, linked = (
        arm_title(comparison, arm or "", language) for arm in (roles.before, roles.base, roles.linked)
    )
    opening = (
        f"分两步算（请进来：“{base}”减“{before}”；联起来：“{linked}”减“{base}”）。"
        if language == "zh"
        else f"In two steps (bringing the actors: “{base}” − “{before}”; linking them: “{linked}” −"
        f" “{base}”): "
    )
    pieces = [Piece(opening), *join(groups, language)]
    return sentence(pieces, findings, language, _reduced(comparison))


def _credited(
    comparison: Comparison, labels: Labels, whole: str | None, language: Language
) -> tuple[list[list[Piece]], list[Finding]]:
    """Divide each primary outcome among some effects; return what is said and the findings behind it.

    `whole` is the effect that is divided; None: linked − base.
    """
    groups, findings = [], []
    for finding in _primary(comparison, language):
        if finding.statement.case in words.NO_INTERVAL:
            continue
        parts = [
            (name, effect)
            for name in labels
            if (effect := comparison.effect(name, finding.measure.name)) is not None
        ]
        all_of_it = comparison.effect(whole, finding.measure.name) if whole else None
        if any(effect.interval.off_zero for _, effect in parts):
            total = finding.interval if all_of_it is None else all_of_it.interval
            groups.append(_split(finding.measure, total, parts, labels, language))
        findings += [
            Finding(
                effect.measure,
                effect.interval,
                effect.pairing.same_sign,
                words.state(effect.interval, effect.measure, language, effect.needed),
            )
            for _, effect in parts
        ]
    return groups, findings


def _split(
    measure: Measure, whole: Interval, parts: list[tuple[str, Effect]], labels: Labels, language: Language
) -> list[Piece]:
    """Say what each part gives, as signed numbers."""
    zh = language == "zh"
    total = words.signed(whole.difference, words.decimals_of(whole))
    name = short_subject(measure, language)
    pieces = [
        Piece(name, "strong"),
        Piece("（共 " if zh else " ("),
        Piece(total, "plain", measure.name),
        Piece("）：" if zh else " in all): "),
    ]
    comma = "，" if zh else ", "
    unshown = []
    for effect, found in parts:
        label_zh, label_en, tone = labels[effect]
        label = label_zh if zh else label_en
        if not found.interval.off_zero:
            unshown.append("两者叠加" if zh and effect == "interaction" else label)
            continue
        number = words.signed(found.interval.difference, words.decimals_of(found.interval))
        ends = words.span(found.interval, language)
        pieces += [
            Piece(f"{label} "),
            Piece(number, tone, found.measure.name),
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
    unshown = [one for one in primary if one.statement.case not in words.SHOWN and not one.improved]
    unshown += [one for one in others if one.statement.case in (Case.CANNOT_TELL, Case.NONE_LARGER)]
    small = [one for one in others if one.statement.case is Case.TRIVIAL and not one.improved]
    listed = [*worse, *unshown, *small]
    keep = max(MOST_LISTED, len(worse))
    chosen = listed[:keep]
    groups = [list(pieces_of(one, language)) for one in chosen]
    if len(listed) > keep:
        rest = len(listed) - keep
        zh, en = f"另有 {rest} 项见表", f"{rest} more in the table"
        groups.append([Piece(zh if language == "zh" else en)])
    price = find(comparison, linked, "hours_meeting", language)
    if price is not None and (
        price.statement.case in (*words.SHOWN, Case.TRIVIAL)
        or (price.interval.alike and not price.interval.nothing)
    ):
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
