"""W3: how often needs arise, and how many are severe."""

from __future__ import annotations

from sim.settings.setting import Theme, asm, lit

_needs = Theme("needs")
_WEEK = "per week"

SETTINGS = (
    _needs.number("need_scale", 1.4, 0.5, 8, "ratio", "Multiplies every rate of need except emergencies.", "除紧急外所有诉求发生率的倍数。", lit("E31–E33", "A/M"), "tuned", wide=(0.01, 20)),
    _needs.number("size_scale", 1.0, 0.3, 2, "ratio", "Multiplies the minutes a routine case takes.", "一件普通诉求所需工时的倍数。", asm("A40"), "tuned", wide=(0.1, 4)),
    _needs.half("need_errand_elder", 0.003, _WEEK, "Chance that a resident of 60 or more has an errand.", "60 岁以上居民有跑腿诉求的概率。"),
    _needs.half("need_errand_adult", 0.0006, _WEEK, "Chance that a resident of 15 to 59 has an errand.", "15 至 59 岁居民有跑腿诉求的概率。"),
    _needs.half("need_elder60", 0.002, _WEEK, "Chance of an elder-care need at 60 to 69.", "60 至 69 岁有为老诉求的概率。"),
    _needs.half("need_elder70", 0.006, _WEEK, "Chance of an elder-care need at 70 or more.", "70 岁以上有为老诉求的概率。"),
    _needs.half("need_disabled", 0.010, _WEEK, "Chance that a disabled resident needs aid.", "残障居民有助残诉求的概率。"),
    _needs.half("need_child", 0.0045, _WEEK, "Chance of a childcare or youth need at 0 to 14.", "0 至 14 岁有托育或青少年诉求的概率。"),
    _needs.half("need_property", 0.0011, _WEEK, "Chance that a resident of 15 or more has an environment or property need.", "15 岁以上有环境与物业诉求的概率。"),
    _needs.half("need_dispute", 0.00035, _WEEK, "Chance of a dispute where neighbours' views do not differ.", "邻里看法一致时发生纠纷的概率。", asm("E36", "O")),
    _needs.number("need_friction", 0.004, 0, 0.01, "per week per friction", "Added chance of a dispute per unit of friction in the building.", "楼内每单位摩擦增加的纠纷概率。"),
    _needs.half("need_lonely_elder", 0.010, "per week per loneliness", "Chance of a companionship need of an elder, per unit of loneliness.", "老人每单位孤独感产生陪伴诉求的概率。"),
    _needs.half("need_lonely", 0.0005, "per week per loneliness", "The same for residents under 60.", "60 岁以下居民的同一概率。"),
    _needs.number("severe_elder", 0.20, 0.1, 0.3, "share", "Share of elder-care needs that are severe.", "为老诉求中严重的比例。", lit("E6", "R"), wide=(0, 1)),
    _needs.number("severe_disabled", 0.10, 0, 0.2, "share", "Share of disability needs that are severe.", "助残诉求中严重的比例。", wide=(0, 1)),
    _needs.number("severe_legal", 0.25, 0.1, 0.4, "share", "Share of disputes that need legal skill.", "纠纷中需要法律专长的比例。", wide=(0, 1)),
    _needs.number("dependent_share", 0.08, 0, 0.2, "share", "Share of severe elder-care needs that need a bed.", "严重为老诉求中需要床位的比例。", asm("A120"), wide=(0, 1)),
    _needs.number("inside_solving", 0.30, 0, 0.5, "share", "Share of a member's needs of the group's kind that an active group prevents.", "活跃自组织替成员消化掉的同类诉求比例。", asm("A101")),
    _needs.number("low_income_factor", 1.5, 1, 2, "ratio", "Multiplies errands of low-income households.", "低收入家庭跑腿诉求的倍数。"),
    _needs.number("alone_factor", 1.5, 1, 2, "ratio", "Multiplies elder-care needs of those who live alone.", "独居老人为老诉求的倍数。"),
    _needs.number("after_care", 0.8, 0, 1.6, "ratio", "Extra elder needs just after an emergency.", "紧急过后老人诉求的额外增幅。", asm("A61")),
    _needs.number("after_care_weeks", 12, 4, 26, "weeks", "Weeks in which that extra falls to about a third.", "该增幅降到约三分之一所需的周数。"),
    _needs.number("open_conflict_factor", 1.6, 1, 2.5, "ratio", "Multiplies disputes where an open conflict sits in the building.", "楼里有老大难矛盾时纠纷的倍数。"),
    _needs.number("emergency_other_needs", 0.5, 0.2, 1.5, "ratio", "Multiplies needs of kinds 1 to 6 during an emergency.", "紧急期间第 1 至 6 类诉求的倍数。", use="tuned", wide=(0, 2)),
)
