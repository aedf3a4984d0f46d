"""W4: how needs become known, and the platform."""

from __future__ import annotations

from sim.settings.setting import Theme, asm, lit

_knowing = Theme("knowing")
_platform = Theme("platform")
_social_work = Theme("social work")
_WEEK = "per week"

SETTINGS = (
    _knowing.number("report_base", 0.9, 0.5, 1, _WEEK, "Chance that a resident with full trust reports a need to the office.", "完全信任时居民向居委会报诉求的概率。"),
    _knowing.number("report_floor", 0.3, 0, 1, "share", "Share of that chance left without any trust.", "毫无信任时该概率剩下的比例。"),
    _knowing.number("patrol_rate", 0.004, 0.001, 0.01, "per minute", "Chance of discovery per patrol minute in a building.", "每分钟巡查发现诉求的概率。"),
    _knowing.number("property_known", 0.20, 0, 0.5, _WEEK, "Chance that the property company hears of a property need.", "物业公司得知物业诉求的概率。"),
    _knowing.number("repeat_rate", 0.3, 0, 0.6, _WEEK, "Chance that somebody comes to the office again about an overdue case.", "超期诉求的当事人再次找居委会的概率。"),
    _knowing.number("refer_rate", 0.3, 0, 0.6, _WEEK, "Chance that a knower who is no use at all for a case passes it on to a better actor; less as the two come closer.", "知情者完全办不了时转给更合适主体的概率；两者越接近，概率越小。"),
    _knowing.integer("handover_minutes", 20, 10, 40, "minutes", "Minutes to hand a case over to another linked actor.", "把一件诉求移交给联动主体的工时。"),
    _knowing.integer("tell_minutes", 5, 2, 15, "minutes", "Minutes to tell somebody who could help.", "告知当事人可以去找谁的工时。"),
    _knowing.number("follow", 0.3, 0.1, 0.5, "probability", "Chance, at full trust, that the person goes there.", "完全信任时当事人照着去找的概率。"),
    _knowing.number("copresence_party", 0.15, 0, 0.4, "per server", "Discovery by each serving member in the building.", "楼里每名到岗党员的发现率。"),
    _knowing.number("copresence_volunteer", 0.10, 0, 0.4, "per server", "Discovery by each serving volunteer in the building.", "楼里每名志愿者的发现率。"),
    _knowing.number("copresence_group", 0.4, 0, 0.8, _WEEK, "Chance that a group learns of an attending member's need.", "自组织得知到场成员诉求的概率。"),
    _knowing.number("hear_member", 0.03, 0.01, 0.08, "per attender-week", "How readily a fully active group hears of a need in a building where one attender lives.", "活跃队伍经住在同一栋楼的到场成员得知诉求的快慢。", wide=(0, 1)),
    _knowing.number("client_professional", 0.03, 0, 0.1, _WEEK, "Chance that the contractor learns of a need in its field.", "专业机构得知本专业诉求的概率。"),
    _knowing.number("client_charity", 0.008, 0, 0.03, _WEEK, "Chance that a partner learns of a need in its category.", "慈善伙伴得知本类诉求的概率。"),
    _knowing.number("device", 0.9, 0, 1, "probability", "Chance that a client's device reports an elder-care need.", "服务对象的智慧设备报出诉求的概率。", asm("A115")),
    _knowing.number("station_walk", 0.06, 0, 0.2, "per week per acceptance", "Chance of walking into an open station, per unit of acceptance.", "每单位认可度走进社工站的概率。"),
    _knowing.integer("visit_minutes", 60, 30, 120, "minutes", "Minutes of one home visit.", "一次入户的工时。"),
    _knowing.number("visit_base", 0.05, 0, 0.3, "probability", "Chance of being let in without acceptance.", "毫无认可度时入户成功的概率。"),
    _knowing.number("accept_gain", 0.3, 0, 0.6, "share", "Acceptance gained by a successful visit or service by social workers.", "社工入户或服务成功后认可度的增幅。"),
    _knowing.number("refuse_loss", 0.99, 0.9, 1, "ratio", "Acceptance kept after refusing a visit.", "拒绝入户后认可度保留的比例。"),
    _knowing.integer("intake_minutes", 6, 3, 10, "minutes per contact", "Minutes to take in a call, a message, a walk-in or a hand-over.", "接待一次来电、消息、上门或移交的工时。"),
    _knowing.integer("register_minutes", 3, 1, 15, "minutes per case and list", "Minutes to register a case, or to key it into the platform.", "登记或录入一件诉求的工时。"),
    _knowing.number("noise_ratio", 1.4, 0, 2.4, "others per contact", "Other contacts that come with each call, message or walk-in.", "每次来电、消息或上门夹带的其他接待数。", lit("E32–E33", "M")),
    _knowing.number("reception_share", 0.35, 0.15, 0.6, "share of minutes", "Largest share of an actor's week for taking in contacts and cases handed over; the line is busy beyond it.", "一周工时中接待来人、接收转介的上限，超出则无人接听。", use="tuned", wide=(0, 1)),
    _knowing.number("key_share", 0.05, 0, 0.15, "share", "Largest share of an actor's minutes spent on keying in.", "录入占主体工时的上限。"),
    _knowing.integer("chair_minutes", 6, 0, 30, "minutes per case", "Chair's minutes to enter one case at the joint meeting.", "联席会主持方录入一件的工时。", wide=(0, 120)),
    _social_work.number("introduce", 0.5, 0, 0.8, "share", "How far a member's introduction replaces acceptance, at full trust.", "完全信任时党员引荐能替代认可度的比例。"),
    _platform.number("report_app", 0.20, 0, 0.4, _WEEK, "Chance that a registered resident reports a need by phone.", "注册居民用手机上报的概率。", asm("A139")),
    _platform.number("report_grid", 0.20, 0, 0.4, _WEEK, "Chance that it is posted in the household's grid chat group.", "家里有人在网格群时报出的概率。", asm("A139")),
    _platform.number("group_cover", 0.7, 0.4, 0.9, "share of households", "Households in a grid chat group, if all their members used one.", "家人都会用时进网格群的户数比例。", wide=(0, 1)),
    _platform.number("chat_adult", 0.85, 0.7, 0.95, "share", "Share of those of 15 to 59 who use chat groups.", "15–59 岁会用聊天群的比例。", wide=(0, 1)),
    _platform.number("chat_elder", 0.5, 0.3, 0.7, "share", "Share of those of 60 to 69 who use chat groups.", "60–69 岁会用聊天群的比例。", asm("E116–E117", "M/O"), wide=(0, 1)),
    _platform.number("chat_old", 0.3, 0.15, 0.5, "share", "Share of those of 70 and over who use chat groups.", "70 岁及以上会用聊天群的比例。", asm("E116–E117", "M/O"), wide=(0, 1)),
    _platform.number("registered_start", 0.14, 0.05, 0.4, "share of smartphone users", "Smartphone users registered on the platform at the start.", "起初已在平台注册的手机用户比例。", asm("A139"), wide=(0, 1)),
    _platform.number("adopt_base", 0.004, 0, 0.02, _WEEK, "Chance of registering without acquaintances on the platform.", "没有熟人带动时注册的概率。", asm("A138")),
    _platform.number("adopt_peer", 0.02, 0, 0.1, _WEEK, "Added chance when all acquaintances are registered.", "熟人全部注册时增加的概率。"),
    _platform.number("list_platform", 0.9, 0.5, 1, "probability", "Chance per week that a platform case enters the joint list.", "平台诉求每周进联合清单的概率。"),
)
