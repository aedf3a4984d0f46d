"""W9 and the felt duty of W14: trust, satisfaction, belonging, motivation, acceptance."""

from __future__ import annotations

from sim.settings.setting import Theme, art, asm, lit

_feelings = Theme("feelings")
_supervision = Theme("supervision")
_social_work = Theme("social work")
_SHARE = "share of the room left"

SETTINGS = (
    _feelings.number("trust_gain", 0.10, 0.05, 0.2, _SHARE, "Trust gained when a need is served.", "诉求办结后信任的增幅。", wide=(0, 0.5)),
    _feelings.number("trust_ratio", 2, 1, 3, "ratio", "Weight of a failure against a success.", "失败相对成功的权重。", lit("E79", "A"), wide=(0, 5)),
    _feelings.number("trust_home", 0.50, 0.3, 0.7, "score", "Mean trust at the start, and where it returns.", "信任的初始均值与回归值。", use="tuned"),
    _feelings.number("helper_efficacy", 0.02, 0, 0.05, _SHARE, "Efficacy gained by a week of service.", "服务一周增加的效能感。", asm("A66")),
    _feelings.number("helper_meaning", 0.005, 0, 0.02, _SHARE, "Motivation gained by a week of helping somebody.", "帮到人的一周增加的意愿。", asm("A66")),
    _feelings.number("served_y", 0.15, 0, 0.3, _SHARE, "Satisfaction gained when served.", "办结后满意度的增幅。"),
    _feelings.number("late_y", 0.15, 0, 0.3, "share", "Satisfaction lost when a need is late.", "逾期后满意度的降幅。"),
    _feelings.number("served_belong", 0.01, 0, 0.03, _SHARE, "Belonging gained when served in time.", "按期办结后归属感的增幅。"),
    _feelings.number("serve_belong", 0.02, 0, 0.05, _SHARE, "Belonging gained by a week of service.", "服务一周后归属感的增幅。"),
    _feelings.number("late_trust", 0.05, 0, 0.1, "share", "Trust lost when a known need is late, times the ratio.", "已知诉求逾期后信任的降幅（再乘权重）。"),
    _feelings.number("late_accept", 0.9, 0.7, 1, "ratio", "Acceptance kept when a need known to social workers is late.", "社工知情却逾期后认可度保留的比例。"),
    _feelings.number("serve_fatigue", 0.012, 0, 0.03, "score", "Fatigue of a week of service.", "服务一周的疲劳。"),
    _feelings.number("call_fatigue", 0.024, 0, 0.05, "score", "Fatigue of being called in an emergency.", "紧急时接到通知的疲劳。"),
    _feelings.number("call_unused", 0.02, 0, 0.05, "score", "Efficacy lost when called and not used.", "被叫来却没用上损失的效能感。"),
    _feelings.number("child_bonus", 1.2, 1, 1.5, "ratio", "Satisfaction of an elder visited with a child, against without.", "带孩子上门时老人满意度增幅的倍数。", asm("A67")),
    _feelings.number("child_lonely", 0.02, 0, 0.05, "score", "Loneliness an elder loses at such a visit.", "这样一次上门减少的孤独感。", asm("A68")),
    _feelings.number("child_meaning", 0.01, 0, 0.03, _SHARE, "Motivation the child gains.", "孩子增加的意愿。", asm("A68")),
    _feelings.number("choice_meaning", 0.002, 0, 0.005, "score", "Motivation gained by choosing one's own tasks.", "自己选活增加的意愿。", asm("A149")),
    _feelings.number("dispute_tolerance", 0.01, 0, 0.03, "view units", "Tolerance lost in a dispute.", "一次纠纷减少的包容度。"),
    _feelings.number("accept_loss", 0.004, 0, 0.02, "per week", "Return of acceptance to its start.", "认可度回落到初始的速度。"),
    _feelings.number("fatigue_keep", 0.97, 0.9, 1, "ratio per week", "Fatigue kept from week to week.", "疲劳每周保留的比例。"),
    _social_work.number("acceptance_start", 0.05, 0.03, 0.10, "mean score", "Mean acceptance of social workers at the start.", "社工认可度的初始均值。", lit("E41", "M"), wide=(0.005, 0.9)),
    _social_work.number("heard_start", 0.29, 0.15, 0.45, "share of adults", "Adults who have heard of social workers at the start.", "起初听说过社工的成年人比例。", lit("E41", "M"), wide=(0, 1)),
    _social_work.number("met_start", 0.20, 0.1, 0.3, "share of adults", "Adults who have met a social worker at the start.", "起初接触过社工的成年人比例。", asm("E41", "M"), wide=(0, 1)),
    _social_work.number("accept_activity", 0.05, 0, 0.1, _SHARE, "Acceptance gained at an activity that social workers guide or work for.", "参加社工带的活动后认可度的增幅。"),
    _social_work.number("endorse", 0.1, 0, 0.2, "share of the room left, at full trust", "Acceptance gained when a member introduces a social worker.", "完全信任时经党员引荐后认可度的增幅。", asm("E121")),
    _social_work.number("heard_repute", 0.2, 0, 0.4, "probability", "Chance to hear of social workers in a talk with somebody from a group that they guide.", "与社工所带队伍的成员谈话时听说社工的概率。"),
    _social_work.number("accept_repute", 0.05, 0, 0.1, "share of the gap", "How far such a talk raises acceptance towards the partner's.", "这样一次谈话使认可度向对方靠拢的幅度。", asm("E78")),
    _social_work.number("heard_talk", 0.001, 0, 0.01, "probability", "Chance to hear of social workers in a talk with somebody else who has heard of them.", "与其他听说过社工的人谈话时听说社工的概率。", wide=(0, 1)),
    _supervision.number("obligation_top", 0.18, 0.05, 0.3, "probability", "Felt duty that supervision drives sunk-down members to.", "督导把下沉党员责任感推到的水平。", asm("E20–E22", "A"), wide=(0, 0.6)),
    _supervision.number("obligation_rise", 0.08, 0.02, 0.2, "per week", "How fast felt duty rises to its target.", "责任感上升的速度。", wide=(0, 1)),
    _supervision.number("obligation_decay", 0.04, 0, 0.08, "per week", "How fast it falls back.", "责任感回落的速度。", wide=(0, 1)),
    _supervision.number("control_cost", 0.002, 0, 0.006, "score per week", "Motivation lost under full control.", "完全管控下每周损失的意愿。", asm("E62", "A")),
    _supervision.number("reward_gain", 0.002, 0, 0.006, "score per week", "Motivation gained while honoured.", "受表彰期间每周增加的意愿。", asm("E60", "A")),
    _supervision.number("meet", 1, 0, 1, "strength", "Regular meetings as an instrument of supervision.", "督导手段：例会。", art("A147")),
    _supervision.number("assess", 1, 0, 1, "strength", "Assessment as an instrument of supervision.", "督导手段：考核。", art("A147")),
    _supervision.number("clock", 1, 0, 1, "strength", "Clock-in as an instrument of supervision.", "督导手段：打卡。", art("A147")),
    _supervision.number("reward", 1, 0, 1, "strength", "Praise as an instrument of supervision.", "督导手段：表彰。", art("A148")),
    _supervision.number("nominal", 0.3, 0, 0.6, "share", "Unused members' minutes booked in name only under full control.", "完全管控下未用工时中挂名的比例。", asm("E20", "A")),
)
