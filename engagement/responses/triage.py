"""Which answers say nothing, and what a bare "nothing" means under its question."""

from __future__ import annotations

import re

from engagement.schema import BLANK, CRITICISM, IN_USE, NO_ANSWER, NOTHING, PRAISE

_NOT_ANSWERED = re.compile(
    r"^(did(n't| not) answer( (the )?question)?|no (answer|response|reply)( given)?|not (answered|applicable|provided|stated|known)"
    r"|question (not|was not) (asked|answered)|(question )?skipped|prefer not to (say|answer)|rather not say|blank"
    r"|(comment|text|response) (redacted|removed|withheld))$"
)
_BARE_NOTHING = re.compile(
    r"^((there (is|was|'s) )?(no|nothing|none|nil|zero|nowt|nope|nah|non)"
    r"( (comment|comments|idea|opinion|suggestion|suggestions|improvement|improvements|complaint|complaints|problem|problems|issue|issues"
    r"|thanks|thank you|at all|really|to (add|say|improve|report|change)|comes to mind|springs to mind|i can think of|that i can think of"
    r"|more to (add|say)|else|much|needed|specific|further|in particular|for now|at the moment|of note|sorry|particularly|whatsoever))*"
    r"|no no|none none)$"
)
_NO_CONTENT = re.compile(
    r"^(n ?/? ?a|na|n\.a\.?|not sure|unsure|(i )?do(n't| not|nt) ?know( really| sorry)?|dk|d/k|idk|(i )?dunno|no idea|"
    r"can(no|')?t think( of (anything|any))?( at the moment| right now| else)?|(i )?have (no|nothing)( further)?"
    r"( comment| comments| idea| opinion| views| to (add|say))?|(i )?have(n't| not) (any|got any)( comments| idea)?"
    r"|as above|see above|same( as above)?|ditto|test|x+|null|nan|[a-z])$"
)
_ASKS_FOR_FAULTS = re.compile(
    r"\b(improve|improved|better|change|changed|differently|wrong|bad|challenge|problem|worse|dislike)",
    re.IGNORECASE,
)
_ASKS_FOR_PRAISE = re.compile(r"\b(good|well|like|liked|best|great|enjoy|right|positive)\b", re.IGNORECASE)


def tray_of(answer: str, question: str = "") -> str:
    """Return the tray that an answer falls into by its words and its question; "" keeps it in use.

    Parameters
    ----------
    answer : one answer, as it came.
    question : what was asked; it decides what a bare "nothing" says.
    """
    if not answer.strip():
        return BLANK
    words = _bare(answer)
    if not words or _NOT_ANSWERED.match(words):
        return NO_ANSWER
    if _BARE_NOTHING.match(words):
        return nothing_means(question) or NOTHING
    return NOTHING if _NO_CONTENT.match(words) else IN_USE


def nothing_means(question: str) -> str:
    """Return the tray of a bare "nothing" under a question: `PRAISE`, `CRITICISM`, or "" where it says nothing.

    "Nothing" to what should improve is praise; to what was good it is criticism. In coded NHS comments this holds for
    318 of 328 and 45 of 48 such answers.
    """
    if _ASKS_FOR_FAULTS.search(question):
        return PRAISE
    return CRITICISM if _ASKS_FOR_PRAISE.search(question) else ""


def _bare(answer: str) -> str:
    """Lower case, one space between words, no marks around them."""
    words = re.sub(r"[^\w'/&.]+", " ", answer.lower().replace("’", "'"))
    return " ".join(words.split()).strip(" .'/_&")
