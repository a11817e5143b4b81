"""One way in: what an import stores is looked at inside the change, and half an import is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Stamp
from engagement import ColumnChoice
from engagement.answers import store as answers_store
from engagement.errors import AlreadyImported, MissingColumn
from engagement.responses import store
from engagement.surveys import store as surveys
from explorer import intake
from explorer.workspace import database

Source = Callable[..., intake.Source]
_TOPICS = ("buses", "damp flats", "dentists", "air by the school", "falls at home", "waiting lists", "young carers")
_WISHES = (
    "come first",
    "cost too much",
    "are far away",
    "need more staff",
    "worry my mother",
    "frighten us",
    "got worse",
)
_PLACES = ("in winter", "near the market", "after work", "for my children", "since the move")


def words(number: int) -> str:
    """One of 245 answers of which no two are alike."""
    return f"{_TOPICS[number % 7]} {_WISHES[number // 7 % 7]} {_PLACES[number // 49 % 5]}"


def choice(source: intake.Source, audience: str | None = "Londoners") -> intake.Choice:
    return intake.Choice(ColumnChoice(text=("What matters most?",), person="Respondent ID"), audience)


def n_stored(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM response").fetchone()[0])


def test_overlapping_exports_of_two_officers_are_counted_once(db: Database, stamp: Stamp, source: Source) -> None:
    """Two exports of one survey, 60 answers and the same 60 with one more, both planned before either is stored."""
    sixty = source({number: words(number) for number in range(1, 61)}, "monday.csv")
    more = source({number: words(number) for number in range(1, 62)}, "tuesday.csv")
    plans = [(each, intake.plan(each, choice(each))) for each in (sixty, more)]

    first, second = (intake.confirm(db, stamp, plan, each, choice(each)) for each, plan in plans)

    assert (first.read, first.already_there) == (60, 0)
    assert (second.read, second.already_there, second.stored + second.set_aside) == (61, 60, 1)
    assert n_stored(db) == 61


def test_columns_are_remembered_with_the_import(db: Database, stamp: Stamp, source: Source) -> None:
    """What columns hold and who answered is there for the next file with the same headers."""
    file = source({1: words(1)})
    intake.bring_in(db, stamp, file, intake.Choice(choice(file).columns, "Londoners", "Forum 1"))

    kinds, audience, forum = surveys.remembered_columns(db, file.export.fingerprint)
    assert kinds["What matters most?"] == "text"
    assert (audience, forum) == ("Londoners", "Forum 1")


def test_a_failure_after_storing_leaves_neither(
    db: Database, stamp: Stamp, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where columns cannot be remembered no answer was stored either, and the record tells of nothing."""

    def fails(*_arguments: object, **_more: object) -> None:
        raise OSError("no room")

    file = source({1: words(1)})
    planned = intake.plan(file, choice(file))
    monkeypatch.setattr(intake.surveys, "remember_columns", fails)
    with pytest.raises(OSError, match="no room"):
        intake.confirm(db, stamp, planned, file, choice(file))

    with database() as fresh:
        assert n_stored(fresh) == 0
        assert store.imports(fresh).empty
        assert surveys.remembered_columns(fresh, file.export.fingerprint) is None


def test_who_answered_must_be_said(db: Database, stamp: Stamp, source: Source) -> None:
    """Without an audience, or a column of them, nothing is planned and nothing stored."""
    file = source({1: words(1)})
    with pytest.raises(MissingColumn, match="who answered"):
        intake.plan(file, choice(file, audience=None))
    with pytest.raises(MissingColumn, match="who answered"):
        intake.bring_in(db, stamp, file, choice(file, audience=None))

    assert n_stored(db) == 0


def test_the_same_file_is_refused_until_it_is_undone(db: Database, stamp: Stamp, source: Source) -> None:
    """Nothing is stored twice; after an undo it comes in as new."""
    file = source({1: words(1), 2: words(2)})
    receipt = intake.bring_in(db, stamp, file, choice(file))
    planned = intake.plan(file, choice(file))
    with pytest.raises(AlreadyImported):
        intake.bring_in(db, stamp, file, choice(file))
    with pytest.raises(AlreadyImported):
        intake.confirm(db, stamp, planned, file, choice(file))
    store.undo_import(db, stamp, receipt.import_id)

    assert intake.bring_in(db, stamp, file, choice(file)).stored == 2


def test_a_command_remembers_who_answered(tmp_path: Path, stamp: Stamp) -> None:
    """The first file says it; next week's, with the same headers, need not."""
    into = tmp_path / "explorer.sqlite"
    for name, numbers in (("first", range(1, 9)), ("second", range(9, 17))):
        rows = [f"{number},{words(number)}" for number in numbers]
        text = "\n".join(["Respondent ID,What matters most?", *rows])
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(MissingColumn, match="--audience"):
        intake.import_file(tmp_path / "first.csv", stamp, into=into)

    receipts = [
        intake.import_file(tmp_path / "first.csv", stamp, into=into, audience="Professionals"),
        intake.import_file(tmp_path / "second.csv", stamp, into=into),
    ]

    assert [(receipt.read, receipt.stored) for receipt in receipts] == [(8, 8), (8, 8)]
    with intake.locked(into) as db:
        assert answers_store.responses(db)["audience"].tolist() == ["Professionals"] * 16
