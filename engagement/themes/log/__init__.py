"""The log of acts on themes at rest, from which everything is undone and redone."""
