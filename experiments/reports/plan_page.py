# ruff: noqa: E501 - a sentence on one line is easier to read and to translate
"""The report of a plan: the answer, the frontier, the named portfolios, the prices."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from experiments.figures import style
from experiments.questions.plan import figures
from experiments.questions.plan.messages import COORDINATION, POSTS, YUAN, answer, money, notes
from experiments.questions.plan.prices import POST, Price
from experiments.questions.plan.result import Named, Plan
from experiments.reports.background import of_street, page, residents, sources, surroundings
from experiments.reports.page_texts import TEXTS as PAGE_TEXTS
from experiments.stats import words
from experiments.stats.intervals import Interval
from experiments.stats.labels import LINK, label
from experiments.stats.measures import Measure
from experiments.text.errors import InputError
from experiments.text.language import Language

TEXTS: dict[Language, dict[str, Any]] = {
    "zh": {
        "kind": "定方案报告",
        "title": "{goal}：有限的钱和人，先接通什么？",
        "compared": "试了 {tried} 个方案，{runs} 次运行；每次都是同样的 {residents} 人，同一粒种子同样的运气。比较的基准是什么都不接通。",
        "figure": "花多少，换来多少",
        "table": "选出的方案",
        "table_note": "差别都是与什么都不接通相比，来自最后一批新种子；灰色：区间包含零。目标的区间同时成立的把握是 95%；其余是探索性的，一起看，错报率控制在 5%。"
        "协调工时是开会、学习、传话、邀约、培训、指导与协调花的时间，只跑了几个社区时，按居民数折算到全街道。",
        "yuan": "花费（元/年）",
        "range": "价格都取下限至都取上限",
        "posts": "岗位",
        "hours": "协调工时（小时/年）",
        "goal": "目标",
        "trust": "这个答案靠得住吗",
        "prices": "价格表",
        "price_heads": ["", "每年", "范围", "依据", ""],
        "price_note": "居民、社工、合同在每个世界里都一样，联动只是让他们一起办事；所以他们的工资和合同不算联动的价钱，一起办事花的工时在模型里扣，不在这里重复计价。换成自己的价格：--prices 文件。",
        "per": {"community": "{what}，每个社区", "street": "{what}，全街道", POST: "{what}"},
        "post": "一个岗位",
        "what": {"yuan": "元", "posts": "岗位", "hours": "小时"},
        "source": {"article": "原文", "literature": "文献", "assumption": "假定"},
        "settings": ("其他设定只抽查了几组。", "要系统地看结论在哪里反转，请用 wulian discover。"),
        "priced": ("价格多为假定，", "换一张价格表，够用的方案可能就变了。"),
        "hub": ("模型分不清党组织与任何受信任的枢纽，", "除非四项职能不同。"),
        "same": (
            "同样的份额总是落在同样的社区：",
            "接通 6 个社区的两项联动，接通的是同样 6 个；分散开来会怎样，这里没有试。",
        ),
    },
    "en": {
        "kind": "Plan report",
        "title": "{goal}: with limited money and people, what to link first?",
        "compared": "{tried} portfolios tried, {runs} runs, each with the same {residents} people and, seed by seed, the same luck. The base is nothing opened.",
        "figure": "What money buys",
        "table": "The named portfolios",
        "table_note": "Differences to nothing opened, all on the last fresh seeds; grey: the interval contains zero. Intervals of the goal hold jointly for the named portfolios in 95% of plans; the rest is exploratory and read together, at a false discovery rate of 5%. "
        "Hours of coordination are those of meetings, study, messages, asking, training, guidance and coordinating, counted up by residents to the whole street where only some communities lived.",
        "yuan": "Yuan a year",
        "range": "all prices at their lower to all at their upper end",
        "posts": "Posts",
        "hours": "Hours of coordination a year",
        "goal": "goal",
        "trust": "How far to trust this",
        "prices": "Prices",
        "price_heads": ["", "a year", "range", "basis", ""],
        "price_note": "Residents, social workers and contracts are the same in every world; a link only lets them act together. So their pay is no price of a link, and the hours that acting together takes are debited in the model, not priced here again. For prices of your own: --prices FILE.",
        "per": {"community": "{what} per community", "street": "{what} for the street", POST: "{what}"},
        "post": "One post",
        "what": {"yuan": "yuan", "posts": "posts", "hours": "hours"},
        "source": {"article": "study", "literature": "literature", "assumption": "assumption"},
        "settings": (
            "Other settings were only sampled.",
            "To see where the answer reverses, use wulian discover.",
        ),
        "priced": (
            "Most prices are assumed:",
            "another price list may make another portfolio the cheapest that is enough.",
        ),
        "hub": (
            "The model cannot tell the Party from any other trusted hub",
            "unless its four functions differ.",
        ),
        "same": (
            "Equal shares lie in the same communities:",
            "two links that are open in 6 communities are open in the same 6; what spreading them would do was not tried.",
        ),
    },
}


@dataclass(frozen=True)
class Cell:
    """A number with what stands below it; muted where it shows nothing."""

    value: str
    span: str = ""
    muted: bool = False


@dataclass(frozen=True)
class Row:
    """A row of the table of named portfolios."""

    title: str
    unit: str
    cells: tuple[Cell, ...]
    measure: str


def write_page(plan: Plan, language: Language) -> Path:
    """Write report.html and the picture into the results folder; return the page's path."""
    if language not in PAGE_TEXTS:
        raise InputError(f"language {language!r}: allowed is zh or en.")
    folder = plan.folder / "figures"
    folder.mkdir(exist_ok=True)
    drawn = []
    with style.drawing():
        for name, draw in (("frontier", figures.draw_frontier), ("portfolios", figures.draw_named)):
            figure = draw(plan, language)
            if figure is not None:
                svg = style.save(figure, folder / f"{name}-{language}")
                drawn.append((name, Markup(style.inline(svg, name, TEXTS[language]["figure"]))))
    path = plan.folder / "report.html"
    path.write_text(page("plan.html", _context(plan, language, drawn)), encoding="utf-8")
    return path


