### 图

figure-holds = 成立
figure-reverses = 反转
figure-small = 差别不要紧
figure-untold = 不能判断
figure-box-holds = 多半成立的范围
figure-box-fails = 多半不成立的范围
figure-box-reverses = 多半反转的范围
figure-p = 拟 p 值 { $p }；{ $again }/5 次重现
figure-coverage = 覆盖率：占全部此类设定的多少
figure-density = 密度：范围内有多少是此类
figure-chosen = 所选
figure-path = 试过的范围：由宽（右）到窄
figure-gain = 差值（{ $unit }）

## 页面

page-kind = 找条件报告
page-title = 在哪些设定下结论成立，在哪里反转？
page-figure-box = 每个点是一种抽样设定：● 成立，○ 不成立，灰色为区间包含零、不能判断。方框为找到的区域。
page-read-items =
    “成立”指联动的世界在该项上好过基准，并且超过要紧的幅度。
    占多少百分比取决于抽样的范围和均匀抽样，不是现实中发生的概率。
    没有找到区域，不等于没有例外，只是这些点里看不出规律。

## question

question-title = 找条件
question-help = 找出在哪些设定下一个世界胜过另一个，在哪些设定下反过来。
option-arms = 两个场景。不写则为 isolated linked。
option-points = 拉丁超立方的点数。
table-claims = 每个点：说法在那里是否成立
table-boxes = 找到的区域及其可靠程度
table-box-limits = 各区域的界限
table-trade-off = 找区域途中的覆盖与密度
table-scores = 差别取决于什么
table-shares = 多少组设定里成立、反转、还不能判断
