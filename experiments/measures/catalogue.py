"""The declared list of measures. `docs/measures.md` is generated from it."""

from dataclasses import replace

from experiments.measures.measure import Better, Measure, Window
from experiments.measures.subgroups import SUBGROUPS

CLASSES = ("everyday", "specialised", "emergency")
NEEDS = tuple(f"k{need}" for need in range(8))
ACTORS = {
    "office": ("community office", "居委会"),
    "social_workers": ("social workers", "社工"),
    "party_members": ("Party members", "党员"),
    "volunteers": ("volunteers", "志愿者"),
    "self_organisations": ("self-organisations", "自组织"),
    "professional_organisations": ("professional organisations", "专业机构"),
    "charity_partners": ("charity partners", "慈善资源"),
    "property_company": ("property company", "物业"),
    "outside_helpers": ("outside helpers", "外来支援"),
}
NEED_LABELS = {
    "k0": ("errands", "跑腿与行政"),
    "k1": ("elder care", "为老"),
    "k2": ("disability", "助残"),
    "k3": ("childcare and youth", "托育与青少年"),
    "k4": ("environment", "环境与物业"),
    "k5": ("disputes", "调解"),
    "k6": ("companionship", "陪伴与融入"),
    "k7": ("emergency", "应急防疫"),
}
CLASS_LABELS = {
    "everyday": ("everyday", "日常"),
    "specialised": ("specialised", "专门"),
    "emergency": ("emergency", "紧急"),
}
CLASS_OF_NEED = {
    "k0": "everyday",
    "k1": "specialised",
    "k2": "specialised",
    "k3": "specialised",
    "k4": "everyday",
    "k5": "specialised",
    "k6": "everyday",
    "k7": "emergency",
}
POINTS = ("points", "个百分点")
ZERO_TO_ONE = ("0–1", "0–1")
HOURS = ("hours a week", "小时/周")
PERSONS = ("persons", "人")
CELLS = ("buildings", "处")


def _share(group: str, label: str, label_zh: str, window: Window, primary: bool) -> Measure:
    return Measure(
        f"in_time_share_{group}",
        (f"cases_in_time_{group}", f"cases_born_{group}"),
        f"{label} cases in time",
        f"{label_zh}诉求按期办结",
        *POINTS,
        "share",
        "up",
        2.0,
        window,
        primary,
    )


def _window(group: str) -> Window:
    return "emergency" if CLASS_OF_NEED.get(group, group) == "emergency" else "steady"


def _average(
    column: str,
    label: str,
    label_zh: str,
    unit: str,
    unit_zh: str,
    better: Better = "none",
    margin: float | None = None,
) -> Measure:
    return Measure(
        column, (column,), label, label_zh, unit, unit_zh, "average", better, margin
    )


def _level(
    column: str, label: str, label_zh: str, better: Better, margin: float = 0.02
) -> Measure:
    return _average(column, label, label_zh, *ZERO_TO_ONE, better, margin)


def _count(
    column: str, label: str, label_zh: str, better: Better = "none", window: Window = "steady"
) -> Measure:
    return Measure(
        column, (column,), label, label_zh, "cases", "件", "count", better, None, window
    )


def _flow(column: str, label: str, label_zh: str, unit: str, unit_zh: str) -> Measure:
    return Measure(column, (column,), label, label_zh, unit, unit_zh, "count")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _primary() -> list[Measure]:
    shares = [
        _share(group, _capital(CLASS_LABELS[group][0]), CLASS_LABELS[group][1], _window(group), True)
        for group in CLASSES
    ]
    entrenched = Measure(
        "entrenched_cells",
        ("entrenched_cells",),
        "Entrenched buildings",
        "老大难楼栋",
        "buildings",
        "处",
        "end",
        "down",
        10.0,
        primary=True,
    )
    return [*shares, entrenched]


def _cases() -> list[Measure]:
    measures = [
        _share(need, _capital(NEED_LABELS[need][0]), NEED_LABELS[need][1], _window(need), False)
        for need in NEEDS
    ]
    # The first weeks of a link: births before the historical emergency.
    measures += [
        replace(
            _share(group, f"{_capital(CLASS_LABELS[group][0])} in weeks 0 to 23,",
                   f"头 24 周{CLASS_LABELS[group][1]}", "start", False),
            name=f"in_time_share_{group}_start",
        )
        for group in ("everyday", "specialised")
    ]
    states: tuple[tuple[str, str, str, Better], ...] = (
        ("born", "arising", "产生", "none"),
        ("in_time", "closed in time (by week of birth)", "按期办结（按产生周计）", "none"),
        ("late", "falling late", "逾期", "down"),
        ("abandoned", "abandoned", "无人办理", "down"),
    )
    for state, words, words_zh, better in states:
        for group in (*CLASSES, *NEEDS):
            labels = {**CLASS_LABELS, **NEED_LABELS}[group]
            measures.append(
                _count(
                    f"cases_{state}_{group}",
                    f"{_capital(labels[0])} cases {words}",
                    f"{labels[1]}诉求：{words_zh}",
                    better,
                    _window(group),
                )
            )
    measures += [
        _average("cases_latent", "Unseen open cases", "看不见的诉求", "cases", "件", "down"),
        _average("cases_visible", "Open cases in view", "看得见的未办结诉求", "cases", "件"),
    ]
    return measures


