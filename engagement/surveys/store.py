"""Surveys at rest: questionnaires with their questions, the people of each round, and their closed answers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, record, write
from engagement.errors import UnknownImport
from engagement.parsing.roles import guess_roles
from engagement.responses.asks import asks_of
from engagement.responses.people import FACTS, salted
from engagement.schema import Asks, Question

migrations = Migrations("engagement_surveys")

# Of the questions of two files with one header some may be missing in one of them, as nobody answered. Not tuned.
_SHARED = 0.5
_PER_RESPONDENT = ("respondent", *FACTS)


@migrations()
def create_surveys(db: Database) -> None:
    """A survey is one questionnaire; its questions, the people of each import, what they answered to closed ones."""
    db.execute(
        """
        CREATE TABLE survey (
            survey_id INTEGER PRIMARY KEY AUTOINCREMENT, fingerprint TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            audience TEXT NOT NULL, person_column TEXT NOT NULL DEFAULT '', salt TEXT NOT NULL DEFAULT ''
        )
        """
    )
    db.execute(
        """
        CREATE TABLE question (
            question_id INTEGER PRIMARY KEY AUTOINCREMENT, survey_id INTEGER NOT NULL REFERENCES survey (survey_id),
            place INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, asks TEXT NOT NULL, columns TEXT NOT NULL,
            UNIQUE (survey_id, text)
        )
        """
    )
    db.execute(
        """
        CREATE TABLE respondent (
            respondent_id INTEGER PRIMARY KEY AUTOINCREMENT,
            import_id INTEGER NOT NULL REFERENCES survey_import (import_id), code TEXT NOT NULL,
            audience TEXT NOT NULL, forum TEXT NOT NULL, borough TEXT NOT NULL, system TEXT NOT NULL,
            age_band TEXT NOT NULL, organisation TEXT NOT NULL, answered_at TEXT NOT NULL, UNIQUE (import_id, code)
        )
        """
    )
    db.execute("CREATE INDEX respondent_of ON respondent (code)")
    db.execute(
        """
        CREATE TABLE closed_answer (
            question_id INTEGER NOT NULL REFERENCES question (question_id),
            respondent_id INTEGER NOT NULL REFERENCES respondent (respondent_id), value TEXT NOT NULL,
            PRIMARY KEY (question_id, value, respondent_id)
        ) WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX closed_answer_of ON closed_answer (respondent_id, question_id)")
    db.execute("ALTER TABLE survey_import ADD COLUMN survey_id INTEGER REFERENCES survey (survey_id)")
    db.execute("ALTER TABLE survey_import ADD COLUMN people INTEGER NOT NULL DEFAULT 0")
    db.execute("CREATE INDEX import_of ON survey_import (survey_id)")


@migrations()
def bring_earlier_imports_over(db: Database) -> None:
    """Give the imports of earlier releases their surveys, questions, respondents and closed answers."""
    imports = db.execute("SELECT import_id, file_name, tool FROM survey_import ORDER BY import_id").fetchall()
    for import_id, file_name, tool in imports:
        _bring_over(db, import_id, file_name, tool)
    db.execute("ALTER TABLE response ADD COLUMN respondent_id INTEGER REFERENCES respondent (respondent_id)")
    db.execute("ALTER TABLE response ADD COLUMN question_id INTEGER REFERENCES question (question_id)")
    db.execute("ALTER TABLE response ADD COLUMN entry TEXT NOT NULL DEFAULT ''")
    db.execute(
        """
        UPDATE response SET
            respondent_id = (SELECT p.respondent_id FROM respondent p
                             WHERE p.import_id = response.import_id AND p.code = response.respondent),
            question_id = (SELECT q.question_id FROM question q JOIN survey_import i ON i.survey_id = q.survey_id
                           WHERE i.import_id = response.import_id AND q.text = response.question)
        """
    )
    _tell_people_apart(db)
    db.execute("DROP VIEW standing_response")
    db.execute("DROP INDEX response_by")
    for column in ("respondent", "question", *FACTS, "attributes"):
        db.execute(f"ALTER TABLE response DROP COLUMN {column}")
    db.execute("CREATE INDEX response_by ON response (respondent_id)")
    db.execute("CREATE INDEX response_to ON response (question_id, tray)")
    _rename_kinds(db)


