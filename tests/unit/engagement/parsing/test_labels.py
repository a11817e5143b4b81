"""What a name says, however it is spelled."""

from __future__ import annotations

import pytest

from engagement.parsing.labels import label_of, labels_of


@pytest.mark.parametrize(
    "name",
    ["respondent_name", "respondentName", "Respondent Name", "RESPONDENT NAME", "3. Respondent name (optional)",
     "Q3 respondent name *", "respondent_name_1", "Réspondent  náme:"],
)  # fmt: skip
def test_spellings_of_one_name_are_one_label(name: str) -> None:
    """Snake and camel, numbers, accents, stars and remarks make no difference."""
    assert label_of(name) == "respondent name"


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("3: What is your name? - Name", "name"),
        ("Please enter your address [Street]", "street"),
        ("group_a/contact_phone", "contact phone"),
        ("Contact: E-mail", "e-mail"),
    ],
)
def test_the_last_part_of_a_name_is_told_apart(name: str, last: str) -> None:
    """What stands after the question, in brackets or after a group, has a label of its own."""
    assert labels_of(name)[-1] == last


def test_signs_alone_keep_a_label() -> None:
    """A name without letters is still a name."""
    assert label_of("#") == "#"
