"""Words that people show or hide everywhere: what is stored follows at once, and themes stand on the same words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare, write
from engagement.errors import EngagementError
from engagement.masks.store import decisions, hidden_words, hide_everywhere, show_everywhere, take_back, terms
from engagement.privacy import store as privacy
from explorer.workspace import MIGRATIONS

STAMP = Stamp("Ann of Barnet", datetime(2019, 3, 15, 14, 5, tzinfo=UTC), "")
CAME = {
    1: "Ask Dr Nando about the Blue Gate.",
    2: "Nando is a clinic near the blue gate, ring 07700 900123.",
    3: "Nothing of this kind.",
}
MASKED = {
    1: "Ask Dr [name] about the Blue Gate.",
    2: "[name] is a clinic near the blue gate, ring [phone].",
    3: "Nothing of this kind.",
}


@pytest.fixture(name="db")
def _db(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "explorer.sqlite"
    prepare(path, MIGRATIONS).release()
    with closing(connect(path)) as db:
        _fill(db)
        yield db


def _fill(db: Database) -> None:
    """Three answers as an import stores them, whatever other columns its tables have; a theme in the second."""
    with write(db):
        _insert(db, "survey", survey_id=1)
        _insert(db, "survey_import", import_id=1, survey_id=1, who="Ann", at=STAMP.at.isoformat())
        _insert(db, "respondent", respondent_id=1, import_id=1)
        _insert(db, "question", question_id=1, survey_id=1)
        for value in ("Yes", "Other: the Blue Gate"):
            _insert(db, "closed_answer", question_id=1, respondent_id=1, value=value)
        for number, text in MASKED.items():
            of = {"import_id": 1, "respondent_id": 1, "question_id": 1}
            _insert(db, "response", response_id=number, row=number, text=text, **of)
            db.execute("INSERT INTO raw_response VALUES (?, ?)", [number, CAME[number]])
        for start, end in ((0, 18), (19, 52)):
            _insert(db, "assignment", run_id=1, response_id=2, start=start, end=end, strength=1.0)


def _insert(db: Database, table: str, **values: object) -> None:
    columns = db.execute('SELECT name, type, dflt_value, "notnull" FROM pragma_table_info(?)', [table]).fetchall()
    needed = {name: 0 if kind in ("INTEGER", "REAL") else "" for name, kind, default, no_null in columns
              if no_null and default is None}  # fmt: skip
    row = needed | values
    names = ", ".join(f'"{name}"' for name in row)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))  # noqa: S608


def stored(db: Database) -> dict[int, str]:
    return dict(db.execute("SELECT response_id, text FROM response").fetchall())


def points(db: Database) -> list[str]:
    rows = db.execute('SELECT r.text, start, "end" FROM assignment JOIN response r USING (response_id) ORDER BY start')
    return [text[start:end] for text, start, end in rows.fetchall()]


def test_words_are_shown_in_every_answer(db: Database) -> None:
    """Wherever a mask hides them; the record tells how many answers, not which words."""
    assert show_everywhere(db, STAMP, " NANDO's ") == 2
    assert stored(db)[1] == "Ask Dr Nando about the Blue Gate."
    assert stored(db)[2] == "Nando is a clinic near the blue gate, ring [phone]."
    assert terms(db) == (frozenset({"nando"}), frozenset())
    entry = history(db).iloc[0]
    assert (entry["who"], entry["what"]) == ("Ann of Barnet", "Showed words everywhere")
    assert "nando" not in str(entry.to_dict()).lower()


def test_words_are_hidden_in_every_answer(db: Database) -> None:
    """Whole, in any case, also where the words as they came are deleted; the search forgets them."""
    with write(db):
        db.execute("DELETE FROM raw_response WHERE response_id = 1")

    assert hide_everywhere(db, STAMP, "blue gate") == 2
    assert stored(db)[1] == "Ask Dr [name] about the [hidden]."
    assert stored(db)[2] == "[name] is a clinic near the [hidden], ring [phone]."
    assert db.execute("SELECT count(*) FROM response_words WHERE response_words MATCH 'gate'").fetchone()[0] == 0
    assert decisions(db)[["words", "decision", "who"]].to_numpy().tolist() == [["blue gate", "hide", "Ann of Barnet"]]


def test_words_are_hidden_in_closed_answers_too(db: Database) -> None:
    """What somebody typed as another choice is an answer like any other."""
    hide_everywhere(db, STAMP, "blue gate")

    values = {value for (value,) in db.execute("SELECT value FROM closed_answer").fetchall()}
    assert values == {"Yes", "Other: the [hidden]"}


def test_evidence_and_every_set_stand_on_the_same_words(db: Database) -> None:
    """The same point of two sets of themes moves in both alike, and that of evidence with them."""
    with write(db):
        for number in (1, 2):
            _insert(db, "theme_set", set_id=number)
            _insert(db, "assignment", set_id=number, run_id=1, response_id=1, start=14, end=33, strength=1.0)
        _insert(db, "evidence_point", response_id=1, start=14, end=33)
    show_everywhere(db, STAMP, "Nando")

    places = 'SELECT start, "end" FROM {} WHERE response_id = 1'
    assert db.execute(places.format("assignment")).fetchall() == [(13, 32)] * 2
    assert db.execute(places.format("evidence_point")).fetchall() == [(13, 32)]


def test_themes_stand_on_the_same_words(db: Database) -> None:
    """A point begins and ends at the words at which it did."""
    show_everywhere(db, STAMP, "Nando")
    hide_everywhere(db, STAMP, "blue gate")

    assert points(db) == ["Nando is a clinic", "near the [hidden], ring [phone]."]


@pytest.mark.parametrize("decide", [show_everywhere, hide_everywhere])
@pytest.mark.parametrize("words", ["nando", "blue gate", "07700 900123"])
def test_what_was_said_can_be_taken_back(db: Database, decide, words: str) -> None:
    """Then everything stands as before, and nothing is left of it."""
    changed = decide(db, STAMP, words)

    assert take_back(db, STAMP, words) == changed
    assert stored(db) == MASKED
    assert decisions(db).empty
    with pytest.raises(EngagementError, match="taken back before"):
        take_back(db, STAMP, words)


def test_the_last_word_counts(db: Database) -> None:
    """Who shows what somebody hid takes that back first."""
    hide_everywhere(db, STAMP, "blue gate")
    show_everywhere(db, STAMP, "blue gate")

    assert stored(db) == MASKED
    assert terms(db) == (frozenset({"blue gate"}), frozenset())


def test_what_is_hidden_is_listed_and_looking_is_on_record(db: Database) -> None:
    """Each string once, with the answers that hold it; none of deleted words as they came."""
    table = hidden_words(db, STAMP)

    assert table.to_numpy().tolist() == [["name", "Nando", 2], ["phone", "07700 900123", 1]]
    assert history(db).iloc[0]["what"] == "Looked at what is hidden"
    privacy.purge(db, STAMP)
    assert hidden_words(db, STAMP).empty


def test_no_words_are_refused(db: Database) -> None:
    """A space is no word; nothing is put on record."""
    before = len(history(db))
    for decide in (show_everywhere, hide_everywhere, take_back):
        with pytest.raises(EngagementError, match="Type the words"):
            decide(db, STAMP, " . ")
    assert len(history(db)) == before
