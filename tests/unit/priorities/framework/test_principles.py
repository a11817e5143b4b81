"""Five principles as a lens: marks, what the leading priorities say nothing on, and hints that are no marks."""

from __future__ import annotations

import pandas as pd
import pytest

from priorities.framework import current_marks, inequality_hint, lens, mark_table, parity_hint, principle_sentence
from priorities.framework.store import MARKS

PRINCIPLES = ("Personalisation", "Subsidiarity")
NAMES = pd.Series({"A": "Asthma", "B": "Birth", "C": "Cancer"})


def marks(*rows):
    return current_marks(pd.DataFrame([(*row, "why", "Ann", "2019") for row in rows], columns=list(MARKS)))


def test_the_last_word_stands_and_can_be_taken_back():
    """A later mark takes the place of an earlier one; "not judged" takes it back."""
    table = marks(("A", "Subsidiarity", "yes"), ("A", "Subsidiarity", "no"), ("B", "Subsidiarity", "yes"),
                  ("B", "Subsidiarity", "not judged"))  # fmt: skip

    assert lens(table, "Subsidiarity", ["A", "B", "C"]) == ["no", "not judged", "not judged"]
    assert mark_table(table, PRINCIPLES, NAMES).loc["A"].tolist() == ["Asthma", "not judged", "no"]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "None of the three leading priorities has been judged by a principle yet."),
        ([("A", "Subsidiarity", "yes")], "All three leading priorities say nothing yet on personalisation."),
        ([("A", "Personalisation", "no"), ("A", "Subsidiarity", "yes"), ("B", "Subsidiarity", "yes")],
         "All three leading priorities say no, or nothing yet, on personalisation."),
        ([(key, "Subsidiarity", "yes") for key in "ABC"] + [(key, "Personalisation", "yes") for key in "AB"],
         "One of the three leading priorities says nothing yet on personalisation."),
        ([(key, name, "partly") for key in "AB" for name in PRINCIPLES] + [("C", name, "no") for name in PRINCIPLES],
         "One of the three leading priorities says no on personalisation."),
        ([(key, name, "partly") for key in "ABC" for name in PRINCIPLES],
         "All three leading priorities keep each of the principles, at least in part."),
    ],
)  # fmt: skip
def test_on_which_principle_the_leaders_say_least(rows, sentence):
    """Not judged and no are told apart; the principle with most of them is named."""
    assert principle_sentence(marks(*rows), PRINCIPLES, ["A", "B", "C"]) == sentence


def test_one_principle_by_itself():
    """Looked through one principle, the sentence speaks of that one."""
    table = marks(*((key, "Subsidiarity", "yes") for key in "ABC"))

    assert principle_sentence(table, ["Subsidiarity"], ["A", "B", "C"]) == (
        "All three leading priorities keep subsidiarity, at least in part."
    )
    assert principle_sentence(table, ["Personalisation"], ["A", "B", "C"]) == (
        "None of the three leading priorities has been judged by personalisation yet."
    )


def test_nothing_leads():
    """Without a scored priority there is nothing to look at."""
    assert principle_sentence(marks(), PRINCIPLES, []).startswith("Nothing is fully scored")


def test_hints_count_and_compare():
    """Parity counts the leaders by mind and body; inequalities tell the ratio of boroughs, or that none is known."""
    sides = pd.Series({"A": "body", "B": "mind"})

    assert parity_hint(sides, ["A", "B", "C"]) == (
        "Of 3 leading priorities 1 are of the mind, 1 of the body and 0 of both, 1 not told."
    )
    assert inequality_hint(2.62, 3.82, "%") == (
        "The highest borough has 2.6 times the lowest; beyond chance they differ by 3.82 (%)."
    )
    assert inequality_hint(2.62, None, "%") == "The highest borough has 2.6 times the lowest."
    assert inequality_hint(None, None, "%") == "No figure by borough."
