## claim

log-ratio = times
on-the-model = what is checked is the model itself, not the study.

## question

question-title = scorecard
question-help = Test the study's claims: supported, conditional, not supported, or could not be tested.
option-budget = quick (a rehearsal on five communities), standard or full.
option-only = Test this claim only, such as B-01 or N3; may be repeated.
table-scorecard = every claim with its verdict and why
table-criteria = every condition with its interval and margin
table-scorecard-json = the same for programs, with what it rests on
question-longer = The next loads for equal baselines.

## verdict

verdict-supported = supported
verdict-conditional = conditional
verdict-not-supported = not supported
verdict-not-tested = could not be tested
control-holds = holds
control-in-part = holds in part
control-does-not-hold = does not hold
state-holds = holds
state-unclear = unclear
state-fails = fails
state-no-numbers = no numbers
unmet = not met: no test
unjudged = not judged
