"""What the values of a column look like together: how long, how different, how many of one shape."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pandas as pd

from engagement.parsing.cells import NO_ANSWER
from engagement.parsing.value_shapes import has_shape

# Values looked at, evenly drawn: enough to tell what a column holds, in milliseconds. Not tuned.
_SAMPLE: Final = 2_000
# Of these, values whose shape is looked at: shares are held against a half and more. Not tuned.
_ENOUGH_OF_A_SHAPE: Final = 400
_LONGEST: Final = 2_000  # characters of a value that are looked at
# Different values up to which a column may be a choice from a list. Not tuned beyond the fixtures.
_FEW: Final = 12
# Sentences that are no slip of one or two people in a column of choices. Not tuned beyond the fixtures.
_FEW_SENTENCES: Final = 3
_LIST_MARKS: Final = (";", "|", ",", "\n")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_COMMA = re.compile(r",(?!\d{3}\b)")  # "$50,000 to $74,999" is one choice
_LETTERS = re.compile(r"[^\W\d_]{2}")


def values_of(column: pd.Series) -> Values:
    """Look at a column of text; of a long one, at values spread evenly over it."""
    typed = column[column != ""]
    step = max(1, len(typed) // _SAMPLE)
    filled = [value for value in map(str.strip, typed.iloc[::step]) if value]
    answers = tuple(value[:_LONGEST] for value in filled if value.lower() not in NO_ANSWER)
    return Values(answers, len(filled))


@dataclass(frozen=True)
class Values:
    """The answers of a column: those that are filled and say more than "n/a".

    Attributes
    ----------
    answers : they, or some 2,000 to 4,000 of them, space taken off their ends.
    filled : how many of the cells looked at are filled, "n/a" included.
    """

    answers: tuple[str, ...]
    filled: int

    @cached_property
    def _small(self) -> tuple[str, ...]:
        return tuple(value.lower() for value in self.answers)

    @cached_property
    def distinct(self) -> int:
        """Return how many different values there are, whatever their capitals."""
        return len(set(self._small))

    @cached_property
    def distinct_share(self) -> float:
        """Return the different values as a share of all; 0 where nothing is told."""
        return self._share(self.distinct)

    def share(self, shape: str) -> float:
        """Return the share of values that have a shape of `value_shapes`; of many, that of those evenly drawn."""
        if shape not in self._shares:
            shaped = sum(times for value, times in self._sample_of_shapes.items() if has_shape(value, shape))
            self._shares[shape] = shaped / self._sample_of_shapes.total() if self._sample_of_shapes else 0.0
        return self._shares[shape]

    @cached_property
    def _shares(self) -> dict[str, float]:
        return {}

    @cached_property
    def _sample_of_shapes(self) -> Counter[str]:
        return Counter(self.answers[:: max(1, len(self.answers) // _ENOUGH_OF_A_SHAPE)])

    def _share(self, count: int) -> float:
        return count / len(self.answers) if self.answers else 0.0

    @cached_property
    def words(self) -> tuple[float, ...]:
        """Return the number of words of each value; two signs of a script without spaces count as one."""
        return tuple(map(_words, self.answers))

    @cached_property
    def mean_words(self) -> float:
        """Return the mean number of words; 0 where nothing is told."""
        return sum(self.words) / len(self.answers) if self.answers else 0.0

    def _of_words(self, least: int) -> list[str]:
        """Values of at least so many words, in small letters."""
        return [value for value, words in zip(self._small, self.words, strict=True) if words >= least]

    @cached_property
    def are_few(self) -> bool:
        """Return whether people chose from few answers."""
        if len(self.answers) < 5:
            return self.distinct < len(self.answers) or self.share("scale") > 0.5
        most = min(max(_FEW, 0.1 * len(self.answers)), 0.6 * len(self.answers))
        return self.distinct <= most or (self.distinct <= _FEW and self.share("scale") > 0.6)

    @cached_property
    def are_lists(self) -> bool:
        """Return whether a cell holds several choices out of few."""
        if len(self.answers) > 1 and self._share(sum(value.endswith(";") for value in self.answers)) > 0.8:
            return True  # Microsoft Forms ends every choice with one
        return any(self._lists_by(mark) for mark in _LIST_MARKS)

    def _lists_by(self, mark: str) -> bool:
        cells = {value: _parts(value, mark) for value in set(self._small)}
        parts = [part for value in self._small for part in cells[value]]
        if len(parts) < max(10, 1.3 * len(self.answers)):
            return False
        times = Counter(parts)
        said_again = sum(count for count in times.values() if count > 1)
        # What a comma parts inside one choice always stands in the same cell; choices stand beside one another freely.
        freely = Counter(part for row in cells.values() for part in set(row))
        if mark == "," and sum(count > 1 for count in freely.values()) < 0.4 * len(times):
            return False
        return len(times) <= max(_FEW, 0.15 * len(parts)) and said_again > 0.85 * len(parts)

    @cached_property
    def many_digits(self) -> bool:
        """Return whether the numbers are too long for a scale or a code."""
        return max(map(len, self.answers), default=0) > 4

    @cached_property
    def is_lettered(self) -> bool:
        """Return whether most values hold words."""
        return self._share(sum(bool(_LETTERS.search(value)) for value in self.answers)) > 0.6

    @cached_property
    def reads_like_words(self) -> bool:
        """Return whether the values are words at all, and neither the steps of a scale nor one choice."""
        return self.is_lettered and self.distinct > 1 and self.share("scale") <= 0.5

    @cached_property
    def reads_like_prose(self) -> bool:
        """Return whether the values are sentences, and most of them different."""
        if not self.is_lettered or self.mean_words < 5 or self.distinct < 2:
            return False
        if self.mean_words >= 20:  # no choice is that long; a campaign may have sent one text a thousand times
            return True
        sentences = len(set(self._of_words(5)))
        return sentences >= min(40, max(2, 0.25 * len(self.answers)))

    @cached_property
    def reads_like_long_prose(self) -> bool:
        """Return whether the values are several sentences each."""
        return self.reads_like_prose and self.mean_words >= 10

    @cached_property
    def own_sentences(self) -> bool:
        """Return whether some values are sentences that hardly anybody else said, whatever the others said."""
        sentences = self._of_words(5)
        least = max(_FEW_SENTENCES, 0.1 * len(self.answers))
        return len(sentences) >= least and len(set(sentences)) >= 0.9 * len(sentences)

    @cached_property
    def own_phrases(self) -> bool:
        """Return whether many values are phrases, and hardly any phrase is said twice."""
        phrases = self._of_words(2)
        if len(self.answers) < _FEW or len(phrases) < 2:
            return False
        return len(self._of_words(3)) >= 0.25 * len(self.answers) and len(set(phrases)) >= 0.75 * len(phrases)


def _parts(value: str, mark: str) -> list[str]:
    pieces = _COMMA.split(value) if mark == "," else value.split(mark)
    return [piece for piece in map(str.strip, pieces) if piece]


def _words(value: str) -> float:
    spaced = len(value.split())
    return spaced if value.isascii() else spaced + len(_SPACELESS.findall(value)) / 2
