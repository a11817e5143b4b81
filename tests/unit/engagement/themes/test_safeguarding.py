"""Words of harm are found in any form, and everyday words that hold them are not."""

from __future__ import annotations

from engagement.themes.safeguarding import safeguarding


def test_words_of_harm_are_found_and_others_left() -> None:
    """Beginnings of words count, insides of words do not."""
    texts = [
        "He was suicidal for weeks",
        "They gave me the WRONG DOSE",
        "More skilled nurses",
        "Please plant trees",
        "",
    ]

    assert safeguarding(texts).tolist() == [True, True, False, False, False]
