"""The secret that turns survey identities into codes; it lies in the database, so that every backup holds it.

Early releases kept it in a file beside the database, which no backup took along. Such a file is taken over once and
stays where it is: copies made by those releases need it.
"""

from __future__ import annotations

import os
import secrets
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from data.database import connect, require_write, write
from data.errors import file_errors

# As long as the hash that it keys (HMAC-SHA256); a longer one would add nothing.
_BYTES = 32

migrations = Migrations("data.secret")


@migrations()
def create_pseudonym_secret(db: Database) -> None:
    db.execute("CREATE TABLE pseudonym_secret (one INTEGER PRIMARY KEY CHECK (one = 1), secret BLOB NOT NULL)")


def pseudonym_secret(database: Path) -> bytes:
    """Return the secret of a database that `prepare` has made or checked.

    Raises
    ------
    CannotOpen, CannotSave
        Where it cannot be read, or made where there is none yet.
    """
    with file_errors(), closing(connect(database)) as db:
        if (secret := stored_secret(db)) is not None:
            return secret
        with write(db):
            settle_secret(db, secret_beside(database))
            return stored_secret(db) or b""


def stored_secret(db: Database) -> bytes | None:
    """Return the secret that lies in a database, None where there is none."""
    row = db.execute("SELECT secret FROM pseudonym_secret").fetchone()
    return bytes(row[0]) if row else None


def settle_secret(db: Database, earlier: bytes | None) -> bool:
    """Give the database a secret where it has none: the earlier one, or a new one.

    Returns
    -------
    bool
        Whether a new one was made: people known by codes of another secret would be counted again.
    """
    require_write(db)
    if stored_secret(db) is not None:
        return False
    db.execute("INSERT INTO pseudonym_secret VALUES (1, ?)", [earlier or secrets.token_bytes(_BYTES)])
    return not earlier


def secret_beside(database: Path) -> bytes | None:
    """Return the secret that an early release left in a file beside the database, and let its owner alone read it."""
    path = database.with_suffix(".secret")
    if not path.is_file():
        return None
    with file_errors():
        if os.access(path, os.W_OK):
            path.chmod(0o600)
        return path.read_bytes() or None
