"""Scenarios and score edits at rest. Nothing is overwritten: a save adds a version, an edit adds a row."""

import json
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, record, write
from priorities.errors import ScenarioError, ScoreError
from priorities.fixed_point import as_fraction, exact_weights
from priorities.schema import SCALE, Scenario, criterion_name

migrations = Migrations("priorities")

LONGEST_NAME: Final = 80
"""What the list of scenarios shows in one line."""

EDIT_COLUMNS: Final = {
    "edit_id": "int64",
    "at": "str",
    "who": "str",
    "priority": "str",
    "criterion": "str",
    "value": "float64",
    "reason": "str",
    "origin": "str",
}
ORIGINS: Final = ("person", "indicator")


@migrations()
def create_scenarios(db: Database) -> None:
    """Named weights: one row per saved version."""
    db.execute(
        """
        CREATE TABLE scenarios (
            scenario_id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            weights TEXT NOT NULL,
            note TEXT NOT NULL DEFAULT '',
            who TEXT NOT NULL,
            at TEXT NOT NULL,
            retired_at TEXT,
            UNIQUE (name, version)
        )
        """
    )


@migrations()
def create_score_edits(db: Database) -> None:
    """Scores that people set in place of the drafts: only ever added to."""
    db.execute(
        """
        CREATE TABLE score_edits (
            edit_id INTEGER PRIMARY KEY AUTOINCREMENT,
            priority TEXT NOT NULL,
            criterion TEXT NOT NULL,
            value REAL,
            reason TEXT NOT NULL,
            origin TEXT NOT NULL DEFAULT 'person' CHECK (origin IN ('person', 'indicator')),
            who TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )
    db.execute("CREATE INDEX score_edits_of ON score_edits (priority, criterion)")
    for act in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER score_edits_no_{act.lower()} BEFORE {act} ON score_edits "
            "BEGIN SELECT RAISE(ABORT, 'score edits are only added to'); END"
        )


@migrations()
def create_evidence(db: Database) -> None:
    """What people said of a theme speaking for a priority: only ever added to, the last word stands."""
    db.execute(
        """
        CREATE TABLE evidence_verdicts (
            verdict_id INTEGER PRIMARY KEY AUTOINCREMENT,
            priority TEXT NOT NULL,
            theme INTEGER NOT NULL,
            speaks_for_it INTEGER NOT NULL CHECK (speaks_for_it IN (0, 1)),
            who TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )


def save_scenario(db: Database, scenario: Scenario) -> int:
    """Save named weights. A name that exists gets a further version; the earlier ones are kept.

    Parameters
    ----------
    scenario : `scenario_id` and `version` are given here and ignored in what is passed.

    Returns
    -------
    int
        Number of the saved version.

    Raises
    ------
    ScenarioError
        Where the name is empty or too long.
    WeightError
        Where the weights cannot be used.
    """
    name = _checked_name(scenario.name)
    weights = _stored_weights(scenario.weights)
    with write(db):
        before = _latest(db, name)
        row = {
            "name": name,
            "version": before["version"] + 1 if before else 1,
            "weights": json.dumps(weights),
            "note": scenario.note.strip(),
            "who": scenario.who,
            "at": _utc(scenario.at),
        }
        scenario_id = _insert(db, "scenarios", row)
        record(
            db,
            Stamp(scenario.who, scenario.at),
            what="Saved a scenario",
            target=f"scenario {name}",
            before=json.loads(before["weights"]) if before else None,
            after=weights,
        )
    return scenario_id


def scenarios(db: Database) -> tuple[Scenario, ...]:
    """Latest version of every scenario that is in use, in the order in which the names first appeared."""
    query = """
        SELECT s.* FROM scenarios s
        JOIN (SELECT name, max(version) AS version, min(scenario_id) AS first FROM scenarios GROUP BY name) l
          ON l.name = s.name AND l.version = s.version
        WHERE s.retired_at IS NULL ORDER BY l.first
    """
    return tuple(_scenario(row) for row in db.query(query))


def retire_scenario(db: Database, stamp: Stamp, name: str) -> None:
    """Take a scenario out of use. Its versions stay; saving the name again brings it back as a new version.

    Raises
    ------
    ScenarioError
        Where no scenario of that name is in use.
    """
    name = " ".join(name.split())
    with write(db):
        latest = _latest(db, name)
        if latest is None or latest["retired_at"] is not None:
            raise ScenarioError("No saved scenario has that name. Choose one from the list.")
        db.execute("UPDATE scenarios SET retired_at = ? WHERE name = ? AND retired_at IS NULL", [_utc(stamp.at), name])
        record(
            db,
            stamp,
            what="Retired a scenario",
            target=f"scenario {name}",
            before=json.loads(latest["weights"]),
            after=None,
        )


def set_score(
    db: Database, stamp: Stamp, priority: str, criterion: str, value: float | None, *, origin: str = "person"
) -> int:
    """Set one score, or take it away; earlier values are kept.

    Parameters
    ----------
    value : 0 to 10, kept to two decimals; None for "not scored".
    stamp : its `why` is needed: the reason is shown beside the score.
    origin : "person", or "indicator" where a value function gave the score.

    Returns
    -------
    int
        Number of the edit.

    Raises
    ------
    ScoreError
        Where the value is not from 0 to 10 or the reason is empty.
    """
    score = _checked_score(criterion, value)
    if not stamp.why.strip():
        raise ScoreError("Say in a few words why the score changes. The reason is shown beside it.")
    row = {
        "priority": str(priority),
        "criterion": criterion,
        "value": score,
        "reason": stamp.why.strip(),
        "origin": origin,
        "who": stamp.who,
        "at": _utc(stamp.at),
    }
    with write(db):
        before = _edited(db, str(priority), criterion)
        edit_id = _insert(db, "score_edits", row)
        target = f"{priority}, {criterion_name(criterion)}"
        record(db, stamp, what="Changed a score", target=target, before=before, after={"score": score})
    return edit_id


def score_edits(db: Database) -> pd.DataFrame:
    """Every edit, oldest first: edit_id, at, who, priority, criterion, value, reason, origin."""
    rows = list(db.query(f"SELECT {', '.join(EDIT_COLUMNS)} FROM score_edits ORDER BY edit_id"))  # noqa: S608
    return pd.DataFrame(rows, columns=list(EDIT_COLUMNS)).astype(EDIT_COLUMNS)


def _checked_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise ScenarioError("The scenario has no name. Give it one, for example “NHS” or “Burden first”.")
    if len(clean) > LONGEST_NAME:
        raise ScenarioError(f"The name is too long. Use at most {LONGEST_NAME} characters.")
    return clean


def _stored_weights(weights: Mapping[str, float]) -> dict[str, float]:
    """Native numbers, whole where they are whole, so that what is read back is what was saved."""
    exact = exact_weights(weights, list(weights))
    return {
        name: int(value) if value.denominator == 1 else float(value) for name, value in zip(weights, exact, strict=True)
    }


def _checked_score(criterion: str, value: float | None) -> float | None:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    low, high = SCALE
    score = round(as_fraction(value), 2) if math.isfinite(value) else high + 1
    if not low <= score <= high:
        raise ScoreError(f"The score for {criterion_name(criterion)} must lie between {low} and {high}.")
    return float(score)


def _latest(db: Database, name: str) -> dict[str, Any] | None:
    query = "SELECT * FROM scenarios WHERE name = ? ORDER BY version DESC LIMIT 1"
    return next(iter(db.query(query, [name])), None)


def _edited(db: Database, priority: str, criterion: str) -> dict[str, Any] | None:
    query = "SELECT value FROM score_edits WHERE priority = ? AND criterion = ? ORDER BY edit_id DESC LIMIT 1"
    edit = next(iter(db.query(query, [priority, criterion])), None)
    return {"score": edit["value"]} if edit else None


def _insert(db: Database, table: str, row: Mapping[str, Any]) -> int:
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))  # noqa: S608
    return int(cursor.lastrowid or 0)


