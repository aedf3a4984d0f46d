# ruff: noqa: E501 - a sentence on one line is easier to read and to translate
"""The answer of a plan in three sentences, and what one must know to trust it, in both languages."""

from collections.abc import Sequence

from experiments.questions.compare.findings import Finding, Sentence, join, pieces_of, subject
from experiments.questions.plan.choice import HOURS
from experiments.questions.plan.costs import NOTHING, STEPS, Portfolio, open_communities
from experiments.questions.plan.result import GIVEN, Gain, Named, Plan
from experiments.runs.coverage import chosen, in_words
from experiments.stats import words
from experiments.stats.labels import LINK, label, listed
from experiments.stats.words import Case
from experiments.text.citing import Piece, Said, cited, said
from experiments.text.citing import pieces as cited_pieces
from experiments.text.language import Language
from sim.links import LINKS

MOST_WORSE = 5
YUAN, POSTS, COORDINATION = "yuan", "posts", "coordination"
"""The rows of what a portfolio takes; others bear the name of their measure."""


def money(yuan: float, language: Language) -> str:
    """Return an amount with three significant digits: 6.45 万元, 64,500 yuan, 1.2 million yuan."""
    if yuan == 0:
        return "0 元" if language == "zh" else "0 yuan"
    rounded = float(f"{yuan:.3g}")
    if language == "zh":
        return f"{rounded / 10_000:,.10g} 万元" if rounded >= 10_000 else f"{rounded:,.10g} 元"
    return f"{rounded / 1e6:.10g} million yuan" if rounded >= 1e6 else f"{rounded:,.10g} yuan"


def links_in_words(portfolio: Portfolio, communities: int, language: Language) -> str:
    """Return the open links, widest first, each with its number of communities."""
    zh = language == "zh"
    if not any(portfolio):
        return "什么都不接通" if zh else "nothing opened"
    opened = [(steps, LINK + link) for steps, link in zip(portfolio, LINKS, strict=True) if steps]
    parts: list[str] = []
    for steps in sorted({steps for steps, _ in opened}, reverse=True):
        names = [label(link, language) for own, link in opened if own == steps]
        count = open_communities(steps, communities)
        if zh:
            where = (
                f"全部 {communities} 个社区"
                if steps == STEPS
                else f"{'各 ' if len(names) > 1 else ''}{count} 个"
            )
            parts.append(f"{listed(names, 'zh')}（{where}）")
        else:
            where = (
                f"all {communities} communities"
                if steps == STEPS
                else f"{count}{' each' if len(names) > 1 else ''}"
            )
            parts.append(f"{listed(names, 'en')} ({where})")
    return ("，" if zh else "; ").join(parts)


def posts_in_words(posts: float, language: Language) -> str:
    """Return a number of full-time posts."""
    if language == "zh":
        return f"{posts:g} 个岗位"
    return f"{posts:g} post{'' if posts == 1 else 's'}"


def cost_in_words(one: Named, language: Language) -> str:
    """Return money, posts and hours of coordination a year, each with the row it stands in."""
    yuan = cited(money(float(one.cost.yuan), language), YUAN)
    posts = cited(posts_in_words(float(one.cost.posts), language), POSTS)
    hours = cited(words.amount(float(f"{one.hours:.2g}"), 0), COORDINATION)
    if language == "zh":
        return f"每年要 {yuan}、{posts}和约 {hours} 小时协调"
    return f"{yuan}, {posts} and about {hours} hours of coordination a year"


def budget_in_words(plan: Plan, language: Language) -> str:
    """Return what the budget allows."""
    budget, zh = plan.outcome.budget, language == "zh"
    parts = []
    if budget.money is not None:
        parts.append(money(budget.money, language))
    if budget.posts is not None:
        parts.append(posts_in_words(budget.posts, language))
    if budget.hours is not None:
        parts.append(
            f"{budget.hours:,.10g} 小时协调" if zh else f"{budget.hours:,.10g} hours of coordination"
        )
    if not parts:
        return "不限预算" if zh else "without a limit"
    return (
        f"在每年{' ' * parts[0][0].isdigit()}{listed(parts, 'zh')}之内"
        if zh
        else f"within {listed(parts, 'en')} a year"
    )


