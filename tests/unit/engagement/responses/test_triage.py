"""Answers that say nothing: which they are, and what "nothing" means under its question."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from engagement.responses.triage import nothing_means, tray_of
from engagement.schema import BLANK, IN_USE, NO_ANSWER, NOTHING

NHS = Path(__file__).parents[4] / "../shared/corpora/fft_v6_NEAS_dev.csv"


@pytest.mark.parametrize("answer", ["", "   ", "\n\t", "\u00a0"])
def test_no_words_at_all_are_blank(answer: str) -> None:
    """Nothing but white space is blank."""
    assert tray_of(answer) == BLANK


@pytest.mark.parametrize("answer", ["Did not answer", "No response", "not applicable", "Prefer not to say."])
def test_words_of_the_survey_tool_are_no_answer(answer: str) -> None:
    """What stands for an answer that was not given is no answer."""
    assert tray_of(answer) == NO_ANSWER


@pytest.mark.parametrize("answer", ["Nothing", "none.", "N/A", "n.a.", "No comment", "Don’t know", "-", "...", "No!"])
def test_bare_nothings_are_set_aside(answer: str) -> None:
    """A bare "nothing", in any of its spellings, or marks alone, say nothing."""
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


@pytest.mark.skipif(not NHS.exists(), reason="needs ../shared/corpora/fft_v6_NEAS_dev.csv")
def test_answers_that_nhs_coders_could_not_label_are_set_aside() -> None:
    """Recall at least 0.99 of what coders could not label; precision over every tray at least 0.75.

    Precision is 0.77 because coders did label "nothing" where its question gives it a meaning. Over the trays
    blank and no answer alone, which nobody can read anything into, it is to be 0.95.
    """
    table = pd.read_csv(NHS, dtype=str, keep_default_na=False)
    unusable = table["Labelling not possible"].str.strip() != ""
    trays = table["FFT answer"].map(tray_of)
    aside = trays != IN_USE
    sure = trays.isin([BLANK, NO_ANSWER])

    assert (aside & unusable).sum() / unusable.sum() >= 0.99
    assert (aside & unusable).sum() / aside.sum() >= 0.75
    assert (sure & unusable).sum() / sure.sum() >= 0.95
