"""Calibrate in the isolated world and freeze the result (`make freeze`).

Writes `scenarios/calibrated.toml` (the settings under every scenario, whose fingerprint every
result carries) and `scenarios/plausible.csv` (the sets history matching could not rule out). Uses
calibration seeds only, opens no link and computes no contrast.
"""

import argparse
import datetime
from pathlib import Path

import numpy as np

import scenarios
from experiments.calibration.matching import match
from experiments.calibration.targets import FIRST_SEED, STEADY, TARGETS, observe
from experiments.calibration.tuning import brief, implausibility, tune
from sim.settings import Settings
from sim.version import MODEL

FOLDER = Path(scenarios.__file__).parent


def main() -> None:
    """Tune, check at full size, match, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=0.5, help="scale while tuning")
    parser.add_argument("--check-seeds", type=int, default=10, help="seeds of the full-size check")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    base = Settings()
    point = tune(base, scale=options.scale)
    rows = [
        observe(base.replace(dict(point)), FIRST_SEED + 100 + n, 1.0)
        for n in range(options.check_seeds)
    ]
    checked = {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}
    print(f"full size, {options.check_seeds} seeds: {brief(checked)}")
    for name in STEADY:
        print(f"drift of {name} over 26 weeks: {checked[f'drift_{name}']:+.4f}")
    plausible, spread = match(base, point, workers=options.workers)
    plausible.to_csv(FOLDER / "plausible.csv", index=False, lineterminator="\n")
    write(point, checked, options.check_seeds, len(plausible), spread)


def write(
    point: dict[str, float], checked: dict[str, float], seeds: int, plausible: int, spread: float
) -> None:
    """Write the frozen file: settings, what was reached, and how."""
    missed = [name for name, miss in implausibility(checked).items() if miss > 1]
    lines = [
        "# Written by `make freeze`; it lies under every scenario. Do not edit by hand.",
        "[provenance]",
        f'date = "{datetime.date.today().isoformat()}"',
        f'model = "{MODEL}"',
        'world = "isolated only, no link open, no contrast computed"',
        f'seeds = "{FIRST_SEED} and up (calibration seeds)"',
        f'checked = "full size, {seeds} seeds"',
        f'targets_missed = "{", ".join(missed) or "none"}"',
        f'plausible_sets = "{plausible} of a Latin hypercube of 200, spread {spread:.2f}"',
        "",
        "[settings]",
        *(f"{t.setting} = {point[t.setting]:g}" for t in TARGETS),
        "",
        "[reached]",
        *(
            f'{t.observable} = "{checked[t.observable]:.4g} (target {t.aim:g} ± {t.tolerance:g} '
            f'{t.unit}, {t.source})"'
            for t in TARGETS
        ),
        *(f'drift_{name} = "{checked[f"drift_{name}"]:+.4f} in 26 weeks"' for name in STEADY),
        "",
    ]
    (FOLDER / "calibrated.toml").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
