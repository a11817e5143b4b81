"""Readings brought along as a table: read whole, or a sentence for each row and nothing."""

from __future__ import annotations

from datetime import date

import pytest

from priorities.errors import ProgressError
from priorities.progress import Place, Reading, pasted, read_readings

TODAY = date(2021, 1, 1)
STANDS = Reading("C1", "2018/19", 23.2, 23.0, 23.5, "2019-10-10", "NHS Digital", 2)
PLACES = [
    Place("C1", frozenset({"year 6 obesity"}), "2017/18", is_share=True, current=(STANDS,)),
    Place("C6", frozenset({"people killed"}), "2018"),
]
HEAD = "period,value,lower,upper,published,source\n"


def read(rows, series="C1", head=HEAD):
    """Rows as they were pasted."""
    return read_readings(pasted(head + rows), PLACES, TODAY, series=series)


def test_a_table_is_read():
    """Values, limits and their absence; a known period is revised with its version, what stands already is counted."""
    table = read('2019/20,23.7,23.4,24.0,2020-10-29,"NHS Digital, NCMP"\n2018/19,23.3,,,2020-10,NHS Digital\n')

    first, second = table.readings
    assert (first.value, first.lower, first.upper, first.source) == (23.7, 23.4, 24.0, "NHS Digital, NCMP")
    assert (second.value, second.lower, second.version) == (23.3, None, 2)
    assert table.revised == {("C1", "2018/19"): STANDS}
    again = read("2018/19,23.2,23.0,23.5,2019-10-10,NHS Digital\n")
    assert (again.readings, again.same) == ((), 1)


def test_tabs_semicolons_and_commas_for_points():
    """What a spreadsheet puts on the clipboard, and a file with semicolons."""
    tabbed = read("2019/20\t23,7%\t\t\t2020-10-29\tNHS\n", head=HEAD.replace(",", "\t"))
    semicolons = read("2019/20;23,7;;;2020-10-29;NHS\n", head=HEAD.replace(",", ";"))

    assert tabbed.readings == semicolons.readings
    assert tabbed.readings[0].value == 23.7


def test_a_table_of_several_series_names_each():
    """By key or by name, whatever the case."""
    table = read("People  killed,2019,150,2020-01-20,Police\nc1,2019/20,23.7,2020-10-29,NHS\n", series="",
                 head="series,period,value,published,source\n")  # fmt: skip

    assert [(reading.series, reading.period) for reading in table.readings] == [("C6", "2019"), ("C1", "2019/20")]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("soon,23,,,2020-10,NHS", "period cannot be read"),
        ("2016-18,23,,,2020-10,NHS", "3 years, the baseline"),
        ("2019/20,many,,,2020-10,NHS", "value is not a number"),
        ("2019/20,,,,2020-10,NHS", "value is not a number"),
        ("2019/20,inf,,,2020-10,NHS", "value is not a number"),
        ("2019/20,123,,,2020-10,NHS", "between 0 and 100"),
        ("2019/20,-3,,,2020-10,NHS", "between 0 and 100"),
        ("2019/20,23,22,,2020-10,NHS", "both limits"),
        ("2019/20,23,24,25,2020-10,NHS", "between its limits"),
        ("2019/20,23,x,25,2020-10,NHS", "lower limit is not a number"),
        ("2019/20,23,,,last week,NHS", "day of publication cannot be read"),
        ("2019/20,23,,,2022-10,NHS", "has not come yet"),
        ("2019/20,23,,,2018-10,NHS", "before its period began"),
        ("2019/20,23,,,2020-10,", "without a source"),
        (f"2019/20,23,,,2020-10,{'s' * 301}", "source is too long"),
    ],
)
def test_a_row_that_cannot_be_used_stops_the_whole_table(row, words):
    """A sentence with its row; a good row beside it is not brought in either."""
    table = read(f"2015/16,23.2,,,2016-11,NHS\n{row}\n")

    assert not table.readings
    ((number, sentence),) = table.problems
    assert number == 3
    assert words in sentence


def test_the_same_period_twice_and_an_unknown_series():
    """Both rows are named."""
    twice = read("2019/20,23.7,,,2020-10,NHS\n2019/20,23.8,,,2020-10,NHS\n")
    unknown = read("nobody,2019,1,2020-01,x\n", series="", head="series,period,value,published,source\n")

    assert "same period" in twice.problems[0][1]
    assert "No target has a series of this name" in unknown.problems[0][1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  ", "Nothing is pasted"),
        ("period,value\n2019,1\n", "No column is called 'published'"),
        ("period,value,value,published,source\n2019,1,1,2020,x\n", "Two columns"),
        (HEAD, "no rows"),
        (HEAD + "2019,1,,,2020-01,x,more\n", "more cells"),
        ("x" * 100_001, "too much to paste"),
        (HEAD + "2019/20,1,,,2020-01,x\n" * 501, "more than 500 rows"),
    ],
)
def test_what_is_no_table(text, words):
    """A sentence each."""
    with pytest.raises(ProgressError, match=words):
        read_readings(pasted(text), PLACES, TODAY, series="C1")