@migrations()
def create_standing_answers(db: Database) -> None:
    """The views of what stands."""
    # An answer stands while its import is in force and no answer in use that is in force too replaces it: undoing a
    # later import brings the earlier words back by itself.
    db.execute(
        """
        CREATE VIEW standing_response AS
        SELECT r.response_id, r.import_id, i.survey_id, r.question_id, r.respondent_id, r.row, r.entry,
               p.code AS respondent, q.text AS question, r.text, p.audience, p.forum, p.borough, p.system, p.age_band,
               p.organisation, p.answered_at, r.tray, r.campaign, r.replaces
        FROM response r
        JOIN survey_import i ON i.import_id = r.import_id AND i.undone_at IS NULL
        JOIN respondent p ON p.respondent_id = r.respondent_id
        JOIN question q ON q.question_id = r.question_id
        WHERE NOT EXISTS (
            SELECT 1 FROM response n JOIN survey_import ni ON ni.import_id = n.import_id AND ni.undone_at IS NULL
            WHERE n.replaces = r.response_id AND n.tray = ''
        )
        """
    )
    # A person's answer to a closed question is the one of the latest import in force that holds one. CROSS JOIN keeps
    # SQLite to this order: from the other end every answer is held against all others to its question.
    db.execute(
        """
        CREATE VIEW standing_closed_answer AS
        SELECT a.question_id, a.respondent_id, p.code AS respondent, i.survey_id, p.import_id, a.value
        FROM closed_answer a
        JOIN respondent p ON p.respondent_id = a.respondent_id
        JOIN survey_import i ON i.import_id = p.import_id AND i.undone_at IS NULL
        WHERE NOT EXISTS (
            SELECT 1 FROM respondent lp
            CROSS JOIN survey_import li ON li.import_id = lp.import_id AND li.undone_at IS NULL
            CROSS JOIN closed_answer la ON la.respondent_id = lp.respondent_id AND la.question_id = a.question_id
            WHERE lp.code = p.code AND lp.import_id > p.import_id
        )
        """
    )


def _bring_over(db: Database, import_id: int, file_name: str, tool: str) -> None:
    """Make the survey, the questions and the respondents of one import of an earlier release."""
    columns = ["respondent", "question", *FACTS, "attributes"]
    rows = db.execute(
        f"SELECT {', '.join(columns)} FROM response WHERE import_id = ? ORDER BY response_id",  # noqa: S608
        [import_id],
    ).fetchall()
    table = pd.DataFrame(rows, columns=columns, dtype=str)
    people = table.drop_duplicates("respondent")
    texts = table["question"].unique().tolist()
    audience = people["audience"].mode().iloc[0] if len(people) else ""
    closed = _closed(people)
    every = [*texts, *closed["question"].unique()]
    survey_id = _earlier_survey(db, tool, every) or _add_survey(db, f"earlier {import_id}", file_name, audience, "")
    db.execute("UPDATE survey_import SET survey_id = ?, people = ? WHERE import_id = ?",
               [survey_id, len(people), import_id])  # fmt: skip
    ids = add_respondents(db, import_id, people)
    kinds = guess_roles(_wide(closed)) if len(closed) else {}
    questions = [Question(text, "open", (text,), asks_of(text)) for text in texts]
    for text in closed["question"].unique():
        kind = kinds[text].kind
        questions.append(Question(text, kind if kind in ("rating", "number", "choices") else "choice", (text,)))
    add_closed_answers(db, closed, ids, _add_questions(db, survey_id, questions))


def _tell_people_apart(db: Database) -> None:
    """Give people of two surveys whose numbers had become one code a code each; the first survey keeps its own."""
    codes: dict[int, set[str]] = {}
    people = db.execute("SELECT survey_id, respondent_id, code FROM respondent JOIN survey_import USING (import_id)")
    rows = people.fetchall()
    for survey_id, _, code in rows:
        codes.setdefault(survey_id, set()).add(code)
    before: set[str] = set()
    for survey_id in sorted(codes):
        if not before.isdisjoint(codes[survey_id]):
            salt = f"survey {survey_id}"
            db.execute("UPDATE survey SET salt = ? WHERE survey_id = ?", [salt, survey_id])
            db.conn.executemany(
                "UPDATE respondent SET code = ? WHERE respondent_id = ?",
                [(salted(code, salt), number) for survey, number, code in rows if survey == survey_id],
            )
        before |= codes[survey_id]


def _earlier_survey(db: Database, tool: str, texts: Sequence[str]) -> int | None:
    """The survey of an earlier release that asks these questions: they did not keep the headers of their files."""
    rows = db.execute(
        "SELECT DISTINCT s.survey_id, q.text FROM survey s JOIN question q USING (survey_id) JOIN survey_import i"
        " USING (survey_id) WHERE s.fingerprint LIKE 'earlier %' AND i.tool = ?",
        [tool],
    ).fetchall()
    questions: dict[int, set[str]] = {}
    for survey_id, text in rows:
        questions.setdefault(survey_id, set()).add(text)
    now = set(texts)
    return next(
        (number for number, before in questions.items() if len(before & now) > _SHARED * len(before | now)), None
    )


