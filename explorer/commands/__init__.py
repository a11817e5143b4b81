"""What `python -m explorer` does, a module for each kind of command.

Whoever can run a command can read and replace the file, so a command asks for no role.
"""
