"""What cannot be published, and why."""


class PublicError(Exception):
    """Something about the public view that a person has to know; nothing was changed."""


class Overtaken(PublicError):
    """Something was written while a page was made: it may be made once more."""
