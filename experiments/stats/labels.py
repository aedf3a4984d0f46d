"""What sentences, tables and figures call the columns of a design, in Chinese and English.

A column is a link (`links.platform`, `platform`), a setting of the catalogue (`need_scale`), one
word of a choice (`hub_chair=party`), or several of these that are switched together
(`links.volunteers+links.platform`).
"""

from experiments.text.language import Language

LINK = "links."
_FUNCTIONS = {
    "party_hub": ("hub", "枢纽"),
    "party_study": ("staff at the study", "干部到学习会"),
    "party_example": ("example", "示范带头"),
    "party_call": ("duty call", "紧急召集"),
    "party_list": ("members on the joint list", "党员认领清单"),
}
# Numbers without a dimension are written without a unit.
_BARE = (
    "",
    "ratio",
    "share",
    "probability",
    "score",
    "strength",
    "logit",
    "log rate",
    "efficiency",
    "units",
    "mean score",
    "activity",
)
UNITS_ZH = {
    "per week": "每周",
    "share of the room left": "（占剩余空间）",
    "weeks": "周",
    "minutes per week": "分钟/周",
    "minutes": "分钟",
    "view units": "看法单位",
    "share of the distance": "（占差距）",
    "contacts": "次接触",
    "per server": "每名服务者",
    "minutes per actor": "分钟/主体",
    "ratio per week": "每周",
    "members": "人",
    "people": "人",
    "per week per loneliness": "每周每单位孤独感",
    "office minutes": "居委会分钟",
    "yuan per week": "元/周",
    "buildings": "处",
    "per contact-week": "每接触周",
    "score per week": "分/周",
    "share of fund": "（占资金）",
    "per week per friction": "每周每单位摩擦",
    "staff per 10,000 residents": "人/万名居民",
    "per household-week": "每户每周",
    "people per community": "人/社区",
    "helpers per coordinator": "名帮手/协调人",
    "weeks served": "服务周",
    "joint cases per 1,000 residents and week": "件/千人·周",
    "times per year": "次/年",
    "share of adults": "占成年人比例",
    "share of residents": "占居民比例",
    "share per year": "每年",
    "per free building-week, per unit odds of the initial share": "每栋·周（初始占比几率为 1 时）",
    "share of weeks": "（占周数）",
    "share per week": "每周",
    "per year": "每年",
    "probability per motivation": "每单位意愿",
    "minutes per free hour": "分钟/空闲小时",
    "per minute": "每分钟",
    "per week per acceptance": "每周每单位认可",
    "minutes per case": "分钟/件",
    "minutes per household": "分钟/户",
    "asks per hour": "次请求/小时",
    "office minutes per week": "居委会分钟/周",
    "minutes per month": "分钟/月",
    "office minutes per member-week": "居委会分钟/人周",
    "share per month": "每月",
    "yuan": "元",
    "minutes per building": "分钟/楼栋",
    "units per person": "份/人",
    "per joint week": "每合作周",
    "standard deviations": "个标准差",
    "per view unit": "每看法单位",
    "share of the distance to 0.5": "（占到 0.5 的差距）",
    "per group nearby": "每个附近组织",
    "asks per server-week": "次请求/人周",
    "contacts per tie strength": "次接触/单位关系强度",
    "logit per hour": "每小时",
    "groups per community": "个/社区",
    "per community-week": "每社区每周",
    "leaders per hour": "名带头人/小时",
    "leaders per leader-week": "名带头人/带头人周",
    "minutes per attender": "分钟/到会人",
    "minutes per member-week": "分钟/人周",
    "yuan per community-year": "元/社区年",
    "yuan per hour": "元/小时",
    "beds": "张",
    "minutes per community-week": "分钟/社区周",
    "units per partner-community-week": "份/伙伴社区周",
    "per quarter": "每季度",
    "weeks of work": "周工作量",
    "minutes per 1,000 residents and week": "分钟/千人·周",
    "minutes per contact": "分钟/次接待",
    "others per contact": "次/次接待",
    "minutes per case and list": "分钟/件·清单",
    "yuan per unit": "元/件",
    "minutes per try": "分钟/次尝试",
    "share of social-work minutes": "（占社工工时）",
    "people per session": "人/次活动",
    "share of smartphone users": "占手机用户比例",
    "share of the room left, at full trust": "（占剩余空间，完全信任时）",
    "per attender-week": "每到场者·周",
    "minutes per helper-week": "分钟/帮手·周",
    "score per try": "分/次尝试",
    "share of households": "占户数比例",
    "share of office minutes": "（占居委会工时）",
    "share of minutes": "（占工时）",
    "share of the gap": "（占差距）",
    "yuan per project": "元/项目",
}


def label(column: str, language: Language) -> str:
    """Return a column's short name: links in words, settings as `--set` takes them."""
    from sim.structure import Link

    zh = language == "zh"
    if "+" in column:
        return ("＋" if zh else " + ").join(label(part, language) for part in column.split("+"))
    name = column.removeprefix(LINK).removeprefix("settings.")
    link = Link.of(name)
    if link is not None:
        return link.zh if zh else link.en
    if name in _FUNCTIONS:
        return _FUNCTIONS[name][1 if zh else 0]
    return name


def meaning(column: str, language: Language) -> str:
    """Return what a setting is, without a full stop; "" where the short name says it."""
    from sim.settings import CATALOGUE

    name = column.removeprefix("settings.").partition("=")[0]
    if name not in CATALOGUE or name in _FUNCTIONS:
        return ""
    setting = CATALOGUE[name]
    if language == "zh":
        return setting.text_zh.rstrip("。")
    text = setting.text.rstrip(".")
    return text if text.startswith("Party") else text[:1].lower() + text[1:]


def named(column: str, language: Language) -> str:
    """Return a column's name with its meaning, for a sentence."""
    said = meaning(column, language)
    if not said:
        return label(column, language)
    name = label(column, language)
    return f"{name}（{said}）" if language == "zh" else f"{name} ({said})"


def unit(column: str, language: Language) -> str:
    """Return the unit to write after a setting's value; "" for links and bare numbers."""
    from sim.settings import CATALOGUE

    setting = CATALOGUE.get(column.removeprefix("settings."))
    if setting is None or setting.unit in _BARE:
        return ""
    return UNITS_ZH[setting.unit] if language == "zh" else setting.unit


def listed(names: list[str], language: Language) -> str:
    """Return "a, b and c" or "a、b和c"."""
    if len(names) < 2:
        return "".join(names)
    if language == "zh":
        before = " " if names[-2][-1].isascii() else ""
        after = " " if names[-1][0].isascii() else ""
        return f"{'、'.join(names[:-1])}{before}和{after}{names[-1]}"
    return ", ".join(names[:-1]) + " and " + names[-1]
