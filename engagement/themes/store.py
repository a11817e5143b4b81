"""Themes at rest: what was found, what people made of it, and the points of responses that stand in them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, write
from engagement.themes.curation import store as curation
from engagement.themes.curation.patch import Patch

migrations = Migrations("engagement_themes")

_THEME = (
    "theme_id", "name", "description", "phrases", "size", "share", "stability", "under", "pinned", "origin", "version",
)  # fmt: skip
_POINT: dict[str, str] = {
    "point": "int64", "response_id": "int64", "theme_id": "int64", "start": "int64", "end": "int64",
    "strength": "float64",
}  # fmt: skip


class Finding(Protocol):
    """What is kept of a finding: a fitted `ThemeModel`, or one that was kept in a file (`engagement.themes.kept`)."""

    engine_: str
    engine_reason_: str
    themes_: pd.DataFrame
    assignments_: pd.DataFrame
    labels_: npt.NDArray[np.int64]

    def choices(self) -> pd.DataFrame:
        """Return what spoke for each number of themes."""


class Placed(NamedTuple):
    """A point of a response and the theme it goes into; None for no theme."""

    response_id: int
    start: int
    end: int
    theme_id: int | None
    strength: float


@dataclass(frozen=True)
class ThemeSet:
    """The themes that stand.

    Attributes
    ----------
    run_id, engine, made_at, who : of the finding; reason says why that engine.
    choices : what spoke for each number of themes, as `ThemeModel.choices` gives it.
    themes : theme_id, name, description, phrases (list), size (responses), share, stability (0-1, none for themes that
        people began), under (the theme it stands under, 0 for none), pinned, origin ("found" or "person"), version;
        largest first.
    assignments : point (its number), response_id, theme_id, start, end (characters of the masked words), strength (0
        to 1).
    unplaced : responses in use that were read and stand in no theme.
    stale : responses in use that came in after the finding.
    """

    run_id: int
    engine: str
    made_at: str
    who: str
    reason: str
    choices: pd.DataFrame
    themes: pd.DataFrame
    assignments: pd.DataFrame
    stale: int
    unplaced: int


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


@migrations()
def create_reasons(db: Database) -> None:
    """Why a finding took the engine it took, and what spoke for each number of themes."""
    db.execute("ALTER TABLE theme_run ADD COLUMN reason TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE theme_run ADD COLUMN choices TEXT NOT NULL DEFAULT '[]'")


def save_themes(db: Database, stamp: Stamp, model: Finding, response_ids: Sequence[int], *, engine: str) -> int:
    """Keep a finding; it stands from now on, as one act that can be undone.

    Themes that people made their own stay as they are, with everything in them. A theme found again whose points stand
    for the most part in such a theme goes into it: only what is new joins.

    Parameters
    ----------
    model : a finding in the words of `response_ids`, in their order.

    Returns
    -------
    int
        The number of the finding.
    """
    with write(db):
        run = db.execute(
            "INSERT INTO theme_run (engine, at, who, responses, reason, choices) VALUES (?, ?, ?, ?, ?, ?)",
            [engine, stamp.at.isoformat(), stamp.who, len(response_ids), model.engine_reason_, _choices(model)],
        )
        run_id = int(run.lastrowid or 0)
        points = _point_numbers(db, run_id, model, response_ids)
        patch = _changes(db, model, points)
        sentence = f"found {len(model.themes_)} themes in {len(response_ids):,} answers"
        curation.do(db, stamp, "find", sentence, patch)
    return run_id


def _choices(model: Finding) -> str:
    return json.dumps(model.choices().round(4).to_dict("records"))


def _point_numbers(db: Database, run_id: int, model: Finding, response_ids: Sequence[int]) -> list[int]:
    """The number of each point of the model; a response without a theme keeps a row, so that it is known to be read."""
    rows = [
        (int(response_ids[text]), int(start), int(end), float(strength))
        for text, start, end, _, strength in model.assignments_.itertuples(index=False)
    ]
    blank = [(int(n), 0, 0, 0.0) for n, label in zip(response_ids, model.labels_.tolist(), strict=True) if label < 0]
    _keep_points(db, run_id, [*rows, *blank])
    number_of = {
        (r, start, end): n for n, r, start, end in db.execute("SELECT rowid, response_id, start, end FROM assignment")
    }
    return [number_of[point[:3]] for point in rows]


def _keep_points(db: Database, run_id: int, points: Sequence[tuple[int, int, int, float]]) -> None:
    db.conn.executemany(
        "INSERT INTO assignment (run_id, response_id, theme_id, start, end, strength) VALUES (?, ?, NULL, ?, ?, ?) "
        "ON CONFLICT (response_id, start, end) DO UPDATE SET strength = excluded.strength, run_id = excluded.run_id",
        [(run_id, *point) for point in points],
    )


def _changes(db: Database, model: Finding, points: Sequence[int]) -> Patch:
    """What a finding changes: themes that nobody owns go, those found come, owned ones take what is new of theirs."""
    owned = curation.owned(db)
    theme_of = dict(db.execute("SELECT rowid, theme_id FROM assignment WHERE theme_id IS NOT NULL"))
    standing = [row[0] for row in db.execute("SELECT theme_id FROM theme WHERE state = 'standing'")]
    lasting = {theme for theme in standing if theme in owned}
    target, new_themes = _targets(db, model, points, theme_of, lasting)
    goal = {point: theme for point, theme in theme_of.items() if theme in lasting}
    goal = {**dict(zip(points, (target[t] for t in model.assignments_["theme"]), strict=True)), **goal}
    moves = {point: (theme_of.get(point), goal.get(point)) for point in {**theme_of, **goal}}
    retired = {number: curation.retired(db, number) for number in standing if number not in lasting}
    return Patch(
        {**retired, **{number: (None, theme) for number, theme in new_themes.items()}},
        {point: change for point, change in moves.items() if change[0] != change[1]},
    )


def _targets(
    db: Database, model: Finding, points: Sequence[int], theme_of: Mapping[int, int], lasting: set[int]
) -> tuple[dict[int, int], dict[int, dict[str, Any]]]:
    """For each theme of the model the standing one it goes into, else a new one with its fields."""
    now = pd.DataFrame({"theme": model.assignments_["theme"], "before": [theme_of.get(point) for point in points]})
    names = curation.names(db, lasting)
    target: dict[int, int] = {}
    new_themes: dict[int, dict[str, Any]] = {}
    number = curation.next_number(db)
    for at, theme in enumerate(model.themes_.to_dict("records")):
        before = now.loc[now["theme"] == at, "before"]
        within_lasting = before[before.isin(lasting)].value_counts()
        if len(within_lasting) and within_lasting.iloc[0] * 2 > len(before):
            target[at] = int(within_lasting.index[0])
            continue
        part = curation.Part(curation.free_name(theme["name"], names), theme["description"], theme["phrases"], ())
        target[at] = number
        new_themes[number] = curation.new_theme(part, origin="found", stability=float(theme["stability"]))
        names.add(part.name.lower())
        number += 1
    return target, new_themes


def place(db: Database, stamp: Stamp, placements: Sequence[Placed]) -> None:
    """Put points of responses that came in later into themes that stand, as one act that can be undone."""
    with write(db):
        run_id = db.execute("SELECT coalesce(max(run_id), 0) FROM theme_run").fetchone()[0]
        _keep_points(db, run_id, [(point.response_id, point.start, point.end, point.strength) for point in placements])
        number_of = {(r, s, e): n for n, r, s, e in db.execute("SELECT rowid, response_id, start, end FROM assignment")}
        moves = {
            number_of[point.response_id, point.start, point.end]: (None, point.theme_id)
            for point in placements
            if point.theme_id
        }
        n_placed = len({point.response_id for point in placements if point.theme_id})
        sentence = f"placed {n_placed:,} answers that came in later"
        curation.do(db, stamp, "place", sentence, Patch(points=dict(moves)))


def begin(db: Database, stamp: Stamp) -> None:
    """Begin without a finding, for a team that brings a list of themes of its own."""
    with write(db):
        if db.execute("SELECT count(*) FROM theme_run").fetchone()[0] == 0:
            db.execute(
                "INSERT INTO theme_run (engine, at, who, responses, reason) VALUES ('list', ?, ?, 0, ?)",
                [stamp.at.isoformat(), stamp.who, "From a list of themes."],
            )


def read_before(db: Database) -> frozenset[int]:
    """Return the responses that were read when themes were found or responses placed."""
    return frozenset(row[0] for row in db.execute("SELECT DISTINCT response_id FROM assignment"))


_COPIES = """
    SELECT a.rowid, c.response_id, a.theme_id, a.start, a.end, a.strength FROM assignment a
    JOIN standing_response o ON o.response_id = a.response_id AND o.tray = '' AND o.campaign > 0
    JOIN standing_response c ON c.import_id = o.import_id AND c.campaign = o.campaign AND c.tray = 'campaign'
    WHERE a.theme_id IS NOT NULL ORDER BY c.response_id
