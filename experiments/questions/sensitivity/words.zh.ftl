### 图

figure-shown = 分得清的设定（编号见右），横线为 95% 区间
figure-unshown = 与零分不开的设定
figure-even = σ = μ*：此线以上，作用取决于别的设定，或呈非线性
figure-strength = μ*：从最低调到最高平均移动多少（{ $unit }）
figure-unevenness = σ：作用的不均匀程度（{ $unit }）
figure-first = 单独的份额
figure-total = 连同相互作用的份额，95% 区间
figure-luck = 光凭运气会有的份额
figure-axis = 方差的份额：{ $title }
figure-negative = 负值来自抽样误差
figure-rest = 另有 { $count } 项，连同相互作用的份额都不超过 { $most }

## 页面

page-kind = 敏感性报告
page-title = 结论最受哪些没有把握的设定左右？
page-figure-morris = 每个设定从最低到最高，平均使结果移动多少（μ*），以及移动得是否一致（σ）。
page-figure-sobol = 结果在各点之间的方差，有多大一份来自每个设定：单独（空心）和连同与其他设定的相互作用（实心），线为 95% 区间。
page-morris-heads =
    设定
    平均移动 μ*
    95% 区间
    方向 μ
    不均匀 σ
    运气会显示
page-sobol-heads =
    设定
    单独 S1
    95% 区间
    连同相互作用 ST
    95% 区间
    运气会显示
page-whole-heads =
    { "" }
    各组设定的平均
    最低至最高
    运气占的方差
page-whole = 结果本身
page-table = 灰色：不能与毫无作用的设定区分开。负值来自抽样误差，照样画出。
page-read-items =
    只有高于“运气会显示”的部分，才算这个设定的作用。
    σ 大：作用的大小随其他设定而变，或者不是直线。
    方差的份额说的是在所抽范围内谁最要紧；范围窄的设定自然显得不要紧。

## question

question-title = 敏感性
question-help = 看哪些不确定的设定会改变一项结果，或改变联动带来的差别。
option-arms = 一个场景，或两个（后者减前者）。不写则为 isolated linked。
option-method = morris（筛选许多项）或 sobol（在几项之间分摊）。
option-size = 轨迹数（morris，10）或基本样本的行数（sobol，128）。
table-morris = 每项设定走一步，结果变多少
table-sobol = 每项设定占方差的份额
table-sobol-pairs = 两项设定合起来多出的方差份额
table-spread = 离散中有多少是运气
