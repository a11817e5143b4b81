"""Commitments at rest: their words, slots, targets, milestones and states. Only ever added to, the last word stands.

Whoever changes something says which version they looked at: where somebody else was quicker nothing is stored, and
the message says who it was and when.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, Final, TypeVar

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, moment_in_words, only_added_to, record, write
from priorities.commitments.checking import LONGEST_NAME, check_commitment, check_milestone, check_slot
from priorities.commitments.schema import MAY_FOLLOW, Commitment, Figure, Milestone, Slot, Standing, Target
from priorities.errors import CommitmentError, Overtaken

migrations = Migrations("priorities.commitments")

T = TypeVar("T", Target, Milestone, Standing)

_TABLES: Final = {
    "commitment": "commitment TEXT NOT NULL, priority TEXT NOT NULL, name TEXT NOT NULL, life_stage TEXT NOT NULL, "
    "sentence TEXT NOT NULL, in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))",
    "commitment_slot": "slot TEXT NOT NULL, commitment TEXT NOT NULL, name TEXT NOT NULL, "
    "kind TEXT NOT NULL CHECK (kind IN ('measured', 'milestone', 'unmeasured')), priority TEXT NOT NULL, "
    "indicator TEXT NOT NULL, measure TEXT NOT NULL, area TEXT NOT NULL, better TEXT NOT NULL, "
    "to_collect TEXT NOT NULL, figure TEXT, in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))",
    "target_choice": "slot TEXT NOT NULL, method TEXT NOT NULL, value REAL, year INTEGER, "
    "justification TEXT NOT NULL, as_of TEXT NOT NULL, figures TEXT NOT NULL",
    "milestone": "slot TEXT NOT NULL, owner TEXT NOT NULL, due TEXT NOT NULL, "
    "is_met INTEGER NOT NULL CHECK (is_met IN (0, 1))",
    "commitment_state": "commitment TEXT NOT NULL, "
    "state TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'agreed', 'withdrawn')), meeting TEXT NOT NULL",
}
"""What each table holds beside its number, version, who and when; its first column is what the versions are of."""


@migrations()
def create_commitments(db: Database) -> None:
    """Commitments, slots, targets, milestones and states: one row a version."""
    for table, columns in _TABLES.items():
        db.execute(
            f"CREATE TABLE {table} (row_id INTEGER PRIMARY KEY AUTOINCREMENT, {columns}, version INTEGER NOT NULL, "
            f"who TEXT NOT NULL, at TEXT NOT NULL, UNIQUE ({_key(table)}, version))"
        )
        only_added_to(db, table)


def commitments(db: Database, drafts: Sequence[Commitment] = ()) -> tuple[Commitment, ...]:
    """Return the commitments in use: the drafts, in their place the last word of people, and those that people added.

    Parameters
    ----------
    drafts : the bundled ones, with their slots.
    """
    words = _latest(db, "commitment")
    slots = _slots(db, drafts)
    keys = [draft.commitment for draft in drafts]
    begun = {draft.commitment: draft for draft in drafts}
    order = [*keys, *(key for key in words if key not in begun)]
    standing = []
    for key in order:
        commitment = _commitment(words[key]) if key in words else begun[key]
        own = tuple(slot for slot in slots.values() if slot.commitment == key and slot.in_use)
        standing.append(replace(commitment, slots=own))
    return tuple(commitment for commitment in standing if commitment.in_use)


def targets(db: Database) -> dict[str, tuple[Target, ...]]:
    """Return every version of every slot's target, oldest first, by slot; a last one without a value was taken back."""
    return _versions(db, "target_choice", _target)


def milestones(db: Database) -> dict[str, Milestone]:
    """Return what was last said of each milestone, by slot."""
    return {slot: _milestone(row) for slot, row in _latest(db, "milestone").items()}


def states(db: Database) -> dict[str, tuple[Standing, ...]]:
    """Return every state that a commitment was in, oldest first, by commitment."""
    return _versions(db, "commitment_state", _standing)


def keep_commitment(db: Database, stamp: Stamp, commitment: Commitment) -> str:
    """Add a commitment, change its words, or take it away (`in_use` False); its targets are kept.

    Parameters
    ----------
    commitment : its key "" for a new one; `version` is the one that was looked at; its slots are stored by themselves.

    Returns
    -------
    str
        Its key.

    Raises
    ------
    CommitmentError
        Where its words cannot stand. `Overtaken` where somebody else changed it meanwhile.
    """
    check_commitment(commitment)
    with write(db):
        key = commitment.commitment or _next_key(db, "commitment", "P")
        row = {
            "commitment": key,
            "priority": commitment.priority,
            "name": " ".join(commitment.name.split()),
            "life_stage": commitment.life_stage,
            "sentence": " ".join(commitment.sentence.split()),
            "in_use": int(commitment.in_use),
        }
        _add(db, stamp, "commitment", row, commitment.version)
        what = "Kept a commitment" if commitment.in_use else "Took a commitment away"
        record(db, stamp, what=what, target=f"commitment {key}", before=None, after=row)
    return key


