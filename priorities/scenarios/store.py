"""Scenarios at rest. Nothing is overwritten: every act adds an entry, and the last one of each scenario stands.

A scenario has a number of its own, so that it stays the same one whatever it is called. Two in use never have the same
name, and nobody's scenario is replaced by another person's: saving under a name that is taken makes a further version
of one's own, and is refused for another's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import NOBODY, Stamp, add_row, only_added_to, record, write
from priorities.errors import NameTaken, ScenarioError
from priorities.fixed_point import exact_weights
from priorities.names import name_key, same_name
from priorities.routes import moved_lines
from priorities.schema import Scenario, criterion_name

migrations = Migrations("priorities.scenarios")

LONGEST_NAME: Final = 80
"""What the list of scenarios shows in one line."""

LONGEST_NOTE: Final = 200
"""A reason in one line."""

_COLUMNS: Final = ("scenario", "version", "name", "weights", "note", "saved_by", "saved_at", "in_use", "lines")
ENTRY_COLUMNS: Final = ("entry_id", *_COLUMNS, "act", "who", "at")

# The act of an entry -> what the record calls it.
_ACTS: Final = {
    "saved": "Saved a scenario",
    "renamed": "Renamed a scenario",
    "retired": "Retired a scenario",
    "put back": "Put a scenario back",
    "undone": "Undid the last act on a scenario",
}
_GONE: Final = "No saved scenario has that name. Choose one from the list."


@migrations()
def create_scenario_entries(db: Database) -> None:
    """What stands of a scenario after each act, and the scenarios of earlier releases with all their versions."""
    db.execute(
        """
        CREATE TABLE scenario_entries (
            entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
            scenario INTEGER NOT NULL,
            version INTEGER NOT NULL,
            name TEXT NOT NULL,
            weights TEXT NOT NULL,
            note TEXT NOT NULL,
            saved_by TEXT NOT NULL,
            saved_at TEXT NOT NULL,
            in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)),
            act TEXT NOT NULL CHECK (act IN ('saved', 'renamed', 'retired', 'put back', 'undone')),
            who TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )
    db.execute("CREATE INDEX scenario_entries_of ON scenario_entries (scenario)")
    if "scenarios" in db.table_names():
        _carry_over(db)
    only_added_to(db, "scenario_entries")


@migrations()
def add_lines(db: Database) -> None:
    """Lines between routes that a scenario moves; none for those of earlier releases."""
    db.execute("ALTER TABLE scenario_entries ADD COLUMN lines TEXT NOT NULL DEFAULT '{}'")


def _carry_over(db: Database) -> None:
    numbers: dict[str, int] = {}
    for row in db.query("SELECT * FROM scenarios ORDER BY scenario_id"):
        number = numbers.setdefault(row["name"], len(numbers) + 1)
        entry = {"scenario": number, "version": row["version"], "name": row["name"], "weights": row["weights"],
                 "note": row["note"], "saved_by": row["who"], "saved_at": row["at"]}  # fmt: skip
        stamp = Stamp(row["who"], datetime.fromisoformat(row["at"]))
        add_row(db, "scenario_entries", {**entry, "in_use": 1, "act": "saved"}, stamp)
        if row["retired_at"]:
            # Who retired it stands on the record alone.
            retired = Stamp("", datetime.fromisoformat(row["retired_at"]))
            add_row(db, "scenario_entries", {**entry, "in_use": 0, "act": "retired"}, retired)
    db.execute("DROP TABLE scenarios")


def save_scenario(db: Database, scenario: Scenario) -> int:
    """Save named weights: a new scenario, or a further version of one's own; the earlier versions are kept.

    Parameters
    ----------
    scenario : `scenario_id` and `version` are given here and ignored in what is passed.

    Returns
    -------
    int
        Number of the scenario, the same for all its versions.

    Raises
    ------
    NameTaken
        Where a scenario in use has this name and was last saved by somebody else, or by nobody in particular.
    ScenarioError
        Where the name is empty or it or the note is too long.
    WeightError, RouteError
        Where the weights or the lines cannot be used.
    """
    stamp = Stamp(scenario.who, scenario.at)
    name, weights = _checked_name(scenario.name), json.dumps(_stored_weights(scenario.weights))
    lines = json.dumps(moved_lines(scenario.lines))
    with write(db):
        before = _to_continue(db, name, stamp)
        number = before["scenario"] if before else _next_number(db)
        entry = {
            "scenario": number,
            "version": _versions(db, number) + 1,
            "name": name,
            "weights": weights,
            "note": _checked_note(scenario.note),
            "saved_by": stamp.who,
            "saved_at": stamp.utc,
            "in_use": 1,
            "lines": lines,
        }
        _add(db, stamp, "saved", before, entry)
    return int(number)


