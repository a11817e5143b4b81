"""Themes at rest: what was found, what people made of it, and the points of responses that stand in them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, write
from engagement.themes.curation import store as curation
from engagement.themes.curation.patch import Patch
from engagement.themes.log import store as log

migrations = Migrations("engagement_themes")

_THEME = (
    "theme_id", "name", "description", "phrases", "size", "share", "stability", "under", "pinned", "origin", "version",
    "topic", "family",
)  # fmt: skip
_POINT: dict[str, str] = {
    "point": "int64", "response_id": "int64", "theme_id": "int64", "start": "int64", "end": "int64",
    "strength": "float64", "direction": "str",
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
    """A point of a response, the theme it goes into (None for no theme), and its direction ("" for none)."""

    response_id: int
    start: int
    end: int
    theme_id: int | None
    strength: float
    direction: str = ""


class Topics(NamedTuple):
    """The list of known topics that a finding used: its name ("" for none), and what was typed where it is a team's."""

    name: str
    typed: str


NO_TOPICS: Final = Topics("", "")
"""No list at all."""


@dataclass(frozen=True)
class ThemeSet:
    """The themes that stand in a set.

    Attributes
    ----------
    set_id : of the set, as `engagement.themes.sets` keeps it.
    run_id, engine, made_at, who : of the finding; reason says why that engine.
    choices : what spoke for each number of themes, as `ThemeModel.choices` gives it.
    themes : theme_id, name, description, phrases (list), size (responses), share, stability (0-1, none for themes that
        people began), under (the theme it stands under, 0 for none), pinned, origin ("found" or "person"), version,
        topic and family (of the known topic; "" for what is new); largest first.
    assignments : point (its number), response_id, theme_id, start, end (characters of the masked words), strength (0
        to 1), direction ("problem", "praise", "wish" or "").
    alone : points of responses in use that stand in no theme: the columns of assignments but theme_id.
    topics : the list of known topics of the finding.
    unplaced : responses in use that were read and stand in no theme.
    stale : responses in use that came in after the finding.
    """

    set_id: int
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
    alone: pd.DataFrame = field(default_factory=lambda: _as_points([]).drop(columns="theme_id"))
    topics: Topics = NO_TOPICS


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


def save_themes(
    db: Database,
    stamp: Stamp,
    set_id: int,
    model: Finding,
    response_ids: Sequence[int],
    *,
    directions: Sequence[str] = (),
    topics: Topics = NO_TOPICS,
) -> int:
    """Keep a finding as the themes of a set; it stands from now on, as one act that can be undone.

    Themes that people made their own stay as they are, with everything in them. A theme found again whose points stand
    for the most part in such a theme goes into it: only what is new joins. A point whose theme is -1 stands alone.

    Parameters
    ----------
    set_id : of the set whose answers were read.
    model : a finding in the words of `response_ids`, in their order.
    directions : of each row of the finding's assignments, "problem", "praise", "wish" or ""; none for all "".
    topics : the list of known topics that it used.

    Returns
    -------
    int
        The number of the finding.
    """
    with write(db):
        run = db.execute(
            "INSERT INTO theme_run (set_id, engine, at, who, responses, reason, choices, topics, own_topics) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [int(set_id), model.engine_, stamp.at.isoformat(), stamp.who, len(response_ids), model.engine_reason_,
             _choices(model), *topics],
        )  # fmt: skip
        run_id = int(run.lastrowid or 0)
        points = _point_numbers(db, (set_id, run_id), model, response_ids, directions)
        patch = _changes(db, set_id, model, points)
        sentence = f"found {len(model.themes_)} themes in {len(response_ids):,} answers"
        log.do(db, stamp, set_id, ("find", sentence), patch)
    return run_id


def _choices(model: Finding) -> str:
    return json.dumps(model.choices().round(4).to_dict("records"))


def _point_numbers(
    db: Database, of: tuple[int, int], model: Finding, response_ids: Sequence[int], directions: Sequence[str]
) -> list[int]:
    """The number of each point of the model; a response without one keeps a row, so that it is known to be read."""
    points = model.assignments_
    ways = directions or [""] * len(points)
    rows = [
        (int(response_ids[text]), int(start), int(end), float(strength), way)
        for (text, start, end, _, strength), way in zip(points.itertuples(index=False), ways, strict=True)
    ]
    spoken = set(points["text"].tolist())
    blank = [(int(number), 0, 0, 0.0, "") for at, number in enumerate(response_ids) if at not in spoken]
    _keep_points(db, of, [*rows, *blank])
    number_of = _numbers(db, of[0])
    return [number_of[point[:3]] for point in rows]


