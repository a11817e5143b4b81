"""Acts on themes at rest: each instant, whole, in an append-only log, undone and redone without limit.

The log holds for every act what it changed, before and after. What can be undone follows from the log alone, so it
survives a restart; an undo is itself an entry, nothing is ever taken out of the log.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, record, write
from engagement.errors import ThemeChanged, ThemeError
from engagement.themes.curation.patch import RETIRED, STANDING, THEME_FIELDS, Patch, Theme

migrations = Migrations("engagement_curation")

# Characters: what fits a line of the page and an axis of a chart.
_LONGEST_NAME = 80
_LONGEST_DESCRIPTION = 300
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


class Part(NamedTuple):
    """One part of a theme that is split, or a new theme: what it is called and which points go into it."""

    name: str
    description: str
    phrases: Sequence[str]
    points: Sequence[int]


@migrations()
def create_acts(db: Database) -> None:
    """What a theme is beyond its words, and the log of acts."""
    db.execute("ALTER TABLE theme ADD COLUMN under INTEGER NOT NULL DEFAULT 0")
    db.execute(f"ALTER TABLE theme ADD COLUMN state TEXT NOT NULL DEFAULT '{STANDING}'")
    db.execute("ALTER TABLE theme ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE theme ADD COLUMN origin TEXT NOT NULL DEFAULT 'found'")
    # Earlier findings were kept beside the last one; from now on there is one set of themes, and its log.
    last = "(SELECT coalesce(max(run_id), 0) FROM theme_run)"
    db.execute(f"DELETE FROM assignment WHERE run_id <> {last}")  # noqa: S608
    db.execute(f"UPDATE theme SET state = '{RETIRED}' WHERE run_id <> {last}")  # noqa: S608
    db.execute("CREATE UNIQUE INDEX point_once ON assignment (response_id, start, end)")
    db.execute(
        "CREATE TABLE theme_act (act_id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, told TEXT NOT NULL,"
        " who TEXT NOT NULL, at TEXT NOT NULL, patch TEXT NOT NULL, of INTEGER NOT NULL)"
    )
    for change in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER theme_act_stays_{change.lower()} BEFORE {change} ON theme_act BEGIN "
            "SELECT RAISE(ABORT, 'the log of acts is append-only'); END"
        )


def do(db: Database, stamp: Stamp, kind: str, sentence: str, patch: Patch, *, of: int = 0) -> int:
    """Apply a change and put it into the log; call it inside `data.write`.

    Parameters
    ----------
    kind, sentence : what was done, as one word and as a sentence without anything that a respondent wrote.
    of : for an undo or redo, the act it takes back or brings again.

    Raises
    ------
    ThemeChanged
        Where something it changes is not any more as it was before; nothing is changed then.
    """
    _apply(db, patch)
    act = db.execute(
        "INSERT INTO theme_act (kind, told, who, at, patch, of) VALUES (?, ?, ?, ?, ?, ?)",
        [kind, sentence, stamp.who, stamp.at.isoformat(), patch.to_json(), of],
    )
    after = {"themes": len(patch.themes), "points": len(patch.points)}
    record(db, stamp, what=ON_RECORD[kind], target=sentence[:200], before=None, after=after)
    return int(act.lastrowid or 0)


def _apply(db: Database, patch: Patch) -> None:
    """Create themes, move points, change and take away themes, in the order that references allow."""
    for number, (before, after) in patch.themes.items():
        if _theme(db, number) != before:
            raise ThemeChanged(
                "Somebody else changed this theme meanwhile. Look at it again, then repeat what you did."
            )
        if before is None and after is not None:
            _insert(db, number, after)
    theme_of = _themes_of(db, patch.points)
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


def _insert(db: Database, number: int, theme: Theme) -> None:
    names = ", ".join(THEME_FIELDS)
    run = db.execute("SELECT coalesce(max(run_id), 0) FROM theme_run").fetchone()[0]
    db.execute(
        f"INSERT INTO theme (theme_id, run_id, size, share, parent, {names}) "  # noqa: S608
        f"VALUES (?, ?, 0, 0, 0, {', '.join('?' * len(THEME_FIELDS))})",
        [number, run, *_values(theme)],
    )


def _theme(db: Database, number: int) -> dict[str, Any] | None:
    query = f"SELECT {', '.join(THEME_FIELDS)} FROM theme WHERE theme_id = ?"  # noqa: S608
    row = db.execute(query, [number]).fetchone()
    if row is None:
        return None
    return {**dict(zip(THEME_FIELDS, row, strict=True)), "phrases": json.loads(row[THEME_FIELDS.index("phrases")])}


def _themes_of(db: Database, points: Iterable[int]) -> dict[int, int | None]:
    numbers = list(points)
    theme_of: dict[int, int | None] = {}
    for start in range(0, len(numbers), _MOST_VARIABLES):
        batch = numbers[start : start + _MOST_VARIABLES]
        marks = ", ".join("?" * len(batch))
        theme_of.update(db.execute(f"SELECT rowid, theme_id FROM assignment WHERE rowid IN ({marks})", batch))  # noqa: S608
    return theme_of


def _standing(db: Database, number: int, version: int | None = None) -> dict[str, Any]:
    row = db.execute("SELECT state, version FROM theme WHERE theme_id = ?", [int(number)]).fetchone()
    if row is None or row[0] != STANDING or (version is not None and row[1] != version):
        raise ThemeChanged("Somebody else changed this theme meanwhile. Look at it again, then repeat what you did.")
    return _theme(db, int(number)) or {}


def _points(db: Database, theme_id: int) -> list[int]:
    return [row[0] for row in db.execute("SELECT rowid FROM assignment WHERE theme_id = ? ORDER BY rowid", [theme_id])]


def next_number(db: Database) -> int:
    """Return the number of the next theme; numbers of themes that were taken back are not given again."""
    last = db.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'theme'").fetchone()
    return int(last[0] if last else 0) + 1


def new_theme(part: Part, *, origin: str = "person", stability: float | None = None) -> dict[str, Any]:
    """Return the fields of a theme that begins to stand."""
    values = (part.name, part.description, list(part.phrases), stability, 0, STANDING, 0, origin)
    return dict(zip(THEME_FIELDS, values, strict=True))


def retired(db: Database, number: int) -> tuple[Theme | None, Theme | None]:
    """Return a standing theme before and after it is retired, as a patch takes it."""
    before = _standing(db, number)
    return before, {**before, "state": RETIRED}


def names(db: Database, numbers: Iterable[int]) -> set[str]:
    """Return the names of themes, in small letters."""
    ids = set(numbers)
    return {name.lower() for number, name in db.execute("SELECT theme_id, name FROM theme") if number in ids}


def free_name(name: str, names: Iterable[str]) -> str:
    """Return a name, with a number behind it where it is taken."""
    existing, tries = set(names), 2
    free = name
    while free.lower() in existing:
        free, tries = f"{name} ({tries})", tries + 1
    return free


def _tidy_name(db: Database, name: str, other_than: int = 0) -> str:
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > _LONGEST_NAME:
        raise ThemeError(f"A theme needs a name of 1 to {_LONGEST_NAME} characters.")
    twin = "SELECT 1 FROM theme WHERE state = ? AND theme_id <> ? AND lower(name) = lower(?)"
    if db.execute(twin, [STANDING, other_than, tidy]).fetchone():
        raise ThemeError("Another theme has this name already. Choose a different one.")
    return tidy


def change_words(db: Database, stamp: Stamp, theme_id: int, *, name: str, description: str, version: int) -> None:
    """Give a theme another name or description; what is its own from then on stays when themes are found again."""
    with write(db):
        before = _standing(db, theme_id, version)
        about = " ".join(description.split())[:_LONGEST_DESCRIPTION]
        after = {**before, "name": _tidy_name(db, name, int(theme_id)), "description": about}
        if after == before:
            return
        named = after["name"] != before["name"]
        words = f"renamed “{before['name']}” to “{after['name']}”" if named else f"described “{before['name']}”"
        patch = Patch({int(theme_id): (before, after)})
        do(db, stamp, "rename" if named else "describe", words, patch)


def merge(db: Database, stamp: Stamp, theme_id: int, into: int, *, versions: tuple[int, int]) -> None:
    """Put everything in a theme into another; the first is retired, no other theme is touched."""
    if int(theme_id) == int(into):
        raise ThemeError("A theme cannot be merged into itself. Choose another one.")
    with write(db):
        before, target = _standing(db, theme_id, versions[0]), _standing(db, into, versions[1])
        points = {point: (int(theme_id), int(into)) for point in _points(db, int(theme_id))}
        patch = Patch({int(theme_id): (before, {**before, "state": RETIRED})}, dict(points))
        do(db, stamp, "merge", f"merged “{before['name']}” into “{target['name']}”", patch)


def split(db: Database, stamp: Stamp, theme_id: int, parts: Sequence[Part], *, version: int) -> None:
    """Take parts of a theme out into themes of their own; what is in no part stays where it is."""
    with write(db):
        before = _standing(db, theme_id, version)
        themes, moves = _new_themes(db, parts, {point: int(theme_id) for point in _points(db, int(theme_id))})
        words = f"split “{before['name']}”: " + ", ".join(f"“{theme['name']}”" for theme in themes.values())
        patch = Patch({number: (None, theme) for number, theme in themes.items()}, moves)
        do(db, stamp, "split", words, patch)


def create(db: Database, stamp: Stamp, part: Part) -> int:
    """Begin a theme of one's own, with comments out of other themes or with none; return its number."""
    with write(db):
        themes, moves = _new_themes(db, [part], _themes_of(db, part.points))
        patch = Patch({number: (None, theme) for number, theme in themes.items()}, moves)
        do(db, stamp, "create", f"began “{part.name}”", patch)
    return min(themes)


