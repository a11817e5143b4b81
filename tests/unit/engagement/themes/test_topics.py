"""Lists of known topics are read, typed, and suggested by how much they explain."""

from __future__ import annotations

import pytest

from engagement.errors import ThemeError
from engagement.themes.topics import Sayings, bundled_lists, explained, read_typed, suggested

HEALTH = [
    "I cannot get a GP appointment", "the waiting list for my operation is months long", "no NHS dentist takes us",
    "mental health support for teenagers", "air pollution outside the school", "damp and mould in our flat",
    "carers need a break", "knife crime frightens my children",
]  # fmt: skip
KITCHEN = [
    "a bigger oven", "marble worktops crack", "the tap drips on the left", "drawers that close softly",
    "more sockets behind the counter", "the blue tiles, not the grey", "an island with stools", "a quieter extractor",
]  # fmt: skip


def test_the_lists_that_come_along():
    """Health and care has its topics in families; experience of care is a list of its own."""
    health, experience = bundled_lists()

    assert (health.name, experience.name) == ("Health and care", "Experience of care")
    assert len(set(health.families.tolist())) < len(health.topics)


def test_a_typed_list():
    """A bare title works; sayings stand after the colon; a name counts once; each topic is its own family."""
    typed = read_typed("Parks\nGetting a GP: engaged at eight | gone by nine\n\n parks \n")

    assert [topic.name for topic in typed.topics] == ["Parks", "Getting a GP"]
    assert typed.topics[1].sayings == ("engaged at eight", "gone by nine")
    assert typed.families.tolist() == [0, 1]


def test_a_list_without_a_name_is_refused():
    """What to write is said."""
    with pytest.raises(ThemeError, match="one a line"):
        read_typed(" \n : just sayings")


def test_health_gets_its_list_and_a_kitchen_none():
    """The list that explains half of what people wrote is suggested; a kitchen survey gets none."""
    table = explained(HEALTH)

    assert suggested(HEALTH) == bundled_lists()[0]
    assert suggested(KITCHEN) is None
    assert table["share"].between(0, 1).all()
    assert explained([])["share"].tolist() == [0.0, 0.0]


def test_what_is_nearer_to_another_subject_is_not_explained():
    """How people learnt to program sounds like looking after oneself and training of staff, and gets no list."""
    learnt = ["Self-taught", "On the job", "PhD in physics", "Online courses", "Trial and error", "University modules"]
    learnt += ["Reading books and code", "From colleagues at work", "A computer science degree", "Practice over years"]

    assert suggested(learnt) is None
    assert explained(learnt)["share"].max() <= 0.2


def test_the_nearest_sayings_decide():
    """By hand: of three sayings the two nearest have 0.9 and 0.5, mean 0.7."""
    import numpy as np

    sayings = Sayings(read_typed("a: b | c"), lambda texts: np.eye(len(texts)))

    assert sayings.nearest(np.array([[0.9, 0.1, 0.5]]), 2).tolist() == [[0.7]]
    assert sayings.closeness(np.array([[1.0, 0.0, 0.0]])).tolist() == [[0.5]]
