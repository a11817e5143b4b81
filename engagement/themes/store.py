"""Themes at rest: each finding is kept; the last one stands."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import record, write
from engagement.errors import ThemeChanged, ThemeError
from engagement.themes.model import ThemeModel

migrations = Migrations("engagement_themes")

_LONGEST_NAME = 80
_THEME = ("theme_id", "name", "description", "phrases", "size", "share", "stability", "parent", "version")


@dataclass(frozen=True)
class ThemeSet:
    """The themes that stand.

    Attributes
    ----------
    run_id, engine, made_at, who : of the finding.
    themes : theme_id, name, description, phrases (list), size (responses), share, stability (0-1), parent, version;
        largest first.
    assignments : response_id, theme_id, start, end (characters of the masked words), strength (0-1).
    stale : responses in use that came in after the finding.
    """

    run_id: int
    engine: str
    made_at: str
    who: str
    themes: pd.DataFrame
    assignments: pd.DataFrame
    stale: int


@migrations()
def create_themes(db: Database) -> None:
    """One row a finding, a theme, and a point of a response in a theme."""
    db.execute(
        """
        CREATE TABLE theme_run (
            run_id INTEGER PRIMARY KEY AUTOINCREMENT, engine TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
            responses INTEGER NOT NULL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE theme (
            theme_id INTEGER PRIMARY KEY AUTOINCREMENT, run_id INTEGER NOT NULL REFERENCES theme_run (run_id),
            name TEXT NOT NULL, description TEXT NOT NULL, phrases TEXT NOT NULL,
            size INTEGER NOT NULL, share REAL NOT NULL, stability REAL, parent INTEGER NOT NULL,
            version INTEGER NOT NULL DEFAULT 1
        )
        """
    )
    db.execute(
        """
        CREATE TABLE assignment (
            run_id INTEGER NOT NULL, response_id INTEGER NOT NULL REFERENCES response (response_id),
            theme_id INTEGER REFERENCES theme (theme_id), start INTEGER NOT NULL, end INTEGER NOT NULL,
            strength REAL NOT NULL
        )
        """
    )
    db.execute("CREATE INDEX assignment_of ON assignment (run_id, theme_id)")


def save_themes(
    db: Database, model: ThemeModel, response_ids: Sequence[int], *, who: str, at: datetime, engine: str
) -> int:
    """Keep a finding; it stands from now on, and the one before it is kept.

    Parameters
    ----------
    model : fitted on the words of `response_ids`, in their order.

    Returns
    -------
    int
        The number of the finding.
    """
    with write(db):
        run_id = _number(
            db.execute(
                "INSERT INTO theme_run (engine, at, who, responses) VALUES (?, ?, ?, ?)",
                [engine, at.isoformat(), who, len(response_ids)],
            ).lastrowid
        )
        theme_ids = [_insert_theme(db, run_id, theme) for theme in model.themes_.to_dict("records")]
        rows = [
            (run_id, int(response_ids[text]), theme_ids[theme], int(start), int(end), float(strength))
            for text, start, end, theme, strength in model.assignments_.itertuples(index=False)
        ]
        # A response without a theme keeps a row, so that it is known to have been read.
        rows += [
            (run_id, int(response_id), None, 0, 0, 0.0)
            for response_id, label in zip(response_ids, model.labels_.tolist(), strict=True)
            if label < 0
        ]
        db.conn.executemany("INSERT INTO assignment VALUES (?, ?, ?, ?, ?, ?)", rows)
        after = {"themes": len(theme_ids), "responses": len(response_ids), "engine": engine}
        record(db, who=who, at=at, what="found themes", target=f"themes {run_id}", before=None, after=after)
    return run_id


def _insert_theme(db: Database, run_id: int, theme: Mapping[Any, Any]) -> int:
    values = [
        run_id, str(theme["name"]), str(theme["description"]), json.dumps(theme["phrases"]), int(str(theme["size"])),
        float(str(theme["share"])), float(str(theme["stability"])), int(str(theme["parent"])),
    ]  # fmt: skip
    made = db.execute(
        "INSERT INTO theme (run_id, name, description, phrases, size, share, stability, parent) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    return _number(made.lastrowid)


def _number(lastrowid: int | None) -> int:
    return int(lastrowid or 0)


_COPIES = """
    SELECT c.response_id, a.theme_id, a.start, a.end, a.strength FROM assignment a
    JOIN standing_response o ON o.response_id = a.response_id AND o.tray = '' AND o.campaign > 0
    JOIN standing_response c ON c.import_id = o.import_id AND c.campaign = o.campaign AND c.tray = 'campaign'
    WHERE a.run_id = ? AND a.theme_id IS NOT NULL ORDER BY c.response_id
"""


def current_themes(db: Database, *, copies: bool = False) -> ThemeSet | None:
    """Return the themes that stand, counted over the responses that are in use now; None before any were found.

    `copies` lets every copy of a campaign count in the themes of the one that is in use.
    """
    run = db.execute("SELECT run_id, engine, at, who FROM theme_run ORDER BY run_id DESC LIMIT 1").fetchone()
    if run is None:
        return None
    in_use = """
        SELECT response_id FROM standing_response WHERE tray = ''
    """
    held = db.execute(
        "SELECT response_id, theme_id, start, end, strength FROM assignment "  # noqa: S608
        f"WHERE run_id = ? AND theme_id IS NOT NULL AND response_id IN ({in_use}) ORDER BY rowid",
        [run[0]],
    ).fetchall()
    if copies:
        held += db.execute(_COPIES, [run[0]]).fetchall()
    stale = db.execute(
        f"SELECT count(*) FROM ({in_use}) "  # noqa: S608
        "WHERE response_id NOT IN (SELECT response_id FROM assignment WHERE run_id = ?)",
        [run[0]],
    ).fetchone()[0]
    assignments = pd.DataFrame(held, columns=["response_id", "theme_id", "start", "end", "strength"])
    counted = "('', 'campaign')" if copies else "('')"
    total = db.execute(f"SELECT count(*) FROM standing_response WHERE tray IN {counted}").fetchone()[0]  # noqa: S608
    if not held:
        return None
    run_id, engine, made_at, who = run
    return ThemeSet(
        run_id, engine, made_at, who, _counted(_themes(db, run[0]), assignments, int(total)), assignments, int(stale)
    )


def _themes(db: Database, run_id: int) -> pd.DataFrame:
    rows = db.execute(f"SELECT {', '.join(_THEME)} FROM theme WHERE run_id = ?", [run_id]).fetchall()  # noqa: S608
    return pd.DataFrame(rows, columns=list(_THEME)).assign(phrases=lambda t: t["phrases"].map(json.loads))


def _counted(themes: pd.DataFrame, assignments: pd.DataFrame, total: int) -> pd.DataFrame:
    """Sizes over what is in use now; a theme that an undone import has emptied is left out."""
    size = assignments.groupby("theme_id")["response_id"].nunique()
    themes["size"] = themes["theme_id"].map(size).fillna(0).astype(int)
    themes["share"] = themes["size"] / max(total, 1)
    standing = themes[themes["size"] > 0]
    return standing.sort_values(["size", "theme_id"], ascending=[False, True]).reset_index(drop=True)


def rename_theme(db: Database, theme_id: int, name: str, *, who: str, at: datetime, version: int) -> None:
    """Give a theme another name.

    Parameters
    ----------
    version : of the theme, as the person saw it.

    Raises
    ------
    ThemeError
        Where the name is empty, too long, or another theme's.
    ThemeChanged
        Where somebody else changed the theme meanwhile.
    """
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > _LONGEST_NAME:
        raise ThemeError(f"A theme needs a name of 1 to {_LONGEST_NAME} characters.")
    with write(db):
        row = db.execute("SELECT name, version, run_id FROM theme WHERE theme_id = ?", [int(theme_id)]).fetchone()
        if row is None or row[1] != version:
            raise ThemeChanged("Somebody else changed this theme meanwhile. Look at it again, then rename it.")
        twin = "SELECT 1 FROM theme WHERE run_id = ? AND theme_id <> ? AND lower(name) = lower(?)"
        if db.execute(twin, [row[2], int(theme_id), tidy]).fetchone():
            raise ThemeError("Another theme has this name already. Choose a different one.")
        db.execute("UPDATE theme SET name = ?, version = version + 1 WHERE theme_id = ?", [tidy, int(theme_id)])
        before, after = {"name": row[0]}, {"name": tidy}
        record(db, who=who, at=at, what="renamed a theme", target=f"theme {theme_id}", before=before, after=after)
