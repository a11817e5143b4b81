"""Themes in files of any size: what finds the groups is drawn from every part, groups are found once, parts are placed.

The steps are the same wherever they are done (`engagement.parts.work`), and none asks how many workers there are: so
the labels are the same, to the byte, with a cluster and without. Whoever works has the same packages and files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from engagement.errors import TooFewResponses
from engagement.parts.files import Part
from engagement.parts.sketch import Sketch, sketch_of
from engagement.parts.work import Work
from engagement.responses.asks import asks_of
from engagement.responses.language import language_of_column
from engagement.responses.markup import readable
from engagement.responses.redact import Masker
from engagement.responses.triage import tray_of
from engagement.responses.vocabulary import vocabulary_of
from engagement.schema import IN_USE, Asks
from engagement.themes import corpus
from engagement.themes.engines import choose_engine
from engagement.themes.meaning import anchors_of
from engagement.themes.model import ThemeModel
from engagement.themes.placer import Placer
from engagement.themes.sentences import packed_rows
from engagement.themes.vectors import IN_THIS_PROCESS, Vectors

Labels = npt.NDArray[np.int16]
T = TypeVar("T")
Progress = Callable[[str, float], None]

# Texts that a task reads with the sentence model: a second or two. Not tuned.
_READ_TOGETHER = 250
# More rows than a file has: with it each row of several files has a number of its own.
_ROWS_OF_A_FILE = 2**40


class Question(NamedTuple):
    """What is read of files.

    Attributes
    ----------
    column : of words; its name is the question.
    person : the column that says who wrote; None where every row is somebody else's.
    """

    column: str
    person: str | None = None

    @property
    def columns(self) -> list[str]:
        """What a part must be asked for."""
        return [self.column] if self.person is None else [self.column, self.person]


@dataclass(frozen=True)
class Finding:
    """Themes of a question, and where to place everything that was answered to it.

    Attributes
    ----------
    question : the name of its column.
    model : fitted on the words of `answers`, in their order.
    answers : what was read closely, masked: respondent, question, text.
    masker : what hides details in every other answer, too.
    """

    question: str
    model: ThemeModel
    answers: pd.DataFrame
    masker: Masker


class _Placing(NamedTuple):
    """What a part is placed with."""

    question: Question
    asks: Asks
    masker: Masker
    placer: Placer


def find(
    question: Question, parts: Sequence[tuple[int, Part]], work: Work, model: ThemeModel, progress: Progress
) -> Finding:
    """Find the themes of a question.

    Parameters
    ----------
    question : what to read.
    parts : the number of its file, and the part.
    work : who reads.
    model : not fitted yet.
    progress : told what is being done and the share done (0-1).

    Raises
    ------
    TooFewResponses
        Where nothing was said.
    """
    sketch = reduce(
        Sketch.joined, _with_progress(work.results(_sketch, question, parts), "Drawing answers", len(parts), progress)
    )
    if not sketch.texts:
        raise TooFewResponses(f"The column '{question.column[:80]}' holds no words to find themes in.")
    masker = Masker(
        vocabulary=vocabulary_of("", [question.column], [], sketch.texts),
        language=language_of_column(pd.Series(sketch.texts)),
    )
    raw, people = sketch.rows()
    masked = {text: masker.mask(readable(text)) for text in sketch.texts}
    texts = [masked[text] for text in raw]
    read_ahead(texts, model.engine, work)
    model.fit(texts, people, questions=[question.column], progress=progress)
    answers = pd.DataFrame({"respondent": people, "question": question.column, "text": texts})
    return Finding(question.column, model, answers, masker)


def place(
    question: Question, parts: Sequence[tuple[int, Part]], work: Work, finding: Finding, progress: Progress
) -> Iterator[Labels]:
    """Yield for each part the theme of each of its rows, -1 where it says nothing or stands alone.

    Parameters
    ----------
    question, parts, work, progress : as for `find`.
    finding : what was found.
    """
    placing = _Placing(question, asks_of(question.column), finding.masker, finding.model.placer())
    return _with_progress(work.results(_place, placing, parts), "Placing answers", len(parts), progress)


def read_ahead(texts: Sequence[str], engine: str, work: Work, vectors: Vectors = IN_THIS_PROCESS) -> None:
    """Have others read the sentences that will find the groups, and keep what they made of them.

    Parameters
    ----------
    texts : what the themes will be found in.
    engine : as for `ThemeModel`.
    work : who reads; nothing is read ahead where nobody else is there.
    vectors : where it is kept; give the same to the finding.
    """
    if not work.is_elsewhere:
        return
    reading = corpus.read(texts)
    if not reading.texts or choose_engine(engine, reading.texts)[0] != "careful":
        return
    part = reading.part(anchors_of(len(reading.texts)))
    starts = range(0, len(part.texts), _READ_TOGETHER)
    slices = [slice(start, start + _READ_TOGETHER) for start in starts]
    for rows in work.results(packed_rows, None, [(part.texts[at], part.spans[at]) for at in slices]):
        vectors.put(rows)


def _with_progress(results: Iterator[T], doing: str, number: int, progress: Progress) -> Iterator[T]:
    for at, result in enumerate(results, start=1):
        progress(doing, at / number)
        yield result


def _sketch(question: Question, numbered: tuple[int, Part]) -> Sketch:
    file, part = numbered
    columns = part.columns(question.columns)
    rows = np.arange(part.first, part.first + part.rows, dtype=np.uint64) + np.uint64(file * _ROWS_OF_A_FILE)
    asks = asks_of(question.column)
    return sketch_of(columns[0], _people(columns[1:], rows), lambda text: tray_of(text, asks) == IN_USE)


def _people(columns: list[list[str]], rows: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """A number for who wrote each row: of the person's own, or of the row where nobody is named."""
    if not columns:
        return rows
    names = np.array([name.strip() for name in columns[0]], dtype=object)
    return np.where(names == "", rows, pd.util.hash_array(names, categorize=False))


def _place(placing: _Placing, numbered: tuple[int, Part]) -> Labels:
    cells = placing.question.column
    code, different = pd.factorize(np.array(numbered[1].columns([cells])[0], dtype=object))
    is_used = [tray_of(text, placing.asks) == IN_USE for text in different]
    speaking = np.flatnonzero(is_used)
    themes = np.full(len(different), -1, dtype=np.int16)
    themes[speaking] = placing.placer.place([placing.masker.mask(readable(different[at])) for at in speaking])
    return themes[code]
