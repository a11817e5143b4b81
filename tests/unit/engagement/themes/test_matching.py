"""Points go to the topic that they speak of, or to none."""

from __future__ import annotations

import numpy as np

from engagement.themes.matching import Matching
from engagement.themes.sentences import texts_rows
from engagement.themes.topics import read_typed

TOPICS = read_typed("Dentists: no dentist takes us | tooth pulled\nBuses: the bus is late | more night buses")
POINTS = ["my dentist closed", "the bus never came", "I like the colour purple"]


def held() -> Matching:
    rows = texts_rows(POINTS)
    return Matching(TOPICS, texts_rows, rows, POINTS, rows.mean(axis=0), careful=True)


def test_each_point_has_its_topic():
    """Teeth go to dentists, buses to buses, and a colour to neither."""
    assert held().topic_.tolist() == [0, 1, -1]


def test_new_points_are_matched_alike():
    """A point that took no part goes where its like go; closeness is a cosine."""
    topic, closeness = held().of_new(texts_rows(["cannot find a dentist"]), ["cannot find a dentist"])

    assert topic.tolist() == [0]
    assert 0.3 <= closeness[0] <= 1


def test_neighbours_carry_a_point_along():
    """With sixteen points and more the neighbours count: the same words in any order give the same topics."""
    points = [f"{word} at the dentist in {place}" for word in ("pain", "wait", "queue", "cost") for place in "abcde"]
    rows = texts_rows(points)
    there = Matching(TOPICS, texts_rows, rows, points, rows.mean(axis=0), careful=True)
    back = Matching(TOPICS, texts_rows, rows[::-1], points[::-1], rows.mean(axis=0), careful=True)

    assert np.array_equal(there.topic_, back.topic_[::-1])
    assert set(there.topic_.tolist()) == {0}
