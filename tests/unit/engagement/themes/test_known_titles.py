"""A theme of known topics is called by the topic, or by the family where several speak through it."""

from __future__ import annotations

import numpy as np

from engagement.themes.known_titles import NEW, known_titles
from engagement.themes.topics import Topic, TopicList

TOPICS = TopicList(
    "l", (Topic("Teeth", "Dentists", "", ()), Topic("Teeth", "Gums", "", ()), Topic("", "Buses", "", ()))
)


def titles(topic, theme, voices):
    return known_titles(TOPICS, np.array(topic), np.array(theme), np.array(voices, dtype=float))


def test_one_topic_gives_its_name():
    """A theme of one topic carries its name and family; a found one is new."""
    assert titles([0, -1], [0, 1], [5, 5]) == [("Dentists", "Teeth"), NEW]


def test_several_topics_give_their_family():
    """Three and two voices are the family's; nine and one are the topic's, as three quarters speak of it."""
    assert titles([0, 1], [0, 0], [3, 2]) == [("Teeth", "Teeth")]
    assert titles([0, 1], [0, 0], [9, 1]) == [("Dentists", "Teeth")]


def test_mostly_found_is_new():
    """Where a known topic is the smaller part, the theme is new; a topic without a family keeps its name."""
    assert titles([0, -1], [0, 0], [2, 5]) == [NEW]
    assert titles([2], [0], [1]) == [("Buses", "")]
