"""The words of a survey, which are no people."""

from __future__ import annotations

from engagement.responses.redact import Masker
from engagement.responses.vocabulary import vocabulary_of


def test_file_name_headings_and_choices_are_words_of_the_survey() -> None:
    """A word that no list knows is of the survey where the survey itself uses it; everyday words need no saying."""
    words = vocabulary_of("Xarvon_2019", ["How is Quellix?"], ["Brandovo", "Yes"], [])

    assert {"xarvon", "quellix", "brandovo"} <= words
    assert "yes" not in words


def test_what_several_people_write_is_no_person() -> None:
    """Four different answers with one unknown word make it the survey's; copies of one answer do not."""
    several = [f"We met Tozinoba number {number}" for number in range(4)]

    assert "tozinoba" in vocabulary_of("", [], [], several)
    assert "tozinoba" not in vocabulary_of("", [], [], several[:1] * 9)


def test_a_doctor_whom_many_name_stays_a_person() -> None:
    """Where a title stands before some of its uses, a word is a name however many use it."""
    answers = [f"Ask Ogunwale {number}" for number in range(9)] + ["Dr Ogunwale was kind"]
    masker = Masker(vocabulary=vocabulary_of("", [], [], answers))

    assert masker.mask("Ask Ogunwale 3") == "Ask [name] 3"


def test_listed_given_names_are_people_however_many_use_them() -> None:
    """Sarah on reception is known to everybody."""
    assert "sarah" not in vocabulary_of("", [], [], [f"Sarah was kind {number}" for number in range(50)])
