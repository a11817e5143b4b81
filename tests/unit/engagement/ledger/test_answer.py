"""An answer is whole: a reason for what will not be done, an owner and a day for what will."""

from __future__ import annotations

import pytest

from engagement.errors import LedgerError
from engagement.ledger import Answer
from engagement.ledger.answer import checked_answer


def test_blanks_are_tidied():
    """Single spaces, and nothing that could turn a line."""
    answer = checked_answer(Answer(1, "done", " A   bench\n put\x00 up ", owner="  London  Councils "))

    assert (answer.decision, answer.owner) == ("A bench put up", "London Councils")


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer(1, "maybe"), "Choose what became of it: heard, considering, will do, done, will not"),
        (Answer(1, "will not", "No bench", "  "), "owed the reason"),
        (Answer(1, "done"), "what was decided"),
        (Answer(1, "will do", "A bench", owner="Barnet"), "by whom it will be done, and by when"),
        (Answer(1, "will do", "A bench", due="2019-05-01"), "by whom it will be done, and by when"),
        (Answer(1, "heard", due="1 May"), "as year, month and day"),
        (Answer(1, "heard", "x" * 401), "decision is too long: 401 characters, and 400"),
        (Answer(1, "heard", owner="Jane Smith"), "not a person"),
        (Answer(1, "heard", owner="jane@example.org"), "not a person"),
    ],
)
def test_what_is_not_whole_is_refused(answer, sentence):
    """One sentence says what is missing."""
    with pytest.raises(LedgerError, match=sentence):
        checked_answer(answer)
