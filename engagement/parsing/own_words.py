"""Whether a column holds people's own words: by what its heading asks, and how its values are written."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from engagement.parsing.column_values import Values
from engagement.parsing.labels import label_of
from engagement.parsing.role_words import ASKS_FOR_WORDS, ASKS_OPENLY, COMMENT, FACT, FREE_TEXT, SURELY_FACT

# Answers below which counting says little. This and the next four: not tuned beyond the fixtures.
_FEW_ANSWERS: Final = 12
# Characters of a name that is a name and no sentence.
_SHORT_NAME: Final = 30
# Different values of a list that people pick from.
_LONGEST_LIST: Final = 30
# Shares of values that are typed as people speak: small letters at the start, words of speech, full stops.
_SPOKEN: Final = 0.25
# Shares of a column's values that are yes, no or steps of a scale.
_MOSTLY_STEPS: Final = 0.5
_LONG: Final = "long, and nearly all different"
_SPEECH = re.compile(
    r"\b(?:i|i'm|i’m|we|you|they|it|my|our|your|me|us|them|is|are|was|were|be|been|have|has|had|do|does|did"
    r"|don'?t|can|can'?t|would"
    r"|could|should|will|more|less|better|too|very|not|no|never|need|needs|want|because|so|than|to|please|just"
    r"|some|any|getting"
    r"|being|having|when|if|that|there|this)\b",
    re.IGNORECASE,
)


def why_text_under(name: str, values: Values) -> str:
    """Return why a column of this name holds people's own words; blank where it does not."""
    label = label_of(name)
    if (FREE_TEXT.search(label) and values.is_lettered) or (COMMENT.fullmatch(label) and _are_comments(values)):
        return "its name says so"
    asks_for_words = bool(ASKS_FOR_WORDS.search(name))
    if asks_for_words and values.own_sentences:
        return "the question asks for them, and some wrote sentences"
    if not values.reads_like_words:
        return ""
    asks_openly = asks_for_words or bool(ASKS_OPENLY.search(label))
    if SURELY_FACT.fullmatch(label) or (FACT.fullmatch(label) and not asks_openly):
        is_speech = values.reads_like_prose and (values.reads_like_long_prose or _spoken(values))
        return _LONG if is_speech and not values.are_few else ""
    if values.reads_like_prose and (asks_for_words or not values.are_few):
        return _LONG
    return _why_short(name, values, asks_for_words, asks_openly)


def _why_short(name: str, values: Values, asks_for_words: bool, asks_openly: bool) -> str:
    """Why short values are people's own words; blank where they are not."""
    if asks_for_words and values.mean_words >= (6 if values.are_few else 2.5) and values.distinct > 3:
        return "the question asks for them"
    if asks_for_words and len(values.answers) < _FEW_ANSWERS and not values.are_few and len(name) < _SHORT_NAME:
        return "its name says so"
    if asks_openly and _typed_freely(values):
        return "short answers to an open question"
    return "short, but nearly all different" if values.own_phrases and not values.are_few and _spoken(values) else ""


def _are_comments(values: Values) -> bool:
    return values.is_lettered and values.distinct > 1 and values.share("yes_or_no") <= _MOSTLY_STEPS


def _typed_freely(values: Values) -> bool:
    """Whether short values were typed, not picked: many stand once, or are written as they came to mind."""
    if values.distinct < 5 or values.share("step") > _MOSTLY_STEPS or values.are_lists:
        return False
    if values.distinct <= _LONGEST_LIST and _said_again(values) > 0.9 and _small_letters(values) < _SPOKEN:
        return False
    often_different = values.distinct >= 0.3 * len(values.answers)
    return not values.are_few or (
        often_different and (_small_letters(values) >= _SPOKEN or values.distinct_share > 0.5)
    )


def _said_again(values: Values) -> float:
    """Share of the different values that were said more than once."""
    times = Counter(value.casefold() for value in values.answers)
    return sum(count > 1 for count in times.values()) / len(times)


def _small_letters(values: Values) -> float:
    return sum(value[:1].islower() for value in values.answers) / len(values.answers)


def _spoken(values: Values) -> bool:
    """Whether values are written as people speak, not as facts are named."""
    if any(not value.isascii() and not value[:1].isupper() for value in values.answers[:50]):
        return True  # scripts without capitals tell nothing by them
    spoken = sum(bool(_SPEECH.search(value)) or value.endswith((".", "!")) for value in values.answers)
    return spoken >= _SPOKEN * len(values.answers) or _small_letters(values) >= _SPOKEN
