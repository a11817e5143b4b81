"""Words of seats at rest: the last stands, none is lost, and the record tells weights only once they are shared."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data import Stamp, history
from data.driver import sqlite3
from priorities.errors import SeatError, WeightError
from priorities.seats import store

MIGRATIONS = (store.migrations,)
ANN = Stamp("Ann", datetime(2019, 3, 15, tzinfo=UTC))
FIRST, SECOND = {"a": 70.0, "b": 30.0}, {"a": 40.0, "b": 60.0}


def test_what_is_shared_stays_while_the_seat_thinks_on(db):
    """Weights kept later are the seat's own; the others see what was shared until it is shared again or taken back."""
    store.share_seat_weights(db, ANN, "NHS", FIRST)
    store.keep_seat_weights(db, ANN, "NHS", SECOND)
    store.keep_seat_weights(db, ANN, "PHE", FIRST)
    nhs, phe = store.holdings(db)["NHS"], store.holdings(db)["PHE"]

    assert (nhs.own, nhs.shared, nhs.who) == (SECOND, FIRST, "Ann")
    assert (phe.own, phe.shared) == (FIRST, None)
    store.take_back_seat_weights(db, ANN, "NHS")
    assert (store.holdings(db)["NHS"].own, store.holdings(db)["NHS"].shared) == (SECOND, None)


def test_the_record_tells_weights_once_they_are_shared(db):
    """Kept weights stand on record without a number."""
    store.keep_seat_weights(db, ANN, "NHS", FIRST)
    assert "70" not in history(db).iloc[0].to_string()
    store.share_seat_weights(db, ANN, "NHS", FIRST)
    assert "a: 70%" in history(db)["after"].iloc[0]


@pytest.mark.parametrize(("seat", "weights", "error"), [("", FIRST, SeatError), ("NHS", {"a": -1.0}, WeightError)])
def test_what_cannot_be_kept_is_refused(db, seat, weights, error):
    """No seat, or no weights: nothing is stored."""
    with pytest.raises(error):
        store.keep_seat_weights(db, ANN, seat, weights)
    assert store.holdings(db) == {}


def test_words_are_only_added_to(db):
    """The database itself refuses to change one."""
    store.keep_seat_weights(db, ANN, "NHS", FIRST)
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("UPDATE seat_words SET weights = ''")