def _scenario(row: Mapping[str, Any]) -> Scenario:
    return Scenario(
        name=row["name"],
        weights=json.loads(row["weights"]),
        who=row["who"],
        at=datetime.fromisoformat(row["at"]),
        scenario_id=row["scenario_id"],
        note=row["note"],
        version=row["version"],
    )


def _utc(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("times are timezone-aware")
    return at.astimezone(UTC).isoformat()


def judge_evidence(db: Database, stamp: Stamp, priority: str, theme: int, *, speaks_for_it: bool) -> None:
    """Keep a person's word on whether a theme of the engagement speaks for a priority.

    Parameters
    ----------
    priority, theme : their numbers, as the long list and the themes give them.
    """
    with write(db):
        _insert(
            db,
            "evidence_verdicts",
            {
                "priority": priority,
                "theme": int(theme),
                "speaks_for_it": int(speaks_for_it),
                "who": stamp.who,
                "at": _utc(stamp.at),
            },
        )
        what = "Confirmed evidence" if speaks_for_it else "Rejected evidence"
        record(db, stamp, what=what, target=f"priority {priority}, theme {theme}", before=None, after=None)


def evidence_verdicts(db: Database) -> pd.DataFrame:
    """Return the last word on each theme and priority: priority, theme, speaks_for_it (bool), who, at."""
    rows = db.execute(
        "SELECT priority, theme, speaks_for_it, who, at FROM evidence_verdicts WHERE verdict_id IN "
        "(SELECT max(verdict_id) FROM evidence_verdicts GROUP BY priority, theme) ORDER BY verdict_id"
    ).fetchall()
    verdicts = pd.DataFrame(rows, columns=["priority", "theme", "speaks_for_it", "who", "at"])
    return verdicts.astype({"speaks_for_it": "bool"})
