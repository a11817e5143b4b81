from __future__ import annotations

import pytest

from engagement.errors import FileTooLarge
from engagement.parsing.records import DEFAULT_LIMITS, Limits
from engagement.parsing.text import read_text

HEADER = "Ref,Comment,Group\n"


def rows_of(text: str) -> list[list[str]]:
    return read_text(text.encode(), DEFAULT_LIMITS).rows[1:]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_kind_of_line_end(end: str) -> None:
    """Files of Unix, Windows and old Macs, and Windows files that were converted twice."""
    text = HEADER + '1,"two\nlines",Carers\n2,Slow,Nurses\n'
    assert rows_of(text.replace("\n", end)) == [["1", "two\nlines", "Carers"], ["2", "Slow", "Nurses"]]


def test_rows_keep_their_number_in_the_file() -> None:
    """As a spreadsheet counts them: blank rows count, lines inside a cell do not."""
    table = read_text((HEADER + '1,"a\nb",x\n\n,,\n2,c,y\n').encode(), DEFAULT_LIMITS)
    assert (table.numbers, table.blank) == ([1, 2, 5], 2)


def test_quotes_inside_answers() -> None:
    """Doubled quotes are one; quotes in the middle of a cell are themselves."""
    assert rows_of(HEADER + '1,"She said ""wait""",Carers\n2,a 5" nail,Nurses\n') == [
        ["1", 'She said "wait"', "Carers"],
        ["2", 'a 5" nail', "Nurses"],
    ]


def test_a_quote_that_is_never_closed_swallows_no_row() -> None:
    """The row that opens it keeps its words, the rows after it stay rows, and its number is told."""
    table = read_text((HEADER + '1,"open,Carers\n' + "2,fine,Nurses\n" * 500).encode(), DEFAULT_LIMITS)
    assert len(table.rows) == 502
    assert table.rows[1] == ["1", '"open', "Carers"]
    assert [problem.where for problem in table.problems] == ["row 2"]


def test_two_stray_quotes_do_not_close_each_other() -> None:
    """Three rows between two stray quotes are not one answer."""
    rows = rows_of(HEADER + '1,"open,Carers\n2,fine,Nurses\n3,fine,Nurses\n4,fine,Faith\n5,so "good,Carers\n')
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]


def test_an_answer_of_many_lines_is_one_answer() -> None:
    """Line breaks and commas in a quoted cell do not make it a stray quote."""
    comment = "First, this\nthen, that\nand, also\nlast, thanks\nbye, now"
    assert rows_of(HEADER + f'1,"{comment}",Carers\n2,fine,Nurses\n') == [
        ["1", comment, "Carers"],
        ["2", "fine", "Nurses"],
    ]


def test_more_rows_or_cells_than_allowed_are_refused() -> None:
    """The sentence names the limit and what to do."""
    with pytest.raises(FileTooLarge, match="more than 10 rows"):
        read_text((HEADER + "1,a,b\n" * 40).encode(), Limits(max_rows=10))
    with pytest.raises(FileTooLarge, match="more than 50 filled cells"):
        read_text((HEADER + "1,a,b\n" * 20).encode(), Limits(max_cells=50))


def test_delimiters_at_the_end_of_rows_make_no_columns() -> None:
    """A spreadsheet that once reached to the right writes blank cells; they count for nothing."""
    table = read_text(b"Ref,Comment" + b"," * 3000 + b"\n1,Good" + b"," * 3000 + b"\n", DEFAULT_LIMITS)
    assert [row[:2] for row in table.rows] == [["Ref", "Comment"], ["1", "Good"]]
