"""What an audit says, section by section: sentences and tables for the report and for the record."""

from collections import Counter
from dataclasses import dataclass

from experiments.questions.audit import WORDS
from experiments.questions.audit.finding import Finding
from experiments.questions.audit.items import Value
from experiments.questions.audit.judging import Verdict
from experiments.questions.audit.quantities import OUTCOMES
from experiments.questions.audit.reasons import reasons
from experiments.questions.audit.result import Audit
from experiments.stats.labels import label, listed, meaning, unit
from experiments.stats.words import amount, signed
from experiments.text.language import Language
from experiments.text.table import Line, Table

STEPPED = (Verdict.EDGE, Verdict.OPEN, Verdict.STEEP)
SHOWN = tuple(verdict for verdict in Verdict if verdict is not Verdict.MOVES)


@dataclass(frozen=True)
class Section:
    """A heading, what is said under it, and its table."""

    name: str
    title: str
    sentences: tuple[str, ...]
    table: Table | None = None


def sections(audit: Audit, language: Language) -> list[Section]:
    """Return the answer, then a section for each verdict that was given."""
    text = WORDS.in_(language)
    found = [Section("answer", text("answer"), answer(audit, language))]
    for verdict in SHOWN:
        those = audit.of(verdict)
        if those:
            title = text(f"title-{verdict.value}")
            table = _table(audit, verdict, those, language)
            found.append(Section(verdict.value, title, (text(f"rule-{verdict.value}"),), table))
    return found


def answer(audit: Audit, language: Language) -> tuple[str, ...]:
    """Return the verdicts counted, the edges named, and what is still to be done."""
    text = WORDS.in_(language)
    numbers = Counter(one.verdict.value for one in audit.findings)
    inert = sum(one.inert for one in audit.of(Verdict.DEAD))
    counts = {verdict.value: numbers[verdict.value] for verdict in Verdict}
    said = [text("counted", items=len(audit.findings), inert=inert, **counts)]
    edges = [one.item.name for one in audit.of(Verdict.EDGE)]
    if edges:
        said.append(text("edges", names=listed(edges, language)))
        bare = [name for name in edges if name not in reasons()]
        said.append(text("unexplained", names=listed(bare, language)) if bare else text("explained"))
    else:
        said.append(text("no-edge"))
    if numbers[Verdict.LEFT.value]:
        said.append(text("unfollowed", count=numbers[Verdict.LEFT.value]))
    return tuple(said)


def _table(audit: Audit, verdict: Verdict, those: list[Finding], language: Language) -> Table:
    text = WORDS.in_(language)
    if verdict in STEPPED:
        heads = text.lines("curve-heads") if verdict is Verdict.EDGE else text.lines("curve-heads")[:-1]
        return Table(heads, [_curve_line(audit, one, len(heads), language) for one in those])
    if verdict in (Verdict.LEFT, Verdict.SWITCH):
        return Table(text.lines("moved-heads"), [_moved_line(audit, one, language) for one in those])
    lines = [
        Line(one.item.name, (_title(one, language), "○" if one.inert else "", _meaning(one, language)))
        for one in sorted(those, key=lambda one: not one.inert)
    ]
    return Table(text.lines("dead-heads"), lines)


def _curve_line(audit: Audit, one: Finding, cells: int, language: Language) -> Line:
    place = one.worst()
    assert place is not None
    curve, near = one.curves[place], one.item.near
    ends = f"{_shown(near[curve.step_at])} → {_shown(near[curve.step_at + 1])}"
    mark = "● " if one.verdict is Verdict.EDGE and curve.step_surely else ""
    known = (
        mark + _title(one, language),
        *_where(audit, place, language),
        amount(curve.change, 1),
        amount(max(0.0, curve.low), 1),
        signed(curve.step, 1),
        ends,
        f"{100 * curve.share:.0f}%",
        reasons().get(one.item.name, {}).get(language, "–"),
    )
    return Line(one.item.name, known[:cells])


def _moved_line(audit: Audit, one: Finding, language: Language) -> Line:
    place, change = one.farthest()
    return Line(one.item.name, (_title(one, language), *_where(audit, place, language), signed(change, 1)))


def _where(audit: Audit, place: tuple[str, str], language: Language) -> tuple[str, str]:
    world, outcome = place
    return audit.world_title(world, language), outcome_title(outcome, language)


def _title(one: Finding, language: Language) -> str:
    """Return an item's name with the value in force."""
    if one.item.entry:
        return one.item.name
    value, of = _shown(one.item.value), unit(one.item.setting, language)
    if of:
        value = WORDS.say(language, "with-unit", value=value, unit=of)
    return WORDS.say(language, "value", name=label(one.item.name, language), value=value)


def _meaning(one: Finding, language: Language) -> str:
    return meaning(one.item.setting, language)


def _shown(value: Value) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def reading(language: Language) -> list[str]:
    """Return how to read the numbers."""
    named = WORDS.say(language, "between").join(outcome_title(one, language) for one in OUTCOMES)
    return WORDS.in_(language).lines("read-items", outcomes=named)


def outcome_title(outcome: str, language: Language) -> str:
    """Return what an outcome counts."""
    return WORDS.say(language, f"outcome-{outcome}")
