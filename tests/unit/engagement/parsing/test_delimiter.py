from __future__ import annotations

import pytest

from engagement.parsing.delimiter import Dialect, find_dialect


@pytest.mark.parametrize(
    ("text", "delimiter", "width"),
    [
        ("Ref,Comment\n1,Good\n2,Slow\n", ",", 2),
        ("Ref;Comment\n1;Good, kind\n2;Slow, dear\n", ";", 2),
        ("Ref\tComment\n1\tGood, kind; quick\n", "\t", 2),
        ("Ref|Comment|Group\n1|Good|Carers\n", "|", 3),
        ('Ref,"How, and why?"\n1,"a; b; c"\n2,"d; e; f"\n', ",", 2),
    ],
)
def test_the_delimiter_that_cuts_the_rows_alike(text: str, delimiter: str, width: int) -> None:
    """Signs inside answers are no delimiters, though they stand in every row."""
    assert find_dialect(text) == Dialect(delimiter, width)


def test_semicolons_in_every_answer_do_not_outweigh_the_header() -> None:
    """Three choices joined by semicolons in each row; the header has none, so the comma it is."""
    rows = "".join(f"{number},Parks;Friends;Faith\n" for number in range(40))
    assert find_dialect("Ref,What helps?\n" + rows).delimiter == ","


def test_prose_with_commas_is_one_column() -> None:
    """Notes typed one a line have no delimiter, however many commas they hold."""
    notes = "What would help?\nRest, and sleep\nA job\nFriends, family, faith\nLess damp\nTime, mostly\nKindness\n"
    assert find_dialect(notes) == Dialect(None, 1)


def test_excel_s_own_hint_is_followed() -> None:
    """ "sep=;" on the first line names the delimiter and is no row."""
    assert find_dialect("sep=;\nRef;Comment\n1;a,b,c\n") == Dialect(";", 2, 6)


def test_ragged_rows_keep_the_delimiter_of_the_header() -> None:
    """A wide header decides where hardly two rows are alike."""
    assert find_dialect("a,b,c,d\n1,2\n1,2,3\n1\n1,2,3,4,5\n").delimiter == ","
