"""What somebody types into a search box, read so that nothing typed is an error, and where a text says it.

``docu* "night bus" or tram``: words that must all occur, in any form; words in quotation marks that follow each
other; a star for words that begin so; "or" (also ``|``) between alternatives. A sign, such as a thumb, is found as it
is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal, NamedTuple

Spans = tuple[tuple[int, int], ...]

_CHUNKS = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)')
_OR: Final = frozenset({"or", "|", "||"})
_AND: Final = frozenset({"and", "&", "&&", "+"})
_WORD = re.compile(r"[^\W_]+")
_ENDS_IN_S = re.compile(r"[^\W_]+[^\W_s]s", re.IGNORECASE)
_ENDS_IN_SES = re.compile(r"[^\W_]*[^\W_s]ses", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00\u200d\ufe0e\ufe0f\ud800-\udfff]")
# Between the words of a phrase; the marks that belong to the letter before them are no gap.
_GAP: Final = r"[\W_]+"


class Term(NamedTuple):
    """One thing that an answer must say.

    Attributes
    ----------
    kind : "words" (one after the other, in any form), "beginning" (a word that begins so), "sign" (as it is).
    text : what was typed, without its marks.
    """

    kind: Literal["words", "beginning", "sign"]
    text: str


Alternatives = tuple[tuple[Term, ...], ...]


def read_search(search: str) -> Alternatives:
    """Return the alternatives of a search, each the terms that an answer must say all; () where it holds nothing.

    Parameters
    ----------
    search : as typed; anything may stand in it.
    """
    alternatives: list[list[Term]] = [[]]
    for quoted, bare in _CHUNKS.findall(_INVISIBLE.sub("", search)):
        if bare.lower() in _OR:
            alternatives.append([])
        elif bare.lower() not in _AND:
            alternatives[-1] += _terms(quoted or bare, may_begin=bool(bare))
    return tuple(dict.fromkeys(tuple(dict.fromkeys(terms)) for terms in alternatives if terms))


def match_of(terms: tuple[Term, ...]) -> str:
    """Return the FTS5 query for the terms of kind "words", which is never one that FTS5 cannot read; "" for none.

    Notes
    -----
    Each stands in quotation marks, where nothing else has a meaning (https://www.sqlite.org/fts5.html, 3.1).
    """
    return " AND ".join(_any_form(term.text) for term in terms if term.kind == "words")


def _any_form(words: str) -> str:
    """Words with the form that the index does not know as theirs: it takes "bus" to be many of one "bu"."""
    form = words[:-2] if _ENDS_IN_SES.fullmatch(words) else f"{words}es" if _ENDS_IN_S.fullmatch(words) else ""
    return f'("{words}" OR "{form}")' if form else f'"{words}"'


def says(text: str, term: Term) -> bool:
    """Return whether a text holds a beginning or a sign."""
    return _pattern(term).search(_folded(text)[0] if term.kind == "beginning" else text) is not None


def spans_of(text: str, term: Term) -> Spans:
    """Return where a text holds a beginning (the whole word) or a sign: characters (start, end)."""
    if term.kind == "sign":
        return tuple(match.span() for match in _pattern(term).finditer(text))
    folded, places = _folded(text)
    spans = []
    for match in _pattern(term).finditer(folded):
        rest = _WORD.match(folded, match.end() - 1)
        end = rest.end() if rest else match.end()
        spans.append((places[match.start()], places[end - 1] + 1))
    return tuple(spans)


def spans_between(marked: str, opening: str, closing: str) -> Spans:
    """Return where text stood between marks, in the text without them."""
    before, *pieces = marked.split(opening)
    spans, length = [], len(before)
    for piece in pieces:
        inside, _, after = piece.partition(closing)
        spans.append((length, length + len(inside)))
        length += len(inside) + len(after)
    return tuple(spans)


def joined(spans: list[tuple[int, int]]) -> Spans:
    """Return spans in their order, those that touch or overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _terms(chunk: str, *, may_begin: bool) -> list[Term]:
    if _WORD.search(chunk):
        begins = may_begin and chunk.endswith("*")
        return [Term("beginning" if begins else "words", chunk.strip("*") if begins else chunk)]
    return [Term("sign", sign) for sign in chunk if unicodedata.category(sign) == "So"]


@lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    if term.kind == "sign":
        return re.compile(re.escape(term.text))
    words = _WORD.findall(_folded(term.text)[0])
    return re.compile(r"(?<![^\W_])" + _GAP.join(map(re.escape, words)))


def _folded(text: str) -> tuple[str, list[int] | range]:
    """Return a text in small letters without accents, and for each of its characters the place in the text."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters, places = [], []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter).lower():
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(place)
    return "".join(letters), places
