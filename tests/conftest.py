"""One thread a process for linear algebra: tests share few cores with the workers they start."""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