def _new_themes(
    db: Database, parts: Sequence[Part], theme_of: Mapping[int, int | None]
) -> tuple[dict[int, dict[str, Any]], dict[int, tuple[int | None, int | None]]]:
    themes: dict[int, dict[str, Any]] = {}
    moves: dict[int, tuple[int | None, int | None]] = {}
    first = next_number(db)
    for number, part in enumerate(parts, start=first):
        name = _tidy_name(db, part.name)
        if any(theme["name"].lower() == name.lower() for theme in themes.values()):
            raise ThemeError("Two new themes have the same name. Choose different ones.")
        themes[number] = new_theme(part._replace(name=name))
        moves.update({int(point): (theme_of[int(point)], number) for point in part.points if int(point) in theme_of})
    return themes, moves


def move(db: Database, stamp: Stamp, points: Sequence[int], to: int | None) -> None:
    """Put comments (their points) into another theme, or into none."""
    with write(db):
        target = _standing(db, to)["name"] if to is not None else "no theme"
        theme_of = _themes_of(db, points)
        changed = {point: (theme, to) for point, theme in theme_of.items() if theme != to}
        if changed:
            where = f"“{target}”" if to is not None else target
            do(db, stamp, "move", f"moved {len(changed)} to {where}", Patch(points=dict(changed)))


