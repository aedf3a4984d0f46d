"""Where every number comes from: records, settings, numbers in the code, facts, and their links.

Data stand in one place each: records in ``records/``, what settings cite in ``sim/settings/``, how a
value follows from a record in ``derivations.toml``, numbers that no user can set in ``numbers.csv``,
facts of the study in ``facts.md``. ``python -m experiments.tuning.evidence`` joins them to
``docs/evidence.json`` and ``docs/evidence.md``.
"""
