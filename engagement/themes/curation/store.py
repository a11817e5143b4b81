"""Acts on themes at rest: each instant, whole, within one set of themes, and in its log (`engagement.themes.log`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, write
from engagement.errors import ThemeChanged, ThemeError
from engagement.themes.curation.patch import RETIRED, STANDING, THEME_FIELDS, Patch, Theme
from engagement.themes.log.store import do, theme_fields, themes_of

migrations = Migrations("engagement_curation")

# Characters: what fits a line of the page and an axis of a chart.
_LONGEST_NAME = 80
_LONGEST_DESCRIPTION = 300
# Numbers in one statement: SQLite took 999 for long, and some builds still do.
_MOST_VARIABLES = 900


class Part(NamedTuple):
    """One part of a theme that is split, or a new theme: what it is called and which points go into it.

    Topic and family are those of a list of known topics; blank for what is new.
    """

    name: str
    description: str
    phrases: Sequence[str]
    points: Sequence[int]
    topic: str = ""
    family: str = ""


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


def _set_of(db: Database, theme_id: int) -> int:
    row = db.execute("SELECT set_id FROM theme WHERE theme_id = ?", [int(theme_id)]).fetchone()
    return int(row[0]) if row else 0


def _same_set(db: Database, theme_id: int, second: int) -> int:
    """Return the set of two themes; one question's comments never go into a theme of another."""
    set_id = _set_of(db, theme_id)
    if set_id != _set_of(db, second):
        raise ThemeError("These themes belong to different questions. Put the questions together first.")
    return set_id


def _standing(db: Database, number: int, version: int | None = None) -> dict[str, Any]:
    row = db.execute("SELECT state, version FROM theme WHERE theme_id = ?", [int(number)]).fetchone()
    if row is None or row[0] != STANDING or (version is not None and row[1] != version):
        raise ThemeChanged("Somebody else changed this theme meanwhile. Look at it again, then repeat what you did.")
    return theme_fields(db, int(number)) or {}


def _points(db: Database, theme_id: int) -> list[int]:
    return [row[0] for row in db.execute("SELECT rowid FROM assignment WHERE theme_id = ? ORDER BY rowid", [theme_id])]


def next_number(db: Database) -> int:
    """Return the number of the next theme; numbers of themes that were taken back are not given again."""
    last = db.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'theme'").fetchone()
    return int(last[0] if last else 0) + 1


def new_theme(part: Part, *, origin: str = "person", stability: float | None = None) -> dict[str, Any]:
    """Return the fields of a theme that begins to stand."""
    of_topic = (part.topic, part.family)
    values = (part.name, part.description, list(part.phrases), stability, 0, STANDING, 0, origin, *of_topic)
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


def _tidy_name(db: Database, set_id: int, name: str, other_than: int = 0) -> str:
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > _LONGEST_NAME:
        raise ThemeError(f"A theme needs a name of 1 to {_LONGEST_NAME} characters.")
    twin = "SELECT 1 FROM theme WHERE set_id = ? AND state = ? AND theme_id <> ? AND lower(name) = lower(?)"
    if db.execute(twin, [int(set_id), STANDING, other_than, tidy]).fetchone():
        raise ThemeError("Another theme has this name already. Choose a different one.")
    return tidy


def change_words(db: Database, stamp: Stamp, theme_id: int, *, name: str, description: str, version: int) -> None:
    """Give a theme another name or description; what is its own from then on stays when themes are found again."""
    with write(db):
        before = _standing(db, theme_id, version)
        set_id, about = _set_of(db, theme_id), " ".join(description.split())[:_LONGEST_DESCRIPTION]
        after = {**before, "name": _tidy_name(db, set_id, name, int(theme_id)), "description": about}
        if after == before:
            return
        named = after["name"] != before["name"]
        words = f"renamed “{before['name']}” to “{after['name']}”" if named else f"described “{before['name']}”"
        patch = Patch({int(theme_id): (before, after)})
        do(db, stamp, set_id, ("rename" if named else "describe", words), patch)


def merge(db: Database, stamp: Stamp, theme_id: int, into: int, *, versions: tuple[int, int]) -> None:
    """Put everything in a theme into another; the first is retired, no other theme is touched."""
    if int(theme_id) == int(into):
        raise ThemeError("A theme cannot be merged into itself. Choose another one.")
    with write(db):
        before, target = _standing(db, theme_id, versions[0]), _standing(db, into, versions[1])
        set_id = _same_set(db, theme_id, into)
        points = {point: (int(theme_id), int(into)) for point in _points(db, int(theme_id))}
        themes = {int(theme_id): (before, {**before, "state": RETIRED})}
        if not points:  # the log says by them alone where a theme went
            themes[int(into)] = (target, target)
        patch = Patch(dict(themes), dict(points))
        do(db, stamp, set_id, ("merge", f"merged “{before['name']}” into “{target['name']}”"), patch)


