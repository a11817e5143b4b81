"""What the hashes of content cost: an act, an import, the check, the file (python -m benchmarks.at_rest)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from sqlite_utils import Database

from data import Stamp, check_file, connect, content, prepare, record, write
from data.driver import sqlite3
from explorer.workspace import MIGRATIONS

STAMP = Stamp("Benchmark", datetime(2026, 11, 1, 9, tzinfo=UTC))
RESPONSES = 20_000
ACTS = 50
WORDS = "The waiting list at our surgery is too long and nobody answers the telephone before noon "


def main() -> None:
    """Print each cost with the hashes and without."""
    print(f"SQLite {sqlite3.sqlite_version}, {len(MIGRATIONS)} packages' tables, processor time of this process")
    print(f"{RESPONSES:,} responses of {2 * len(WORDS)} letters, median of {ACTS} acts\n")
    print(f"{'':34}{'with hashes':>14}{'without':>14}")
    plain, hashed = _costs(hashes=False), _costs(hashes=True)
    for name, value in hashed.items():
        print(f"{name:34}{value:14,.1f}{plain[name]:14,.1f}")


def _costs(*, hashes: bool) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "explorer.sqlite"
        prepare(path, MIGRATIONS).release()
        # Without: the rows are written past the hashes, and the check is that of SQLite with every row read.
        off = nullcontext() if hashes else _without_hashes()
        with off:
            fill = _milliseconds(lambda: _change(path, _fill))
            acts = [_milliseconds(lambda: _change(path, _move_five)) for _ in range(ACTS)]
            check = _milliseconds(lambda: check_file(path))
        size = path.stat().st_size / 1024
    return {
        "import of all, CPU ms": fill,
        "act on five responses, CPU ms": statistics.median(acts),
        "act, slowest, CPU ms": max(acts),
        "check of the whole file, CPU ms": check,
        "size, kB": size,
    }


@contextmanager
def _without_hashes() -> Iterator[None]:
    with (
        patch.object(content, "in_step", lambda _db: nullcontext()),
        patch.object(content, "agrees", _read_all),
        patch.object(content, "table_agrees", lambda *_: True),
    ):
        yield


def _read_all(db: Database) -> bool:
    for name in ("response", "raw_response"):
        for _row in db.execute(f"SELECT * FROM {name}"):  # noqa: S608
            pass
    return True


def _change(path: Path, change: Callable[[Database], None]) -> None:
    with closing(connect(path)) as db, write(db):
        change(db)
        record(db, STAMP, what="Changed", target="Benchmark", after={"responses": 5})


def _fill(db: Database) -> None:
    db.execute(
        "INSERT INTO survey_import (file_name, sha256, tool, who, at, read, stored, already_there, set_aside)"
        " VALUES ('a.csv', '0', '', 'B', '2026-11-01', 0, 0, 0, 0)"
    )
    numbers = range(1, RESPONSES + 1)
    db.conn.executemany(
        "INSERT INTO response (response_id, import_id, row, respondent, question, text, audience, forum, borough,"
        " system, age_band, organisation, attributes, answered_at, tray)"
        " VALUES (?, 1, ?, ?, 'q', ?, 'Londoners', '', '', '', '', '', '', '', '')",
        ((number, number, f"{number:064x}", f"{WORDS * 2}{number}") for number in numbers),
    )
    db.conn.executemany(
        "INSERT INTO raw_response VALUES (?, ?)", ((number, f"{WORDS * 2}{number}") for number in numbers)
    )


def _move_five(db: Database) -> None:
    db.execute("UPDATE response SET tray = 'praise' WHERE response_id IN (5, 700, 9000, 15000, 19999)")


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    main()