def _context(plan: Plan, language: Language, drawn: list[tuple[str, Markup]]) -> dict[str, Any]:
    own, manifest = TEXTS[language], plan.manifest
    seeds = sorted({int(seed) for seed in plan.sweep.runs["seed"]})
    return {
        **surroundings(manifest, seeds, len(plan.sweep.runs), plan.failed, language),
        "own": own,
        "kind": own["kind"],
        "title": [own["title"].format(goal=plan.goal.title(language))],
        "tags": warnings(plan, language),
        "compared": own["compared"].format(
            tried=words.amount(len(plan.outcome.tried), 0),
            runs=words.amount(len(plan.sweep.runs), 0),
            residents=residents(manifest),
        ),
        "sentences": answer(plan, language),
        "figures": [
            (*one, caption) for one, caption in zip(drawn, figures.captions(plan, language), strict=False)
        ],
        "names": [one.title(language) for one in plan.named],
        "rows": rows(plan, language),
        "notes": notes(plan, language),
        "prices": [_price(one, language) for one in plan.outcome.prices.all],
        "caveats": [
            PAGE_TEXTS[language]["caveats"]["model"],
            own["settings"],
            own["priced"],
            own["same"],
            own["hub"],
            sources(manifest, language),
        ],
    }


def warnings(plan: Plan, language: Language) -> list[str]:
    """Return what a reader must know before any number."""
    text = PAGE_TEXTS[language]
    tags = [text["failed"].format(count=plan.failed)] if plan.failed else []
    return tags + of_street(plan.manifest, language)


def rows(plan: Plan, language: Language) -> list[Row]:
    """Return the table of named portfolios: what they take, then what they change."""
    own, named = TEXTS[language], plan.named
    if not named:
        return []
    found = [
        Row(own["yuan"], own["range"], tuple(_yuan(one, language) for one in named), YUAN),
        Row(own["posts"], "", tuple(Cell(f"{float(one.cost.posts):g}") for one in named), POSTS),
        Row(
            own["hours"],
            "",
            tuple(Cell(words.amount(float(f"{one.hours:.3g}"), 0)) for one in named),
            COORDINATION,
        ),
        _measure_row(plan.goal, [one.gain.interval for one in named], f" · {own['goal']}", language),
    ]
    for several in zip(*(plan.effects[one.names] for one in named), strict=True):
        found.append(_measure_row(several[0].measure, [one.interval for one in several], "", language))
    return found


def _yuan(one: Named, language: Language) -> Cell:
    ends = f"{money(one.cheapest, language)} – {money(one.dearest, language)}"
    return Cell(words.amount(float(one.cost.yuan), 0), ends)


def _measure_row(measure: Measure, intervals: list[Interval], note: str, language: Language) -> Row:
    cells = tuple(
        Cell(
            words.signed(one.difference, words.decimals_of(one)), words.span(one, language), not one.off_zero
        )
        for one in intervals
    )
    return Row(measure.title(language), measure.unit_in(language) + note, cells, measure.name)


def _price(one: Price, language: Language) -> tuple[str, ...]:
    """Return a row of the price list."""
    own, zh = TEXTS[language], language == "zh"
    name = own["post"] if one.link == POST else label(LINK + one.link, language)
    basis = " ".join(part for part in (own["source"][one.source], one.citation, one.grade) if part)
    if zh:
        basis = basis.replace("recalled", "凭记忆")
    return (
        name[:1].upper() + name[1:],
        own["per"][one.per].format(what=own["what"][one.what]),
        f"{one.value:,g}",
        f"{one.low:,g}–{one.high:,g}",
        basis,
        one.text_zh if zh else one.text,
    )
