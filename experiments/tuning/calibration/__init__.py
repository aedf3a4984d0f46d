"""Calibration of the shipped settings, in the isolated world only (`make freeze`)."""