def rename_scenario(db: Database, stamp: Stamp, scenario: int, name: str) -> None:
    """Give a scenario another name; its weights and who saved them stay.

    Raises
    ------
    NameTaken
        Where another scenario in use has the name.
    ScenarioError
        Where the name is empty or too long, or the scenario is not in use.
    """
    name = _checked_name(name)
    with write(db):
        before = _in_use(db, scenario)
        _refuse_name_of_another(db, name, scenario)
        _add(db, stamp, "renamed", before, {**before, "name": name})


def retire_scenario(db: Database, stamp: Stamp, scenario: int) -> None:
    """Take a scenario out of use; its versions stay.

    Raises
    ------
    ScenarioError
        Where it is not in use.
    """
    with write(db):
        before = _in_use(db, scenario)
        _add(db, stamp, "retired", before, {**before, "in_use": 0})


def put_back_scenario(db: Database, stamp: Stamp, scenario: int) -> None:
    """Take a scenario that is out of use into use again.

    Raises
    ------
    NameTaken
        Where another scenario in use has its name by now.
    ScenarioError
        Where it is in use, or never was.
    """
    with write(db):
        before = _latest(db, scenario)
        if before is None or before["in_use"]:
            raise ScenarioError("This scenario is not out of use. Look at the list again.")
        _refuse_name_of_another(db, before["name"], scenario)
        _add(db, stamp, "put back", before, {**before, "in_use": 1})


def undo_scenario(db: Database, stamp: Stamp, scenario: int, entry: int) -> None:
    """Take back the last act on a scenario: what stood before it stands again. Once more does it again.

    Parameters
    ----------
    entry : the entry that is taken back, as `scenario_entries` gives it.

    Raises
    ------
    NameTaken
        Where another scenario in use has the name that it had before.
    ScenarioError
        Where the entry is not the last one of this scenario any more.
    """
    with write(db):
        entries = _entries(db, scenario)
        if not entries or entries[-1]["entry_id"] != int(entry):
            raise ScenarioError("Somebody did something else with this scenario meanwhile. Look at it again.")
        last = entries[-1]
        before = entries[-2] if len(entries) > 1 else {**last, "in_use": 0}
        if before["in_use"]:
            _refuse_name_of_another(db, before["name"], scenario)
        _add(db, stamp, "undone", last, before)


def scenarios(db: Database) -> tuple[Scenario, ...]:
    """Every scenario in use as it stands, in the order in which they were first saved."""
    return tuple(_scenario(row) for row in _standing(db) if row["in_use"])


def out_of_use(db: Database) -> tuple[Scenario, ...]:
    """Every scenario that was taken out of use, as it stood, in the order in which they were first saved."""
    return tuple(_scenario(row) for row in _standing(db) if not row["in_use"])


def scenario_entries(db: Database) -> pd.DataFrame:
    """What stood after each act, oldest first: `ENTRY_COLUMNS`; weights and moved lines by criterion."""
    rows = pd.DataFrame(list(_entries(db)), columns=list(ENTRY_COLUMNS))
    read = {name: rows[name].map(json.loads) for name in ("weights", "lines")}
    return rows.assign(**read).astype({"in_use": bool})


def owner(db: Database, who: str, scenario: int, *_more: object) -> str:
    """Return who saved a scenario last; "" where it was this person, or there is none."""
    row = _latest(db, scenario)
    return "" if row is None or _is_own(row, who) else str(row["saved_by"])


def last_hand(db: Database, who: str, scenario: int, entry: int) -> str:
    """Return who saved a scenario last; "" where this person did, or did what is taken back, named or not."""
    row = _latest(db, scenario)
    return "" if row is not None and same_name(str(row["who"]), who) else owner(db, who, scenario, entry)


def free_name(db: Database, name: str) -> str:
    """Return a name that no scenario in use has: this one, or with the next number, as in "NHS (2)"."""
    name, keys = _checked_name(name), {name_key(row["name"]) for row in _standing(db) if row["in_use"]}
    candidate, number = name, 1
    while name_key(candidate) in keys:
        number += 1
        ending = f" ({number})"
        candidate = f"{name[: LONGEST_NAME - len(ending)].rstrip()}{ending}"
    return candidate


def _to_continue(db: Database, name: str, stamp: Stamp) -> dict[str, Any] | None:
    """Return the scenario of this name that a save goes on with; None where it begins one of its own."""
    rows = [row for row in _standing(db) if same_name(row["name"], name)]
    in_use = next((row for row in rows if row["in_use"]), None)
    if in_use is not None and not _is_own(in_use, stamp.who):
        raise _taken_by(db, in_use, stamp)
    own = [row for row in rows if _is_own(row, stamp.who)]
    return in_use or (own[-1] if own else None)


