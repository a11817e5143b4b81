from __future__ import annotations

import errno
import re

import pytest

from data import errors
from data.driver import sqlite3
from data.errors import StorageError, file_errors, plain_error, storage_errors

KINDS = sorted(
    (kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, StorageError)),
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", KINDS)
def test_messages_are_plain(kind: type[StorageError]) -> None:
    """Whole sentences without the machine's words, a path or a placeholder."""
    message = str(kind())

    assert message[0].isupper()
    assert message.endswith(".")
    assert not re.search(r"sqlite|sql\b|null|exception|errno|[/\\{}]", message, re.IGNORECASE)


def test_every_error_stands_in_the_tree() -> None:
    """The tree in the module's docstring names every class, so that callers find the height to catch at."""
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")

    assert sorted([*drawn, "StorageError"]) == [kind.__name__ for kind in KINDS]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, errors.DiskFull),
        (517, errors.Busy),
        (sqlite3.SQLITE_LOCKED, errors.Busy),
        (1032, errors.ReadOnly),
        (778, errors.DiskFault),
        (sqlite3.SQLITE_CORRUPT, errors.DamagedDatabase),
        (sqlite3.SQLITE_NOTADB, errors.NotADatabase),
        (787, errors.Conflict),
        (sqlite3.SQLITE_TOOBIG, errors.TooLong),
        (sqlite3.SQLITE_CANTOPEN, errors.CannotOpen),
        (sqlite3.SQLITE_ERROR, StorageError),
    ],
)
def test_each_code_has_its_sentence(code: int, kind: type[StorageError]) -> None:
    """By the low byte of the code: 517 is BUSY_SNAPSHOT, 1032 READONLY_DBMOVED, 778 IOERR_WRITE.

    Source: https://www.sqlite.org/rescode.html
    """
    error = sqlite3.OperationalError("whatever it says")
    error.sqlite_errorcode = code

    assert type(plain_error(error)) is kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, errors.DiskFull),
        (errno.EROFS, errors.ReadOnly),
        (errno.EACCES, errors.ReadOnly),
        (errno.EIO, errors.DiskFault),
        (errno.ELOOP, StorageError),
    ],
)
def test_each_fault_of_the_file_system_has_its_sentence(number: int, kind: type[StorageError]) -> None:
    """A full, locked or broken drive is told alike, whether SQLite or we met it."""
    with pytest.raises(StorageError) as caught, file_errors():
        raise OSError(number, "whatever it says")

    assert type(caught.value) is kind


def test_what_people_typed_is_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    """An unexpected fault is logged by its name; its message may hold stored words."""
    with pytest.raises(StorageError), storage_errors():
        raise sqlite3.OperationalError("no such column: my secret")

    assert "OperationalError" in caplog.text
    assert "secret" not in caplog.text


def test_the_cause_is_kept() -> None:
    """Whoever mends it finds SQLite's own error behind the sentence."""
    with pytest.raises(StorageError) as caught, storage_errors():
        raise sqlite3.DatabaseError("behind")

    assert str(caught.value.__cause__) == "behind"
