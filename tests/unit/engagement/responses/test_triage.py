"""Answers that say nothing: which they are, and what "nothing" means under its question."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from engagement.responses.triage import nothing_means, tray_of
from engagement.schema import BLANK, CRITICISM, IN_USE, NO_ANSWER, NOTHING, PRAISE

NHS = Path(__file__).parents[4] / "../shared/corpora/fft_v6_NEAS_dev.csv"


@pytest.mark.parametrize("answer", ["", "   ", "\n\t", "\u00a0"])
def test_no_words_at_all_are_blank(answer: str) -> None:
    """Nothing but white space is blank."""
    assert tray_of(answer) == BLANK


@pytest.mark.parametrize(
    "answer", ["Did not answer", "No response", "not applicable", "Prefer not to say.", "-", "..."]
)
def test_words_of_the_survey_tool_are_no_answer(answer: str) -> None:
    """What stands for an answer that was not given, or marks alone, is no answer."""
    assert tray_of(answer) == NO_ANSWER


@pytest.mark.parametrize("answer", ["Nothing", "none.", "N/A", "n.a.", "No comment", "Don’t know", "No!"])
def test_bare_nothings_are_set_aside(answer: str) -> None:
    """A bare "nothing", in any of its spellings, says nothing where no question gives it a meaning."""
    assert tray_of(answer) == NOTHING


@pytest.mark.parametrize(
    "answer",
    ["Housing", "GP", "Nothing works", "No parks near us", "Not enough nurses", "None of the lifts work", "健康", "5"],
)
def test_short_answers_that_say_something_stay(answer: str) -> None:
    """Shortness alone sets nothing aside, nor does beginning with a word of denial."""
    assert tray_of(answer) == IN_USE


@pytest.mark.parametrize(
    ("question", "means"),
    [
        ("What could we improve?", "praise"),
        ("What would make your area better?", "praise"),
        ("What did you like about it?", "criticism"),
        ("What was good?", "criticism"),
        ("Where do you live?", ""),
    ],
)
def test_nothing_means_what_its_question_makes_of_it(question: str, means: str) -> None:
    """Nothing to improve is praise, nothing good is criticism; elsewhere it is neither."""
    assert nothing_means(question) == means


@pytest.mark.parametrize("answer", ["Nothing", "none.", "No", "Nothing really", "No complaints"])
def test_a_bare_nothing_is_read_through_its_question(answer: str) -> None:
    """To what could improve it is praise, to what was good it is criticism; "n/a" stays without a meaning."""
    assert tray_of(answer, "What could we improve?") == PRAISE
    assert tray_of(answer, "What was good?") == CRITICISM
    assert tray_of("n/a", "What could we improve?") == NOTHING


@pytest.mark.skipif(not NHS.exists(), reason="needs ../shared/corpora/fft_v6_NEAS_dev.csv")
def test_answers_that_nhs_coders_could_not_label_are_found() -> None:
    """Blank and "did not answer" together: recall at least 0.99, precision at least 0.95 of "labelling not possible".

    Bare nothings have trays of their own: the coders did read a meaning into them.
    """
    table = pd.read_csv(NHS, dtype=str, keep_default_na=False)
    unusable = table["Labelling not possible"].str.strip() != ""
    trays = [tray_of(*row) for row in zip(table["FFT answer"], table["FFT question"], strict=True)]
    found = pd.Series(trays).isin([BLANK, NO_ANSWER])

    assert (found & unusable).sum() / unusable.sum() >= 0.99
    assert (found & unusable).sum() / found.sum() >= 0.95
