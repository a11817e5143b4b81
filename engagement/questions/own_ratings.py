"""A file's own rating or sentiment of what people wrote: which closed question it is, and what its answers mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from engagement.questions.ordering import is_apart
from engagement.questions.scales import Scale, scale_of
from engagement.schema import Asks

Fit = Literal["of the comment", "of the matter", "may be"]
"""Of what a rating is: of the very comment, of what the comment explains, or perhaps of something else."""

# What somebody judged of a comment, and what a person gave to the matter they write of.
_OF_COMMENT: Final = re.compile(
    r"\b(?:sentiments?|polarity|criticality|valence|tone)\b"
    r"|^(?:comment|answer|response|feedback|review|text) (?:rating|score|stars|type)$",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"^(?:(?:overall|star|your|my|customer|patient|service|experience|review|fft) ){0,2}"
    r"(?:rating|score|stars|stars given|satisfaction)(?: \(?(?:out of|/|\d ?[-–] ?)\s?\d+\)?)?$",
    re.IGNORECASE,
)
_MAY: Final = re.compile(
    r"\b(?:sentiment|rating|rate|stars?|score|satisf\w+|happy|recommend|experience|quality|fft|friends and family"
    r"|how (?:good|well|likely))\b",
    re.IGNORECASE,
)
_FOLLOWS: Final = re.compile(
    r"\b(?:why|reasons?|explain|expand|elaborate|comments?|feedback|review|tell us (?:more|about)|your (?:answer|score"
    r"|rating|choice))\b",
    re.IGNORECASE,
)
_LOW_IS_GOOD: Final = re.compile(
    r"\b[01] ?(?:=|is|being|means|:|[-–]) ?(?:very |extremely |most |the )?(?:good|best|positive|excellent|satisf|happy"
    r"|agree|likely|high)",
    re.IGNORECASE,
)
_LOW_IS_POOR: Final = re.compile(
    r"\b[01] ?(?:=|is|being|means|:|[-–]) ?(?:very |extremely |most |not |the )*(?:poor|bad|worst|negative|terrible"
    r"|dissatisf|unsatisf|satisfied at all|at all|unhappy|disagree|unlikely|low)",
    re.IGNORECASE,
)
_KINDS_OF_COMMENT: Final = {
    "pos": 1.0, "compliment": 1.0, "compliments": 1.0, "praise": 1.0, "plaudit": 1.0, "thanks": 1.0, "like": 1.0,
    "neg": 0.0, "complaint": 0.0, "complaints": 0.0, "concern": 0.0, "problem": 0.0, "criticism": 0.0, "issue": 0.0,
    "dislike": 0.0, "neu": 0.5, "neutral": 0.5, "comment": 0.5, "mixed": 0.5, "suggestion": 0.5, "query": 0.5,
    "question": 0.5, "other": 0.5, "none": 0.5, "happy": 1.0, "sad": 0.0, "angry": 0.0, "unhappy": 0.0, "ok": 0.5,
}  # fmt: skip
_NUMBER_AHEAD: Final = re.compile(r"^\s*\d+\W*")
_STAR: Final = re.compile(r"^stars?\b", re.IGNORECASE)
_WHOLE: Final = re.compile(r"[+-]?\d{1,3}(?:\.0+)?")
_OUT_OF: Final = re.compile(r"(\d{1,2}) ?(?:/|out of|of) ?([2-9]|10)(?: stars?)?", re.IGNORECASE)
_STARS: Final = re.compile(r"[★⭐]+[☆]*")
# By definition: where the usual scales end, and the longest.
_TEN, _HUNDRED = 10.0, 100.0
# Share of the different answers that are numbers, from which the others are codes and no steps. Not tuned.
_SURE_OF_NUMBERS: Final = 0.75
# Between the first and the last two fifths lies neither: 3 of 1 to 5, 4 of 1 to 7, 4 to 6 of 0 to 10. Not tuned.
_POOR, _GOOD = 0.4, 0.6
# How many questions behind a rating one still asks for its reason. Not tuned.
_NEAR: Final = 2


@dataclass(frozen=True)
class OwnRating:
    """A closed question that may tell problem from praise.

    Attributes
    ----------
    question_id : of the closed question.
    label : what the file calls it.
    fit : of what it is a rating.
    places : answer -> its place from the lowest (0) to the highest (1) of the scale; who says "don't know" has none.
    low_is_good : whether the lowest is the best; None where neither words nor heading tell.
    """

    question_id: int
    label: str
    fit: Fit
    places: Mapping[str, float]
    low_is_good: bool | None

    def ways(self, *, low_is_good: bool) -> dict[str, str]:
        """Return what each answer tells, from the lowest on: "problem", "praise", or "" for neither."""
        steps = sorted(self.places.items(), key=lambda step: (step[1], step[0]))
        turned = {answer: 1 - place if low_is_good else place for answer, place in steps}
        return {
            answer: "problem" if place < _POOR else "praise" if place > _GOOD else ""
            for answer, place in turned.items()
        }


def may_rate(label: str, answers: Sequence[str]) -> bool:
    """Return whether a column may rate what people wrote, by its heading and its different answers."""
    return called_rating(label) and places_of(answers) is not None


def called_rating(heading: str) -> bool:
    """Return whether a heading sounds like a rating or a sentiment."""
    return bool(_MAY.search(heading) or _OF_COMMENT.search(heading))


def heading_of_rating(label: str, question: str) -> str:
    """Return what a rating is called that was given with each answer: "Comment sentiment: Why?"."""
    return f"{label}: {question}"


def label_of_rating(text: str, question: str) -> str:
    """Return what a file calls a rating: its heading, without the question where it was given answer by answer."""
    return text.removesuffix(heading_of_rating("", question))


def own_rating(
    question_id: int, text: str, answers: Sequence[str], question: str, asks: Asks, *, behind: int
) -> OwnRating | None:
    """Return a closed question as a rating of what people wrote to an open one; None where it is none.

    Parameters
    ----------
    question_id, text, answers : of the closed question, and the different answers to it.
    question, asks : the open one, and what it asks for.
    behind : how many questions behind the closed one the open one stands; negative where it stands before it.
    """
    label = label_of_rating(text, question)
    read = places_of(answers) if called_rating(label) else None
    if read is None:
        return None
    places, low_is_good = read
    by_heading = True if _LOW_IS_GOOD.search(text) else False if _LOW_IS_POOR.search(text) else None
    fit = _fit(label, question, asks, given_with_it=label != text, behind=behind)
    return OwnRating(question_id, label, fit, places, low_is_good if low_is_good is not None else by_heading)


def _fit(label: str, question: str, asks: Asks, *, given_with_it: bool, behind: int) -> Fit:
    if given_with_it or _OF_COMMENT.search(label):
        return "of the comment"
    explains = 0 < behind <= _NEAR and _FOLLOWS.search(question)
    return "of the matter" if asks == "open" and (explains or _BARE.search(label.strip(" :?*"))) else "may be"


def places_of(answers: Sequence[str]) -> tuple[dict[str, float], bool | None] | None:
    """Return where answers lie between the lowest (0) and the highest (1), and whether the lowest is the best.

    Returns
    -------
    None where they lie on no scale; of a scale of words the poor end is the lowest, and of bare numbers nothing tells
    which end is the best.
    """
    opinions = [answer for answer in answers if answer.strip() and not is_apart(answer)]
    if len(opinions) < 2:
        return None
    whole = {answer: float(answer) for answer in opinions if _WHOLE.fullmatch(answer.strip())}
    if len(whole) >= _SURE_OF_NUMBERS * len(opinions):  # "A" for not assessed stands beside 1 to 5
        opinions = list(whole)
    if len(whole) == len(opinions) and (min(whole.values()) < 0 or max(whole.values()) > _TEN):
        return _on_long_scale(whole)
    if all(_STARS.fullmatch(answer.strip()) for answer in opinions):
        most = max(len(answer.strip()) for answer in opinions)
        return {answer: (answer.count("★") + answer.count("⭐") - 1) / max(most - 1, 1) for answer in opinions}, False
    kinds = {answer: _KINDS_OF_COMMENT[answer.lower()] for answer in opinions if answer.lower() in _KINDS_OF_COMMENT}
    if len(kinds) == len(opinions) and len(set(kinds.values())) > 1:
        return kinds, False
    parts = {answer: _OUT_OF.fullmatch(answer.strip()) for answer in opinions}
    if all(parts.values()):
        return {answer: (int(part[1]) - 1) / (int(part[2]) - 1) for answer, part in parts.items() if part}, False
    scale = scale_of([*map(_without_zeros, opinions)], is_rating=True)
    return None if scale is None else _on_scale(scale, {_without_zeros(answer): answer for answer in opinions})


def _on_long_scale(whole: Mapping[str, float]) -> tuple[dict[str, float], bool | None] | None:
    """Places on -5 to 5 and the like, where below nothing is poor, or on 0 to 100."""
    low, high = min(whole.values()), max(whole.values())
    if low < 0:
        signs = {answer: (number > 0) - (number < 0) for answer, number in whole.items()}
        return {answer: (sign + 1) / 2 for answer, sign in signs.items()}, None
    return ({answer: number / _HUNDRED for answer, number in whole.items()}, None) if high <= _HUNDRED else None


def _on_scale(scale: Scale, answer_of: Mapping[str, str]) -> tuple[dict[str, float], bool | None]:
    answers = [answer_of[answer] for answer in scale.answers]
    if not scale.numbers:
        return {answer: (side + 1) / 2 for answer, side in zip(answers, scale.sides, strict=True)}, False
    low = min(1, *scale.numbers)
    places = [(number - low) / (scale.highest - low) for number in scale.numbers]
    words = {answer: rest for answer in answers if (rest := _NUMBER_AHEAD.sub("", answer))}
    if any(_STAR.search(rest) for rest in words.values()):
        return dict(zip(answers, places, strict=True)), False
    scale_of_words = scale_of([*dict.fromkeys(words.values())], is_rating=True) if len(words) > 1 else None
    falls = None if scale_of_words is None else _falls(scale_of_words, words, places, answers)
    return dict(zip(answers, places, strict=True)), falls


def _falls(scale: Scale, words: Mapping[str, str], places: Sequence[float], answers: Sequence[str]) -> bool | None:
    """Whether what stands beside the numbers is the poorer the higher the number: "1 - Very good"."""
    side_of = dict(zip(scale.answers, scale.sides, strict=True))
    sides = [(place, side_of[words[answer]]) for answer, place in zip(answers, places, strict=True) if answer in words]
    good, poor = ([place for place, side in sides if side == end] for end in (1, -1))
    if good and poor:
        return min(good) < max(poor)
    return None


def _without_zeros(answer: str) -> str:
    """A number that a table keeps with a point ("4.0") as it was given."""
    return re.sub(r"^(\d+)\.0+$", r"\1", answer.strip())
