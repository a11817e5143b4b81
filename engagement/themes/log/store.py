"""The log of acts on themes: what each changed, before and after; undone and redone without limit.

The log is append-only and of one set of themes each. What can be undone follows from the log alone, so it survives a
restart; an undo is itself an entry, nothing is ever taken out of the log.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import pandas as pd
from sqlite_utils import Database

from data import Stamp, record, write
from engagement.errors import ThemeChanged
from engagement.themes.curation.patch import THEME_FIELDS, Patch, Theme

# Numbers in one statement: SQLite took 999 for long, and some builds still do.
_MOST_VARIABLES = 900
_UNDO, _REDO = "undo", "redo"
ON_RECORD: Final = {
    "find": "Found themes",
    "place": "Placed answers that came in later",
    "rename": "Renamed a theme",
    "describe": "Described a theme",
    "merge": "Merged themes",
    "split": "Split a theme",
    "create": "Began a theme",
    "move": "Moved comments",
    "retire": "Retired a theme",
    "pin": "Kept a theme as it is",
    "unpin": "Let go of a theme",
    "nest": "Put a theme under another",
    _UNDO: "Took back a change of themes",
    _REDO: "Brought back a change of themes",
}
"""What an act on themes is called on record, by its kind in the log of acts."""


def do(db: Database, stamp: Stamp, set_id: int, act: tuple[str, str], patch: Patch, *, of: int = 0) -> int:
    """Apply a change of a set of themes and put it into its log; call it inside `data.write`.

    Parameters
    ----------
    act : what was done, as one word and as a sentence without anything that a respondent wrote.
    of : for an undo or redo, the act it takes back or brings again.

    Raises
    ------
    ThemeChanged
        Where something it changes is not any more as it was before; nothing is changed then.
    """
    kind, sentence = act
    _apply(db, set_id, patch)
    line = db.execute(
        "INSERT INTO theme_act (kind, told, who, at, patch, of, set_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [kind, sentence, stamp.who, stamp.at.isoformat(), patch.to_json(), of, int(set_id)],
    )
    after = {"themes": len(patch.themes), "points": len(patch.points)}
    record(db, stamp, what=ON_RECORD[kind], target=sentence[:200], before=None, after=after)
    return int(line.lastrowid or 0)


def _apply(db: Database, set_id: int, patch: Patch) -> None:
    """Create themes, move points, change and take away themes, in the order that references allow."""
    for number, (before, after) in patch.themes.items():
        if theme_fields(db, number) != before:
            raise ThemeChanged(
                "Somebody else changed this theme meanwhile. Look at it again, then repeat what you did."
            )
        if before is None and after is not None:
            _insert(db, set_id, number, after)
    theme_of = themes_of(db, patch.points)
    if any(theme_of.get(point, -1) != before for point, (before, _) in patch.points.items()):
        raise ThemeChanged(
            "Somebody else moved these comments meanwhile. Look at them again, then repeat what you did."
        )
    db.conn.executemany(
        "UPDATE assignment SET theme_id = ? WHERE rowid = ?", [(after, n) for n, (_, after) in patch.points.items()]
    )
    for number, (before, after) in patch.themes.items():
        if after is None:
            db.execute("DELETE FROM theme WHERE theme_id = ?", [number])
        elif before is not None:
            marks = ", ".join(f"{name} = ?" for name in THEME_FIELDS)
            values = [*_values(after), number]
            db.execute(f"UPDATE theme SET {marks}, version = version + 1 WHERE theme_id = ?", values)  # noqa: S608
    touched_themes = {theme for change in patch.points.values() for theme in change if theme is not None}
    db.conn.executemany("UPDATE theme SET version = version + 1 WHERE theme_id = ?", [(n,) for n in touched_themes])


def _values(theme: Theme) -> list[Any]:
    return [json.dumps(theme[name]) if name == "phrases" else theme[name] for name in THEME_FIELDS]


def _insert(db: Database, set_id: int, number: int, theme: Theme) -> None:
    names = ", ".join(THEME_FIELDS)
    run = db.execute("SELECT coalesce(max(run_id), 0) FROM theme_run WHERE set_id = ?", [int(set_id)]).fetchone()[0]
    db.execute(
        f"INSERT INTO theme (theme_id, run_id, set_id, size, share, parent, {names}) "  # noqa: S608
        f"VALUES (?, ?, ?, 0, 0, 0, {', '.join('?' * len(THEME_FIELDS))})",
        [number, run, int(set_id), *_values(theme)],
    )


def theme_fields(db: Database, number: int) -> dict[str, Any] | None:
    """Return the fields of a theme as a patch holds them; None where it is not there."""
    query = f"SELECT {', '.join(THEME_FIELDS)} FROM theme WHERE theme_id = ?"  # noqa: S608
    row = db.execute(query, [number]).fetchone()
    if row is None:
        return None
    return {**dict(zip(THEME_FIELDS, row, strict=True)), "phrases": json.loads(row[THEME_FIELDS.index("phrases")])}


def themes_of(db: Database, points: Iterable[int]) -> dict[int, int | None]:
    """Return the theme that each point stands in, None for none; points that are not there are left out."""
    numbers = list(points)
    theme_of: dict[int, int | None] = {}
    for start in range(0, len(numbers), _MOST_VARIABLES):
        batch = numbers[start : start + _MOST_VARIABLES]
        marks = ", ".join("?" * len(batch))
        theme_of.update(db.execute(f"SELECT rowid, theme_id FROM assignment WHERE rowid IN ({marks})", batch))  # noqa: S608
    return theme_of


def undo(db: Database, stamp: Stamp, set_id: int, *, expected: str | None = None) -> str | None:
    """Take back the last act on a set of themes that stands; return what it was, None where there is none.

    Where `expected`, as `steps` gave it, is another act, `ThemeChanged` is raised.
    """
    return _step(db, stamp, set_id, _UNDO, expected)


def redo(db: Database, stamp: Stamp, set_id: int, *, expected: str | None = None) -> str | None:
    """Bring again the act that was taken back last; return what it was, None where there is none.

    Where `expected`, as `steps` gave it, is another act, `ThemeChanged` is raised.
    """
    return _step(db, stamp, set_id, _REDO, expected)


def _step(db: Database, stamp: Stamp, set_id: int, kind: str, expected: str | None) -> str | None:
    with write(db):
        standing, undone = _stacks(db, set_id)
        stack = standing if kind == _UNDO else undone
        if expected is not None and expected != steps(db, set_id)[kind == _REDO]:
            raise ThemeChanged("Somebody else changed the themes meanwhile. Look at them again; nothing was done.")
        if not stack:
            return None
        sentence = db.execute("SELECT told FROM theme_act WHERE act_id = ?", [stack[-1]]).fetchone()[0]
        patch = patch_of(db, stack[-1])
        change = patch.backwards if kind == _UNDO else patch
        do(db, stamp, set_id, (kind, str(sentence)), change, of=stack[-1])
    return str(sentence)


def _stacks(db: Database, set_id: int) -> tuple[list[int], list[int]]:
    """Acts that stand, and acts that were taken back and may come again, each with the last at its end."""
    standing: list[int] = []
    undone: list[int] = []
    for line in _lines(db, set_id):
        _turn(standing, undone, line)
    return standing, undone


def _lines(db: Database, set_id: int) -> list[tuple[int, str, int]]:
    query = "SELECT act_id, kind, of FROM theme_act WHERE set_id = ? ORDER BY act_id"
    return list(db.execute(query, [int(set_id)]).fetchall())


def _turn(standing: list[int], undone: list[int], line: tuple[int, str, int]) -> None:
    """Let both stacks be as they are after a line of the log."""
    act_id, kind, of = line
    if kind == _UNDO:
        undone.append(standing.pop())
    elif kind == _REDO:
        standing.append(undone.pop())
    else:
        standing.append(act_id)
        undone.clear()
    assert not of or of in (standing[-1:] + undone[-1:])  # noqa: S101  the log is written by this file alone


def last_act(db: Database, set_id: int) -> int:
    """Return the number of the last line in the log of a set; 0 where there is none."""
    query = "SELECT coalesce(max(act_id), 0) FROM theme_act WHERE set_id = ?"
    return int(db.execute(query, [int(set_id)]).fetchone()[0])


def standing_after(db: Database, set_id: int, moments: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return the acts on a set that stood after each of these lines of its log (0: before the first), in order."""
    stood: dict[int, tuple[int, ...]] = {}
    waiting = sorted(set(moments), reverse=True)
    standing: list[int] = []
    undone: list[int] = []
    for line in _lines(db, set_id):
        while waiting and waiting[-1] < line[0]:
            stood[waiting.pop()] = tuple(standing)
        _turn(standing, undone, line)
    return stood | dict.fromkeys(waiting, tuple(standing))


