"""W12: groups, projects, bought services and charity partners."""

from __future__ import annotations

from sim.settings.setting import Theme, asm, lit

_organisations = Theme("organisations")
_projects = Theme("projects")
_contracts = Theme("contracts")
_charity = Theme("charity")

SETTINGS = (
    _organisations.integer("incubation_minutes", 6000, 3000, 12000, "minutes", "Minutes it takes to grow a group.", "孵化一个自组织所需工时。"),
    _organisations.integer("start_groups", 2, 1, 4, "groups per community", "Groups at the start.", "每社区初始自组织数。", asm("E48–E49", "M"), wide=(0, 8)),
    _organisations.number("group_birth", 0.004, 0, 0.05, "per community-week", "Chance that a group forms by itself.", "自组织自发成立的概率。", use="tuned"),
    _organisations.number("leader_by_guide", 0.035, 0.01, 0.07, "leaders per hour", "Leaders grown per hour of guidance.", "每小时指导带出的带头人数。", asm("E51", "A"), wide=(0, 0.2)),
    _organisations.number("leader_by_leader", 0.03, 0.01, 0.06, "leaders per leader-week", "Leaders grown by each leader.", "每名带头人每周带出的带头人数。", wide=(0, 0.2)),
    _organisations.number("leader_turnover", 0.022, 0, 0.03, "per week", "Chance that a leader leaves.", "带头人流失的概率。"),
    _organisations.integer("place_cap", 60, 20, 120, "members", "Largest group where the place sets no limit.", "场地不限时队伍的人数上限。", asm("A106")),
    _organisations.number("place_yes", 0.15, 0.05, 0.5, "probability", "Chance that an owner grants a place when asked.", "场地主人答应的概率。", wide=(0, 1)),
    _organisations.integer("group_case_minutes", 30, 0, 60, "minutes per attender", "Minutes a group offers for cases per attender.", "每名到场成员可用于办件的工时。"),
    _organisations.integer("encounters", 3, 2, 6, "people per session", "Others a member meets at a session of the group.", "每次队伍活动中一名成员结识的人数。", wide=(0, 20)),
    _organisations.number("req_base", 36, 12, 90, "minutes per week", "Organising work a group needs at any size.", "队伍不论大小每周的组织工作。"),
    _organisations.number("req_member", 3, 1, 6, "minutes per member-week", "Organising work per member.", "每名成员每周的组织工作。"),
    _organisations.number("leader_span", 15, 8, 30, "members", "Members one leader can carry beyond the first.", "每名带头人能带的成员数。"),
    _organisations.number("leader_room", 8, 4, 20, "members", "Members per further leader for whom there is room.", "每多一名带头人所需的成员数。"),
    _organisations.number("staff_funder_weight", 0.5, 0, 1, "ratio", "Leaders grown by staff guidance against social workers'.", "居委会指导相对社工指导的效果。", asm("E50", "A")),
    _organisations.number("grp_leave", 0.006, 0, 0.02, "per week", "Chance that a member leaves an active group.", "成员离开活跃队伍的概率。"),
    _organisations.number("grp_leave_idle", 0.08, 0, 0.2, "per week", "The same for an idle group.", "成员离开停摆队伍的概率。"),
    _organisations.number("grp_idle", 0.35, 0.1, 0.7, "activity", "A group less active than this is idle.", "活跃度低于此值算停摆。"),
    _organisations.number("grp_join", 0.00015, 0, 0.006, "per contact-week", "Chance of wanting to join, per contact in a group.", "每个队内熟人带来的入队意愿。", use="tuned"),
    _organisations.integer("seed_min", 4, 3, 8, "people", "Fewest people to start a group.", "成立队伍的最少人数。"),
    _organisations.integer("seed_max", 6, 4, 12, "people", "Most people to start a group.", "成立队伍的最多人数。"),
    _projects.integer("project_yuan", 25000, 5000, 50000, "yuan per project", "Price of a commissioned project, half of it held until the review.", "一个委托项目的价格，一半留到评审后付。", lit("E118, E122, E123", "M"), wide=(100, 500000)),
    _projects.integer("programme_yuan", 20000, 0, 60000, "yuan per community-year", "Programme money of social workers, from week 0.", "社工的项目经费，自第 0 周起。", asm("E118"), wide=(0, 500000)),
    _projects.integer("proj_weeks", 26, 13, 52, "weeks", "Length of a project; in the last week it is reviewed.", "项目周期，最后一周评审。", wide=(2, 104)),
    _projects.integer("deliver_minutes", 240, 120, 480, "minutes per week", "Delivery a project asks for.", "项目每周所需的服务工时。", wide=(1, 2400)),
    _projects.integer("plan_minutes", 30, 10, 60, "minutes per week", "Planning a project asks for.", "项目每周所需的策划工时。", wide=(1, 600)),
    _projects.integer("supervise_project_minutes", 15, 5, 40, "minutes per week", "Supervision a project asks for.", "项目每周所需的督导工时。", wide=(1, 600)),
    _projects.number("project_share", 0.03, 0, 0.08, "share of office minutes", "Office minutes set aside for projects before any case.", "居委会先于办件留给项目的工时比例。", wide=(0, 1)),
    _projects.number("project_share_social", 0.15, 0, 0.3, "share of social-work minutes", "Social workers' minutes set aside for projects.", "社工留给项目的工时比例。", wide=(0, 1)),
    _projects.number("project_share_people", 0.15, 0, 0.4, "share of minutes", "Minutes that members, volunteers and groups set aside for projects they may join.", "党员、志愿者、自组织各自留给可参与项目的工时比例。", wide=(0, 1)),
    _projects.integer("proj_seats", 30, 10, 60, "people", "Seats of one session.", "一次活动的席位。"),
    _projects.number("proj_again", 0.3, 0, 0.8, "probability", "Chance of coming again after attending.", "来过之后再来的概率。"),
    _contracts.integer("fund_yuan", 200000, 0, 400000, "yuan per community-year", "Benefit-the-people fund.", "惠民资金。", lit("E46", "M"), "fixed"),
    _contracts.number("purchase_share", 0.40, 0, 0.8, "share of fund", "Fund spent on a professional organisation.", "惠民资金购买专业服务的比例。"),
    _contracts.number("open_share", 0.35, 0, 0.6, "share of fund", "Fund open to projects, prizes and posters.", "惠民资金用于项目、表彰和宣传的比例。"),
    _contracts.number("goods_share", 0.10, 0, 0.2, "share of fund", "Fund spent on goods that gifts do not bring.", "惠民资金用于购买捐助不足物资的比例。", asm("E46")),
    _contracts.number("price_hour", 75, 60, 90, "yuan per hour", "Price of a professional hour.", "专业服务每小时价格。", asm("E43–E45", "A")),
    _contracts.integer("beds", 40, 0, 80, "beds", "Full-care beds in S.", "S 社区全托床位。", asm("A120")),
    _charity.integer("charity_minutes", 600, 0, 1200, "minutes per community-week", "Minutes of all partners together.", "全部慈善伙伴的工时。", asm("A117")),
    _charity.number("partner_goods", 1.5, 0, 6, "units per partner-community-week", "Goods a partner gives.", "每个伙伴给出的物资。", asm("E48", "M")),
    _charity.number("partner_rate", 0.05, 0, 0.2, "per week", "How fast a partner's satisfaction follows the use of its gift.", "伙伴满意度随捐助使用情况变化的快慢。"),
    _charity.number("partner_happy", 0.6, 0.3, 0.9, "score", "Satisfaction above which a partner asks another.", "伙伴满意到多少会去邀请别人。", asm("A144")),
    _charity.number("partner_ask", 0.1, 0, 0.4, "per quarter", "Chance that such an ask brings a new partner.", "邀请带来新伙伴的概率。", asm("A144")),
)
