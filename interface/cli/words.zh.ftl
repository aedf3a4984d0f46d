## command

option-workers = 进程数；不写则每个核心一个。
option-dry-run = 只说要跑多少次、多久、占多少盘；不开始。
