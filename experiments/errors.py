"""The one kind of error that is the asker's to mend."""


class InputError(ValueError):
    """What was asked makes no sense or cannot be done; the message says what would be allowed."""
