## families

world-entry-youth = 以青少年项目切入
world-entry-elders = 以为老项目切入
world-entry-environment = 以环境项目切入
b09-title = 小手拉大手
b09-phrase = G 社区以青少年为切入点，通过孩子带动整个家庭，邻里关系随之改善。
b09-contrast = 联动世界里项目分别只做青少年、只做为老、只做环境，项目工时相同；G 社区对照 S 社区，有孩子的家庭对照没有孩子的家庭，第 26 至 104 周。
b09-falsified = 没有孩子的家庭增益一样大，或在 S 社区也是青少年切入明显最好。
b09-g-programme-hours-youth = G 社区：项目工时，青少年比其他
b09-g-active-volunteers-youth = G 社区：活跃志愿者，青少年切入比为老切入
b09-g-active-volunteers-youth-2 = G 社区：活跃志愿者，青少年切入比环境切入
b09-g-youth-entry-share = G 社区青少年切入：成人参与率，有孩子家庭比没有的
b09-g-youth-entry-new = G 社区青少年切入：成人新熟人，有孩子家庭比没有的
b09-g-lead-homes-with = G 社区：有孩子家庭在成人参与上的领先，青少年切入比其他切入
b09-g-lead-homes-with-2 = G 社区：有孩子家庭在新熟人上的领先，青少年切入比其他切入
b09-s-active-volunteers-better = S 社区：活跃志愿者，较好的另一种切入比青少年切入（落后不到六分之一）
b09-active-volunteers-g = G 社区活跃志愿者
b09-note = 这里凡是人为写入的孩子效应都取中性值：来过活动的孩子只在家里问一次第一位成人，和别人问一样管用。“参与”指做志愿者，不含加入自组织；新熟人不计新搬来的居民。

## farm

percent = %
world-linked-farm-24 = 联动，楼顶种植队 24 人
world-linked-farm-60 = 联动，楼顶种植队 60 人
scope-farm = { $size } 人的种植队
plot-members-loneliness-falls = 队员孤独感下降
fall-loneliness-plot-members = 孤独感的下降，队员减匹配的老人
fall-loneliness-plot-members-2 = 孤独感的下降，队员减没有种植队时的同一批人
rise-ties-outside-home = 家庭以外关系的增强，队员减匹配的老人
unit-strength = 强度
rise-part-plot-members = 队员的关系中同本地人所占的比例，上升
b11-title = 一块菜地，让随迁老人有了伴
b11-phrase = 种植队让随迁老人有了自己的圈子，缓解了心理问题；他们只是缺少一个平台。
b11-contrast = G 社区第 0 周入队的随迁老人（在爱好种植者中抽签），52 周以后：同年龄、孤独感、离楼顶距离相近的种植爱好者相比，也同没有种植队的世界里的他们自己相比。
b11-falsified = 队员并不比情况相近的老人好，或关系没有增加而孤独感下降。
b11-note = 模型里队伍长得慢，楼顶又是最后才去争取的场地，所以种植队在第 0 周由人设立：一半随迁老人，一半爱好种植的本地人，三名带头人。搬走的人不计。孤独感随关系而变是写进去的规则，检验的是入队能不能带来关系。

## feedback_loop

strength = （关系强度，千分之一）
score = 0–1
per-tenth = 个百分点（信任每高 0.1）
world-linked-frozen-loop = 联动，第 40 周起冻结回路
world-linked-pulse = 联动，第 40 周每百名成人中一人成为志愿者
world-linked-pulse-frozen-loop = 同上，冻结回路
b16-title = 越参与，越有人参与
b16-phrase = 通过参与增进居民感情，通过服务赢得居民信任；居民在参与服务与被服务中，使联动长久。
b16-contrast = 联动世界第 40 至 156 周，每 13 周追踪一批成人，扣除个人与时点效应：参与与其后的关系、受助与其后的信任、信任与其后的参加；再看第 40 周让每百名成人中一人成为志愿者，在回路照常与冻结关系、信任、归属感两种情形下余效多久。
b16-falsified = 某一环没有作用，或冻结回路后余效一样长。
b16-taking-part-tie-strength = 参与：13 周内关系的增幅
b16-being-served-trust-gained = 受助：13 周内信任的增幅
b16-trust-more-who-start = 信任：其后 13 周开始做志愿者的增幅
b16-share-added-volunteers-left = 第 144 至 156 周余下的多出志愿者，回路照常减冻结
b16-active-volunteers = 活跃志愿者
b16-note = 以两年后余下的比例代替半衰期：多出的志愿者若带来新人，就未必会减半。第三条的信任取同本人起点之差。追踪不含新搬来的居民。服务增进信任、信任使人更愿参加，是模型的规则；只有余效是自己产生的结果。

