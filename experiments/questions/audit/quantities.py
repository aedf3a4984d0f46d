"""What an audit looks at in each world, all in points of a hundred. The headline measures (second model)."""

from experiments.text.language import Language

OUTCOMES: dict[str, dict[Language, str]] = {
    "everyday": {"en": "everyday cases in time, calm weeks", "zh": "日常诉求按期办结，平时"},
    "specialised": {"en": "specialised cases in time, calm weeks", "zh": "专门诉求按期办结，平时"},
    "crisis_all": {
        "en": "cases of all kinds born in the emergency weeks, in time",
        "zh": "突发事件各周产生的各类诉求按期办结",
    },
    "emergency_heard": {"en": "emergency cases heard of", "zh": "有人知道的紧急诉求"},
    "emergency_given_heard": {
        "en": "emergency cases in time, of those heard of",
        "zh": "有人知道的紧急诉求中按期办结",
    },
    "entrenched": {
        "en": "buildings with an entrenched problem at the end",
        "zh": "运行结束时有老大难问题的楼栋",
    },
}
