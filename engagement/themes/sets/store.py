"""Sets of themes at rest: each belongs to one open question, or to questions that people put together.

Every open question has a set of its own from the moment it is stored. Putting questions together lets their sets rest
and another stand over all of them; taking them apart lets each stand again with the themes it had. Nothing is lost
either way, and the same questions put together again have the themes that they had together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, record, write
from engagement.errors import ThemeChanged, ThemeError

migrations = Migrations("engagement_theme_sets")

GOOD: Final = "good"
POOR: Final = "poor"


class QuestionInSet(NamedTuple):
    """An open question, its survey, and how many answers to it are in use."""

    question_id: int
    survey_id: int
    text: str
    answers: int


class QuestionSet(NamedTuple):
    """The questions that have one set of themes; their surveys have an import in force.

    `is_found` tells whether themes were found, or begun, in it.
    """

    set_id: int
    questions: tuple[QuestionInSet, ...]
    is_found: bool

    @property
    def answers(self) -> int:
        """How many answers in use there are to all of its questions."""
        return sum(question.answers for question in self.questions)

    @property
    def question_ids(self) -> frozenset[int]:
        """The numbers of its questions."""
        return frozenset(question.question_id for question in self.questions)

    @property
    def is_joined(self) -> bool:
        """Whether it reads several questions together."""
        return len(self.questions) > 1


class Judge(NamedTuple):
    """Whose judgement tells problem from praise: a file's own rating by its label, or "" for our reading.

    `lowest` says what the lowest of its scale means, `GOOD` or `POOR`; "" for what words, heading or answers tell.
    """

    rating: str
    lowest: str = ""


@migrations()
def create_sets(db: Database) -> None:
    """Sets of themes, one for each open question; findings, themes, points and acts belong to one each."""
    db.execute("CREATE TABLE theme_set (set_id INTEGER PRIMARY KEY AUTOINCREMENT, standing INTEGER NOT NULL DEFAULT 1)")
    db.execute(
        """
        CREATE TABLE theme_set_question (
            set_id INTEGER NOT NULL REFERENCES theme_set (set_id),
            question_id INTEGER NOT NULL REFERENCES question (question_id), PRIMARY KEY (set_id, question_id)
        ) WITHOUT ROWID
        """
    )
    for table in ("theme_run", "theme", "assignment", "theme_act"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN set_id INTEGER REFERENCES theme_set (set_id)")
    for column in ("topic", "family"):
        db.execute(f"ALTER TABLE theme ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE assignment ADD COLUMN direction TEXT NOT NULL DEFAULT ''")
    for column in ("topics", "own_topics"):
        db.execute(f"ALTER TABLE theme_run ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    for (question,) in db.execute("SELECT question_id FROM question WHERE kind = 'open' ORDER BY 1").fetchall():
        _set_over(db, [question])
    _bring_over(db)
    db.execute("DROP INDEX point_once")
    db.execute("CREATE UNIQUE INDEX point_once ON assignment (set_id, response_id, start, end)")
    db.execute("CREATE INDEX act_of ON theme_act (set_id)")
    db.execute(
        "CREATE TRIGGER question_has_a_set AFTER INSERT ON question WHEN NEW.kind = 'open' BEGIN"
        " INSERT INTO theme_set (standing) VALUES (1);"
        " INSERT INTO theme_set_question SELECT max(set_id), NEW.question_id FROM theme_set; END"
    )


@migrations()
def create_choice_of_judge(db: Database) -> None:
    """Whose judgement tells problem from praise in a set, where somebody said it."""
    db.execute(
        "CREATE TABLE theme_set_judge (set_id INTEGER PRIMARY KEY REFERENCES theme_set (set_id),"
        " rating TEXT NOT NULL, lowest TEXT NOT NULL)"
    )


def judge_of(db: Database, set_id: int) -> Judge | None:
    """Return what somebody said tells problem from praise in a set; None where nobody did."""
    query = "SELECT rating, lowest FROM theme_set_judge WHERE set_id = ?"
    row = db.execute(query, [int(set_id)]).fetchone()
    return None if row is None else Judge(*row)


def change_judge(db: Database, stamp: Stamp, set_id: int, judge: Judge) -> None:
    """Say what tells problem from praise in a set of themes; it can be said anew, and is on record.

    Raises
    ------
    ThemeError
        Where there is no such set, or the lowest of a scale is said to be something else than good or poor.
    """
    with write(db):
        if judge.lowest not in ("", GOOD, POOR):
            raise ThemeError("The lowest of a scale is good or poor.")
        if db.execute("SELECT 1 FROM theme_set WHERE set_id = ?", [int(set_id)]).fetchone() is None:
            raise ThemeError("There are no such themes any more. Load the page again.")
        before = judge_of(db, set_id)
        db.execute("INSERT OR REPLACE INTO theme_set_judge VALUES (?, ?, ?)", [int(set_id), *judge])
        record(
            db, stamp, what="Said what tells problem from praise", target=f"set of themes {set_id}",
            before=None if before is None else before._asdict(), after=judge._asdict(),
        )  # fmt: skip


def _bring_over(db: Database) -> None:
    """Let the one pot of themes of an earlier release be a set over all the questions that it holds."""
    if not db.execute("SELECT count(*) FROM theme_run").fetchone()[0]:
        return
    query = "SELECT DISTINCT question_id FROM response WHERE response_id IN (SELECT response_id FROM assignment)"
    questions = [row[0] for row in db.execute(query)] or [
        row[0] for row in db.execute("SELECT question_id FROM question WHERE kind = 'open'")
    ]
    set_id = _resting_over(db, questions) or _set_over(db, questions)
    _stand_instead(db, set_id, questions)
    # The log of acts refuses every change; here nothing that was done is changed, only where it belongs is said.
    of_log = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'theme_act'"
    stays = db.execute(of_log).fetchall()
    for name, _ in stays:
        db.execute(f"DROP TRIGGER {name}")
    for table in ("theme_run", "theme", "assignment", "theme_act"):
        db.execute(f"UPDATE {table} SET set_id = ?", [set_id])  # noqa: S608
    for _, sql in stays:
        db.execute(sql)


def standing_sets(db: Database) -> tuple[QuestionSet, ...]:
    """Return the sets whose questions belong to imports in force, those with most answers first."""
    rows = db.execute(
        """
        SELECT s.set_id, q.question_id, q.survey_id, q.text,
               (SELECT count(*) FROM standing_response r WHERE r.question_id = q.question_id AND r.tray = ''),
               EXISTS (SELECT 1 FROM theme t WHERE t.set_id = s.set_id AND t.state = 'standing')
        FROM theme_set s JOIN theme_set_question m USING (set_id) JOIN question q USING (question_id)
        WHERE s.standing = 1
        AND q.survey_id IN (SELECT survey_id FROM survey_import WHERE undone_at IS NULL)
        ORDER BY s.set_id, q.survey_id, q.place
        """
    ).fetchall()
    questions: dict[int, list[QuestionInSet]] = {}
    for set_id, *question, _ in rows:
        questions.setdefault(set_id, []).append(QuestionInSet(*question))
    with_themes = {row[0] for row in rows if row[-1]}
    sets = [QuestionSet(set_id, tuple(of_set), set_id in with_themes) for set_id, of_set in questions.items()]
    return tuple(sorted(sets, key=lambda entry: (-entry.answers, entry.set_id)))


def put_together(db: Database, stamp: Stamp, first: int, second: int) -> int:
    """Read the questions of two sets together from now on; return the number of the set over all of them.

    Its themes are those it had when the same questions were together before, else none until they are found.

    Raises
    ------
    ThemeError
        Where it is one set twice.
    ThemeChanged
        Where one of them does not stand any more.
    """
    if int(first) == int(second):
        raise ThemeError("This is one question. Choose another one to read together with it.")
    with write(db):
        questions = sorted({*_questions_of(db, first), *_questions_of(db, second)})
        set_id = _resting_over(db, questions) or _set_over(db, questions)
        _stand_instead(db, set_id, questions)
        _on_record(db, stamp, "Put questions together", questions)
    return set_id


def take_apart(db: Database, stamp: Stamp, set_id: int) -> None:
    """Read each question of a set by itself again, with the themes that it had.

    Raises
    ------
    ThemeChanged
        Where the set does not stand any more, or holds one question.
    """
    with write(db):
        questions = _questions_of(db, set_id)
        if len(questions) < 2:
            raise ThemeChanged("These questions are apart already. Look at them again; nothing was done.")
        for question in questions:
            single = _resting_over(db, [question]) or _set_over(db, [question])
            _stand_instead(db, single, [question])
        db.execute("UPDATE theme_set SET standing = 0 WHERE set_id = ?", [int(set_id)])
        _on_record(db, stamp, "Took questions apart", questions)


def _questions_of(db: Database, set_id: int) -> list[int]:
    query = "SELECT question_id FROM theme_set JOIN theme_set_question USING (set_id) WHERE set_id = ? AND standing = 1"
    questions = [row[0] for row in db.execute(query, [int(set_id)])]
    if not questions:
        raise ThemeChanged("Somebody else put these questions together otherwise. Look again; nothing was done.")
    return questions


def _resting_over(db: Database, questions: Iterable[int]) -> int | None:
    """The set over exactly these questions, where there is one."""
    members: dict[int, set[int]] = {}
    for set_id, question in db.execute("SELECT set_id, question_id FROM theme_set_question"):
        members.setdefault(set_id, set()).add(question)
    questions_meant = set(questions)
    return next((set_id for set_id, of_set in members.items() if of_set == questions_meant), None)


def _set_over(db: Database, questions: Iterable[int]) -> int:
    set_id = int(db.execute("INSERT INTO theme_set DEFAULT VALUES").lastrowid or 0)
    rows = [(set_id, int(question)) for question in questions]
    db.conn.executemany("INSERT INTO theme_set_question (set_id, question_id) VALUES (?, ?)", rows)
    return set_id


def _stand_instead(db: Database, set_id: int, questions: Iterable[int]) -> None:
    """Let a set stand, and every other one rest that holds one of these questions."""
    marks = [(int(question), set_id) for question in questions]
    db.conn.executemany(
        "UPDATE theme_set SET standing = 0 WHERE set_id IN"
        " (SELECT set_id FROM theme_set_question WHERE question_id = ? AND set_id <> ?)",
        marks,
    )
    db.execute("UPDATE theme_set SET standing = 1 WHERE set_id = ?", [set_id])


def _on_record(db: Database, stamp: Stamp, what: str, questions: Iterable[int]) -> None:
    numbers = sorted(int(question) for question in questions)
    target = "questions " + ", ".join(str(number) for number in numbers)
    record(db, stamp, what=what, target=target, before=None, after={"questions": numbers})
