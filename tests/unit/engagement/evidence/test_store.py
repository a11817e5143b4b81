"""Points keep their numbers from one reading to the next, and go with the words of a deleted person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare
from engagement import ColumnChoice, plan_import
from engagement.evidence import store
from engagement.evidence.kept import keep, read_before
from engagement.evidence.reading import MATTER_COLUMNS, TOPIC_COLUMNS, Matter, Reading
from engagement.parsing import Export, Layout
from engagement.privacy.store import delete_person
from engagement.responses import store as responses
from engagement.schema import StoredState, Upload
from engagement.themes.topics import Topic
from explorer.workspace import MIGRATIONS

STAMP = Stamp("Ann", datetime(2019, 3, 15, 14, 5, tzinfo=UTC))
WORDS = ["Zebras write often", "Housing is damp", "Clean air"]


def reading(
    *rows: tuple[int, int, int, str, float, float], near: tuple[tuple[int, int, int, str, float], ...] = ()
) -> Reading:
    return Reading(
        pd.DataFrame(rows, columns=list(TOPIC_COLUMNS)).astype(TOPIC_COLUMNS),
        pd.DataFrame(near, columns=list(MATTER_COLUMNS)).astype(MATTER_COLUMNS),
        3,
        3,
    )


@pytest.fixture(name="db")
def _db(tmp_path: Path) -> Iterator[Database]:
    """Three people's answers, numbered from 1."""
    path = tmp_path / "explorer.sqlite"
    prepare(path, MIGRATIONS).release()
    frame = pd.DataFrame({"id": list("abc"), "q": WORDS}, dtype=str)
    with closing(connect(path)) as db:
        state = StoredState(responses.known_answers(db))
        plan = plan_import(
            Export(frame, Layout("utf-8-sig", ",")), ColumnChoice(text=("q",), person="id"), audience="L",
            state=state, secret=b"s",
        )  # fmt: skip
        responses.save_import(db, STAMP, plan, Upload("a.csv", "one", "", "headers"))
        yield db


def test_a_point_keeps_its_number(db: Database) -> None:
    """Read again with another topic it is the same point; one that is not found again stands with no topic."""
    store.keep_reading(db, STAMP, reading((1, 0, 5, "Zoos", 0.5, 0.1), (2, 0, 9, "Homes", 0.6, 0.2)), ["SW01 x"])
    before = store.points(db).set_index("response_id")["point"]
    store.keep_reading(db, STAMP, reading((1, 0, 5, "Letters", 0.7, 0.3), (3, 0, 9, "Air", 0.8, 0.0)), ["SW01 x"])
    points = store.points(db).set_index("response_id")

    assert points["topic"].to_dict() == {1: "Letters", 2: "", 3: "Air"}
    assert points.loc[[1, 2], "point"].to_dict() == before.to_dict()
    assert points.loc[1, ["closeness", "typical"]].tolist() == [0.7, 0.3]


def test_closeness_to_matters_is_the_last_readings(db: Database) -> None:
    """Also of a point without a topic; what an earlier reading said goes."""
    store.keep_reading(db, STAMP, reading(near=((1, 0, 5, "SW01", 0.5),)), ["SW01 x"])
    store.keep_reading(db, STAMP, reading((1, 0, 5, "Zoos", 0.5, 0.1), near=((2, 0, 9, "SW02", 0.9),)), ["SW01 x"])
    near = store.near_matters(db).merge(store.points(db)[["point", "response_id", "topic"]], on="point")

    assert near[["response_id", "matter", "topic"]].to_numpy().tolist() == [[2, "SW02", ""]]


def test_the_last_look_tells_what_came_in_since(db: Database) -> None:
    """Nobody looked at first; then no answer is new, and the record tells counts, not words."""
    assert store.last_look(db) is None
    store.keep_reading(db, STAMP, reading((1, 0, 5, "Zoos", 0.5, 0.1)), ["SW01 Obesity"])
    look = store.last_look(db)

    assert look is not None
    assert (look.n_read, look.n_answers, look.new, look.matters) == (3, 3, 0, frozenset({"SW01 Obesity"}))
    assert history(db).iloc[0]["what"] == "Looked for what people said of priorities"
    db.execute("UPDATE evidence_look SET last_response = 1")
    assert store.last_look(db).new == 2  # type: ignore[union-attr]


def test_points_go_with_a_persons_words(db: Database) -> None:
    """A deleted answer leaves neither its topic nor what it came close to."""
    near = ((1, 0, 5, "SW01", 0.5), (2, 0, 9, "SW01", 0.5))
    store.keep_reading(db, STAMP, reading((1, 0, 5, "HIV", 0.5, 0.1), near=near), ["SW01 x"])
    delete_person(db, STAMP, 1)

    assert db.execute("SELECT response_id FROM evidence_point").fetchall() == [(2,)]
    assert db.execute("SELECT count(*) FROM evidence_matter").fetchone() == (1,)


def test_a_kept_reading_counts_for_exactly_these_words(tmp_path: Path) -> None:
    """The file gives back what was kept, also under other numbers; for other words, topics or matters nothing."""
    file, topics, matters = (
        tmp_path / "kept.json",
        [Topic("", "Zoos", "Animals.", ("zebras",))],
        [Matter("SW01", "Obesity")],
    )
    answers = pd.DataFrame({"response_id": [1, 2, 3], "text": WORDS})
    found = reading((1, 0, 5, "Zoos", 0.5, 0.1), near=((3, 0, 9, "SW01", 0.75),))
    assert read_before(file, answers, topics, matters) is None
    keep(file, found, answers, topics, matters)
    again = read_before(file, answers.assign(response_id=[7, 8, 9]), topics, matters)

    assert again is not None
    pd.testing.assert_frame_equal(again.topics, found.topics.assign(response_id=7))
    pd.testing.assert_frame_equal(again.matters, found.matters.assign(response_id=9))
    assert "Zebras" not in file.read_text(encoding="utf-8")
    assert read_before(file, answers.assign(text="Other"), topics, matters) is None
    assert read_before(file, answers, [Topic("", "Zoos", "Animals.", ("lions",))], matters) is None
    assert read_before(file, answers, topics, []) is None
