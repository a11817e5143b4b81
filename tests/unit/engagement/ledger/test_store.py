"""Answers at rest: versions are only added to, the second of two people is told, and what changes is public no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data import Stamp, history
from data.driver import sqlite3
from engagement.errors import LedgerChanged, LedgerError
from engagement.ledger import Answer, Whereabouts, store
from engagement.themes.curation import store as curation
from engagement.themes.curation.store import Part
from engagement.themes.log import store as log
from engagement.themes.sets.store import standing_sets

ANN = Stamp("Ann", datetime(2019, 3, 15, 10, tzinfo=UTC))


def last(db):
    (version,) = store.versions(db)
    return version


def last_set(db):
    return standing_sets(db)[0].set_id


def test_an_answer_is_kept_changed_taken_away_and_put_back(db, theme):
    """The last word stands; each is on record by name, and every version can be read."""
    number = store.keep_answer(db, ANN, Answer(theme, "considering", "A bench"))
    changed = Answer(theme, "will not", "No bench", "It blocks the way", number=number)
    store.keep_answer(db, ANN, changed, version=last(db).version)
    store.keep_answer(db, ANN, replace(changed, in_use=False), version=last(db).version)
    assert store.whereabouts(db) == {}
    store.keep_answer(db, ANN, changed, version=last(db).version)

    assert (number, last(db).answer, last(db).n_changes) == ("L01", changed, 3)
    assert (last(db).theme, last(db).question) == ("Benches", "What matters most?")
    assert store.whereabouts(db) == {"L01": Whereabouts(theme)}
    assert store.earlier(db, number)["state"].tolist() == ["will not"] * 3 + ["considering"]
    assert history(db)["what"].tolist()[:4] == [
        "Put an answer to a theme back", "Took an answer to a theme away", "Changed an answer to a theme",
        "Answered a theme",
    ]  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        db.execute("DELETE FROM ledger_answers")


def test_the_second_of_two_people_is_told(db, theme):
    """Whoever saw an older version changes nothing: neither words, place nor mark; nor is a theme answered twice."""
    number = store.keep_answer(db, ANN, Answer(theme, "heard"))
    seen = last(db)
    store.keep_answer(db, ANN, replace(seen.answer, state="considering"), version=seen.version)
    for act in (
        lambda: store.keep_answer(db, ANN, replace(seen.answer, decision="Another"), version=seen.version),
        lambda: store.put_answer(db, ANN, number, theme, version=seen.version),
        lambda: store.mark_public(db, ANN, number, is_public=True, version=seen.version),
        lambda: store.keep_answer(db, ANN, Answer(theme, "heard")),
    ):
        with pytest.raises(LedgerChanged, match="Somebody else"):
            act()

    assert last(db).n_changes == 1


def test_what_changes_is_public_no_more(db, theme):
    """The officer's mark is for words, place and state as they were looked at."""
    other = curation.create(db, ANN, last_set(db), Part("Shade", "", (), ()))
    number = store.keep_answer(db, ANN, Answer(theme, "heard"))
    for act in (
        lambda: store.keep_answer(db, ANN, replace(last(db).answer, decision="A bench"), version=last(db).version),
        lambda: store.put_answer(db, ANN, number, other, version=last(db).version),
        lambda: store.mark_public(db, ANN, number, is_public=False, version=last(db).version),
        lambda: store.keep_answer(db, ANN, replace(last(db).answer, in_use=False), version=last(db).version),
    ):
        store.mark_public(db, ANN, number, is_public=True, version=last(db).version)
        assert last(db).is_public
        act()
        assert not last(db).is_public


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda db, seen: store.keep_answer(db, ANN, seen.answer, version=seen.version), "stands like this already"),
        (lambda db, seen: store.keep_answer(db, ANN, replace(seen.answer, number="L09")), "no such answer"),
        (lambda db, _: store.keep_answer(db, ANN, Answer(999, "heard")), "stands no more"),
        (lambda db, seen: store.put_answer(db, ANN, "L01", 999, version=seen.version), "stands no more"),
        (lambda db, seen: store.mark_public(db, ANN, "L01", is_public=False, version=seen.version), "not marked"),
        (lambda db, seen: store.keep_answer(db, ANN, replace(seen.answer, state="will not"), version=seen.version),
         "owed the reason"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(db, theme, act, sentence):
    """A sentence each, and nothing is stored."""
    store.keep_answer(db, ANN, Answer(theme, "heard"))
    with pytest.raises(LedgerError, match=sentence):
        act(db, last(db))

    assert last(db).n_changes == 0


def test_one_that_was_taken_away_is_not_marked(db, theme):
    """What nobody sees is not for the public."""
    store.keep_answer(db, ANN, Answer(theme, "heard"))
    store.keep_answer(db, ANN, replace(last(db).answer, in_use=False), version=last(db).version)

    with pytest.raises(LedgerError, match="Put it back first"):
        store.mark_public(db, ANN, "L01", is_public=True, version=last(db).version)


def test_an_answer_follows_an_empty_theme_that_is_merged_and_comes_back(db, theme):
    """A theme without a comment hands its answer on as well; undoing the merge takes it back, redoing brings it."""
    other = curation.create(db, ANN, last_set(db), Part("Seats", "", (), ()))
    store.keep_answer(db, ANN, Answer(theme, "heard"))
    versions = tuple(db.execute("SELECT version FROM theme WHERE theme_id = ?", [n]).fetchone()[0]
                     for n in (theme, other))  # fmt: skip
    curation.merge(db, ANN, theme, other, versions=versions)
    places = [store.whereabouts(db)]
    log.undo(db, ANN, last_set(db))
    places.append(store.whereabouts(db))
    log.redo(db, ANN, last_set(db))

    assert [*places, store.whereabouts(db)] == [{"L01": Whereabouts(number)} for number in (other, theme, other)]
