"""Subgroups of residents whose share of cases in time every result has, and their names in words.

By kind of difference; a resident is in one subgroup of every kind (`sim.cohorts`).
"""

SUBGROUPS = {
    "age": {
        "age_60": ("60 and over", "60 岁及以上"),
        "age_15_59": ("15 to 59", "15 至 59 岁"),
        "age_0_14": ("under 15", "15 岁以下"),
    },
    "phone": {
        "offline": ("no smartphone at home", "家中没有智能手机"),
        "online": ("smartphone at home", "家中有智能手机"),
    },
    "origin": {
        "migrants": ("migrants", "外来人口"),
        "locals": ("locals", "本地人口"),
    },
    "home": {
        "alone": ("living alone", "独居"),
        "together": ("living with others", "与人同住"),
    },
    "party": {
        "members": ("Party members", "党员"),
        "others": ("not in the Party", "非党员"),
    },
}
KINDS = {
    "age": ("Age", "年龄"),
    "phone": ("Smartphone", "智能手机"),
    "origin": ("Origin", "户籍"),
    "home": ("Household", "居住"),
    "party": ("Party", "党员身份"),
    "type": ("Type of community", "社区类型"),
}
