"""Faults that are kept: each is put into a copy of the code, and a check must notice it."""