def _closed(people: pd.DataFrame) -> pd.DataFrame:
    rows = [
        (code, question, value)
        for code, attributes in zip(people["respondent"], people["attributes"], strict=True)
        for question, value in json.loads(attributes or "{}").items()
        if value
    ]
    return pd.DataFrame(rows, columns=["respondent", "question", "value"], dtype=str)


def _wide(closed: pd.DataFrame) -> pd.DataFrame:
    wide = closed.pivot_table(index="respondent", columns="question", values="value", aggfunc="first")
    return wide.fillna("").astype(str)


def _rename_kinds(db: Database) -> None:
    """Call the kinds of column that people confirmed by today's names."""
    for fingerprint, words in db.execute("SELECT fingerprint, kinds FROM column_memory").fetchall():
        kinds, person = {}, False
        for name, kind in json.loads(words).items():
            kinds[name] = {"id": "ignore" if person else "person", "attribute": "choice"}.get(kind, kind)
            person |= kind == "id"
        db.execute("UPDATE column_memory SET kinds = ? WHERE fingerprint = ?", [json.dumps(kinds), fingerprint])


def survey_of(db: Database, fingerprint: str, tool: str, questions: Sequence[str]) -> int | None:
    """Return the survey that a file belongs to: the one with its headers; None where it is a new one.

    Parameters
    ----------
    questions : texts of the questions of the file: surveys of earlier releases are known by these.
    """
    row = db.execute("SELECT survey_id FROM survey WHERE fingerprint = ?", [fingerprint]).fetchone()
    if row is not None:
        return int(row[0])
    return _earlier_survey(db, tool, questions)


def add_round(
    db: Database,
    fingerprint: str,
    tool: str,
    file_name: str,
    questions: Sequence[Question],
    *,
    audience: str,
    person_column: str,
) -> tuple[int, dict[str, int]]:
    """Return the survey of a file and the numbers of its questions by their texts, made where they are missing."""
    survey_id = survey_of(db, fingerprint, tool, [question.text for question in questions])
    if survey_id is None:
        survey_id = _add_survey(db, fingerprint, file_name, audience, person_column)
    db.execute(
        "UPDATE survey SET fingerprint = ?, person_column = ? WHERE survey_id = ?",
        [fingerprint, person_column, survey_id],
    )
    return survey_id, _add_questions(db, survey_id, questions)


def _add_survey(db: Database, fingerprint: str, file_name: str, audience: str, person_column: str) -> int:
    name = PurePath(file_name).stem.replace("_", " ").strip() or "Survey"
    added = db.execute(
        "INSERT INTO survey (fingerprint, name, audience, person_column) VALUES (?, ?, ?, ?)",
        [fingerprint, name[:80], audience, person_column],
    )
    return int(added.lastrowid or 0)


def _add_questions(db: Database, survey_id: int, questions: Sequence[Question]) -> dict[str, int]:
    """Return the numbers of a survey's questions by their texts; those that are missing are added at its end."""
    query = "SELECT text, question_id FROM question WHERE survey_id = ?"
    there = dict(db.execute(query, [survey_id]).fetchall())
    place = db.execute("SELECT coalesce(max(place), 0) FROM question WHERE survey_id = ?", [survey_id]).fetchone()[0]
    missing = [question for question in questions if question.text not in there]
    db.conn.executemany(
        "INSERT INTO question (survey_id, place, text, kind, asks, columns) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (survey_id, place + n, q.text, q.kind, q.asks, json.dumps(q.columns, ensure_ascii=False))
            for n, q in enumerate(missing, 1)
        ],
    )
    return dict(db.execute(query, [survey_id]).fetchall())


def add_respondents(db: Database, import_id: int, people: pd.DataFrame) -> dict[str, int]:
    """Store the people of an import; return their numbers by their codes.

    Parameters
    ----------
    people : respondent (code), audience, forum, borough, system, age_band, organisation, answered_at.
    """
    first = db.execute("SELECT coalesce(max(respondent_id), 0) + 1 FROM respondent").fetchone()[0]
    ids = range(first, first + len(people))
    rows = zip(ids, [import_id] * len(people), *(people[name].tolist() for name in _PER_RESPONDENT), strict=True)
    columns = ", ".join(("respondent_id", "import_id", "code", *FACTS))
    marks = ", ".join("?" * (len(FACTS) + 3))
    db.conn.executemany(f"INSERT INTO respondent ({columns}) VALUES ({marks})", rows)  # noqa: S608
    return dict(zip(people["respondent"], ids, strict=True))


