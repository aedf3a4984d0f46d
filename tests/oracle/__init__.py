"""The model a second time: plain Mesa, one object per resident, written from `docs/model.md`.

It is slow on purpose. It shares no code with `sim/` beyond the readers of inputs (scenario, settings,
street plan), and must give the same trajectory. Read it beside the paper.
"""
