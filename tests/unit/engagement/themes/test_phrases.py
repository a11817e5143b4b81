"""Phrases are counted by people, in the form most of them write, and a negation turns them."""

from __future__ import annotations

import numpy as np

from engagement.themes.phrases import Phrases


def phrases(points, people=None, labels=None, **more):
    people = [[at] for at in range(len(points))] if people is None else people
    return Phrases(
        points, people, np.zeros(len(points), dtype=np.int64) if labels is None else np.array(labels), **more
    )


def test_people_count_and_not_letters():
    """One person who says it nine times is one."""
    held = phrases(["ball court"] * 9 + ["damp"], [[0]] * 9 + [[1]])

    assert held.users[0]["ball", "court"] == {0}
    assert held.shared_words() == frozenset()


def test_a_negation_belongs_to_its_phrase():
    """ "Could not fault" is no fault; "no dentist" is a phrase of its own."""
    held = phrases(["could not fault it", "cannot fault the staff", "no dentist", "no dentist here"])

    assert not held.names(("fault",))
    assert held.names(("no", "dentist"))


def test_the_form_that_most_write():
    """A capital inside a sentence stays, one that only begins it goes; a slip is put right."""
    held = phrases(["Phone the GP please", "my GP", "the acommodation", "accommodation"])

    assert held.form(("gp",)) == "GP"
    assert held.form(("accommod",)) == "accommodation"


def test_the_frame_names_nothing():
    """Words that most people of most themes use are the frame of the answers."""
    held = phrases([f"more options for {thing}" for thing in ("yoga", "judo", "soup", "bread")], labels=[0, 0, 1, 1])

    assert not held.names(("option",))