def patch_of(db: Database, act_id: int) -> Patch:
    """Return what an act changed."""
    return Patch.from_json(db.execute("SELECT patch FROM theme_act WHERE act_id = ?", [int(act_id)]).fetchone()[0])


class Steps(NamedTuple):
    """What undo would take back and redo would bring again, in words; None where there is nothing."""

    undo: str | None
    redo: str | None


def steps(db: Database, set_id: int) -> Steps:
    """Return what the next undo and the next redo of a set of themes would do."""
    sentences = [
        db.execute("SELECT told FROM theme_act WHERE act_id = ?", [stack[-1]]).fetchone()[0] if stack else None
        for stack in _stacks(db, set_id)
    ]
    return Steps(*sentences)


def acts(db: Database, set_id: int, most: int = 200) -> pd.DataFrame:
    """Return the log of a set of themes, newest first: kind, what (a sentence), who, at."""
    query = "SELECT kind, told, who, at FROM theme_act WHERE set_id = ? ORDER BY act_id DESC LIMIT ?"
    rows = db.execute(query, [int(set_id), most]).fetchall()
    return pd.DataFrame(rows, columns=["kind", "what", "who", "at"])


def owned(db: Database, set_id: int) -> frozenset[int]:
    """Return the themes of a set that people made their own: pinned, begun, or named in an act that stands."""
    standing, _ = _stacks(db, set_id)
    query = "SELECT theme_id FROM theme WHERE set_id = ? AND (pinned = 1 OR origin <> 'found')"
    themes = {row[0] for row in db.execute(query, [int(set_id)])}
    for act_id in standing:
        kind = db.execute("SELECT kind FROM theme_act WHERE act_id = ?", [act_id]).fetchone()[0]
        if kind not in ("find", "place"):
            patch = patch_of(db, act_id)
            themes |= set(patch.themes) | {theme for change in patch.points.values() for theme in change if theme}
    return frozenset(themes)
