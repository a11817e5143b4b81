"""Imports at rest: whole or not at all, undone exactly, masked for everybody, opened only on record."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare
from engagement.answers.selection import Selection
from engagement.answers.store import count, responses
from engagement.errors import AlreadyImported, UnknownImport
from engagement.parsing import Export, Layout
from engagement.responses import plan_import
from engagement.responses.store import (
    changed_answers,
    decide_change,
    find_import,
    imports,
    known_answers,
    put_back,
    save_import,
    trays,
    undo_import,
)
from engagement.schema import RESPONSE_COLUMNS, ColumnChoice, ImportPlan, KnownAnswer, StoredState, Upload
from explorer.workspace import MIGRATIONS
from tests.crash import STEPS, contents, kill_at_every_statement, old_or_new

NAME = "explorer.sqlite"
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
SIX = ["Write to ann@example.org about housing", "More parks", "", "Nothing", "Cleaner air for schools", "No answer"]


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    prepare(path, MIGRATIONS).release()
    return path


@pytest.fixture(name="db")
def _db(path: Path) -> Iterator[Database]:
    with closing(connect(path)) as db:
        yield db


def plan(
    *answers: str, audience: str = "Londoners", known: dict[tuple[str, str, str], KnownAnswer] | None = None
) -> ImportPlan:
    frame = pd.DataFrame({"q": list(answers), "where": ["Hackney"] * len(answers)}, dtype=str)
    choice = ColumnChoice(text=("q",), borough="where")
    export = Export(frame, Layout("utf-8-sig", ","))
    return plan_import(export, choice, audience=audience, forum="Forum 1", state=StoredState(known or {}), secret=b"s")


def save(db: Database, made: ImportPlan, content: str = "one") -> int:
    return save_import(db, Stamp("Ann", AT), made, Upload("a.csv", content, "", "headers")).import_id


def test_an_import_comes_back_as_planned(db: Database) -> None:
    """Of six answers three are in use, three in trays; counts, words and people are those of the plan."""
    number = save(db, plan(*SIX))

    found, told = responses(db), imports(db).iloc[0]
    assert list(found.columns) == list(RESPONSE_COLUMNS)
    assert found["text"].tolist() == ["Write to [email] about housing", "More parks", "Cleaner air for schools"]
    assert found["row"].tolist() == [1, 2, 5]
    assert set(found["borough"]) == {"Hackney"}
    assert told[["import_id", "read", "stored", "already_there", "set_aside"]].tolist() == [number, 6, 3, 0, 3]
    assert dict(zip(trays(db)["tray"], trays(db)["responses"], strict=True)) == {
        "blank": 1, "nothing": 1, "no_answer": 1,
    }  # fmt: skip


def test_the_same_file_is_refused_while_it_is_in_force(db: Database) -> None:
    """A second time nothing is stored; once undone, the file may come again."""
    number = save(db, plan(*SIX))
    with pytest.raises(AlreadyImported, match="here already: Ann imported it on 15 March 2019 at 14:05"):
        save(db, plan(*SIX))
    assert len(imports(db)) == 1

    undo_import(db, Stamp("Bob", AT), number)
    assert find_import(db, "one") is None
    assert find_import(db, "one") != save(db, plan(*SIX))
    assert len(responses(db)) == 3


def test_undoing_one_import_leaves_the_others(db: Database) -> None:
    """What counts after the undo is the other import alone; a second undo is refused."""
    first = save(db, plan(*SIX))
    second = save(db, plan("Warmer homes", "Safer streets", audience="Professionals"), "two")

    undo_import(db, Stamp("Bob", AT), first)

    assert set(responses(db)["import_id"]) == {second}
    assert count(db) == (2, 2)
    assert trays(db).empty
    assert len(known_answers(db)) == 2
    assert responses(db, Selection(search="housing")).empty
    with pytest.raises(UnknownImport):
        undo_import(db, Stamp("Bob", AT), first)
    with pytest.raises(UnknownImport):
        undo_import(db, Stamp("Bob", AT), 99)


def test_known_respondents_are_counted_not_stored(db: Database) -> None:
    """The same rows in a longer file: only the new one is stored."""
    save(db, plan("Housing", "More parks"))

    save(db, plan("Housing", "More parks", "Clean air", known=known_answers(db)), "two")

    assert responses(db)["text"].tolist() == ["Housing", "More parks", "Clean air"]
    assert imports(db).iloc[0][["read", "stored", "already_there", "set_aside"]].tolist() == [3, 1, 2, 0]


def test_raw_words_stand_apart(db: Database) -> None:
    """No raw word is in the response table or its search."""
    save(db, plan(*SIX))

    assert "ann@example.org" not in str(db.execute("SELECT * FROM response").fetchall())
    assert responses(db, Selection(search="ann")).empty


def by_id(db: Database, **answers: str) -> ImportPlan:
    frame = pd.DataFrame({"id": list(answers), "q": list(answers.values())}, dtype=str)
    export = Export(frame, Layout("utf-8-sig", ","))
    choice = ColumnChoice(text=("q",), person="id")
    return plan_import(export, choice, audience="Londoners", state=StoredState(known_answers(db)), secret=b"s")


def test_changed_words_stand_once_taken_and_go_with_their_import(db: Database) -> None:
    """Until decided the earlier words stand; taken, the new ones do; undoing the later import brings the first back."""
    save(db, by_id(db, a="More parks", b="Housing"))
    later = save(db, by_id(db, a="More parks and trees", b="Housing", c="Clean air"), "two")
    assert responses(db)["text"].tolist() == ["More parks", "Housing", "Clean air"]
    change = changed_answers(db).iloc[0]
    assert change[["before", "after"]].tolist() == ["More parks", "More parks and trees"]

    decide_change(db, Stamp("Bob", AT), change["response_id"], take_new=True)
    assert sorted(responses(db)["text"]) == ["Clean air", "Housing", "More parks and trees"]
    with pytest.raises(UnknownImport, match="decided before"):
        decide_change(db, Stamp("Cas", AT), change["response_id"], take_new=False)

    undo_import(db, Stamp("Bob", AT), later)
    assert responses(db)["text"].tolist() == ["More parks", "Housing"]


def test_a_change_decided_against_is_not_asked_again(db: Database) -> None:
    """The earlier words stay, and the same new words in a third file are there already."""
    save(db, by_id(db, a="More parks"))
    save(db, by_id(db, a="More parks and trees"), "two")
    decide_change(db, Stamp("Bob", AT), changed_answers(db)["response_id"].iloc[0], take_new=False)

    third = by_id(db, a="More parks and trees")

    assert changed_answers(db).empty
    assert third.counts["already_there"] == 1
    assert responses(db)["text"].tolist() == ["More parks"]


def test_counts_with_or_without_the_copies_of_a_campaign(db: Database) -> None:
    """Six people who sent one letter count once, or six times; the import keeps how many lie in each tray."""
    letter = "I urge the Mayor to keep the walk in centre on our high street open because families need it close by"
    save(db, plan(*[letter] * 6, "More parks", ""))

    assert len(responses(db)) == 2
    assert len(responses(db, copies=True)) == 7
    assert count(db).people == 2
    assert count(db, copies=True).people == 7
    assert json.loads(imports(db)["trays"].iloc[0]) == {"blank": 1, "campaign": 5}


def test_putting_back_brings_into_use(db: Database) -> None:
    """An answer out of its tray counts among those in use, and only what moved is on record."""
    save(db, plan(*SIX))
    number = int(responses(db, tray="nothing")["response_id"].iloc[0])
    in_use = int(responses(db)["response_id"].iloc[0])

    put_back(db, Stamp("Bob", AT), [number, in_use, 99])

    assert len(responses(db)) == 4
    assert "nothing" not in set(trays(db)["tray"])
    assert history(db).iloc[0]["after"] == "responses: 1"


def test_numbers_are_numbers(db: Database) -> None:
    """No number is stored as bytes."""
    save(db, plan(*SIX))

    kinds = db.execute("SELECT DISTINCT typeof(response_id), typeof(import_id), typeof(row) FROM response").fetchall()
    assert kinds == [("integer", "integer", "integer")]


SETUP = """
from contextlib import closing
from datetime import UTC, datetime
import pandas as pd
from data import Stamp, connect
from engagement.parsing import Export, Layout
from engagement.responses import plan_import
from engagement.responses.store import save_import
from engagement.schema import ColumnChoice, Upload

