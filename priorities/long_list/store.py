"""What people changed about the long list, at rest: only ever added to, the last word stands.

Priorities put on the list or taken off it, criteria of one's own, and the rules by which figures propose scores.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final, NamedTuple

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, record, write
from priorities.errors import LongListError
from priorities.indicators import ScoringRule
from priorities.long_list.list_import import LONGEST_NAME, ListDifference
from priorities.long_list.members import Criterion, current_list, next_priorities
from priorities.names import name_key
from priorities.schema import criterion_name
from priorities.store import ScoreEdit, set_scores
from priorities.values import ValueFunction

migrations = Migrations("priorities.long_list")

FROM_FIGURES: Final = "Took scores from figures"
"""What the record calls scores that were taken from figures together."""

ENTRY_COLUMNS: Final = ("priority", "name", "life_stage", "on_list", "who", "at")
CRITERION_COLUMNS: Final = (*Criterion.__dataclass_fields__, "who", "at")
RULE_COLUMNS: Final = ("criterion", "figure", "indicator", "points", "weight", "source", "year", "in_use", "who", "at")


@migrations()
def create_list_entries(db: Database) -> None:
    """Priorities that people added, renamed, took off the list or put back."""
    db.execute(
        """
        CREATE TABLE list_entries (
            entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
            priority TEXT NOT NULL,
            name TEXT NOT NULL,
            life_stage TEXT NOT NULL,
            on_list INTEGER NOT NULL CHECK (on_list IN (0, 1)),
            who TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )
    _only_added_to(db, "list_entries")


@migrations()
def create_added_criteria(db: Database) -> None:
    """Criteria beside the three of the SPB paper."""
    db.execute(
        """
        CREATE TABLE added_criteria (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT,
            criterion TEXT NOT NULL,
            name TEXT NOT NULL,
            question TEXT NOT NULL,
            anchor_0 TEXT NOT NULL,
            anchor_5 TEXT NOT NULL,
            anchor_10 TEXT NOT NULL,
            counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
            in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)),
            who TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )
    _only_added_to(db, "added_criteria")


@migrations()
def create_scoring_rules(db: Database) -> None:
    """Which level of a figure earns which score."""
    db.execute(
        """
        CREATE TABLE scoring_rules (
            rule_id INTEGER PRIMARY KEY AUTOINCREMENT,
            criterion TEXT NOT NULL,
            figure TEXT NOT NULL,
            indicator TEXT NOT NULL,
            points TEXT NOT NULL,
            weight REAL NOT NULL CHECK (weight > 0),
            source TEXT NOT NULL,
            year TEXT NOT NULL,
            in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)),
            who TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )
    _only_added_to(db, "scoring_rules")


def _only_added_to(db: Database, table: str) -> None:
    for act in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the rows of {table} are only added to'); END"
        )


def list_entries(db: Database) -> pd.DataFrame:
    """Every change of what stands on the list, oldest first: priority, name, life_stage, on_list, who, at."""
    return _rows(db, "list_entries", ENTRY_COLUMNS).astype({"on_list": bool})


def added_criteria(db: Database) -> pd.DataFrame:
    """Every change of the added criteria, oldest first: the fields of `Criterion`, who, at."""
    return _rows(db, "added_criteria", CRITERION_COLUMNS).astype({"counts": bool, "in_use": bool})


def scoring_rules(db: Database, drafts: Iterable[ScoringRule] = ()) -> tuple[ScoringRule, ...]:
    """Rules in force: the drafts, and in their place the last word of people on each."""
    rules = {rule.key: rule for rule in drafts}
    for row in _rows(db, "scoring_rules", RULE_COLUMNS).to_dict("records"):
        rule = _rule(row)
        rules.pop(rule.key, None)
        if row["in_use"]:
            rules[rule.key] = rule
    return tuple(sorted(rules.values(), key=lambda rule: rule.key))


class Entry(NamedTuple):
    """A priority as it shall stand on the list.

    Attributes
    ----------
    priority : its number; None for a new one.
    name, life_stage : as they are shown.
    on_list : False takes it off; its scores are kept.
    """

    priority: str | None
    name: str
    life_stage: str = ""
    on_list: bool = True


def keep_entry(db: Database, stamp: Stamp, drafts: pd.DataFrame, entry: Entry) -> str:
    """Put a priority on the long list, rename it, or take it off.

    Parameters
    ----------
    drafts : the bundled list, by priority.

    Returns
    -------
    str
        Its number.

    Raises
    ------
    LongListError
        Where the name is empty, too long, or that of another priority on the list.
    """
    tidy = entry._replace(name=_checked_name(entry.name))
    with write(db):
        (number,) = _add_entries(db, stamp, drafts, [tidy])
        what = "Put a priority on the long list" if tidy.on_list else "Took a priority off the long list"
        _record(db, stamp, what, f"priority {number}", {"name": tidy.name, "life stage": tidy.life_stage})
    return number


def _checked_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean or len(clean) > LONGEST_NAME:
        raise LongListError(f"Give the priority a name of 1 to {LONGEST_NAME} characters.")
    return clean