def _numbers(db: Database, set_id: int) -> dict[tuple[int, int, int], int]:
    """The number of each point of a set by its response and characters."""
    query = "SELECT rowid, response_id, start, end FROM assignment WHERE set_id = ?"
    return {(response, start, end): n for n, response, start, end in db.execute(query, [int(set_id)])}


def _keep_points(db: Database, of: tuple[int, int], points: Sequence[tuple[int, int, int, float, str]]) -> None:
    """Keep points of a set and finding (`of`); one that is there gets its strength and direction anew."""
    db.conn.executemany(
        "INSERT INTO assignment (set_id, run_id, response_id, theme_id, start, end, strength, direction) "
        "VALUES (?, ?, ?, NULL, ?, ?, ?, ?) ON CONFLICT (set_id, response_id, start, end) DO UPDATE SET "
        "strength = excluded.strength, run_id = excluded.run_id, direction = excluded.direction",
        [(*of, *point) for point in points],
    )


def _changes(db: Database, set_id: int, model: Finding, points: Sequence[int]) -> Patch:
    """What a finding changes: themes that nobody owns go, those found come, owned ones take what is new of theirs."""
    owned, of_set = log.owned(db, set_id), [int(set_id)]
    stands = "SELECT rowid, theme_id FROM assignment WHERE set_id = ? AND theme_id IS NOT NULL"
    theme_of = dict(db.execute(stands, of_set))
    query = "SELECT theme_id FROM theme WHERE set_id = ? AND state = 'standing'"
    standing = [row[0] for row in db.execute(query, of_set)]
    lasting = {theme for theme in standing if theme in owned}
    target, new_themes = _targets(db, model, points, theme_of, lasting)
    goal = {point: theme for point, theme in theme_of.items() if theme in lasting}
    goals = zip(points, (target.get(theme) for theme in model.assignments_["theme"]), strict=True)
    goal = {**dict(goals), **goal}
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
        name, topic = curation.free_name(theme["name"], names), (theme.get("topic", ""), theme.get("family", ""))
        part = curation.Part(name, theme["description"], theme["phrases"], (), *topic)
        target[at] = number
        new_themes[number] = curation.new_theme(
            part, origin="found", stability=None if pd.isna(theme["stability"]) else float(theme["stability"])
        )
        names.add(part.name.lower())
        number += 1
    return target, new_themes


def place(db: Database, stamp: Stamp, set_id: int, placements: Sequence[Placed]) -> None:
    """Put points of responses that came in later into themes of a set that stand, as one act that can be undone."""
    with write(db):
        query = "SELECT coalesce(max(run_id), 0) FROM theme_run WHERE set_id = ?"
        run_id = int(db.execute(query, [int(set_id)]).fetchone()[0])
        rows = [(point.response_id, point.start, point.end, point.strength, point.direction) for point in placements]
        _keep_points(db, (set_id, run_id), rows)
        number_of = _numbers(db, set_id)
        moves = {
            number_of[point.response_id, point.start, point.end]: (None, point.theme_id)
            for point in placements
            if point.theme_id
        }
        n_placed = len({point.response_id for point in placements if point.theme_id})
        sentence = f"placed {n_placed:,} answers that came in later"
        log.do(db, stamp, set_id, ("place", sentence), Patch(points=dict(moves)))


def begin(db: Database, stamp: Stamp, set_id: int) -> None:
    """Begin a set without a finding, for a team that brings a list of themes of its own."""
    with write(db):
        if not db.execute("SELECT count(*) FROM theme_run WHERE set_id = ?", [int(set_id)]).fetchone()[0]:
            db.execute(
                "INSERT INTO theme_run (set_id, engine, at, who, responses, reason) VALUES (?, 'list', ?, ?, 0, ?)",
                [int(set_id), stamp.at.isoformat(), stamp.who, "From a list of themes."],
            )


def read_before(db: Database, set_id: int) -> frozenset[int]:
    """Return the responses that were read when themes of a set were found or responses placed."""
    query = "SELECT DISTINCT response_id FROM assignment WHERE set_id = ?"
    return frozenset(row[0] for row in db.execute(query, [int(set_id)]))


