"""The data at rest from the command line: python -m data where | check | backup | restore."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from data.backup import backup, backup_name
from data.condition import check_file, check_in_use, identify
from data.copies import FOLDER, list_backups
from data.database import connect
from data.errors import InUse, StorageError
from data.lock import hold
from data.restore import restore
from data.stamp import Stamp

DEFAULT = Path(__file__).resolve().parent / "local" / "explorer.sqlite"

COUNTED_AGAIN = (
    "Neither the backup nor the database had the secret that turns survey identities into codes, so a new one was "
    "made: an export of a survey that is here already would count everybody a second time."
)

Command = Callable[[argparse.Namespace, datetime], str]


def main(arguments: Sequence[str], environment: Mapping[str, str], now: datetime) -> int:
    """Run one command, print what it did, and return 0, or 1 where it could not be done.

    Parameters
    ----------
    arguments : sequence of str
        As typed, without the program's name.
    environment : mapping of str to str
        ``EXPLORER_DATABASE`` says which database, where ``--database`` does not.
    now : datetime.datetime
        Names the backup and dates the entry in the audit.
    """
    set_database = environment.get("EXPLORER_DATABASE")
    options = _parser(Path(set_database) if set_database else DEFAULT).parse_args(arguments)
    options.database = options.database.expanduser().resolve()
    command: Command = options.command
    try:
        print(command(options, now))
    except StorageError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser(database: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description="The explorer's data at rest.")
    parser.add_argument("--database", type=Path, default=database, help="the file to work on")
    commands = parser.add_subparsers(required=True, metavar="where | check | backup | restore")
    commands.add_parser("where", help="say where the database and its backups are").set_defaults(command=_where)
    commands.add_parser("check", help="check it from end to end").set_defaults(command=_check)
    backing_up = commands.add_parser("backup", help="write a checked backup, also while the explorer runs")
    backing_up.add_argument("to", type=Path, nargs="?", help="a folder or a new file (default: backups/ beside it)")
    backing_up.set_defaults(command=_backup)
    restoring = commands.add_parser("restore", help="put a backup in its place; stop the explorer first")
    restoring.add_argument("source", type=Path, help="the backup")
    restoring.set_defaults(command=_restore)
    return parser


def _where(options: argparse.Namespace, _now: datetime) -> str:
    path: Path = options.database
    lines = [f"Database: {path} ({_state(path)})"]
    for folder in (_backups(path), path.parent):
        lines += [f"  {each.made_at:%Y-%m-%d %H:%M} UTC  {each.kind}: {each.path}" for each in list_backups(folder)]
    return "\n".join(lines)


def _check(options: argparse.Namespace, _now: datetime) -> str:
    identify(options.database)
    try:
        with hold(options.database):
            check_file(options.database)
    except InUse:
        check_in_use(options.database)
    return (
        "The database is whole: every page, index and link was checked, all content is what was stored, "
        "and the audit is unbroken."
    )


def _backup(options: argparse.Namespace, now: datetime) -> str:
    to: Path = options.to or _backups(options.database)
    if options.to is None or to.is_dir():
        to /= backup_name(now)
    identify(options.database)
    with closing(connect(options.database, read_only=True)) as db:
        return f"Backup written and checked: {backup(db, to)}"


def _restore(options: argparse.Namespace, now: datetime) -> str:
    outcome = restore(options.source, options.database, stamp=Stamp("Command line", now))
    sentences = [f"The backup of {outcome.made_at:%Y-%m-%d %H:%M} UTC is in place."]
    if outcome.aside:
        sentences.append(f"What was there before is kept: {outcome.aside}")
    if outcome.new_secret:
        sentences.append(COUNTED_AGAIN)
    return "\n".join(sentences)


def _backups(database: Path) -> Path:
    return database.parent / FOLDER


def _state(path: Path) -> str:
    try:
        identify(path)
    except StorageError as error:
        return str(error)
    return f"{path.stat().st_size:,} bytes"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ, datetime.now(UTC)))