def keep_slot(db: Database, stamp: Stamp, slot: Slot, version: int) -> str:
    """Add a slot to a commitment, change what it is, or take it away; its targets are kept.

    Parameters
    ----------
    slot : its key "" for a new one.
    version : the one that was looked at; 0 for a bundled or a new one.

    Returns
    -------
    str
        Its key.

    Raises
    ------
    CommitmentError
        Where it lacks what its kind asks for. `Overtaken` where somebody else changed it meanwhile.
    """
    check_slot(slot)
    with write(db):
        _require_open(db, slot.commitment)
        key = slot.slot or _next_key(db, "commitment_slot", f"{slot.commitment}-")
        row: dict[str, Any] = asdict(slot) | {"slot": key, "in_use": int(slot.in_use), "figure": None}
        if slot.figure is not None:
            row["figure"] = json.dumps(asdict(slot.figure))
        _add(db, stamp, "commitment_slot", row, version)
        what = "Kept a slot of a commitment" if slot.in_use else "Took a slot of a commitment away"
        record(db, stamp, what=what, target=f"slot {key}", before=None, after=row)
    return key


def slot_versions(db: Database) -> dict[str, int]:
    """Return the number of the last change of each slot that people changed."""
    return {slot: int(row["version"]) for slot, row in _latest(db, "commitment_slot").items()}


def choose_targets(db: Database, stamp: Stamp, chosen_targets: Sequence[tuple[str, Target]]) -> int:
    """Keep targets for slots as one change: from the screen one, from a workbook several.

    Parameters
    ----------
    chosen_targets : pairs of the commitment's key and the target; `version` of a target is the one that was looked
        at, 0 for none. They are checked where the baseline is known: `priorities.commitments.check_target`.

    Returns
    -------
    int
        How many were kept.

    Raises
    ------
    CommitmentError
        Where a commitment is agreed or withdrawn. `Overtaken` where somebody else chose, or changed what the slot is,
        meanwhile.
    """
    with write(db):
        for commitment, target in chosen_targets:
            _require_open(db, commitment)
            _require_version(_last(db, "commitment_slot", target.slot), target.slot_version)
            row = {
                "slot": target.slot,
                "method": target.method,
                "value": target.value,
                "year": target.year,
                "justification": target.justification.strip(),
                "as_of": target.as_of,
                "figures": json.dumps(dict(target.figures), sort_keys=True),
            }
            before = _last(db, "target_choice", target.slot)
            _add(db, stamp, "target_choice", row, target.version)
            what = "Chose a target" if target.value is not None else "Took a target back"
            _record_target(db, stamp, what, before, row)
    return len(chosen_targets)


def keep_milestone(db: Database, stamp: Stamp, commitment: str, milestone: Milestone) -> None:
    """Keep who sees to a milestone, by when, and whether it is met.

    Raises
    ------
    CommitmentError
        Where owner or date is missing, or the commitment is agreed. `Overtaken` where somebody else was quicker.
    """
    check_milestone(milestone)
    with write(db):
        if not milestone.is_met:
            _require_open(db, commitment)
        row = {
            "slot": milestone.slot,
            "owner": " ".join(milestone.owner.split()),
            "due": milestone.due,
            "is_met": int(milestone.is_met),
        }
        _add(db, stamp, "milestone", row, milestone.version)
        record(db, stamp, what="Kept a milestone", target=f"slot {milestone.slot}", before=None, after=row)


def change_state(db: Database, stamp: Stamp, standing: Standing) -> None:
    """Propose a commitment, agree it, withdraw it, or make it a draft again.

    Parameters
    ----------
    standing : the new state; `version` is the one that was looked at, 0 for a draft that nobody changed.

    Raises
    ------
    CommitmentError
        Where this state cannot follow the present one, or a meeting is not named.
    """
    meeting = " ".join(standing.meeting.split())
    if standing.state == "agreed" and not meeting:
        raise CommitmentError("Name the meeting that agreed it, for example “Board of 15 March 2019”.")
    if len(meeting) > LONGEST_NAME:
        raise CommitmentError(f"The name of the meeting is too long. Use at most {LONGEST_NAME} characters.")
    with write(db):
        last = _last(db, "commitment_state", standing.commitment)
        now = str(last["state"]) if last else "draft"
        _require_version(last, standing.version)
        if standing.state not in MAY_FOLLOW[now]:
            raise CommitmentError(f"A commitment that is {now} cannot become {standing.state} at once.")
        row = {"commitment": standing.commitment, "state": standing.state, "meeting": meeting}
        _add(db, stamp, "commitment_state", row, standing.version)
        before = {"state": now}
        target = f"commitment {standing.commitment}"
        record(db, stamp, what="Changed the state of a commitment", target=target, before=before, after=row)


