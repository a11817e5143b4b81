"""The words of a survey: what stands in its file name, headings and choices, or what several people write.

They are what the survey is about, not who: "Numpy" in a survey of programmers, "Fibromyalgia" in one of patients. A
doctor whom many people name is told from them: here and there a title or a given name stands before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from engagement.responses.name_context import CUES, LOOKED_AT, before
from engagement.responses.name_words import is_unknown, listed, people

_WORD = re.compile(r"[^\W\d_]{2,31}(?:['’-][^\W\d_]{1,31})*")
_CAPITALISED = re.compile(r"(?<![\w@'’])[A-Z][^\W\d_]{2,30}")
# Different answers from which a word belongs to the survey: read on exports of 165 to 5,083 answers, where the tools
# of two or three people and the names of two or three people could not be told apart by counting. A family name on the
# lists needs twice as many.
_FEWEST_ANSWERS = 4
_FEWEST_OF_A_NAME = 10
# Share of a word's uses beside a title, an introduction or a given name from which it is a name, however many use it:
# of the tools and illnesses of the exports none had any, of doctors' names nearly half have.
_MOST_BESIDE_A_CUE = 0.05


def vocabulary_of(
    file_name: str, headings: Iterable[str], choices: Iterable[str], answers: Iterable[str]
) -> frozenset[str]:
    """Return the words, in small letters, that belong to a survey and are no person without a strong sign.

    Parameters
    ----------
    file_name : as the person's computer calls it.
    headings : of all columns.
    choices : the values of the columns that hold choices; a value that only one person has is no choice.
    answers : all that people wrote in their own words. Copies count once: a form letter is one voice.
    """
    return stated_words([file_name.replace("_", " "), *headings, *choices]) | usual_words(answers)


def stated_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of headings, choices or a file's name that would be taken for names without being said so."""
    return frozenset(word for text in texts for word in _words(text))


def _words(words: str) -> set[str]:
    spelt = {word.lower().replace("’", "'") for word in _WORD.findall(words)}
    return {word.removesuffix("'s") for word in spelt if word in people() or is_unknown(word.removesuffix("'s"))}


def usual_words(answers: Iterable[str]) -> frozenset[str]:
    """Return the unlisted words that several answers hold with a capital, and hardly ever beside a sign of a person.

    Parameters
    ----------
    answers : what people wrote in their own words; copies count once: a form letter is one voice.
    """
    different = set(answers)
    uses: Counter[str] = Counter()
    for text in different:
        uses.update({word.lower() for word in _CAPITALISED.findall(text)})
    candidates = {word for word, number in uses.items() if number >= _FEWEST_ANSWERS and _may_be_usual(word, number)}
    if not candidates:
        return frozenset()
    beside = Counter(word for text in different for word in _beside_a_cue(text, candidates))
    return frozenset(word for word in candidates if beside[word] <= _MOST_BESIDE_A_CUE * uses[word])


def _may_be_usual(word: str, number: int) -> bool:
    if word in listed("given") or word in listed("given_common"):
        return False
    return is_unknown(word) and (word not in listed("family") or number >= _FEWEST_OF_A_NAME)


def _beside_a_cue(text: str, candidates: set[str]) -> Iterable[str]:
    """The candidates of a text before which a title, an introduction, a relative or a given name stands."""
    for match in _CAPITALISED.finditer(text):
        word = match.group().lower()
        if word in candidates:
            words = text[max(0, match.start() - LOOKED_AT) : match.start()]
            last = words.split()[-1:] if words.endswith(" ") else []
            beside_name = bool(last) and last[0][:1].isupper() and last[0].lower() in listed("given")
            if beside_name or before(words) in CUES:
                yield word