## generations

world-linked-child-neutral = 联动，孩子同去
world-linked-no-child-along = 联动，孩子不同去
b20-title = 一老一小，两头受益
b20-phrase = 党员带着孩子去看老人，老人喜欢，由此长出了老少同行的“红纽带”项目。
b20-contrast = 联动世界，第 30 至 125 周：带孩子与不带孩子的为老上门相比；再把孩子效应都取中性值，看同一批家庭在孩子同去与不同去时参加的差别。
b20-falsified = 老人没有差别，或家人并不因此更多参加。
b20-elders-satisfaction-per-visit = 每次上门老人满意度的增幅，带孩子减不带
b20-fall-elders-loneliness-per = 每次上门老人孤独感的降幅，带孩子减不带
b20-other-adults-party-members = 党员有孩子的家庭中其他成人的参加比例：孩子同去减不同去
b20-note = 老人受益是写入的假定（child_bonus、child_lonely），前两条只是核对它确实发生；真正可能自己长出来的是家人参加。带孩子上门用时相同，按次即按工时。统计全街道：单看 D 社区次数太少。孩子自己的收获没有检验。

## groups

b07-title = 自组织能自立，但要带够时间
b07-phrase = 起初靠社区和社工扶着，后来居民自组织完全自主管理、自我组织。
b07-contrast = 第 26、52、78、104 周撤走全部指导时在世的队伍，看 52 周以后：存活比例与活跃度，同更晚撤出、不撤出相比；撤出时已自我管理满 13 周的队伍同其余队伍相比。
b07-falsified = 不论何时撤出都全部存活，或全部散掉；早撤也没有损失。
b07-organising-work-done-inside = 组织工作由队伍自己承担的比例，联动，第 125 周减第 0 周
b07-survival-guidance-ends-week = 存活比例，第 104 周撤出减第 26 周撤出
b07-activity-guidance-ends-week = 活跃度，第 104 周撤出减第 26 周撤出
b07-groups-lost-because-guidance = 第 26 周撤出而失去的队伍
unit-percent-groups = %
b07-survival-mean-withdrawal-weeks = 存活比例，第 26 与 104 周撤出的均值：既非全部也非全无
b07-survival-after-week-104 = 第 104 周撤出后的存活比例，自我管理的减其余的
b07-survival-per-half-year = 每晚撤半年多存活的比例，四个时点
b07-survival-residents-committee-goes = 存活比例，居委会继续带队减无人带队（第 26 周）
b07-survival-only-party-members = 存活比例，只停对党员的监督减停止全部指导（第 26 周）
b07-organisations = 自组织数
b07-note = 看的是撤出时在世的全部队伍，其中多数比项目还早（每社区起初两支）；第 0 周以后成立的不多，第 26 周以前几乎没有。
world-linked-leaders-stay = 联动，带头人不流失
world-withdraw-b-26-leaders-stay = 第 26 周不再有人带队，带头人不流失
n6-title = 带头人不走，队伍就不散
n6-phrase = 撤出以后队伍散掉，是因为带头人走了、没有人接上。
n6-contrast = 第 26 周撤走全部指导，一年内失去的队伍：带头人会走，与带头人不走。
n6-falsified = 带头人一个不走，队伍照样散。
n6-groups-lost-leaders-may = 失去的队伍，带头人会走
n6-groups-lost-leaders-never = 失去的队伍，带头人不走
n6-one-less-other = 前者减后者

## headlines

