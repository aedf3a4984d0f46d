"""What is said while the model is compiled: it takes minutes, once."""

from experiments.text.language import Text

MINUTES = 2.0
"""Of one processor."""


def compiling(processes: int) -> Text:
    """Return what to say while the model is compiled by so many processes."""
    minutes = max(1, round(MINUTES / processes))
    about, about_zh = ("a minute", "一分钟") if minutes == 1 else (f"{minutes} minutes", f" {minutes} 分钟")
    by = f"{processes} process{'es' if processes > 1 else ''}"
    return Text(
        f"First start of this version here: compiling the model with {by}, once; this takes about {about}.",
        f"第一次在本机运行这个版本：先用 {processes} 个进程编译模型，大约{about_zh}，只此一次。",
    )
