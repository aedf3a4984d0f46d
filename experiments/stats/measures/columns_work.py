"""Weekly columns of cases and hours: what arose, who knew and closed it, what waits, where hours went."""

from experiments.stats.measures.column import (
    CASES,
    CELLS,
    HOURS,
    RATIO,
    WEEKS,
    ZERO_TO_ONE,
    Column,
    capital,
    column,
)
from experiments.stats.measures.population import SUBGROUPS
from sim.structure import Actor, Need, NeedClass

CLASSES = NeedClass.keys()
NEEDS = Need.keys()
ACTORS = {actor.key: (actor.en, actor.zh) for actor in Actor}
NEED_LABELS = {need.key: (need.en, need.zh) for need in Need}
CLASS_LABELS = {one.key: (one.en, one.zh) for one in NeedClass}
ALL_NEEDS = ("of all kinds", "各类")

# By week of birth: words of the label and the sentence, in English and Chinese.
BY_BIRTH = {
    "born": (
        ("arising", "产生"),
        ("that arose this week, seen or unseen", "本周产生的{whose}诉求，看得见看不见都算"),
    ),
    "in_time": (
        ("closed in time (by week of birth)", "按期办结（按产生周计）"),
        ("that arose this week and were closed before their deadline", "本周产生、在期限前办结的{whose}诉求"),
    ),
    "heard": (
        ("heard of in time (by week of birth)", "期限内有人知道（按产生周计）"),
        (
            "that arose this week and that some actor knew of before their deadline",
            "本周产生、在期限前有主体知道的{whose}诉求",
        ),
    ),
    "late": (
        ("falling late", "逾期"),
        ("that were still open this week when their deadline passed", "本周期限已到仍未办结的{whose}诉求"),
    ),
    "abandoned": (
        ("abandoned", "无人办理"),
        (
            "given up unserved this week, three times their deadline after they arose",
            "超过三倍期限、本周放弃办理的{whose}诉求",
        ),
    ),
}


def _of_births(kind: str, group: str, labels: tuple[str, str], whom: tuple[str, str] = ("", "")) -> Column:
    """Return a column of cases of a group of needs, of some residents where `whom` says so."""
    (words, words_zh), (text, text_zh) = BY_BIRTH[kind]
    label, label_zh = labels
    name = f"cases_{kind}_{group}" if group else f"cases_{kind}"
    whose, whose_zh = (f", {whom[0]}", f"：{whom[1]}") if whom[0] else ("", "")
    first = f"{capital(label)} cases" if group else "Cases of all kinds"
    return column(
        name,
        (f"{first} {words}{whose}", f"{label_zh}诉求：{words_zh}{whose_zh}"),
        CASES,
        f"{first} {text}{whose}.",
        f"{text_zh.format(whose=label_zh)}{whose_zh}。",
    )


def _births() -> list[Column]:
    found = []
    for kind in ("born", "in_time", "heard"):
        found.append(_of_births(kind, "", ALL_NEEDS))
        found += [_of_births(kind, group, labels) for group, labels in (CLASS_LABELS | NEED_LABELS).items()]
    found += [
        _of_births(kind, group, labels)
        for kind in ("late", "abandoned")
        for group, labels in CLASS_LABELS.items()
    ]
    everybody = {name: whom for own in SUBGROUPS.values() for name, whom in own.items()}
    found += [
        _of_births(kind, f"{group}_{name}", labels, whom)
        for kind in ("born", "in_time")
        for group, labels in CLASS_LABELS.items()
        for name, whom in everybody.items()
    ]
    return found