"""


def current_themes(db: Database, *, copies: bool = False) -> ThemeSet | None:
    """Return the themes that stand, counted over the responses that are in use now; None before any were found.

    `copies` lets every copy of a campaign count in the themes of the one that is in use.
    """
    query = "SELECT run_id, engine, at, who, reason, choices FROM theme_run ORDER BY run_id DESC LIMIT 1"
    run = db.execute(query).fetchone()
    if run is None:
        return None
    in_use = """
        SELECT response_id FROM standing_response WHERE tray = ''
    """
    rows = db.execute(
        "SELECT rowid, response_id, theme_id, start, end, strength FROM assignment "  # noqa: S608
        f"WHERE theme_id IS NOT NULL AND response_id IN ({in_use}) ORDER BY rowid"
    ).fetchall()
    unplaced = db.execute(
        f"SELECT count(*) FROM ({in_use}) WHERE response_id IN (SELECT response_id FROM assignment) "  # noqa: S608
        "AND response_id NOT IN (SELECT response_id FROM assignment WHERE theme_id IS NOT NULL)"
    ).fetchone()[0]
    if copies:
        rows += db.execute(_COPIES).fetchall()
    stale = db.execute(
        f"SELECT count(*) FROM ({in_use}) WHERE response_id NOT IN (SELECT response_id FROM assignment)"  # noqa: S608
    ).fetchone()[0]
    assignments = pd.DataFrame(rows, columns=list(_POINT)).astype(_POINT)
    counted = "('', 'campaign')" if copies else "('')"
    total = db.execute(f"SELECT count(*) FROM standing_response WHERE tray IN {counted}").fetchone()[0]  # noqa: S608
    themes = _counted(_themes(db), assignments, int(total))
    if themes.empty:
        return None
    fields = dict(zip(("run_id", "engine", "made_at", "who", "reason"), run[:5], strict=True))
    choices = pd.DataFrame(json.loads(run[5]), columns=["n_themes", "stability", "coverage", "largest"])
    return ThemeSet(
        **fields, choices=choices, themes=themes, assignments=assignments, stale=int(stale), unplaced=int(unplaced)
    )


def _themes(db: Database) -> pd.DataFrame:
    rows = db.execute(f"SELECT {', '.join(_THEME)} FROM theme WHERE state = 'standing'").fetchall()  # noqa: S608
    return pd.DataFrame(rows, columns=list(_THEME)).assign(phrases=lambda t: t["phrases"].map(json.loads))


def _counted(themes: pd.DataFrame, assignments: pd.DataFrame, total: int) -> pd.DataFrame:
    """Sizes over what is in use now; a found theme that an undone import has emptied is left out."""
    size = assignments.groupby("theme_id")["response_id"].nunique()
    themes["size"] = themes["theme_id"].map(size).fillna(0).astype(int)
    themes["share"] = themes["size"] / max(total, 1)
    standing = themes[(themes["size"] > 0) | (themes["origin"] != "found") | (themes["pinned"] == 1)]
    return standing.sort_values(["size", "theme_id"], ascending=[False, True]).reset_index(drop=True)
