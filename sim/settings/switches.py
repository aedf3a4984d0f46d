"""Switches and choices: Party functions, the hub's chair, who is present, tools of analysis."""

from __future__ import annotations

from sim.links import ACTORS
from sim.settings.setting import Theme, art, asm

_links = Theme("links")
_meetings = Theme("meetings")
_programme = Theme("organisations")
_analysis = Theme("analysis")
_load = Theme("load")
_run = Theme("run")

SETTINGS = (
    _run.integer(
        "burn_in",
        52,
        26,
        104,
        "weeks",
        "Weeks lived with every link closed before week 0.",
        "第 0 周之前不联动的预热周数。",
        use="fixed",
        wide=(1, 104),
    ),
    _links.switch(
        "party_hub",
        True,
        "Party leadership may convene the joint meeting.",
        "党组织可以召集联席会。",
        art("A42"),
    ),
    _links.switch(
        "party_study",
        True,
        "Under Party leadership staff come to the members' study: they list members, and posters and servers carry its common position.",
        "党建引领下社区干部到学习会上来：登记党员，共同看法由宣传和服务者带出去。",
        art("A48"),
    ),
    _links.switch(
        "party_example",
        True,
        "Members may be sent outside their own building, by skill, and accompany social workers.",
        "党员可按专长派到别的楼，并陪社工上门。",
        art("A59"),
    ),
    _links.switch(
        "party_call",
        True,
        "Listed members are called for sure in an emergency.",
        "紧急时名册上的党员一定会接到通知。",
        art("A136"),
    ),
    _links.switch(
        "party_list",
        True,
        "Party members may commit minutes to the joint list.",
        "党员可以认领联合清单上的事。",
        art("A14"),
    ),
    _links.subset(
        "present", ACTORS, ACTORS, "Actors that exist in this world.", "这个世界里有哪些主体。", art("A38")
    ),
    _meetings.choice(
        "hub_chair",
        "none",
        ("none", "office", "station", "party"),
        "Who convenes the joint meeting and pays its chair's minutes.",
        "谁召集联席会并承担主持工时。",
    ),
    _meetings.switch(
        "hub_emergency", True, "The joint meeting is weekly in an emergency.", "紧急期间联席会每周开。"
    ),
    _programme.choice(
        "programme_rule",
        "assessed",
        ("assessed", "uniform", "mismatched", *(f"only-k{k}" for k in range(1, 8))),
        "How a project's type is chosen: by estimated need, in rotation, by least need, or one type only.",
        "项目类型怎么定：按评估、轮流、专挑最不缺的，或只做一种。",
    ),
    _analysis.switch(
        "shuffle_ties",
        False,
        "Swap the targets of ties within each community every week (a control).",
        "每周在社区内打乱熟人对象（对照）。",
    ),
    _analysis.subset(
        "freeze",
        (),
        ("g", "T", "B", "o", "tolerance"),
        "States held still: ties g, trust T, belonging B, views o, tolerance.",
        "冻结的状态：关系 g、信任 T、归属 B、看法 o、包容度。",
    ),
    _load.number(
        "load_everyday", 1, 0.25, 8, "ratio", "Multiplies the births of everyday needs.", "日常诉求的倍数。"
    ),
    _load.number(
        "load_specialised",
        1,
        0.25,
        8,
        "ratio",
        "Multiplies the births of specialised needs.",
        "专门诉求的倍数。",
    ),
    _load.number(
        "load_emergency",
        1,
        0.25,
        8,
        "ratio",
        "Multiplies the births of emergency needs.",
        "紧急诉求的倍数。",
        asm(),
    ),
)