def _by_actor() -> list[Column]:
    found = []
    for actor, (label, label_zh) in ACTORS.items():
        found += [
            column(
                f"cases_served_{actor}",
                (f"Cases closed, {label}", f"办结：{label_zh}"),
                CASES,
                f"Cases closed this week by the actor: {label}.",
                f"本周由{label_zh}办结的诉求。",
            ),
            column(
                f"cases_recorded_served_{actor}",
                (f"Recorded cases closed, {label}", f"有记录诉求的办结：{label_zh}"),
                CASES,
                f"Cases that the office had recorded, closed this week by the actor: {label}.",
                f"居委会有记录、本周由{label_zh}办结的诉求。",
            ),
            column(
                f"hours_offered_{actor}",
                (f"Hours offered, {label}", f"投入工时：{label_zh}"),
                HOURS,
                f"Hours offered for work by the actor: {label}; study in own time and what is bought for projects left out.",
                f"{label_zh}投入工作的工时；不含业余学习和为项目购买的工时。",
            ),
            column(
                f"hours_effective_{actor}",
                (f"Hours used, {label}", f"有效工时：{label_zh}"),
                HOURS,
                f"Hours spent on cases by the actor: {label}, hours in name only left out.",
                f"{label_zh}用于办件的工时，不含挂名工时。",
            ),
        ]
    return found


