"""Short answers to open questions are words; short facts are not."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.parsing.column_values import values_of
from engagement.parsing.own_words import why_text_under

SHORT = [
    "the river",
    "quiet",
    "my street",
    "shops",
    "the buses",
    "library",
    "the library",
    "friends",
    "green",
    "schools",
]
SAID = [*SHORT, *SHORT[:6], "shop", "a bus", "neighbours", "nothing", "river walks", "quiet streets"]
FACTS = [
    "Beauty and hair",
    "Private health care",
    "Road freight",
    "Adult social care",
    "Home repairs",
    "Food retail",
    "Public transport",
    "Youth work",
    "Higher education",
    "Local press",
    "Sports clubs",
    "Care of older people",
]


def why(name: str, values: list[str]) -> str:
    return why_text_under(name, values_of(pd.Series(values, dtype=str)))


@pytest.mark.parametrize(
    "name",
    [
        "What is the best thing about living here?",
        "What do you like about your area?",
        "In one word, how do you feel here?",
        "Biggest challenge",
        "What puts you off walking?",
        "Name one thing we should change",
    ],
)
def test_short_answers_to_an_open_question_are_words(name: str) -> None:
    """Though people say "quiet" and "the river" again and again."""
    assert why(name, SAID) == "short answers to an open question"


@pytest.mark.parametrize(
    "name",
    [
        "industry",
        "Course",
        "What is the official name of your course?",
        "Department / team",
        "Which sector?",
        "job_title",
    ],
)
def test_short_facts_are_not(name: str) -> None:
    """Nearly all of them differ, and none is said in words of one's own."""
    assert not why(name, FACTS)


def test_a_name_that_says_nothing_leaves_it_to_how_people_write() -> None:
    """Under "Q7", small letters and words of speech are an answer; names of things are facts."""
    assert why(
        "Q7",
        [
            "more nurses at night",
            "a kinder desk",
            "shorter waits",
            "parking near the ward",
            "we need a lift",
            "less noise",
            "somewhere to sit",
            "better food",
            "longer hours",
            "no more forms",
            "my own room",
            "a quiet garden",
        ],
    )
    assert not why("Q7", FACTS)


def test_speech_under_the_name_of_a_fact_is_speech() -> None:
    """A box called "Service" in which people wrote sentences."""
    assert why(
        "Service",
        [
            f"The clinic was closed when I came at {hour} and nobody said why."
            for hour in ["six", "seven", "eight", "nine", "ten"]
        ],
    )


def test_a_list_of_choices_is_none() -> None:
    """Options that begin with capitals and come back are picked, even under an open question."""
    options = [f"Option {letter}" for letter in "ABCDEFGHIJKLMN"]
    assert not why("What is the main reason?", options * 3)