world-matched = 同样工时，不联动
world-linked-same-hours = 联动，不加工时
world-text = { $world }：{ $title }
contrast-party-led-linkage = 党建引领联动
contrast-hours-alone-same-hours = 只加工时：同样工时，不联动
contrast-linking-alone-no-extra = 只联动：不加工时
contrast-needs = 诉求 ×{ $load }
contrast-acquaintances-dealt-anew-every = 熟人每周重排
contrast-acquaintances-dealt-anew-once = 熟人重排一次
contrast-one-threshold-all = 门槛人人一样
contrast-thresholds-spread-twice-as = 门槛差别加倍
contrast-all-declared-assumptions-at = 声明的假定全部归零

## information

world-platform-and-visits = 平台加社工
world-duties-isolated = 各自为政，设一个对照社区
world-duties-linked = 联动，设一个对照社区
world-duties-linked-no-company = 同上，物业不到场
b14-title = 平台先让需求冒出来，再解决
b14-phrase = 平台一上线，诉求就冒出来；要办成，还得有人上门。
b14-contrast = 只有平台与各自为政相比：未办结诉求中看得见的比例（第 4 至 8 周）、居委会积压（8 至 52 周）、满意度（26 至 78 周）、离线独居老人的服务差距（60 至 125 周）；再加上社工上门后的差距。
b14-falsified = 单靠平台就和全面联动一样让人满意，或对差距毫无影响。
b14-share-open-cases-view = 看得见的诉求占比，平台减各自为政
b14-residents-committee-backlog-platform = 居委会积压，平台减各自为政（按说法应上升）
unit-staff-weeks = 人周
b14-satisfaction-full-linkage-platform = 满意度，全面联动减只有平台
b14-gap-offline-elders-platform = 离线老人差距，平台减各自为政（按说法应扩大）
b14-gap-offline-elders-platform-2 = 离线老人差距，只有平台减加上门
b14-open-cases-view-percent = 看得见的未办结诉求，%
b15-title = 权责清，不推诿
b15-phrase = O 社区居委会、业委会、物业三方坐到一起，不再踢皮球。
b15-contrast = O 社区每件环境、纠纷类诉求的推诿次数，第 52 至 104 周，联动与各自为政相比；再同其他社区比，同一个被设成权责同样不清的院落社区比，同物业不到场时比。
b15-falsified = O 社区并不比其他社区或对照社区改善更多，或物业不到场也一样。
b15-fall-cases-passed-on = O 社区推诿降幅
b15-fall-o-less-mean = O 社区降幅减其他社区平均
b15-fall-o-less-fall = O 社区降幅减对照社区
b15-fall-o-with-company = O 社区降幅，物业到场减不到场
b17-title = 磨合过，来事不慌
b17-phrase = 联动要磨合；磨合好了，来事就顶得上。
b17-contrast = 紧急诉求按期办结：第 90 周发生减第 6 周发生，联动与各自为政。
b17-falsified = 联动时早晚没有差别，或各自为政时也有同样的提高。
b17-late-early-linked = 晚减早，联动
b17-late-early-isolated = 晚减早，各自为政
b17-practice-working-together = 配合的默契

## joining

