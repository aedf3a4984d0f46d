"""Record the golden runs anew: `python -m tests.golden.record`.

Do so only when a change of the model is meant to change its numbers, and say so in the log of
changes. The file keeps every measure of the whole street for every week, and of every community in
the last week.
"""

from pathlib import Path

import pandas as pd

from scenarios import load, load_street
from sim.driver import prepare, run
from sim.snapshot import Snapshot

FILE = Path(__file__).with_name("weekly.csv")
SCENARIOS = ("isolated", "linked")
SEED, SCALE, WEEKS = 1, 0.02, 30


def golden_runs() -> pd.DataFrame:
    """Live the golden runs and return the rows that are kept."""
    street = load_street("x-street")
    past: Snapshot | None = None
    tables = []
    for name in SCENARIOS:
        scenario = load(name)
        past = past or prepare(scenario, SEED, street=street, scale=SCALE)
        weekly = run(scenario, SEED, street=street, scale=SCALE, weeks=WEEKS, snapshot=past).weekly
        kept = (weekly["community"] == "street") | (weekly["week"] == WEEKS - 1)
        tables.append(weekly[kept])
    return pd.concat(tables, ignore_index=True)


def main() -> None:
    """Write the file."""
    golden_runs().to_csv(FILE, index=False, lineterminator="\n")
    print(f"{FILE.name} written")


if __name__ == "__main__":
    main()
