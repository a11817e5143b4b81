"""Campaigns: copies with small edits are found, what people merely say alike is not."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pandas as pd
import pytest

from engagement.responses.campaigns import edits, find_copies

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

    (found,) = find_copies(answers).campaigns

    assert found.text == LETTER
    assert found.rows == (2, 3, 4, 5, 6, 7)
    assert found.edited == (4, 6)


def test_case_and_marks_make_no_difference() -> None:
    """The same words in capitals and with other marks are an exact copy."""
    (found,) = find_copies([LETTER, LETTER.upper(), LETTER + "!", LETTER.replace(" ", "  "), LETTER]).campaigns

    assert len(found.rows) == 5
    assert found.edited == ()


def test_four_copies_are_no_campaign() -> None:
    """A campaign takes five."""
    assert find_copies([LETTER] * 4).campaigns == ()


def test_short_answers_are_never_a_campaign() -> None:
    """Many people say "More parks" without anybody asking them to."""
    assert find_copies(["More parks"] * 50 + ["Shorter waits for the GP please"] * 50).campaigns == ()


def test_two_campaigns_come_largest_first() -> None:
    """Two letters are two campaigns, the one with more copies first."""
    found = find_copies([LETTER] * 5 + [OTHER] * 6).campaigns

    assert [campaign.text for campaign in found] == [OTHER, LETTER]
    assert [len(campaign.rows) for campaign in found] == [6, 5]


def test_only_long_answers_repeat() -> None:
    """A long answer that stands before word for word is a repeat; a short one is not."""
    assert find_copies([LETTER, "Housing", LETTER.upper(), "Housing", OTHER]).repeats == [2]


def test_nothing_among_nothing() -> None:
    """No answers, no campaigns and no repeats."""
    assert find_copies([]).campaigns == ()
    assert find_copies([]).repeats == []


THINGS = (
    "the chemist", "hospital parking", "noise from the flyover", "the bus shelter", "lunches at school",
    "dental check-ups", "hearing tests", "respite", "damp", "litter bins", "physiotherapy",
    "the cost of swimming", "street lights",
)  # fmt: skip
"""Short things that people ask for, each once."""


def test_answers_that_fill_in_a_sentence_are_no_campaign() -> None:
    """A stem of eighteen words that everybody completes in another way says what each wants, and is no letter."""
    stem = "What I would most like to see done about health in the part of London where I live is"

    assert find_copies([f"{stem} {thing}." for thing in THINGS]).campaigns == ()


def test_a_popular_end_of_a_sentence_is_no_campaign() -> None:
    """Six people complete it alike and twelve otherwise; nobody sent a letter, and nobody repeats anybody."""
    stem = "What I would most like to see done about health in the part of London where I live is"
    answers = [f"{stem} damp"] * 6 + [f"{stem} {thing}" for thing in THINGS]

    assert find_copies(answers).campaigns == ()
    assert find_copies(answers).repeats == []


def test_blanks_filled_in_within_a_sentence_are_no_campaign() -> None:
    """Two blanks in one sentence of a dozen fixed words."""
    answers = [
        f"In my part of town I would ask the council to spend more on {thing} since {other} has its share of it"
        for thing, other in zip(THINGS, reversed(THINGS), strict=True)
    ]

    assert find_copies(answers).campaigns == ()


def test_the_question_within_answers_makes_no_copies() -> None:
    """Who repeats the question before the answer copies the question, which everybody was sent."""
    question = "What do you think would help older people in your street to stay well through the coming winter months?"

    assert find_copies([f"{question} I would say {thing}" for thing in THINGS], question).campaigns == ()
    assert find_copies([f"{question} {THINGS[0]}", f"{question} {THINGS[0]}"], question).repeats == []


def test_a_letter_with_the_question_before_it_is_a_campaign_still() -> None:
    """What is left of the answers without the question is the letter."""
    question = "What do you think would help older people in your street to stay well through the coming winter months?"

    (found,) = find_copies([f"{question} {LETTER}", *[LETTER] * 5], question).campaigns

    assert found.rows == (1, 2, 3, 4, 5, 6)


def test_a_letter_with_a_paragraph_of_ones_own_is_a_campaign() -> None:
    """Nobody sent the letter alone, and what each added is longer than it."""
    chance = random.Random(7)
    own = [" ".join(f"own{chance.randrange(10_000)}" for _ in range(45)) for _ in range(9)]

    (found,) = find_copies([f"{LETTER}. {words}." for words in own] + [OTHER]).campaigns

    assert found.rows == tuple(range(1, 10))


def test_a_letter_with_blanks_for_names_is_a_campaign() -> None:
    """A letter of four sentences with a place to fill in shares far more than it differs in."""
    answers = [
        f"As somebody who lives near {thing} I ask you to think again. {LETTER}. Families told us at {thing} that they "
        "would have to take two buses, and those who work nights would not go at all. Please listen to them"
        for thing in THINGS
    ]

    (found,) = find_copies(answers).campaigns

    assert len(found.rows) == len(THINGS)


def test_an_answer_that_quotes_two_letters_does_not_join_them() -> None:
    """It belongs to one of them; they stay two campaigns."""
    both = f"{LETTER}. {OTHER}"

    found = find_copies([*[LETTER] * 6, both, *[OTHER] * 7]).campaigns

    assert sorted(len(campaign.rows) for campaign in found) in ([6, 8], [7, 7])
    assert sum(7 in campaign.rows for campaign in found) == 1


def test_an_answer_that_quotes_two_edited_letters_does_not_join_them() -> None:
    """The same where no copy is like another, and where several quote both."""
    letters = [f"{text} {thing}" for text in (LETTER, OTHER) for thing in THINGS[:6]]

    found = find_copies(
        [*letters, *[f"{LETTER}. {OTHER}. {thing}" for thing in THINGS[:2]], LETTER, LETTER, OTHER, OTHER]
    ).campaigns

    assert len(found) == 2


def test_letters_within_a_frame_are_found() -> None:
    """Everybody begins with the sentence that the tool put there; only those who sent the letter are a campaign."""
    stem = "This is what I as a person who lives or works in this part of the city want you to know"
    answers = [f"{stem}: {LETTER}"] * 7 + [f"{stem}: {thing}" for thing in THINGS]

    (found,) = find_copies(answers).campaigns

    assert found.rows == tuple(range(1, 8))


def test_many_answers_take_time_in_proportion() -> None:
    """Eight times the answers take at most forty times as long."""
    chance = random.Random(3)
    words = [f"word{n}" for n in range(400)]

    def seconds(count: int) -> float:
        texts = [" ".join(chance.choices(words, k=20)) for _ in range(count // 10)]
        answers = [f"{chance.choice(texts)} {chance.choice(words)}" for _ in range(count)]
        began = time.process_time()
        find_copies(answers)
        return time.process_time() - began

    seconds(500)
    assert seconds(16_000) <= 40 * max(seconds(2_000), 0.05)


@pytest.mark.skipif(not LETTERS.exists(), reason="needs ../shared/corpora/cms_form_letters.csv")
def test_a_real_form_letter_is_found() -> None:
    """At least 187 of the comments to docket CMS-2022-0163 open with one letter: one campaign of 180 or more."""
    comments = pd.read_csv(LETTERS, dtype=str, keep_default_na=False)["comment"].tolist()

    sizes = [len(campaign.rows) for campaign in find_copies(comments).campaigns]

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

    found = find_copies(answers).campaigns

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