def retire(db: Database, stamp: Stamp, theme_id: int, *, version: int) -> None:
    """Let a theme stand no more; its comments are in no theme until somebody places them."""
    with write(db):
        before = _standing(db, theme_id, version)
        points = {point: (int(theme_id), None) for point in _points(db, int(theme_id))}
        patch = Patch({int(theme_id): (before, {**before, "state": RETIRED})}, dict(points))
        do(db, stamp, "retire", f"retired “{before['name']}”", patch)


def pin(db: Database, stamp: Stamp, theme_id: int, *, pinned: bool, version: int) -> None:
    """Keep a theme as it is when themes are found again, or let go of it."""
    with write(db):
        before = _standing(db, theme_id, version)
        sentence = f"kept “{before['name']}” as it is" if pinned else f"let go of “{before['name']}”"
        after = {**before, "pinned": int(pinned)}
        if after != before:
            do(db, stamp, "pin" if pinned else "unpin", sentence, Patch({int(theme_id): (before, after)}))


def nest(db: Database, stamp: Stamp, theme_id: int, under: int, *, version: int) -> None:
    """Put a theme under another (0 for none); what stands under it comes along."""
    with write(db):
        before = _standing(db, theme_id, version)
        above = int(under)
        while above:
            if above == int(theme_id):
                raise ThemeError("A theme cannot stand under itself. Choose another one.")
            above = int(_standing(db, above)["under"])
        sentence = f"let “{before['name']}” stand by itself"
        if under:
            sentence = f"put “{before['name']}” under “{_standing(db, under)['name']}”"
        after = {**before, "under": int(under)}
        if after != before:
            do(db, stamp, "nest", sentence, Patch({int(theme_id): (before, after)}))


