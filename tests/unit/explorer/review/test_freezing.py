"""A review frozen and opened again later: whatever is written meanwhile, its bytes are the same."""

from __future__ import annotations

import hashlib
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest

from data import Stamp, connect
from explorer import commitments
from explorer.review import freezing
from explorer.review.content import review
from explorer.review.document import document
from explorer.snapshot import KEPT, Snapshot
from explorer.workspace import database, workspace
from priorities.commitments import store as commitment_store
from priorities.commitments.schema import Target
from priorities.errors import ReviewError
from priorities.progress import Place, Reading
from priorities.progress import store as progress_store
from priorities.reviews import Draft, store

STAMP = Stamp("Ann", datetime(2021, 1, 1, tzinfo=UTC))
REASON = "Half-way to the best quarter of boroughs in five years."
TODAY = date(2026, 1, 1)


@pytest.fixture(name="path")
def _path(tmp_path, monkeypatch):
    """A database with a target for Year 6 obesity and a draft of 2020."""
    path = tmp_path / "explorer.sqlite"
    monkeypatch.setenv("EXPLORER_DATABASE", str(path))
    KEPT.clear()
    workspace()
    choose(20.8)
    begin("2020-07-01", lessons="Ask sooner.\nAsk more people.", changed="A pandemic <b>=1+1</b>.")
    yield path
    KEPT.clear()


def choose(value):
    """Choose a target for Year 6 obesity."""
    with database() as db:
        slot = commitments.commitments(Snapshot())[0].slot("C1-level")
        commitments.choose(
            db,
            STAMP,
            slot,
            Target("C1-level", "own", value, 2022, REASON, commitments.AS_OF, version=slot.target_version),
        )


def begin(day, **words):
    """Begin a review."""
    with database() as db:
        store.keep_draft(db, STAMP, Draft(int(day[:4]), 1, day, **words), TODAY)


def freeze():
    """Freeze the last draft as it stands."""
    with database() as db:
        draft = store.drafts(db)[-1]
        return freezing.freeze(db, STAMP, draft, freezing.seal(review(Snapshot(), draft)))


def later_life():
    """All that may happen after a review is frozen: readings, revisions, a renamed commitment, another target."""
    place = Place("C1-level", period="2017/18")
    first = Reading("C1-level", "2018/19", 23.9, 23.6, 24.2, "2019-10-10", "NHS Digital")
    with database() as db:
        progress_store.bring_in_readings(db, STAMP, [(place, first)], TODAY)
        entry = commitments.commitments(Snapshot())[0].commitment
        commitment_store.keep_commitment(db, STAMP, replace(entry, name="Another name"))
        commitment_store.keep_slot(db, STAMP, replace(entry.slots[0], name="Another figure"), 0)
    choose(22.0)


def test_later_life_changes_not_a_byte(path):
    """Content and Word file of the frozen review are the same bytes after readings, renaming and another target."""
    number = freeze().number
    file, before = freezing.word_file(number), freezing.opened(number)
    draft = Draft(2020, 1, "2020-07-01")
    drafted = review(Snapshot(), draft)
    later_life()
    KEPT.clear()

    assert review(Snapshot(), draft).lines != drafted.lines
    assert freezing.opened(number) == before
    assert freezing.word_file(number) == file
    with closing(connect(path)) as db:
        (frozen,) = store.frozen_reviews(db)
    assert hashlib.sha256(file).hexdigest() == frozen.word_sha256


@pytest.mark.usefixtures("path")
def test_the_word_file_holds_figures_texts_and_comparisons():
    """Read back: the finding, each target's words, cities, lessons as they were typed; nothing leads elsewhere."""
    file = freezing.word_file(freeze().number)
    read = docx.Document(BytesIO(file))
    lines = [line.text for line in read.paragraphs]
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]

    assert "Of one measured commitment none can yet be told from chance; one is behind plan." in lines
    assert "23.2% in 2018/19 (23.0% to 23.5%)" in cells
    assert {"Ask sooner.", "Ask more people.", "A pandemic <b>=1+1</b>."} <= set(lines)
    assert "There is no frozen review of an earlier year to compare with." in lines
    assert any(cell.startswith("Smoking") for cell in cells)
    assert any("frozen on 1 January 2021" in line for line in lines)
    assert read.core_properties.content_status == "Final"
    assert read.core_properties.created.year == 2020
    with zipfile.ZipFile(BytesIO(file)) as packed:
        assert not [name for name in packed.namelist() if name.endswith(".rels") and b"External" in packed.read(name)]


@pytest.mark.usefixtures("path")
def test_the_next_year_is_set_beside_the_frozen_one():
    """The first is compared as it was frozen, not as its figures stand now; what people changed stands with reasons."""
    first = freeze()
    begin("2022-01-01")
    with database() as db:
        draft = store.drafts(db)[-1]
    stands = review(Snapshot(), draft)

    assert (stands.earlier.year, stands.earlier.sha256) == (2020, first.content_sha256)
    assert stands.since == (
        "Of one target of the review of 2020 one has a new reading, changed beyond chance: one for the worse."
    )
    (row,) = stands.comparisons
    assert row.before.startswith("23.2% in 2018/19")
    assert row.now.startswith("30.0% in 2020/21")
    assert stands.events == ()
    assert [event.why for event in freezing.opened(first.number).content.events] == [REASON]
    assert "Since the review before" in [part.title for part in document(stands).sections]


@pytest.mark.usefixtures("path")
def test_only_what_was_read_is_frozen():
    """Something changed since it was read, or no target at all: a sentence, and nothing is stored."""
    with database() as db:
        (draft,) = store.drafts(db)
        read = freezing.seal(review(Snapshot(), draft))
        choose(21.0)
        with pytest.raises(ReviewError, match="changed since you read it"):
            freezing.freeze(db, STAMP, draft, read)
        slot = commitments.commitments(Snapshot())[0].slot("C1-level")
        commitments.take_back(db, STAMP, slot)
        with pytest.raises(ReviewError, match="nothing to review"):
            freezing.freeze(db, STAMP, draft, freezing.seal(review(Snapshot(), draft)))
        assert store.frozen_reviews(db) == ()


def test_tampering_is_told_at_once(path):
    """Changed behind the explorer's back while it runs: the next look says so, and no file is handed out."""
    number = freeze().number
    assert freezing.opened(number).fault == ""
    with closing(connect(path)) as db:
        db.execute("DROP TRIGGER review_frozen_no_update")
        db.execute("UPDATE review_frozen SET content = '{}'")

    opened = freezing.opened(number)
    assert opened.content is None
    assert "not those that were frozen" in opened.fault
    with pytest.raises(ReviewError, match="not those that were frozen"):
        freezing.word_file(number)
