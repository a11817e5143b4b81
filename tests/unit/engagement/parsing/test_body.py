from __future__ import annotations

import pytest

from engagement.parsing.body import frame_of, take_body, usual_width
from engagement.parsing.table import Table, named_range, named_rows

HEADER = ["Ref", "Age", "Group", "Comment"]
FULL = [[str(number), "34", "Carers", "Good"] for number in range(1, 6)]


def sheet_of(rows: list[list[str]], *, gap_before: int | None = None) -> Table:
    """A table of a workbook; a blank row stands before the row at `gap_before`."""
    shift = [int(gap_before is not None and at >= gap_before) for at in range(len(rows))]
    return Table(sheet="Answers", rows=[list(row) for row in rows], numbers=[at + 1 + s for at, s in enumerate(shift)])


def test_notes_below_a_whole_table_are_left_out_and_told() -> None:
    """A few words under a table without gaps were not written by respondents."""
    body = take_body(sheet_of([HEADER, *FULL, ["Typed by Jo", "", "", ""], ["", "from flip charts", "", ""]]), 1, 4)
    assert body.rows == FULL
    assert [(problem.where, problem.what) for problem in body.problems] == [("rows 7, 8", "notes below the table")]


@pytest.mark.parametrize(
    "last",
    [
        ["6", "", "", ""],  # the numbers of respondents go on
        ["6", "29", "", ""],
        ["", "", "", "More rest for carers, please, and soon"],  # an answer without anything else
    ],
)
def test_a_respondent_who_stopped_early_is_no_note(last: list[str]) -> None:
    """What counts on, or says something in a column of words, is an answer."""
    words = [[*row[:3], "a comment of quite a few words"] for row in FULL]
    body = take_body(sheet_of([HEADER, *words, last]), 1, 4)
    assert body.rows[-1] == last


def test_a_line_after_a_gap_is_a_note() -> None:
    """Under a table with gaps of its own, only lines of text after a blank row are notes."""
    gappy = [["1", "34", "", "Good"], ["2", "", "", ""], ["3", "51", "Nurses", ""], ["4", "29", "", "Kind"]]
    assert len(take_body(sheet_of([HEADER, *gappy, ["Source: survey", "", "", ""]]), 1, 4).rows) == 5
    assert len(take_body(sheet_of([HEADER, *gappy, ["Source: survey", "", "", ""]], gap_before=5), 1, 4).rows) == 4


def test_text_files_have_no_notes_below() -> None:
    """Survey tools write none, and a last short row may be somebody's."""
    table = Table(delimiter=",", rows=[HEADER, *FULL, ["Typed by Jo"]], numbers=list(range(1, 8)))
    assert len(take_body(table, 1, 4).rows) == 6


def test_the_header_once_more_is_no_respondent() -> None:
    """Files put together from several repeat it; an answer equal to a single name is kept."""
    body = take_body(sheet_of([HEADER, *FULL, HEADER, *FULL]), 1, 4)
    assert len(body.rows) == 10
    assert [problem.where for problem in body.problems] == ["row 7"]
    single = Table(rows=[["Comment"], ["Good"], ["Comment"]], numbers=[1, 2, 3])
    assert take_body(single, 1, 1).rows == [["Good"], ["Comment"]]


def test_extra_cells_are_joined_as_they_were_typed() -> None:
    """A comma too many comes from a comment without quotes: it is put back."""
    table = Table(delimiter=",", rows=[HEADER, ["1", "34", "Carers", "Good", " kind", " quick", ""]], numbers=[1, 2])
    assert take_body(table, 1, 4).rows == [["1", "34", "Carers", "Good, kind, quick"]]


def test_merged_cells_fill_only_what_is_blank() -> None:
    """Words that stand inside a merged range already are left alone."""
    table = Table(
        sheet="S", rows=[["F", "N"], ["Carers", "a"], ["", "b"], ["Own", "c"]], numbers=[1, 2, 3, 4], merged=[(2, 4, 0)]
    )
    assert [row[0] for row in take_body(table, 1, 2).rows] == ["Carers", "Carers", "Own"]


def test_the_usual_width_is_that_of_most_rows() -> None:
    """More than half of the rows fill so many columns."""
    assert usual_width([["a", "b", ""], ["a", "b", "c"], ["a", "b"]]) == 2
    assert usual_width([["a"], ["a", "b", "c"]]) == 1
    assert usual_width([]) == 1


def test_an_empty_body_has_columns() -> None:
    """Nobody has answered yet."""
    frame = frame_of(take_body(Table(rows=[HEADER], numbers=[1]), 1, 4), HEADER)
    assert (frame.shape, list(frame.columns)) == ((0, 4), HEADER)


def test_rows_are_named_in_words() -> None:
    """One row, a few, many, a range."""
    assert named_rows([4]) == "row 4"
    assert named_rows([4, 7]) == "rows 4, 7"
    assert named_rows(range(1, 1_300)) == "rows 1, 2, 3, 4, 5 and 1,294 more"
    assert (named_range(1, 1), named_range(1, 1_200)) == ("row 1", "rows 1 to 1,200")