def undo(db: Database, stamp: Stamp, *, expected: str | None = None) -> str | None:
    """Take back the last act that stands; return what it was, None where there is none.

    Where `expected`, as `steps` gave it, is another act, `ThemeChanged` is raised.
    """
    return _step(db, stamp, _UNDO, expected)


def redo(db: Database, stamp: Stamp, *, expected: str | None = None) -> str | None:
    """Bring again the act that was taken back last; return what it was, None where there is none.

    Where `expected`, as `steps` gave it, is another act, `ThemeChanged` is raised.
    """
    return _step(db, stamp, _REDO, expected)


def _step(db: Database, stamp: Stamp, kind: str, expected: str | None) -> str | None:
    with write(db):
        standing, undone = _stacks(db)
        stack = standing if kind == _UNDO else undone
        if expected is not None and expected != steps(db)[kind == _REDO]:
            raise ThemeChanged("Somebody else changed the themes meanwhile. Look at them again; nothing was done.")
        if not stack:
            return None
        sentence, text = db.execute("SELECT told, patch FROM theme_act WHERE act_id = ?", [stack[-1]]).fetchone()
        patch = Patch.from_json(text)
        do(db, stamp, kind, str(sentence), patch.backwards if kind == _UNDO else patch, of=stack[-1])
    return str(sentence)


def _stacks(db: Database) -> tuple[list[int], list[int]]:
    """Acts that stand, and acts that were taken back and may come again, each with the last at its end."""
    standing: list[int] = []
    undone: list[int] = []
    for act_id, kind, of in db.execute("SELECT act_id, kind, of FROM theme_act ORDER BY act_id"):
        if kind == _UNDO:
            undone.append(standing.pop())
        elif kind == _REDO:
            standing.append(undone.pop())
        else:
            standing.append(act_id)
            undone = []
        assert not of or of in (standing + undone)  # noqa: S101  the log is written by this file alone
    return standing, undone


class Steps(NamedTuple):
    """What undo would take back and redo would bring again, in words; None where there is nothing."""

    undo: str | None
    redo: str | None


def steps(db: Database) -> Steps:
    """Return what the next undo and the next redo would do."""
    sentences = [
        db.execute("SELECT told FROM theme_act WHERE act_id = ?", [stack[-1]]).fetchone()[0] if stack else None
        for stack in _stacks(db)
    ]
    return Steps(*sentences)


def acts(db: Database, most: int = 200) -> pd.DataFrame:
    """Return the log, newest first: kind, what (a sentence), who, at."""
    rows = db.execute("SELECT kind, told, who, at FROM theme_act ORDER BY act_id DESC LIMIT ?", [most]).fetchall()
    return pd.DataFrame(rows, columns=["kind", "what", "who", "at"])


def owned(db: Database) -> frozenset[int]:
    """Return the themes that people made their own: pinned, begun, or named in an act that stands."""
    standing, _ = _stacks(db)
    themes = {row[0] for row in db.execute("SELECT theme_id FROM theme WHERE pinned = 1 OR origin <> 'found'")}
    for act_id in standing:
        kind, text = db.execute("SELECT kind, patch FROM theme_act WHERE act_id = ?", [act_id]).fetchone()
        if kind not in ("find", "place"):
            patch = Patch.from_json(text)
            themes |= set(patch.themes) | {theme for change in patch.points.values() for theme in change if theme}
    return frozenset(themes)
