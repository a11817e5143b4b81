"""Scales in words or numbers: which answers lie on one side, which on the other, and in which order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engagement.questions.ordering import is_apart, plain_apostrophes

_GOOD: Final = (
    "agree satisfied likely good excellent outstanding great easy important essential useful helpful confident safe"
    " support supportive favour comfortable happy well clear positive better improved aware interested often always"
    " frequently usually trust welcome effective relevant familiar pleased willing content concerned worried strong"
    " high high-quality favourable favorable favourably favorably clean friendly"
    " convenient accessible affordable included respected valued"
)
_POOR: Final = (
    "disagree dissatisfied unsatisfied unlikely poor bad terrible awful unacceptable inadequate difficult hard"
    " unimportant useless unhelpful unconfident unsafe oppose against uncomfortable unhappy badly unclear negative"
    " worse unaware uninterested never rarely seldom distrust unwelcome ineffective irrelevant unfamiliar unwilling"
    " unconcerned weak low unfavourable unfavorable unfavourably unfavorably dirty"
    " unfriendly inconvenient inaccessible unaffordable excluded"
)
_NEUTRAL: Final = (
    "neither neutral average fair okay ok same unchanged sometimes occasionally mixed moderate moderately medium"
    " acceptable adequate satisfactory undecided indifferent so-so"
)
# How far from the middle a word puts an answer; only the order of these numbers matters.
_STRENGTHS = {
    "extremely": 3.0, "completely": 3.0, "totally": 3.0, "strongly": 3.0, "definitely": 3.0, "entirely": 3.0,
    "highly": 2.8, "very": 2.6, "really": 2.4, "a lot": 2.4, "much": 2.4, "mostly": 1.8, "generally": 1.7,
    "fairly": 1.6, "quite": 1.6, "tend": 1.5, "probably": 1.5, "rather": 1.5, "somewhat": 1.2, "slightly": 1.0,
    "little": 1.0, "bit": 1.0, "partly": 1.0, "mildly": 1.0, "hardly": 1.0,
}  # fmt: skip
# Of an answer without such a word; not tuned, it lies among them.
_USUAL = 2.0
_OWN = {
    "excellent": 3.2, "outstanding": 3.4, "great": 2.8, "terrible": 3.2, "awful": 3.2, "essential": 3.2,
    "always": 3.2, "never": 3.2, "frequently": 2.2, "usually": 2.4, "seldom": 1.8, "rarely": 1.8,
}  # fmt: skip
_FILLERS: Final = (
    "nor or and i it to with at all a not no don't the of in favour my me about change any most every time times ever"
    " felt feel am was is as than before satisfaction agreement opinion"
)
_GOOD_WORDS, _POOR_WORDS, _NEUTRAL_WORDS = (frozenset(words.split()) for words in (_GOOD, _POOR, _NEUTRAL))
_KNOWN = _GOOD_WORDS | _POOR_WORDS | _NEUTRAL_WORDS | frozenset(_STRENGTHS) | frozenset(_FILLERS.split())
_TOKEN = re.compile(r"[a-z']+(?:-[a-z]+)?")
_LEADING = re.compile(r"^\s*(\d{1,2})\s*(?:$|[-–—:.)(=]|\bout of\b|/|\b(?=[a-z]))", re.IGNORECASE)
# The usual scales in numbers, narrowest first: (lowest, highest).
_IN_NUMBERS = ((1, 3), (1, 4), (1, 5), (0, 5), (1, 6), (1, 7), (0, 10), (1, 10))
# Different answers that make a scale: two could be anything.
_FEWEST = 3


@dataclass(frozen=True)
class Scale:
    """A scale of answers.

    Attributes
    ----------
    answers : from the lowest to the highest.
    sides : of each, -1 below the middle, 0 in it, 1 above.
    numbers : of each, its number on a scale of numbers; empty on a scale of words.
    highest : the highest number of the scale, also where nobody gave it; 0 on a scale of words.
    """

    answers: tuple[str, ...]
    sides: tuple[int, ...]
    numbers: tuple[int, ...] = ()
    highest: int = 0


def scale_of(answers: Sequence[str], *, is_rating: bool = False) -> Scale | None:
    """Return the scale that answers lie on; None where they are on none.

    Parameters
    ----------
    answers : the different answers to a question; those that say "don't know" and the like are passed over.
    is_rating : whether the question is known to be a rating: then a scale of numbers is believed, and of words two
        answers will do.
    """
    opinions = [answer for answer in answers if not is_apart(answer)]
    fewest = 2 if is_rating else _FEWEST
    if len(opinions) < fewest:
        return None
    leading = [_LEADING.match(answer) for answer in opinions]
    if all(leading) and (is_rating or any(_TOKEN.search(answer.lower()) for answer in opinions)):
        numbers = {answer: int(match[1]) for answer, match in zip(opinions, leading, strict=True) if match}
        return _of_numbers(numbers)
    scores = {answer: _score(answer) for answer in opinions}
    if any(score is None for score in scores.values()):
        return None
    places = {answer: score for answer, score in scores.items() if score is not None}
    if not is_rating and (min(places.values()) >= 0 or max(places.values()) <= 0):
        return None
    order = sorted(places, key=lambda answer: (places[answer], answer))
    return Scale(tuple(order), tuple((places[answer] > 0) - (places[answer] < 0) for answer in order))


def _of_numbers(numbers: dict[str, int]) -> Scale | None:
    low, high = min(numbers.values()), max(numbers.values())
    ends = next(((a, b) for a, b in _IN_NUMBERS if a <= low and high <= b), None)
    if ends is None:
        return None
    if ends[1] < 5 and high - low + 1 < ends[1] - ends[0] + 1:
        ends = (1, 5)
    middle = (ends[0] + ends[1]) / 2
    order = sorted(numbers, key=lambda answer: (numbers[answer], answer))
    sides = tuple((numbers[answer] > middle) - (numbers[answer] < middle) for answer in order)
    return Scale(tuple(order), sides, tuple(numbers[answer] for answer in order), ends[1])


def _score(answer: str) -> float | None:
    """How far an answer lies from the middle, and on which side; None where a word of it belongs to no scale."""
    tokens = _TOKEN.findall(plain_apostrophes(answer).lower())
    words = [token for token in tokens if token in _GOOD_WORDS | _POOR_WORDS]
    if any(token not in _KNOWN for token in tokens):
        return None
    if any(token in _NEUTRAL_WORDS for token in tokens) or len(words) > 1:  # "good or bad"
        return 0.0
    return _strength(tokens, words[0]) if words else None


def _strength(tokens: Sequence[str], word: str) -> float:
    if any(token in ("not", "no", "don't") for token in tokens):
        # "not at all important" is the far end, "not very important" nearer the middle.
        return -3.0 if "all" in tokens else -1.0 if "very" in tokens else -_USUAL
    if "hardly" in tokens:
        return -_OWN["rarely"]
    strength = max([_STRENGTHS[token] for token in tokens if token in _STRENGTHS], default=_OWN.get(word, _USUAL))
    return strength if word in _GOOD_WORDS else -strength