WORK: tuple[Column, ...] = (
    *_births(),
    *_by_actor(),
    column(
        "cases_latent",
        ("Unseen open cases", "看不见的诉求"),
        CASES,
        "Open cases that no actor knows of at the end of the week.",
        "周末没有任何主体知道的未办结诉求。",
    ),
    column(
        "cases_visible",
        ("Open cases in view", "看得见的未办结诉求"),
        CASES,
        "Open cases that some actor knows of at the end of the week.",
        "周末至少一个主体知道的未办结诉求。",
    ),
    column(
        "cases_listed",
        ("Open cases on the joint list", "联动清单上的未办结诉求"),
        CASES,
        "Open cases on the joint list at the end of the week.",
        "周末在联动清单上的未办结诉求。",
    ),
    column(
        "cases_known",
        ("Cases newly known", "新知道的诉求"),
        CASES,
        "Cases that some actor came to know this week, and nobody had known before.",
        "本周首次有主体知道的诉求。",
    ),
    column(
        "cases_known_office",
        ("Cases first known to the office", "居委会最先知道的诉求"),
        CASES,
        "Cases that became known this week, first to the community office.",
        "本周由居委会最先知道的诉求。",
    ),
    column(
        "cases_recorded_office",
        ("Cases the office recorded", "居委会新记录的诉求"),
        CASES,
        "Cases that came on the office's list this week, whoever knew of them before.",
        "本周进入居委会台账的诉求，不论此前谁知道。",
    ),
    column(
        "cases_served",
        ("Cases closed", "办结的诉求"),
        CASES,
        "Cases closed this week, in time or not, by any actor.",
        "本周由任一主体办结的诉求，不论是否按期。",
    ),
    column(
        "cases_served_list",
        ("Cases closed off the joint list", "经联动清单办结的诉求"),
        CASES,
        "Cases closed this week from the joint list by another actor than the one who first knew of them.",
        "本周从联动清单上、由最先知道者以外的主体办结的诉求。",
    ),
    column(
        "cases_served_jointly",
        ("Cases closed by another than who first knew", "由他人接手办结的诉求"),
        CASES,
        "Cases closed this week by another actor than the one who first knew of them; outside helpers count as the office whose plan they serve.",
        "本周由最先知道者以外的主体办结的诉求；外来支援按居委会计划办件，算作居委会。",
    ),
    column(
        "cases_recorded_served",
        ("Recorded cases closed", "有记录诉求的办结"),
        CASES,
        "Cases that the office had recorded, closed this week by any actor.",
        "居委会有记录、本周由任一主体办结的诉求。",
    ),
    column(
        "contacts_lost",
        ("Contacts nobody had minutes for", "无人接待的联系"),
        ("contacts", "次"),
        "Calls, walk-ins, finds, repeats and messages of this week that office or station had no minutes for.",
        "本周居委会或社工站没有工时接待的来电、来访、走访发现、重复反映和平台消息。",
    ),
    column(
        "disputes_born",
        ("New disputes", "新增纠纷"),
        CASES,
        "Disputes that arose this week.",
        "本周产生的纠纷。",
    ),
    column(
        "bounces",
        ("Cases passed from desk to desk", "推诿"),
        ("attempts", "次"),
        "Attempts on cases lost this week because nobody knew whose duty they were.",
        "本周因职责不清而白跑的办件次数。",
    ),
    column(
        "tries",
        ("Tries of the unlicensed", "专业不对口的尝试"),
        ("tries", "次"),
        "Times this week that somebody tried a severe case that he or she may not finish.",
        "本周无资质者尝试处理重度诉求的次数。",
    ),
    column(
        "backlog_cases",
        ("Office backlog, cases", "居委会积压件数"),
        CASES,
        "Open cases that the office knows of at the end of the week.",
        "周末居委会知道而未办结的诉求。",
    ),
    column(
        "backlog_hours",
        ("Office backlog, hours", "居委会积压工时"),
        ("hours", "小时"),
        "Hours that the open cases the office knows of still take, what has been worked on them deducted.",
        "居委会知道的未办结诉求还需要的工时，已做的部分不计。",
    ),
    column(
        "backlog_age",
        ("Age of the office backlog", "居委会积压的龄期"),
        WEEKS,
        "Mean weeks since the open cases that the office knows of arose; 0 where it knows of none.",
        "居委会知道的未办结诉求产生至今的平均周数；没有则为 0。",
    ),
    column(
        "backlog_staff_weeks",
        ("Office backlog", "居委会积压"),
        ("staff-weeks", "周"),
        "Full minutes of the open cases that the office knows of ÷ the minutes it offered this week.",
        "居委会知道的未办结诉求的全部工时 ÷ 居委会本周投入的工时。",
    ),
    column(
        "entrenched_cells",
        ("Entrenched buildings", "老大难楼栋"),
        CELLS,
        "Buildings with an entrenched problem at the end of the week.",
        "周末有老大难问题的楼栋。",
    ),
    column(
        "entrenched_from_start",
        ("Entrenched buildings whose problem is older than week 0", "第 0 周之前就有、至今仍在的老大难楼栋"),
        CELLS,
        "Buildings whose entrenched problem began before week 0 and is still there.",
        "老大难问题始于第 0 周之前、至今仍在的楼栋。",
    ),
    column(
        "entrenched_solved",
        ("Entrenched buildings solved", "解决的老大难楼栋"),
        CELLS,
        "Buildings whose entrenched problem was solved by work this week.",
        "本周经各方工作而解决老大难问题的楼栋。",
    ),
    column(
        "entrenched_ended",
        ("Entrenched problems that ended by themselves", "自行消失的老大难"),
        CELLS,
        "Buildings whose entrenched problem ended by itself this week.",
        "本周老大难问题自行消失的楼栋。",
    ),
    column(
        "entrenched_began",
        ("Entrenched problems that began", "新出现的老大难"),
        CELLS,
        "Buildings in which an entrenched problem began this week.",
        "本周新出现老大难问题的楼栋。",
    ),
    column(
        "cells_worked_jointly",
        ("Buildings worked by two sides", "两方到场的楼栋"),
        CELLS,
        "Entrenched buildings in which at least two of the three sides worked this week.",
        "本周三方中至少两方到场的老大难楼栋。",
    ),
    column(
        "cells_worked_by_three",
        ("Buildings worked by three sides", "三方到场的楼栋"),
        CELLS,
        "Entrenched buildings in which all three sides worked this week.",
        "本周三方都到场的老大难楼栋。",
    ),
    column(
        "hours_study_own_time",
        ("Study in own time", "业余学习时间"),
        HOURS,
        "Hours of study that Party members attended in their own time; no supply of anybody's.",
        "党员用业余时间参加学习的小时数；不算投入工时。",
    ),
    column(
        "hours_meeting",
        ("Hours in meetings", "开会工时"),
        HOURS,
        "Hours of all actors in meetings and study.",
        "各主体开会和学习的工时。",
    ),
    column(
        "hours_coordination",
        ("Hours of coordination", "协调工时"),
        HOURS,
        "Hours of all actors spent on acting together: meetings, study, messages, asking, training, guidance, leading helpers, passing cases on.",
        "各主体用于配合的工时：开会、学习、信息、邀请、培训、陪伴、带队、转介。",
    ),
    column(
        "hours_wasted",
        ("Hours lost", "浪费工时"),
        HOURS,
        "Hours lost to double visits and wrong desks.",
        "重复上门和找错门的工时。",
    ),
    column(
        "hours_double",
        ("Hours lost to double visits", "重复上门的工时"),
        HOURS,
        "Hours lost because two actors came for the same case.",
        "两个主体为同一件诉求上门而浪费的工时。",
    ),
    column(
        "hours_bounced",
        ("Hours lost at wrong desks", "找错门的工时"),
        HOURS,
        "Hours lost on attempts that went astray because nobody knew whose duty the case was.",
        "因职责不清而白跑的工时。",
    ),
    column(
        "hours_left_office",
        ("Office hours unused", "居委会未用工时"),
        HOURS,
        "Office hours that nothing was found to do with this week.",
        "本周居委会没有用掉的工时。",
    ),
    column(
        "hours_overtime_office",
        ("Office overtime", "居委会加班"),
        HOURS,
        "Office hours beyond forty a head: 0 unless the settings make the week longer, or a control of hours adds some.",
        "居委会每人四十小时以外的工时；除非设定延长工作周或工时对照加入工时，否则为 0。",
    ),
    column(
        "hours_nominal",
        ("Hours in name only", "挂名工时"),
        HOURS,
        "Hours that Party members booked in name only, under supervision.",
        "监督之下党员只挂名、未出力的工时。",
    ),
    column(
        "hours_gates_missing",
        ("Gate duty not stood", "缺岗的值守"),
        HOURS,
        "Hours of gate duty in an emergency that nobody stood.",
        "突发期间无人承担的小区值守工时。",
    ),
    column(
        "hours_withheld",
        ("Hours withheld (matched arms)", "扣下的工时（工时对照）"),
        HOURS,
        "Hours that a control of hours takes from an actor so that two worlds have the same.",
        "工时对照从各主体扣下的工时，使两个世界工时相同。",
    ),
    column(
        "hours_added",
        ("Hours added (matched arms)", "加入的工时（工时对照）"),
        HOURS,
        "Hours without a name that a control of hours gives to an actor so that two worlds have the same.",
        "工时对照给各主体加入的无名工时，使两个世界工时相同。",
    ),
    column(
        "hours_bought",
        ("Hours bought for projects", "为项目购买的工时"),
        HOURS,
        "Hours of a contract that project money bought this week.",
        "本周用项目经费购买的合同工时。",
    ),
    column(
        "hours_projects_planned",
        ("Delivery planned for projects", "项目计划服务工时"),
        HOURS,
        "Hours of delivery that the running projects were to have this week.",
        "本周进行中的项目计划提供的服务工时。",
    ),
    column(
        "hours_projects_served",
        ("Project output serving cases", "项目用于办件的工时"),
        HOURS,
        "Hours of project output that served cases this week.",
        "本周项目成果用于办件的工时。",
    ),
    column(
        "internal_share",
        ("Share of hours by residents", "居民自己的工时占比"),
        ZERO_TO_ONE,
        "Share of all hours on cases that Party members, volunteers and self-organisations spent.",
        "办件工时中由党员、志愿者、自组织投入的比例。",
    ),
    column(
        "leverage",
        ("Residents' hours per social-work hour", "每小时社工带动的居民工时"),
        RATIO,
        "Hours that Party members, volunteers and self-organisations spent on cases ÷ hours social workers offered.",
        "党员、志愿者、自组织的办件工时 ÷ 社工投入的工时。",
    ),
)
