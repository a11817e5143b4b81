"""The plan at rest: its beginning, activities, which imports belong to them, and stakeholders; only ever added to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, bundled, only_added_to, record, write
from engagement.audiences import EVENT_NOTES
from engagement.errors import PlanError
from engagement.plan.activity import Activity, Period, checked_activity, day_of, six_months
from engagement.plan.calendar_file import Entry
from engagement.plan.groups import group_names
from engagement.plan.stakeholders import Stakeholder, checked_stakeholder, organisation_name

migrations = Migrations("engagement.plan")

FIRST_DAY: Final = date(2019, 4, 1)
"""Where nobody said when the six months begin: the first whole month after the board of 15 March 2019."""

_ACTIVITY: Final = tuple(field.name for field in fields(Activity))
_STAKEHOLDER: Final = tuple(field.name for field in fields(Stakeholder))
_LISTS: Final = ("boroughs", "groups")


@migrations()
def create_plan(db: Database) -> None:
    """The beginning of the six months, activities, their imports, and stakeholders."""
    stamped = "row_id INTEGER PRIMARY KEY AUTOINCREMENT, who TEXT NOT NULL, at TEXT NOT NULL"
    db.execute(f"CREATE TABLE plan_beginnings ({stamped}, first TEXT NOT NULL)")
    db.execute(
        f"""
        CREATE TABLE plan_activities (
            {stamped}, number TEXT NOT NULL, name TEXT NOT NULL CHECK (name != ''), aim TEXT NOT NULL CHECK (aim != ''),
            track TEXT NOT NULL, kind TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL CHECK (last >= first),
            expected INTEGER NOT NULL CHECK (expected > 0), audience TEXT NOT NULL, partner TEXT NOT NULL,
            boroughs TEXT NOT NULL, groups TEXT NOT NULL, state TEXT NOT NULL,
            in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))
        )
        """
    )
    db.execute(
        f"""
        CREATE TABLE plan_imports (
            {stamped}, import_id INTEGER NOT NULL, activity TEXT NOT NULL
        )
        """
    )
    db.execute(
        f"""
        CREATE TABLE plan_stakeholders (
            {stamped}, number TEXT NOT NULL, organisation TEXT NOT NULL CHECK (organisation != ''),
            interest TEXT NOT NULL, influence TEXT NOT NULL, met TEXT NOT NULL,
            in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))
        )
        """
    )
    only_added_to(db, "plan_beginnings", "plan_activities", "plan_imports", "plan_stakeholders")


def period(db: Database) -> Period:
    """Return the six months of the plan."""
    row = db.execute("SELECT first FROM plan_beginnings ORDER BY row_id DESC LIMIT 1").fetchone()
    return six_months(date.fromisoformat(row[0]) if row else FIRST_DAY)


def entries(db: Database) -> tuple[Entry, ...]:
    """Return the activities, also those taken away, in the order in which they were first written down."""
    query = f"SELECT {', '.join(_ACTIVITY)}, at FROM plan_activities ORDER BY row_id"  # noqa: S608
    versions: dict[str, list[tuple[Activity, str]]] = {}
    for *values, at in db.execute(query).fetchall():
        row = dict(zip(_ACTIVITY, values, strict=True))
        lists = {name: tuple(json.loads(row[name])) for name in _LISTS}
        activity = Activity(**{**row, **lists, "in_use": bool(row["in_use"])})
        versions.setdefault(activity.number, []).append((activity, at))
    return tuple(Entry(rows[-1][0], rows[0][1], rows[-1][1], len(rows) - 1) for rows in versions.values())


def attached(db: Database) -> dict[int, str]:
    """Return which activity each import belongs to, by its number; imports of none are left out."""
    rows = dict(db.execute("SELECT import_id, activity FROM plan_imports ORDER BY row_id").fetchall())
    return {int(number): str(activity) for number, activity in rows.items() if activity}


def people_by_activity(db: Database) -> pd.Series:
    """Return how many people the imports in force of each activity brought, each counted once (int, by its number).

    Notes taken at an event are not people.
    """
    people: dict[str, set[str]] = {}
    belongs = attached(db)
    for import_id, activity in belongs.items():
        codes = db.execute(
            "SELECT r.code FROM respondent r JOIN survey_import i USING (import_id)"
            " WHERE i.import_id = ? AND i.undone_at IS NULL AND r.audience <> ?",
            [import_id, EVENT_NOTES],
        )
        people.setdefault(activity, set()).update(code for (code,) in codes)
    return pd.Series({activity: len(codes) for activity, codes in people.items()}, dtype="int64")


def stakeholders(db: Database) -> tuple[Stakeholder, ...]:
    """Return the organisations, also those taken off, as last written down."""
    query = f"SELECT {', '.join(_STAKEHOLDER)} FROM plan_stakeholders ORDER BY row_id"  # noqa: S608
    rows = [dict(zip(_STAKEHOLDER, values, strict=True)) for values in db.execute(query).fetchall()]
    last = {row["number"]: Stakeholder(**{**row, "in_use": bool(row["in_use"])}) for row in rows}
    return tuple(last.values())


def keep_beginning(db: Database, stamp: Stamp, first: str) -> None:
    """Say on which day the six months begin; activities stay where they are.

    Raises
    ------
    PlanError
        Where it is no day, or the day from which they count already.
    """
    day = day_of(first, "day on which the six months begin")
    six_months(day)
    with write(db):
        before = period(db)
        if before.first == day:
            raise PlanError("The six months begin on this day already.")
        add_row(db, "plan_beginnings", {"first": day.isoformat()}, stamp)
        record(db, stamp, what="Said when the six months begin", target="engagement plan",
               before={"first": before.first.isoformat()}, after={"first": day.isoformat()})  # fmt: skip


def keep_activity(db: Database, stamp: Stamp, activity: Activity) -> str:
    """Plan an activity, change it, take it away or put it back.

    Returns
    -------
    str
        Its number.

    Raises
    ------
    PlanError
        Where it is not whole (see `checked_activity`), or there is none of this number.
    """
    with write(db):
        stands = {entry.activity.number: entry.activity for entry in entries(db)}
        if activity.number and activity.number not in stands:
            raise PlanError("There is no such activity. Reload the page.")
        if activity.in_use:
            organisation_name(activity.partner, "partner", len(activity.partner))
            in_use = [entry for entry in stands.values() if entry.in_use]
            boroughs = bundled.boroughs()["borough"].tolist()
            activity = checked_activity(activity, period(db), in_use, boroughs=boroughs, groups=group_names())
        number = activity.number or f"A{len(stands) + 1:02d}"
        row = {**asdict(activity), "number": number}
        before = asdict(stands[number]) if number in stands else None
        _keep(db, stamp, "plan_activities", {**row, **{name: json.dumps(row[name]) for name in _LISTS}})
        what = "Planned an activity" if before is None else "Changed an activity"
        what = what if activity.in_use else "Took an activity away"
        record(db, stamp, what=what, target=f"activity {number}", before=before, after=row)
    return number


def keep_attachment(db: Database, stamp: Stamp, import_id: int, activity: str) -> None:
    """Say to which activity an import belongs, or take it off.

    Parameters
    ----------
    activity : its number; "" takes the import off. What belonged to an activity that was taken away may go to another.

    Raises
    ------
    PlanError
        Where there is no such import in force or no such activity, or it belongs there already.
    """
    with write(db):
        in_force = db.execute(
            "SELECT 1 FROM survey_import WHERE import_id = ? AND undone_at IS NULL", [import_id]
        ).fetchone()
        if in_force is None and activity:
            raise PlanError("This import was undone. Nothing was attached.")
        before = attached(db).get(import_id, "")
        numbers = {entry.activity.number for entry in entries(db) if entry.activity.in_use}
        if activity and activity not in numbers:
            raise PlanError("There is no such activity. Reload the page.")
        if before == activity:
            raise PlanError(f"This import belongs to {activity} already." if activity else "It belongs to no activity.")
        if before in numbers and activity:
            raise PlanError(f"This import belongs to {before}. Take it off there first, so that nobody counts twice.")
        add_row(db, "plan_imports", {"import_id": import_id, "activity": activity}, stamp)
        what = "Attached an import to an activity" if activity else "Took an import off an activity"
        record(db, stamp, what=what, target=f"import {import_id}", before={"activity": before},
               after={"activity": activity})  # fmt: skip


def keep_stakeholder(db: Database, stamp: Stamp, stakeholder: Stakeholder) -> str:
    """Put an organisation on the map, change it, take it off or put it back.

    Returns
    -------
    str
        Its number.

    Raises
    ------
    PlanError
        Where it is not whole (see `checked_stakeholder`), or there is none of this number.
    """
    with write(db):
        stands = {entry.number: entry for entry in stakeholders(db)}
        if stakeholder.number and stakeholder.number not in stands:
            raise PlanError("There is no such organisation on the map. Reload the page.")
        if stakeholder.in_use:
            stakeholder = checked_stakeholder(stakeholder, [entry for entry in stands.values() if entry.in_use])
        number = stakeholder.number or f"S{len(stands) + 1:02d}"
        row = {**asdict(stakeholder), "number": number}
        _keep(db, stamp, "plan_stakeholders", row)
        before = asdict(stands[number]) if number in stands else None
        what = "Put a stakeholder on the map" if stakeholder.in_use else "Took a stakeholder off the map"
        record(db, stamp, what=what, target=f"stakeholder {number}", before=before, after=row)
    return number


def _keep(db: Database, stamp: Stamp, table: str, row: Mapping[str, Any]) -> None:
    add_row(db, table, {**row, "in_use": int(row["in_use"])}, stamp)
