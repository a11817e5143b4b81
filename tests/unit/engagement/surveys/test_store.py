"""Surveys at rest: what an earlier release stored comes over, and a round meets what stands."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Stamp, connect, prepare
from data.deletions import stored_deletions
from engagement.answers import store as answers_store
from engagement.errors import UnknownImport
from engagement.privacy.store import delete_respondent, people_numbered
from engagement.responses import store as responses
from engagement.surveys.store import remember_columns, remembered_columns, rename_survey
from explorer.intake import import_file
from explorer.workspace import MIGRATIONS, secret_of

FIXTURES = Path(__file__).parents[3] / "fixtures" / "earlier_release"
ADA = Stamp("Ada", datetime(2019, 4, 2, 9, tzinfo=UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database that release d373dc2 wrote: two rounds of one survey, another survey that counts from the same number,
    an import that was undone, and one person deleted."""
    with zipfile.ZipFile(FIXTURES / "d373dc2.zip") as archive:
        archive.extractall(tmp_path)
    prepare(tmp_path / "explorer.sqlite", MIGRATIONS).release()
    return tmp_path / "explorer.sqlite"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with closing(connect(path)) as opened:
        yield opened


def test_nothing_of_an_earlier_release_is_lost(db: Database) -> None:
    """Every answer keeps its number, words and tray; what was kept beside it is an answer of its person."""
    stored = answers_store.responses(db)
    assert dict(zip(stored["response_id"], stored["text"], strict=True)) == {
        1: "More benches by the clinic",
        3: "Longer opening hours at the surgery",
        7: "[name] on [phone]",
        12: "Safer crossings near the school",
        14: "No dentist takes new patients here",
        15: "The cost of a check up",
        16: "I have no time in working hours",
    }
    assert responses.changed_answers(db)["after"].tolist() == ["More benches and shade by the clinic"]
    rows = db.execute("SELECT q.text, q.kind, count(*) FROM standing_closed_answer JOIN question q USING (question_id)"
                      " GROUP BY q.text ORDER BY q.text").fetchall()  # fmt: skip
    assert [(text, n) for text, _, n in rows] == [
        ("How satisfied are you?", 6), ("What is good here?", 6), ("Which do you use? (Tick all that apply)", 6),
    ]  # fmt: skip


def test_files_with_the_same_questions_become_one_survey(db: Database) -> None:
    """Two rounds of one survey, two others; who gave their age has it still."""
    surveys = db.execute("SELECT name, count(*) FROM survey JOIN survey_import USING (survey_id) GROUP BY survey_id")
    assert surveys.fetchall() == [("a1", 2), ("b", 1), ("c", 1)]
    person = answers_store.responses(db).set_index("response_id").loc[3]
    assert (person["age_band"], person["borough"]) == ("35-44", "Camden")


def test_people_of_two_surveys_are_two(db: Database) -> None:
    """Both surveys count from 101: earlier their people had one code; now each has their own."""
    stored = answers_store.responses(db)
    first, second = stored[stored["question"] != "What stops you seeing a dentist?"], stored[stored["response_id"] > 13]
    assert set(first["respondent"]).isdisjoint(second["respondent"])


def test_a_deletion_of_an_earlier_release_stands(db: Database) -> None:
    """The deleted person has no words, no ticks and no borough, and the deletion is noted for older backups."""
    assert db.execute("SELECT count(*) FROM response WHERE tray = 'deleted' AND text = ''").fetchone()[0] == 2
    assert [deletion.kind for deletion in stored_deletions(db)] == ["person"]


def test_a_file_is_known_again_after_coming_over(path: Path) -> None:
    """The second round once more with one person more: their answer is new, and five that were taken for facts then."""
    again = path.parent / "again.csv"
    last = "108,22/03/2019 12:00,Warmer waiting rooms,The view,Pool,45-54,3,Brent,\n"
    again.write_text((FIXTURES / "spring_again.csv").read_text() + last)

    receipt = import_file(again, ADA, into=path, audience="Londoners")

    assert (receipt.stored, receipt.already_there) == (1 + 5, 4)
    with closing(connect(path)) as db:
        assert db.execute("SELECT count(*) FROM survey").fetchone()[0] == 3


def test_a_person_is_found_by_the_survey_s_own_number(path: Path) -> None:
    """Who gives the number is found in the survey it belongs to, and deleted from all of its rounds."""
    again = path.parent / "again.csv"
    again.write_text((FIXTURES / "spring_again.csv").read_text() + "\n")
    import_file(again, ADA, into=path, audience="Londoners")
    with closing(connect(path)) as db:
        people = people_numbered(db, " 101 ", secret_of(db))
        assert [(person.survey, person.rounds) for person in people] == [("a1", 3)]
        assert people_numbered(db, "999", secret_of(db)) == []

        delete_respondent(db, ADA, people[0].number)

        assert "More benches by the clinic" not in answers_store.responses(db)["text"].tolist()
        assert responses.changed_answers(db).empty
        assert "No dentist takes new patients here" in answers_store.responses(db)["text"].tolist()
        with pytest.raises(UnknownImport):
            delete_respondent(db, ADA, 9_999)


def test_columns_are_remembered_by_their_header(db: Database) -> None:
    """The last word on a header stands; another header has none."""
    remember_columns(db, Stamp("Ann", ADA.at), "f", {"q": "choice"}, audience="", forum="")
    remember_columns(db, Stamp("Bob", ADA.at), "f", {"q": "text"}, audience="Londoners", forum="Forum 1")

    assert remembered_columns(db, "f") == ({"q": "text"}, "Londoners", "Forum 1")
    assert remembered_columns(db, "g") is None


def test_a_survey_is_called_as_people_call_it(db: Database) -> None:
    """A name is kept without the spaces around it; a blank one is refused."""
    rename_survey(db, ADA, 1, "  Spring   survey ")

    assert db.execute("SELECT name FROM survey WHERE survey_id = 1").fetchone()[0] == "Spring survey"
    with pytest.raises(UnknownImport):
        rename_survey(db, ADA, 1, "  ")
    with pytest.raises(UnknownImport):
        rename_survey(db, ADA, 99, "Autumn")
