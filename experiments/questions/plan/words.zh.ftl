### 定方案的话：答案、说明、页面与图。

## 所找到方案的名字

title-best = 效果最好
title-enough = 够用
title-start = 起步

## 数量

yuan = { $amount } 元
yuan-large = { $amount } 万元
posts = { $posts } 个岗位
hours = { $hours } 小时协调
cost = 每年要 { $yuan }、{ $posts }和约 { $hours } 小时协调
budget = 在每年 { $limits }之内
budget-none = 不限预算
opened-none = 什么都不接通
opened-everywhere = { $links }（全部 { $communities } 个社区）
opened-in = { $names ->
    [1] { $links }（{ $count } 个）
   *[other] { $links }（各 { $count } 个）
 }
between-links = ，

## 答案

none-lasted = { $budget_first }，复测后没有一个方案还守得住协调工时的预算或有可用的运行，{ $goal }没有可说的方案。
none-helped = 在模型里，{ $budget }，试过的 { $tried } 个方案没有一个在初筛种子上让{ $goal }好过什么都不接通：没有方案可以说有用。
best = 在模型里，{ $budget }，找到的效果最好的方案是：{ $links }。它{ $cost }；与什么都不接通相比，{ $stated }。
best-unshown = 在模型里，{ $budget }，没有方案显示有用；找到的最好的是：{ $links }。它{ $cost }；与什么都不接通相比，{ $stated }。
enough-nothing = 复测中，它也没有显示好过什么都不接通，而后者不花钱。
cheaper-worse = 复测过的 { $count } 个更便宜的方案都显示比它差。
cheaper-none = 没有更便宜的方案进入复测。
cheaper-beaten = 更便宜的：{ $links }。它{ $cost }，是最好方案花费的 { $share }；在复测中没有显示更差，但在另一批新种子上，最好的方案更好：{ $stated }。
cheaper-as-good = 它没有显示好过更便宜的：{ $links }。后者{ $cost }，是它花费的 { $share }；两者之间，{ $stated }。
price-worse = 最好方案的代价，先说变差的：{ $clauses }
price-hours = 没有显示变差的指标；代价是：{ $clauses }
price-none = 没有显示变差的指标，也没有显示多花工时。
more-in-table = 另有 { $count } 项见表

## 模型有多大把握

agree-seeds = { $same }/{ $seeds } 粒新种子同向
agree-settings = { $share } 的抽样设定下同向
settings-untested = 未检验其他设定
reduced = 缩小的街道
few-seeds = 不足 { $count } 粒种子
between-reasons = ；

## 说明

note-luck = 运气：初筛的 { $screening } 粒种子上，它看起来是 { $before }；{ $retest } 粒新种子上复测，{ $again }；另外 { $confirmation } 粒新种子上，{ $now }。报告的只是最后这个数。
note-untested = 没有检验其他设定。
note-settings = 其他设定：{ $settings } 项设定在各自范围内重抽 { $samples } 次（每次 { $seeds } 粒种子），最好的方案有 { $better } 次好过什么都不接通，{ $matters } 次好出要紧的程度{ $ahead }。
note-ahead = ；比“够用”的方案好出要紧的程度，{ $count } 次
note-start = 起步：复测显示有效的方案里最省的是{ $links }，{ $cost }；{ $stated }。
note-prices = 价格：{ $count } 项里 { $assumed } 项是假定。
note-prices-best = 价格：{ $count } 项里 { $assumed } 项是假定；都取下限或都取上限，最好方案每年 { $low }至 { $high }。
note-reach = 范围：{ $all } 个可能的方案里试了 { $tried } 个；没试到的里面可能有更好的。

## 图

key-tried = 试过的方案（初筛种子）
key-frontier = 初筛的前沿
key-stated = 选出的方案：另一批新种子，带区间
key-looked = 它们在初筛时的样子
axis-money = 每年花费（万元）
axis-budget = 预算
axis-gain = { $goal }：与什么都不接通之差（{ $unit }）
axis-links = 接通的社区数（共 { $count } 个）
axis-settings = 换了其他设定之后（{ $unit }）
axis-untested = 没有检验其他设定
caption-frontier = { $goal }与什么都不接通的配对差。灰点与黑线：{ $screening } 粒初筛种子的均值，只用来找，不用来报告。蓝点：另外 { $confirmation } 粒新种子，配对 t 区间，选出的几个方案的区间同时成立的把握是 95%。
caption-named = 左：每项联动接通的社区数。右：每个圈是一组重抽的设定（{ $seeds } 粒种子的均值），蓝线为设定不变时；浅色带内视为不要紧。

## 页面

page-kind = 定方案报告
page-title = { $goal }：有限的钱和人，先接通什么？
page-compared = 试了 { $tried } 个方案，{ $runs } 次运行；每次都是同样的 { $residents } 人，同一粒种子同样的运气。比较的基准是什么都不接通。
page-figure = 花多少，换来多少
page-table = 选出的方案
page-table-note = 差别都是与什么都不接通相比，来自最后一批新种子；灰色：区间包含零。目标的区间同时成立的把握是 95%；其余是探索性的，一起看，错报率控制在 5%。协调工时是开会、学习、传话、邀约、培训、指导与协调花的时间，只跑了几个社区时，按居民数折算到全街道。
page-yuan = 花费（元/年）
page-range = 价格都取下限至都取上限
page-posts = 岗位
page-hours = 协调工时（小时/年）
page-goal = 目标
page-trust = 这个答案靠得住吗
page-prices = 价格表
page-price-heads =
    { "" }
    每年
    范围
    依据
    { "" }
page-price-note = 居民、社工、合同在每个世界里都一样，联动只是让他们一起办事；所以他们的工资和合同不算联动的价钱，一起办事花的工时在模型里扣，不在这里重复计价。换成自己的价格：--prices 文件。
page-per-community = { $what }，每个社区
page-per-street = { $what }，全街道
page-per-post = { $what }
page-post = 一个岗位
page-what-yuan = 元
page-what-posts = 岗位
page-what-hours = 小时
page-source-article = 原文
page-source-literature = 文献
page-source-assumption = 假定
page-settings =
    其他设定只抽查了几组。
    要系统地看结论在哪里反转，请用 wulian discover。
page-priced =
    价格多为假定，
    换一张价格表，够用的方案可能就变了。
page-hub =
    模型分不清党组织与任何受信任的枢纽，
    除非四项职能不同。
page-same =
    同样的份额总是落在同样的社区：
    接通 6 个社区的两项联动，接通的是同样 6 个；分散开来会怎样，这里没有试。
page-recalled = 凭记忆

## question

question-title = 定方案
question-help = 在一年的预算之内，找出开通哪些联动、在几个社区开通，最有助于一个目标。
option-scenario = 要在其中开通联动的世界。
option-goal = 方案要改善什么。
option-money = 全街道每年多少元。
option-posts = 全职岗位数。
option-hours = 每年的协调工时，不论由谁投入。
option-prices = 价目表（TOML）；不写则用自带的。
option-evaluations = 要试的方案数，每代 20 个。
option-finalists = 最多复测几个方案。
option-retest = 复测所用的新种子数。
option-confirmation = 另用多少新种子得出所说的数。
option-samples = 换多少组设定来看结论是否仍成立。
option-sample-seeds = 每组设定几粒种子。
table-portfolios = 点名的方案：联动、费用、带来的变化
table-frontier = 试过的每个方案
table-prices = 价目表及来源
question-longer = 下一批方案。
