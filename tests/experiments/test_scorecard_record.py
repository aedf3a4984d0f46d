"""Golden: the verdicts on record belong to this model, and a change that turns one shows up."""

import json

from experiments.scorecards.claims import claims
from experiments.scorecards.document import DATA, DOCUMENTS, golden_fingerprint
from experiments.scorecards.verdict import Verdict

RENEW = "run `wulian scorecard` and `python -m experiments.scorecards.document RESULTS` again"


def test_the_record_belongs_to_this_model() -> None:
    """Golden: the golden runs are those that the recorded verdicts were made with, claim by claim."""
    recorded = json.loads(DATA.read_text(encoding="utf-8"))
    assert recorded["golden_runs"] == golden_fingerprint(), f"the model gives other numbers: {RENEW}"
    assert [one["code"] for one in recorded["claims"]] == [claim.code for claim in claims()], RENEW
    allowed = {verdict.value for verdict in Verdict}
    for one in recorded["claims"]:
        assert one["verdict"] in allowed
        for path in DOCUMENTS.values():
            assert f"| {one['code']} |" in path.read_text(encoding="utf-8")