def _hours() -> list[Measure]:
    measures = []
    for actor, (label, label_zh) in ACTORS.items():
        measures += [
            _average(f"hours_offered_{actor}", f"Hours offered, {label}", f"投入工时：{label_zh}", *HOURS),
            _average(f"hours_effective_{actor}", f"Hours used, {label}", f"有效工时：{label_zh}", *HOURS),
        ]
    measures += [
        _average("hours_meeting", "Hours in meetings", "开会工时", *HOURS, "none", 50.0),
        _average("hours_coordination", "Hours of coordination", "协调工时", *HOURS, "none", 50.0),
        _average("hours_wasted", "Hours lost", "浪费工时", *HOURS, "down", 50.0),
        _average("hours_nominal", "Hours in name only", "挂名工时", *HOURS, "down", 50.0),
    ]
    return measures


def _people() -> list[Measure]:
    return [
        _average("residents", "Residents", "居民", *PERSONS),
        _average("backlog_staff_weeks", "Office backlog", "居委会积压", "staff-weeks", "周", "down", 0.1),
        _average("volunteers_active", "Active volunteers", "活跃志愿者", *PERSONS, "up", 50.0),
        _average("members_serving", "Party members serving", "到岗党员", *PERSONS, "up", 50.0),
        _level("trust", "Trust", "信任", "up"),
        _level("acceptance", "Acceptance of social workers", "对社工的认可", "up"),
        _level("satisfaction", "Satisfaction", "满意度", "up"),
        _level("loneliness", "Loneliness", "孤独感", "down"),
        _level("motivation", "Motivation", "意愿", "up"),
        _level("opinion_sd", "Spread of views", "看法分歧", "none"),
        _level("neighbour_gap", "Neighbour gap", "邻里距离", "down"),
        _count("disputes_born", "New disputes", "新增纠纷", "down"),
        _level("staff_burnout", "Staff burnout", "疲惫", "down"),
        _average("organisations", "Organisations", "自组织数", "groups", "个", "up", 3.0),
        _average(
            "organisations_self_managed", "Self-managed organisations", "自我管理的组织",
            "groups", "个", "up", 3.0,
        ),
        Measure(
            "projects_cumulative", ("projects_cumulative",), "Projects opened so far", "累计项目",
            "projects", "个", "end",
        ),
        _level("network_density", "Share of pairs working together", "一起办事的主体对占比", "none"),
        _average("network_components", "Separate pieces of the network", "分成几块", "pieces", "块"),
        _average("gap_digital", "Service gap, offline elders", "离线老人的服务差距", *POINTS, "down", 2.0),
        _level("gap_migrant", "Loneliness gap, migrant elders", "随迁老人的孤独差距", "down"),
        _average("gap_alone", "Service gap, elders living alone", "独居老人的服务差距", *POINTS, "down", 2.0),
    ]


