"""What all tests share.

One thread a process for linear algebra, because tests share few cores with the workers they start, no
deadline for an example of Hypothesis, which a busy machine would miss, and a loud line where the page was
not tried in a browser.
"""

import os
from typing import Any

from hypothesis import HealthCheck, settings

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

NOT_TRIED = "THE PAGE WAS NOT TRIED IN A BROWSER"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly what would otherwise be a dot among hundreds."""
    skipped = (str(report.longrepr) for report in terminalreporter.stats.get("skipped", []))
    reasons = {NOT_TRIED + text.split(NOT_TRIED)[1].rstrip("')\"") for text in skipped if NOT_TRIED in text}
    for reason in sorted(reasons):
        terminalreporter.write_line(reason, red=True, bold=True)
