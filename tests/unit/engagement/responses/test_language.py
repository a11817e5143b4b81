"""Telling languages apart by their commonest words."""

from __future__ import annotations

import pytest

from engagement.responses.language import language, language_of_column


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The queue is too long and nobody answers the phone", "en"),
        ("Die Schlange ist zu lang und niemand geht ans Telefon", "de"),
        ("La queue est trop longue et personne ne répond", "fr"),
        ("La cola es muy larga y nadie contesta por teléfono", "es"),
        ("De rij is te lang en niemand neemt op, het is niet goed", "nl"),
        ("Kolejka jest za długa i nie ma lekarza na miejscu", "pl"),
        ("I met Maria de la Cruz and Juan del Rio at the clinic", "en"),
        ("Bahnhof", "en"),
        ("", "en"),
    ],
)
def test_a_text_tells_its_language(text: str, code: str) -> None:
    """A few common words are enough; names from elsewhere in an English text are not."""
    assert language(text) == code


def test_a_text_that_does_not_tell_is_of_its_column() -> None:
    """One noun says nothing by itself; its column does."""
    column = ["Die Schlange ist zu lang", "Bahnhof", "Der Arzt ist nicht da", "The wait is long"]

    assert language_of_column(column) == "de"
    assert language("Bahnhof", otherwise=language_of_column(column)) == "de"
    assert language_of_column([]) == "en"
