## question

summary = 各世界的每项指标：平均、离散、种子数
run-title = 单次
run-help = 用一粒种子运行一个场景。
option-scenario = 场景的名字，或 TOML 文件。
option-seed = 种子。
question-title = 对比
question-help = 对比几个场景：同样的人、同样的运气；说明差在哪里、有多确定。
option-arms = 不写则为 before isolated matched linked-same-hours linked。
option-seeds = 20（种子 1 至 20）、1-20 或 5,7；不写则为 20，有 --until-halfwidth 时为 200。
option-until-halfwidth = 每次加十粒种子，直到每个差值的区间不宽于 ± 此数。
option-of = --until-halfwidth 要看的指标；不写则为三项主要的按期办结率。
option-period = 要单独看的周段，如 0-23；不写则在突发事件处分段。
table-effects = 世界之间的差值与区间，街道和各社区
table-periods = 主要结果按周段
table-subgroups = 对哪些人差得多、差得少
question-longer = 区间还不够窄，加跑种子。
