"""Filters in a link and in words: what a link holds comes back as it was, and no link is an error."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.answers.selection import (
    FIELDS,
    FIRST_DAY,
    LAST_DAY,
    Names,
    Selection,
    months_in_words,
    period_in_words,
)

NAMES = Names(
    surveys=((2, "Staying well, spring"),), rounds=((3, "round of May"),),
    questions=((7, "What matters most?"), (9, "Do you smoke?")),
)  # fmt: skip
SAFE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(str.strip)
SELECTIONS = st.builds(
    Selection,
    survey=st.integers(0, 2**63 - 1),
    round=st.integers(0, 99),
    question=st.integers(0, 99),
    audience=SAFE,
    borough=SAFE,
    search=SAFE,
    since=st.just("") | st.dates(FIRST_DAY, LAST_DAY).map(str),
    until=st.just("") | st.dates(FIRST_DAY, LAST_DAY).map(str),
    closed=st.frozensets(st.tuples(st.integers(1, 9), SAFE.filter(bool)), max_size=4).map(lambda s: tuple(sorted(s))),
)


@given(SELECTIONS)
def test_a_link_holds_a_selection_as_it_is(selection: Selection) -> None:
    """What goes into a link comes out of it, and the order of its parameters does not matter."""
    link = selection.to_link()

    assert Selection.from_link(link) == selection
    assert Selection.from_link(dict(reversed(link.items()))) == selection


@given(st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=8), st.lists(st.text(), max_size=5)))
def test_no_link_is_an_error(link: dict[str, list[str]]) -> None:
    """Any link gives a selection, and what cannot be read lets everything through; it can be told in words."""
    selection = Selection.from_link(link)

    assert Selection.from_link(selection.to_link()) == selection
    assert selection.words(NAMES)
    assert all(len(each.value) <= 40 * 204 for each in selection.filters)


@pytest.mark.parametrize(
    ("link", "selection"),
    [
        ({"survey": ["two"], "question": ["-3"], "round": ["9" * 30]}, Selection()),
        ({"since": ["2026-02-30"], "until": ["yesterday"], "view": ["Imports"]}, Selection()),
        ({"since": ["0001-01-01"], "until": ["9999-12-31"]}, Selection()),
        ({"survey": ["²"], "closed": ["x", "0:y", ":", "7:"]}, Selection()),
        ({"borough": ["Brent", "Barnet"]}, Selection(borough="Barnet")),
        ({"borough": ["Bar\ud800net\x00"]}, Selection(borough="Bar net")),
        ({"closed": ["9:Yes", "7:12:30", "9:Yes"]}, Selection(closed=((7, "12:30"), (9, "Yes")))),
    ],
)
def test_what_cannot_be_read_lets_everything_through(link: dict[str, list[str]], selection: Selection) -> None:
    """Numbers that are none, days that are none and broken letters are passed over; of two values the last holds."""
    assert Selection.from_link(link) == selection


def test_every_field_is_a_filter() -> None:
    """The names in the link are the fields, and nothing chosen is an empty link."""
    assert {field.name for field in fields(Selection)} == set(FIELDS)
    assert Selection().to_link() == {}
    assert Selection().filters == ()


def test_each_filter_can_be_taken_away() -> None:
    """Borough, a closed question with two answers and the search are three filters; each goes without the others."""
    selection = Selection(borough="Brent", search="bus").with_closed(9, ["Yes", "No"])

    assert [(each.name, each.value) for each in selection.filters] == [
        ("borough", "Brent"), ("search", "bus"), ("closed 9", "No or Yes"),
    ]  # fmt: skip
    assert selection.filters[0].without == Selection(search="bus", closed=selection.closed)
    assert selection.filters[2].without == Selection(borough="Brent", search="bus")


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), "Everybody"),
        (
            Selection(audience="Londoners", borough="Brent", question=7, since="2026-03-01", until="2026-03-31"),
            "Londoners in Brent, asked “What matters most?”, in March 2026",
        ),
        (
            Selection(survey=2, round=3, age_band="35-44", closed=((9, "No"), (9, "Yes"))),
            "Everybody, aged 35-44, Staying well, spring, round of May, who answered No or Yes to “Do you smoke?”",
        ),
        (Selection(survey=5, search="docu*"), "Everybody, a survey that is not here, saying docu*"),
    ],
)
def test_a_selection_in_words(selection: Selection, words: str) -> None:
    """Who, where, asked what, when; what is not there any more is said to be so."""
    assert selection.words(NAMES) == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("", "", ""),
        ("2026-03-05", "", "from 5 March 2026"),
        ("", "2026-03-05", "until 5 March 2026"),
        ("2026-03-05", "2026-03-05", "on 5 March 2026"),
        ("2024-02-01", "2024-02-29", "in February 2024"),
        ("2026-02-01", "2026-03-31", "1 February 2026 to 31 March 2026"),
        ("2100-12-01", "2100-12-31", "in December 2100"),
    ],
)
def test_a_period_in_words(since: str, until: str, words: str) -> None:
    """A whole month is named as one, a day as one, an open end as what it is."""
    assert period_in_words(since, until) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-05-02", "2025-05-30", "May 2025"),
        ("2025-05-02", "2025-06-01", "May to Jun 2025"),
        ("2024-12-31", "2025-01-01", "Dec 2024 to Jan 2025"),
    ],
)
def test_months_in_words(first: str, last: str, words: str) -> None:
    """As short as they can be told."""
    assert months_in_words(first, last) == words
