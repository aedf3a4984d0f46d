"""The scorecard: the claims of the study as tests that can fail, and what becomes of them.

`scorecard` lives the worlds of all claims at a budget; `verdict` says by which rule a claim is supported,
conditional, not supported or could not be tested.
"""

from experiments.text.messages import Words

WORDS = Words(__name__)
