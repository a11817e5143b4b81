"""Words as they came: on record when opened, gone on request and by their date, and not in the file any more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, backup, check_file, connect, history, prepare, restore, verify_history
from engagement.answers import store as answers_store
from engagement.answers.selection import Selection
from engagement.errors import EngagementError, UnknownImport
from engagement.parsing import Export, Layout
from engagement.privacy.store import (
    KEPT_FOR,
    REPLAYS,
    delete_person,
    migrations,
    purge,
    purge_due,
    purge_if_due,
    raw_words,
    raw_words_held,
    retention,
    set_retention,
)
from engagement.responses import plan_import
from engagement.responses import store as response_store
from engagement.schema import ColumnChoice, ImportPlan, StoredState, Upload
from engagement.surveys import store as surveys

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
ANSWERS = {"a": "Zebras write to ann@example.org", "b": "Housing", "c": "Clean air"}


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "explorer.sqlite"
    prepare(path, MIGRATIONS).release()
    return path


@pytest.fixture(name="db")
def _db(path: Path) -> Iterator[Database]:
    with closing(connect(path)) as db:
        save(db, plan(db))
        yield db


def plan(db: Database) -> ImportPlan:
    frame = pd.DataFrame({"id": list(ANSWERS), "q": list(ANSWERS.values()), "z": ["Parks"] * 3}, dtype=str)
    choice = ColumnChoice(text=("q", "z"), person="id")
    known = StoredState(response_store.known_answers(db))
    return plan_import(Export(frame, Layout("utf-8-sig", ",")), choice, audience="L", state=known, secret=b"s")


def save(db: Database, made: ImportPlan, content: str = "one") -> int:
    return response_store.save_import(db, Stamp("Ann", AT), made, Upload("a.csv", content, "", "headers")).import_id


def test_opening_is_on_record_without_the_words(db: Database) -> None:
    """Who opened which response is kept; what stood in it is not."""
    assert raw_words(db, Stamp("Cas", AT), 1) == ANSWERS["a"]

    assert history(db)["who"].tolist() == ["Cas", "Ann"]
    assert "example" not in history(db).to_csv()
    with pytest.raises(UnknownImport):
        raw_words(db, Stamp("Cas", AT), 99)


def test_a_person_is_deleted_everywhere(db: Database, path: Path) -> None:
    """All answers of the person lose their words: in use, in search, as they came, and in the bytes of the file."""
    assert delete_person(db, Stamp("Cas", AT), 1) == 2

    assert answers_store.responses(db)["text"].tolist() == ["Housing", "Clean air", "Parks", "Parks"]
    assert answers_store.responses(db, Selection(search="zebras")).empty
    with pytest.raises(UnknownImport, match="deleted"):
        raw_words(db, Stamp("Cas", AT), 1)
    db.close()
    assert b"zebra" not in path.read_bytes().lower()
    assert b"ann@example.org" not in path.read_bytes()


def test_a_deleted_person_does_not_come_back(db: Database) -> None:
    """The same export again brings nothing of theirs."""
    delete_person(db, Stamp("Cas", AT), 1)

    again = plan(db)

    assert again.counts["stored"] == 0
    assert again.counts["already_there"] == 6
    with pytest.raises(UnknownImport):
        delete_person(db, Stamp("Cas", AT), 99)


def test_retention_is_two_years_unless_chosen(db: Database) -> None:
    """The date counts from the first import; a chosen one stands; one that has passed is refused."""
    assert retention(db) == AT.date() + KEPT_FOR

    set_retention(db, Stamp("Ann", AT), date(2020, 1, 1))

    assert retention(db) == date(2020, 1, 1)
    with pytest.raises(EngagementError, match="has passed"):
        set_retention(db, Stamp("Ann", AT), AT.date())


def test_words_as_they_came_go_by_their_date(db: Database) -> None:
    """Before the date nothing happens; on it all raw words go, and masked ones stay."""
    set_retention(db, Stamp("Ann", AT), date(2020, 1, 1))
    due = datetime(2020, 1, 1, tzinfo=UTC)

    assert purge_if_due(db, Stamp("the explorer", due - timedelta(days=1))) == 0
    assert purge_if_due(db, Stamp("the explorer", due)) == 6
    assert purge_if_due(db, Stamp("the explorer", due)) == 0

    assert raw_words_held(db) == 0
    assert len(answers_store.responses(db)) == 6
    assert history(db)["what"].iloc[0] == "Deleted words as they came"


def test_purging_takes_undone_imports_along(db: Database, path: Path) -> None:
    """What was undone holds no words after a purge."""
    response_store.undo_import(db, Stamp("Ann", AT), 1)

    purge(db, Stamp("Ann", AT))

    db.close()
    assert b"zebra" not in path.read_bytes().lower()


MIGRATIONS = [response_store.migrations, migrations, surveys.migrations]
LATER = Stamp("Cas", AT + timedelta(days=1))


def go_back(made: Path, path: Path) -> None:
    """Restore a backup as the product does, and check what is there then."""
    restore(made, path, MIGRATIONS, stamp=Stamp("Dee", AT + timedelta(days=2)), replays=REPLAYS)
    check_file(path)


def places_of(word: str, path: Path) -> list[str]:
    """The tables of a closed database, search index included, in which a word stands, and its file."""
    with closing(connect(path)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
        tables = [
            name
            for name in names
            if any(word in repr(row).lower() for row in db.execute(f"SELECT * FROM {name}").fetchall())  # noqa: S608
        ]
        search = ["search"] if not answers_store.responses(db, Selection(search=word)).empty else []
    return [*tables, *search, *(["file"] if word.encode() in path.read_bytes().lower() else [])]


@pytest.mark.parametrize("present", ["sound", "damaged", "lost"])
def test_a_restore_never_brings_back_a_person_who_was_deleted(db: Database, path: Path, present: str) -> None:
    """Masked and raw, in every table, in the search and in the bytes; also where only what lies beside can be known."""
    made = backup(db, path.with_name("b.sqlite"))
    assert {"response", "raw_response", "search", "file"} <= set(places_of("zebra", made))
    delete_person(db, LATER, 1)
    db.close()
    if present == "damaged":
        path.write_bytes(path.read_bytes()[:8192])
    if present == "lost":
        path.unlink()

    go_back(made, path)

    assert places_of("zebra", path) == []
    assert places_of("ann@example.org", path) == []
    with closing(connect(path)) as restored:
        assert answers_store.responses(restored)["text"].tolist() == ["Housing", "Clean air", "Parks", "Parks"]


def test_a_person_who_was_deleted_before_the_backup_is_not_deleted_again(db: Database, path: Path) -> None:
    """What the backup knows of is done already."""
    delete_person(db, LATER, 1)
    made = backup(db, path.with_name("b.sqlite"))

    assert restore(made, path, MIGRATIONS, stamp=LATER, replays=REPLAYS).deletions == 0


def test_a_restore_never_brings_back_words_that_were_purged(db: Database, path: Path) -> None:
    """Words as they came stay gone, and an undone import whose words were deleted stays undone and empty."""
    made = backup(db, path.with_name("b.sqlite"))
    response_store.undo_import(db, LATER, 1)
    purge(db, LATER)

    go_back(made, path)

    assert raw_words_held(db) == 0
    assert answers_store.responses(db).empty
    db.close()
    assert places_of("zebra", path) == places_of("housing", path) == []


def test_what_came_after_a_purge_comes_back(db: Database, path: Path) -> None:
    """A backup made after it knows of it; words that were brought in since are not meant."""
    purge(db, LATER)
    frame = pd.DataFrame({"id": ["d"], "q": ["Dentists"]}, dtype=str)
    choice = ColumnChoice(text=("q",), person="id")
    known = StoredState(response_store.known_answers(db))
    export = Export(frame, Layout("utf-8-sig", ","))
    save(db, plan_import(export, choice, audience="L", state=known, secret=b"s"), "two")
    made = backup(db, path.with_name("b.sqlite"))

    go_back(made, path)

    assert raw_words(db, LATER, 7) == "Dentists"


def test_another_database_is_not_purged_by_this_one_s_purge(db: Database, path: Path, tmp_path: Path) -> None:
    """The backup of another computer's database, brought here, keeps its words as they came."""
    other = tmp_path / "elsewhere" / "explorer.sqlite"
    prepare(other, MIGRATIONS).release()
    with closing(connect(other)) as elsewhere:
        response_store.save_import(elsewhere, Stamp("Eli", AT), plan(elsewhere), Upload("b.csv", "two", "", "headers"))
        made = backup(elsewhere, tmp_path / "b.sqlite")
    purge(db, LATER)

    go_back(made, path)

    assert raw_words_held(db) == 6


