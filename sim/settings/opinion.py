"""W10: study, posters, servers' talk, venues and everyday talk."""

from __future__ import annotations

from sim.settings.setting import Theme, asm

_opinion = Theme("opinion")
_STEP = "share of the distance"

SETTINGS = (
    _opinion.number("talk_rate", 0.6, 0.3, 0.9, "per week", "Chance that a resident talks with a neighbour or acquaintance.", "居民一周与邻居熟人谈话的概率。"),
    _opinion.number("talk_step", 0.075, 0.02, 0.15, _STEP, "How far a talk moves a view.", "一次谈话看法移动的幅度。", asm("E75"), wide=(0, 0.5)),
    _opinion.number("cross_talk", 0.08, 0, 0.3, "probability", "Chance that people of very different views do talk.", "看法相差大的人真的谈起来的概率。", asm("E68", "A")),
    _opinion.number("cross_talk_group", 0.6, 0.3, 1, "probability", "The same within a group, session or venue.", "在同一队伍、活动或场地里的同一概率。", asm("A111"), wide=(0, 1)),
    _opinion.number("member_offset", 0, -0.1, 0.1, "view units", "Members' views at the start against other residents'.", "党员初始看法与其他居民之差。"),
    _opinion.number("study_step", 0.10, 0, 0.2, _STEP, "How far a study meeting moves attenders to their mean.", "一次学习把到会者拉向均值的幅度。"),
    _opinion.number("study_tolerance", 0.02, 0, 0.05, "view units", "Tolerance gained at a study meeting.", "一次学习增加的包容度。"),
    _opinion.number("study_motivation", 0.01, 0, 0.03, "share of the distance to 0.5", "Motivation gained at a study meeting.", "一次学习增加的意愿。", asm("A51")),
    _opinion.number("poster_reach", 0.05, 0, 0.15, "per week", "Chance that a resident notices the posters.", "居民留意到宣传的概率。", asm("A57")),
    _opinion.number("poster_efficacy", 0.025, 0, 0.1, _STEP, "How far posted results move efficacy, up or down.", "公布的成绩使效能感移动的幅度（可升可降）。", asm("A57")),
    _opinion.number("poster_step", 0.03, 0, 0.1, _STEP, "How far posted views move a tolerant reader.", "宣传内容使包容者看法移动的幅度。"),
    _opinion.number("server_talk", 0.06, 0, 0.2, "per server", "Chance of a talk with each server in the building.", "与楼里每名服务者谈话的概率。"),
    _opinion.number("server_talk_cap", 0.3, 0.1, 0.6, "probability", "Highest chance of such a talk.", "这种谈话概率的上限。"),
    _opinion.number("server_step", 0.08, 0, 0.2, _STEP, "How far such a talk moves a view.", "这种谈话看法移动的幅度。"),
    _opinion.number("server_tolerance", 0.01, 0, 0.03, "view units", "Tolerance gained by such a talk.", "这种谈话增加的包容度。"),
    _opinion.number("venue_rate", 0.03, 0, 0.1, "per week", "Chance of a venue visit (three times that for group members).", "去公共场地的概率（队员为三倍）。", asm("A56")),
    _opinion.number("amenity_talk", 0.01, 0, 0.05, "per group nearby", "Talk added by each self-managed group with a place near by.", "附近每个自我管理的队伍增加的谈话概率。", asm("A108")),
    _opinion.number("cross_gap", 0.2, 0.1, 0.4, "view units", "Views farther apart than this need an occasion to talk.", "看法相差超过此值才需要契机。"),
    _opinion.number("cross_tolerance", 0.01, 0, 0.03, "view units", "Tolerance gained by a talk across that gap.", "跨越分歧的谈话增加的包容度。"),
)