weeks = 周
scope-party-member-at-home = 家里有党员
scope-party-members-building = 楼里有党员
scope-party-member-acquaintances = 党员的熟人
families = 有孩子的家庭
world-linked-shuffled = 党建引领联动：熟人每周重排
world-entry-youth-shuffled = 以青少年项目切入，熟人每周重排
world-linked-equal-members = 联动，党员与常人无异
world-leaderless-equal-members = 无枢纽联动，党员与常人无异
linked-joining-residents-who = 联动：看得到党员服务的居民参加比其他居民
lead-joining-those-who = 看得到党员服务者的参加优势：联动为各自为政的几倍
lead-joining-those-who-2 = 看得到党员服务者的参加优势：原样为熟人重排的几倍
b05-title = 党员带头，家人邻居跟上
b05-phrase = 党员身体力行、带头号召，其他居民逐渐自觉参与进来。
b05-contrast = 第 0 至 123 周首次成为志愿者的人：党员与非党员相比；非党员按最近四周家里、楼里（最高与最低四分之一）以及把自己当熟人的人中有无党员服务来比；联动、各自为政以及熟人每周重排三种世界。
b05-falsified = 看不看得到党员服务都一样，或熟人重排之后差别照旧。
b05-linked-median-week-first = 联动：参加者首次参加的中位周，非党员减党员
b05-linked-mean-weeks-without = 联动：平均等了多少周才参加，非党员减党员
b05-ever-joined-percent = 曾参加比例（%）
b05-party-members-linked = 党员，联动
b05-others-linked = 其他人，联动
b05-party-members-isolated = 党员，各自为政
b05-others-isolated = 其他人，各自为政
b05-note = “参加”指做志愿者，不含党员到岗。邀请不因来自党员而更管用；党员意愿、责任感、时间不同，看的是党员是否闲置（其他人看志愿者），到岗后也会进入组织者邀请的名单。多数人始终没有参加，全体的中位数不存在，故用参加者的中位周和全体的平均等待周数代替。是否看得到只在同一社区、同一个月内比较；熟人一项取四周之前的情形。
b19-title = 应急志愿者来得快，留得住才算数
b19-phrase = 疫情中许多人站了出来；找到意义、有队伍接住、有激励的，才留得下来。
b19-contrast = 紧急期高峰与结束后 13 周的志愿者人数，各自为政与联动；结束后 26 周，联动世界同紧急事件尚未发生时相比；紧急期加入者中，队伍成员与其他人相比。
b19-falsified = 两个世界退得一样快，或都不退。
b19-linked-active-volunteers-week = 联动世界：第 60 周活跃志愿者，发生过紧急事件比尚未发生
b19-linked-emergency-volunteers-still = 联动世界：紧急期加入者 26 周后仍活跃，队伍成员比其他人
b19-fall-active-volunteers-13 = 13 周内活跃志愿者的降幅，各自为政减联动
b19-note = 各自为政的世界的退潮是校准出来的（E23），队伍能留人是退出规则的假定（quit_emergency）；自己长出来的是队伍与联动到底留住了多少人。
lead-joining-those-who-3 = 看得到党员服务者的参加优势，原样
lead-joining-those-who-4 = 看得到党员服务者的参加优势，熟人重排
n3-title = 熟人重排，榜样不传
n3-phrase = 起作用的应是谁看得见谁，而不是标签：熟人每周重排，梯度就该消失。
n3-contrast = 联动与青少年切入两种世界，每个社区的熟人每周重新打乱、强度不变，同不打乱相比。
n3-falsified = 重排之后仍有 20% 以上的差别。
n3-g-youth-entry-lead = G 社区青少年切入：有孩子家庭在成人参与上的领先，原样
n3-g-youth-entry-lead-2 = G 社区青少年切入：有孩子家庭在成人参与上的领先，熟人重排
n3-note = 重排的是熟人，不是住处：人们在家里、楼里照样看得见、照样被邀请，孩子也是在家里开口，所以本模型里只有熟人一路会消失。其余几路因对照点了名，一并列出。
n4-title = 党员与常人无异，就不再领先
n4-phrase = 党员领先应来自意愿、责任感和时间，而不是身份标签；枢纽的作用应当不变。
n4-contrast = 第 0 周起，党员的意愿与空闲时间换成同龄非党员的，初始责任感归零：看党员与其他人的参加快慢；再看这样的党员之下有无枢纽的差别。
n4-falsified = 党员仍多参加 20% 以上，或枢纽的优势没了。
n4-rate-first-joining-party = 首次参加的快慢，党员比其他人，原样
n4-rate-first-joining-party-2 = 首次参加的快慢，党员比其他人，党员与常人无异
n4-party-members-like-everybody = 党员与常人无异：紧急诉求按期办结，有枢纽减无枢纽
n4-party-members-like-everybody-2 = 党员与常人无异：老大难楼栋减少，有枢纽减无枢纽
n4-note = 党员仍要到岗，督导仍会提高责任感；到岗一周同其他服务一样增进归属感，并进入组织者邀请的名单；党员看党员是否闲置，其他人看志愿者。这些都没有改动。

## linkage