_COPIES = """
    SELECT a.rowid, c.response_id, a.theme_id, a.start, a.end, a.strength, a.direction FROM assignment a
    JOIN standing_response o ON o.response_id = a.response_id AND o.tray = '' AND o.campaign > 0
    JOIN standing_response c ON c.import_id = o.import_id AND c.campaign = o.campaign AND c.tray = 'campaign'
    WHERE a.set_id = ? AND a.theme_id IS NOT NULL ORDER BY c.response_id
"""
_IN_USE = """
    SELECT response_id FROM standing_response WHERE tray = ''
    AND question_id IN (SELECT question_id FROM theme_set_question WHERE set_id = ?)
"""


def current_themes(db: Database, set_id: int, *, copies: bool = False) -> ThemeSet | None:
    """Return the themes that stand in a set, counted over the responses in use now; None before any were found.

    `copies` lets every copy of a campaign count in the themes of the one that is in use.
    """
    of_set = int(set_id)
    query = (
        "SELECT run_id, engine, at, who, reason, choices, topics, own_topics FROM theme_run WHERE set_id = ? "
        "ORDER BY run_id DESC LIMIT 1"
    )
    run = db.execute(query, [of_set]).fetchone()
    if run is None:
        return None
    points = _points(db, of_set)
    in_themes = [row for row in points if row[2] is not None]
    read, in_some = ({row[1] for row in rows} for rows in (points, in_themes))
    n_in_use = db.execute(f"SELECT count(*) FROM ({_IN_USE})", [of_set]).fetchone()[0]  # noqa: S608
    if copies:
        in_themes += db.execute(_COPIES, [of_set]).fetchall()
    assignments = _as_points(in_themes)
    themes = _counted(_themes(db, of_set), assignments, _total(db, of_set, copies=copies))
    if themes.empty:
        return None
    fields = dict(zip(("run_id", "engine", "made_at", "who", "reason"), run[:5], strict=True))
    return ThemeSet(
        of_set,
        **fields,
        choices=pd.DataFrame(json.loads(run[5]), columns=["n_themes", "stability", "coverage", "largest"]),
        themes=themes,
        assignments=assignments,
        stale=int(n_in_use) - len(read),
        unplaced=len(read - in_some),
        alone=_as_points([(*row[:2], 0, *row[3:]) for row in points if row[2] is None and row[3] < row[4]]).drop(
            columns="theme_id"
        ),
        topics=Topics(*run[6:]),
    )


def _as_points(rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(_POINT)).astype(_POINT)


def _points(db: Database, set_id: int) -> list[tuple[Any, ...]]:
    """Every point of a response of the set that is in use, in a theme or alone."""
    query = (
        "SELECT rowid, response_id, theme_id, start, end, strength, direction FROM assignment "  # noqa: S608
        f"WHERE set_id = ? AND response_id IN ({_IN_USE}) ORDER BY rowid"
    )
    return list(db.execute(query, [set_id, set_id]).fetchall())


def _total(db: Database, set_id: int, *, copies: bool) -> int:
    """How many responses count."""
    trays = "('', 'campaign')" if copies else "('')"
    members = "SELECT question_id FROM theme_set_question WHERE set_id = ?"
    query = f"SELECT count(*) FROM standing_response WHERE tray IN {trays} AND question_id IN ({members})"  # noqa: S608
    return int(db.execute(query, [set_id]).fetchone()[0])


def _themes(db: Database, set_id: int) -> pd.DataFrame:
    query = f"SELECT {', '.join(_THEME)} FROM theme WHERE set_id = ? AND state = 'standing'"  # noqa: S608
    rows = db.execute(query, [set_id]).fetchall()
    return pd.DataFrame(rows, columns=list(_THEME)).assign(phrases=lambda t: t["phrases"].map(json.loads))


def _counted(themes: pd.DataFrame, assignments: pd.DataFrame, total: int) -> pd.DataFrame:
    """Sizes over what is in use now; a found theme that an undone import has emptied is left out."""
    size = assignments.groupby("theme_id")["response_id"].nunique()
    themes["size"] = themes["theme_id"].map(size).fillna(0).astype(int)
    themes["share"] = themes["size"] / max(total, 1)
    standing = themes[(themes["size"] > 0) | (themes["origin"] != "found") | (themes["pinned"] == 1)]
    return standing.sort_values(["size", "theme_id"], ascending=[False, True]).reset_index(drop=True)
