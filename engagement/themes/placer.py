"""Placing any texts among themes that were found: all of a finding that another process needs for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from engagement.themes import corpus
from engagement.themes.corpus import Corpus
from engagement.themes.languages import ENGLISH, language
from engagement.themes.meaning import Pair
from engagement.themes.partition import Partition, Standing, strongest
from engagement.themes.sureness import votes_for

Labels = npt.NDArray[np.int64]

# Texts placed at once: memory stays flat, and the vectors of their words are read once (`recent`). Not tuned.
_CHUNK = 2_000
# Of a text that took no part in the finding; -1 says that it stands alone.
_NEW = -2


class Cut(NamedTuple):
    """Themes as unions of leaves, and who stands in none.

    Attributes
    ----------
    theme_of_leaf : (l,) the theme of each leaf, -1 where it is too small to be one.
    least : the vote under which a point stands alone.
    everything : whether every point is placed, however unsure.
    topics : whether topics were known.
    """

    theme_of_leaf: Labels
    least: float
    everything: bool
    topics: bool

    def of_points(self, standing: Standing) -> Labels:
        """Return the theme of each point, -1 where it stands alone."""
        theme = np.where(standing.leaf >= 0, self.theme_of_leaf[standing.leaf], -1)
        if self.everything:
            return np.asarray(theme)
        votes = votes_for(theme, self.theme_of_leaf, standing)
        return np.where(standing.explained | (votes >= self.least), theme, -1)

    def of_texts(self, of_point: Labels, standing: Standing, reading: Corpus) -> Labels:
        """Return the main theme of each text: the one its points stand in on average, -1 where they stand in none."""
        whole = np.where(standing.whole >= 0, self.theme_of_leaf[standing.whole], -1)
        if self.everything and not self.topics:
            return np.asarray(whole)
        if self.topics:
            return strongest(reading, of_point, standing.strength)
        votes = votes_for(whole[reading.owner], self.theme_of_leaf, standing)
        mean = np.bincount(reading.owner, weights=votes, minlength=len(whole)) / np.maximum(reading.counts, 1)
        return np.where(mean >= self.least, whole, -1)


@dataclass(frozen=True)
class Placer:
    """Where any text belongs among themes that were found; nothing that was found changes.

    Attributes
    ----------
    partition, cut : what was found.
    reader : texts -> the rows of them and of their points.
    careful : whether rows stand for sentences.
    themes : the themes of the texts that took part, by their words.
    by_language : the themes of answers in other languages by the name of each; a language without one stands alone.
        None where every text is placed by what it says.
    """

    partition: Partition
    cut: Cut
    reader: Callable[[Corpus], Pair]
    careful: bool
    themes: Mapping[str, int]
    by_language: Mapping[str, int] | None = None

    def place(self, texts: Sequence[str]) -> Labels:
        """Return (n,) the theme of each text, -1 where it has no words or stands alone."""
        reading = corpus.read(texts)
        if not reading.texts:
            return reading.place
        labels = np.array([self._standing(text) for text in reading.texts], dtype=np.int64)
        new = np.flatnonzero(labels == _NEW)
        rest = reading.part(new)
        with threadpool_limits(limits=1):
            for start in range(0, len(new), _CHUNK):
                labels[new[start : start + _CHUNK]] = self._labels(rest.between(start, start + _CHUNK))
        return np.where(reading.place >= 0, labels[reading.place], -1)

    def _standing(self, text: str) -> int:
        """The theme of a text that took part, or is in another language."""
        if text in self.themes or self.by_language is None:
            return self.themes.get(text, _NEW)
        name = language(text)
        return _NEW if name == ENGLISH else self.by_language.get(name, -1)

    def _labels(self, part: Corpus) -> Labels:
        standing = self.partition.place(part, self.reader(part), careful=self.careful)
        return self.cut.of_texts(self.cut.of_points(standing), standing, part)
