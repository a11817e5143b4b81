"""Campaigns: copies with small edits are found, what people merely say alike is not."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from engagement.responses.campaigns import find_campaigns, repeats

LETTERS = Path(__file__).parents[4] / "../shared/corpora/cms_form_letters.csv"
LETTER = (
    "I urge the Mayor to keep the walk in centre on our high street open because families without a car "
    "cannot reach the hospital in time and older people need a nurse close to home"
)
OTHER = (
    "Clean air near primary schools matters most to me since both of my children cough through the whole winter "
    "and every doctor says the main road outside their playground is the cause"
)


def test_copies_and_edited_copies_are_one_campaign() -> None:
    """Six copies, one with a word added at the end and one with words before: one campaign, two edited."""
    answers = [OTHER, LETTER, LETTER, LETTER + " please", LETTER, "Dear Sir or Madam. " + LETTER, LETTER]

    (found,) = find_campaigns(answers)

    assert found.text == LETTER
    assert found.rows == (2, 3, 4, 5, 6, 7)
    assert found.edited == (4, 6)


def test_case_and_marks_make_no_difference() -> None:
    """The same words in capitals and with other marks are an exact copy."""
    (found,) = find_campaigns([LETTER, LETTER.upper(), LETTER + "!", LETTER.replace(" ", "  "), LETTER])

    assert len(found.rows) == 5
    assert found.edited == ()


def test_four_copies_are_no_campaign() -> None:
    """A campaign takes five."""
    assert find_campaigns([LETTER] * 4) == ()


def test_short_answers_are_never_a_campaign() -> None:
    """Many people say "More parks" without anybody asking them to."""
    assert find_campaigns(["More parks"] * 50 + ["Shorter waits for the GP please"] * 50) == ()


def test_two_campaigns_come_largest_first() -> None:
    """Two letters are two campaigns, the one with more copies first."""
    found = find_campaigns([LETTER] * 5 + [OTHER] * 6)

    assert [campaign.text for campaign in found] == [OTHER, LETTER]
    assert [len(campaign.rows) for campaign in found] == [6, 5]


def test_only_long_answers_repeat() -> None:
    """A long answer that stands before word for word is a repeat; a short one is not."""
    assert repeats([LETTER, "Housing", LETTER.upper(), "Housing", OTHER]) == [2]


def test_nothing_among_nothing() -> None:
    """No answers, no campaigns and no repeats."""
    assert find_campaigns([]) == ()
    assert repeats([]) == []


@pytest.mark.skipif(not LETTERS.exists(), reason="needs ../shared/corpora/cms_form_letters.csv")
def test_a_real_form_letter_is_found() -> None:
    """At least 187 of the comments to docket CMS-2022-0163 open with one letter: one campaign of 180 or more."""
    comments = pd.read_csv(LETTERS, dtype=str, keep_default_na=False)["comment"].tolist()

    sizes = [len(campaign.rows) for campaign in find_campaigns(comments)]

    assert len([size for size in sizes if size >= 180]) == 1
