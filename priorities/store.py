"""Score edits and verdicts on evidence at rest. Nothing is overwritten: an edit adds a row."""

import math
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, only_added_to, record, write
from priorities.errors import ScoreError
from priorities.fixed_point import as_fraction
from priorities.schema import SCALE, criterion_name

migrations = Migrations("priorities")

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
MOST_ON_RECORD: Final = 50
"""Scores of one act that its entry on record tells one by one; of more it tells how many, and which edits."""

_NOT_TAKEN_BACK: Final = (
    " WHERE NOT EXISTS (SELECT 1 FROM score_batches b WHERE edit_id BETWEEN b.first_edit AND b.last_edit"
    " AND b.in_force = 0 AND b.batch_id IN (SELECT max(batch_id) FROM score_batches GROUP BY first_edit))"
)


@migrations()
def create_scenarios(db: Database) -> None:
    """Named weights, one row per saved version: until `priorities.scenarios` kept them, which carries them over."""
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


@migrations()
def create_score_batches(db: Database) -> None:
    """Scores that were set in one act, as a run of edits, and whether they are in force: the last word on each run."""
    db.execute(
        """
        CREATE TABLE score_batches (
            batch_id INTEGER PRIMARY KEY AUTOINCREMENT,
            first_edit INTEGER NOT NULL,
            last_edit INTEGER NOT NULL,
            what TEXT NOT NULL,
            in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
            who TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )
    only_added_to(db, "score_batches")


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
    edit = _checked_edit(ScoreEdit(str(priority), criterion, value, stamp.why, origin))
    with write(db):
        before = _in_force(db).get((edit.priority, criterion))
        edit_id = _insert(db, stamp, edit)
        target = f"{priority}, {criterion_name(criterion)}"
        record(db, stamp, what="Changed a score", target=target, before=before, after={"score": edit.value})
    return edit_id


class ScoreEdit(NamedTuple):
    """One score to be set: 0 to 10 or None for "not scored", with its reason and where it comes from."""

    priority: str
    criterion: str
    value: float | None
    reason: str
    origin: str = "person"


def set_scores(db: Database, stamp: Stamp, edits: Sequence[ScoreEdit], *, what: str) -> int:
    """Set many scores as one act, with one entry on record and one undo (`undo_scores`).

    Parameters
    ----------
    edits : each checked as by `set_score`, before anybody has to wait.
    what : the act as the record tells it.

    Returns
    -------
    int
        How many scores were set.
    """
    checked = [_checked_edit(edit) for edit in edits]
    if not checked:
        return 0
    with write(db):
        scores = _in_force(db)
        places = {_place(edit): scores.get((edit.priority, edit.criterion)) for edit in checked}
        numbers = [_insert(db, stamp, edit) for edit in checked]
        first, last = numbers[0], numbers[-1]
        add_row(db, "score_batches", {"first_edit": first, "last_edit": last, "what": what, "in_force": 1}, stamp)
        few = len(checked) <= MOST_ON_RECORD
        before = {place: score["score"] if score else None for place, score in places.items()} if few else None
        after = {_place(edit): edit.value for edit in checked} if few else {}
        counted = {"scores": len(checked), "first edit": first, "last edit": last}
        record(db, stamp, what=what, target="scores", before=before, after={**after, **counted})
    return len(checked)


class ScoreBatch(NamedTuple):
    """Scores that were set in one act: how many, who set them and when (UTC), and whether they are in force."""

    batch_id: int
    first_edit: int
    last_edit: int
    what: str
    in_force: bool
    who: str
    at: str

    @property
    def n_scores(self) -> int:
        """How many scores were set."""
        return self.last_edit - self.first_edit + 1


def last_batch(db: Database) -> ScoreBatch | None:
    """Return the last word on the scores that were set together last; None before there are any."""
    query = (
        f"SELECT {', '.join(ScoreBatch._fields)} FROM score_batches"  # noqa: S608
        " WHERE first_edit = (SELECT max(first_edit) FROM score_batches) ORDER BY batch_id DESC LIMIT 1"
    )
    row = next(iter(db.query(query)), None)
    return None if row is None else ScoreBatch(**{**row, "in_force": bool(row["in_force"])})


def undo_scores(db: Database, stamp: Stamp, batch: int) -> None:
    """Take back scores that were set together, or put them back: what was set before or since stands.

    Parameters
    ----------
    batch : the last word on them, as `last_batch` gives it.

    Raises
    ------
    ScoreError
        Where others were set together since, or somebody took these back meanwhile.
    """
    with write(db):
        last = last_batch(db)
        if last is None or last.batch_id != int(batch):
            raise ScoreError("Somebody set or took back scores meanwhile. Look at them again.")
        row = {"first_edit": last.first_edit, "last_edit": last.last_edit, "what": last.what}
        add_row(db, "score_batches", {**row, "in_force": int(not last.in_force)}, stamp)
        act = "Put back" if not last.in_force else "Took back"
        counted = {"scores": last.n_scores, "first edit": last.first_edit, "last edit": last.last_edit}
        record(db, stamp, what=f"{act} scores that were set together", target="scores", before=None, after=counted)


def score_edits(db: Database) -> pd.DataFrame:
    """Every edit in force, oldest first: edit_id, at, who, priority, criterion, value, reason, origin."""
    query = f"SELECT {', '.join(EDIT_COLUMNS)} FROM score_edits{_NOT_TAKEN_BACK} ORDER BY edit_id"  # noqa: S608
    return pd.DataFrame(list(db.query(query)), columns=list(EDIT_COLUMNS)).astype(EDIT_COLUMNS)


def _checked_edit(edit: ScoreEdit) -> ScoreEdit:
    if not edit.reason.strip():
        raise ScoreError("Say in a few words why the score changes. The reason is shown beside it.")
    return edit._replace(value=_checked_score(edit.criterion, edit.value), reason=edit.reason.strip())


def _place(edit: ScoreEdit) -> str:
    return f"{edit.priority}, {criterion_name(edit.criterion)}"


def _checked_score(criterion: str, value: float | None) -> float | None:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    low, high = SCALE
    score = round(as_fraction(value), 2) if math.isfinite(value) else high + 1
    if not low <= score <= high:
        raise ScoreError(f"The score for {criterion_name(criterion)} must lie between {low} and {high}.")
    return float(score)


def _in_force(db: Database) -> dict[tuple[str, str], dict[str, Any]]:
    """The last edit in force of each score."""
    query = f"SELECT priority, criterion, value FROM score_edits{_NOT_TAKEN_BACK} ORDER BY edit_id"  # noqa: S608
    return {(priority, criterion): {"score": value} for priority, criterion, value in db.execute(query)}


def _insert(db: Database, stamp: Stamp, edit: ScoreEdit) -> int:
    return add_row(db, "score_edits", edit._asdict(), stamp)


def judge_evidence(db: Database, stamp: Stamp, priority: str, theme: int, *, speaks_for_it: bool) -> None:
    """Keep a person's word on whether a theme of the engagement speaks for a priority.

    Parameters
    ----------
    priority, theme : their numbers, as the long list and the themes give them.
    """
    with write(db):
        row = {"priority": priority, "theme": int(theme), "speaks_for_it": int(speaks_for_it)}
        add_row(db, "evidence_verdicts", row, stamp)
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
