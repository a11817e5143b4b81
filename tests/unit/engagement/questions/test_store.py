"""A question is read as the officer says, and what is stored follows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare
from engagement import ColumnChoice, read_export
from engagement.answers import store as answers
from engagement.errors import UnknownQuestion
from engagement.questions.store import change_asks, change_kind
from engagement.responses import store as responses
from explorer.intake import Choice, Source, bring_in, digest
from explorer.workspace import MIGRATIONS

ANN = Stamp("Ann", datetime(2019, 4, 2, 9, tzinfo=UTC))
WORDS = [
    "No",
    "More benches by the clinic please, my mother cannot stand for long.",
    "Nothing",
    "N/A",
    "No",
    *(f"The path behind the school at gate {gate} floods every winter." for gate in range(12)),
]
FILE = "\n".join(
    ["Respondent ID,Is there anything else?,How satisfied are you?"]
    + [f'{place},"{words}",{place % 5 + 1}' for place, words in enumerate(WORDS, start=1)]
).encode()


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A database with one survey: an open question, five answers to which are bare, and a rating."""
    path = tmp_path / "explorer.sqlite"
    monkeypatch.setenv("EXPLORER_DATABASE", str(path))
    prepare(path, MIGRATIONS).release()
    export = read_export(FILE, filename="a.csv")
    with closing(connect(path)) as opened:
        bring_in(opened, ANN, Source(export, "a.csv", digest(FILE)), Choice(ColumnChoice.guess(export), "Londoners"))
        yield opened


def question(db: Database, kind: str) -> int:
    table = answers.questions(db)
    is_open = table["kind"] == "open"
    return int(table.loc[is_open if kind == "open" else ~is_open, "question_id"].iloc[0])


def trays(db: Database) -> dict[str, int]:
    return {tray: int(n) for tray, n in responses.trays(db).itertuples(index=False)}


def test_a_bare_no_follows_what_the_question_asks_for(db: Database) -> None:
    """Three bare answers to anything else: nothing to say; to faults: nothing to change; to yes or no: answers."""
    number = question(db, "open")
    assert trays(db) == {"nothing": 4}

    assert change_asks(db, ANN, number, "faults") == 3
    assert trays(db) == {"praise": 3, "nothing": 1}
    change_asks(db, ANN, number, "good")
    assert trays(db) == {"criticism": 3, "nothing": 1}
    change_asks(db, ANN, number, "yesno")
    assert len(answers.responses(db)) > 1
    change_asks(db, ANN, number, "open")
    assert trays(db) == {"nothing": 4}
    assert history(db, limit=1)["what"].iloc[0] == "Said what a question asks for"


def test_what_was_put_back_by_hand_stays_in_use(db: Database) -> None:
    """Somebody decided about it; the question does not decide again."""
    aside = answers.responses(db, tray="nothing")
    bare = aside.loc[aside["text"] == "No", "response_id"].iloc[0]
    responses.put_back(db, ANN, [int(bare)])

    assert change_asks(db, ANN, question(db, "open"), "faults") == 2
    assert int(bare) in answers.responses(db)["response_id"].tolist()


def test_a_closed_question_is_counted_as_said(db: Database) -> None:
    """And that is on record."""
    number = question(db, "closed")

    change_kind(db, ANN, number, "number")

    assert answers.questions(db).set_index("question_id").loc[number, "kind"] == "number"
    assert history(db, limit=1)["what"].iloc[0] == "Said how a question is counted"


@pytest.mark.parametrize("value", ["open", "poem"])
def test_an_open_question_never_becomes_a_closed_one(db: Database, value: str) -> None:
    """Nor is there any kind but the four, nor a question that is not there."""
    with pytest.raises(UnknownQuestion):
        change_kind(db, ANN, question(db, "closed"), value)
    with pytest.raises(UnknownQuestion):
        change_kind(db, ANN, question(db, "open"), "choice")
    with pytest.raises(UnknownQuestion):
        change_asks(db, ANN, question(db, "closed"), "faults")
    with pytest.raises(UnknownQuestion):
        change_asks(db, ANN, question(db, "open"), "poem")
    with pytest.raises(UnknownQuestion):
        change_asks(db, ANN, 10**6, "faults")
