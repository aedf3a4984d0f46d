"""`plan`: which links, in how many communities, do most for a goal within a budget.

    prices    the price list: what a link costs a year, with source and grade
    costs     what a portfolio of links costs, exactly; whether a budget allows it
    search    a quadratic surface through what was tried (scikit-learn), looked at everywhere
    stages    what is run: screening, re-test, confirmation, other settings
    choice    which portfolios are re-tested, and which are named
    planning  the door `plan` and its result
    sentences, figures, page   how it is told

The order of the stages is what keeps luck out of the answer: a portfolio is found on some seeds,
chosen on fresh ones, and stated on fresh ones again.
"""

from experiments.text.messages import Words

WORDS = Words(__name__)
