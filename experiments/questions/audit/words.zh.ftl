### 各种判定的标题

title-edge = 门槛
title-open = 尚无定论
title-left = 没有追到底
title-steep = 陡坡
title-switch = 影响超过 3 个百分点的开关、选项和条目
title-failed = 运行失败
title-moves = 影响不大
title-dead = 不起作用

## 门槛检查的话

kind = 门槛检查
title = 哪个数稍微动一动，结果就猛地一跳？
compared = { $items } 项设定和条目，{ $runs } 次运行，每次 { $residents } 人，世界：{ $worlds }；预算“{ $budget }”：预热 { $burn_in } 周后运行 { $weeks } 周，范围两端 { $ends } 粒种子，±10% 处 { $tenths } 粒，逐步 { $steps } 粒，成对比较。每个世界只与自己的现值相比，从不相互比较。
answer = 查出了什么
counted = { $items } 项设定和条目中：有门槛的 { $edge } 项，尚无定论 { $open } 项，没有追到底 { $left } 项，陡坡 { $steep } 项，影响超过 3 个百分点的开关、选项和条目 { $switch } 项，影响不大 { $moves } 项，不起作用 { $dead } 项（其中 { $inert } 项连一周的一个数都不变），运行失败 { $failed } 项。
no-edge = 没有发现门槛。
edges = 门槛：{ $names }。
unexplained = 没有写明为什么可以保留：{ $names }。
explained = 可以保留的理由写在各自旁边。
unfollowed = { $count } 项的影响超过 1 个百分点，但预算不够，没有逐步追下去：用 `wulian audit --budget full`，或用 --settings 点名，即可接着查。
rule-edge = ±10% 之内的变化肯定超过 3 个百分点，而且一步（2.5%）就占了一半以上。●：单这一步就肯定超过 3 个百分点。
rule-open = 一步就占了变化的一半以上，但 ±10% 之内的变化有没有超过 3 个百分点，还说不准：需要更多种子。
rule-left = 影响超过 1 个百分点，但不在影响最大的之列；逐步怎样变，不知道。
rule-steep = ±10% 之内的变化肯定超过 3 个百分点，但没有哪一步占一半以上（或只取整数，一个单位就超过 2.5%）。绷得紧的街道本来就敏感，这不是毛病。
rule-switch = 不是数，谈不上一步一步。列出各项结果中最大的平均变化，不带区间。
rule-failed = 取其中某个值的运行失败了，原因见 runs.parquet。
rule-dead = 在范围两端，任何世界的任何结果都没有变化半个百分点以上（同时区间）。○：模型报告的每一周的每个数都不变。两端之间的值没有试。
curve-heads =
    设定
    世界
    结果
    ±10% 的变化，百分点
    至少
    最大一步，百分点
    位置
    占变化
    为什么可以保留
moved-heads =
    设定
    世界
    结果
    最大变化，百分点
dead-heads =
    设定
    { "" }
    含义
figure = 有门槛和最陡的设定在 ±10% 内的变化，取变化最大的世界和结果；灰色：以不变为中心，± 同时区间的半宽。{ $seeds } 粒成对种子的均值。
value = { $name } = { $value }
axis-x = 设定变动，%
axis-y = 百分点
read = 怎样读
read-items =
    百分点指：{ $outcomes }。
    变化：现值 ±10% 之内任意两个值之间的最大差别，先升后降也算。整数至少动 1；范围不到 ±10% 的，把范围分成八步。
    肯定：逐步查过的每项设定、每个世界、每项结果、每对取值合成一族 95% 区间（Bonferroni）；运气取成对种子剩下的部分，在一项设定的各个取值上合并估计。
    步骤：先试范围两端；影响超过 1 个百分点的再试 ±10%，在那里仍超过 1 个百分点的才逐步试（full 预算里，只要起作用就试 ±10%）。
    看不到的：两端和 ±10% 处都不动、夹在没试过的值之间的门槛；两项设定一起动才有的门槛；比所运行的周数更晚才出现的。
caveat =
    门槛是模型的毛病，
    除非现实里那里就有门槛；那样的话理由和出处写在旁边。
settings =
    一次只动一项设定，
    其余都取现值。

## 结果

outcome-everyday = 日常诉求按期办结，平时
outcome-specialised = 专门诉求按期办结，平时
outcome-crisis_all = 突发事件各周产生的各类诉求按期办结
outcome-emergency_heard = 有人知道的紧急诉求
outcome-emergency_given_heard = 有人知道的紧急诉求中按期办结
outcome-entrenched = 运行结束时有老大难问题的楼栋
between = ；
between-worlds = 、
with-unit = { $value }{ $unit }

## question

question-title = 门槛检查
question-help = 找门槛：设定稍动、结果就跳的；变化陡的；以及什么都不影响的。
option-budget = quick（两个空闲核心约 40 分钟）或 full（数小时）。
option-settings = 只看这些设定，如 'eta_*'；可重复。
table-audit = 每项设定的判定
table-curves = 试过的每个值上的结果
question-longer = 下一步：有影响的接着查。
