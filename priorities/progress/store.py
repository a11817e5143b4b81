"""Readings, how series go on, and marked changes of level, at rest: only added to, the last word stands.

Whoever changes something says which version they looked at: where somebody else was quicker nothing is stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, moment_in_words, only_added_to, record, write
from priorities.errors import Overtaken, ProgressError
from priorities.progress.checking import Place, check_course, check_reading
from priorities.progress.schema import Course, Reading, Step

migrations = Migrations("priorities.progress")

_KEYS: Final = {
    "progress_reading": ("series", "period"),
    "progress_course": ("series",),
    "progress_step": ("series", "month"),
}
_TABLE: Final = {
    "Brought in a reading": "progress_reading",
    "Took a reading back": "progress_reading",
    "Said how a series goes on": "progress_course",
    "Marked a change of level": "progress_step",
    "Took a change of level away": "progress_step",
}
"""What an entry on the record says, and where it is kept."""

_COLUMNS: Final = {
    "progress_reading": "series TEXT NOT NULL, period TEXT NOT NULL, value REAL, lower REAL, upper REAL, "
    "published TEXT NOT NULL, source TEXT NOT NULL",
    "progress_course": "series TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('goes on', 'ended', 'redefined')), "
    "since TEXT NOT NULL, due TEXT NOT NULL, reason TEXT NOT NULL",
    "progress_step": "series TEXT NOT NULL, month TEXT NOT NULL, reason TEXT NOT NULL, "
    "in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))",
}


@migrations()
def create_progress(db: Database) -> None:
    """Readings, courses and steps: one row a version."""
    for table, columns in _COLUMNS.items():
        db.execute(
            f"CREATE TABLE {table} (row_id INTEGER PRIMARY KEY AUTOINCREMENT, {columns}, version INTEGER NOT NULL, "
            f"who TEXT NOT NULL, at TEXT NOT NULL, UNIQUE ({', '.join(_KEYS[table])}, version))"
        )
        only_added_to(db, table)


def readings(db: Database) -> tuple[Reading, ...]:
    """Return every version of every reading that people brought in, oldest first."""
    rows = db.query("SELECT * FROM progress_reading ORDER BY row_id")
    return tuple(Reading(**{name: row[name] for name in Reading.__dataclass_fields__}) for row in rows)


def courses(db: Database) -> dict[str, Course]:
    """Return what was last said of each series."""
    rows = db.query("SELECT * FROM progress_course ORDER BY version")
    return {row["series"]: Course(**{name: row[name] for name in Course.__dataclass_fields__}) for row in rows}


def steps(db: Database) -> tuple[Step, ...]:
    """Return what was last said of each change of level, those taken away among them (`in_use` False)."""
    rows = db.query("SELECT * FROM progress_step ORDER BY version")
    latest = {(row["series"], row["month"]): row for row in rows}
    fields = Step.__dataclass_fields__
    return tuple(
        Step(**{name: row[name] for name in fields} | {"in_use": bool(row["in_use"])}) for row in latest.values()
    )


def bring_in_readings(db: Database, stamp: Stamp, pairs: Sequence[tuple[Place, Reading]], today: date) -> int:
    """Keep readings as one change; a reading of a period that is known revises it, and the earlier one stays.

    Parameters
    ----------
    pairs : what each reading must fit, and the reading; its `version` is the one that was looked at.
    today : nothing can have been published later.

    Raises
    ------
    ProgressError
        Where one of them cannot stand, or there is none. `Overtaken` where somebody else was quicker. None is stored.
    """
    if not pairs:
        raise ProgressError("There is no reading to bring in.")
    for place, reading in pairs:
        check_reading(reading, place, today)
    with write(db):
        for _, reading in pairs:
            row = {name: getattr(reading, name) for name in ("series", "period", "value", "lower", "upper")}
            row |= {"published": reading.published, "source": " ".join(reading.source.split())}
            _add(db, stamp, "Brought in a reading", row, reading.version)
    return len(pairs)


def take_back_reading(db: Database, stamp: Stamp, reading: Reading) -> None:
    """Take back what people brought in of a period; every version stays on record.

    Raises
    ------
    Overtaken
        Where somebody else changed it meanwhile.
    """
    with write(db):
        row = {"series": reading.series, "period": reading.period, "value": None, "lower": None, "upper": None}
        row |= {"published": reading.published, "source": reading.source}
        _add(db, stamp, "Took a reading back", row, reading.version)


def keep_course(db: Database, stamp: Stamp, course: Course) -> None:
    """Keep how a series goes on and when it comes out next.

    Raises
    ------
    ProgressError
        Where it cannot stand. `Overtaken` where somebody else was quicker.
    """
    check_course(course)
    with write(db):
        row = {name: getattr(course, name) for name in ("series", "state", "since", "due")}
        row["reason"] = " ".join(course.reason.split())
        _add(db, stamp, "Said how a series goes on", row, course.version)


def keep_step(db: Database, stamp: Stamp, step: Step) -> None:
    """Mark a change of level of a monthly series, or take it away (`in_use` False).

    Parameters
    ----------
    step : checked already; its `version` is the one that was looked at.

    Raises
    ------
    Overtaken
        Where somebody else was quicker.
    """
    with write(db):
        row = {"series": step.series, "month": step.month, "reason": " ".join(step.reason.split())}
        what = "Marked a change of level" if step.in_use else "Took a change of level away"
        _add(db, stamp, what, {**row, "in_use": int(step.in_use)}, step.version)


def _add(db: Database, stamp: Stamp, what: str, row: Mapping[str, Any], earlier: int) -> None:
    """Add a version, inside a change, and note it on record."""
    table = _TABLE[what]
    keys = _KEYS[table]
    where = " AND ".join(f"{key} = ?" for key in keys)
    query = f"SELECT * FROM {table} WHERE {where} ORDER BY version DESC LIMIT 1"  # noqa: S608
    last = next(iter(db.query(query, [row[key] for key in keys])), None)
    version = int(last["version"]) if last else 0
    if version != earlier:
        raise Overtaken(
            f"{last['who'] if last else 'Somebody'} changed this{_moment(last)}, after you opened it. Nothing of yours "
            "was stored: look at what stands there now, then try again."
        )
    add_row(db, table, {**row, "version": version + 1}, stamp)
    before = None if last is None else {name: last[name] for name in row if name not in keys}
    target = f"series {' '.join(str(row[key]) for key in keys)}"
    record(db, stamp, what=what, target=target, before=before, after=dict(row))


def _moment(last: Mapping[str, Any] | None) -> str:
    if last is None:
        return ""
    return f" on {moment_in_words(last['at'])}"
