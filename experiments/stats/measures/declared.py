"""The declared list of measures. `docs/measures.md` is generated from it."""

import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path

from experiments.stats.measures.column import POINTS, capital
from experiments.stats.measures.columns_people import KEYS
from experiments.stats.measures.columns_work import ACTORS, CLASS_LABELS, CLASSES, NEED_LABELS
from experiments.stats.measures.measure import Better, Kind, Measure, Window
from experiments.stats.measures.population import SUBGROUPS
from experiments.stats.measures.weekly_columns import COLUMNS
from sim.structure import Need

CLASS_OF_NEED = {need.key: need.need_class.key for need in Need}
LABELS = CLASS_LABELS | NEED_LABELS
Words = tuple[str, str]  # English, Chinese
POINTS_MARGIN, LEVEL_MARGIN = 2.0, 0.02
# Of each window of births: what is said of the cases.
BORN_IN = {
    "steady": ("born in the steady weeks", "平稳期产生的"),
    "emergency": ("born in the emergency weeks", "突发期间产生的"),
    "crisis": ("born in the emergency weeks", "突发期间产生的"),
    "start": ("born in weeks 0 to 23", "头 24 周产生的"),
}


def _window(group: str) -> Window:
    return "emergency" if CLASS_OF_NEED.get(group, group) == "emergency" else "steady"


def _in_time(
    name: str, labels: Words, cases: Words, window: Window, column: str, primary: bool = False
) -> Measure:
    """Return a share in time; `cases` are those it is of, `column` ends the names of its columns."""
    born, born_zh = BORN_IN[window]
    return Measure(
        f"in_time_share_{name}",
        (f"cases_in_time{column}", f"cases_born{column}"),
        *labels,
        *POINTS,
        "share",
        "up",
        POINTS_MARGIN,
        window,
        primary,
        text=f"{capital(cases[0])} {born} and closed before their deadline ÷ all of them, seen or unseen.",
        text_zh=f"{born_zh}{cases[1]}中按期办结的比例，看得见看不见都算。",
    )


def _heard(name: str, cases: Words, window: Window, column: str) -> tuple[Measure, Measure]:
    """Return the two factors of a share in time: heard of in time, and in time given heard of."""
    (born, born_zh), (label, label_zh) = BORN_IN[window], (capital(cases[0]), cases[1])
    heard = Measure(
        f"heard_share_{name}",
        (f"cases_heard{column}", f"cases_born{column}"),
        f"{label} heard of in time",
        f"{label_zh}期限内有人知道",
        *POINTS,
        "share",
        "up",
        POINTS_MARGIN,
        window,
        text=f"{label} {born} that some actor knew of before their deadline ÷ all of them.",
        text_zh=f"{born_zh}{label_zh}中期限内有主体知道的比例。",
    )
    served = Measure(
        f"in_time_of_heard_{name}",
        (f"cases_in_time{column}", f"cases_heard{column}"),
        f"{label} in time, of those heard of",
        f"知道的{label_zh}按期办结",
        *POINTS,
        "share",
        "up",
        POINTS_MARGIN,
        window,
        text=f"{label} {born} and closed before their deadline ÷ those that some actor knew of before it;"
        " times the share heard of it is the share in time.",
        text_zh=f"{born_zh}、期限内有主体知道的{label_zh}中按期办结的比例；乘以知道的比例即为按期办结率。",
    )
    return heard, served


def _of(
    name: str,
    kind: Kind,
    better: Better = "none",
    margin: float | None = None,
    window: Window = "steady",
    primary: bool = False,
) -> Measure:
    """Return a measure of one weekly column, in the column's words."""
    one = COLUMNS[name]
    unit, unit_zh = one.unit, one.unit_zh
    if kind == "count":  # over all weeks, not a week
        unit, unit_zh = unit.removesuffix(" a week"), unit_zh.removesuffix("/周")
    return Measure(
        name,
        (name,),
        one.label,
        one.label_zh,
        unit,
        unit_zh,
        kind,
        better,
        margin,
        window,
        primary,
        text=one.text,
        text_zh=one.text_zh,
    )


def mean_of_column(name: str, better: Better = "none", margin: float | None = None) -> Measure:
    """Return the mean of a weekly column over the weeks."""
    return _of(name, "average", better, margin)


def _level(name: str, better: Better) -> Measure:
    return _of(name, "average", better, LEVEL_MARGIN)


def _ratio(
    name: str,
    columns: tuple[str, str],
    labels: Words,
    text: str,
    text_zh: str,
    better: Better = "none",
    window: Window = "steady",
) -> Measure:
    margin = None if better == "none" else POINTS_MARGIN
    return Measure(
        name, columns, *labels, *POINTS, "ratio", better, margin, window, text=text, text_zh=text_zh
    )


def _cases_of(group: str) -> Words:
    """Return a class or need of cases in words."""
    label, label_zh = LABELS[group]
    return f"{label} cases", f"{label_zh}诉求"