points = 个百分点
log-odds = 对数优势
buildings = 栋
class-emergency = 紧急诉求
class-specialised-needs = 专门诉求
class-everyday-needs = 日常诉求
entrenched = 老大难楼栋
world-isolated = 各自为政
world-leaderless = 无枢纽联动
world-committee-hub = 居委会作枢纽
world-linked-few = 三类主体联动，党建作枢纽
world-leaderless-few = 三类主体联动，无枢纽
world-needs = { $world }，诉求 ×{ $load }
equal = 起点拉平
scope-needs = 诉求 ×{ $load }
scope-needs-as-calibrated = 诉求如校准
emergency-gain-less-everyday = 紧急增益减日常增益
entrenched-buildings-solved-percent = 老大难解决比例减日常逾期挽回比例
b01-title = 越难的事，联动越管用
b01-phrase = 各自为战时，各类主体也解决了许多实实在在的问题，但遇到紧急突发事件和长期根深蒂固的难题就力量微薄；党建引领改变了这种局面。
b01-contrast = 联动减各自为政，同一批种子：紧急诉求按期办结率与老大难解决比例的增益，同日常诉求的增益相比；五种诉求量，外加紧急和日常诉求在各自为政的世界都办结 70% 的一种。
b01-falsified = 日常诉求的增益不小于紧急诉求，或各自为政的世界里日常诉求办结不到 60%。
b01-isolated-world-everyday-cases = 各自为政的世界：日常诉求按期办结
b01-isolated-world = 各自为政的世界：{ $kind }
b01-emergency-gain-less-everyday = 紧急增益减日常增益，对数优势
b01-share-late-cases-closed = 原逾期案件被挽回的比例，紧急减日常
b01-note = 拉平起点只对相比的两类而言：专门诉求与日常诉求用的是同一批工时，无法同时拉到 70%。诉求量只在各自为政的世界里寻找。
b02-title = 一加一大于二
b02-phrase = 五社优势互补，合在一起办成了单独哪一家都办不成的事。
b02-contrast = 八项同时接通的增益，同逐项单独接通的增益之和相比，按诉求类别。
b02-falsified = 各类诉求中，单项增益之和都不小于总增益。
b02-all-together-less-sum = 总增益减单项之和
b03-title = 难事需要枢纽
b03-phrase = 党建引领是“一建”：没有人把各方拢到一张桌子上，就还是各干各的。
b03-contrast = 党建引领联动减无枢纽联动（主体和人都一样）：紧急诉求、老大难楼栋、日常诉求；以及联动的主体越多，差距是否越大。
b03-falsified = 没有枢纽，紧急诉求和老大难也一样好；或主体一多，枢纽反而堵住。
b03-emergency-cases-time-hub = 紧急诉求按期办结，有枢纽减无枢纽
b03-entrenched-buildings-solved-hub = 老大难楼栋减少，有枢纽减无枢纽
b03-everyday-cases-time-hub = 日常诉求按期办结，有枢纽减无枢纽
b03-emergency-gap-with-all = 紧急差距：全部主体减三类主体
b03-note = 模型分不清“党建引领”和别的受信任的枢纽，除非四项职能不同：见主要结果中“居委会作枢纽”。

## minds

