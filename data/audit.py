"""The record of who changed what, when and why: it grows and is never changed.

Each entry carries the SHA-256 hash of itself and of the entry before it, so that an entry changed, removed or
slipped in behind the app's back breaks the chain. The database itself refuses to change or delete entries.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database, Migrations

from data import content
from data.database import require_write
from data.errors import storage_errors
from data.stamp import Stamp

if TYPE_CHECKING:
    import pandas as pd

_FIRST = "0" * 64
_FIELDS = ("id", "at", "who", "what", "target", "before", "after", "reason", "previous")
_COLUMNS = ", ".join(f'"{field}"' for field in _FIELDS)
# What an entry says, without its place in the chain.
_STATEMENT = ", ".join(f'"{field}"' for field in _FIELDS[1:-1])

# at, who, what, target, before, after (both JSON or None), reason
Entry = tuple[Any, ...]

migrations = Migrations("data.audit")


@migrations()
def audit_only_grows(db: Database) -> None:
    db.execute(
        """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            target TEXT NOT NULL,
            "before" TEXT,
            "after" TEXT,
            reason TEXT NOT NULL,
            previous TEXT NOT NULL UNIQUE,
            hash TEXT NOT NULL UNIQUE
        )
        """
    )
    # INSERT OR REPLACE deletes without a delete trigger on connections that leave recursive triggers off.
    replacing = "WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)"
    for act, when in (("UPDATE", ""), ("DELETE", ""), ("INSERT", replacing)):
        db.execute(
            f"CREATE TRIGGER audit_refuses_{act.lower()} BEFORE {act} ON audit {when} "
            "BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END"
        )


def record(
    db: Database,
    stamp: Stamp,
    *,
    what: str,
    target: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> int:
    """Add one entry to the audit, inside the `write` block of the change that it tells of.

    Parameters
    ----------
    db : sqlite_utils.Database
        With a `write` block open.
    stamp : Stamp
        Who changed it, when, and why.
    what, target : str
        The act ("Changed a score") and what it was done to ("Childhood obesity, health burden").
    before, after : Mapping or None
        Plain values (text, numbers, yes/no, times) before and after; None where there was or is nothing.
        Never the words of a response.

    Returns
    -------
    int
        Number of the entry, counted from 1 without gaps.

    Raises
    ------
    OutsideWrite
        Where no `write` block is open.
    """
    require_write(db)
    at = stamp.utc
    act = map(_clean, (stamp.who, what, target))
    return _append(db, (at, *act, _as_json(before), _as_json(after), _clean(stamp.why)))


def entries(db: Database) -> list[Entry]:
    """Return what the entries of the audit say, the oldest first, for `carry_over`."""
    with storage_errors():
        return db.execute(f"SELECT {_STATEMENT} FROM audit ORDER BY id").fetchall()  # noqa: S608


def carry_over(db: Database, present: Iterable[Entry]) -> int:
    """Add the entries of another audit that this one lacks, in their order, inside a `write` block.

    Where this audit is the beginning of the other one, as that of a backup is, it becomes the other one to the letter.
    Elsewhere the added entries say what they said and stand at its end.

    Returns
    -------
    int
        How many entries were added.
    """
    require_write(db)
    shared, added = Counter(entries(db)), 0
    for entry in present:
        if shared[entry]:
            shared[entry] -= 1
        else:
            _append(db, entry)
            added += 1
    return added


def facts_of(db: Database, what: str) -> list[dict[str, Any]]:
    """Return what entries of one kind say of the state after them, the oldest first; also those carried over."""
    with storage_errors():
        rows = db.execute("SELECT after FROM audit WHERE what = ? ORDER BY at, id", [what]).fetchall()
    return [json.loads(after) for (after,) in rows if after]


def entry_times(db: Database) -> list[datetime]:
    """Return when each entry of the audit was made, the oldest entry first."""
    with storage_errors():
        rows = db.execute("SELECT at FROM audit ORDER BY id").fetchall()
    return [datetime.fromisoformat(at) for (at,) in rows]


def beginning(db: Database) -> str:
    """Return the hash of the first entry, by which copies of one database know each other; "" before there is one."""
    row = db.execute("SELECT hash FROM audit ORDER BY id LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def entry_after(db: Database, number: int) -> dict[str, Any] | None:
    """Return what an entry says stood after its act; None where there is no such entry, or it says nothing of that."""
    row = db.execute('SELECT "after" FROM audit WHERE id = ?', [int(number)]).fetchone()
    if row is None or row[0] is None:
        return None
    with suppress(ValueError, TypeError):
        after = json.loads(row[0])
        return after if isinstance(after, dict) else None
    return None


def history(db: Database, limit: int | None = 200) -> pd.DataFrame:
    """Return the audit for reading, the newest entry first.

    Parameters
    ----------
    db : sqlite_utils.Database
        From `connect`.
    limit : int or None
        Most entries to return; None for all.

    Returns
    -------
    pandas.DataFrame
        Columns at (UTC time), who, what, target, before, after, reason (text). Before and after read
        "score: 7; state: draft"; blank where there was or is nothing.
    """
    import pandas as pd

    columns = [field for field in _FIELDS if field not in ("id", "previous")]
    sql = f"SELECT {_COLUMNS} FROM audit ORDER BY id DESC LIMIT ?"  # noqa: S608
    with storage_errors():
        rows = db.execute(sql, [-1 if limit is None else limit]).fetchall()
    frame = pd.DataFrame(rows, columns=list(_FIELDS), dtype=str)[columns]
    frame["at"] = pd.to_datetime(frame["at"], format="ISO8601", utc=True).dt.as_unit("us")
    for side in ("before", "after"):
        frame[side] = pd.Series([_words(value) for value in frame[side]], index=frame.index, dtype=str)
    return frame


def verify_history(db: Database) -> bool:
    """Return whether no entry of the audit was changed, removed, added or moved behind the app's back.

    The chain shows a change within it; the number and the hashes kept of every table show an end that was cut off.
    Whoever can rewrite the whole file can also rewrite all of that; compare with a backup kept elsewhere
    where it matters.
    """
    with storage_errors(), suppress(ValueError, TypeError):
        # A value of another kind than we store, such as a number that is text, is damage too.
        return is_chain(db) and (not content.has_hashes(db) or content.table_agrees(db, "audit"))
    return False


def is_chain(db: Database) -> bool:
    """Return whether each entry follows from the one before it, to the last number given."""
    previous, number = _FIRST, 0
    for row in db.execute(f"SELECT {_COLUMNS}, hash FROM audit ORDER BY id"):  # noqa: S608
        *entry, stored = row
        number += 1
        if entry[0] != number or entry[-1] != previous or stored != _hash(entry):
            return False
        previous = stored
    return number == _last_number(db)


def _append(db: Database, statement: Entry) -> int:
    entry = [_last_number(db) + 1, *statement, _last_hash(db)]
    marks = ", ".join("?" * (len(entry) + 1))
    db.execute(f"INSERT INTO audit ({_COLUMNS}, hash) VALUES ({marks})", [*entry, _hash(entry)])  # noqa: S608
    return int(entry[0])


def _last_number(db: Database) -> int:
    # The sequence remembers entries that somebody deleted from the end; the greatest id would not.
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").fetchone()
    return int(row[0]) if row else 0


def _last_hash(db: Database) -> str:
    row = db.execute("SELECT hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else _FIRST


def _hash(entry: list[Any]) -> str:
    # A value of bytes, which only damage can bring in, gives a hash too; it fits to nothing.
    return hashlib.sha256(json.dumps(entry, separators=(",", ":"), default=repr).encode("ascii")).hexdigest()


def _as_json(values: Mapping[str, Any] | None) -> str | None:
    if values is None:
        return None
    plain = {_clean(str(key)): _plain(value) for key, value in values.items()}
    return json.dumps(plain, sort_keys=True, allow_nan=False)


def _plain(value: Any) -> Any:
    """Return what JSON knows: numpy scalars as numbers, times as text, a missing value as nothing."""
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return None
    return _clean(value) if isinstance(value, str) else value


def _words(stored: str | None) -> str:
    if not isinstance(stored, str):
        return ""
    pairs = json.loads(stored).items()
    return "; ".join(f"{key.replace('_', ' ')}: {_word(value)}" for key, value in pairs)


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def _clean(text: str) -> str:
    """Return text that UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
