"""The secret that turns survey identities into codes; it lies beside the database, not in it."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from data.errors import file_errors

_BYTES = 32


def pseudonym_secret(database: Path) -> bytes:
    """Return the secret of a database, made on the first call.

    Parameters
    ----------
    database : the database file; its secret has the same name with the ending ``.secret``.

    Raises
    ------
    CannotOpen, CannotSave
        Where it cannot be read or written.
    """
    path = database.with_suffix(".secret")
    with file_errors():
        with suppress(FileExistsError), path.open("xb") as file:
            file.write(secrets.token_bytes(_BYTES))
        return path.read_bytes()