answers = ["Write to ann@example.org", "More parks", "", "Nothing", "Cleaner air", "No answer"]
frame = pd.DataFrame({"q": answers}, dtype=str)
plan = plan_import(Export(frame, Layout("utf-8-sig", ",")), ColumnChoice(text=("q",)), audience="L", secret=b"s")
"""
ACT = (
    SETUP
    + """
with closing(connect(folder / "explorer.sqlite")) as db:
    at = datetime(2019, 3, 15, 14, 6, tzinfo=UTC)
    save_import(db, Stamp("Bob", at), plan, Upload("b.csv", "b", "", "headers"))
"""
)


@pytest.mark.slow
def test_killed_at_any_step_an_import_is_whole_or_not_there(tmp_path: Path) -> None:
    """Killed (SIGKILL) at every step of the write, old or new state is left, and sending the file again works."""
    start, after = tmp_path / "start", tmp_path / "after"
    start.mkdir()
    prepare(start / NAME, MIGRATIONS).release()
    with closing(connect(start / NAME)) as db:
        save(db, plan("Warmer homes", "Safer streets"))
    shutil.copytree(start, after)
    old = contents(start / NAME)
    do(after / NAME)
    new = contents(after / NAME)

    killed = kill_at_every_statement(
        ACT,
        start=start,
        workspace=tmp_path / "runs",
        check=old_or_new(NAME, old, new, again=do),
        warm=SETUP,
        most=STEPS,
    )

    assert old != new
    assert killed >= 20


def do(database: Path) -> None:
    exec(compile(ACT, "<act>", "exec"), {"folder": database.parent})  # noqa: S102


def test_the_receipt_tells_what_was_stored_not_what_was_planned(db: Database) -> None:
    """Three of five answers came in by another file meanwhile: read 5 = stored 1 + already there 3 + set aside 1."""
    early = plan("Housing", "More parks", "Clean air", "Night buses", "")
    save(db, plan("Housing", "More parks", "Clean air"))

    receipt = save_import(db, Stamp("Bob", AT), early, Upload("b.csv", "two", "", "headers"))

    assert (receipt.read, receipt.stored, receipt.already_there, receipt.set_aside) == (5, 1, 3, 1)
    assert receipt.trays == {"blank": 1}
    assert responses(db)["text"].tolist() == ["Housing", "More parks", "Clean air", "Night buses"]
    line = imports(db).iloc[0]
    assert line[["read", "stored", "already_there", "set_aside"]].tolist() == [5, 1, 3, 1]


def test_answers_whose_import_was_undone_meanwhile_are_stored(db: Database) -> None:
    """They were there when the plan was made and are not any more: nothing that was typed is lost."""
    first = save(db, plan("Housing", "More parks"))
    later = plan("Housing", "More parks", "Clean air", known=known_answers(db))
    undo_import(db, Stamp("Bob", AT), first)

    save(db, later, "two")

    assert responses(db)["text"].tolist() == ["Housing", "More parks", "Clean air"]


def test_a_missing_moment_is_never_true(db: Database) -> None:
    """Of two imports side by side, one in force and one undone, each truth test tells them apart."""
    first = save(db, plan("Housing"))
    save(db, plan("More parks"), "two")
    undo_import(db, Stamp("Bob", AT), first)

    table = imports(db)

    assert [bool(line["undone_at"]) for line in table.to_dict("records")] == [False, True]
    assert [bool(line.undone_at) for line in table.itertuples()] == [False, True]
    assert table["in_force"].tolist() == [True, False]


def test_no_text_that_is_read_back_is_missing(db: Database) -> None:
    """A missing text would be true wherever it is asked; blanks are blank, and only what may be missing is None."""
    save(db, plan(*SIX))
    undo_import(db, Stamp("Bob", AT), save(db, plan("Housing"), "two"))

    frames = [imports(db), responses(db), trays(db), changed_answers(db)]

    texts = [column for frame in frames for _, column in frame.items() if column.dtype in ("str", object)]
    assert len(texts) > 20
    assert [column.name for column in texts if any(cell != cell for cell in column)] == []  # noqa: PLR0124
