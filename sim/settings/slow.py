"""W13 to W14: ties, loneliness, coordination, burnout, and the return of states to their start."""

from __future__ import annotations

from sim.settings.setting import Theme, asm

_ties = Theme("ties")
_slow = Theme("slow")
_RETURN = "per week"

SETTINGS = (
    _ties.number("tie_talk", 0.004, 0, 0.02, "share of the room left", "Strength a tie gains by a talk.", "一次谈话使关系增强的幅度。", asm("E73", "R"), "tuned"),
    _ties.number("tie_service", 0.010, 0, 0.03, "share of the room left", "Strength gained by serving together or being helped.", "一起服务或受助使关系增强的幅度。"),
    _ties.number("tie_session", 0.025, 0, 0.06, "share of the room left", "Strength gained by a group or project session.", "一次集体活动使关系增强的幅度。"),
    _ties.number("tie_keep", 0.998, 0.99, 1, "ratio per week", "Strength kept without contact.", "不来往时关系每周保留的比例。", asm("E74", "A")),
    _ties.number("tie_min", 0.05, 0, 0.15, "strength", "A weaker tie may give way to a new acquaintance.", "弱于此值的关系会被新熟人取代。"),
    _ties.number("support_home", 0.25, 0, 0.5, "strength", "Support from each person at home.", "每名同住者的支持。"),
    _ties.number("support_home_migrant", 0.05, 0, 0.5, "strength", "The same for elders who moved here for their children.", "随迁老人从每名同住者得到的支持。", asm("A104"), use="tuned"),
    _ties.number("migrant_ties", 0.15, 0, 1, "ratio", "Strength of the ties that an elder who moved here begins with, against others'.", "随迁老人初始关系相对他人的强度。", asm("A104"), use="tuned"),
    _ties.number("support_scale", 0.9, 0.5, 1.5, "strength", "Support at which loneliness falls to about a third.", "孤独感降到约三分之一所需的支持。"),
    _ties.number("lonely_rate", 0.05, 0, 0.2, _RETURN, "How fast loneliness follows support.", "孤独感随支持变化的快慢。"),
    _ties.number("friction_keep", 0.9, 0.7, 0.98, "ratio per week", "Friction a building remembers.", "楼内摩擦每周保留的比例。"),
    _slow.number("peer_copy", 0.02, 0, 0.06, _RETURN, "How far members' felt duty follows their peers.", "党员责任感受同伴影响的幅度。"),
    _slow.number("peer_ref", 0.10, 0, 0.3, "share", "Share of peers serving at which it stays still.", "同伴到岗多少时责任感不变。"),
    _slow.number("learn_joint", 1.35, 0.5, 4, "joint cases per 1,000 residents and week", "Joint cases at which a week teaches about two thirds of what it can.", "一周合作学到约三分之二所需的每千人联合办件数。"),
    _slow.number("coord_loss", 0.02, 0, 0.06, _RETURN, "Share of coordination lost in a week without joint work.", "没有合作的一周损失的默契比例。"),
    _slow.number("burnout_rate", 0.05, 0, 0.15, _RETURN, "How fast burnout follows the backlog.", "疲惫随积压变化的快慢。", asm("E37", "A")),
    _slow.number("burnout_weeks", 3, 1, 16, "weeks of work", "Backlog at which burnout is full.", "积压多少周的工作时疲惫达到顶点。", use="tuned"),
    _slow.number("skill_loss", 0.003, 0, 0.01, _RETURN, "Skill lost without training.", "不培训时能力的流失。"),
    _slow.number("idle_rate", 0.2, 0.05, 0.5, _RETURN, "How fast the memory of standing idle is renewed.", "闲置记忆更新的快慢。"),
    _slow.number("relax", 0.005, 0, 0.02, _RETURN, "Return of tolerance, motivation and efficacy to their start.", "包容度、意愿、效能感回归初始的速度。"),
    _slow.number("relax_opinion", 0.02, 0.005, 0.05, _RETURN, "Pull of a resident's own first view (Friedkin-Johnsen anchoring).", "居民回到自己最初看法的速度。", wide=(0, 0.2)),
    _slow.number("relax_belong", 0.003, 0, 0.01, _RETURN, "Return of belonging to its start.", "归属感回归初始的速度。"),
    _slow.number("relax_trust", 0.002, 0, 0.01, _RETURN, "Return of trust to its start.", "信任回归初始的速度。"),
    _slow.number("relax_y", 0.002, 0, 0.01, _RETURN, "Return of satisfaction to its start.", "满意度回归初始的速度。"),
    _slow.number("satisfaction_home", 0.65, 0.3, 0.8, "score", "Satisfaction at the start, to which it returns.", "满意度的初始值，也是其回归之处。", asm("E35")),
)
