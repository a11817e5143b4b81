"""Street addresses in what people write: a house with its number, a flat with its house, a house with a name."""

from __future__ import annotations

import pytest

from engagement.responses.addresses import find_addresses
from engagement.responses.redact import mask


def found(text: str) -> list[str]:
    """The addresses found in a text, each once: two rules may find one."""
    return list(dict.fromkeys(text[start:end] for _, start, end in find_addresses(text, text.lower())))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Nobody calls at Rose Cottage, Mill Lane, since the bus went.", "Rose Cottage, Mill Lane"),
        ("Write to The Old Rectory, Church Road please.", "The Old Rectory, Church Road"),
        ("We live at Elm House, Park Street and it is damp.", "Elm House, Park Street"),
        ("My address is Home Farm, Bury Lane.", "Home Farm, Bury Lane"),
        ("I live at 14 Rose Street.", "14 Rose Street"),
    ],
)
def test_a_house_with_its_street_is_found(text: str, address: str) -> None:
    """With a number, or with a name of a house that is a home or that somebody lives in."""
    assert found(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Toynbee House, Commercial Street has a good advice desk.",
        "City Hall, Kamal Chunchie Way is far from here.",
        "The Cottage Hospital in Church Road should reopen.",
        "More benches in Mill Lane and by the cottage.",
    ],
)
def test_where_people_go_is_no_address_of_theirs(text: str) -> None:
    """Offices, hospitals and streets alone stay."""
    assert found(text) == []


def test_a_house_without_a_number_is_hidden_where_no_digit_stands() -> None:
    """The masking looks for houses with a name in every answer."""
    assert mask("Nobody calls at Rose Cottage, Mill Lane.") == "Nobody calls at [address]."
