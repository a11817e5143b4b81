"""Finding names by what stands around them."""

from __future__ import annotations

import pytest

from engagement.responses.person_names import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I saw Dr. Adesina today", ["Adesina"]),
        ("dr patel was rude", ["patel"]),
        ("my name is fatima begum and i wait", ["fatima begum"]),
        ("THANK YOU DR PATEL", ["PATEL"]),
        ("Nurse Practitioner Clinics help", []),
        ("We asked Thirunavukkarasu to speak", ["Thirunavukkarasu"]),
        ("Karthigesu walks with a stick", ["Karthigesu"]),
        ("Definately too long", []),
        ("My daughter Grace waits", ["Grace"]),
        ("Grace period is short", []),
        ("The Elizabeth line and the Francis report", []),
        ("Mark Brown's wait", ["Mark Brown"]),
        ("Brown Street and Muswell Hill", []),
        ("We met Gareth Hill", ["Gareth Hill"]),
        ("I use WhatsApp, NHS111 and Zoom", []),
        ("regards, Máire Ní Bhriain", ["Máire Ní Bhriain"]),
        ("we asked Brid O’Shaughnessy’s sister", ["Brid O’Shaughnessy"]),
        ("", []),
    ],
)
def test_names_are_told_by_what_stands_around_them(text: str, names: list[str]) -> None:
    """Titles, introductions, relatives, possessives and unknown capitalised words; never streets, brands or slips."""
    assert [text[start:end] for start, end in find_names(text)] == names
