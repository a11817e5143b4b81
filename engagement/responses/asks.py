"""What a question asks for: faults or changes, good things, yes or no, or anything; it decides what "no" means.

Read from how the question is built, not from a word anywhere in it: "What did you like?" asks for good things, "What
would you like to see?" and "How well do you sleep?" do not. Where a question asks for two things, or cannot be read,
it is open, so that a bare "no" is never praise or criticism by mistake.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Final

from engagement.responses.ask_words import (
    BOTH_BAD,
    BOTH_GOOD,
    FAULTS,
    FOREIGN,
    GOOD,
    NO_FAULTS,
    NO_GOOD,
    SHORT_FORMS,
    SUBJECT,
)
from engagement.schema import Asks

# Characters: longer texts are instructions, and the patterns are not meant for them. Not tuned.
_LONGEST: Final = 2_000
_CODE: Final = re.compile(
    r"^\W*(?:(?:q|question|no|item)\W*)?\d+\s?[a-z]?\W*\s|^\W*[a-z]{1,12}\d+(?:\[\w+\])?\s?[.:)]\s*"
)
_SENTENCE: Final = re.compile(r"(?<=[?!.])\s+|(?<=\?)(?=\S)|[;:\n]|\s[-–—|]\s|(?<=[.?!])\s?-")
_LEAD: Final = re.compile(
    r"^(?:and|so|but|also|now|finally|lastly|firstly|secondly|next|first|overall|please|kindly|briefly"
    r"|optional|again|in general|generally"
    r"|in your (?:own )?(?:opinion|view|words|experience)|in a few words|in one sentence"
    r"|from your point of view)\b[\s,]*"
)
_ASIDE: Final = re.compile(r",?\s*\bif (?:anything|any|at all|applicable|so)\b\s*,?")
_ASKED: Final = r"(?:(?:in|to|on|at|for|with|from|by) )?(?:what|which|how|where|why|who|when|whose|whom)\b"
_AUXILIARY: Final = (
    r"(?:do|does|did|are|is|was|were|have|has|had|would|could|can|should|will|shall|may|might|must|am)(?: not|n't)?"
)
_YES_OR_NO: Final = re.compile(rf"^{_AUXILIARY} (?:{SUBJECT})\b(?! say\b)")
_MARKED_YES_OR_NO: Final = re.compile(
    r"^(?:does|did|are|is|would|could|can|should|will|has|have|were)(?: not)? (\w+)\b.*\?$"
)
_COUPLED: Final = re.compile(
    rf"(?:^|,\s*(?:and |then |but )?)(?={_ASKED}|{_AUXILIARY} (?:{SUBJECT})\b|please |tell us)"
)
_TELL: Final = re.compile(
    r"^(?:(?:can|could|would|will|may) (?:you|we|i)(?: ask you to)? |(?:would|do) you (?:like|want"
    r"|wish) to |we would like (?:you )?to |i would like to )?"
    r"(?:please |briefly |kindly |also |just )*"
    r"(?:(?:tell|give|send|write) (?:us|me)|let (?:us|me) know|describe|explain|list|give|suggest|name"
    r"|share|say|outline|provide|comment|write|state"
    r"|identify|highlight|indicate|mention|add|specify|think of|use (?:this|the) (?:space"
    r"|box)(?: below)? to \w+|hear|know|make (?=any|a|some)|raise)\b"
    r"(?: (?:us|me|briefly|below|here|in your own words|with us|details of|details|an example of"
    r"|examples of|more|a little|a bit))*(?: (?:about|of|on)\b)?\s*(?P<rest>.*)$"
)
_EXISTS: Final = re.compile(
    r"^(?:(?:is|are|was|were) there|if there (?:is|are|was|were)|(?:do|did) you (?:think|feel"
    r"|believe) (?:that )?there (?:is|are|was|were)"
    r"|(?:do|did|have) you (?:have|had|got|see|seen|make)|if you have|can you think of|(?:could"
    r"|can) you suggest|have you)\s+(?P<rest>.*)$"
)
_THINGS: Final = re.compile(
    r"^(?:(?:any|some|every)thing|any|some|one|two|three|five|a|an|the|up to \w+|at least \w+|your|our"
    r"|specific|particular)\b"
    r"(?: (?:one|two|three|five|single|other|main|specific|particular|key|small|further|else|more|few"
    r"|special|additional|\d+|of the|of our))*"
    r"(?: (?:things?|ways?|areas?|aspects?|parts?|points?|elements?|features?|bits?))?"
    r"(?: (?:in|of|with|about|on|at) (?:the|our|this|your|these)(?: \w+){1,2}?)?"
    r"(?:,? (?:that|which|in which|where))?\s+"
)
_IDEAS: Final = re.compile(
    r"^(?:what )?(?:are |do you have |is )?(?:any |your |some |other |further |specific |the |main |top )*"
    r"(?:suggestions?|ideas?|recommendations?|proposals?|thoughts?|views?|comments?|advice"
    r"|feedback)\b(?: you (?:may |might )?have)?"
    r"(?: (?:or|and) (?:suggestions?|ideas?|comments?|feedback))?(?: you (?:may |might )?have)?"
    r" ?(?:do you have |you would like to (?:make|share) |please )?(?:for|on|about|as to|to|of"
    r"|regarding)?\s*(?P<rest>.*)$"
)
_MORE: Final = re.compile(
    r"\b(?:else|other|further|additional|more|anything you (?:want|wish|would like|think we should)"
    r"|tell us|add|share|comments?|suggestions?|feedback|thoughts?|views|ideas?"
    r"|questions?|remarks?|raise|say|mention|know about|aware of)\b"
)
_FOLLOW_UP: Final = re.compile(
    r"^(?:why|why not|why or why not|why is that|how so|if (?:so|not|yes|no|you|your|it|they|other)\b.*"
    r"|because|(?:please |kindly |briefly )*(?:explain|tell us why|say why|give"
    r" (?:us )?(?:your |a |the |any |some )?(?:reasons?|details?|examples?)|elaborate|expand|comment"
    r"|specify|provide (?:us )?(?:with )?(?:your |any |further |more |some )?"
    r"(?:reasons?|details?|examples?|information)|include|select|tick|choose|be as|do not|(?:describe"
    r"|state|tell us|share|outline) (?:your |the |more about (?:your|the) )?"
    r"(?:reasons?|reasoning|answer|response))\b.*|.*\bplease (?:explain|tell us why|say why|give reasons)"
    r"|what (?:is|are|was|were) (?:the|your) (?:main )?reasons?\b.*|why do you .*"
    r"|what makes you say (?:this|that|so)|optional|open ended response)\W*$"
)
_CONDITION: Final = re.compile(
    r"^(?:and )?if (?:so|not|no|yes|you (?:do|did|have|are|were|said|answered|agree|disagree|ticked|chose"
    r"|selected)|it (?:is|was|did))\b"
)
_ANY_OF: Final = re.compile(
    r"^if you (?:have|had|have had|experienced|noticed) (any .*?),? (?:please|what|tell|describe)\b"
)
_COULD_IMPROVE: Final = re.compile(
    r"^(?:could|can|should) (?:we|the|our|this|it)\b.*\b(?:improve|improved|do better|be better)\b(?! (?:your|access))"
)
_TOP_THING: Final = re.compile(
    r"^(?:the |your |one |two |three )?(?:single )?"
    r"(?:biggest|best|worst|main|greatest|favourite|most|least|one|thing|things)\b"
)
_ONE_WISH: Final = re.compile(
    r"\bif (?:there (?:was|were|is) (?:one|any|some)\w* (?:you|we) (?:could|would) (?:change|improve)"
    r"|there (?:was|were|is) (?:one|a single) thing (?:that )?(?:you|we) (?:could|would) (?:change"
    r"|improve)"
    r"|(?:you|we) (?:could|had to|were able to|can) (?:change|improve|fix|do) (?:just |only )?(?:one|two"
    r"|three|any|a|some|something|anything|\d))"
)


@lru_cache(maxsize=4096)
def asks_of(question: str) -> Asks:
    """Return what a question asks for.

    Parameters
    ----------
    question : its text as people saw it, with or without a number before it.

    Returns
    -------
    "faults" where it asks what is bad or should change, "good" where it asks for what is good, "yesno" where it asks
    for a yes or a no (with or without "please say why"), else "open": also where it asks for faults and good things
    at once, where it is no question, and where it is in another language than English.
    """
    kinds: list[Asks] = []
    for sentence in _sentences(question[:_LONGEST]):
        kind = _kind(sentence)
        if kinds and _CONDITION.match(sentence):
            continue
        if kind is not None and not (
            kinds and kind == "open" and (_FOLLOW_UP.match(sentence) or _TELL.match(sentence))
        ):
            kinds.append(kind)
    return kinds[0] if len(set(kinds)) == 1 else "open"


def _sentences(question: str) -> list[str]:
    """The sentences of a question in small letters, written in full, without codes, marks of HTML and brackets."""
    text = html.unescape(html.unescape(question))
    text = re.sub(
        r"<[^<>]*>|\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|[\"“”*_¿¡]", " ", text.replace("’", "'").replace("‘", "'")
    )
    text = _CODE.sub("", " ".join(text.lower().split()))
    for short, long in SHORT_FORMS:
        text = short.sub(long, text)
    return [part for part in (" ".join(part.strip(" ,-–—>•").split()) for part in _SENTENCE.split(text)) if part]


def _kind(sentence: str) -> Asks | None:
    """What one sentence asks for; None where it asks for nothing."""
    if _ONE_WISH.search(sentence):
        return "faults"
    if (condition := _ANY_OF.match(sentence)) and (kind := _phrase(condition[1])):
        return kind
    clause = _ASIDE.sub(" ", sentence).strip()
    while (shorter := _LEAD.sub("", clause, count=1)) != clause:
        clause = shorter
    clause = " ".join(clause.split())
    if not _begins(clause):
        later = [begin.end() for begin in _COUPLED.finditer(clause) if begin.end()]
        if not later:
            return _heading(clause)
        return _kind(clause[later[0] :])
    return _clause(clause)


def _begins(clause: str) -> bool:
    """Whether a clause begins as a question or as a request does."""
    return bool(re.match(_ASKED, clause) or _is_yes_or_no(clause) or _TELL.match(clause))


def _clause(clause: str) -> Asks | None:
    """What a clause asks for that begins as a question or a request does."""
    if re.match(_ASKED, clause):
        ideas = _IDEAS.match(clause)
        return (_phrase(ideas["rest"]) if ideas else None) or _good_or_faults(clause) or "open"
    request = _TELL.match(clause)
    if request:
        return _requested(request["rest"])
    existing = _EXISTS.match(clause)
    if existing and re.match(r"(?:any|some|\w+thing\b)", existing["rest"]):
        rest = existing["rest"]
        kind = _phrase(rest) if not re.search(r"\b(?:health|medical|your)\b", rest) or "anything" in rest else None
        return kind or (
            "open" if _MORE.search(rest) or rest.startswith(("anything", "something", "anyone")) else "yesno"
        )
    anything = re.match(
        rf"^({_AUXILIARY})(?: (\w+))?(?: \w+){{0,3}}? (?:anything|something|any (?:aspects?|parts?|things?))\b(.*)$",
        clause,
    )
    if anything:
        return _fronted(anything[1], anything[2] or "", anything[3], clause) or "yesno"
    if _COULD_IMPROVE.match(clause):
        return "faults"
    return "yesno" if _is_yes_or_no(clause) else None


def _fronted(auxiliary: str, subject: str, rest: str, clause: str) -> Asks | None:
    """What a question asks for that holds "anything" inside: "Did you like anything?" as "What did you like?"."""
    words = " ".join(re.sub(r"\b(?:anything|something|any (?:aspects?|parts?|things?))\b", "", clause).split()).strip(
        " ?"
    )
    if subject in {"", "anything", "something"}:
        words = f"{auxiliary}{rest}".strip(" ?")
    return _good_or_faults(f"what {words}")


def _requested(rest: str) -> Asks | None:
    """What is asked for by what stands behind "tell us" and the like."""
    whether = re.match(r"^(?:whether|if) (?:or not )?(.*)$", rest)
    if whether and not re.match(rf"^if {_ASKED}", rest):
        if re.match(r"^(?:you have any|there (?:is|are|was|were))", whether[1]):
            return _phrase(re.sub(r"^(?:you have|there \w+) ", "", whether[1])) or "open"
        return "yesno"
    return _phrase(rest) or "open"


def _phrase(phrase: str) -> Asks | None:
    """Good things or faults that a clause or a bare noun asks for: "what you liked", "any problems"."""
    phrase = phrase.strip(" ?.!,")
    if re.match(_ASKED, phrase):
        return _good_or_faults(phrase)
    ideas = _IDEAS.match(phrase)
    if ideas and ideas["rest"]:
        return _phrase(ideas["rest"])
    if re.match(r"^(?:to )?(?:improve|improving|better|make|making|change|changing|improvements?|changes)\b", phrase):
        return _good_or_faults(f"how to {re.sub(r'^to ', '', phrase)}")
    bare = _THINGS.sub("", f"{phrase} ", count=1).strip()
    return _good_or_faults(f"what {bare}") or _good_or_faults(f"what is {bare}")


def _heading(words: str) -> Asks | None:
    """What a heading asks for that is no sentence: "Any other comments?", "Best thing about living here"."""
    bare = words.strip(" ?.!")
    if re.match(r"^(?:any|anything|(?:your )?suggestions? (?:for|on|to)|(?:your )?ideas? (?:for|on|to))\b", bare):
        return _phrase(bare) or "open"
    if _TOP_THING.match(bare):
        return _phrase(bare)
    return "open" if words.endswith("?") else None


def _good_or_faults(clause: str) -> Asks | None:
    """Whether a clause asks for good things or for faults; "open" where it asks for both, None for neither."""
    clause = clause.strip(" ?.!")
    faults = bool(FAULTS.search(clause)) and not NO_FAULTS.search(clause)
    good = bool(GOOD.search(clause)) and not NO_GOOD.search(clause)
    if (faults and good) or (faults and BOTH_GOOD.search(clause)) or (good and BOTH_BAD.search(clause)):
        return "open"
    return "faults" if faults else "good" if good else None


def _is_yes_or_no(clause: str) -> bool:
    if _YES_OR_NO.match(clause):
        return True
    marked = _MARKED_YES_OR_NO.match(clause)
    return marked is not None and marked[1] not in FOREIGN