def _plain(group: str, primary: bool = False) -> Measure:
    """Return the share in time of a class or need."""
    (label, label_zh), cases = LABELS[group], _cases_of(group)
    labels = f"{capital(label)} cases in time", f"{label_zh}诉求按期办结"
    return _in_time(group, labels, cases, _window(group), f"_{group}", primary)


def _shares() -> list[Measure]:
    """Return shares in time: first of the emergency weeks, where heard of and served stand apart."""
    whole = ("needs of all kinds", "各类诉求")
    crisis = ("Needs of the emergency weeks in time", "突发期间各类诉求按期办结")
    measures = [_in_time("crisis", crisis, whole, "crisis", "", primary=True)]
    calm = ("everyday", "specialised")
    for group in calm:
        label, label_zh = LABELS[group]
        labels = f"{capital(label)} needs of the emergency weeks in time", f"突发期间{label_zh}诉求按期办结"
        measures.append(_in_time(f"{group}_crisis", labels, _cases_of(group), "crisis", f"_{group}"))
    measures += [_plain("emergency", primary=True)]
    measures += _heard("emergency", _cases_of("emergency"), "emergency", "_emergency")
    measures += _heard("crisis", whole, "crisis", "")
    measures += [_plain(group, primary=True) for group in calm]
    measures += [_of("entrenched_cells", "end", "down", 10.0, primary=True)]
    measures += [_plain(need) for need in NEED_LABELS]
    for group in calm:
        label, label_zh = LABELS[group]
        # The first weeks of a link: births before the historical emergency.
        early = f"{capital(label)} in weeks 0 to 23, cases in time", f"头 24 周{label_zh}诉求按期办结"
        measures.append(_in_time(f"{group}_start", early, _cases_of(group), "start", f"_{group}"))
        measures += _heard(group, _cases_of(group), "steady", f"_{group}")
    for group, subgroups in product(CLASSES, SUBGROUPS.values()):
        label, label_zh = LABELS[group]
        for name, (whom, whom_zh) in subgroups.items():
            labels = f"{capital(label)} cases in time, {whom}", f"{label_zh}诉求按期办结：{whom_zh}"
            cases = f"{label} cases of residents ({whom})", f"{label_zh}诉求（{whom_zh}）"
            measures.append(_in_time(f"{group}_{name}", labels, cases, _window(group), f"_{group}_{name}"))
    return measures


def _counts() -> list[Measure]:
    """Return counts of cases."""
    measures = []
    by_birth = ("born", "in_time", "heard")
    for state in by_birth:
        measures.append(_of(f"cases_{state}", "count"))
        measures += [_of(f"cases_{state}_{group}", "count", window=_window(group)) for group in LABELS]
    for state in ("late", "abandoned"):
        for group in CLASSES:
            measures.append(_of(f"cases_{state}_{group}", "count", "down", None, _window(group)))
    return [*measures, mean_of_column("cases_latent", "down"), mean_of_column("cases_visible")]


def _closers() -> list[Measure]:
    """Who closes what, of all cases closed and of those the office had recorded; who passes them on."""
    measures = []
    for actor, (label, label_zh) in ACTORS.items():
        measures += [
            _ratio(
                f"closed_by_{actor}",
                (f"cases_served_{actor}", "cases_served"),
                (f"Share closed by {label}", f"{label_zh}办结占比"),
                f"Of all cases closed, the share that this actor closed: {label}.",
                f"全部办结的诉求中由{label_zh}办结的比例。",
            ),
            _ratio(
                f"recorded_closed_by_{actor}",
                (f"cases_recorded_served_{actor}", "cases_recorded_served"),
                (f"Share of recorded cases closed by {label}", f"有记录诉求中{label_zh}办结占比"),
                f"Of the cases closed that the office had recorded, the share this actor closed: {label}.",
                f"居委会有记录、已办结的诉求中由{label_zh}办结的比例。",
            ),
        ]
    measures += [
        _ratio(
            "cooperation_cases",
            ("cases_served_jointly", "cases_served"),
            ("Cases closed by another than who first knew", "由他人接手办结的诉求占比"),
            "Of all cases closed, the share closed by another actor than the one who first knew; outside"
            " helpers count as the office.",
            "全部办结的诉求中，由最先知道者以外的主体办结的比例；外来支援算作居委会。",
        ),
        _ratio(
            "cooperation_projects",
            ("projects_joint", "projects_supplied"),
            ("Project weeks of two actors or more", "至少两方投入的项目周占比"),
            "Of the weeks in which somebody worked for a project, the share in which at least two actors gave"
            " minutes of their own; a bought contract is none.",
            "有主体投入的项目周中，至少两个主体自己投入工时的比例；购买的合同不算。",
        ),
        _of("contacts_lost", "count", "down"),
        _of("tries", "count"),
    ]
    return measures


