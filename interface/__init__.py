"""The doors: the command line, and later the browser."""
