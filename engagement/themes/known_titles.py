"""What a theme of known topics is called: the topic, or its family where several speak through it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engagement.themes.topics import Topic, TopicList

Labels = npt.NDArray[np.int64]

# Share of a theme's voices from which one of its topics gives the title rather than their family. Not tuned.
_MOSTLY = 0.75


class Known(NamedTuple):
    """The topic or family that a theme is, and the family; both "" for a theme that is new."""

    title: str
    family: str


NEW = Known("", "")


def known_titles(
    topics: TopicList, topic: Labels, theme_of_leaf: Labels, voices: npt.NDArray[np.float64]
) -> list[Known]:
    """Return for each theme what it is known as.

    Parameters
    ----------
    topic : (l,) the number of each leaf's topic, -1 for a found one.
    theme_of_leaf : (l,) the theme of each leaf, 0 to k - 1.
    voices : (l,) of each leaf.
    """
    return [
        _title(topics.topics, topic[inside], voices[inside])
        for theme in range(int(theme_of_leaf.max(initial=-1)) + 1)
        for inside in [np.flatnonzero(theme_of_leaf == theme)]
    ]


def _title(topics: tuple[Topic, ...], numbers: Labels, voices: npt.NDArray[np.float64]) -> Known:
    by_topic = {int(number): float(n) for number, n in zip(numbers, voices, strict=True) if number >= 0}
    if sum(by_topic.values()) * 2 <= voices.sum():
        return NEW
    largest = max(by_topic, key=lambda number: (by_topic[number], -number))
    topic = topics[largest]
    if len(by_topic) == 1 or not topic.family or by_topic[largest] >= _MOSTLY * sum(by_topic.values()):
        return Known(topic.name, topic.family)
    by_family: dict[str, float] = {}
    for number, n in by_topic.items():
        by_family[topics[number].family] = by_family.get(topics[number].family, 0.0) + n
    family = max(by_family, key=lambda name: (by_family[name], name))
    return Known(family, family)