def _hours() -> list[Measure]:
    measures = []
    for actor in ACTORS:
        measures += [mean_of_column(f"hours_offered_{actor}"), mean_of_column(f"hours_effective_{actor}")]
    measures += [
        mean_of_column("hours_meeting", "none", 50.0),
        mean_of_column("hours_coordination", "none", 50.0),
        mean_of_column("hours_wasted", "down", 50.0),
        mean_of_column("hours_nominal", "down", 50.0),
        mean_of_column("hours_left_office", "none", 50.0),
        _ratio(
            "office_unused",
            ("hours_left_office", "hours_offered_office"),
            ("Share of office hours unused", "居委会工时未用占比"),
            "Office hours that nothing was found to do with ÷ all it offered.",
            "居委会未用掉的工时 ÷ 投入的工时。",
        ),
        mean_of_column("hours_overtime_office", "down"),
        mean_of_column("backlog_staff_weeks", "down", 0.1),
        mean_of_column("backlog_cases", "down"),
        mean_of_column("backlog_hours", "down"),
        mean_of_column("backlog_age", "down"),
    ]
    return measures


def _people() -> list[Measure]:
    up = (
        "trust",
        "acceptance",
        "heard",
        "met",
        "would_ask",
        "met_heard",
        "would_ask_heard",
        "would_ask_met",
        "satisfaction",
        "motivation",
        "efficacy",
        "belonging",
        "show_up",
        "clarity",
        "coordination",
    )
    down = ("loneliness", "loneliness_elders", "gap_migrant", "neighbour_gap", "staff_burnout")
    neither = (
        "opinion_sd",
        "opinion_mean",
        "tolerance",
        "internal_share",
        "ties_mean",
        "ties_mixed",
        "network_density",
        "network_giant",
    )
    return [
        mean_of_column("residents"),
        mean_of_column("volunteers_active", "up", 50.0),
        mean_of_column("members_serving", "up", 50.0),
        *(_level(name, "up") for name in up),
        *(_level(name, "down") for name in down),
        *(_level(name, "none") for name in neither),
        mean_of_column("gap_digital", "down", POINTS_MARGIN),
        mean_of_column("gap_alone", "down", POINTS_MARGIN),
        _of("disputes_born", "count", "down"),
        _of("bounces", "count", "down"),
        _of("joins", "count"),
        _of("quits", "count"),
        _of("volunteers_signed_up", "count"),
        _of("study_attenders", "count"),
    ]


def _institutions() -> list[Measure]:
    return [
        mean_of_column("organisations", "up", 3.0),
        mean_of_column("organisations_self_managed", "up", 3.0),
        mean_of_column("mature_teams"),
        mean_of_column("teams_in_depth", "up", 2.0),
        *(_of(name, "end") for name in ("projects_cumulative", "projects_ended", "projects_serving")),
        *(_of(name, "end") for name in ("projects_useful", "projects_ceiling", "project_money_share")),
        _ratio(
            "projects_serving_share",
            ("projects_serving", "projects_ended"),
            ("Projects ended that served a case, share", "结项中办过件的项目占比"),
            "Of the projects that ended from week 0 on, the share whose output went into a case at least.",
            "第 0 周起结项的项目中，成果至少用于一件诉求的比例。",
            "up",
            "end",
        ),
        _ratio(
            "projects_of_ceiling",
            ("projects_cumulative", "projects_ceiling"),
            ("Projects commissioned, of what the money could pay for", "立项数占经费可支持数的比例"),
            "Projects commissioned from week 0 on ÷ the most that the money could have paid for.",
            "第 0 周起立项数 ÷ 经费最多可支持的项目数。",
            window="end",
        ),
        *(_of(f"hours_projects_{name}", "count") for name in ("planned", "served")),
        _of("entrenched_from_start", "end", "down"),
        _of("entrenched_solved", "count"),
        *(
            _of(name, "count")
            for name in (
                "hours_bought",
                "yuan_projects",
                "yuan_spent",
                "goods_used",
                "goods_bought",
                "goods_perished",
            )
        ),
    ]


def _rest(declared: list[Measure]) -> list[Measure]:
    """Return averages of the columns that no share, sum or level is made of, so that none is left out."""
    used = {column for one in declared if one.kind != "ratio" for column in one.columns}
    used |= {one.name for one in KEYS}
    return [mean_of_column(name) for name in COLUMNS if name not in used]


DECLARED = [*_shares(), *_counts(), *_people(), *_hours(), *_closers(), *_institutions()]
LOPSIDED = Path(__file__).with_name("lopsided.toml")
"""The measures whose numbers lean so far to one side that five seeds are too few for an interval."""
_FEWEST = tomllib.loads(LOPSIDED.read_text(encoding="utf-8"))
MEASURES: tuple[Measure, ...] = tuple(
    replace(one, fewest=_FEWEST.get(one.name, one.fewest)) for one in (*DECLARED, *_rest(DECLARED))
)
