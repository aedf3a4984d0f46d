### What every room may say.

compiling = First start of this version here: compiling the model with { $processes ->
    [one] 1 process
   *[other] { $processes } processes
 }, once; this takes about { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
 }.