def answer(plan: Plan, language: Language) -> tuple[Sentence, ...]:
    """Return the three sentences; fewer where nothing was found."""
    best = plan.of_name("best")
    if best is None:
        return (_none_found(plan, language),)
    return (_most(plan, best, language), _cheaper(plan, best, language), _price(plan, best, language))


def _none_found(plan: Plan, language: Language) -> Sentence:
    tried = words.amount(len(plan.outcome.tried) - 1, 0)
    goal, budget = subject(plan.goal, language), budget_in_words(plan, language)
    if plan.outcome.frontier:
        zh = f"{budget}，复测后没有一个方案还守得住协调工时的预算或有可用的运行，{goal}没有可说的方案。"
        en = f"{budget[0].upper()}{budget[1:]}, no portfolio kept to the hours, or had runs to judge by, on the re-test; none can be stated for {goal}."
    else:
        zh = f"在模型里，{budget}，试过的 {tried} 个方案没有一个在初筛种子上让{goal}好过什么都不接通：没有方案可以说有用。"
        en = f"In the model, {budget}, none of the {tried} portfolios tried did better for {goal} than opening nothing, on the screening seeds: none can be said to help."
    certainty = words.certainty(Case.MISSING, 0, None, language)
    return Sentence((Piece(zh if language == "zh" else en),), certainty, "")


def _most(plan: Plan, best: Named, language: Language) -> Sentence:
    """Say what the best gives, or that none is shown to help."""
    zh = language == "zh"
    budget = budget_in_words(plan, language)
    links = links_in_words(best.portfolio, plan.outcome.communities, language)
    cost = cost_in_words(best, language)
    stated = list(pieces_of(best.gain.finding(language), language))
    if best.gain.helps:
        opening = (
            f"在模型里，{budget}，找到的效果最好的方案是："
            if zh
            else f"In the model, {budget}, the best portfolio found is "
        )
    else:
        opening = (
            f"在模型里，{budget}，没有方案显示有用；找到的最好的是："
            if zh
            else f"In the model, {budget}, no portfolio is shown to help; the best found is "
        )
    pieces = [
        Piece(opening),
        Piece(links, "strong"),
        *cited_pieces(
            f"。它{cost}；与什么都不接通相比，" if zh else f". It takes {cost}; against nothing opened, ",
            "plain",
        ),
        *stated,
        Piece("。" if zh else "."),
    ]
    return _graded(plan, pieces, best.gain, plan.agreeing(best), language)


def _cheaper(plan: Plan, best: Named, language: Language) -> Sentence:
    """Name the cheapest portfolio that is not shown to be worse than the best."""
    zh = language == "zh"
    enough, against = plan.of_name("enough"), plan.best_against_enough
    if enough is None or plan.outcome.named.get("enough") == NOTHING:
        text = (
            "复测中，它也没有显示好过什么都不接通，而后者不花钱。"
            if zh
            else "On the re-test it was not shown to be better than opening nothing, which costs nothing."
        )
        return Sentence((Piece(text),), words.certainty(Case.CANNOT_TELL, 0, None, language), "")
    if against is None:
        cheaper = [one for one in plan.outcome.finalists if plan.outcome.cost(one).yuan < best.cost.yuan]
        if cheaper:
            text = (
                f"复测过的 {len(cheaper)} 个更便宜的方案都显示比它差。"
                if zh
                else f"All {len(cheaper)} cheaper portfolios that were re-tested are shown to be worse."
            )
        else:
            text = "没有更便宜的方案进入复测。" if zh else "No cheaper portfolio came to the re-test."
        return _graded(plan, [Piece(text)], best.gain, plan.agreeing(best), language)
    links = links_in_words(enough.portfolio, plan.outcome.communities, language)
    cost = cost_in_words(enough, language)
    share = 100 * float(enough.cost.yuan) / float(best.cost.yuan)
    part = cited(f"{share:.0f}%", YUAN)
    stated = list(pieces_of(against.finding(language), language))
    if against.helps:
        opening = "更便宜的：" if zh else "Cheaper: "
        middle = (
            f"。它{cost}，是最好方案花费的 {part}；在复测中没有显示更差，但在另一批新种子上，最好的方案更好："
            if zh
            else f". It takes {cost}, {part} of the money. On the re-test it was not shown to be worse, but on further fresh seeds the best beats it: "
        )
    else:
        opening = "它没有显示好过更便宜的：" if zh else "It is not shown to be better than "
        middle = (
            f"。后者{cost}，是它花费的 {part}；两者之间，"
            if zh
            else f", which takes {cost}, {part} of the money; between the two, "
        )
    pieces = [
        Piece(opening),
        Piece(links, "strong"),
        *cited_pieces(middle, "plain"),
        *stated,
        Piece("。" if zh else "."),
    ]
    return _graded(plan, pieces, against, plan.agreeing(best, enough), language)


