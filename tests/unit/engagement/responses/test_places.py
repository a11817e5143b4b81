"""Boroughs and systems out of what people type."""

from __future__ import annotations

import pytest

from data import bundled
from engagement.responses.districts import BOROUGH_OF
from engagement.responses.places import Place, find_place

BOROUGHS = list(zip(bundled.boroughs()["borough"], bundled.boroughs()["system"], strict=True))


def test_there_are_33() -> None:
    """32 boroughs and the City."""
    assert len(BOROUGHS) == 33


@pytest.mark.parametrize("form", ["{}", "  {} ", "LB {}", "London Borough of {}", "{} Council"])
def test_every_borough_is_known_in_its_usual_forms(form: str) -> None:
    """All 33 names, bare or as officials write them, in any case, lead to the borough and its system."""
    for borough, system in BOROUGHS:
        assert find_place(form.format(borough)) == Place(borough, system)
        assert find_place(form.format(borough).upper()) == Place(borough, system)


@pytest.mark.parametrize(
    ("words", "borough"),
    [
        ("LB Hackney", "Hackney"),
        ("Barking & Dagenham", "Barking and Dagenham"),
        ("RBKC", "Kensington and Chelsea"),
        ("Royal Borough of Greenwich", "Greenwich"),
        ("City of Westminster", "Westminster"),
        ("Kingston-upon-Thames", "Kingston upon Thames"),
        ("Richmond", "Richmond upon Thames"),
        ("the City", "City of London"),
        ("Hackney, London", "Hackney"),
    ],
)
def test_other_names(words: str, borough: str) -> None:
    """Short and official names lead to the same borough."""
    assert find_place(words).borough == borough


@pytest.mark.parametrize(
    ("postcode", "place"),
    [
        ("E8", Place("Hackney", "NE")),
        ("e8 1ea", Place("Hackney", "NE")),
        ("CR0 1EA", Place("", "SW")),  # Croydon and Sutton, both South West
        ("N1", Place("", "")),  # Camden, Hackney, Islington: two systems
        ("SW1A 2AA", Place("", "NW")),  # SW1: Kensington and Chelsea, Westminster
        ("M1 1AE", Place()),  # Manchester
    ],
)
def test_postcodes(postcode: str, place: Place) -> None:
    """A postcode tells a borough only where it lies in one, a system only where all its boroughs share it."""
    assert find_place(postcode) == place


@pytest.mark.parametrize(
    ("words", "system"),
    [("North West London", "NW"), ("north-central", "NC"), ("North East London ICS", "NE"), ("South East", "SE")],
)
def test_systems(words: str, system: str) -> None:
    """A system is known by its name, and no borough is made up for it."""
    assert find_place(words) == Place("", system)


@pytest.mark.parametrize("words", ["", "   ", "Paris", "London", "prefer not to say", "12345", "健康"])
def test_what_is_no_place_stays_blank(words: str) -> None:
    """Nothing is guessed."""
    assert find_place(words) == Place()


@pytest.mark.parametrize(
    ("words", "borough"),
    [
        ("SE14 New Cross", "Lewisham"),
        ("N15 South Tottenham", "Haringey"),
        ("SW2 1AA, Brixton", "Lambeth"),
        ("Woolwich (SE18)", "Greenwich"),
        ("SE5 Camberwell", "Southwark"),  # SE5 lies in Lambeth and Southwark: the district decides
        ("NW1 Camden Town", "Camden"),
        ("E1 Whitechapel", "Tower Hamlets"),
        ("N1 Hackney", "Hackney"),
        ("N1 Peckham", ""),  # no part of N1
        ("Walthamstow", "Waltham Forest"),
        ("Bow, London", "Tower Hamlets"),
        ("Leyton, Waltham Forest", "Waltham Forest"),
        ("I would prefer not to say", ""),
        ("Other", ""),
        ("M1 Manchester", ""),
    ],
)
def test_a_district_leads_to_its_borough(words: str, borough: str) -> None:
    """A postcode district with its place, in either order, and a district by itself."""
    assert find_place(words).borough == borough


def test_every_district_lies_in_a_borough_that_there_is() -> None:
    """The list names the 33 boroughs as the bundled table spells them, each at least once."""
    assert set(BOROUGH_OF.values()) == {borough for borough, _ in BOROUGHS}
