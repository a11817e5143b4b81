"""Which way a point speaks: of something wrong, of something good, of what should be, or of none of these.

A linear model reads the point's words and pairs of words (hashed: it holds numbers alone), its word pieces and its
tone; readable rules say what proposes something (`wishes`), and what the question makes of a bare phrase. The sentence
model is not needed. How the numbers were learnt: docs/decisions/0022-problem-praise-wish.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import HashingVectorizer

from engagement.responses.asks import asks_of
from engagement.responses.triage import tray_of
from engagement.schema import CRITICISM, IN_USE, NOTHING, PRAISE, Asks
from engagement.themes.features import unit, word_vectors
from engagement.themes.languages import ENGLISH, language
from engagement.themes.subwords import SIZE as PIECES
from engagement.themes.subwords import piece_vectors
from engagement.themes.tone import N_NUMBERS, blames, falls_short, faultless, has_tone, plain, tones, words_and_pairs
from engagement.themes.wishes import is_phrase, proposes

Direction = Literal["problem", "praise", "wish", ""]
Numbers = npt.NDArray[np.float64]

KINDS: Final[tuple[Direction, ...]] = ("", "praise", "problem")
"""What the columns of the model stand for; a wish is told by rules."""
# Places for hashed words and pairs. 2^13, 2^14 and 2^15 give the same macro-F1 within 0.005.
WORDS: Final = 2**14
# Numbers of a word vector, as the package that ships them has it.
WORD_NUMBERS: Final = 256
_FILE = Path(__file__).parent / "models" / "direction.npz"
# From this probability of praise on, what sounds like a proposal ("please keep Ann, she is lovely") stays praise. Not
# tuned: the middle between even and certain.
_SURE: Final = 0.75
# Points read together, which bounds memory (some 40 MB). Not tuned.
_BATCH: Final = 10_000
# A question that asks for proposals; and, of those that ask for faults, one that asks what should be.
_WISHED: Final = re.compile(
    r"\b(?:would you (?:like|want)|like to see|suggest\w*|ideas|proposals?|recommend\w*|wish\w*)\b"
)
_MORE: Final = re.compile(r"\b(?:other|else|further|additional|more|comments?|add|share|thoughts|views|say|tell us)\b")
_BETTER: Final = re.compile(r"\b(?:improv\w+|chang\w+|better|should|could|do more|help\w*|differently)\b")


def directions(points: Sequence[str], questions: Sequence[str] = ()) -> list[Direction]:
    """Return which way each point speaks.

    Parameters
    ----------
    points : what people wrote, point by point.
    questions : the question that each answers, "" where none is known; none at all for no questions.

    Returns
    -------
    list of "problem", "praise", "wish" (something proposed) or "" (none of these)
        The same for the same point, whatever stands beside it.
    """
    question_of_each = questions or [""] * len(points)
    kinds: list[Direction] = []
    for start in range(0, len(points), _BATCH):
        part = slice(start, start + _BATCH)
        texts = [plain(point) for point in points[part]]
        kinds += map(_direction, points[part], texts, question_of_each[part], _likelihoods(texts))
    return kinds


def _likelihoods(texts: Sequence[str]) -> Numbers:
    """Return (n, 3) how likely each plain text is none of these, praise, or a problem, as the model alone has it."""
    weights, start = _model()
    logits = np.asarray(rows(texts) @ weights) + start
    powers = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def rows(points: Sequence[str]) -> sparse.csr_matrix:
    """Return the numbers the model reads of each point: (n, WORDS + 256 + 192 + N_NUMBERS)."""
    texts = [plain(point) for point in points]
    if not texts:
        return sparse.csr_matrix((0, WORDS + WORD_NUMBERS + PIECES + N_NUMBERS))
    hashed = HashingVectorizer(analyzer=words_and_pairs, n_features=WORDS, binary=True, norm="l2").transform(texts)
    words, pieces = _wide(word_vectors(texts), WORD_NUMBERS), _wide(piece_vectors(texts), PIECES)
    return sparse.hstack([hashed, words, pieces, tones(texts)]).tocsr()


def _wide(vectors: Numbers, width: int) -> Numbers:
    """Rows of length 1; of zeros where what reads them is not installed."""
    return unit(vectors) if vectors.shape[1] else np.zeros((len(vectors), width))


def _direction(point: str, text: str, question: str, likely: Numbers) -> Direction:
    if language(point) != ENGLISH:
        return ""
    asks = asks_of(question) if question else "open"
    tray = tray_of(point, asks)
    if tray == CRITICISM:
        return "problem"
    if tray == PRAISE or faultless(text):
        return "praise"
    if tray != IN_USE and not (tray == NOTHING and _rates(question, asks)):
        return ""
    by_question = _of_phrase(text, question, asks, likely) if is_phrase(text) else ""
    return by_question or _by_words(text, likely)


def _by_words(text: str, likely: Numbers) -> Direction:
    """What a point says by its words alone."""
    if falls_short(text):
        return "problem"
    if likely[KINDS.index("praise")] < _SURE and proposes(text):
        return "wish"
    return KINDS[int(likely.argmax())] if has_tone(text) else ""


def _rates(question: str, asks: Asks) -> bool:
    """Whether an open question follows a rating, so that even a bare "nothing" has a direction, which was learnt.

    Of 248 coded NHS comments that say nothing to such a question 181 were read as praise. "Any other comments?" is
    none of these.
    """
    return bool(question) and asks == "open" and not _MORE.search(question.lower())


def _of_phrase(text: str, question: str, asks: Asks, likely: Numbers) -> Direction:
    """What its question makes of a phrase without a verb ("the staff", "waiting times"); "" where it makes nothing."""
    if _WISHED.search(question.lower()):
        return "wish"
    kind = KINDS[int(likely.argmax())]
    if asks == "good":
        return "" if kind == "problem" and blames(text) else "praise"
    if asks == "faults" and kind != "praise":
        return "wish" if _BETTER.search(question.lower()) else "problem"
    return ""


@cache
def _model() -> tuple[Numbers, Numbers]:
    with np.load(_FILE, allow_pickle=False) as file:
        return file["weights"].astype(np.float64), file["start"].astype(np.float64)
