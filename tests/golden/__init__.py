"""Numbers recorded earlier, and the tests that compare today's with them."""
