"""Which language a text is in, by its commonest words: enough to know where a capital says nothing.

Words that two of the languages share with English ("die", "was", "in", "an", "son", "me") are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

ENGLISH: Final = "en"

_WORDS: Final = {
    ENGLISH: "the and to of is it for that with are not have be this on they at from my more there would has we i you "
    "but all been can their very when need should what if out get because will your our no nothing good people don't "
    "it's who by as or an how about which were do better was in me so also man on am",
    "de": "der und das ist nicht ich zu ein eine den dem mit sich auf für von wird auch es sind oder als bei wie aus "
    "nach wenn aber noch sehr werden einen einer einem zur zum vom durch kann mehr keine kein nur wir sie haben hat "
    "über im beim ja nein dass mein meine gut schon bitte weil gibt müssen mir mich ihre uns immer viel viele",
    "fr": "le les des une et est pas pour que qui dans sur avec ce il elle je nous vous plus sont au aux du ne mais ou "
    "cette très bien être fait par son ses mon mes leur c'est d'une trop tout tous aussi sans comme même oui ont",
    "es": "el los las una y es que por para con del se lo su más muy pero como está este esta son yo mi nos hay todo "
    "también cuando sin sobre porque hacer ser tiene fue al le ya sí ni gracias mejor bien nada",
    "it": "il gli una e che è per con del della non sono si più di ma anche come questo questa molto ho nel nella ci "
    "mi dei delle alla al perché essere fare ha io lo bene grazie tutto niente sì",
    "pt": "os um uma que é não com para por mais do da dos das se em na no mas como muito foi são eu meu minha também "
    "quando sem sobre porque fazer ser tem ao isso já bem nada obrigado obrigada à às",
    "nl": "het een en van ik te dat niet zijn met voor er aan ook als maar bij dit wordt naar nog wel geen meer heeft "
    "kan deze heel wij zij mijn om uit ben veel goed ja nee omdat moet worden hebben",
    "sv": "och att det som är för inte på med av en ett jag den har till om vi så mycket kan de från ej mer bra när",
    "da": "og det at er ikke jeg til på med af en et for som den har vi ved de kan meget mere være blev godt nej fra",
    "pl": "nie się na jest to że do jak ale z w i po dla są bardzo tak co mi przez był było od tylko może więcej",
    "ro": "și este nu în la cu pe că de o un pentru sunt mai din care am fi foarte ca se dar sau fără bine",
    "tr": "ve bir bu için çok da de ile ne daha olarak gibi var yok ama kadar değil olan sonra iyi ben biz mi",
}
_SETS: Final = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Words of a text that are looked at: the first hundred tell as much as all. Not tuned.
_LOOKED_AT = 600
# Common words of another language that a text must hold, more than twice as many as English ones: English texts with
# "de la Cruz" or "La Strada" hold one or two beside many English ones. Read on exports in German, Danish and English.
_FEWEST = 2
# Answers that tell the language of a column: the share of one of a thousand is known within three points. Not tuned.
_ENOUGH = 1000
_TIMES_AS_MANY = 2


def language(text: str, otherwise: str = ENGLISH) -> str:
    """Return the code of the language of a text ("en", "de", ...).

    Parameters
    ----------
    text : one answer.
    otherwise : what is returned where the text does not tell, as "Bahnhof" does not: the language of its column.
    """
    words = [word.replace("’", "'") for word in _TOKEN.findall(text[:_LOOKED_AT].lower())]
    counts = {code: sum(word in common for word in words) for code, common in _SETS.items()}
    english = counts.pop(ENGLISH)
    best = max(counts, key=lambda code: counts[code])
    if counts[best] >= _FEWEST and counts[best] > _TIMES_AS_MANY * english:
        return best
    if english and english >= counts[best]:
        return ENGLISH
    return otherwise


def language_of_column(texts: Iterable[str]) -> str:
    """Return the language that most of the answers under one question are in that tell theirs; English where none does.

    Parameters
    ----------
    texts : the answers; of many, some from all over the column are looked at.
    """
    different = list(dict.fromkeys(texts))
    codes = Counter(language(text, "") for text in different[:: len(different) // _ENOUGH + 1])
    codes.pop("", None)
    return max(codes, key=lambda code: codes[code]) if codes else ENGLISH
