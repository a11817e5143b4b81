"""A masked answer laid against its words as they came: which string each mask hides, and the text without a mask.

Nothing is masked anew for this: what stands in the masked answer is found again in the words as they came, so that it
holds whichever rules and words of a survey hid them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from engagement.responses.markup import readable
from engagement.responses.redact import CHOSEN, POSTCODE, Hidden, as_term, terms_pattern

_MASK = re.compile(
    r"\[(name|email|link|account|phone|NHS number|insurance number|date of birth|bank details|address|registration|"
    rf"number|{CHOSEN})\]"
)
_OUTWARD = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\b")
_INWARD = r"( ?\d[ABD-HJLNP-UW-Z]{2})?"


class Edit(NamedTuple):
    """Characters of a masked text that others take the place of."""

    start: int
    end: int
    words: str


class Aligned(NamedTuple):
    """A string that is hidden, and where its mask stands in the masked text."""

    hidden: Hidden
    start: int
    end: int


def align(words: str, masked: str) -> tuple[Aligned, ...] | None:
    """Return what each mask of an answer hides, in order; None where the two are not the same answer.

    Parameters
    ----------
    words : the answer as it came, readable (`responses.markup`).
    masked : the same, masked.
    """
    if words == masked:
        return ()
    masks = list(_MASK.finditer(masked))
    bounds = [0, *(edge for mask in masks for edge in mask.span()), len(masked)]
    aligned: list[Aligned] = []
    end = 0
    for number in range(0, len(bounds), 2):
        literal = _literal(masked[bounds[number] : bounds[number + 1]], last=number + 2 == len(bounds))
        match = literal.match(words, 0) if not number else literal.search(words, end + 1)
        if not match or (number + 2 == len(bounds) and match.end() != len(words)):
            return None
        if number:
            mask = masks[number // 2 - 1]
            aligned.append(Aligned(Hidden(mask.group(1), end, match.start(), words[end : match.start()]), *mask.span()))
        aligned += _postcodes(words, masked, match, bounds[number])
        end = match.end()
    return tuple(aligned)


def _literal(text: str, *, last: bool) -> re.Pattern[str]:
    """A pattern for what stands between masks, where behind an outward code an inward one may have stood."""
    parts, end = [], 0
    for outward in _OUTWARD.finditer(text):
        parts.append(re.escape(text[end : outward.start()]))
        parts.append(f"(?i:{re.escape(outward.group())}){_INWARD}")
        end = outward.end()
    parts.append(re.escape(text[end:]))
    return re.compile("".join(parts) + (r"\Z" if last else ""))


def _postcodes(words: str, masked: str, match: re.Match[str], begin: int) -> list[Aligned]:
    """The inward halves that nothing stands for in the masked text, each where it was taken out."""
    places = (outward.end() for outward in _OUTWARD.finditer(masked[begin:]))
    halves = [
        (group, begin + place) for group, place in zip(range(1, match.re.groups + 1), places, strict=False)
        if match.group(group)
    ]  # fmt: skip
    return [
        Aligned(Hidden(POSTCODE, *match.span(group), words[slice(*match.span(group))].strip()), place, place)
        for group, place in halves
    ]


def hidden_in(pairs: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """Return every string that is hidden in some answers, the most frequent first.

    Parameters
    ----------
    pairs : each answer as it came, and masked.

    Returns
    -------
    pandas.DataFrame
        kind, words (as the first answer spells them), n (answers that hold them, in any case).
    """
    first: dict[tuple[str, str], str] = {}
    answers: Counter[tuple[str, str]] = Counter()
    for came, masked in pairs:
        hidden = [string.hidden for string in align(readable(came), masked) or ()]
        answers.update({(string.kind, as_term(string.words)) for string in hidden})
        for string in hidden:
            first.setdefault((string.kind, as_term(string.words)), string.words)
    order = sorted(answers, key=lambda key: (-answers[key], key))
    rows = [(kind, first[kind, term], answers[kind, term]) for kind, term in order]
    return pd.DataFrame(rows, columns=["kind", "words", "n"])


def showing(words: str, masked: str, term: str) -> list[Edit]:
    """Return the edits of a masked answer that show a term again wherever a mask hides it; [] where none does."""
    pattern = terms_pattern(frozenset({term}))
    aligned = align(words, masked)
    if not aligned or pattern is None:
        return []
    edits = []
    for string in aligned:
        pieces = _pieces(string.hidden, [match.span() for match in pattern.finditer(words)], words)
        if pieces is not None:
            edits.append(Edit(string.start, string.end, pieces))
    return edits


def _pieces(hidden: Hidden, shown_spans: list[tuple[int, int]], words: str) -> str | None:
    """What stands for a hidden string once a term in it is shown; None where the term is not in it."""
    inside = [(max(start, hidden.start), min(end, hidden.end)) for start, end in shown_spans
              if hidden.start < end and start < hidden.end]  # fmt: skip
    # What people said to hide stays hidden, also where a part of it was said to be no name.
    if not inside or hidden.kind == CHOSEN:
        return None
    parts, end = [], hidden.start
    for first, last in [*inside, (hidden.end, hidden.end)]:
        between = words[end:first]
        # What is no name, an address or a number, is shown as a whole or not at all.
        if between.strip() and hidden.kind != "name":
            return None
        bare = between.strip()
        parts += [between.replace(bare, hidden.mask) if bare and re.search(r"\w", bare) else between, words[first:last]]
        end = last
    return "".join(parts)


def hiding(masked: str, term: str, kind: str = CHOSEN) -> list[Edit]:
    """Return the edits of a masked answer that hide a term as whole words, in any case, wherever it stands."""
    pattern = terms_pattern(frozenset({term}))
    masks = [mask.span() for mask in _MASK.finditer(masked)]
    return [
        Edit(*match.span(), f"[{kind}]")
        for match in (pattern.finditer(masked) if pattern else ())
        if not any(start < match.end() and match.start() < end for start, end in masks)
    ]


def revealing(words: str, masked: str, term: str) -> list[Edit]:
    """Return the edits that put back what people had hidden by a term."""
    return [
        Edit(string.start, string.end, string.hidden.words)
        for string in align(words, masked) or ()
        if string.hidden.kind == CHOSEN and as_term(string.hidden.words) == as_term(term)
    ]


def applied(text: str, edits: list[Edit]) -> str:
    """Return a text with edits made; they are in order and none overlaps another."""
    parts, end = [], 0
    for edit in edits:
        parts += [text[end : edit.start], edit.words]
        end = edit.end
    return "".join([*parts, text[end:]])


def place_after(place: int, edits: list[Edit]) -> int:
    """Return where a place of a text is after edits; one inside an edit comes to its end."""
    shift = 0
    for edit in edits:
        if place <= edit.start:
            break
        if place < edit.end:
            return edit.start + shift + len(edit.words)
        shift += len(edit.words) - (edit.end - edit.start)
    return place + shift
