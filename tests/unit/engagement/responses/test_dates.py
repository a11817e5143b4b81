"""Dates are read in the order that their column itself proves, and day first where nothing tells."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.responses.dates import dates_beside, read_dates


def read(*texts: str, beside: tuple[list[str], ...] = ()) -> list[str]:
    return read_dates(pd.Series(texts, dtype=str), [pd.Series(column, dtype=str) for column in beside]).tolist()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-03-05", "2026-03-05"),
        ("2026/03/05", "2026-03-05"),
        ("2026.03.05", "2026-03-05"),
        ("20260305", "2026-03-05"),
        ("05/03/2026", "2026-03-05"),
        ("5/3/26", "2026-03-05"),
        ("05.03.2026", "2026-03-05"),
        ("05-Mar-26", "2026-03-05"),
        ("5 March 2026", "2026-03-05"),
        ("5th of March 2026", "2026-03-05"),
        ("March 5, 2026", "2026-03-05"),
        ("Thursday 5 March 2026", "2026-03-05"),
        ("5. März 2026", "2026-03-05"),
        ("Donnerstag, 5. März 2026", "2026-03-05"),
        ("5 août 2026", "2026-08-05"),
        ("5 de marzo de 2026", "2026-03-05"),
        ("3 Maggio 2026", "2026-05-03"),
        ("5 marca 2026", "2026-03-05"),
        ("5 Eylül 2026", "2026-09-05"),
        ("5 mawrth 2026", "2026-03-05"),
        ("2026年3月5日", "2026-03-05"),
        ("46086", "2026-03-05"),
        ("46086.5", "2026-03-05T12:00:00"),
        ("1772704800", "2026-03-05T10:00:00"),
        ("2026-03-05 10:00", "2026-03-05T10:00:00"),
        ("2026-03-05T10:00:00Z", "2026-03-05T10:00:00"),
        ("2026-03-05T10:00:00.120+01:00", "2026-03-05T10:00:00"),
        ("2026/03/05 6:50:49 pm GMT", "2026-03-05T18:50:49"),
        ("Thu Mar 05 2026 10:00:00 GMT+0000 (Coordinated Universal Time)", "2026-03-05T10:00:00"),
        ("05.03.2026 10.30 Uhr", "2026-03-05T10:30:00"),
        ("12/31/2026 12:05 AM", "2026-12-31T00:05:00"),
        ("31/12/2026 12:05 pm", "2026-12-31T12:05:00"),
        ("10:15 05/03/2026", "2026-03-05T10:15:00"),
        ("31-12-99", "1999-12-31"),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, date: str) -> None:
    """Years of four digits or two, names of months, numbers of Excel, hours, and offsets that are left out."""
    assert read(text) == [date]


@pytest.mark.parametrize(
    "text",
    ["", " ", "yesterday", "March 2026", "2026", "2026-W10", "12", "31/02/2026", "13/13/2026", "0000-00-00",
     "1980-01-01 00:00:00", "2026-03-05 25:00", "2026-03-01 to 2026-03-05", "5 Frimaire 2026", "5/3"],
)  # fmt: skip
def test_what_is_no_date_is_left_blank(text: str) -> None:
    """Words, parts of dates, spans, weeks, days that do not exist, what LimeSurvey writes where nothing was sent."""
    assert read(text, "2026-03-05") == ["", "2026-03-05"]


def test_a_day_over_twelve_proves_the_order_of_its_column() -> None:
    """One answer on the 13th makes 03/02 the second of March; the same the other way round."""
    assert read("03/02/2026", "03/13/2026") == ["2026-03-02", "2026-03-13"]
    assert read("02/03/2026", "13/03/2026") == ["2026-03-02", "2026-03-13"]
    assert read("2026-05-03", "2026-13-03") == ["2026-03-05", "2026-03-13"]


def test_the_column_beside_it_proves_it_too() -> None:
    """Begun on 03/04 and sent on 03/14; or only the one that is not asked about holds the day that tells."""
    assert read("03/04/2026", "03/05/2026", beside=(["03/04/2026", "03/14/2026"],)) == ["2026-03-04", "2026-03-05"]


def test_a_column_with_both_orders_is_read_by_the_most() -> None:
    """Two prove month first and one day first: what can be read in one way alone is."""
    assert read("03/13/2026", "03/14/2026", "15/03/2026", "03/02/2026") == [
        "2026-03-13", "2026-03-14", "2026-03-15", "2026-03-02",
    ]  # fmt: skip


def test_rows_in_order_of_time_prove_it() -> None:
    """1 February, 3 January ... run forwards only where the month comes second, or first."""
    assert read("01/02/2026", "03/02/2026", "02/03/2026")[0] == "2026-02-01"
    assert read("01/02/2026", "01/03/2026", "02/01/2026", "02/05/2026")[0] == "2026-01-02"


def test_nobody_answers_on_the_third_of_each_month() -> None:
    """Ten days that all have 03 in one place: that is the month."""
    march = [f"2026-03-{day:02}" for day in range(2, 12)]

    assert read(*[f"03/{day:02}/2026" for day in range(2, 12)]) == march
    assert read(*[f"{day:02}/03/2026" for day in range(2, 12)]) == march


def test_begun_and_sent_lie_near_each_other() -> None:
    """From 5 to 6 March is a night; from 3 May to 3 June would be a month."""
    assert read("03/05/2026 23:50", beside=(["03/06/2026 00:10"],)) == ["2026-03-05T23:50:00"]
    assert read("05/03/2026 23:50", beside=(["06/03/2026 00:10"],)) == ["2026-03-05T23:50:00"]


def test_hours_with_am_and_pm_come_from_tools_with_the_month_first() -> None:
    """Where nothing else tells; without such hours the day comes first."""
    assert read("03/04/2026 1:00 PM", "07/05/2026 2:00 AM") == ["2026-03-04T13:00:00", "2026-07-05T02:00:00"]
    assert read("03/04/2026 13:00", "07/05/2026 02:00") == ["2026-04-03T13:00:00", "2026-05-07T02:00:00"]


def test_short_years_may_come_first() -> None:
    """26-03-05, 26-03-06 ...: what does not change is the year."""
    assert read("26-03-05", "26-03-06", "26-03-07") == ["2026-03-05", "2026-03-06", "2026-03-07"]


def test_index_and_length_stay() -> None:
    """The column that comes back stands beside the one that went in."""
    column = pd.Series(["2026-03-05", ""], index=[7, 3])

    assert read_dates(column).to_dict() == {7: "2026-03-05", 3: ""}
    assert read_dates(pd.Series([], dtype=str)).empty


def test_columns_of_dates_are_evidence() -> None:
    """What holds dates beside a column is found by its cells."""
    frame = pd.DataFrame(
        {"begun": ["03/14/2026", ""], "sent": ["03/04/2026", "03/05/2026"], "age": ["14", "33"], "said": ["May", ""]}
    )

    assert [column.name for column in dates_beside(frame, "sent")] == ["begun"]
    assert read_dates(frame["sent"], dates_beside(frame, "sent")).tolist() == ["2026-03-04", "2026-03-05"]


MOMENTS = st.lists(
    st.datetimes(datetime.fromisoformat("1981-01-01"), datetime.fromisoformat("2069-12-31")), min_size=1, max_size=12
)
LAYOUTS = ("%d/%m/%Y %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%Y-%m-%d %H:%M:%S", "%d %B %Y %H:%M:%S",
           "%Y-%m-%dT%H:%M:%SZ", "%b %d, %Y %I:%M:%S %p", "%d.%m.%Y %H:%M:%S", "%d-%b-%y %H:%M:%S")  # fmt: skip


@given(MOMENTS, st.sampled_from(LAYOUTS))
def test_a_proven_column_is_read_back(moments: list[datetime], layout: str) -> None:
    """However a tool writes them: where one day is over twelve, every moment comes back to the second."""
    moments = [*moments, datetime.fromisoformat("2026-03-13T09:30:00")]

    assert read(*[moment.strftime(layout) for moment in moments]) == [
        moment.replace(microsecond=0).isoformat() for moment in moments
    ]


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_cell_is_read_or_left_blank(cells: list[str]) -> None:
    """Whatever people typed: a date that exists, or nothing."""
    for date in read(*cells):
        assert not date or datetime.fromisoformat(date)
