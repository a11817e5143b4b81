"""Whose row it is: one code a person, however many rows they fill."""

from __future__ import annotations

import pandas as pd

from engagement.responses.memory import Memory
from engagement.responses.people import codes_of_number, facts_of, people_of, rows_of
from engagement.schema import ColumnChoice


def table(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=str)


def test_a_person_may_fill_several_rows() -> None:
    """Two rows of one number are one person; the second is told apart by the row's own number."""
    frame = table(who=["7", "8", "7"], row=["a", "b", "c"])

    rows = rows_of(frame, ColumnChoice(person="who", row="row"), b"s")

    assert rows["respondent"].tolist()[0] == rows["respondent"].tolist()[2] != rows["respondent"].tolist()[1]
    assert rows["entry"].tolist()[:2] == ["", ""]
    assert rows["entry"].tolist()[2] not in ("", "c")
    assert (
        rows_of(frame.iloc[[0, 2]], ColumnChoice(person="who", row="row"), b"s")["entry"].tolist()[1]
        == (rows["entry"].tolist()[2])
    )


def test_numbers_of_rows_are_people_where_each_is_another() -> None:
    """With no column for the person, the row's own number tells people apart; a number that repeats tells nothing."""
    unique = rows_of(table(row=["1", "2"], q=["a", "a"]), ColumnChoice(row="row"), b"s")
    moved = rows_of(table(row=["2", "1"], q=["a", "a"]), ColumnChoice(row="row"), b"s")
    repeated = rows_of(table(row=["1", "1"], q=["a", "b"]), ColumnChoice(row="row"), b"s")

    assert unique["respondent"].tolist() == moved["respondent"].tolist()[::-1]
    assert repeated["respondent"].nunique() == 2


def test_who_gives_no_number_is_told_by_the_row() -> None:
    """A blank number is nobody else's: equal rows stay apart, and the same file gives the same codes."""
    frame = table(who=["", "", "7"], q=["Parks", "Parks", "Parks"])

    codes = rows_of(frame, ColumnChoice(person="who"), b"s")["respondent"].tolist()

    assert len(set(codes)) == 3
    assert codes == rows_of(frame, ColumnChoice(person="who"), b"s")["respondent"].tolist()


def test_a_survey_s_own_number_leads_to_the_code() -> None:
    """The number as the person says it gives the code that the import made of it."""
    code = rows_of(table(who=["NEAS 7"]), ColumnChoice(person="who"), b"s")["respondent"].tolist()

    assert codes_of_number(" NEAS 7 ", "who", [b"s"]) == code


def test_what_people_tell_of_themselves_stands_once_a_person() -> None:
    """The first row that tells something is taken; a postcode becomes its borough and system."""
    frame = table(who=["7", "8", "7"], place=["", "Camden", "E8 1EA"], age=["35-44", "", ""])
    columns = ColumnChoice(person="who", borough="place", age_band="age")

    facts = facts_of(frame, columns, "Londoners", None, Memory())
    people = people_of(rows_of(frame, columns, b"s")["respondent"], facts)

    assert people[["audience", "borough", "system", "age_band"]].to_numpy().tolist() == [
        ["Londoners", "Hackney", "NE", "35-44"],
        ["Londoners", "Camden", "NC", ""],
    ]
