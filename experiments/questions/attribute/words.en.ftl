### Pictures

figure-share = mean over all orders, joint 95% interval
figure-range = range over orders (luck included)
figure-first = introduced first
figure-last = introduced last
figure-sum = All together
figure-axis = { $title }: difference to the world without any ({ $unit })
figure-less = less together
figure-more = more together
figure-pairs = Pairs: together less the sum apart ({ $unit }); framed: the interval excludes zero

## The page

page-kind = Attribution report
page-title = How much of the effect of linkage belongs to each part?
page-figure-shares = The share of each part (Shapley value): what it adds, averaged over all orders of introduction; lines are intervals over { $seeds } seeds; those of all shares and of the total hold at once in 95% of experiments.
page-figure-pairs = How much more (blue) or less (grey) two parts add together than apart (Shapley interaction index).
page-heads =
    { "" }
    share
    joint 95% interval
    introduced first
    introduced last
page-table = Unit: { $unit }. Grey: the interval contains zero, no share shown. Introduced first and last are the two extremes, not shares.
page-read-items =
    Shares do not depend on the order: they add up to the difference between all parts on and none.
    A share is a way to divide the credit inside this model, not proof of cause in reality; it changes with the other parts.
    A part whose interval contains zero shows no share; that is not “no effect”.
page-total = all together

## Sentences

all-constant = No part changes it: there is nothing to divide.
players-links = { $count } links
players-functions = { $count } functions of Party leadership
players-parts = { $count } parts
total = In the model, all { $players } on against none: { $measure } { $stated }.
total-unstated = In the model, all { $players } on against none: { $measure }: { $stated }.
number = { $size } ({ $ends })
between = ;{ " " }
shares = Averaged over every order of introduction, of these { $mean }: { $parts }.
idle = Adds nothing in any seed: { $names }.
alike = The same in all or almost all seeds, so no interval: { $parts }.
unshown = No share shown (intervals contain zero and reach { $reach } at most): { $names }.
order = Order matters most for { $name }: { $first } when introduced first, { $last } when introduced last.
pairs-none = No pair is shown to be worth more or less together than apart.
pairs-more = Worth more together than apart: { $pairs }.
pairs-less = They partly replace each other, worth less together than apart: { $pairs }.
# Of a measure without a good direction nothing can be worth anything.
pairs-higher = Higher together than the sum apart: { $pairs }.
pairs-lower = Lower together than the sum apart: { $pairs }.
pairs-rest = { $count } more in the figure
sampled = Estimated from { $couples } pairs of random orders, not all: sampling adds an error of up to ±{ $from_orders }, seeds up to ±{ $from_luck }; pairs were not estimated.

## question

question-title = attribute
question-help = Divide the effect of linkage among its links: Shapley values, free of any order.
option-scenario = The world in which the parts are switched on and off.
option-players = A link, a switch, or several joined by '+'; or links, functions. Default: links.
option-orders = Sample so many pairs of orders instead of running all combinations.
table-attribution = every player's share with its interval
table-interactions = pairs that are worth more or less together
