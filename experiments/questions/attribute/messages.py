"""The order-free reading of an attribution in words."""

from experiments.questions.attribute import WORDS
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


def sentences(found: Attribution, language: Language) -> tuple[Said, ...]:
    """Return the total, the shares, what shows none, how order matters, and the pairs."""
    text = [_total(found, language)]
    if found.constant:
        text.append(WORDS.say(language, "all-constant"))
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
        return WORDS.say(language, "players-links", count=len(names))
    if all(name.startswith("party_") for name in names):
        return WORDS.say(language, "players-functions", count=len(names))
    return WORDS.say(language, "players-parts", count=len(names))


def _total(found: Attribution, language: Language) -> str:
    measure = found.quantity.measure
    statement = words.state(found.total, measure, language, found.needed)
    return WORDS.say(
        language,
        "total" if statement.number else "total-unstated",
        players=players_noun(found, language),
        measure=subject(measure, language),
        stated=_stated(statement),
    )


def _stated(statement: Statement) -> str:
    if not statement.number:
        return cited(str(statement), TOTAL)
    return f"{statement.before}{cited(statement.number, TOTAL)}{statement.after}"


def _number(interval: Interval, row: str, language: Language) -> str:
    size = cited(words.signed(interval.difference, words.decimals_of(interval)), row)
    ends = words.span(interval, language)
    return WORDS.say(language, "number", size=size, ends=ends) if ends else size


def _parts(shares: list[Share], language: Language) -> str:
    """Return shares with their numbers, one after the other."""
    return WORDS.say(language, "between").join(
        f"{label(one.player, language)} {_number(one.interval, one.player, language)}" for one in shares
    )


def _shares(found: Attribution, language: Language) -> list[str]:
    shown = [one for one in found.shares if one.interval.off_zero]
    idle = [one for one in found.shares if one.interval.alike]
    rest = [one for one in found.shares if not one.interval.off_zero and one not in idle]
    text = []
    if shown:
        mean = cited(words.signed(found.total.difference, words.decimals_of(found.total)), TOTAL)
        text.append(WORDS.say(language, "shares", mean=mean, parts=_parts(shown, language)))
    return text + _unshown(rest, language) + _idle(idle, language)


def _idle(idle: list[Share], language: Language) -> list[str]:
    """Name those that add the same in all or almost all seeds, which gives no interval."""
    text = []
    if nothing := [label(one.player, language) for one in idle if one.interval.nothing]:
        text.append(WORDS.say(language, "idle", names=listed(nothing, language)))
    if rest := [one for one in idle if not one.interval.nothing]:
        text.append(WORDS.say(language, "alike", parts=_parts(rest, language)))
    return text


def _unshown(rest: list[Share], language: Language) -> list[str]:
    """Name those whose interval contains zero, and how large their shares could be at most."""
    if not rest:
        return []
    names = listed([label(one.player, language) for one in rest], language)
    ends = [max(abs(one.interval.low), abs(one.interval.high)) for one in rest]
    widest = rest[ends.index(max(ends))]
    reach = cited(f"±{words.amount(max(ends), words.decimals_of(widest.interval))}", widest.player)
    return [WORDS.say(language, "unshown", reach=reach, names=names)]


def _order(found: Attribution, language: Language) -> list[str]:
    """Name the player whose addition depends most on its turn, where that is shown."""
    moved = [one for one in found.shares if one.order_matters]
    if not moved:
        return []
    most = max(moved, key=lambda one: abs(one.last.difference - one.alone.difference))
    first, last = (_number(one, most.player, language) for one in (most.alone, most.last))
    return [WORDS.say(language, "order", name=label(most.player, language), first=first, last=last)]


def _together(found: Attribution, language: Language) -> list[str]:
    """Name the pairs that are worth more, or less, together than apart."""
    better = found.quantity.measure.better
    merit = -1.0 if better == "down" else 1.0
    shown = [one for one in found.pairs if one.interval.off_zero]
    if not shown:
        return [WORDS.say(language, "pairs-none")] if found.pairs else []
    shown.sort(key=lambda one: -abs(one.interval.difference))
    more = [one for one in shown if merit * one.interval.difference > 0]
    less = [one for one in shown if one not in more]
    keys = ("pairs-higher", "pairs-lower") if better == "none" else ("pairs-more", "pairs-less")
    return [
        WORDS.say(language, key, pairs=_listed_pairs(pairs, language))
        for key, pairs in zip(keys, (more, less), strict=True)
        if pairs
    ]


def _listed_pairs(pairs: list[Pair], language: Language) -> str:
    parts = [
        f"{listed([label(one.first, language), label(one.second, language)], language)}"
        f" {_number(one.interval, PAIRS, language)}"
        for one in pairs[:MOST_PAIRS]
    ]
    rest = len(pairs) - MOST_PAIRS
    if rest > 0:
        parts.append(WORDS.say(language, "pairs-rest", count=rest))
    return WORDS.say(language, "between").join(parts)


def _sampled(found: Attribution, language: Language) -> list[str]:
    luck = max(one.luck for one in found.shares)
    orders = max(one.orders for one in found.shares)
    from_luck, from_orders = (words.amount(one, words.decimals_for(one)) for one in (luck, orders))
    return [
        WORDS.say(language, "sampled", couples=found.couples, from_orders=from_orders, from_luck=from_luck)
    ]
