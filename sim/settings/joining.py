"""W11: asking, joining and quitting."""

from __future__ import annotations

from sim.settings.setting import Theme, asm, lit

_joining = Theme("joining")
_social_work = Theme("social work")
_LOGIT = "logit"

SETTINGS = (
    _joining.number(
        "willing_share",
        0.20,
        0.12,
        0.30,
        "share of adults",
        "Adults who would ever volunteer: only they can join.",
        "愿意当志愿者的成年人比例，只有他们会加入。",
        asm("E54, E102, E104"),
        use="tuned",
        wide=(0, 0.99),
    ),
    _joining.number(
        "willing_swap",
        0.05,
        0,
        0.2,
        "share per year",
        "Willing adults who stop being willing in a year, while others begin.",
        "一年中不再愿意的人的比例，同时有别人变得愿意。",
        wide=(0, 1),
    ),
    _joining.number(
        "active_start",
        0.0065,
        0.003,
        0.012,
        "share of residents",
        "Active volunteers at the founding, before habits have formed.",
        "建街之初的活跃志愿者占居民的比例。",
        lit("E57", "derived"),
        "tuned",
        wide=(0, 0.05),
    ),
    _joining.integer(
        "refusal_weeks",
        26,
        8,
        52,
        "weeks",
        "How long somebody who did not join when asked remembers it.",
        "被邀请而没加入的人记得这次拒绝的周数。",
        wide=(0, 520),
    ),
    _joining.number(
        "refusal_factor", 0.25, 0, 1, "ratio", "What an ask counts meanwhile.", "这期间再邀请的效力。"
    ),
    _joining.number(
        "join_base",
        -4.6,
        -6,
        -1.5,
        _LOGIT,
        "Readiness of the willing to say yes before anything else counts.",
        "有意愿的人在其他因素之前答应参加的基础倾向。",
        lit("E57", "derived"),
        "tuned",
        wide=(-12, 0),
    ),
    _joining.number(
        "threshold",
        4,
        2,
        6,
        "contacts",
        "Serving contacts at which their pull is half.",
        "感召力达到一半所需的身边服务者数。",
        lit("E76–E77", "A"),
    ),
    _joining.number(
        "ask_rate",
        1,
        0.05,
        3,
        "asks per server-week",
        "People each server asks to join.",
        "每名服务者每周邀请的人数。",
        asm(),
        wide=(0, 10),
    ),
    _joining.number(
        "ask_surge",
        3,
        1,
        10,
        "ratio",
        "Multiplies asking in an emergency.",
        "紧急期间邀请的倍数。",
        lit("E16", "derived"),
        "tuned",
    ),
    _joining.number(
        "ask_self",
        0.001,
        0,
        0.006,
        "per week",
        "Chance that a resident walks in unasked.",
        "居民自己找上门的概率。",
    ),
    _joining.number(
        "quit_rate",
        0.010,
        0.0005,
        0.02,
        "per week",
        "Chance that an average volunteer quits.",
        "一般志愿者退出的概率。",
        lit("E58–E59", "M/A"),
        "tuned",
        wide=(0, 0.2),
    ),
    _joining.number(
        "quit_emergency",
        0.10,
        0.05,
        0.2,
        "per week",
        "Added chance for emergency volunteers once it is over.",
        "紧急志愿者事后退出的附加概率。",
        lit("E23", "A"),
        wide=(0, 0.5),
    ),
    _social_work.number(
        "asking_share",
        0.05,
        0,
        0.2,
        "share",
        "Social-work minutes spent asking people to join.",
        "社工用于动员的工时比例。",
    ),
    _joining.number("exp_home", 2, 0, 4, "contacts", "Weight of a server at home.", "同住服务者的权重。"),
    _joining.number(
        "exp_cell", 0.35, 0, 1, "contacts", "Weight of a server in the building.", "同楼服务者的权重。"
    ),
    _joining.number(
        "exp_near",
        0.04,
        0,
        0.15,
        "contacts",
        "Weight of a server in a neighbouring building.",
        "邻楼服务者的权重。",
    ),
    _joining.number(
        "exp_tie",
        1.5,
        0,
        3,
        "contacts per tie strength",
        "Weight of a serving acquaintance.",
        "服务中的熟人的权重。",
    ),
    _joining.number("b_m", 2.5, 0, 5, _LOGIT, "Weight of motivation in joining.", "意愿对参加的权重。"),
    _joining.number(
        "b_R", 2, 0, 4, _LOGIT, "Weight of serving contacts in joining.", "身边服务者对参加的权重。"
    ),
    _joining.number(
        "b_T", 1.5, 0, 3, _LOGIT, "Weight of trust in joining.", "信任对参加的权重。", asm("E64", "A")
    ),
    _joining.number(
        "b_B", 1.5, 0, 3, _LOGIT, "Weight of belonging in joining.", "归属感对参加的权重。", asm("E22", "A")
    ),
    _joining.number("b_y", 0.5, 0, 1, _LOGIT, "Weight of satisfaction in joining.", "满意度对参加的权重。"),
    _joining.number("b_e", 1.0, 0, 2, _LOGIT, "Weight of efficacy in joining.", "效能感对参加的权重。"),
    _joining.number(
        "b_u", 0.3, 0, 0.6, "logit per hour", "Weight of free hours in joining.", "空闲时间对参加的权重。"
    ),
    _joining.number("b_f", 2, 0, 4, _LOGIT, "Weight of fatigue against joining.", "疲劳对参加的负权重。"),
    _joining.number(
        "idle_cost",
        0.8,
        0,
        1,
        "share",
        "Readiness lost where volunteers stand idle.",
        "志愿者闲置时损失的参加倾向。",
    ),
    _joining.number(
        "broadcast_response",
        0.15,
        0,
        0.4,
        "ratio",
        "Strength of a broadcast ask against a personal one.",
        "群发邀请相对当面邀请的力度。",
    ),
    _joining.number(
        "q_group",
        0.7,
        0,
        1.4,
        "log rate",
        "How far belonging to a group lowers quitting.",
        "加入队伍使退出减少的幅度。",
        asm("E23", "A"),
    ),
    _joining.number(
        "q_hon",
        0.5,
        0,
        1,
        "log rate",
        "How far an honour lowers quitting.",
        "表彰使退出减少的幅度。",
        asm("E60", "A"),
    ),
    _joining.number(
        "q_e", 1.2, 0, 2.4, "log rate", "How far efficacy lowers quitting.", "效能感使退出减少的幅度。"
    ),
    _joining.number("q_f", 2, 0, 4, "log rate", "How far fatigue raises quitting.", "疲劳使退出增加的幅度。"),
    _joining.number(
        "q_m", 1, 0, 2, "log rate", "How far motivation lowers quitting.", "意愿使退出减少的幅度。"
    ),
    _joining.number(
        "q_idle", 1.5, 0, 3, "log rate", "How far standing idle raises quitting.", "闲置使退出增加的幅度。"
    ),
    _joining.number(
        "q_B", 0.8, 0, 1.6, "log rate", "How far belonging lowers quitting.", "归属感使退出减少的幅度。"
    ),
    _joining.number(
        "q_y", 0.5, 0, 1, "log rate", "How far satisfaction lowers quitting.", "满意度使退出减少的幅度。"
    ),
    _joining.number(
        "q_em_hon",
        0.4,
        0,
        0.8,
        "share",
        "How far an honour holds emergency volunteers.",
        "表彰留住紧急志愿者的比例。",
    ),
)