akaike = AIC 分
week = 周
world-linked-no-repute = 联动，队伍不替社工说话
world-publicity-only = 只有学习、社工站和张贴
world-linked-frozen-views = 联动，看法不许变
world-split-isolated = 各自为政，两边不往来
world-split-linked = 联动，两边不往来
b04-title = 居民接纳社工，先慢后快
b04-phrase = 起初居民不知道社工是干什么的，接纳来得慢，后来才传开。
b04-contrast = 15 岁及以上居民对社工的平均认可，第 0 至 156 周：起点、曲线形状（S 形与直线、上凸线按 AIC 比较）、拐点，以及终点联动减各自为政。
b04-falsified = 曲线一开始就是直线或上凸，或联动下并不上升，或不联动也升得一样高。
b04-acceptance-at-start-linked = 起点的认可，联动
b04-rise-over-three-years = 三年里的上升，联动
b04-s-shape-beats-straight = S 形优于直线和上凸，联动
b04-week-inflection-linked = 拐点，联动
b04-acceptance-at-end-linked = 终点的认可，联动减各自为政
b04-acceptance-social-workers = 对社工的认可
b04-note = 认可靠交谈传开的快慢是假定的（accept_repute），没有按“何时过半”去调。起点是输入的（acceptance_start）。
b06-title = 先有共识，后少纠纷
b06-phrase = 在还建社区，两边的人是面对面说开的；光靠宣传不行。
b06-contrast = Y 社区，第 26 至 156 周：邻里看法距离、包容度、新增纠纷，联动与各自为政相比（看法最远的人取终点的距离）；再把看法固定住跑一遍；再只留学习、社工站和张贴，不留当面交谈。
b06-falsified = 看法没有靠近纠纷也减少，或光靠宣传同样有效，或联动反而让两边更远。
b06-distance-between-neighbours-isolated = 邻里看法距离，各自为政减联动
b06-tolerance-linked-isolated = 包容度，联动减各自为政
b06-spread-views-isolated-linked = 看法分歧，各自为政减联动
b06-new-disputes-isolated-linked = 新增纠纷，各自为政减联动
unit-year-per-1 = 件/年·千人
b06-disputes-with-views-held = 纠纷：看法固定减看法可变，联动
b06-those-furthest-apart-half = 看法最远的人：联动效果的一半，减光靠宣传的效果
b06-distance-between-neighbours-views = 邻里看法距离，Y 社区
b06-note = 纠纷取决于楼栋约十周的积怨，时间先后因此是写进去的；因果用“固定看法”来检验。
n5-title = 没有队伍的口碑，认可曲线不成 S 形
n5-phrase = B-04 的 S 形应当来自队伍里的人怎么说。
n5-contrast = 联动，但队伍不替社工说话：S 形是否仍优于直线和上凸。
n5-falsified = 曲线仍是 S 形。
n5-s-shape-beats-straight = S 形优于直线和上凸
n7-title = 不往来，两边就一直分着
n7-phrase = B-06 的共识应当来自往来。
n7-contrast = 包容度固定，两边不交谈，没有学习、上门交谈和张贴：终点 Y 社区两边平均看法的距离。
n7-falsified = 两边照样靠拢。

## network

name-residents-committee = 居委会
name-social-workers = 社工
name-party-members = 党员
name-volunteers = 志愿者
name-self-organisations = 自组织
name-professional-organisations = 专业机构
name-charity-partners = 慈善伙伴
name-property-company = 物业公司
pieces = 块
world-last-13-weeks-without = { $world }，最后 13 周没有{ $who }
b18-title = 整张网都被盘活了
b18-phrase = 治理结构从分散走向紧凑；外力变成内力，整张网都被盘活了。
b18-contrast = 第 125 周各社区的协作网络：分成几块、密度、去掉一方后被切断的部分；以及最后 13 周逐一去掉一方重跑的按期办结，联动同无枢纽联动相比。
b18-falsified = 各自为政的世界的网络同样紧密，或枢纽一走联动世界就垮（还不如各自为政的世界）。
b18-linked-separate-pieces-per = 联动：每个社区分成几块，第 125 周（一块即连成一张网）
b18-pieces-per-community-isolated = 每个社区分成几块，各自为政减联动
b18-share-pairs-working-together-2 = 一起办事的主体对占比，联动减各自为政
b18-cut-off-loss-one = 去掉一方（党员除外）切断的部分，无枢纽减联动
b18-cases-time-lost-without = 没有其中一方（党员除外）时按期办结的损失，均值：无枢纽减联动
b18-same-actor-whose-loss = 同上，损失最大的一方
b18-no-collapse-cases-time = 不垮：按期办结，联动去掉党员减各自为政不缺人
b18-share-pairs-working-together = 一起办事的主体对占比
b18-note = 联动世界里党组织是枢纽；按这一论断，去掉枢纽另算，但不能让街道还不如各自为政的世界。

## programmes

