"""W0 to W1: who is there, how many minutes they have, and the emergency."""

from __future__ import annotations

from sim.settings.setting import Theme, asm, lit

_availability = Theme("availability")
_office = Theme("office")
_emergency = Theme("emergency")
_members = Theme("members")
_joining = Theme("joining")
_social_work = Theme("social work")
_slow = Theme("slow")

SETTINGS = (
    _office.integer("staff_week_minutes", 2400, 1800, 3000, "minutes per week", "Working week of one member of the office staff.", "一名社区工作者的每周工时。", use="fixed"),
    _office.number("staff_per_10k", 18, 8, 18, "staff per 10,000 residents", "Office staff, at least 8 per community.", "每万居民的社区工作者数，每社区至少 8 名。", lit("E25–E28", "R/M"), use="tuned", wide=(1, 60)),
    _office.number("adm_share", 0.55, 0.45, 0.65, "share", "Share of office minutes taken by administrative tasks; reception is paid apart.", "行政事务占居委会工时的比例（接待另计）。", lit("E29, E31", "M/A"), "fixed", wide=(0, 0.95)),
    _office.number("patrol_share", 0.15, 0, 0.3, "share", "Share of office minutes spent on patrol.", "居委会巡查工时的比例。", asm("A19")),
    _office.integer("property_minutes", 300, 0, 600, "minutes per week", "Minutes of the property company per community.", "每社区物业公司的工时。", asm("A81")),
    _emergency.number("surge_rate", 0.09, 0.03, 0.2, "per household-week", "Chance of an emergency need at severity 1; a first order of 278 parcels from 2,500 households (Wuhan, spring of 2020), seen as an excerpt only, suggested its size.", "严重度为 1 时一户有紧急诉求的概率；其大小得自一则只见到节选的报道：2020 年春武汉某社区 2500 户首次团购 278 份。", use="tuned"),
    _emergency.number("surge_vulnerable", 2.2, 1, 4, "ratio", "The same, multiplied where somebody is alone or disabled.", "有独居或残障者的家庭的倍数。"),
    _emergency.number("deed_supplies", 0.60, 0.4, 0.8, "share", "Share of emergency needs that are a delivery of supplies.", "紧急诉求中代购送菜的比例。"),
    _emergency.number("deed_medicine", 0.15, 0.05, 0.2, "share", "Share of emergency needs that are medicine or an escort; the rest are welfare calls.", "紧急诉求中送药或陪同就医的比例；其余为问候电话。"),
    _emergency.integer("supplies_minutes", 40, 20, 60, "minutes", "Minutes one delivery of supplies takes.", "一次代购送菜所需工时。", asm("E131–E132", "M")),
    _emergency.integer("medicine_minutes", 120, 60, 180, "minutes", "Minutes of fetching medicine or of an escort.", "一次送药或陪同就医所需工时。", asm("E132–E133", "M")),
    _emergency.integer("call_minutes", 20, 10, 40, "minutes", "Minutes of a welfare call.", "一次问候电话所需工时。", asm("E129", "M")),
    _emergency.integer("outside_helpers", 31, 20, 51, "people per community", "Helpers sent from outside in the surge weeks.", "外来支援人数（支援周内）。", lit("E12–E14, E128", "M"), wide=(0, 51)),
    _emergency.integer("outside_minutes", 600, 120, 2400, "minutes per week", "Minutes of one outside helper.", "一名外来支援者的每周工时。"),
    _emergency.number("emergency_duty", 0.25, 0, 0.35, "probability", "Felt duty of a sunk-down member who is called.", "接到通知的下沉党员的责任感。", asm("E12", "M")),
    _emergency.number("call_reach", 0.30, 0, 1, "probability", "Chance that a listed member is reached without the duty call.", "没有统一通知时名册党员被联系到的概率。"),
    _emergency.number("onboard", 20, 10, 40, "helpers per coordinator", "Helpers one coordinator can lead.", "一名协调人能带的帮手数。", asm("E15", "M")),
    _emergency.integer("lead_minutes", 6, 3, 30, "minutes per helper-week", "Minutes of paid staff to lead one helper.", "工作人员带一名帮手每周所需的工时。", asm("E15", "M")),
    _emergency.integer("gate_minutes", 810, 0, 2700, "minutes per 1,000 residents and week", "Standing duty at the gates in an emergency.", "紧急期间小区值守的工时。", use="tuned"),
    _emergency.number("emergency_adm_factor", 1.0, 0.5, 1.5, "ratio", "Multiplies administrative work in an emergency.", "紧急期间行政事务的倍数。"),
    _emergency.number("emergency_absence", 0.2, 0, 0.4, "share", "Office staff away in an emergency.", "紧急期间缺勤的工作人员比例。"),
    _emergency.number("emergency_contract", 0.3, 0, 1, "ratio", "Contract minutes left in an emergency.", "紧急期间专业机构工时的倍数。"),
    _emergency.number("emergency_group", 0.5, 0, 1, "ratio", "Minutes of groups and partners left in an emergency.", "紧急期间自组织与伙伴工时的倍数。"),
    _emergency.integer("coordinator_weeks", 8, 2, 26, "weeks served", "Service after which a helper can coordinate.", "服务满几周可以当协调人。"),
    _emergency.number("coordinator_staff", 0.15, 0, 0.4, "share of minutes", "Largest share of office and of social-work minutes spent leading helpers.", "居委会、社工用于带帮手的工时上限。"),
    _emergency.number("own_cell_factor", 0.35, 0, 1, "ratio", "Minutes an uncoordinated helper can use, at home only.", "没人协调的帮手在本楼能用上的工时比例。"),
    _availability.number("burnout_cost", 0.3, 0, 0.6, "share", "Office minutes lost at full burnout.", "完全疲惫时损失的居委会工时比例。"),
    _availability.number("show_cap", 0.9, 0.7, 1, "probability", "Highest chance that a member serves in a week.", "党员一周到岗概率的上限。"),
    _availability.number("burst_share", 0.25, 0.1, 1, "share of weeks", "Weeks in which a charity partner's help arrives.", "慈善伙伴送来帮助的周数比例。"),
    _availability.number("goods_perish", 0.05, 0, 0.2, "share per week", "Goods in stock that perish.", "库存物资的每周损耗。"),
    _availability.number("leaver_loss", 0.7, 0.3, 1, "ratio", "Clients' acceptance kept when their social worker leaves.", "社工离开后服务对象认可度保留的比例。"),
    _availability.number("lost_hub_loss", 0.7, 0.3, 1, "ratio", "Coordination kept when a hub or platform is lost.", "失去枢纽或平台后默契保留的比例。"),
    _social_work.number("sw_turnover", 0.20, 0.1, 0.3, "per year", "Chance that a social worker leaves.", "社工的年流失率。", lit("E39", "A"), wide=(0, 1)),
    _slow.number("mover_rate", 0.003, 0, 0.006, "per week", "Chance that a resident moves out and another in.", "居民搬走换人的概率。", asm("E3", "R")),
    _members.number("show_motivation", 0.10, 0, 0.2, "probability per motivation", "Chance of service a member's motivation adds.", "意愿带来的党员到岗概率。"),
    _members.number("sunk_share", 0.40, 0.2, 0.67, "share", "Members who are sunk-down (employed elsewhere, on duty here).", "下沉党员占党员的比例。", asm("E11–E13", "M")),
    _members.number("self_hours", 1.3, 0.6, 2, "ratio", "Free hours of self-managed members against residents'.", "自管党员空闲时间的倍数。"),
    _members.number("sunk_hours", 0.6, 0.3, 1.3, "ratio", "Free hours of sunk-down members against residents'.", "下沉党员空闲时间的倍数。"),
    _members.number("member_motivation", 0.15, 0, 0.3, "score", "Motivation members have above other residents at the start.", "党员初始意愿高出其他居民的部分。", asm("E63", "A")),
    _members.number("self_obligation", 0.06, 0, 0.2, "probability", "Felt duty of self-managed members at the start.", "自管党员初始责任感。"),
    _joining.number("volunteer_show", 0.8, 0.5, 1, "probability", "Chance that an active volunteer serves in a week.", "活跃志愿者一周到场的概率。"),
    _joining.number("group_show", 0.7, 0.4, 0.9, "probability", "Chance that a group member attends in a week.", "自组织成员一周到场的概率。"),
    _joining.integer("service_minutes", 60, 60, 120, "minutes per free hour", "Minutes served per free hour.", "每个空闲小时贡献的分钟数。", asm("E57")),
    _joining.number("child_along", 0.2, 0, 0.4, "probability", "Chance that a serving member brings a child.", "到岗党员带孩子同去的概率。", asm("A66")),
)
