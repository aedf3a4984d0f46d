"""The answer of a plan in three sentences, and what one must know to trust it."""

from collections.abc import Sequence

from experiments.questions.compare.findings import Finding, Sentence, join, pieces_of, subject
from experiments.questions.plan import WORDS
from experiments.questions.plan.choice import HOURS
from experiments.questions.plan.costs import NOTHING, STEPS, Portfolio, open_communities
from experiments.questions.plan.result import GIVEN, Gain, Named, Plan
from experiments.runs.coverage import chosen, in_words
from experiments.stats import words
from experiments.stats.labels import LINK, label, listed
from experiments.stats.words import Case
from experiments.text.citing import Piece, Said, cited, marked, pieces, said, toned
from experiments.text.language import Language
from sim.links import LINKS

MOST_WORSE = 5
YUAN, POSTS, COORDINATION = "yuan", "posts", "coordination"
"""The rows of what a portfolio takes; others bear the name of their measure."""
LARGE = {"en": 1_000_000, "zh": 10_000}
"""From here on yuan are counted in millions or in 万."""


def money(yuan: float, language: Language) -> str:
    """Return an amount with three significant digits: 6.45 万元, 64,500 yuan, 1.2 million yuan."""
    rounded = float(f"{yuan:.3g}")
    if rounded >= LARGE[language]:
        return WORDS.say(language, "yuan-large", amount=f"{rounded / LARGE[language]:,.10g}")
    return WORDS.say(language, "yuan", amount=f"{rounded:,.10g}")


def links_in_words(portfolio: Portfolio, communities: int, language: Language) -> str:
    """Return the open links, widest first, each with its number of communities."""
    say = WORDS.in_(language)
    if not any(portfolio):
        return say("opened-none")
    opened = [(steps, LINK + link) for steps, link in zip(portfolio, LINKS, strict=True) if steps]
    parts: list[str] = []
    for steps in sorted({steps for steps, _ in opened}, reverse=True):
        names = [label(link, language) for own, link in opened if own == steps]
        links, count = listed(names, language), str(open_communities(steps, communities))
        if steps == STEPS:
            parts.append(say("opened-everywhere", links=links, communities=communities))
        else:
            parts.append(say("opened-in", links=links, names=len(names), count=count))
    return say("between-links").join(parts)


def posts_in_words(posts: float, language: Language) -> str:
    """Return a number of full-time posts."""
    return WORDS.say(language, "posts", posts=f"{posts:g}", count=1 if posts == 1 else 2)


def cost_in_words(one: Named, language: Language) -> str:
    """Return money, posts and hours of coordination a year, each with the row it stands in."""
    return WORDS.say(
        language,
        "cost",
        yuan=cited(money(float(one.cost.yuan), language), YUAN),
        posts=cited(posts_in_words(float(one.cost.posts), language), POSTS),
        hours=cited(words.amount(float(f"{one.hours:.2g}"), 0), COORDINATION),
    )


def budget_in_words(plan: Plan, language: Language) -> str:
    """Return what the budget allows."""
    budget, say = plan.outcome.budget, WORDS.in_(language)
    parts = []
    if budget.money is not None:
        parts.append(money(budget.money, language))
    if budget.posts is not None:
        parts.append(posts_in_words(budget.posts, language))
    if budget.hours is not None:
        parts.append(say("hours", hours=f"{budget.hours:,.10g}"))
    return say("budget", limits=listed(parts, language)) if parts else say("budget-none")


def answer(plan: Plan, language: Language) -> tuple[Sentence, ...]:
    """Return the three sentences; fewer where nothing was found."""
    best = plan.of_name("best")
    if best is None:
        return (_none_found(plan, language),)
    return (_most(plan, best, language), _cheaper(plan, best, language), _price(plan, best, language))


def _none_found(plan: Plan, language: Language) -> Sentence:
    goal, budget, say = subject(plan.goal, language), budget_in_words(plan, language), WORDS.in_(language)
    if plan.outcome.frontier:
        text = say("none-lasted", budget_first=f"{budget[0].upper()}{budget[1:]}", goal=goal)
    else:
        tried = words.amount(len(plan.outcome.tried) - 1, 0)
        text = say("none-helped", budget=budget, tried=tried, goal=goal)
    return _ungraded(text, Case.MISSING, language)