def split(db: Database, stamp: Stamp, theme_id: int, parts: Sequence[Part], *, version: int) -> None:
    """Take parts of a theme out into themes of their own; what is in no part stays where it is."""
    with write(db):
        before = _standing(db, theme_id, version)
        set_id = _set_of(db, theme_id)
        themes, moves = _new_themes(db, set_id, parts, {point: int(theme_id) for point in _points(db, int(theme_id))})
        words = f"split “{before['name']}”: " + ", ".join(f"“{theme['name']}”" for theme in themes.values())
        patch = Patch({number: (None, theme) for number, theme in themes.items()}, moves)
        do(db, stamp, set_id, ("split", words), patch)


def create(db: Database, stamp: Stamp, set_id: int, part: Part) -> int:
    """Begin a theme of one's own in a set, with comments out of other themes or with none; return its number."""
    with write(db):
        _refuse_other_sets(db, set_id, part.points)
        themes, moves = _new_themes(db, set_id, [part], themes_of(db, part.points))
        patch = Patch({number: (None, theme) for number, theme in themes.items()}, moves)
        do(db, stamp, set_id, ("create", f"began “{part.name}”"), patch)
    return min(themes)


def _new_themes(
    db: Database, set_id: int, parts: Sequence[Part], theme_of: Mapping[int, int | None]
) -> tuple[dict[int, dict[str, Any]], dict[int, tuple[int | None, int | None]]]:
    themes: dict[int, dict[str, Any]] = {}
    moves: dict[int, tuple[int | None, int | None]] = {}
    first = next_number(db)
    for number, part in enumerate(parts, start=first):
        name = _tidy_name(db, set_id, part.name)
        if any(theme["name"].lower() == name.lower() for theme in themes.values()):
            raise ThemeError("Two new themes have the same name. Choose different ones.")
        themes[number] = new_theme(part._replace(name=name))
        moves.update({int(point): (theme_of[int(point)], number) for point in part.points if int(point) in theme_of})
    return themes, moves


def _refuse_other_sets(db: Database, set_id: int, points: Sequence[int]) -> None:
    """Refuse comments of another question."""
    query = "SELECT count(*) FROM assignment WHERE set_id = ? AND rowid = ?"
    if not all(db.execute(query, [int(set_id), int(point)]).fetchone()[0] for point in points):
        raise ThemeChanged("Some of these comments are of another question. Look at them again; nothing was done.")


def move(db: Database, stamp: Stamp, set_id: int, points: Sequence[int], to: int | None) -> None:
    """Put comments (their points) of a set into another theme of it, or into none."""
    with write(db):
        target = _standing(db, to)["name"] if to is not None else "no theme"
        if to is not None and _set_of(db, to) != int(set_id):
            raise ThemeError("This theme belongs to another question. Put the questions together first.")
        _refuse_other_sets(db, set_id, points)
        theme_of = themes_of(db, points)
        changed = {point: (theme, to) for point, theme in theme_of.items() if theme != to}
        if changed:
            where = f"“{target}”" if to is not None else target
            do(db, stamp, set_id, ("move", f"moved {len(changed)} to {where}"), Patch(points=dict(changed)))


def retire(db: Database, stamp: Stamp, theme_id: int, *, version: int) -> None:
    """Let a theme stand no more; its comments are in no theme until somebody places them."""
    with write(db):
        before = _standing(db, theme_id, version)
        points = {point: (int(theme_id), None) for point in _points(db, int(theme_id))}
        patch = Patch({int(theme_id): (before, {**before, "state": RETIRED})}, dict(points))
        do(db, stamp, _set_of(db, theme_id), ("retire", f"retired “{before['name']}”"), patch)


def pin(db: Database, stamp: Stamp, theme_id: int, *, pinned: bool, version: int) -> None:
    """Keep a theme as it is when themes are found again, or let go of it."""
    with write(db):
        before = _standing(db, theme_id, version)
        sentence = f"kept “{before['name']}” as it is" if pinned else f"let go of “{before['name']}”"
        after = {**before, "pinned": int(pinned)}
        if after != before:
            act = ("pin" if pinned else "unpin", sentence)
            do(db, stamp, _set_of(db, theme_id), act, Patch({int(theme_id): (before, after)}))


def nest(db: Database, stamp: Stamp, theme_id: int, under: int, *, version: int) -> None:
    """Put a theme under another (0 for none); what stands under it comes along."""
    with write(db):
        before = _standing(db, theme_id, version)
        set_id = _same_set(db, theme_id, under) if under else _set_of(db, theme_id)
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
            do(db, stamp, set_id, ("nest", sentence), Patch({int(theme_id): (before, after)}))
