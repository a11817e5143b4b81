"""Papers at rest: paragraphs that people changed, quotes that are cleared, copies that are final."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from data import StorageError, data_version, history, verify_history
from engagement.answers import store as answers
from engagement.privacy.store import delete_person
from explorer.paper import copies, store, writing
from explorer.paper.errors import PaperError
from explorer.paper.quotes import to_look_at
from explorer.ranking import save_scenario
from explorer.snapshot import Snapshot
from tests.unit.explorer.paper.conftest import STAMP, WEIGHTS, Written, text_of_docx, write

PLACE = ("NHS", "paper", "background.purpose")


def keep(db: Database, words: str | None, last: int = 0, place: tuple[str, str, str] = PLACE) -> int:
    return store.keep_paragraph(db, STAMP, place, words, generated="As it was.", last=last)


def test_a_changed_paragraph_survives_three_regenerations(sample: Database, written: Written) -> None:
    """Whatever else is written in between, the person's words stand in model, Word and HTML; taken back, ours do."""
    own = next(line.text for line in written.papers["paper"].paragraphs if line.key == PLACE[2])
    number = keep(sample, "Our own 7 words: <b>bold</b>.")
    for weight in (60.0, 70.0, 80.0):
        save_scenario(sample, STAMP, "NHS", {**WEIGHTS, "collaboration": weight})
        paper = write()
        line = next(line for line in paper.paragraphs if line.key == PLACE[2])
        word, html = writing.files(paper)
        assert line.text == "Our own 7 words: <b>bold</b>."
        assert line.is_behind
        assert line.text in text_of_docx(word)
        assert "Our own 7 words: &lt;b&gt;bold&lt;/b&gt;." in html
    keep(sample, None, number)

    assert next(line.text for line in write().paragraphs if line.key == PLACE[2]) == own


def test_the_second_of_two_is_told(sample: Database) -> None:
    """Who saw the paragraph before somebody else changed it is refused; nothing of theirs is stored."""
    keep(sample, "The first.")

    with pytest.raises(PaperError, match="Somebody else changed"):
        keep(sample, "The second.")
    assert store.changes(sample, "NHS", "paper")[PLACE[2]].words == "The first."
    assert store.last_changes(sample, "NHS", "paper") == {PLACE[2]: 1}


@pytest.mark.parametrize(("words", "sentence"), [("  \n", "empty"), ("\x00\x07", "empty"), ("x" * 5_001, "too long")])
def test_what_is_no_paragraph_is_refused(sample: Database, words: str, sentence: str) -> None:
    """One sentence, and nothing stored."""
    with pytest.raises(PaperError, match=sentence):
        keep(sample, words)
    assert not store.changes(sample, "NHS", "paper")


def test_a_change_belongs_to_its_scenario(sample: Database) -> None:
    """The same paragraph of another scenario's paper stays as it is written by itself."""
    keep(sample, "Of the other.", place=("Councils", *PLACE[1:]))

    assert store.changes(sample, "NHS", "paper") == {}
    assert list(store.changes(sample, "Councils", "paper")) == [PLACE[2]]


def quote_of(sample: Database) -> store.Clearance:
    """Clear the first quote of the first priority that has one."""
    with Snapshot() as now:
        quote = next(quote for entry in to_look_at(now, "NHS") for quote in entry.quotes)
    store.clear_quote(sample, STAMP, quote.clearance, is_cleared=True)
    return quote.clearance


def test_a_final_copy_stays_and_its_hash_is_on_record(sample: Database) -> None:
    """What is written later does not change it; the database refuses to change or delete it; no DRAFT in it."""
    paper = write()
    copy = writing.mark_final(sample, STAMP, "paper", "NHS", paper.version)
    before = copies.copy_files(sample, copy.copy_id)
    keep(sample, "Something else.")
    with pytest.raises(StorageError), store_changes(sample):
        sample.execute("UPDATE paper_copy SET word = x'00' WHERE copy_id = ?", [copy.copy_id])
    with pytest.raises(StorageError), store_changes(sample):
        sample.execute("DELETE FROM paper_copy")

    assert copies.copy_files(sample, copy.copy_id) == before
    assert "DRAFT" not in before[1]
    assert copy.word_sha256 in history(sample)["after"].iloc[1]
    assert copies.copies(sample)[0] == copy
    assert verify_history(sample)
    with pytest.raises(PaperError, match="Something was changed"):
        writing.mark_final(sample, STAMP, "paper", "NHS", paper.version)


def store_changes(db: Database):
    """A change in the database, as a store makes one."""
    from data import write as change

    return change(db)


def test_a_quote_is_printed_once_cleared_and_not_before(sample: Database) -> None:
    """Withdrawn, it is gone; where its words are others by now, it cannot be cleared."""
    quote = quote_of(sample)
    paper = write()
    assert [line.kind for line in paper.paragraphs].count("quote") >= 1
    assert "<blockquote>" in writing.files(paper)[1]
    store.clear_quote(sample, STAMP, quote, is_cleared=False)
    assert quote not in store.cleared_quotes(sample)
    with pytest.raises(PaperError, match="not there any more"):
        store.clear_quote(sample, STAMP, quote._replace(words_hash="0"), is_cleared=True)


def test_words_deleted_on_request_empty_the_copies_that_quote_them(sample: Database) -> None:
    """The files go and the hashes stay; the quote is in no document any more, and other copies stand."""
    quote = quote_of(sample)
    whole, copy = (
        copies.keep_copy(sample, STAMP, copies.Files("NHS", "paper", b"word", "html", quoted, data_version(sample)))
        for quoted in ((), (quote.response_id,))
    )
    delete_person(sample, STAMP, quote.response_id)

    with pytest.raises(PaperError, match="not kept any more"):
        copies.copy_files(sample, copy.copy_id)
    standing = {entry.copy_id: entry for entry in copies.copies(sample)}
    assert not standing[copy.copy_id].is_whole
    assert standing[copy.copy_id].word_sha256 == copy.word_sha256
    assert standing[whole.copy_id].is_whole
    assert quote.response_id not in set(answers.responses(sample)["response_id"])