programme-elder-care = 为老
programme-disability = 助残
programme-childcare-youth = 托育与青少年
programme-environment-property = 环境与物业
programme-mediation = 调解
programme-companionship = 陪伴与融入
programme-emergency = 应急防疫
world-fit-uniform = 项目类型轮流
world-fit-mismatched = 项目类型专挑最不缺的
world-only = 只做{ $what }
b10-title = 项目要对路
b10-phrase = 社区情况不同，突破口也不同；社工综合评估，精准定位矛盾。
b10-contrast = 未办结诉求（不论看没看见）所需工时，第 100 至 125 周均值：项目按评估、轮流、专挑最不缺的；以及 Y、G、S、O 四个社区里文章所说的突破口，同另外六类项目中最好的一类相比。
b10-falsified = 按评估比轮流少不到 2%，或同一类项目处处最好。
b10-work-left-undone-saved = 未满足工时：按评估比轮流省下
b10-work-left-undone-saved-2 = 未满足工时：轮流比专挑最不缺的省下
b10-work-left-undone-saved-3 = { $code } 社区，未满足工时：{ $k }项目比其余最好的一类省下
b10-community = { $code } 社区
b10-note = 联动世界本来就是按评估定项目。文章没有说 D 社区的突破口。规则管的是项目和新队伍的类型，社区的多数工时并不经过它们。
world-linked-without-professional-organisations = 联动，缺专业机构
world-linked-without-self-organisations = 联动，缺自组织
world-linked-nothing-bought = 联动，不购买服务
world-linked-no-groups = 联动，自组织不活动
severe-cases-time-loss = 重度诉求按期办结：缺购买的损失减缺自组织的损失
everyday-cases-time-loss = 日常诉求按期办结：缺自组织的损失减缺购买的损失
companionship-time-loss-without = 陪伴诉求按期办结：缺自组织的损失减缺购买的损失
cross-over-both-losses = 两种损失的交叉
burnout-residents-committee-rise = 居委会疲惫：缺购买时上升
b13-title = 重的靠购买，轻的靠互助
b13-phrase = 购买的专业服务办别人办不了的事，减轻社区工作者压力；居民自组织在内部解决许多问题。
b13-contrast = 从联动世界里去掉购买或自组织（断开这一条，或从第 0 周起没有这一方）：重度诉求（为老、助残、涉法纠纷）与日常诉求相比，第 60 至 125 周产生的诉求。
b13-falsified = 去掉哪一方，受损的都是同样的诉求。
b13-link-closed = 断开联动
b13-actor-gone = 没有这一方
b13-note = 日常诉求包括跑腿、环境和陪伴；陪伴另列。断开联动后，这一方照样按自己的清单办事。

## soundness

world-easy-isolated = 各自为政，诉求好办又看得见
world-easy-linked = 联动，诉求好办又看得见
world-nobody-isolated = 各自为政，只有居委会和物业
world-nobody-linked = 全部接通，只有居委会和物业
world-another-name = 联动，换个名字
world-emergency-none-isolated = 各自为政，无紧急事件
linked-isolated = { $kind }，联动减各自为政
n1-title = 好办又看得见的事，联动没有用武之地
n1-contrast = 都是常规诉求，谁办都一样，诉求不到一半，人人看得见：联动减各自为政。
n1-falsified = 联动仍多出 2 个百分点以上。
n8-title = 没有人，接通也没用
n8-contrast = 除平台外全部接通，只有居委会和物业：联动减各自为政。（平台没有帮手也能报事，故不接通。）
n8-falsified = 接通本身就起了作用。
n9-title = 场景叫什么名字都一样
n9-contrast = 联动世界换个名字再跑：五项指标差值的绝对值之和。
n9-falsified = 五项中有任何一项不同。
n9-sum-differences = 差值之和
unit-text = { "" }
n13-title = 账是平的
n13-contrast = 投入工时减各项用途之和，取各社区、各主体、各周之最大；产生的诉求减办结、放弃和未结的。
n13-falsified = 少了一分钟或一件诉求。
n13-imbalance-minutes = 工时不平
n13-minutes = 分钟
n13-cases = 件
n13-imbalance-cases = 诉求不平
n15-title = 不去动它，各自为政的世界不自己变
n15-contrast = 各自为政、无紧急事件，第 0 至 156 周（测试里 208 周）：九项状态中最大的漂移。
n15-falsified = 有一项每年漂移超过均值的 3%。
n15-largest-drift = 最大漂移
unit-percent-year = %/年

## supervision

percent-2 = %（占峰值）
world-linked-without-supervision = 联动，缺监督考核
world-clock-in-only = 只打卡考核，不表彰
world-recognition-only = 只表彰
b08-title = 没有监督和激励，热情就凉
b08-phrase = 打卡、考核、表彰让党员和志愿者坚持下来；只管不奖，人就疲了。
b08-contrast = 党员到岗率（四周均值）：峰值（第 36 至 73 周）后 52 周的降幅，有监督与无监督；只考核与只表彰时的活跃志愿者（第 60 至 125 周）。
b08-falsified = 没有监督也不衰减，或只管不奖样样最好。
b08-fall-without-supervision = 无监督时的降幅
b08-service-kept-with-supervision = 有监督时保住的到岗（超过 100 即高于先前的峰值）
b08-active-volunteers-recognition-only = 活跃志愿者，只表彰减只考核
unit-persons = 人
b08-share-party-members-serving = 党员到岗率
b08-note = 监督考核抬高责任感是声明过的假定，文献对此也有分歧（E20、E22、E60–E62）：监督能维持多少，有一部分是写进去的。

