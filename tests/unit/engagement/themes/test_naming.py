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
ALONE = [[at] for at in range(6)]
LABELS = np.array([0, 0, 0, 1, 1, 1])


def test_phrases_that_many_use_name_the_theme():
    """The phrase that all points of a theme share is its title; acronyms keep their capitals."""
    names = name_themes(POINTS, ALONE, LABELS).names

    assert names[0].title == "Mental health"
    assert "bus" in names[1].title.lower()


def test_question_words_do_not():
    """A phrase made of the question's words alone names nothing."""
    names = name_themes(POINTS, ALONE, LABELS, questions=["What about mental health?"]).names

    assert names[0].title.lower() != "mental health"


def test_titles_are_distinct():
    """Two themes with the same words still get different titles."""
    names = name_themes(["damp flat", "damp flats", "damp flat!"], [[0], [1], [2]], np.array([0, 1, 2])).names

    assert len({name.title.lower() for name in names}) == 3


def test_no_common_words_are_told():
    """A theme of words without meaning gets a plain name rather than none."""
    assert name_themes(["of the and"], [[0]], np.array([0])).names[0].title == "Points with few words in common"


def test_phrases_stand_in_the_form_that_people_used():
    """Words between two others stay where they join them; the commonest form is shown, not its stem."""
    points = ["access to services", "access to services here", "accessing to service", "bus", "bus", "late bus"]

    assert name_themes(points, ALONE, np.array([0, 0, 0, 1, 1, 1])).names[0].title == "Access to services"


def test_manner_and_pace_name_nothing():
    """ "Caring" and "quickly" say how, not what."""
    points = ["caring nurses", "caring nurses quickly", "nurses", "bus", "bus", "late bus"]
    titles = [name.title.lower() for name in name_themes(points, ALONE, np.array([0, 0, 0, 1, 1, 1])).names]

    assert titles == ["nurses", "bus"]


def test_phrases_of_a_theme_do_not_repeat_each_other():
    """ "Noise" and "noisy" share their beginning, so only one of them stands."""
    points = ["noise noisy tv", "noise tv", "noisy noise", "bus", "bus", "late bus"]

    assert name_themes(points, ALONE, np.array([0, 0, 0, 1, 1, 1])).names[0].phrases == ("noise", "tv")


def test_a_bare_deed_is_no_title():
    """ "Called" says nothing of what; the next phrase does."""
    points = ["called reception", "reception called", "called", "bus", "bus", "late bus"]

    assert name_themes(points, ALONE, np.array([0, 0, 0, 1, 1, 1])).names[0].title == "Reception"
