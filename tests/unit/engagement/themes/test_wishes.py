"""What proposes something, by how it is built."""

from __future__ import annotations

import pytest

from engagement.themes.wishes import is_phrase, proposes


@pytest.mark.parametrize(
    "point",
    [
        "more buses",
        "we need a clinic",
        "they should listen",
        "ban cars",
        "it would help to have a map",
        "stop building",
    ],
)
def test_proposals(point):
    """Amounts, needs, duties, commands and what would help."""
    assert proposes(point)


@pytest.mark.parametrize(
    "point",
    [
        "more than happy",
        "we should have been told",
        "the more the better",
        "i had to wait",
        "i do not know",
        "helped me",
    ],
)
def test_what_only_sounds_like_one(point):
    """Comparisons of what is, and the past."""
    assert not proposes(point)


def test_a_story_is_no_proposal():
    """Forty words and more tell of many things."""
    assert not proposes("we need a clinic " + "and " * 40)


def test_a_phrase_has_no_verb_and_few_words():
    """ "longer hours" is a phrase, "it is late" a sentence, ten words are too many."""
    assert is_phrase("longer hours")
    assert not is_phrase("it is late")
    assert not is_phrase("a b c d e f g h i j")