def _record_target(
    db: Database, stamp: Stamp, what: str, before: Mapping[str, Any] | None, row: Mapping[str, Any]
) -> None:
    parts = ("method", "value", "year")
    earlier = {part: before[part] for part in parts} if before else None
    record(db, stamp, what=what, target=f"slot {row['slot']}", before=earlier, after={p: row[p] for p in parts})


def _require_open(db: Database, commitment: str) -> None:
    """Raise where a commitment may not be changed in the state that it is in."""
    last = _last(db, "commitment_state", commitment)
    if last is not None and last["state"] in ("agreed", "withdrawn"):
        raise CommitmentError(
            f"This commitment was {last['state']} by {last['who']} on {moment_in_words(last['at'])}. "
            "Make it a draft again before you change it."
        )


def _add(db: Database, stamp: Stamp, table: str, row: Mapping[str, Any], earlier: int) -> None:
    """Add a version to what the first column names."""
    last = _last(db, table, row[_key(table)])
    _require_version(last, earlier)
    add_row(db, table, {**row, "version": (last["version"] if last else 0) + 1}, stamp)


def _require_version(last: Mapping[str, Any] | None, version: int) -> None:
    if last is not None and last["version"] != version:
        raise Overtaken(
            f"{last['who']} changed this on {moment_in_words(last['at'])}, after you opened it. "
            "Nothing of yours was stored: look at what stands there now, then choose again."
        )


def _next_key(db: Database, table: str, prefix: str) -> str:
    """Return a key that nobody has yet."""
    pattern = f"{prefix}[0-9]*"
    query = f"SELECT count(DISTINCT {_key(table)}) FROM {table} WHERE {_key(table)} GLOB ?"  # noqa: S608
    return f"{prefix}{int(db.execute(query, [pattern]).fetchone()[0]) + 1:d}"


def _slots(db: Database, drafts: Sequence[Commitment]) -> dict[str, Slot]:
    slots = {slot.slot: slot for draft in drafts for slot in draft.slots}
    return slots | {key: _slot(row) for key, row in _latest(db, "commitment_slot").items()}


def _key(table: str) -> str:
    return _TABLES[table].split()[0]


def _last(db: Database, table: str, key: str) -> dict[str, Any] | None:
    query = f"SELECT * FROM {table} WHERE {_key(table)} = ? ORDER BY version DESC LIMIT 1"  # noqa: S608
    return next(iter(db.query(query, [key])), None)


def _latest(db: Database, table: str) -> dict[str, dict[str, Any]]:
    rows = db.query(f"SELECT * FROM {table} ORDER BY version")  # noqa: S608
    latest = {row[_key(table)]: row for row in rows}
    return dict(sorted(latest.items(), key=lambda entry: int(entry[1]["row_id"])))


def _versions(db: Database, table: str, make: Any) -> dict[str, tuple[Any, ...]]:
    versions: dict[str, list[Any]] = {}
    for row in db.query(f"SELECT * FROM {table} ORDER BY row_id"):  # noqa: S608
        versions.setdefault(row[_key(table)], []).append(make(row))
    return {key: tuple(rows) for key, rows in versions.items()}


def _signed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"version": int(row["version"]), "who": row["who"], "at": row["at"]}


def _target(row: Mapping[str, Any]) -> Target:
    return Target(
        row["slot"], row["method"], row["value"], row["year"], row["justification"], row["as_of"],
        json.loads(row["figures"]), **_signed(row),
    )  # fmt: skip


def _milestone(row: Mapping[str, Any]) -> Milestone:
    return Milestone(row["slot"], row["owner"], row["due"], bool(row["is_met"]), **_signed(row))


def _standing(row: Mapping[str, Any]) -> Standing:
    return Standing(row["commitment"], row["state"], row["meeting"], **_signed(row))


def _commitment(row: Mapping[str, Any]) -> Commitment:
    return Commitment(
        row["commitment"], row["priority"], row["name"], row["life_stage"], row["sentence"],
        in_use=bool(row["in_use"]), version=int(row["version"]),
    )  # fmt: skip


def _slot(row: Mapping[str, Any]) -> Slot:
    fields = {name: row[name] for name in Slot.__dataclass_fields__}
    figure = Figure(**json.loads(row["figure"])) if row["figure"] else None
    return Slot(**fields | {"figure": figure, "in_use": bool(row["in_use"])})
