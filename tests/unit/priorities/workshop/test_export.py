"""A workshop's workbook: results of revealed rounds, and nothing that leads to a person."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from priorities.workshop import Sending, reveal, store
from priorities.workshop.export import session_workbook
from priorities.workshop.store import migrations
from tests.unit.priorities.workshop.conftest import WEIGHTS, at, points

MIGRATIONS = (migrations,)


def test_the_file_holds_results_and_no_sender(db, code, phones):
    """Points stand in the order of their size; no token, number of a phone, time of a ballot, or unrevealed round."""
    key = store.open_round(db, at(2), code, WEIGHTS)
    for n, token in enumerate(phones):
        store.cast(db, at(3 + n), code, token, Sending(key, points(60 - 10 * n, 20, 20 + 10 * n)))
    store.take_step(db, at(20), code, "close", {"round": key})
    store.take_step(db, at(21), code, "reveal", {"round": key})
    hidden = store.open_round(db, at(30), code, WEIGHTS)
    store.cast(db, at(31), code, phones[0], Sending(hidden, points(97, 2, 1)))
    room = store.room(db, code)
    results = [reveal(of, room.listed, store.ballots(db, code, of.key), None) for of in room.revealed]
    book = openpyxl.load_workbook(BytesIO(session_workbook(room, results)))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert [row[0].value for row in book["Round 1 points"].iter_rows(min_row=2)] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    assert any(cell.startswith("1 of 6 put") or " of 6 put" in cell for cell in cells)
    assert not any(word in " ".join(cells) for word in (*phones, "12:00:03", "0.97", "97"))
