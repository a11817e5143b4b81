"""From a survey export to stored responses in one call: what the Responses page does, without a screen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from data import Stamp, connect, prepare, storage_errors
from data.secret import pseudonym_secret
from engagement.errors import AlreadyImported, MissingColumn
from engagement.parsing import read_export
from engagement.privacy import store as privacy_store
from engagement.responses import plan_import
from engagement.responses import store as response_store
from engagement.schema import TRAYS, ColumnChoice
from engagement.themes import store as theme_store
from engagement.themes.curation import store as curation_store

MIGRATIONS = (response_store.migrations, privacy_store.migrations, theme_store.migrations, curation_store.migrations)


def import_file(
    path: Path, *, database: Path, stamp: Stamp, audience: str = "", forum: str = "", sheet: str | None = None
) -> dict[str, int]:
    """Read a survey export, take the columns as they were remembered or guessed, and store what is new.

    Parameters
    ----------
    path : the export.
    database : the explorer's database; made where it is missing.
    stamp : for the record.
    audience, forum : for everybody in the file, where no column says it.
    sheet : of a workbook; None for the one that looks most like answers.

    Returns
    -------
    dict
        What was done: read = stored + already_there + everything set aside.

    Raises
    ------
    UnreadableFile
        Where the file cannot become a table.
    ImportRefused
        Where no column holds words, nobody says who answered, or the file is here already.
    StorageError
        Where the database cannot be opened or written, or is open in another process.
    """
    export = read_export(path, sheet=sheet)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    with _opened(database) as db:
        if response_store.find_import(db, sha256) is not None:
            raise AlreadyImported("This file is here already. Nothing was stored.")
        remembered = response_store.remembered_columns(db, export.fingerprint)
        columns = ColumnChoice.of_roles(remembered[0]) if remembered else ColumnChoice.guess(export)
        if not (audience or columns.audience):
            raise MissingColumn(
                "No column says who answered. Say it with --audience, for example --audience Londoners."
            )
        plan = plan_import(
            export,
            columns,
            audience=audience or None,
            forum=forum or None,
            known=response_store.known_answers(db),
            secret=pseudonym_secret(database),
        )
        receipt = response_store.save_import(
            db, stamp, plan, file_name=path.name, sha256=sha256, tool=export.layout.tool
        )
    trays = {tray: receipt.trays.get(tray, 0) for tray in TRAYS}
    return {"read": receipt.read, "stored": receipt.stored, "already_there": receipt.already_there, **trays}


@contextmanager
def _opened(database: Path) -> Iterator[Database]:
    """Hold the database for the time of the import: a second process must not write beside the explorer."""
    prepared = prepare(database, MIGRATIONS)
    try:
        with storage_errors(), closing(connect(prepared.path)) as db:
            yield db
    finally:
        prepared.release()
