"""Answers that say nothing: which they are, and what "nothing" means by what its question asks for."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.responses.asks import asks_of
from engagement.responses.triage import Stance, stance, tray_of
from engagement.schema import BLANK, CRITICISM, IN_USE, NO_ANSWER, NOTHING, PRAISE, Asks

FIXTURES = Path(__file__).parents[3] / "fixtures"
CORPORA = Path(__file__).parents[4] / "../shared/corpora"
NHS = CORPORA / "fft_v6_NEAS_dev.csv"
WARDS = CORPORA / "fft_phase1_trustC_dev.csv"
KINDS: tuple[Asks, ...] = ("faults", "good", "yesno", "open")

SHORT = [line.split("\t") for line in (FIXTURES / "short_answers.tsv").read_text(encoding="utf-8").splitlines()]


def answers(kind: str) -> list[str]:
    """The short answers of the fixture that were judged to be of a kind."""
    return [answer for judged, answer in SHORT if judged == kind]


@pytest.mark.parametrize("answer", ["", "   ", "\n\t", "\u00a0"])
def test_no_words_at_all_are_blank(answer: str) -> None:
    """Nothing but white space is blank."""
    assert tray_of(answer) == BLANK


@pytest.mark.parametrize(
    "answer",
    ["Did not answer", "No response", "not applicable", "Prefer not to say.", "-", "--", "...", "?", "!", "-99", "-66",
     "#N/A", "NULL"],
)  # fmt: skip
def test_words_of_the_survey_tool_are_no_answer(answer: str) -> None:
    """What stands for an answer that was not given, a missing code, or marks alone, is no answer."""
    assert {tray_of(answer, asks) for asks in KINDS} == {NO_ANSWER}


@pytest.mark.parametrize("answer", answers("bare_no"))
def test_a_bare_no_is_read_through_what_was_asked(answer: str) -> None:
    """To what is bad it is praise, to what is good it is criticism, to yes or no it is an answer, else nothing."""
    assert [tray_of(answer, asks) for asks in KINDS] == [PRAISE, CRITICISM, IN_USE, NOTHING]


@pytest.mark.parametrize("answer", answers("nothing_amiss"))
def test_that_nothing_is_amiss_is_never_criticism(answer: str) -> None:
    """It is praise where faults were asked for; where good things were, it does not say that there are none."""
    assert [tray_of(answer, asks) for asks in KINDS] == [PRAISE, NOTHING, IN_USE, NOTHING]


@pytest.mark.parametrize("answer", answers("not_known"))
def test_not_to_know_says_nothing_whatever_was_asked(answer: str) -> None:
    """Who does not know, refers elsewhere or fills a box neither praises nor criticises."""
    assert {tray_of(answer, asks) for asks in KINDS} == {NOTHING}


@pytest.mark.parametrize("answer", answers("says_something"))
def test_short_answers_that_say_something_stay(answer: str) -> None:
    """Shortness alone sets nothing aside, nor does beginning with a word of denial."""
    assert {tray_of(answer, asks) for asks in KINDS} == {IN_USE}


@pytest.mark.parametrize("answer", ["👍", "👎", "❤️", "😀 😀", "★★★★", "✓", "+1", ":)", ":-(", "<3"])
def test_a_sign_is_an_answer(answer: str) -> None:
    """Thumbs, faces and hearts say something, whatever was asked."""
    assert {tray_of(answer, asks) for asks in KINDS} == {IN_USE}


@pytest.mark.parametrize("answer", ["Yes", "yes please", "Yep", "oui", "evet", "হ্যাঁ"])
def test_a_bare_yes_answers_a_yes_or_no_question_alone(answer: str) -> None:
    """To "anything else?" a bare yes says nothing, nor to what was good or bad."""
    assert [tray_of(answer, asks) for asks in KINDS] == [NOTHING, NOTHING, IN_USE, NOTHING]


@given(st.text(max_size=60))
def test_only_a_yes_or_no_question_changes_nothing_but_the_meaning_of_no(answer: str) -> None:
    """Whether an answer is blank or none at all hangs on its words alone."""
    trays = {tray_of(answer, asks) for asks in KINDS}

    assert trays <= {PRAISE, CRITICISM, IN_USE, NOTHING} or len(trays) == 1


@pytest.mark.parametrize("said", ["yes", "no", "other"])
def test_an_answer_says_yes_or_no_by_how_it_begins(said: Stance) -> None:
    """A leading yes or no, or agreeing or not; hedged answers and "no objection" are neither."""
    assert [answer for answer in answers(f"stance_{said}") if stance(answer) != said] == []


@pytest.mark.skipif(not NHS.exists(), reason="needs ../shared/corpora/fft_v6_NEAS_dev.csv")
def test_answers_that_nhs_coders_could_not_label_are_found() -> None:
    """Blank and "did not answer" together: recall at least 0.99, precision at least 0.95 of "labelling not possible".

    Bare nothings have trays of their own: the coders did read a meaning into them.
    """
    table = pd.read_csv(NHS, dtype=str, keep_default_na=False)
    unusable = table["Labelling not possible"].str.strip() != ""
    trays = [
        tray_of(raw, asks_of(asked)) for raw, asked in zip(table["FFT answer"], table["FFT question"], strict=True)
    ]
    found = pd.Series(trays).isin([BLANK, NO_ANSWER])

    assert (found & unusable).sum() / unusable.sum() >= 0.99
    assert (found & unusable).sum() / found.sum() >= 0.95


@pytest.mark.skipif(not WARDS.exists(), reason="needs ../shared/corpora")
def test_what_we_read_as_praise_nhs_coders_read_as_praise() -> None:
    """Of 1,000 and more answers to what could be better, in two trusts, 99 of 100 were coded as positive."""
    ambulances = pd.read_csv(NHS, dtype=str, keep_default_na=False)
    asked = ambulances["FFT question"] == "How could we improve?"
    trays = ambulances.loc[asked, "FFT answer"].map(lambda raw: tray_of(raw, "faults"))
    praised = ambulances.loc[asked, "Comment sentiment"][trays == PRAISE].isin(["1", "2"])
    wards = pd.read_csv(WARDS, dtype=str, keep_default_na=False)
    wards = wards[wards["question"].str.endswith("Q2")]
    levels = wards["criticality"][wards["feedback"].map(lambda raw: tray_of(raw, "faults")) == PRAISE]

    assert len(praised) + len(levels) >= 1_000
    assert (praised.sum() + levels.isin(["1", "2", "3", "4", "5"]).sum()) / (len(praised) + len(levels)) >= 0.99
