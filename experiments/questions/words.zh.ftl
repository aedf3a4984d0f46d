## options

option-seeds = 20（种子 1 至 20）、1-20 或 5,7。
option-design-seed = 设计本身的种子。
option-outcomes = 要看的指标；不写则看主要结果。
option-vary = 要变动的设定或联动及其范围；不写则变动所有不确定的设定。
option-weeks = 预热之后的周数。
-which = 整个社区：5（Y、D、G、O、S）、其他个数（先这五个，再其余）、Y,G,S 或 all
option-communities = { -which }；不写则为 all。
option-few-communities = { -which }。
option-street = 街道的文件夹或名字；不写则为 X 街道。
option-settings = 在每个世界里改一项设定或联动，如 need_scale=2、links.platform=0。
option-keep-burn-in = 也保留第 −52 至 −1 周。
option-engine = local、dask（在本机启动集群）或 dask://主机:端口。
option-out = 结果文件夹；不写则为 results/命令-世界-指纹。

## question

longer = 还需要再跑一些。

## result

table-report = 报告
table-runs = 每次运行一行：结果如何、用时多少
table-weekly = 每次运行逐周的指标
table-observed = 观察者记下的数
table-figures = 报告的图（PNG 和 SVG）
table-street = 同上，只有全街的行
table-dictionary = 每张表每一列：名称、单位、类型、含义
