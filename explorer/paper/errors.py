"""What goes wrong with a paper, each in one plain sentence."""


class PaperError(Exception):
    """A paper, or a change of one, that cannot be made; nothing was stored."""
