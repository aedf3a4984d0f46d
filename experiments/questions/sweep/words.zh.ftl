## question

option-second-order = Sobol'：为成对效应抽样。
table-points = 每个点：设定、种子平均、差值
table-design = 每个点一行：变动了什么
table-values = 每个点、场景、种子一行：各项指标
question-title = 扫描
question-help = 在一组设定与联动的每个点上运行场景。
option-what = 计划（TOML 文件或自带计划的名字），或若干场景，基准在前。
option-table = 各点的 CSV：每项设定或联动一列，每个点一行。
option-design = lhs、grid、factorial、sobol 或 morris；不写则为 lhs。
option-points = 设计的点数。
option-levels = 网格的层数，不写则为 3。
option-measures = 除主要结果外还要列出的指标。
option-each-community = 不只留街道的逐周数据，也留每个社区的。
option-seeds = 5（种子 1 至 5）、1-5 或 5,7；不写则用计划里的，否则为 5。
option-design-seed = 设计本身的种子；不写则为 1。
option-weeks = 预热之后的周数；不写则用计划里的，否则为 156。
option-communities = 整个社区：5、Y,G,S 或 all；不写则用计划里的，否则为 all。
table-design-2 = 在 Python 里给出的各点