def test_the_record_goes_on_through_a_restore(db: Database, path: Path) -> None:
    """What was done since the backup stays on record, the deletion and the opening too, and the chain holds."""
    made = backup(db, path.with_name("b.sqlite"))
    raw_words(db, LATER, 1)
    delete_person(db, LATER, 1)

    go_back(made, path)

    assert verify_history(db)
    assert history(db)["what"].tolist() == [
        "Restored a backup",
        "Deleted a person's words on request",
        "Opened words as they came",
        history(db)["what"].iloc[-1],
    ]
    assert history(db)["target"].iloc[0] == "b.sqlite"


@pytest.mark.parametrize(
    ("days", "due"),
    [
        ((), "ask"),
        ((400, 800), "yes"),
        ((401,), "ask"),
        ((300, 600, 740), "yes"),
        ((300, 600, 5000), "ask"),
    ],
    ids=["no entry in two years", "just near enough", "gap before now", "an ordinary use", "set wrong once"],
)
def test_a_clock_that_leapt_asks(db: Database, days: tuple[int, ...], due: str) -> None:
    """Passed in one leap of more than 400 days, the date deletes nothing by itself.

    Imported on day 0, due on day 730, now day 805. The entries stand on the days given; the last one of the last case
    was made while the clock stood years ahead.
    """
    for day in days:
        raw_words(db, Stamp("Ann", AT + timedelta(days=day)), 1)
    now = AT + timedelta(days=805)

    assert purge_due(db, now) == due
    assert purge_if_due(db, Stamp("The explorer", now)) == (6 if due == "yes" else 0)


def test_a_leap_is_asked_about_until_somebody_decides(db: Database) -> None:
    """An entry made after the leap does not stand for a look at the clock; deleting or another date does."""
    leap = AT + timedelta(days=2000)
    raw_words(db, Stamp("Ann", leap), 1)
    next_day = leap + timedelta(days=1)
    assert purge_due(db, next_day) == "ask"

    set_retention(db, Stamp("Ann", next_day), date(2030, 1, 1))

    assert purge_due(db, next_day) == "no"
