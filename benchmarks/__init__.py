"""How long a week takes, process by process: `python -m benchmarks`."""
