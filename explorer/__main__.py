"""The command line: python -m explorer import, themes, rank, paper, public, backup and so on (--help names all).

Nothing that people wrote is printed: names of columns, themes and priorities, counts and oddities alone.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from data.errors import StorageError
from engagement.errors import EngagementError
from explorer.commands import at_rest, paper, public, rank, survey, themes
from explorer.paper.errors import PaperError
from explorer.public.errors import PublicError
from explorer.settings import settings
from explorer.visit import NotAllowed, Visit
from priorities.errors import PrioritiesError

Command = Callable[[argparse.Namespace], str]


def main(arguments: Sequence[str], now: datetime | None = None) -> int:
    """Run one command and print what it found or did.

    Parameters
    ----------
    arguments : sequence of str
        As typed, without the program's name.
    now : datetime.datetime, optional
        Names a backup and dates what goes on record; the clock's unless given.

    Returns
    -------
    int
        0, or 1 where it could not be done: then one sentence on the stream for errors says why. A command that is not
        understood ends the program with 2.
    """
    _write_any_letter()
    options = _parser().parse_args(arguments)
    options.now = now or datetime.now(UTC)
    options.database = (options.database or settings().database).expanduser().resolve()
    command: Command = options.command
    try:
        _require(getattr(options, "act", ""))
        print(command(options))
    except (EngagementError, PrioritiesError, StorageError, PaperError, PublicError, NotAllowed) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _require(act: str) -> None:
    """Meet the list of acts, where a command changes or copies what stands: it is named for the act that it does."""
    if act:
        from explorer.acts import require

        require(Visit("Command line", settings().command_role), act)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m explorer", description="From survey exports to ranked priorities.")
    database = argparse.ArgumentParser(add_help=False)
    for place, unset in ((parser, None), (database, argparse.SUPPRESS)):
        what = "the database to work on (default: EXPLORER_DATABASE, or the explorer's own)"
        place.add_argument("--database", type=Path, default=unset, help=what)
    names = "read | import | themes | rank | paper | public | backup | restore | check | where"
    commands = parser.add_subparsers(required=True, metavar=names)
    survey.add_to(commands, database)
    themes.add_to(commands)
    rank.add_to(commands)
    paper.add_to(commands, database)
    public.add_to(commands, database)
    at_rest.add_to(commands, database)
    return parser


def _write_any_letter() -> None:
    """Write what a console of an old Windows code page lacks as a question mark, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
