"""Campaigns: copies with small edits are found, what people merely say alike is not."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pytest

from engagement.responses.campaigns import edits, find_campaigns, repeats

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


def test_a_large_campaign_is_found_whole() -> None:
    """Of 1,681 answers 1,319 are one letter and 14 edit it: one campaign of 1,333, within two, with the 14 edited."""
    chance = random.Random(2022)
    words = [
        "we",
        "our",
        "need",
        "clinic",
        "street",
        "park",
        "bus",
        "carers",
        "school",
        "waiting",
        "home",
        "nurse",
        "clean",
        "air",
        "young",
        "people",
        "help",
        "now",
    ]
    others = [" ".join(chance.choices(words, k=chance.randint(3, 60))) for _ in range(1_681 - 1_333)]
    letter = " ".join(f"{word}{place}" for place, word in enumerate(words * 6))
    edited = [
        f"{letter} and number {n} thanks you" if n % 2 else f"Dear all, number {n} writes: {letter}" for n in range(14)
    ]
    answers = [*others, *[letter] * 1_319, *edited]
    chance.shuffle(answers)

    found = find_campaigns(answers)

    assert abs(len(found[0].rows) - 1_333) <= 2
    assert len(found[0].edited) == 14
    assert {answers[row - 1] for row in found[0].edited} == set(edited)


def test_edits_are_told_word_by_word() -> None:
    """Added words are spans of the copy; words left out are told as they stood; an equal text has neither."""
    copy = "Please keep our clinic open for my mother"

    changed = edits("Please keep the clinic open for families", copy)

    assert [copy[start:end] for start, end in changed.added] == ["our", "my mother"]
    assert changed.left_out == ("the", "families")
    assert edits(copy, copy) == ((), ())
