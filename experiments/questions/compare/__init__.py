"""`compare`: the same people and luck in several worlds, and what differs between them."""
