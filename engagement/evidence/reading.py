"""Which known topic each point of an answer speaks of, and how near it comes to matters that somebody named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from engagement.themes import corpus
from engagement.themes.features import unit, word_vectors
from engagement.themes.languages import ENGLISH, languages
from engagement.themes.sentences import expected_seconds, model_fault, sentence_rows, texts_rows, unread
from engagement.themes.subwords import piece_vectors
from engagement.themes.topics import Sayings, Topic, TopicList
from engagement.themes.vectors import IN_THIS_PROCESS, Vectors

Matrix = npt.NDArray[np.float64]

# A point counts for 0.6, the answer it stands in for 0.4: what known topics were tried with on the sample before this
# (0.43 mean F1); a point alone speaks of its topic in 83 % of the points above the median of closeness, with its answer
# in 87 % (`benchmarks/evidence.py`).
_POINT, _ANSWER = 0.6, 0.4

CLOSE: Final = 0.42
"""Cosine from which a point speaks of a topic. Above it 92 % of the sample's points speak of the priority of their
topic by what their writers meant; 87 % from 0.36 on, 93 % from 0.46, which leaves three in ten fewer."""

# Cosine with the topic's name and line from which a point is about it, and not only in words like one of its sayings
# ("a friendly phone call" is not loneliness). Of 45 points of 1,500 comments on a telephone service, a file that the
# topics were not made for, it takes away 13, of which 11 were far-fetched; of the right ones on the sample 1 in 13.
ABOUT: Final = 0.23
# Of longer files as many distinct answers are read as about a minute and a half allows, those first that come nearest
# by their words. Not tuned.
_MOST_READ = 20_000
# Answers that are set beside the sayings at once; bounds memory. Not tuned.
_CHUNK = 20_000


TOPIC_COLUMNS: Final = {
    "response_id": "int64", "start": "int64", "end": "int64", "topic": "str", "closeness": "float64",
    "typical": "float64",
}  # fmt: skip
MATTER_COLUMNS: Final = {
    "response_id": "int64", "start": "int64", "end": "int64", "matter": "str", "closeness": "float64",
}  # fmt: skip

# Digits that every computer agrees on; the last bits of a sum depend on its order.
_PLACES = 4


class Matter(NamedTuple):
    """Something that points may speak of: its key, its name, and what people say of it, where that is known."""

    key: str
    name: str
    sayings: tuple[str, ...] = ()

    @property
    def topic(self) -> Topic:
        """What is known of it as a topic."""
        return Topic("", self.name, "", self.sayings)


class Reading(NamedTuple):
    """What was read in answers.

    Attributes
    ----------
    topics : response_id, start, end (characters), topic, closeness (0-1), typical (mean cosine with the other points of
        the topic, 0 for none); points close to a topic, each to its closest.
    matters : response_id, start, end, matter (its key), closeness; a row for each matter that a point comes close to.
    n_read, n_answers : how many distinct answers were read, of how many in the language that is read.
    """

    topics: pd.DataFrame
    matters: pd.DataFrame
    n_read: int
    n_answers: int


def read(
    answers: pd.DataFrame,
    topics: Sequence[Topic],
    matters: Sequence[Matter],
    progress: Callable[[float], None] = lambda _share: None,
    *,
    close: float = CLOSE,
    vectors: Vectors = IN_THIS_PROCESS,
) -> Reading:
    """Return which points of answers come close to known topics, and to matters.

    Parameters
    ----------
    answers : response_id, text (masked).
    topics : at least one; a point belongs to the one whose two nearest sayings are nearest on average, where it is
        about that one by its name and line as well.
    matters : a point is as close to one as to the two nearest of its name and sayings on average.
    progress : called with the share done (0-1).
    close : cosine from which a point counts; lower for measuring only.
    vectors : where rows of the sentence model are kept.

    Notes
    -----
    Without the sentence model nothing is read: words alone lead half of the points astray (`benchmarks/evidence.py`).
    """
    words = corpus.read(answers["text"].tolist())
    english = _in_english(words.texts)
    if model_fault() or not len(english):
        return Reading(_table([], TOPIC_COLUMNS), _table([], MATTER_COLUMNS), 0, len(english))
    of_matters = [matter.topic for matter in matters]
    nearest = _nearest_by_words([words.texts[at] for at in english], [*topics, *of_matters])
    part = words.part(numbers_read := english[nearest])
    rows = _joined(part, progress, vectors)
    to_topics, to_matters = (_closeness(rows, group, vectors) for group in (topics, of_matters))
    best = to_topics.argmax(axis=1)
    about = rows @ texts_rows([f"{topic.name}. {topic.line}" for topic in topics], vectors).T
    is_about = about[np.arange(len(rows)), best] >= ABOUT
    close_enough = np.flatnonzero(is_about & (to_topics.max(axis=1) >= close))
    typical = _typical(rows[close_enough], best[close_enough])
    points = [(int(at), *span) for at, spans in zip(numbers_read, part.spans, strict=True) for span in spans]
    topic_rows = [
        (points[at], topics[best[at]].name, float(to_topics[at, best[at]]), float(how_typical))
        for at, how_typical in zip(close_enough, typical, strict=True)
    ]
    matter_rows = [
        (points[at], matters[column].key, float(to_matters[at, column]))
        for at, column in np.argwhere(to_matters >= close)
    ]
    numbers = _responses_by_text(answers, words.place)
    return Reading(
        _table(_of_responses(topic_rows, numbers), TOPIC_COLUMNS),
        _table(_of_responses(matter_rows, numbers), MATTER_COLUMNS),
        len(numbers_read),
        len(english),
    )


def seconds_to_read(answers: pd.DataFrame, vectors: Vectors = IN_THIS_PROCESS) -> float:
    """Return how long `read` would take now, in seconds; what the sentence model read before takes none.

    Parameters
    ----------
    answers : with the column text.
    """
    words = corpus.read(answers["text"].tolist())
    if model_fault() or not words.texts:
        return 0.0
    of_those_read = min(1.0, _MOST_READ / len(words.texts))
    return of_those_read * expected_seconds(unread(words.texts, words.spans, vectors))


def _joined(part: corpus.Corpus, progress: Callable[[float], None], vectors: Vectors) -> Matrix:
    """A row for each point: its own, and that of the answer around it."""
    rows = sentence_rows(part.texts, part.spans, progress, vectors)
    return np.vstack([_POINT * of_text[1:] + _ANSWER * of_text[:1] for of_text in rows])


def _closeness(rows: Matrix, topics: Sequence[Topic], vectors: Vectors) -> Matrix:
    """How close each row comes to each topic."""
    sayings = Sayings(TopicList("", tuple(topics)), lambda texts: texts_rows(texts, vectors))
    return np.round(sayings.closeness(rows), _PLACES)


def _typical(rows: Matrix, groups: npt.NDArray[np.int64]) -> Matrix:
    """The mean cosine of each row with the others of its group; 0 for one alone."""
    typical = np.zeros(len(rows))
    units = unit(rows) if len(rows) else rows
    for group in np.unique(groups):
        inside = groups == group
        if inside.sum() > 1:
            typical[inside] = (units[inside] @ units[inside].sum(axis=0) - 1) / (inside.sum() - 1)
    return np.round(typical, _PLACES)


def _in_english(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """The numbers of the answers in the language that the sentence model reads."""
    return np.flatnonzero([name == ENGLISH for name in languages(texts)])


def _nearest_by_words(texts: Sequence[str], topics: Sequence[Topic]) -> npt.NDArray[np.int64]:
    """The numbers of the answers to read: all of a file of usual size, else those nearest to any saying by words."""
    if len(texts) <= _MOST_READ:
        return np.arange(len(texts))
    saying_rows = _static([saying for topic in topics for saying in (topic.name, *topic.sayings)])
    nearest = np.concatenate(
        [(_static(texts[at : at + _CHUNK]) @ saying_rows.T).max(axis=1) for at in range(0, len(texts), _CHUNK)]
    )
    return np.sort(np.argsort(-nearest, kind="stable")[:_MOST_READ])


def _static(texts: Sequence[str]) -> Matrix:
    return unit(np.hstack([unit(word_vectors(texts)), unit(piece_vectors(texts))]))


def _responses_by_text(answers: pd.DataFrame, place: npt.NDArray[np.int64]) -> dict[int, list[int]]:
    numbers: dict[int, list[int]] = {}
    for response, at in zip(answers["response_id"], place.tolist(), strict=True):
        numbers.setdefault(at, []).append(int(response))
    return numbers


def _of_responses(
    rows: Sequence[tuple[tuple[int, int, int], str, *tuple[float, ...]]], numbers: dict[int, list[int]]
) -> list[tuple[object, ...]]:
    """What holds for a text holds for each response of these words."""
    return [(response, start, end, *figures) for (text, start, end), *figures in rows for response in numbers[text]]


def _table(rows: Sequence[tuple[object, ...]], columns: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)
