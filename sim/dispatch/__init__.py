"""The parts of dispatch (W6): reach, service of one case, the pool, own lists, pairing."""
