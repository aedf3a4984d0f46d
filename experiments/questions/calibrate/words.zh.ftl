### 页面

page-kind = 校准报告
page-title = 哪些设定与观测到的数据说得通？
page-figure-strips = 上：每个设定给定的范围（细线）、后验分布（浅色）、95% 区域（粗线）。下：后验里最难分开的一对设定。每个点 { $seeds } 粒种子。
page-settings-heads =
    设定
    给定的范围
    95% 区域
    均值
    窄了
page-fitted-heads =
    观测
    观测值 ± 误差
    拟合
    一条街的 95% 区间
    相差（标准差）
    代理模型盖住
page-pair-heads =
    两项设定
    秩相关
page-kept-heads =
    { "" }
    没有被排除的体积
    撑起后验的样本
page-kept = 所给的范围
page-table = 灰色：范围几乎没有变窄，数据什么也没说。
page-fitted-note = 相差以全部不确定性的标准差计，3 以上即排除。盖住：逐点留一时，落在代理模型 95% 区间内的点。
page-read-items =
    结果是一片区域，不是一个点；fitted.toml 只是其中一点，plausible.csv 是整片区域的样本，可用 wulian sweep --table 跑。
    各项观测当作互相独立：把一条曲线拆成许多相邻的周，会使区域显得过窄；宁可合成几个时段。
    两次运行之间由代理模型（高斯过程）代替模型；它自己的误差已计入，逐点留一检验见上。
    说得通只表示没有被这些观测排除，不表示是真的。

## 图

figure-prior = 给定的范围
figure-density = 后验
figure-region = 95% 区域
figure-mean = 后验均值
figure-run = 跑过的点
figure-set = 说得通的设定
figure-narrower = 窄了 { $share }
figure-silent = 数据什么也没说
figure-r = 秩相关 { $r }
figure-inseparable =
    互相抵消，
    数据分不开
figure-ends = { $low } 至 { $high }
figure-with-unit = { $name }（{ $unit }）

## 句子

kept = 在所给范围里，{ $kept } 的体积没有被观测排除（不吻合度小于 3；观测误差、一条街的运气、模型自身误差（观测值的 { $apart }）和代理模型的误差都已计入）。
region = { $name }：95% 区域 { $after }，原范围 { $before }，窄了 { $less }。
silent = 关于 { $names }，数据什么也没说：范围几乎没有变窄。
pair = 这几项互相抵消，数据分不开：{ $names }（秩相关 { $r }）。
few = 区域太小：只有约 { $carrying } 个样本撑起后验，区间只是粗略的；请用 --vary 收窄范围再跑。
bent = 区域是弯的，后验均值本身反而不合；请用 plausible.csv，不要用 fitted.toml。
met = { $count } 项观测里，{ $inside } 项落在拟合的设定下一条街会出现的 95% 区间内。
met-closest = { $count } 项观测里，{ $inside } 项落在最接近的设定下一条街会出现的 95% 区间内。
badly-met = 拟合得不好的：{ $names }（相差超过 2 个标准差）。
doubted = 代理模型不可靠：逐点留一检验时，{ $names }的误差比它自己说的大；请加 --points 或收窄范围，在那之前不要用这个区域。
rough = 代理模型还粗：对{ $names }，它的误差大过其余全部不确定性，再多跑些点（--points）区域还会变窄。
covered = 逐点留一检验：代理模型的 95% 区间盖住了 { $share } 的点。
nothing-alone = 所给范围里没有一组设定说得通。够不着的是{ $title }：观测 { $seen } ± { $error }，模型在这些范围里的均值只在 { $low } 至 { $high } 之间，最近也差 { $apart } 个标准差（3 以上即排除）。
nothing-together = 所给范围里没有一组设定同时说得通：每项观测单独都够得着，合在一起不行。在最接近的一点，差得最多的是{ $title }：观测 { $seen } ± { $error }，拟合 { $best }，差 { $apart } 个标准差（3 以上即排除）。
left-out = 有 { $count } 个设定点缺了运行或数值，未计入。

## question

question-title = 校准
question-help = 让设定符合自己的观测：给出符合的范围，以及数据分不开的部分。
option-observed = 各列：measure、weeks（10-35 或 26）、value、error。
option-scenario = 被观测的世界。
option-vary = 要拟合的设定或联动及其范围；至少一项。
option-points = 拉丁超立方的点数；不写则每项设定 10 个，至少 30 个。
option-discrepancy = 模型本身可能的误差：标准差，占每个数值的份额。
table-settings = 每项设定剩下的范围
table-pairs = 互相抵消的设定
table-plausible = 符合观测的各组设定，可交给 wulian sweep
table-fitted = 每条观测与模型的范围
table-emulators = 仿真器在留出点上的误差
table-fitted-2 = 后验均值，写成场景
