"""Columns that hold personal details, by their name or by what they hold."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.parsing.column_values import values_of
from engagement.parsing.personal import why_personal_by_name, why_personal_by_values
from engagement.parsing.roles import guess_roles

PEOPLE = [
    "Asha Okonjo",
    "Tom Baker",
    "Priya Patel",
    "J. Smith",
    "Fatima Begum",
    "Dr Khan",
    "Li Wei",
    "Sarah O'Neil",
    "Mary-Ann Jones",
    "Will Young",
]
STREETS = ["1 Elm Avenue", "Flat 3, 12 Mill Lane, London SE5", "Hauptstraße 7", "4 rue de la Paix", "22b Oak Road"]
OPINIONS = ["Long queues", "Cut off", "Costs too much", "No signal", "Menus", "Hold music", "Nobody answers"]


def by_name(name: str, values: list[str]) -> bool:
    return bool(why_personal_by_name(name, values_of(pd.Series(values, dtype=str))))


def by_values(values: list[str]) -> bool:
    return bool(why_personal_by_values(values_of(pd.Series(values, dtype=str))))


@pytest.mark.parametrize(
    "name",
    [
        "respondent_name",
        "firstName",
        "Full Name *",
        "Your name (optional)",
        "What is your full name?",
        "Completed by",
        "Name of person completing this form",
        "Contact person",
        "GP name",
        "signature_image",
        "Signed by",
        "Initials",
        "telephone_1",
        "contact_phone",
        "Tel. No.",
        "Mobile no.",
        "Phone number (if you would like a call)",
        "fax",
        "emailAddress",
        "E mail",
        "Email ID",
        "Name, address and phone number",
        "home_address",
        "AddressLine1",
        "Twitter handle",
        "LinkedIn profile",
        "Instagram",
        "user-agent",
        "Browser Meta Info",
        "ip_address",
        "gps_latitude",
        "date_of_birth",
        "nhs_no",
        "Vorname",
        "Nom de famille",
        "Prénom",
        "Apellidos",
        "Nome e cognome",
        "Voornaam",
        "E-Mail-Adresse",
        "Courriel",
        "Correo electrónico",
        "Telefonnummer",
        "Numéro de téléphone",
        "Teléfono",
        "Anschrift",
        "Dirección",
        "Geburtsdatum",
        "Unterschrift",
        "Имя",
        "姓名",
        "الاسم",
    ],
)
def test_a_name_says_so_in_any_spelling(name: str) -> None:
    """English and the commonest other languages, in snake case, camel case, numbered, with remarks."""
    assert by_name(name, ["a", "b", "c"])


@pytest.mark.parametrize(
    "name",
    [
        "What puts you off using the telephone line?",
        "How do you prefer to book: phone or online?",
        "Organisation name",
        "How useful is our email newsletter?",
        "What should we address first?",
        "Street lighting",
        "Mobile clinic",
        "Preferred contact method",
        "Name of your GP practice",
        "Event name",
        "Home visits",
        "Access to a phone",
    ],
)
def test_a_question_that_mentions_one_asks_for_none(name: str) -> None:
    """The whole name decides, never a word inside it."""
    assert not by_name(name, OPINIONS)


def test_ticks_and_yes_or_no_are_no_details() -> None:
    """A choice called "Phone", and whether somebody would give their name."""
    frame = pd.DataFrame(
        {"Reach us by?: Phone": ["Phone", "", "Phone"], "Would you leave your name?": ["Yes", "No", "No"]}
    )
    roles = guess_roles(frame, {"Reach us by?: Phone": "Reach us by?"})
    assert [role.kind for role in roles.values()] == ["choices", "choice"]


@pytest.mark.parametrize(
    "values",
    [
        PEOPLE,
        STREETS,
        ["@oak", "@elm_9", "@ash.tree"],
        ["(212) 555-0100", "07700 900123 ext 4", "+49 30 901820"],
        [
            "Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/115.0",
            "Mozilla/5.0 (iPhone) AppleWebKit/605.1 Safari/604.1",
        ],
        ["51.5074, -0.1278", "51.4613,-0.1156"],
        ["data:image/png;base64,iVBORw0", "data:image/png;base64,iVBORw1"],
    ],
)
def test_values_give_it_away_whatever_the_name(values: list[str]) -> None:
    """Names, addresses, handles, telephone numbers, browsers, places on the map, drawn signatures."""
    assert by_values(values)


@pytest.mark.parametrize(
    "values",
    [
        OPINIONS,
        ["Staff Nurse", "Ward Sister", "Link Worker", "Matron", "Porter", "Cook"],
        ["Data Analysis", "First Aid", "Community Nursing", "Leading Teams", "Infection Control", "Health Economics"],
        ["01-03-2026", "02-03-2026", "13-03-2026"],
        ["0.123456789012", "0.223456789012", "1.5"],
        ["1 more bus an hour", "2 nurses on the ward", "3 weeks is too long"],
        ["Camden Town", "Green Lanes", "North End", "Mile End", "Kings Cross", "South Bank"],
    ],
)
def test_other_short_values_are_no_details(values: list[str]) -> None:
    """Opinions, jobs, courses, dates, fractions and places."""
    assert not by_values(values)
