## claim

log-ratio = 倍
on-the-model = 检验的是模型本身，不是文章。

## question

question-title = 说法检验
question-help = 检验文章的各项说法：支持、有条件、不支持，或无法检验。
option-budget = quick（在五个社区上预演）、standard 或 full。
option-only = 只检验这一项，如 B-01 或 N3；可重复。
table-scorecard = 每项说法的判定与理由
table-criteria = 每个条件的区间与界限
table-scorecard-json = 同样内容，供程序读取
question-longer = 再调诉求量，拉平起点。

## verdict

verdict-supported = 成立
verdict-conditional = 有条件成立
verdict-not-supported = 不成立
verdict-not-tested = 无法检验
control-holds = 通过
control-in-part = 部分通过
control-does-not-hold = 未通过
state-holds = 成立
state-unclear = 说不准
state-fails = 不成立
state-no-numbers = 没有数字
unmet = 前提不满足
unjudged = 不作判定
