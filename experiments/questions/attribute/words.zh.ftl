### 图

figure-share = 各种次序平均的份额与区间（同时成立 95%）
figure-range = 各种先后次序下的范围（含运气）
figure-first = 第一个接通
figure-last = 最后一个接通
figure-sum = 合计
figure-axis = { $title }：与一项都不接通相差（{ $unit }）
figure-less = 合起来较少
figure-more = 合起来较多
figure-pairs = 两两合起来与分开之和的差（{ $unit }）；有框：区间不含零

## 页面

page-kind = 归因报告
page-title = 联动的效果，各方各占多少？
page-figure-shares = 每一项的份额（Shapley 值）：在所有先后次序上平均它加入时带来的变化，横线为 { $seeds } 粒种子的区间，各份额与合计的区间同时成立的把握是 95%。
page-figure-pairs = 两项一起时比分开时多（蓝）或少（灰）带来多少（Shapley 交互指数）。
page-heads =
    { "" }
    份额
    区间（同时成立 95%）
    第一个接通
    最后一个接通
page-table = 单位：{ $unit }。灰色：区间包含零，未显示份额。第一个与最后一个接通是两个极端，不是份额。
page-read-items =
    份额与先后次序无关：各项份额相加，正好等于全部接通与一项都不接通的差。
    份额是这个模型里的功劳分法，不是现实中的因果证明；一项的份额随其他各项而变。
    区间包含零的一项写作“未显示份额”，不等于“没有作用”。
page-total = 合计

## 句子

all-constant = 换哪一项都不变：没有差别可分。
players-links = { $count } 项联动
players-functions = { $count } 项党建职能
players-parts = { $count } 个部分
total = 在模型里，{ $players }全部接通，与一项都不接通相比，{ $measure }{ $stated }。
total-unstated = 在模型里，{ $players }全部接通，与一项都不接通相比，{ $measure }：{ $stated }。
number = { $size }（{ $ends }）
between = ；
shares = 平均来看，不论先联哪一方，在这 { $mean } 里：{ $parts }。
idle = 在每粒种子里都不起作用：{ $names }。
alike = 几乎每粒种子都一样，不给区间：{ $parts }。
unshown = 未显示份额（区间包含零，最远到 { $reach }）：{ $names }。
order = 先后差得最多的是{ $name }：第一个接通时 { $first }，最后一个接通时 { $last }。
pairs-none = 没有哪一对显示出合起来比分开多或少。
pairs-more = 合起来比分开更有用：{ $pairs }。
pairs-less = 互相替代，合起来不如分开之和：{ $pairs }。
# 没有好坏方向的指标，谈不上有用。
pairs-higher = 合起来比分开之和高：{ $pairs }。
pairs-lower = 合起来比分开之和低：{ $pairs }。
pairs-rest = 另有 { $count } 对见图
sampled = 只抽了 { $couples } 对先后次序，没有数遍：抽样带来的误差最多 ±{ $from_orders }，种子带来的最多 ±{ $from_luck }；两两之间的叠加没有估计。

## question

question-title = 归因
question-help = 把联动的作用分给各项联动：夏普利值，与先后无关。
option-scenario = 在其中逐项开关的世界。
option-players = 一项联动、一个开关，或用“+”连起的几项；也可写 links、functions。不写则为 links。
option-orders = 不跑全部组合，只抽取这么多对先后次序。
table-attribution = 每一项的份额与区间
table-interactions = 放在一起更有用或更没用的成对组合
