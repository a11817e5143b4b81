"""Names in small letters: after a title, an introduction or a relative, or in a text that has no capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engagement.responses.name_context import RELATIVES, STRONG, WEAK, Span
from engagement.responses.name_words import is_frequent, is_misspelt, is_unknown, listed

_SMALL_WORD = r"[^\W\d_]{1,30}(?:['’-][^\W\d_]{1,30})*"
_TITLE = re.compile(rf"\b(?:({STRONG})|{WEAK})\.? {{1,2}}(?=[^\W\d_])")
_NAMED = re.compile(
    r"\b(?:my name(?:['’]?s| is)|named|(?:is|was|['’]s|worker|carer|nurse|doctor|gp|lady|man|woman|boy|girl|lad) "
    r"called|(?:kind )?regards,?|signed(?: by)?:?|sincerely,?|faithfully,?|ask for)\s{1,2}(?=[^\W\d_])"
)
_MAYBE = re.compile(r"\b(?:i['’]?m|i am|called|thank you|thanks(?: to)?|this is)\s(?=[^\W\d_])")
_RELATED = re.compile(
    rf"\b(?:my|our|his|her|their) (?:late |dear |little |big |older |younger |eldest )?(?:{RELATIVES})"
    r"(?:[ -]in[ -]?law)?,? (?!in[ -]?law)(?=[^\W\d_])"
)
_CUES = ("mr", "ms", "miss", "mx", "dr", "prof", "cllr", "councillor", "rev", "name", "called", "regards", "signed",
         "sincerely", "faithfully", "i'm", "i’m", "im ", "i am", "ask for", "my ", "our ", "his ", "her ", "their ",
         "thank", "this is", *WEAK.split("|"))  # fmt: skip
_WORD = re.compile(_SMALL_WORD)
_LETTERS = re.compile(r"[^\W\d_]{2,30}")
# Names that are verbs or helpers: after "my son" they say what he does ("my son will go"), unless a verb follows.
_HELPERS = frozenset({"will", "may", "can", "must", "art"})
_ALSO_VERBS = _HELPERS | {
    "mark",
    "rose",
    "drew",
    "grant",
    "chase",
    "pat",
    "sue",
    "bob",
    "jack",
    "bill",
    "rob",
    "hope",
    "faith",
}
_VERB = re.compile(
    r"is|was|has|had|and|who|got|needs|needed|wants|went|came|runs|lives|lived|died|said|says|will|would|can|cant|could|"
    r"self|waits|waited|never|always|does|did|goes|keeps|cannot"
)
# Words of a name in small letters. Not tuned.
_LONGEST = 3
_MOUNT = re.compile(r"\b(?:mount|st|saint|lake|port|monte) \Z")


def find_small_names(text: str, vocabulary: frozenset[str], *, alone: bool) -> Iterator[Span]:
    """Yield the characters (start, end) of names in small letters.

    Parameters
    ----------
    text : one answer.
    vocabulary : words that are no person unless a title or an introduction stands before.
    alone : whether the whole text is in small letters: then listed given names are found without another sign.
    """
    if any(map(text.__contains__, _CUES)):
        yield from _after_cues(text, vocabulary)
    if alone:
        yield from (match.span() for match in _LETTERS.finditer(text) if _is_given_alone(text, match, vocabulary))


def _after_cues(text: str, vocabulary: frozenset[str]) -> Iterator[Span]:
    for match in _TITLE.finditer(text):
        yield from _name_at(text, match.end(), "strong title" if match.group(1) else "title")
    for match in _NAMED.finditer(text):
        yield from _name_at(text, match.end(), "named")
    for match in _RELATED.finditer(text):
        yield from _name_at(text, match.end(), "relative")
    for match in _MAYBE.finditer(text):
        first = _WORD.match(text, match.end())
        if first and first.group() in listed("given") and first.group() not in vocabulary:
            yield from _name_at(text, match.end(), "named")


def _is_given_alone(text: str, match: re.Match[str], vocabulary: frozenset[str]) -> bool:
    word = match.group()
    listed_name = len(word) > 3 and word in listed("given") and word not in listed("no_names")
    return listed_name and word not in vocabulary and not _MOUNT.search(text[: match.start()][-12:])


def _name_at(text: str, start: int, cue: str) -> Iterator[Span]:
    """The name that begins at a character after a cue ("strong title", "title", "named" or "relative"), if one does."""
    words = _words_at(text, start)
    if not words:
        return
    following = words[1].group() if len(words) > 1 else ""
    if not _is_first(words[0].group(), following, cue):
        return
    end = words[0].end()
    for word in words[1:_LONGEST]:
        if not _is_further(word.group()):
            break
        end = word.end()
    yield start, end


def _words_at(text: str, start: int) -> list[re.Match[str]]:
    words: list[re.Match[str]] = []
    while len(words) <= _LONGEST:
        word = _WORD.match(text, start)
        if not word or not word.group().islower():
            break
        words.append(word)
        if text[word.end() : word.end() + 1] != " ":
            break
        start = word.end() + 1
    return words


def _is_first(word: str, following: str, cue: str) -> bool:
    word = word.replace("’", "'").removesuffix("'s")
    if len(word) < 2 or (word in listed("no_names") and word not in listed("given_common")):
        return False
    if word in (_HELPERS if "title" in cue else _ALSO_VERBS) and cue != "strong title":
        return bool(_VERB.fullmatch(following))
    if word in listed("given") or word in listed("given_common"):
        return True
    return len(word) > 2 and cue != "title" and _is_unlisted_name(word, cue)


def _is_unlisted_name(word: str, cue: str) -> bool:
    """Whether a word that is no listed given name is a name after a cue: a family name, or a word in no list."""
    if cue == "strong title":
        return word in listed("family") or word not in listed("everyday")
    unknown = is_unknown(word) and (cue == "named" or (len(word) > 3 and not is_misspelt(word)))
    return unknown or (word in listed("family") and not is_frequent(word))


def _is_further(word: str) -> bool:
    word = word.replace("’", "'").removesuffix("'s")
    if len(word) < 3 or word in listed("no_names"):
        return False
    family = word in listed("family") and not is_frequent(word)
    return word in listed("given") or family or (is_unknown(word) and len(word) > 3 and not is_misspelt(word))