def _ungraded(text: str, case: Case, language: Language) -> Sentence:
    """Return a sentence that rests on no contrast."""
    return Sentence(pieces(text, "plain"), words.certainty(case, 0, None, language), "")


def _stated(contrast: Gain, language: Language) -> str:
    return marked(pieces_of(contrast.finding(language), language))


def _opened(plan: Plan, one: Named, language: Language) -> str:
    return links_in_words(one.portfolio, plan.outcome.communities, language)


def _most(plan: Plan, best: Named, language: Language) -> Sentence:
    """Say what the best gives, or that none is shown to help."""
    text = WORDS.say(
        language,
        "best" if best.gain.helps else "best-unshown",
        budget=budget_in_words(plan, language),
        links=toned(_opened(plan, best, language)),
        cost=cost_in_words(best, language),
        stated=_stated(best.gain, language),
    )
    return _graded(plan, text, best.gain, plan.agreeing(best), language)


def _cheaper(plan: Plan, best: Named, language: Language) -> Sentence:
    """Name the cheapest portfolio that is not shown to be worse than the best."""
    say = WORDS.in_(language)
    enough, against = plan.of_name("enough"), plan.best_against_enough
    if enough is None or plan.outcome.named.get("enough") == NOTHING:
        return _ungraded(say("enough-nothing"), Case.CANNOT_TELL, language)
    if against is None:
        cheaper = sum(plan.outcome.cost(one).yuan < best.cost.yuan for one in plan.outcome.finalists)
        text = say("cheaper-worse", count=cheaper) if cheaper else say("cheaper-none")
        return _graded(plan, text, best.gain, plan.agreeing(best), language)
    share = 100 * float(enough.cost.yuan) / float(best.cost.yuan)
    text = say(
        "cheaper-beaten" if against.helps else "cheaper-as-good",
        links=toned(_opened(plan, enough, language)),
        cost=cost_in_words(enough, language),
        share=cited(f"{share:.0f}%", YUAN),
        stated=_stated(against, language),
    )
    return _graded(plan, text, against, plan.agreeing(best, enough), language)


def _price(plan: Plan, best: Named, language: Language) -> Sentence:
    """Say what got worse with the best, and what it takes in hours."""
    say = WORDS.in_(language)
    found = [
        Finding(
            one.measure,
            one.interval,
            one.pairing.same_sign,
            words.state(one.interval, one.measure, language, one.needed),
        )
        for one in plan.effects[best.names]
    ]
    hours = {one.measure.name: one for one in found if one.measure.name in (HOURS, *GIVEN)}
    worse = [one for one in found if one.worse]
    worse.sort(
        key=lambda one: (not one.measure.primary, -abs(one.interval.difference) / (one.measure.margin or 1))
    )
    groups = [list(pieces_of(one, language)) for one in worse[:MOST_WORSE]]
    if len(worse) > MOST_WORSE:
        groups.append([Piece(say("more-in-table", count=len(worse) - MOST_WORSE))])
    shown = [one for one in hours.values() if one.statement.case in (*words.SHOWN, Case.TRIVIAL)]
    groups += [list(pieces_of(one, language, "hours")) for one in shown]
    if not groups:
        return _ungraded(say("price-none"), Case.MISSING, language)
    text = say("price-worse" if worse else "price-hours", clauses=marked(join(groups, language)))
    weakest = min([*worse, *shown], key=lambda one: one.same_sign)
    certainty = words.certainty(
        Case.PARTLY, weakest.same_sign / max(1, weakest.interval.seeds), None, language
    )
    return _limited(plan, text, certainty, weakest.interval.seeds, (), language)


def _graded(plan: Plan, text: str, contrast: Gain, agreeing: float | None, language: Language) -> Sentence:
    """Add how sure the model is: by seeds, and by the worlds with other settings."""
    seeds, say = contrast.interval.seeds, WORDS.in_(language)
    certainty = words.certainty(contrast.case, contrast.same_sign / max(1, seeds), agreeing, language)
    reasons = (
        say("agree-seeds", same=contrast.same_sign, seeds=seeds),
        say("settings-untested") if agreeing is None else say("agree-settings", share=f"{agreeing:.0%}"),
    )
    return _limited(plan, text, certainty, seeds, reasons, language)


