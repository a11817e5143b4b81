"""What a word is: an English word, a place, a medicine, a brand, or perhaps somebody's name.

Beside the lists there are rules that need none: how English words end and begin ("bioinformatics", "telehealth"), words
made of two ("wellbeing"), slips of the pen, and how names and words of the lists are spelt, three letters at a time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from math import log
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

_FOLDER = Path(__file__).parent / "names"
_NO_PERSONS = ("everyday", "elsewhere", "known", "no_names", "towns", "medicines", "illnesses", "tools", "brands")
# Words that a capital at the beginning of a sentence is held against (docs/decisions/0011-names-by-context.md).
_FREQUENT = 20_000
# Letters from which a word is long, and may have two slips of the pen.
_LONG_WORD = 8
_FORMS = ("s", "es", "ed", "ing", "er", "ers", "ish", "ian", "ians", "'")

# Ends of English words, of illnesses and of medicines that names of people do not have; each was held against the lists
# of names (endings that more than one name in five hundred has are left out: "-ine", "-oma", "-ian", "-vir").
_ENDINGS = re.compile(
    r"(?:[a-z]{3}(?:tion|sion|ness|ology|ologist|ologists|ological|iatry|iatric|iatrics|iatrist|ectomy|otomy|ostomy|"
    r"oscopy|graphy|grapher|graphers|therapy|therapist|therapists|itis|osis|osing|aemia|emia|algia|pathy|plegia|"
    r"rrhoea|rrhea|phobia|trophy|penia|uria|virus|viruses|eclampsia|pause|pausal|matics|metrics|nomics|"
    r"ability|ibility|icity|tivity|ational|ically|ically|iously|fully|edly|ments?|ware|ships?|"
    r"izing|ising|ized|ised|ization|isation|ifying|ified|ingly|ings|"
    r"azole|olol|sartan|statin|cillin|mycin|oxetine|triptan|azepam|profen|gliptin|gliflozin|dipine|tidine|mab|tinib|"
    r"caine|cycline|floxacin|barbital|codone|morphone|phylline|sone|olone|tadine|setron|parin)s?|"
    r"[a-z]{2,}(?:[aeiouy][a-z]?[bcdfghjklmnpqrstvwxyz]ing))"
)
_BEGINNINGS = (
    "anti", "bio", "cardio", "cyber", "electro", "endo", "gastro", "geo", "hydro", "hyper", "hypo", "immuno", "inter",
    "intra", "macro", "mega", "meta", "micro", "mini", "mis", "multi", "neuro", "non", "over", "peri",
    "photo", "physio", "poly", "post", "pre", "psycho", "radio", "re", "self", "semi", "sub",
    "super", "tele", "thermo", "trans", "ultra",
    "un", "under", "de", "web", "e",
)  # fmt: skip
# Letters of the shorter part of a word that is made of two. With three, one unlisted name in thirty would be "two
# words"; tried on names held back from the lists.
_SHORTEST_PART = 4


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of `names/` as it stands there: lower case, one entry a line.

    Parameters
    ----------
    name : of its file, without the ending.
    """
    return frozenset(_lines(name))


@cache
def _no_persons() -> frozenset[str]:
    """Return the words of all lists that hold no people: words, places, medicines, illnesses, tools, brands."""
    return frozenset().union(*(listed(name) for name in _NO_PERSONS))


@cache
def people() -> frozenset[str]:
    """Return all names of people that are listed, given names and family names."""
    return listed("given") | listed("given_common") | listed("family") | listed("family_first")


def is_frequent(word: str) -> bool:
    """Return whether a word, in small letters, is among the 20,000 most frequent ones of English."""
    return word in _frequent()


@lru_cache(maxsize=50_000)
def is_unknown(word: str) -> bool:
    """Return whether a word, in small letters, is no English word, no place and no institution, in any usual form."""
    if len(word) < 3:
        return word in listed("family") and word not in listed("everyday")
    forms = {word, word.replace("'", ""), *(part for part in re.split("['-]", word) if len(part) > 2)}
    forms |= {word.removesuffix(ending) for ending in _FORMS}
    forms |= {form.replace("ae", "e").replace("oe", "e") for form in forms}
    return forms.isdisjoint(_no_persons()) and (word in people() or not _is_made_english(word))


def _is_made_english(word: str) -> bool:
    """Whether a word that is in no list ends or begins as English words do, or is made of two of them."""
    if not word.isascii():
        return False
    if _ENDINGS.fullmatch(word):
        return True
    for beginning in _BEGINNINGS:
        rest = word.removeprefix(beginning)
        if rest != word and len(rest) >= _SHORTEST_PART and (rest in _frequent() or _ENDINGS.fullmatch(rest)):
            return True
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return any(word[:cut] in _frequent() and word[cut:] in _frequent() for cut in cuts)


@lru_cache(maxsize=20_000)
def is_misspelt(word: str) -> bool:
    """Return whether a word is one or two slips away from a frequent English word that begins with the same letter."""
    return correction(word) is not None


@lru_cache(maxsize=20_000)
def correction(word: str) -> str | None:
    """Return the frequent English word of the same first letter that is one or two slips away; None where none is."""
    if not word.isascii():
        return None
    slips = 1 if len(word) < _LONG_WORD else 2
    closest = extractOne(word, _beginning(word[0]), scorer=DamerauLevenshtein.distance, score_cutoff=slips)
    return None if closest is None else str(closest[0])


@lru_cache(maxsize=50_000)
def likeness(word: str) -> float:
    """Return how much more a word is spelt like the names of the lists than like their other words.

    Parameters
    ----------
    word : in small letters.

    Returns
    -------
    float
        Log of the ratio of chances, by letters three at a time; above 0 it is spelt like a name. Of names that the
        measure had not seen 83 % are above 0 and 96 % above -4; of other words 14 % and 36 %.
    """
    measure = _measure()
    return sum(measure.get(three, 0.0) for three in _threes(word))


@cache
def _measure() -> dict[str, float]:
    names = Counter(three for name in listed("given") | listed("family") for three in _threes(name))
    no_names = (*_lines("everyday")[: 2 * _FREQUENT], *listed("medicines"), *listed("illnesses"))
    words = Counter(three for word in no_names for three in _threes(word))
    of_names, of_words = names.total(), words.total()
    # Half an occurrence for three letters that one side never has.
    return {
        three: log((names[three] + 0.5) / of_names) - log((words[three] + 0.5) / of_words)
        for three in names.keys() | words.keys()
    }


def _threes(word: str) -> Iterable[str]:
    framed = f"^^{word}$"
    return (framed[place : place + 3] for place in range(len(framed) - 2))


@cache
def _frequent() -> frozenset[str]:
    return frozenset(_lines("everyday")[:_FREQUENT])


@cache
def _beginning(letter: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in _frequent() if word[0] == letter))


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