def _add_entries(db: Database, stamp: Stamp, drafts: pd.DataFrame, new: Sequence[Entry]) -> list[str]:
    """Add entries inside a change, whatever their number at the cost of one look at the list; return their numbers."""
    entries = list_entries(db)
    standing = {str(number): name_key(str(name)) for number, name in current_list(drafts, entries)["name"].items()}
    free_numbers = iter(next_priorities(entries, len(new)))
    numbers = [entry.priority or next(free_numbers) for entry in new]
    for number in numbers:
        standing.pop(number, None)
    names = set(standing.values())
    for number, entry in zip(numbers, new, strict=True):
        if entry.on_list and name_key(entry.name) in names:
            raise LongListError("Another priority on the list has this name. Give each a name of its own.")
        if entry.on_list:
            names.add(name_key(entry.name))
        row = {"priority": number, "name": entry.name, "life_stage": entry.life_stage, "on_list": int(entry.on_list)}
        add_row(db, "list_entries", row, stamp)
    return numbers


def keep_criterion(db: Database, stamp: Stamp, criterion: Criterion) -> None:
    """Add a criterion, change it, or take it away (`in_use` False). Its scores are kept."""
    with write(db):
        row = asdict(criterion) | {"counts": int(criterion.counts), "in_use": int(criterion.in_use)}
        add_row(db, "added_criteria", row, stamp)
        what = "Kept a criterion" if criterion.in_use else "Took a criterion away"
        _record(db, stamp, what, f"criterion {criterion.name}", row)


def keep_rule(
    db: Database, stamp: Stamp, rule: ScoringRule, *, moves: pd.DataFrame | None = None, in_use: bool = True
) -> None:
    """Keep a rule in place of the one with the same key, and set the scores in use that it moves.

    Parameters
    ----------
    moves : priority, criterion, after, why (see `priorities.indicators.moved_proposals`): scores that were taken
        from figures and move with them; none where None. Where `after` is missing the score stays as it is.
    in_use : False takes the rule away.
    """
    row = {
        "criterion": rule.criterion,
        "figure": rule.figure,
        "indicator": rule.indicator,
        "points": json.dumps([[float(level), float(score)] for level, score in rule.function.points]),
        "weight": float(rule.weight),
        "source": rule.function.source,
        "year": rule.function.year,
        "in_use": int(in_use),
    }
    with write(db):
        add_row(db, "scoring_rules", row, stamp)
        what = "Kept a rule for scores from figures" if in_use else "Took away a rule for scores from figures"
        _record(db, stamp, what, f"{criterion_name(rule.criterion)} from {rule.figure}", row)
        if moves is not None:
            take_proposals(db, Stamp(stamp.who, stamp.at), moves.rename(columns={"after": "value"}))


def take_proposals(db: Database, stamp: Stamp, proposed: pd.DataFrame) -> int:
    """Put the scores that figures propose in use.

    Parameters
    ----------
    proposed : priority, criterion, value, why; rows without a value are left out. An empty table may lack columns.

    Returns
    -------
    int
        How many scores were set.
    """
    if proposed.empty:
        return 0
    rows = proposed.dropna(subset=["value"]).to_dict("records")
    because = f"{stamp.why.strip().rstrip('.')}: " if stamp.why.strip() else ""
    edits = [
        ScoreEdit(str(row["priority"]), str(row["criterion"]), row["value"], f"{because}{row['why']}", "indicator")
        for row in rows
    ]
    return set_scores(db, stamp, edits, what=FROM_FIGURES)


def import_list(
    db: Database, stamp: Stamp, drafts: pd.DataFrame, changes: ListDifference, off: Sequence[Entry] = ()
) -> None:
    """Bring in a list as one change: new priorities, changed scores, and what is taken off.

    Parameters
    ----------
    drafts : the bundled list, by priority.
    changes : as `priorities.long_list.list_difference` returns them.
    off : entries to be taken off the list.
    """
    if not stamp.why.strip():
        raise LongListError("Say in a few words why the list changes. The reason is shown beside each score.")
    new = [Entry(None, _checked_name(row["name"]), row["life_stage"]) for row in changes.new.to_dict("records")]
    rows = changes.scores.to_dict("records")
    with write(db):
        numbers = dict(zip([entry.name for entry in new], _add_entries(db, stamp, drafts, new), strict=True))
        edits = [
            ScoreEdit(
                numbers.get(row["name"], row["priority"]),
                row["criterion"],
                None if pd.isna(row["imported"]) else row["imported"],
                stamp.why,
            )
            for row in rows
        ]
        set_scores(db, stamp, edits, what="Set the scores of a list brought in")
        _add_entries(db, stamp, drafts, off)
        counted = {"new": len(new), "scores": len(edits), "taken off": len(off)}
        _record(db, stamp, "Imported a long list", "long list", counted)


def _rule(row: Mapping[Any, Any]) -> ScoringRule:
    points = tuple((level, score) for level, score in json.loads(row["points"]))
    function = ValueFunction(points, source=row["source"], year=row["year"])
    return ScoringRule(row["criterion"], row["figure"], function, row["weight"], row["indicator"])


def _rows(db: Database, table: str, columns: Sequence[str]) -> pd.DataFrame:
    rows = db.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid").fetchall()  # noqa: S608
    return pd.DataFrame(rows, columns=list(columns))


def _record(db: Database, stamp: Stamp, what: str, target: str, after: Mapping[str, Any]) -> None:
    record(db, stamp, what=what, target=target, before=None, after=after)
