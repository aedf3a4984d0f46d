## command

option-workers = Processes; default: one per core.
option-dry-run = Say how many runs, how long and how much disk; start nothing.