def _limited(
    plan: Plan,
    text: str,
    certainty: words.Certainty,
    seeds: int,
    reasons: Sequence[str],
    language: Language,
) -> Sentence:
    """Lower the certainty where not the whole street lived and for few seeds, and say so."""
    limits, say = [], WORDS.in_(language)
    if plan.manifest["question"]["scale"] < 1:
        limits.append(say("reduced"))
    elif chosen(plan.manifest):
        limits.append(in_words(plan.manifest, language))
    if seeds < words.FEWEST_FOR_CERTAINTY:
        limits.append(say("few-seeds", count=words.FEWEST_FOR_CERTAINTY))
    if certainty.dots > 1 and limits:
        certainty = words.low_certainty(language)
        reasons = [*limits, *reasons]
    return Sentence(pieces(text, "plain"), certainty, say("between-reasons").join(reasons))


def notes(plan: Plan, language: Language) -> tuple[Said, ...]:
    """Return what one must know to trust the answer."""
    best = plan.of_name("best")
    if best is None:
        found = [_searched(plan, language), _priced(plan, language)]
    else:
        found = [_luck(plan, best, language), _settings(plan, best, language), _first_step(plan, language)]
        found += [_priced(plan, language, best), _searched(plan, language)]
    return tuple(said(one) for one in found if one)


def _luck(plan: Plan, best: Named, language: Language) -> str:
    seeds, places = plan.outcome.seeds, words.decimals_of(best.gain.interval)
    return WORDS.say(
        language,
        "note-luck",
        screening=len(seeds.screening),
        before=words.signed(best.screening, places),
        retest=len(seeds.retest),
        again=words.signed(best.retest, places),
        confirmation=len(seeds.confirmation),
        now=cited(words.signed(best.gain.interval.difference, places), plan.goal.name),
    )


def _settings(plan: Plan, best: Named, language: Language) -> str:
    table, say = plan.settings, WORDS.in_(language)
    if table.empty:
        return say("note-untested")
    margin, sign = plan.goal.margin or 0, -1 if plan.goal.better == "down" else 1
    gains = {name: sign * table[name] for name in table}
    own = gains["+".join(best.names)]
    enough, ahead = plan.of_name("enough"), ""
    if enough is not None and enough is not best:
        ahead = say("note-ahead", count=int((own - gains["+".join(enough.names)] > margin).sum()))
    return say(
        "note-settings",
        settings=len(plan.manifest["question"]["samples"]["varied"]),
        samples=len(table),
        seeds=len(plan.outcome.seeds.settings),
        better=int((own > 0).sum()),
        matters=int((own > margin).sum()),
        ahead=ahead,
    )


def _first_step(plan: Plan, language: Language) -> str:
    start = plan.of_name("start")
    if start is None or len(start.names) > 1:
        return ""
    stated = "".join(
        cited(piece.text, piece.measure) if piece.measure else piece.text
        for piece in pieces_of(start.gain.finding(language), language)
    )
    links, cost = _opened(plan, start, language), cost_in_words(start, language)
    return WORDS.say(language, "note-start", links=links, cost=cost, stated=stated)


def _priced(plan: Plan, language: Language, best: Named | None = None) -> str:
    prices, say = plan.outcome.prices.all, WORDS.in_(language)
    assumed = sum(one.source == "assumption" for one in prices)
    if best is None:
        return say("note-prices", count=len(prices), assumed=assumed)
    low, high = (cited(money(one, language), YUAN) for one in (best.cheapest, best.dearest))
    return say("note-prices-best", count=len(prices), assumed=assumed, low=low, high=high)


def _searched(plan: Plan, language: Language) -> str:
    tried, all_ = (words.amount(number, 0) for number in (len(plan.outcome.tried), (STEPS + 1) ** len(LINKS)))
    return WORDS.say(language, "note-reach", tried=tried, all=all_)
