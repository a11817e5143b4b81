"""What `python -m explorer` does, a module for each kind of command.

Whoever can run a command can read and replace the file, so they act as officer unless EXPLORER_COMMAND_ROLE says
otherwise. A command that changes or copies what stands names its act of `explorer.acts` (``set_defaults(act=...)``),
and is refused where the role may not do it.
"""
