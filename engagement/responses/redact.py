"""Hiding personal details in free text, by patterns with check digits and by signs and lists of names.

Each mask says what it hides: [name], [phone]. It hides most details, not all; the result is never anonymous. A `Masker`
knows beside the rules what people said of words ("no name: show it", "hide this") and which words belong to a survey.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from engagement.responses.detail_patterns import find_patterns
from engagement.responses.language import ENGLISH, language
from engagement.responses.person_names import find_names

__all__ = ["Hidden", "Masker", "as_term", "hidden_strings", "mask", "terms_pattern"]

POSTCODE = "postcode"
CHOSEN = "hidden"
"""Kind of what somebody said to hide; its mask is [hidden]."""


class Hidden(NamedTuple):
    """A string that is hidden: what it is, where it stands in the text as it came, its words."""

    kind: str
    start: int
    end: int
    words: str

    @property
    def mask(self) -> str:
        """What stands in its place; of a postcode the outward half stays, and nothing takes the place of the other."""
        return "" if self.kind == POSTCODE else f"[{self.kind}]"


@dataclass(frozen=True)
class Masker:
    """What is hidden beyond the rules, and what is not.

    Attributes
    ----------
    shown_words : terms that people said are no names (`as_term`): no rule hides them.
    hidden_words : terms that people said to hide: whole words, in any case, wherever they stand. Of a string in both,
        it is hidden.
    vocabulary : words that belong to the survey (`vocabulary.vocabulary_of`): never a person, unless a title or an
        introduction stands before.
    language : of the column, where a text does not tell its own (`language.language_of_column`).
    """

    shown_words: frozenset[str] = frozenset()
    hidden_words: frozenset[str] = frozenset()
    vocabulary: frozenset[str] = frozenset()
    language: str = ENGLISH

    def mask(self, text: str) -> str:
        """Return a text with personal details replaced by what they are; what a mask says is in `mask` below."""
        details = self.details(text)
        if not details:
            return text
        parts, end = [], 0
        for detail in details:
            parts += [text[end : detail.start], detail.mask]
            end = detail.end
        return "".join([*parts, text[end:]])

    def details(self, text: str) -> tuple[Hidden, ...]:
        """Return every string of a text that is hidden, in order; none overlaps another.

        Parameters
        ----------
        text : one answer, as it came.
        """
        spans: list[tuple[int, int, str]] = []
        for match in self._hidden_pattern.finditer(text) if self._hidden_pattern else ():
            _take(spans, *match.span(), CHOSEN)
        to_show = [match.span() for match in self._shown_pattern.finditer(text)] if self._shown_pattern else []
        for kind, start, end in find_patterns(text):
            if not any(first <= start and end <= last for first, last in to_show):
                _take(spans, start, end, kind)
        for start, end in self._names(text):
            for first, last in _without(text, (start, end), to_show):
                _take(spans, first, last, "name")
        return tuple(Hidden(kind, start, end, text[start:end].strip()) for start, end, kind in spans)

    def _names(self, text: str) -> list[tuple[int, int]]:
        names = find_names(text, self.vocabulary)
        # Which language a text is in matters only where the rules found somebody.
        if names and language(text, self.language) != ENGLISH:
            return find_names(text, self.vocabulary, capitals=False)
        return names

    @cached_property
    def _hidden_pattern(self) -> re.Pattern[str] | None:
        return terms_pattern(self.hidden_words)

    @cached_property
    def _shown_pattern(self) -> re.Pattern[str] | None:
        return terms_pattern(self.shown_words)


_RULES_ALONE = Masker()


def mask(text: str) -> str:
    """Return text with personal details replaced by what they are, by the rules alone.

    Parameters
    ----------
    text : one answer, as it came.

    Returns
    -------
    str
        The same words with [email], [link], [account], [phone], [NHS number], [insurance number], [date of birth],
        [bank details], [address], [registration], [number] and [name] in place of details; of a full postcode the
        outward half stays.
    """
    return _RULES_ALONE.mask(text)


def as_term(words: str) -> str:
    """Return words as a `Masker` keeps them: small letters, single spaces, plain apostrophes, no "'s" at the end."""
    return " ".join(words.lower().replace("’", "'").split()).strip(" .,;:!?").removesuffix("'s")


def hidden_strings(
    texts: Iterable[str],
    masker: Masker = _RULES_ALONE,
    progress: Callable[[int], None] | None = None,
) -> pd.DataFrame:
    """Return every string that is hidden in some answers, the most frequent first.

    Parameters
    ----------
    texts : the answers, as they came.
    masker : what hides them.
    progress : told the number of answers looked at, after every thousand.

    Returns
    -------
    DataFrame
        kind, words (as most answers spell them), n (answers that hold the string, in any case).
    """
    answers: Counter[tuple[str, str]] = Counter()
    spellings: dict[tuple[str, str], Counter[str]] = {}
    for number, text in enumerate(texts, start=1):
        details = masker.details(text)
        answers.update({(detail.kind, as_term(detail.words)) for detail in details})
        for detail in details:
            spellings.setdefault((detail.kind, as_term(detail.words)), Counter())[detail.words] += 1
        if progress and number % 1000 == 0:
            progress(number)
    rows = [(kind, spellings[kind, term].most_common(1)[0][0], n) for (kind, term), n in answers.items()]
    table = pd.DataFrame(rows, columns=["kind", "words", "n"]).astype({"kind": str, "words": str, "n": int})
    return table.sort_values(["n", "kind", "words"], ascending=[False, True, True], ignore_index=True)


def terms_pattern(terms: frozenset[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds terms as whole words, in any case, with any space or apostrophe; None for none."""
    several = sorted((term for term in map(as_term, terms) if term), key=lambda term: (-len(term), term))
    if not several:
        return None
    spellings = (re.escape(term).replace(r"\ ", r"\s+").replace("'", "['’]") for term in several)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spellings)})(?!\w)", re.IGNORECASE)


def _take(spans: list[tuple[int, int, str]], start: int, end: int, kind: str) -> None:
    """Add a span, in its place, unless it is empty or one that was taken before it overlaps it."""
    place = bisect_left(spans, (start, end, ""))
    free = (not place or spans[place - 1][1] <= start) and (place == len(spans) or end <= spans[place][0])
    if start < end and free:
        spans.insert(place, (start, end, kind))


def _without(text: str, span: tuple[int, int], to_show: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a span that no term to be shown covers, without spaces at their ends."""
    parts = [span]
    for first, last in to_show:
        parts = [
            (max(start, low), min(end, high))
            for start, end in parts
            for low, high in ((start, first), (last, end))
            if max(start, low) < min(end, high)
        ]
    return [
        (end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))
        for start, end in parts
        if text[start:end].strip()
    ]
