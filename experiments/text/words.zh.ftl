### 各处都会说的话。

compiling = 第一次在本机运行这个版本：先用 { $processes } 个进程编译模型，大约{ $minutes ->
    [1] 一分钟
   *[other] { " " }{ $minutes } 分钟
 }，只此一次。
