"""How runs are lived and kept: jobs, schedule, engines, workers, stored parts, results folders."""
