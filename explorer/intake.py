"""The one way of a survey export into the database: read, plan, confirm; page, sample and command line walk it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from data import Stamp, write
from engagement import ColumnChoice, Export, ImportPlan, plan_import, read_export
from engagement.errors import AlreadyImported, MissingColumn
from engagement.responses import store
from engagement.responses.store import Receipt
from explorer.workspace import database, locked, secret_of


@dataclass(frozen=True)
class Source:
    """A survey export that was read, not stored yet.

    Attributes
    ----------
    export : Export
        Its table, layout and columns.
    file_name : str
        As the person's computer calls it.
    sha256 : str
        Of its bytes.
    """

    export: Export
    file_name: str
    sha256: str


@dataclass(frozen=True)
class Choice:
    """What a person said of an export.

    Attributes
    ----------
    columns : ColumnChoice
        What each column holds.
    audience, forum : str or None
        Who answered and where, for everybody, where no column says it.
    """

    columns: ColumnChoice
    audience: str | None = None
    forum: str | None = None


def digest(content: bytes) -> str:
    """Return the SHA-256 by which a file is known again."""
    return hashlib.sha256(content).hexdigest()


def plan(source: Source, choice: Choice) -> ImportPlan:
    """Return what an import would store and set aside, against what is here already; nothing is stored.

    Raises
    ------
    MissingColumn
        Where no column holds people's words, or nothing says who answered.
    """
    with database() as db:
        return _plan(db, source, choice)


def _plan(db: Database, source: Source, choice: Choice) -> ImportPlan:
    if not (choice.audience or choice.columns.audience):
        raise MissingColumn("Nothing says who answered. Choose the audience, or the column that holds it.")
    return plan_import(
        source.export,
        choice.columns,
        audience=choice.audience,
        forum=choice.forum,
        known=store.known_answers(db),
        secret=secret_of(db),
    )


def confirm(db: Database, stamp: Stamp, planned: ImportPlan, source: Source, choice: Choice) -> Receipt:
    """Store a plan that somebody has looked at, and remember what the columns hold, as one change.

    Returns
    -------
    Receipt
        The counts as they came to be, which may differ from the plan's where somebody else imported meanwhile.

    Raises
    ------
    AlreadyImported
        Where the same file is in force already.
    """
    kinds = choice.columns.kinds(source.export.frame.columns)
    with write(db):
        receipt = store.save_import(
            db,
            stamp,
            planned,
            file_name=source.file_name,
            sha256=source.sha256,
            tool=source.export.layout.tool,
        )
        store.remember_columns(
            db, stamp, source.export.fingerprint, kinds, audience=choice.audience or "", forum=choice.forum or ""
        )
    return receipt


def bring_in(db: Database, stamp: Stamp, source: Source, choice: Choice) -> Receipt:
    """Plan and confirm in one go, where nobody looks in between.

    Raises
    ------
    AlreadyImported, MissingColumn
        As `plan` and `confirm`.
    """
    if store.find_import(db, source.sha256) is not None:
        raise AlreadyImported("This file is here already. Nothing was stored.")
    return confirm(db, stamp, _plan(db, source, choice), source, choice)


def _remembered_choice(db: Database, export: Export) -> Choice:
    """Return what people said of the last file with the same headers, else what the columns look like."""
    memory = store.remembered_columns(db, export.fingerprint)
    if memory is None:
        return Choice(ColumnChoice.guess(export))
    kinds, audience, forum = memory
    return Choice(ColumnChoice.of_roles(kinds), audience or None, forum or None)


def import_file(
    path: Path, stamp: Stamp, *, into: Path, audience: str = "", forum: str = "", sheet: str | None = None
) -> Receipt:
    """Import a survey export from the command line, with columns as they were remembered or look like.

    Parameters
    ----------
    path : the export.
    into : the explorer's database; made where it is missing.
    audience, forum : for everybody in the file, where no column says it; else as remembered.
    sheet : of a workbook; None for the one that looks most like answers.

    Raises
    ------
    UnreadableFile, AlreadyImported, MissingColumn
        Where the file cannot become a table, is here already, or does not say who answered.
    StorageError
        Where the database cannot be opened or written, or is open in another process.
    """
    export = read_export(path, sheet=sheet)
    source = Source(export, path.name, digest(path.read_bytes()))
    with locked(into) as db:
        memory = _remembered_choice(db, export)
        choice = Choice(memory.columns, audience or memory.audience, forum or memory.forum)
        if not (choice.audience or choice.columns.audience):
            raise MissingColumn(
                "No column says who answered. Say it with --audience, for example --audience Londoners."
            )
        return bring_in(db, stamp, source, choice)