def _price(plan: Plan, best: Named, language: Language) -> Sentence:
    """Say what got worse with the best, and what it takes in hours."""
    zh = language == "zh"
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
        groups.append(
            [
                Piece(
                    f"另有 {len(worse) - MOST_WORSE} 项见表"
                    if zh
                    else f"{len(worse) - MOST_WORSE} more in the table"
                )
            ]
        )
    shown = [one for one in hours.values() if one.statement.case in (*words.SHOWN, Case.TRIVIAL)]
    groups += [list(pieces_of(one, language, "hours")) for one in shown]
    if worse:
        opening = "最好方案的代价，先说变差的：" if zh else "What it costs, what got worse first: "
    elif shown:
        opening = "没有显示变差的指标；代价是：" if zh else "Nothing is shown to get worse; it takes: "
    else:
        text = (
            "没有显示变差的指标，也没有显示多花工时。"
            if zh
            else "Nothing is shown to get worse, and no more hours are shown."
        )
        return Sentence((Piece(text),), words.certainty(Case.MISSING, 0, None, language), "")
    weakest = min([*worse, *shown], key=lambda one: one.same_sign)
    certainty = words.certainty(
        Case.PARTLY, weakest.same_sign / max(1, weakest.interval.seeds), None, language
    )
    return _limited(
        plan, [Piece(opening), *join(groups, language)], certainty, weakest.interval.seeds, "", language
    )


def _graded(
    plan: Plan, pieces: Sequence[Piece], contrast: Gain, agreeing: float | None, language: Language
) -> Sentence:
    """Add how sure the model is: by seeds, and by the worlds with other settings."""
    seeds = contrast.interval.seeds
    certainty = words.certainty(contrast.case, contrast.same_sign / max(1, seeds), agreeing, language)
    zh = language == "zh"
    reason = (
        f"{contrast.same_sign}/{seeds} 粒新种子同向"
        if zh
        else f"{contrast.same_sign} of {seeds} fresh seeds agree"
    )
    if agreeing is None:
        reason += "；未检验其他设定" if zh else "; other settings not tested"
    else:
        reason += (
            f"；{agreeing:.0%} 的抽样设定下同向" if zh else f"; {agreeing:.0%} of sampled settings agree"
        )
    return _limited(plan, pieces, certainty, seeds, reason, language)


def _limited(
    plan: Plan,
    pieces: Sequence[Piece],
    certainty: words.Certainty,
    seeds: int,
    reason: str,
    language: Language,
) -> Sentence:
    """Lower the certainty where not the whole street lived and for few seeds, and say so."""
    zh, limits = language == "zh", []
    if plan.manifest["question"]["scale"] < 1:
        limits.append("缩小的街道" if zh else "reduced street")
    elif chosen(plan.manifest):
        limits.append(in_words(plan.manifest, language))
    if seeds < words.FEWEST_FOR_CERTAINTY:
        limits.append(
            f"不足 {words.FEWEST_FOR_CERTAINTY} 粒种子"
            if zh
            else f"fewer than {words.FEWEST_FOR_CERTAINTY} seeds"
        )
    if certainty.dots > 1 and limits:
        certainty = words.low_certainty(language)
        reason = ("；" if zh else "; ").join([*limits, reason] if reason else limits)
    return Sentence(tuple(pieces), certainty, reason)


def notes(plan: Plan, language: Language) -> tuple[Said, ...]:
    """Return what one must know to trust the answer."""
    best = plan.of_name("best")
    if best is None:
        return (said(_searched(plan, language)), said(_priced(plan, language)))
    found = [_luck(plan, best, language), _settings(plan, best, language), _first_step(plan, language)]
    notes = (*(one for one in found if one), _priced(plan, language, best), _searched(plan, language))
    return tuple(said(one) for one in notes)