def add_closed_answers(
    db: Database, closed: pd.DataFrame, respondent_ids: Mapping[str, int], question_ids: Mapping[str, int]
) -> None:
    """Store answers to closed questions: respondent (code), question (text), value."""
    columns = [closed["question"].map(question_ids), closed["respondent"].map(respondent_ids), closed["value"]]
    db.conn.executemany(
        "INSERT OR IGNORE INTO closed_answer (question_id, respondent_id, value) VALUES (?, ?, ?)",
        zip(*(column.tolist() for column in columns), strict=True),
    )


class Standing(NamedTuple):
    """What a survey's next round is held against: closed answers that stand, codes of other surveys' people, salt."""

    closed: pd.DataFrame
    elsewhere: frozenset[str]
    salt: str


def standing(db: Database, survey_id: int | None) -> Standing:
    """Return the closed answers of a survey (none of a new one), the codes of people of all others, and its salt."""
    rows = db.execute(
        "SELECT a.respondent, q.text, a.value FROM standing_closed_answer a JOIN question q USING (question_id)"
        " WHERE a.survey_id = ?",
        [survey_id],
    ).fetchall()
    codes = db.execute(
        "SELECT DISTINCT p.code FROM respondent p JOIN survey_import i USING (import_id) WHERE i.survey_id IS NOT ?",
        [survey_id],
    ).fetchall()
    closed = pd.DataFrame(rows, columns=["respondent", "question", "value"], dtype=str)
    salt = db.execute("SELECT salt FROM survey WHERE survey_id = ?", [survey_id]).fetchone() or ("",)
    return Standing(closed, frozenset(code for (code,) in codes), salt[0])


def has_rounds(db: Database, fingerprint: str) -> bool:
    """Return whether a file with these headers came in before: how its questions are read stands then."""
    return db.execute("SELECT 1 FROM survey WHERE fingerprint = ?", [fingerprint]).fetchone() is not None


def asked_kinds(db: Database, survey_id: int | None) -> dict[str, Asks]:
    """Return what each open question of a survey asks for, as it stands: question (text) -> asks."""
    rows = db.execute("SELECT text, asks FROM question WHERE survey_id = ? AND kind = 'open'", [survey_id]).fetchall()
    return dict(rows)


def surveys(db: Database) -> pd.DataFrame:
    """Return the surveys of imports in force, the newest first.

    Returns
    -------
    pandas.DataFrame
        survey_id, name, audience, rounds, people (each once), first, last (of the imports, ISO).
    """
    rows = db.execute(
        "SELECT s.survey_id, s.name, s.audience, count(DISTINCT i.import_id), count(DISTINCT p.code), min(i.at),"
        " max(i.at) FROM survey s JOIN survey_import i USING (survey_id) LEFT JOIN respondent p USING (import_id)"
        " WHERE i.undone_at IS NULL GROUP BY s.survey_id ORDER BY s.survey_id DESC"
    ).fetchall()
    return pd.DataFrame(rows, columns=["survey_id", "name", "audience", "rounds", "people", "first", "last"])


def rename_survey(db: Database, stamp: Stamp, survey_id: int, name: str) -> None:
    """Call a survey by another name.

    Raises
    ------
    UnknownImport
        Where there is no such survey, or the name is blank.
    """
    name = " ".join(name.split())[:80]
    if not name:
        raise UnknownImport("A survey needs a name. Type one.")
    with write(db):
        before = db.execute("SELECT name FROM survey WHERE survey_id = ?", [int(survey_id)]).fetchone()
        if before is None:
            raise UnknownImport("There is no such survey. Load the page again.")
        db.execute("UPDATE survey SET name = ? WHERE survey_id = ?", [name, int(survey_id)])
        target = f"survey {survey_id}"
        record(db, stamp, what="Renamed a survey", target=target, before={"name": before[0]}, after={"name": name})


def remember_columns(
    db: Database, stamp: Stamp, fingerprint: str, kinds: Mapping[str, str], *, audience: str, forum: str
) -> None:
    """Keep what the columns of a file hold, for the next file with the same header."""
    with write(db):
        db.execute(
            "INSERT OR REPLACE INTO column_memory VALUES (?, ?, ?, ?, ?, ?)",
            [fingerprint, json.dumps(dict(kinds)), audience, forum, stamp.who, stamp.at.isoformat()],
        )


def remembered_columns(db: Database, fingerprint: str) -> tuple[dict[str, str], str, str] | None:
    """Return what was kept for a header: column -> kind of role, the audience, the forum; None where nothing was."""
    row = db.execute("SELECT kinds, audience, forum FROM column_memory WHERE fingerprint = ?", [fingerprint]).fetchone()
    return (json.loads(row[0]), row[1], row[2]) if row else None