def _is_own(row: Mapping[str, Any], who: str) -> bool:
    """Whether the same named person saved it: people without a name cannot be told apart."""
    return who != NOBODY and bool(who.strip()) and same_name(str(row["saved_by"]), who)


def _refuse_name_of_another(db: Database, name: str, scenario: int) -> None:
    for row in _standing(db):
        if row["in_use"] and row["scenario"] != int(scenario) and same_name(row["name"], name):
            raise _taken_by(db, row, None)


def _taken_by(db: Database, row: Mapping[str, Any], stamp: Stamp | None) -> NameTaken:
    name, by = row["name"], row["saved_by"]
    proposal = free_name(db, name)
    own = "" if stamp is None or stamp.is_named else ", or say who you are if it is yours"
    return NameTaken(
        f"“{name}” is a scenario saved by {by}, and no scenario is ever replaced by somebody else's. "
        f"Choose another name, for example “{proposal}”{own}.",
        proposal,
    )


def _checked_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise ScenarioError("The scenario has no name. Give it one, for example “NHS” or “Burden first”.")
    if len(clean) > LONGEST_NAME:
        raise ScenarioError(f"The name is too long. Use at most {LONGEST_NAME} characters.")
    return clean


def _checked_note(note: str) -> str:
    clean = " ".join(note.split())
    if len(clean) > LONGEST_NOTE:
        raise ScenarioError(f"The reason is too long. Use at most {LONGEST_NOTE} characters.")
    return clean


def _stored_weights(weights: Mapping[str, float]) -> dict[str, float]:
    """Native numbers, whole where they are whole, so that what is read back is what was saved."""
    exact = exact_weights(weights, list(weights))
    return {
        name: int(value) if value.denominator == 1 else float(value) for name, value in zip(weights, exact, strict=True)
    }


def _in_use(db: Database, scenario: int) -> dict[str, Any]:
    row = _latest(db, scenario)
    if row is None or not row["in_use"]:
        raise ScenarioError(_GONE)
    return row


def _latest(db: Database, scenario: int) -> dict[str, Any] | None:
    entries = _entries(db, scenario)
    return entries[-1] if entries else None


def _entries(db: Database, scenario: int | None = None) -> list[dict[str, Any]]:
    of_one, numbers = ("", []) if scenario is None else (" WHERE scenario = ?", [int(scenario)])
    query = f"SELECT {', '.join(ENTRY_COLUMNS)} FROM scenario_entries{of_one} ORDER BY entry_id"  # noqa: S608
    return list(db.query(query, numbers))


def _standing(db: Database) -> list[dict[str, Any]]:
    """The last entry of each scenario, in the order in which they were first saved."""
    query = (
        f"SELECT {', '.join(ENTRY_COLUMNS)} FROM scenario_entries WHERE entry_id IN "  # noqa: S608
        "(SELECT max(entry_id) FROM scenario_entries GROUP BY scenario) ORDER BY scenario"
    )
    return list(db.query(query))


def _versions(db: Database, scenario: int) -> int:
    """How many versions of a scenario were ever saved: a number is never given twice."""
    row = db.execute("SELECT max(version) FROM scenario_entries WHERE scenario = ?", [scenario]).fetchone()
    return int(row[0] or 0)


def _next_number(db: Database) -> int:
    return int(db.execute("SELECT coalesce(max(scenario), 0) + 1 FROM scenario_entries").fetchone()[0])


def _add(db: Database, stamp: Stamp, act: str, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> None:
    """Add an entry and tell the record, inside a change."""
    row = {column: after[column] for column in _COLUMNS}
    add_row(db, "scenario_entries", {**row, "act": act}, stamp)
    target = f"scenario {(before or after)['name']}"
    record(db, stamp, what=_ACTS[act], target=target, before=_on_record(before), after=_on_record(after))


def _on_record(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What the record tells of a scenario: nothing where it is out of use."""
    if row is None or not row["in_use"]:
        return None
    lines = {f"line on {criterion_name(name)}": line for name, line in json.loads(row["lines"]).items()}
    return {"name": row["name"], "version": row["version"], **json.loads(row["weights"]), **lines}


def _scenario(row: Mapping[str, Any]) -> Scenario:
    return Scenario(
        name=row["name"],
        weights=json.loads(row["weights"]),
        who=row["saved_by"],
        at=datetime.fromisoformat(row["saved_at"]),
        scenario_id=row["scenario"],
        note=row["note"],
        lines=json.loads(row["lines"]),
        version=row["version"],
        entry=row["entry_id"],
    )
