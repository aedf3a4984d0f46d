"""Exact: each case of the table of calibrated words, in both languages."""

import math

import pytest

from experiments.questions.compare.findings import Finding, sentence
from experiments.stats import words
from experiments.stats.intervals import Interval
from experiments.stats.measures import BY_NAME
from experiments.stats.words import Case

SHARE = BY_NAME["in_time_share_specialised"]
CELLS = BY_NAME["entrenched_cells"]
LONELY = BY_NAME["loneliness"]


def plain(text: object) -> str:
    """Return words with ordinary spaces."""
    return str(text).replace("\u00a0", " ")


CASES = [
    (Interval(9, 5, 13, 20), Case.CLEAR, "高 9 个百分点（5 至 13）", "9 points higher (5 to 13)"),
    (Interval(-9, -13, -5, 20), Case.CLEAR, "更差 9 个百分点（5 至 13）", "9 points worse (5 to 13)"),
    (
        Interval(3, 1, 5, 20),
        Case.PARTLY,
        "高 3 个百分点（1 至 5），但可能小到不要紧",
        "3 points higher (1 to 5), perhaps too little to matter",
    ),
    (
        Interval(1, 0.5, 1.5, 20),
        Case.TRIVIAL,
        "有差别，但小到可忽略（不超过 2 个百分点）",
        "a difference, but too small to matter (under 2 points)",
    ),
    (
        Interval(0.2, -0.8, 1.2, 20),
        Case.NONE_LARGER,
        "没有大于 2 个百分点的差别",
        "no difference larger than 2 points",
    ),
    (
        Interval(1, -1.5, 3.5, 20),
        Case.CANNOT_TELL,
        "未显示差别：区间包含零（−2 至 +4），还不能判断；约需 120 粒种子才有八成把握分清",
        "no difference shown: the interval contains zero (−2 to +4), cannot tell; about 120 seeds settle it in 8 of 10 cases",
    ),
    (
        Interval(9, math.nan, math.nan, 4),
        Case.ANECDOTE,
        "只是个例（4 粒种子），不作比较",
        "an anecdote (4 seeds): no comparison made",
    ),
    (
        Interval(0, math.nan, math.nan, 20, unlike=0),
        Case.ALIKE,
        "20 粒种子里都没有差别",
        "no difference in any of 20 seeds",
    ),
    (
        Interval(5, math.nan, math.nan, 20, unlike=0),
        Case.ALIKE,
        "20 粒种子里都是 +5.0 个百分点",
        "+5.0 points in each of 20 seeds",
    ),
    (
        Interval(0.25, math.nan, math.nan, 20, unlike=2),
        Case.ALIKE,
        "平均 +0.25 个百分点，但 20 粒种子里只有 2 粒与其余不同，不给区间",
        "+0.25 points on average, but only 2 of 20 seeds differ from the rest: no interval",
    ),
    (
        Interval(math.nan, math.nan, math.nan, 0),
        Case.MISSING,
        "这段时间里没有可比的数",
        "nothing to compare in these weeks",
    ),
]


@pytest.mark.parametrize(("interval", "case", "zh", "en"), CASES)
def test_table_of_words(interval: Interval, case: Case, zh: str, en: str) -> None:
    assert words.judge(interval, SHARE.margin) is case
    assert plain(words.state(interval, SHARE, "zh", 120)) == zh
    assert plain(words.state(interval, SHARE, "en", 120)) == en


def test_fewer_entrenched_buildings_are_not_worse() -> None:
    assert plain(words.state(Interval(-41, -49, -33, 20), CELLS, "zh")) == "少 41 处（33 至 49）"
    assert plain(words.state(Interval(-41, -49, -33, 20), CELLS, "en")) == "41 fewer (33 to 49)"
    assert words.is_worse(Interval(41, 33, 49, 20), CELLS)


def test_levels_have_no_unit() -> None:
    found = words.state(Interval(-0.05, -0.06, -0.04, 20), LONELY, "zh")
    assert plain(found) == "低 0.05（0.04 至 0.06）" or plain(found) == "低 0.050（0.040 至 0.060）"


def test_no_words_of_praise_or_proof() -> None:
    banned = ("显著", "证明", "赋能", "抓手", "significant", "prove", "impact", "leverage", "success")
    for interval, _, _, _ in CASES:
        for language in ("zh", "en"):
            text = str(words.state(interval, SHARE, language, 50))  # type: ignore[arg-type]
            assert not any(word in text for word in banned)


@pytest.mark.parametrize(
    ("half", "decimals"), [(2, 0), (7, 0), (1.9, 1), (0.2, 1), (0.19, 2), (0.02, 2), (0, 0)]
)
def test_rounding_follows_the_half_width(half: float, decimals: int) -> None:
    assert words.decimals_for(half) == decimals


def test_numbers_as_text() -> None:
    assert words.amount(12345.6, 0) == "12,346"
    assert words.signed(-1.25, 1) == "−1.2"
    assert words.signed(0.01, 1) == "0.0"
    assert words.signed(-0.01, 1) == "0.0"
    assert words.signed(3, 0) == "+3"


def test_a_range_is_never_broken() -> None:
    assert words.span(Interval(9, 5, 13, 20), "en") == "+5\u00a0to\u00a0+13"


def test_certainty() -> None:
    """Untested settings alone keep a difference from being firm."""
    assert words.certainty(Case.CLEAR, 1.0, None, "en").glyphs == "●●○"
    assert words.certainty(Case.CLEAR, 1.0, 0.8, "en").words == "Firm"
    assert words.certainty(Case.CLEAR, 0.9, 0.8, "en").dots == 2
    assert words.certainty(Case.CLEAR, 1.0, 0.5, "zh").words == "还不能判断"
    assert words.certainty(Case.CANNOT_TELL, 0.5, 1.0, "en").words == "Cannot tell yet"


def test_tiny_numbers_are_not_spelt_out() -> None:
    tiny = Interval(-0.000024, -0.00003, -0.000018, 20)
    assert words.signed(tiny.difference, words.decimals_of(tiny)) == ">−0.001"
    assert plain(words.span(tiny, "en")) == "within ±0.001"
    assert words.decimals_of(Interval(0.0004, -0.0001, 0.0009, 20)) == words.FINEST


def test_a_reduced_street_or_few_seeds_earn_one_dot() -> None:
    def dots(seeds: int, reduced: bool) -> int:
        interval = Interval(9, 5, 13, seeds)
        found = Finding(SHARE, interval, seeds, words.state(interval, SHARE, "en"))
        return sentence([], [found], "en", reduced).certainty.dots

    assert (dots(20, False), dots(9, False), dots(20, True)) == (2, 1, 1)
