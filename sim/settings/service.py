"""W5 to W8: dispatch from the joint list, service, goods and beds, entrenched problems."""

from __future__ import annotations

from sim.settings.setting import Theme, asm

_queue = Theme("queue")
_dispatch = Theme("dispatch")
_service = Theme("service")
_entrenched = Theme("entrenched")

SETTINGS = (
    _queue.choice("queue_discipline", "due", ("due", "first-come", "absolute"), "Order of a queue: by weighted age over the time allowed with the overdue behind, by age alone, or by urgency and then age; the first has the form of Stanford, Taylor and Ziedins (2014, Queueing Systems 77:297).", "排队次序：按加权等待时间与时限之比（逾期者在后）、只按先来后到，或先按紧急程度再按先后；第一种的形式见 Stanford、Taylor 与 Ziedins（2014，Queueing Systems 77:297）。"),
    _queue.number("w_emergency", 2.0, 1.3, 4, "ratio", "Weight of an emergency's age in the queue, against a routine case's.", "紧急诉求等待时间的权重（普通诉求为 1）。", wide=(1, 10)),
    _queue.number("w_severe", 1.5, 1, 3, "ratio", "Weight of a severe case's age in the queue, against a routine case's.", "严重诉求等待时间的权重（普通诉求为 1）。", wide=(1, 10)),
    _queue.number("overdue_share", 0.10, 0, 0.3, "share", "Share of a purse's minutes kept for overdue cases while there are any.", "有逾期诉求时留给它们的工时比例。", wide=(0, 1)),
    _dispatch.number("quality_max", 0.9, 0.5, 1, "share", "Largest share of linked minutes dispatched from the joint list.", "联动工时中按联合清单派出的上限。", wide=(0, 1)),
    _dispatch.number("quality_start", 0.10, 0.02, 0.3, "share", "Share of that before any coordination has been learned.", "毫无默契时达到该上限的比例。", wide=(0, 1)),
    _dispatch.number("learn_rate", 0.02, 0.005, 0.05, "per week", "Part of missing coordination learned in a week of full joint work.", "充分合作一周补上的默契缺口比例。", asm("A141"), wide=(0, 1)),
    _dispatch.number("eta_scale", 1, 0.7, 1.3, "ratio", "Multiplies the efficiency of every actor for every need.", "所有主体各类效率的倍数。", asm("A143"), wide=(0.1, 5)),
    _dispatch.integer("reach_cells", 12, 6, 1000, "buildings", "Farthest building residents serve from the nearest server.", "居民助人最远隔几栋楼。", asm("A61")),
    _service.integer("travel_minutes", 6, 0, 15, "minutes per building", "Travel per building beyond the free distance.", "超出免费距离后每栋楼的路程工时。"),
    _service.integer("free_cells", 3, 0, 6, "buildings", "Distance without travel cost.", "不计路程的楼距。"),
    _service.integer("double_minutes", 30, 0, 60, "minutes", "Minutes lost when two actors come for one case.", "两方撞车损失的工时。"),
    _service.integer("part_minutes", 30, 15, 120, "minutes", "Least rest worth spending on a case that is too big.", "余下多少工时才值得先办一部分。"),
    _service.integer("try_minutes", 60, 30, 120, "minutes per try", "Minutes an actor spends trying a severe case that it may not finish.", "专业不对口者先试一件严重诉求的工时。", asm("A130")),
    _service.number("try_share", 0.05, 0, 0.1, "share", "Largest share of an actor's minutes spent on such tries.", "用于这种尝试的工时上限。", wide=(0, 1)),
    _service.number("eta_try", 0.05, 0, 0.1, "efficiency", "How much of a minute of trying counts, up to a quarter of the case.", "尝试的效率（最多做到该件的四分之一）。", asm("A130")),
    _service.number("try_burnout", 0.002, 0, 0.01, "score per try", "Burnout of the office added by each try.", "居委会每试一次增加的疲惫。", asm("A130")),
    _service.integer("goods_elder", 2, 0, 4, "units", "Goods a severe elder-care case needs.", "一件严重为老诉求所需物资。"),
    _service.integer("goods_disabled", 1, 0, 3, "units", "Goods a disability case needs.", "一件助残诉求所需物资。"),
    _service.integer("unit_yuan", 120, 40, 300, "yuan per unit", "Price of a unit of goods that is missing.", "购买一份所缺物资的价格。"),
    _service.integer("buy_minutes", 10, 5, 30, "minutes", "Minutes it takes to buy what a case lacks.", "为一件诉求购买物资的工时。"),
    _service.number("goods_session", 0.1, 0, 0.3, "units per person", "Goods a project session needs.", "项目活动人均物资。"),
    _service.integer("bed_weeks", 26, 8, 104, "weeks", "Mean stay in a bed.", "床位平均使用周数。"),
    _entrenched.number("ent_step", 0.18, 0.05, 0.3, "per joint week", "Progress of an entrenched problem in a week with all three sides, at full consent.", "三方到齐且完全同意时一周的推进。", asm("A145")),
    _entrenched.number("ent_slip", 0.02, 0, 0.05, "per week", "Progress lost in any other week.", "其他周的倒退。"),
    _entrenched.number("ent_birth", 0.0012, 0.0004, 0.0026, "per free building-week, per unit odds of the initial share", "Chance that an entrenched problem begins in a building without one, where the community's initial share has odds of one.", "社区初始占比的几率为 1 时，一栋没有老大难的楼每周生出老大难的概率。", asm("A41, E138"), "tuned", wide=(0, 0.02)),
    _entrenched.number("ent_end", 0.0012, 0.0006, 0.0019, "per week", "Chance that an entrenched problem ends by itself.", "老大难自行消失的概率。", asm("E138"), "tuned", wide=(0, 0.02)),
    _entrenched.number("ent_noise", 1, 0.3, 3, "standard deviations", "Error in each side's judgement of which building is worst.", "各方判断哪栋楼最难的误差。", wide=(0, 5)),
    _entrenched.integer("ent_slot", 180, 60, 360, "minutes", "Minutes of one side at one building in a week.", "一方在一栋楼一周的工时。"),
    _entrenched.number("ent_authority", 0.08, 0, 0.2, "share", "Office minutes kept for entrenched problems.", "居委会留给老大难的工时比例。"),
    _entrenched.number("ent_standing", 0.25, 0, 0.5, "share", "Party minutes kept for entrenched problems.", "党员留给老大难的工时比例。"),
    _entrenched.number("legal_share", 0.10, 0, 0.3, "share", "Minutes of legally skilled servers kept for entrenched problems.", "有法律专长的服务者留给老大难的工时比例。"),
    _entrenched.number("consent_scale", 1.4, 1, 2, "ratio", "Consent where neighbours' views agree, before the cap at 1.", "看法一致时的同意度（上限 1 之前）。"),
    _entrenched.number("consent_sd", 4, 1, 8, "per view unit", "How fast consent falls with the spread of views.", "看法分歧使同意度下降的快慢。"),
)
