"""W2: meetings, study, survey, training, guidance, supervision's costs."""

from __future__ import annotations

from sim.settings.setting import Theme, asm

_meetings = Theme("meetings")
_duties = Theme("duties")
_support = Theme("support")
_supervision = Theme("supervision")

SETTINGS = (
    _meetings.number("pass_prob", 0.6, 0.2, 0.9, "probability", "Chance that a meeting passes a known case to the joint list.", "一次会议把已知诉求放进联合清单的概率。", wide=(0, 1)),
    _meetings.integer("hub_period", 2, 1, 8, "weeks", "Weeks between joint meetings.", "联席会的间隔周数。", asm("A117")),
    _meetings.integer("meeting_minutes", 60, 30, 300, "minutes per actor", "Minutes a joint meeting costs each attender.", "联席会每个参加主体的工时。", wide=(0, 1200)),
    _meetings.number("pair_rate", 0.125, 0.05, 0.5, "per week", "Chance that two linked actors with a live tie meet without a chair.", "没有召集人时两个熟络主体碰头的概率。", wide=(0, 1)),
    _meetings.number("attend", 0.9, 0.5, 1, "probability", "Chance that an invited actor attends the joint meeting.", "受邀主体到会的概率。"),
    _meetings.number("attend_property", 0.5, 0, 1, "probability", "Chance that the property company attends.", "物业公司到会的概率。"),
    _meetings.integer("pair_minutes", 30, 15, 150, "minutes per actor", "Minutes a meeting of two costs each.", "两方碰头每方的工时。", wide=(0, 600)),
    _meetings.integer("live_pair_weeks", 4, 1, 12, "weeks", "A pair is live this long after a case known to both.", "两方共同知情后保持熟络的周数。"),
    _meetings.integer("duty_minutes", 120, 60, 300, "minutes per actor", "Minutes a discussion of duties costs each side.", "一次责任划分每方的工时。", wide=(0, 2400)),
    _duties.number("stray", 0.6, 0.3, 0.9, "probability", "Chance that an attempt at an environment or dispute case goes astray where nobody is in charge of its area.", "事项归属未定时，一次办理环境或纠纷类诉求落空的概率。", asm("A81, E80"), wide=(0, 1)),
    _duties.number("decide", 0.5, 0.2, 0.8, "probability", "Chance that such a discussion settles who is in charge of an area.", "一次责任划分定下一类事项归属的概率。", asm("A81, E80"), wide=(0, 1)),
    _duties.number("duty_own", 1, 0, 4, "times per year", "How often office and property company take up an open area by themselves.", "居委会和物业每年自行商定一类事项的次数。", wide=(0, 52)),
    _duties.integer("duty_own_minutes", 240, 60, 480, "minutes per actor", "Minutes that costs each of the two.", "自行商定一次双方各花的工时。"),
    _duties.number("duty_own_yes", 0.15, 0, 0.5, "probability", "Chance that they agree.", "自行商定谈成的概率。", wide=(0, 1)),
    _duties.number("duty_undone", 0.0003, 0, 0.002, "per week", "Chance that a settled area becomes unclear again.", "已定的归属重新变得不清的概率。", wide=(0, 1)),
    _meetings.number("study_base", 0.10, 0.05, 0.25, "probability", "Chance of coming to a study meeting, before motivation and duty.", "不计意愿与责任感时去参加学习会的概率。", wide=(0, 1)),
    _meetings.integer("study_minutes", 90, 30, 180, "minutes", "Length of a study meeting.", "学习会时长。"),
    _meetings.number("contact_rate", 0.02, 0, 0.1, "per week", "Unlisted members added to the contact list after a study meeting or at the desk.", "学习会后或办公桌新登记的党员比例。", asm("A48")),
    _meetings.integer("contact_minutes", 30, 10, 60, "office minutes", "Office minutes per new contact.", "登记一名党员的居委会工时。"),
    _support.integer("survey_minutes", 30, 15, 60, "minutes per household", "Social-work minutes per surveyed household.", "调研一户的社工工时。"),
    _support.number("survey_answer", 0.6, 0.3, 0.9, "probability", "Chance that a household answers the survey.", "一户接受调研的概率。"),
    _support.integer("train_minutes", 60, 0, 240, "minutes per week", "Training minutes of the trainer and of the office.", "培训方与居委会的每周培训工时。"),
    _support.integer("train_minutes_volunteer", 30, 0, 240, "minutes per week", "Training minutes of volunteers.", "志愿者的每周培训工时。"),
    _support.number("skill_gain", 0.02, 0, 0.05, "per week", "Part of the missing skill gained by a week of training.", "培训一周补上的能力缺口比例。"),
    _support.number("guidance_share", 0.20, 0, 0.5, "share", "Largest share of social-work minutes for guiding groups.", "社工用于带队伍的工时上限。"),
    _support.integer("guidance_cap", 90, 30, 180, "minutes per week", "Most guidance one group gets in a pass.", "一个自组织一轮最多得到的指导。"),
    _support.number("staff_guidance", 0.003, 0, 0.02, "share", "Share of office minutes for guiding groups.", "居委会用于带队伍的工时比例。"),
    _support.number("incubation_share", 0.25, 0, 0.5, "share", "Largest share of social-work minutes for growing new groups.", "社工用于孵化新自组织的工时上限。"),
    _support.number("staff_incubation", 0.004, 0, 0.02, "share", "Share of office minutes for growing new groups.", "居委会用于孵化的工时比例。"),
    _support.integer("place_minutes", 120, 30, 240, "minutes", "Minutes of one ask for a place.", "争取一次场地的工时。"),
    _support.integer("asks_per_hour", 12, 4, 30, "asks per hour", "People an organiser asks in an hour.", "组织者一小时能邀请的人数。"),
    _support.integer("broadcast_minutes", 60, 0, 120, "office minutes per week", "Minutes for posters and columns at an open station.", "社工站张贴宣传的工时。", asm("A57")),
    _support.integer("broadcast_yuan", 40, 0, 200, "yuan per week", "Their cost.", "宣传的花费。"),
    _support.integer("crosspost_minutes", 60, 0, 240, "minutes per month", "Minutes cross-held posts cost each partner.", "交叉任职每个伙伴每月的工时。", asm("A117")),
    _support.number("visit_share", 0.30, 0, 0.6, "share", "Share of social-work minutes for home visits.", "社工用于入户的工时比例。"),
    _support.number("expertise_share", 0.25, 0, 0.6, "share", "Share of the remaining social-work minutes for entrenched problems.", "社工余下工时用于老大难的比例。"),
    _supervision.integer("supervise_minutes", 5, 0, 20, "office minutes per member-week", "Cost of supervising one sunk-down member (half for self-managed).", "督导一名下沉党员的每周工时（自管减半）。"),
    _supervision.number("honour_share", 0.10, 0, 0.3, "share per month", "Eligible servers honoured each month.", "每月受表彰的比例。", asm("A148")),
    _supervision.integer("honour_yuan", 40, 0, 200, "yuan", "Cost of one honour.", "一次表彰的花费。"),
    _supervision.integer("honour_weeks", 26, 4, 52, "weeks", "How long an honour is felt.", "表彰的效力周数。"),
)
