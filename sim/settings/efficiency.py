"""How much of a minute counts (η), and who may finish or only try a severe case."""

from __future__ import annotations

from sim.settings.setting import Setting, Theme, asm

_efficiency = Theme("efficiency")
_licences = Theme("licences")
_A143 = asm("A143")

WHO = (
    "office",
    "social_workers",
    "helper",
    "medical",
    "legal",
    "technical",
    "teaching",
    "group",
    "contract",
    "hospital",
    "outside",
    "property",
)
SEVERE = ("k1", "k2", "k5")
FINISHERS = (
    "social_workers:k1",
    "social_workers:k2",
    "social_workers:k5",
    "medical:k1",
    "medical:k2",
    "legal:k5",
    "contract:k1",
    "contract:k2",
    "contract:k5",
    "hospital:k1",
)
"""Only they have an efficiency for severe cases."""

_NEEDS = (
    ("errands (k0)", "跑腿办事（k0）"),
    ("elder care (k1)", "为老（k1）"),
    ("disability aid (k2)", "助残（k2）"),
    ("childcare and youth (k3)", "托育与青少年（k3）"),
    ("environment and property (k4)", "环境与物业（k4）"),
    ("disputes (k5)", "纠纷（k5）"),
    ("companionship (k6)", "陪伴（k6）"),
    ("emergencies (k7)", "紧急事项（k7）"),
)


def _eta(name: str, default: float, text: str, text_zh: str) -> Setting:
    """One entry of the table, swept by 30 % either way within 0.05 to 1."""
    low, high = max(0.05, round(0.7 * default, 3)), min(1.0, round(1.3 * default, 3))
    return _efficiency.number(name, default, low, high, "efficiency", text, text_zh, _A143, wide=(0, 1))


def _row(short: str, who: str, who_zh: str, *defaults: float) -> tuple[Setting, ...]:
    """One entry for each need."""
    return tuple(
        _eta(
            f"eta_{short}_k{k}",
            defaults[k],
            f"Efficiency of {who} in {need}.",
            f"{who_zh}办{need_zh}的效率。",
        )
        for k, (need, need_zh) in enumerate(_NEEDS)
    )


SETTINGS = (
    *_row("office", "the office", "居委会", 0.8, 0.35, 0.35, 0.35, 0.5, 0.5, 0.4, 0.7),
    *_row("social", "social workers", "社工", 0.5, 0.6, 0.6, 0.8, 0.2, 0.7, 0.8, 0.5),
    _eta(
        "eta_social_severe",
        0.5,
        "Efficiency of a fully skilled social worker in severe cases.",
        "能力满分的社工办严重诉求的效率。",
    ),
    *_row(
        "helper",
        "members and volunteers outside their own field",
        "党员和志愿者（非本专业）",
        0.8,
        0.3,
        0.3,
        0.3,
        0.3,
        0.25,
        0.6,
        0.8,
    ),
    _eta(
        "eta_skilled",
        1.0,
        "Efficiency of members and volunteers in their own field.",
        "党员和志愿者办本专业诉求的效率。",
    ),
    _eta(
        "eta_skilled_severe",
        0.6,
        "The same in severe cases of their field.",
        "党员和志愿者办本专业严重诉求的效率。",
    ),
    _eta(
        "eta_group",
        0.7,
        "Efficiency of a group in the need it was made for (k1 to k5).",
        "自组织办本类诉求（k1–k5）的效率。",
    ),
    _eta(
        "eta_group_company",
        0.8,
        "The same for groups of companionship (k6).",
        "陪伴类自组织办本类诉求（k6）的效率。",
    ),
    _eta("eta_group_other", 0.2, "Efficiency of a group in other needs.", "自组织办其他诉求的效率。"),
    _eta("eta_group_emergency", 0.5, "Efficiency of a group in emergencies.", "自组织办紧急事项的效率。"),
    _eta(
        "eta_contract",
        1.0,
        "Efficiency of the contract in its specialism, severe cases too.",
        "专业机构办本专业诉求（含严重）的效率。",
    ),
    _eta(
        "eta_contract_other", 0.2, "Efficiency of the contract in other needs.", "专业机构办其他诉求的效率。"
    ),
    _eta(
        "eta_charity",
        0.8,
        "Efficiency of charity partners in their own category.",
        "慈善伙伴办本类诉求的效率。",
    ),
    _eta(
        "eta_charity_other",
        0.2,
        "Efficiency of charity partners in other needs.",
        "慈善伙伴办其他诉求的效率。",
    ),
    _eta(
        "eta_charity_severe",
        0.5,
        "Efficiency of the hospital in severe elder care.",
        "医院办严重为老诉求的效率。",
    ),
    _eta(
        "eta_property",
        0.8,
        "Efficiency of the property company in environment and property (k4), its only need.",
        "物业公司办环境与物业（k4，只办这类）的效率。",
    ),
    _eta(
        "eta_outside",
        0.8,
        "Efficiency of outside helpers in emergencies (k7), their only need.",
        "外来支援者办紧急事项（k7，只办这类）的效率。",
    ),
    _eta("eta_project", 1.0, "Efficiency of a project's output in its need.", "项目产出办本类诉求的效率。"),
    _licences.subset(
        "licence_finish",
        (
            "social_workers:k1",
            "social_workers:k2",
            "medical:k1",
            "medical:k2",
            "legal:k5",
            "contract:k1",
            "contract:k2",
            "contract:k5",
            "hospital:k1",
        ),
        FINISHERS,
        "Who may finish a severe case of which need (others can try, or hand it on).",
        "谁可以办结哪类严重诉求（其他人只能先试或转交）。",
        asm("A130"),
    ),
    _licences.subset(
        "licence_try",
        ("office:k1", "office:k2", "office:k5", "helper:k1", "helper:k2", "social_workers:k5", "group:k5"),
        (f"{who}:{need}" for need in SEVERE for who in WHO),
        "Who may try a severe case of which need without being able to finish it.",
        "谁可以先试哪类严重诉求（专业不对口，办不结）。",
        asm("A130"),
    ),
)
