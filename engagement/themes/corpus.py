"""What there is to read: distinct texts in one canonical order, the points of each, and how often each occurs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engagement.themes.segments import spans_of
from engagement.themes.words import has_content

Span = tuple[int, int]
Tell = Callable[[str, float], None]

# Texts between two moves of the progress line. Not tuned.
_CHUNK = 20_000


@dataclass(frozen=True)
class Corpus:
    """Distinct texts with content.

    Attributes
    ----------
    texts : (m,) distinct, in the order of the alphabet.
    spans : (m,) for each the characters (start, end) of its points, at least one.
    weights : (m,) in voices: a person has one, shared out evenly over what they wrote.
    place : (n,) for each text asked about its number among the distinct ones, -1 where it has no content.
    person : (n,) the number of who wrote it, 0 to the number of people - 1.
    """

    texts: list[str]
    spans: list[tuple[Span, ...]]
    weights: npt.NDArray[np.float64]
    place: npt.NDArray[np.int64]
    person: npt.NDArray[np.int64]

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """Number of points of each text."""
        return np.array([len(spans) for spans in self.spans], dtype=np.int64)

    @property
    def owner(self) -> npt.NDArray[np.int64]:
        """For each point, text by text, its text's number."""
        return np.repeat(np.arange(len(self.spans)), self.counts)

    def points(self, start: int = 0, number: int | None = None) -> list[str]:
        """Return the words of the points of all texts, or of some, text by text."""
        part = slice(start, None if number is None else start + number)
        return [
            " ".join(text[first:end].split())
            for text, spans in zip(self.texts[part], self.spans[part], strict=True)
            for first, end in spans
        ]

    def part(self, numbers: npt.NDArray[np.int64]) -> Corpus:
        """Return some of the distinct texts, as if only they had been asked about."""
        at = np.full(len(self.texts), -1, dtype=np.int64)
        at[numbers] = np.arange(len(numbers))
        rows = np.flatnonzero((self.place >= 0) & (at[self.place] >= 0))
        return Corpus(
            [self.texts[number] for number in numbers],
            [self.spans[number] for number in numbers],
            self.weights[numbers],
            at[self.place[rows]],
            self.person[rows],
        )

    def between(self, start: int, stop: int) -> Corpus:
        """Return the distinct texts from one number to another, each asked about once."""
        part = slice(start, stop)
        number = np.arange(len(self.texts[part]))
        return Corpus(self.texts[part], self.spans[part], self.weights[part], number, number)

    def only(self, marks: npt.NDArray[np.bool_]) -> tuple[Corpus, npt.NDArray[np.int64]]:
        """Return what the marked points alone say, and from which text each of its texts is.

        Parameters
        ----------
        marks : (s,) for each point whether it stays; texts without one go.
        """
        ends = np.cumsum(self.counts)
        texts, spans, numbers = [], [], []
        for number, (text, own, end) in enumerate(zip(self.texts, self.spans, ends.tolist(), strict=True)):
            points = [text[first:last] for at, (first, last) in enumerate(own) if marks[end - len(own) + at]]
            if points:
                starts = np.cumsum([0, *(len(point) + 1 for point in points)]).tolist()
                texts.append("\n".join(points))
                spans.append(tuple((start, start + len(point)) for start, point in zip(starts, points, strict=False)))
                numbers.append(number)
        owners = np.array(numbers, dtype=np.int64)
        less = self.part(owners)
        return Corpus(texts, spans, less.weights, less.place, less.person), owners

    def writers(self) -> list[list[int]]:
        """Return for each distinct text the numbers of the people who wrote it."""
        rows = np.flatnonzero(self.place >= 0)
        order = rows[np.argsort(self.place[rows], kind="stable")]
        ends = np.cumsum(np.bincount(self.place[rows], minlength=len(self.texts)))[:-1]
        return [who.tolist() for who in np.split(self.person[order], ends)]


def read(
    texts: Sequence[str], people: Sequence[Hashable] | None = None, tell: Tell = lambda _doing, _share: None
) -> Corpus:
    """Return what there is to read in texts.

    Parameters
    ----------
    texts : answers as they are.
    people : who wrote each; None where each is somebody else's.
    tell : told what is being done, and shares from 0 to 0.1.
    """
    normal = []
    for start in range(0, len(texts), _CHUNK):
        normal += [unicodedata.normalize("NFC", str(text)) for text in texts[start : start + _CHUNK]]
        tell("Reading the answers", 0.03 * start / len(texts))
    different = set(normal)
    tell("Reading the answers", 0.03)
    distinct, with_content, spans = sorted(different), [], []
    for start in range(0, len(distinct), _CHUNK):
        for text in distinct[start : start + _CHUNK]:
            points = tuple(span for span in spans_of(text) if has_content(text[span[0] : span[1]]))
            if points:
                with_content.append(text)
                spans.append(points)
        tell("Reading the answers", 0.03 + 0.06 * start / len(distinct))
    tell("Reading the answers", 0.09)
    number = {text: at for at, text in enumerate(with_content)}
    place = np.array([number.get(text, -1) for text in normal], dtype=np.int64)
    person = (
        np.arange(len(texts))
        if people is None
        else np.unique(np.array([str(who) for who in people]), return_inverse=True)[1].ravel()
    )
    return Corpus(with_content, spans, _voices(place, person, len(with_content)), place, person.astype(np.int64))


def _voices(place: npt.NDArray[np.int64], person: npt.NDArray[np.int64], n_texts: int) -> npt.NDArray[np.float64]:
    """For each distinct text the voices behind it."""
    rows = place >= 0
    answers = np.bincount(person[rows], minlength=int(person.max(initial=0)) + 1)
    return np.bincount(place[rows], weights=1.0 / answers[person[rows]], minlength=n_texts).astype(np.float64)