def _more() -> list[Measure]:
    """What the model reports beyond the measures that every result must have."""
    return [
        _level("heard", "Adults who have heard of social workers", "听说过社工的成年人占比", "up"),
        _level("met", "Adults who have met a social worker", "接触过社工的成年人占比", "up"),
        _level("would_ask", "Adults who would ask social workers", "会去找社工的成年人占比", "up"),
        _level(
            "would_ask_met", "Adults who would ask them, of those who have met one",
            "接触过社工的成年人中会去找社工的占比", "up",
        ),
        _flow("study_attenders", "Party members at study meetings", "参加学习会的党员人次", *PERSONS),
        _level("loneliness_elders", "Loneliness, 60 and over", "孤独感，60 岁以上", "down"),
        _level("efficacy", "Sense of being able to help", "效能感", "up"),
        _level("belonging", "Belonging", "归属感", "up"),
        _level("tolerance", "Tolerance", "包容", "none"),
        _level("opinion_mean", "Mean view (old to new ways)", "看法均值（旧到新）", "none"),
        _level("show_up", "Share of Party members serving", "党员到岗率", "up"),
        _level("clarity", "Share of duties settled", "归属已定的事项占比", "up"),
        _level("coordination", "Practice in working together", "配合的默契", "up"),
        _level("internal_share", "Share of hours by residents", "居民自己的工时占比", "none"),
        _level("ties_mean", "Mean strength of ties", "关系强度均值", "none"),
        _level("ties_mixed", "Ties between migrants and locals", "随迁与本地之间的关系占比", "none"),
        _level("network_giant", "Share in the largest piece", "最大一块占比", "none"),
        _average("volunteers_registered", "Registered volunteers", "注册志愿者", *PERSONS),
        _average(
            "volunteers_deployed", "Volunteers who served a case or led", "本周派上用场的志愿者", *PERSONS
        ),
        _average("willing", "Adults who would volunteer", "愿意当志愿者的成年人", *PERSONS),
        _average("platform_registered", "Residents on the platform", "平台注册居民", *PERSONS),
        _average("group_members", "Members of groups", "自组织成员", *PERSONS),
        _average("leaders", "Leaders of groups", "带头人", *PERSONS),
        _average("mature_teams", "Mature teams", "成熟队伍", "groups", "个"),
        _average("teams_in_depth", "Teams able to take part in depth", "能够深度参与的队伍", "groups", "个"),
        _average("projects_running", "Projects running", "进行中的项目", "projects", "个"),
        Measure(
            "projects_ended", ("projects_ended",), "Projects ended so far", "累计结项",
            "projects", "个", "end",
        ),
        Measure(
            "projects_useful", ("projects_useful",), "Projects ended that anybody had something of",
            "结项中有人受益的项目", "projects", "个", "end",
        ),
        Measure(
            "project_money_share", ("project_money_share",), "Money for projects that was spent on them",
            "项目可用经费中已用于项目的比例", "0–1", "0–1", "end",
        ),
        _flow("hours_projects_planned", "Delivery planned for projects", "项目计划服务工时", *HOURS),
        _flow("hours_projects_served", "Project output serving cases", "项目用于办件的工时", *HOURS),
        _flow("hours_bought", "Hours bought for projects", "为项目购买的工时", *HOURS),
        _flow("yuan_projects", "Money spent on projects", "项目支出", "yuan", "元"),
        _average("beds_used", "Beds used", "使用床位", "beds", "张"),
        _average(
            "leverage", "Residents' hours per social-work hour", "每小时社工带动的居民工时", "ratio", "倍"
        ),
        _average("served_distance", "Distance helpers travel", "上门距离", "cells", "格"),
        _average("cells_worked_jointly", "Buildings worked by two sides", "两方到场的楼栋", *CELLS),
        _average("cells_worked_by_three", "Buildings worked by three sides", "三方到场的楼栋", *CELLS),
        _average("hours_withheld", "Hours withheld (matched arms)", "扣下的工时（工时对照）", *HOURS),
        _average("hours_added", "Hours added (matched arms)", "加入的工时（工时对照）", *HOURS),
        _count("bounces", "Cases passed from desk to desk", "推诿", "down"),
        _flow("joins", "Residents who begin to serve", "新加入", *PERSONS),
        _flow("quits", "Residents who stop serving", "退出", *PERSONS),
        _flow("volunteers_signed_up", "Sign-ups", "报名人次", *PERSONS),
        Measure(
            "entrenched_from_start", ("entrenched_from_start",),
            "Entrenched buildings whose problem is older than week 0",
            "第 0 周之前就有、至今仍在的老大难楼栋", *CELLS, "end", "down",
        ),
        _flow("entrenched_solved", "Entrenched buildings solved", "解决的老大难楼栋", *CELLS),
        _flow("goods_used", "Goods used", "用掉的物资", "units", "份"),
        _flow("goods_perished", "Goods perished", "过期的物资", "units", "份"),
        _flow("yuan_spent", "Money spent", "支出", "yuan", "元"),
    ]


def _subgroups() -> list[Measure]:
    measures = []
    for group in CLASSES:
        for subgroups in SUBGROUPS.values():
            for name, (whom, whom_zh) in subgroups.items():
                label, label_zh = CLASS_LABELS[group]
                share = _share(f"{group}_{name}", _capital(label), label_zh, _window(group), False)
                measures.append(
                    replace(share, label=f"{share.label}, {whom}", label_zh=f"{share.label_zh}：{whom_zh}")
                )
    return measures


MEASURES: tuple[Measure, ...] = (
    *_primary(), *_people(), *_hours(), *_cases(), *_more(), *_subgroups(),
)  # fmt: skip
