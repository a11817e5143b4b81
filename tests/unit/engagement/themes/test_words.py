"""Words of a text: tokens, stems, and what carries no topic."""

from __future__ import annotations

import pytest

from engagement.themes.words import stem, stop_words, tokens


def test_masks_are_no_words():
    """What a mask hides is no word, nor is the mask."""
    assert tokens("Ask [name] on [phone] about Parkinson’s and GPs") == [
        "ask",
        "on",
        "about",
        "parkinson",
        "and",
        "gps",
    ]


def test_forms_of_a_word_share_a_stem():
    """Plural and other forms meet in one stem (Porter2: waiting, waits -> wait)."""
    assert {stem(word) for word in ("waiting", "waits", "waited")} == {"wait"}


def test_tone_and_grammar_name_nothing():
    """Tone, fillers and grammar carry no topic; topics do."""
    assert {"friendly", "excellent", "the", "monday"} <= stop_words()
    assert not {"damp", "dentist", "waiting", "staff", "bus"} & stop_words()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A & E said X-ray, R&D and B12", ["a&e", "said", "x-ray", "r&d", "and", "b12"]),
        ("don't ring 111 at 20mph, 24/7", ["dont", "ring", "111", "at", "20mph", "24/7"]),
        ("mental-health drop-in, snake_case", ["mental", "health", "drop-in", "snake", "case"]),
    ],
)
def test_words_are_the_same_whatever_stands_beside_them(text, words):
    """Plain letters are read by a quicker pattern than other scripts, and give the same words."""
    assert tokens(text) == words
    assert tokens(f"{text} café") == [*words, "café"]