def _luck(plan: Plan, best: Named, language: Language) -> str:
    seeds = plan.outcome.seeds
    places = words.decimals_of(best.gain.interval)
    before, again, now = (
        words.signed(number, places)
        for number in (best.screening, best.retest, best.gain.interval.difference)
    )
    now = cited(now, plan.goal.name)
    counts = (len(seeds.screening), len(seeds.retest), len(seeds.confirmation))
    if language == "zh":
        return f"运气：初筛的 {counts[0]} 粒种子上，它看起来是 {before}；{counts[1]} 粒新种子上复测，{again}；另外 {counts[2]} 粒新种子上，{now}。报告的只是最后这个数。"
    return f"Luck: on the {counts[0]} seeds it was found with it looked like {before}; re-tested on {counts[1]} fresh seeds, {again}; on {counts[2]} further ones, {now}. Only the last is stated."


def _settings(plan: Plan, best: Named, language: Language) -> str:
    table = plan.settings
    if table.empty:
        return "没有检验其他设定。" if language == "zh" else "Other settings were not tested."
    asked = plan.manifest["question"]["samples"]["varied"]
    seeds, margin = len(plan.outcome.seeds.settings), plan.goal.margin or 0
    sign = -1 if plan.goal.better == "down" else 1
    gains = {name: sign * table[name] for name in table}
    own = gains["+".join(best.names)]
    counts = [len(table), int((own > 0).sum()), int((own > margin).sum())]
    zh = f"其他设定：{len(asked)} 项设定在各自范围内重抽 {counts[0]} 次（每次 {seeds} 粒种子），最好的方案有 {counts[1]} 次好过什么都不接通，{counts[2]} 次好出要紧的程度"
    en = f"Other settings: {'1 setting was' if len(asked) == 1 else f'{len(asked)} settings were'} drawn anew {counts[0]} times ({seeds} seed{'' if seeds == 1 else 's'} each); the best was better than nothing opened in {counts[1]}, by more than matters in {counts[2]}"
    enough = plan.of_name("enough")
    if enough is not None and enough is not best:
        ahead = int((own - gains["+".join(enough.names)] > margin).sum())
        zh += f"；比“够用”的方案好出要紧的程度，{ahead} 次"
        en += f"; it beat the cheaper one by more than matters in {ahead}"
    return f"{zh}。" if language == "zh" else f"{en}."


def _first_step(plan: Plan, language: Language) -> str:
    start = plan.of_name("start")
    if start is None or len(start.names) > 1:
        return ""
    links = links_in_words(start.portfolio, plan.outcome.communities, language)
    cost, finding = cost_in_words(start, language), start.gain.finding(language)
    stated = "".join(
        cited(piece.text, piece.measure) if piece.measure else piece.text
        for piece in pieces_of(finding, language)
    )
    if language == "zh":
        return f"起步：复测显示有效的方案里最省的是{links}，{cost}；{stated}。"
    return f"First step: the cheapest portfolio that the re-test showed to help is {links}, for {cost}; {stated}."


def _priced(plan: Plan, language: Language, best: Named | None = None) -> str:
    prices = plan.outcome.prices.all
    assumed = sum(one.source == "assumption" for one in prices)
    ends = (
        ""
        if best is None
        else tuple(cited(money(one, language), YUAN) for one in (best.cheapest, best.dearest))
    )
    if language == "zh":
        text = f"价格：{len(prices)} 项里 {assumed} 项是假定"
        return text + (f"；都取下限或都取上限，最好方案每年 {ends[0]}至 {ends[1]}。" if ends else "。")
    text = f"Prices: {assumed} of {len(prices)} are assumed"
    return text + (
        f"; at the lower or upper ends of all ranges the best takes {ends[0]} to {ends[1]} a year."
        if ends
        else "."
    )


def _searched(plan: Plan, language: Language) -> str:
    tried, all_ = (words.amount(number, 0) for number in (len(plan.outcome.tried), (STEPS + 1) ** len(LINKS)))
    if language == "zh":
        return f"范围：{all_} 个可能的方案里试了 {tried} 个；没试到的里面可能有更好的。"
    return f"Reach: {tried} of {all_} possible portfolios were tried; a better one may be among the rest."
