"""Titles are words people used, distinct, and never the question's own."""

from __future__ import annotations

import numpy as np

from engagement.themes.naming import name_themes

POINTS = [
    "mental health support now",
    "mental health crisis team",
    "mental health at school",
    "bus lanes",
    "late bus",
    "night bus",
]
LABELS = np.array([0, 0, 0, 1, 1, 1])


def test_phrases_that_many_use_name_the_theme():
    """The phrase that all points of a theme share is its title; acronyms keep their capitals."""
    names = name_themes(POINTS, np.ones(6), LABELS)

    assert names[0].title == "Mental health"
    assert "bus" in names[1].title.lower()


def test_question_words_do_not():
    """A phrase made of the question's words alone names nothing."""
    names = name_themes(POINTS, np.ones(6), LABELS, questions=["What about mental health?"])

    assert names[0].title.lower() != "mental health"


def test_titles_are_distinct():
    """Two themes with the same words still get different titles."""
    names = name_themes(["damp flat", "damp flats", "damp flat!"], np.ones(3), np.array([0, 1, 2]))

    assert len({name.title.lower() for name in names}) == 3


def test_no_common_words_are_told():
    """A theme of words without meaning gets a plain name rather than none."""
    assert name_themes(["of the and"], np.ones(1), np.array([0]))[0].title == "Other points (1)"
