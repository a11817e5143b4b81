"""Known topics: lists of what people in a field always talk about, and which topic a point speaks of.

A topic is known by its sayings. A point speaks of the topic whose two nearest sayings it is nearest to on average, and
of none where even those are far.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import bundled
from engagement.errors import ThemeError
from engagement.themes.codebook import read_list, shipped_lines
from engagement.themes.features import phrase_vectors, unit
from engagement.themes.sentences import model_fault, texts_rows
from engagement.themes.vectors import IN_THIS_PROCESS, Vectors

Rows = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
Read = Callable[[Sequence[str]], Rows]

# Sayings that decide, of each topic. One alone follows chance words; three ask much of topics with few sayings.
_NEAREST_SAYINGS = 2
# Cosine from which a point counts as explained while a list is being chosen. Of the sample's points 79% reach it with
# the topics of health and care, of NHS comments 80% and more with either list; of letters to a bank 7%, of questions on
# programming 2%. At 0.40 the sample's share falls to 58%, at 0.30 that of answers about politics rises to 55%.
_LEAST_TO_CHOOSE = 0.35
# The same for word vectors, which lie closer together.
_LEAST_OF_WORDS_TO_CHOOSE = 0.45
# Share of the points from which a list is suggested: kitchens, banks and elections stay under it. Beside the other
# subjects the sample keeps 80%, NHS comments 77% and more, American politics 26% (of 41%), and what people say of how
# they learnt to program 8% (of 54%).
_LEAST_SHARE = 0.5
# A list with fewer topics is the simpler tale: it goes first where it explains nearly as much.
_NEARLY = 0.1
# Points that are read to suggest a list; their order is that of the alphabet, so evenly drawn. Not tuned.
_POINTS_READ = 400
# A topic typed without sayings is known by its name alone; names and lines count as sayings in every list.
_MOST_TYPED = 100


class Topic(NamedTuple):
    """A topic: its family ("" for none), name, a line on what it is about, and what people say of it."""

    family: str
    name: str
    line: str
    sayings: tuple[str, ...]


@dataclass(frozen=True)
class TopicList:
    """A list of known topics by its name."""

    name: str
    topics: tuple[Topic, ...]

    @property
    def families(self) -> Labels:
        """(k,) number of each topic's family; a topic without one is its own."""
        names = [topic.family or f"\n{topic.name}" for topic in self.topics]
        number = {name: at for at, name in enumerate(dict.fromkeys(names))}
        return np.array([number[name] for name in names], dtype=np.int64)


@cache
def bundled_lists() -> tuple[TopicList, ...]:
    """Return the lists that come with the explorer: health and care, and experience of care."""
    return tuple(TopicList(name, _topics(table)) for name, table in bundled.topics().items())


def _topics(table: pd.DataFrame) -> tuple[Topic, ...]:
    return tuple(
        Topic(family, name, line, tuple(saying.strip() for saying in sayings.split("|")))
        for family, name, line, sayings in table[["family", "topic", "line", "sayings"]].astype(str).to_numpy()
    )


def read_typed(typed: str, name: str = "A list of our own") -> TopicList:
    """Read a team's own topics, one a line: "name: saying | saying"; a bare name works, sayings make it better.

    Raises
    ------
    ThemeError
        Where no line holds a name.
    """
    topics = tuple(_typed_topic(title, about) for title, about in read_list(typed, _MOST_TYPED))
    if not topics:
        raise ThemeError(
            "No topic stands in this list. Write one a line: its name, a colon, and what people say of it."
        )
    return TopicList(name, topics)


def _typed_topic(title: str, about: str) -> Topic:
    sayings = tuple(saying.strip() for saying in about.split("|") if saying.strip())
    return Topic("", title, sayings[0] if sayings else "", sayings)


class Sayings:
    """What people say of the topics of a list, in rows of numbers.

    Parameters
    ----------
    topics : the list.
    read : texts -> rows of length 1.

    Attributes
    ----------
    texts, rows, owner : each saying (names count as sayings), its row, the number of its topic.
    """

    def __init__(self, topics: TopicList, read: Read) -> None:
        sayings = [(at, saying) for at, topic in enumerate(topics.topics) for saying in (topic.name, *topic.sayings)]
        self.owner = np.array([at for at, _ in sayings], dtype=np.int64)
        self.texts = [saying for _, saying in sayings]
        self.rows = read(self.texts)
        self.k = len(topics.topics)

    def closeness(self, rows: Rows) -> Rows:
        """Return (n, k) how near each point is to each topic: the mean cosine of its two nearest sayings.

        Parameters
        ----------
        rows : (n, d) of length 1.
        """
        return self.nearest(rows @ self.rows.T, _NEAREST_SAYINGS)

    def nearest(self, likeness: Rows, number: int) -> Rows:
        """Return (n, k) the mean likeness of the nearest sayings of each topic, from that of every saying."""
        scores = np.empty((len(likeness), self.k))
        for topic in range(self.k):
            own = np.sort(likeness[:, self.owner == topic], axis=1)
            scores[:, topic] = own[:, -number:].mean(axis=1)
        return np.round(scores, 5)


def _words_rows(texts: Sequence[str]) -> Rows:
    return unit(phrase_vectors(texts))


def explained(
    texts: Sequence[str], lists: Sequence[TopicList] | None = None, *, vectors: Vectors = IN_THIS_PROCESS
) -> pd.DataFrame:
    """Return what share of what people wrote each list explains.

    Parameters
    ----------
    texts : answers; of many, some drawn evenly over the alphabet are read.
    lists : None for those that come with the explorer.

    Returns
    -------
    pandas.DataFrame
        name, n_topics, share (0-1 of the answers that are read) that are near enough to a topic of the list, and no
        nearer to any other subject of surveys: "self-taught" is not about looking after oneself.
    """
    distinct = sorted({text.strip() for text in texts if text.strip()})
    read = distinct[:: max(1, -(-len(distinct) // _POINTS_READ))]
    careful = not model_fault()
    least = _LEAST_TO_CHOOSE if careful else _LEAST_OF_WORDS_TO_CHOOSE
    rows_of: Read = (lambda texts: texts_rows(texts, vectors)) if careful else _words_rows
    answers = rows_of(read) if read else np.zeros((0, 1))
    bar = np.maximum(least, _closeness_to_others(answers, rows_of))
    rows = []
    for entry in bundled_lists() if lists is None else lists:
        closeness = Sayings(entry, rows_of).closeness(answers).max(axis=1) if read else np.zeros(0)
        rows.append((entry.name, len(entry.topics), float((closeness >= bar).sum()) / max(len(read), 1)))
    return pd.DataFrame(rows, columns=["name", "n_topics", "share"])


def _closeness_to_others(answers: Rows, rows_of: Read) -> Rows:
    """Return (n,) how near each answer is to the nearest subject that no list is about."""
    if not len(answers):
        return np.zeros(0)
    closeness: Rows = (answers @ rows_of(shipped_lines("other_subjects")).T).max(axis=1)
    return closeness.round(5)


def suggested(
    texts: Sequence[str], lists: Sequence[TopicList] | None = None, *, vectors: Vectors = IN_THIS_PROCESS
) -> TopicList | None:
    """Return the list that explains what people wrote, None where none explains half of it.

    Of lists that explain about as much the one with fewer topics goes first.
    """
    options = bundled_lists() if lists is None else tuple(lists)
    table = explained(texts, options, vectors=vectors)
    enough = table[table["share"] >= max(_LEAST_SHARE, table["share"].max() - _NEARLY)]
    return None if enough.empty else options[int(enough["n_topics"].idxmin())]
