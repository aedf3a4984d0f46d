"""Tests: each file says what kind of claim it makes."""