## workforce

hours = 小时/周
ratio = 小时
world-linked-without-social-workers = 联动，缺社工
as-they-come = 工时随实际
held-equal = 工时拉平
b12-title = 人多了，担子轻了
b12-phrase = 破解“人少事多”：把人搞得多多的，外力最后也变成内力。
b12-contrast = 居委会积压（第 60 至 125 周均值），联动同各自为政相比，并把两个世界的工时互换；居民自己的工时占比，第 113–125 周同第 0–12 周相比；每小时社工带动的居民工时。
b12-falsified = 多办的事只是社区工作者多干出来的；或积压下降不到 30%。
b12-backlog-smaller-when-linked = 积压，联动比各自为政小
b12-residents-own-share-hours = 居民自己的工时占比，联动，后期减初期
b12-rise-residents-own-share = 居民自己的工时占比的升幅，联动减各自为政
b12-residents-hours-brought-linking = 接通社工带出的居民工时，每小时社工
b12-hours-used-that-linkage = 联动增加的有效工时：其他各方减居委会
b12-backlog-smaller-linking-alone = 只联动、不加工时，积压减少
b12-backlog-smaller-when-linked-2 = 积压，联动比同样工时不联动的小
b12-residents-committee-backlog-staff = 居委会积压（人周）
b12-note = 加进去的工时不带来新的知情，所以“同样工时、没有联动”是工时单独作用的下限。
world-linked-meetings-cost = 联动，会议成本 ×{ $times }
n2-title = 开会太贵，优势就被吃掉
n2-contrast = 联动世界，联席会、主持和两方碰头的工时各乘 5 和 20：三类诉求按期办结的均值。
n2-falsified = 会议再贵，联动世界也一样好。
n2-lost-at-5-times = 成本 ×5 的损失
n2-lost-from-5-20 = 成本从 ×5 到 ×20 再损失
n2-note = 联动世界甚至可能低于各自为政的世界，但不是必须。
world-linked-load-4 = 党建引领联动，诉求 ×4
n10-title = 事太多，联动也扛不住
n10-contrast = 联动世界，全部诉求乘 1.5、2、3、4：日常诉求按期办结的最低值。
n10-falsified = 诉求翻到四倍，日常办结仍在 70% 以上。
n10-lowest-share-everyday-cases = 日常诉求按期办结的最低值
world-linked-office-chair = 联动，居委会召集
world-party-hub-only = 党组织召集，没有学习、示范和统一通知
residents-committee-party = { $both }：{ $what }，居委会减党组织
entrenched-buildings-residents-committee = { $both }：老大难楼栋，居委会减党组织
n11-title = 谁召集不要紧，要紧的是做什么
n11-contrast = 居委会召集同党组织召集相比，人和工时一样：两个世界都有学习、示范和统一通知，或都没有。
n11-falsified = 单凭召集人的名义就有超出指标界限（2 个百分点、10 栋楼）的差别。
n11-all-functions = 职能齐全
n11-chair-only = 只召集

## 由几部分合成

name-isolated = 各自为政
name-linked = 联动
equal-baselines = { $world }，起点拉平
without-a = 社工离开
without-b = 不再有人带队
without-c = 监督考核停止
withdrawn = 第 { $week } 周{ $what }
setting-at = { $meaning }（{ $setting }）：{ $value }，平常 { $usual }
emergency-in-week = 第 { $week } 周发生紧急事件，{ $world }
only-link = 只接通{ $link }
distance-of-sides = 两边距离，{ $world }
imbalance-in = { $what }，{ $world }
isolated-fall = 各自为政的世界：13 周内自高峰的降幅，{ $who }
who-active = 活跃志愿者
who-deployed = 派上用场的志愿者
