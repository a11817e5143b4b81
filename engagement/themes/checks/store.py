"""Checks of themes at rest: what people said of a random sample of each theme's points.

The sample depends on the theme and its points alone, so that two people get the same one, whatever the theme is called
meanwhile. A point that is moved away drops out and the next one comes in; what was said of it is kept, and counts again
where the point comes back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final, Literal

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, record, write
from engagement.errors import ThemeChanged, ThemeError
from engagement.shares import share_interval

migrations = Migrations("engagement_theme_checks")

Verdict = Literal["fits", "does_not", "unsure"]

FITS: Final = "fits"
VERDICTS: Final[tuple[Verdict, ...]] = ("fits", "does_not", "unsure")
"""What somebody may say of a point in a theme."""
# Enough for a 95% interval of some 25 points at 18 of 20, and a few minutes of a person's time; the number.
SAMPLE: Final = 20
_COLUMNS: Final = ["theme_id", "point", "who", "verdict"]
_STANDING: Final = """
    SELECT a.theme_id, a.rowid FROM assignment a JOIN theme t ON t.theme_id = a.theme_id AND t.state = 'standing'
    JOIN standing_response r ON r.response_id = a.response_id AND r.tray = ''
"""


@migrations()
def create_checks(db: Database) -> None:
    """One row a theme, a point and a person who said something of it; the order of answers is that of `at`."""
    db.execute(
        "CREATE TABLE theme_check (theme_id INTEGER NOT NULL, point INTEGER NOT NULL, who TEXT NOT NULL,"
        " verdict TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (theme_id, point, who)) WITHOUT ROWID"
    )


def sample(theme_id: int, points: Iterable[int]) -> list[int]:
    """Return the points of a theme that are checked: at most 20, random but always the same, in the order of checking.

    Notes
    -----
    The points with the smallest hash of theme and point: as good as drawn by lot, and a point that comes or goes
    changes one place at most.
    """
    return sorted(map(int, points), key=lambda point: _lot(int(theme_id), point))[:SAMPLE]


def _lot(theme_id: int, point: int) -> bytes:
    return hashlib.sha256(f"{theme_id} {point}".encode()).digest()


def check(db: Database, stamp: Stamp, theme_id: int, point: int, verdict: Verdict) -> None:
    """Keep what somebody says of a point in a theme; what they said of it before is replaced.

    The record tells that a comment was checked, not what was said, so that nobody reads it before their own answer.

    Raises
    ------
    ThemeChanged
        Where the point stands in this theme no more.
    ThemeError
        Where the answer is none of `VERDICTS`.
    """
    if verdict not in VERDICTS:
        raise ThemeError("Say whether the comment fits, does not fit, or that you are not sure.")
    with write(db):
        name = _name_of(db, theme_id, point)
        db.execute(
            "INSERT INTO theme_check (theme_id, point, who, verdict, at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (theme_id, point, who) DO UPDATE SET verdict = excluded.verdict, at = excluded.at",
            [int(theme_id), int(point), stamp.who, verdict, stamp.at.isoformat()],
        )
        record(db, stamp, what="Checked a comment of a theme", target=name, after={"comment": int(point)})


def take_back(db: Database, stamp: Stamp, theme_id: int) -> int:
    """Take back the last answer that this person gave in a theme; return its point, 0 where there is none."""
    with write(db):
        query = "SELECT point FROM theme_check WHERE theme_id = ? AND who = ? ORDER BY at DESC, point LIMIT 1"
        row = db.execute(query, [int(theme_id), stamp.who]).fetchone()
        if row is None:
            return 0
        point = int(row[0])
        db.execute(
            "DELETE FROM theme_check WHERE theme_id = ? AND point = ? AND who = ?", [int(theme_id), point, stamp.who]
        )
        name = db.execute("SELECT name FROM theme WHERE theme_id = ?", [int(theme_id)]).fetchone()[0]
        record(db, stamp, what="Took back a check of a comment", target=name, before={"comment": point})
    return point


def _name_of(db: Database, theme_id: int, point: int) -> str:
    query = f"SELECT t.name FROM theme t WHERE (t.theme_id, ?) IN ({_STANDING}) AND t.theme_id = ?"  # noqa: S608
    row = db.execute(query, [int(point), int(theme_id)]).fetchone()
    if row is None:
        raise ThemeChanged("Somebody moved this comment meanwhile. The next one is shown; nothing was kept.")
    return str(row[0])


def answers(db: Database) -> pd.DataFrame:
    """Return what people said of points that still stand there: theme_id, point, who, verdict, in order of time."""
    query = (
        f"SELECT theme_id, point, who, verdict FROM theme_check WHERE (theme_id, point) IN ({_STANDING}) "  # noqa: S608
        "ORDER BY at, theme_id, point"
    )
    return pd.DataFrame(db.execute(query).fetchall(), columns=_COLUMNS)


def joint(every_answer: pd.DataFrame) -> pd.DataFrame:
    """Return one verdict a theme and point: theme_id, point, verdict; "unsure" where people say different things."""
    once = every_answer.drop_duplicates(["theme_id", "point", "verdict"])
    differs = once.duplicated(["theme_id", "point"], keep=False)
    once = once.assign(verdict=once["verdict"].mask(differs, "unsure"))
    return once.drop_duplicates(["theme_id", "point"])[["theme_id", "point", "verdict"]].reset_index(drop=True)


def results(db: Database) -> pd.DataFrame:
    """Return what checking found of each theme that somebody checked.

    Returns
    -------
    pandas.DataFrame
        theme_id, fits, does_not, unsure (points of the sample; where people differ a point is unsure), checkers (people
        who answered at least one of them), sample (how many points are to be checked), low and high (the 95% interval
        of the share that fits, 0 to 1).
    """
    every_answer = answers(db)
    standing = pd.DataFrame(db.execute(_STANDING).fetchall(), columns=["theme_id", "point"])
    rows = []
    for theme_id in sorted(set(every_answer["theme_id"].tolist())):
        of_theme = every_answer[every_answer["theme_id"] == theme_id]
        points = sample(theme_id, standing.loc[standing["theme_id"] == theme_id, "point"])
        in_sample = of_theme[of_theme["point"].isin(points)]
        verdicts = joint(in_sample)["verdict"]
        if len(verdicts):
            counts = [int((verdicts == verdict).sum()) for verdict in VERDICTS]
            rows.append(
                (
                    theme_id,
                    *counts,
                    in_sample["who"].nunique(),
                    len(points),
                    *share_interval(counts[0], sum(counts)),
                )
            )
    return pd.DataFrame(rows, columns=["theme_id", *VERDICTS, "checkers", "sample", "low", "high"])
