"""The data at rest at the command line: where it is, checking it, a backup of it, going back to one."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from data import (
    Stamp,
    StorageError,
    backup,
    backup_folder,
    backup_name,
    check_file,
    check_in_use,
    connect,
    hold,
    identify,
    list_backups,
)
from data.errors import InUse
from explorer.record import restore_over

_COUNTED_AGAIN: Final = (
    "Neither the backup nor the database had the secret that turns survey identities into codes, so a new one was "
    "made: an export of a survey that is here already would count everybody a second time."
)


def add_to(commands: Any, database: argparse.ArgumentParser) -> None:
    """Add `where`, `check`, `backup` and `restore` to the commands of a parser; `database` names one."""
    where = "say where the database and its backups are"
    commands.add_parser("where", parents=[database], help=where).set_defaults(command=_where)
    check = "check the database from end to end, also while the explorer runs"
    commands.add_parser("check", parents=[database], help=check).set_defaults(command=_check)
    copying = "write a checked backup, also while the explorer runs"
    backing_up = commands.add_parser("backup", parents=[database], help=copying)
    backing_up.add_argument("to", type=Path, nargs="?", help="a folder or a new file (default: backups/ beside it)")
    backing_up.set_defaults(command=_backup, act="make a backup")
    going_back = "put a backup in the place of the database; stop the explorer first"
    restoring = commands.add_parser("restore", parents=[database], help=going_back)
    restoring.add_argument("source", type=Path, help="the backup")
    restoring.set_defaults(command=_restore, act="go back to a backup")


def _where(options: argparse.Namespace) -> str:
    path: Path = options.database
    lines = [f"Database: {path} ({_state(path)})"]
    for folder in (backup_folder(path), path.parent):
        lines += [f"  {copy.made_at:%Y-%m-%d %H:%M} UTC  {copy.kind}: {copy.path}" for copy in list_backups(folder)]
    return "\n".join(lines)


def _check(options: argparse.Namespace) -> str:
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


def _backup(options: argparse.Namespace) -> str:
    to: Path = options.to or backup_folder(options.database)
    if options.to is None or to.is_dir():
        to /= backup_name(options.now)
    identify(options.database)
    with closing(connect(options.database, read_only=True)) as db:
        return f"Backup written and checked: {backup(db, to)}"


def _restore(options: argparse.Namespace) -> str:
    outcome = restore_over(options.database, Stamp("Command line", options.now), options.source)
    sentences = [f"The backup of {outcome.made_at:%Y-%m-%d %H:%M} UTC is in place."]
    if outcome.deletions:
        sentences.append(f"Deleted again, because it was asked for since: {outcome.deletions}")
    if outcome.aside:
        sentences.append(f"What was there before is kept: {outcome.aside}")
    if outcome.new_secret:
        sentences.append(_COUNTED_AGAIN)
    return "\n".join(sentences)


def _state(path: Path) -> str:
    try:
        identify(path)
    except StorageError as error:
        return str(error)
    return f"{path.stat().st_size:,} bytes"
