"""Which points propose something: by how they are built, not by what they are about."""

from __future__ import annotations

import re
from typing import Final

_DO: Final = (
    r"(?:add|address|adopt|advertise|allow|appoint|arrange|avoid|ban|bring|build|change|check|clean|clear|close|combine|come"
    r"|communicate|consider|consult|create|cut|deal with|develop|do more|do not (?!know|think|wish|want|need|mind|have|like|feel|see|believe|get|understand)|do something|educate|employ|enable"
    r"|encourage|end|enforce|engage|ensure|expand|explain|extend|finish|fit|fix|focus|follow up|fund|get|give|guarantee"
    r"|have (?:a|an|more|some|better|clear|less|fewer|regular|the)|help|hire|hold|implement|improve|include|increase|inform"
    r"|install|integrate|introduce|invest|involve|join up|just (?:make|give|let|get)|keep|lengthen|let|limit|link|listen|look at|look into|lower|maintain|make"
    r"|move|offer|open|organise|pay|plan|plant|prevent|prioritise|promote|protect|provide|publish|put|raise|recruit|reduce"
    r"|reinstate|remind|remove|repair|replace|respect|restore|review|run|send|set up|share|shorten|show|simplify|speak|speed up"
    r"|spend|start|stick to|stop|support|take|talk to|tax|teach|tell|think about|train|treat|try|turn|update|upgrade|use"
    r"|value|widen|work (?:with|together|more|closer|on)|be (?:more|clearer|less|kinder|honest|quicker|on time|open|able)"
    r"|answer|call|let us|let people|let me know|ring|pick up|respond|reply|book|bring back|cap|charge|design|digitise|empower"
    r"|equip)"
)
# A comparison or an amount that opens a point: "More buses", "Cheaper leisure centres", "Longer opening hours".
_MORE: Final = (
    r"(?:a lot |much |far |some |maybe |perhaps |possibly |even )?(?:more|better|fewer|less|greater|improved|increased|extra|additional|cheaper|longer"
    r"|shorter|faster|quicker|easier|earlier|later|safer|cleaner|clearer|simpler|wider|bigger|larger|smaller|reduced|free|lower"
    r"|higher|closer|stronger|stricter|softer|warmer|cooler|quieter|fairer|affordable|regular|dedicated|an?|the) "
)
_WISH: Final = re.compile(
    r"^(?:by )?(?:improving|making|having|getting|reducing|providing|giving)\b.{1,60}\b(?:more|better|quicker|quickly|sooner|faster"
    r"|easier|less|fewer|shorter|clearer)\b"
    rf"|^(?:and |also |so |then |maybe |perhaps |possibly |by |just |yes |no |firstly |secondly |finally |ideally )*{_DO}\b"
    r"|\b(?:should|ought to|must|needs? to|has to be|have to be)\b(?! (?:be (?:proud|commended|praised|congratulated|applauded)"
    r"|say|admit|have|know better|wait|thank))"
    r"|\b(?:we|they|you|there|people|residents|patients|staff|london|children|families|carers|communities|services?|it|which|also) "
    r"(?:really |all |also |still |desperately |urgently |just )?(?:needs?|wants?|deserves?|requires?)\b(?! (?:not|no|nothing)\b)"
    r"|\bneeds? (?:more|better|fewer|less|improv\w+|fixing|updating|an?|some|clearer|investment|sorting)\b"
    r"|\b(?:would|d) (?:really |also |very much |all |just )?(?:like|love|prefer|appreciate|welcome|suggest|recommend|propose|value|hope)\b"
    r"(?! (?:to (?:thank|say|express|commend|praise|congratulate|compliment)|it here))"
    r"|\b(?:i|we) (?:suggest|recommend|propose|urge|ask|wish|want|hope|call for)\b(?! (?:you (?:all|well|every)|them (?:all|well)|to (?:thank|say)))"
    r"|\b(?:would|might|could|will) (?:also |really |certainly |perhaps )?(?:be|help|make|benefit|go a long way)"
    r"(?: (?:so |much |a lot |more |really |very |even |far )*(?:good|nice|great|better|helpful|useful|improved|lovely|wonderful|ideal|handy|beneficial"
    r"|easier|safer|amazing|fantastic|from|if|people|us|me|to|a))?\b(?! (?:to thank|to wait|no|not|waiting|late|told|left|lost|difficult))"
    r"|\bcould (?:you|we|they|there|the \w+|it|do with|have|use)\b(?! (?:been|not|had|no))|\bif only\b|\bif (?:you|we|they|there) (?:could|were|had|would)\b"
    r"|\bplease\b(?! (?:pass|thank|tell (?:them|her|him|the staff)|give (?:them|her|him|my)|keep (?:up|it up|doing)))"
    r"|\b(?:why not|how about|what about|let us|lets|let's|bring back|instead of|my (?:suggestion|wish|advice|idea)|it is time|it's time"
    r"|is needed|are needed|be improved|room for improvement|be introduced|be provided|be made|could be (?:more|better|improved|clearer|quicker|faster))\b"
)
_BARE_MORE: Final = re.compile(
    rf"^(?:and |also |maybe |perhaps |just |to have |having |by having )*{_MORE}(?!than\b|of the same|and more)\w"
)
# Articles open a bare noun phrase as often as a sentence: only what compares or adds counts by itself.
_ARTICLE: Final = re.compile(r"^(?:an?|the) ")
_NOT_A_WISH: Final = re.compile(
    r"\b(?:should|would|could|might|must) not? ?have\b|\b(?:should|could|must) have (?:been|had|told|done|come|got|given|asked|known|seen)\b"
    r"|\bwould have (?:been|liked|preferred|helped|appreciated)\b|\bkeep (?:up|it up|going|doing)\b|\bcould not\b|\bno need\b"
    r"|\bneeds? (?:no|nothing)\b|\bhelp(?:ed|ful|s)\b.{0,12}$|^(?:get|got|come|came|take|makes?|makes|helps|treat|treated|cut|put|run) (?:me|my|a long|too)\b"
    r"|\b(?:had|have|having) to (?:wait|ring|call|go|phone|travel|pay|chase|ask)\b|^(?:more than (?:happy|satisfied|helpful)|better than|less than)\b"
    r"|^(?:have|help|make|makes|get) (?:been|me|my)\b|^(?:the|a|an) (?:more|better)\b|\bthank you for\b|\bmore than (?:happy|helpful)\b|^free of\b|\brecommend \w+(?: \w+)? to (?:any|every|my|friends|others|all)"
)
_SENTENCE: Final = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|can|will|would|could|should|i|we|they|he|she|it|there|this|that)\b"
)
# Words: a longer phrase without a verb is rare, and a longer comparison often tells of what is. Not tuned.
_PHRASE: Final = 9
# Words: what is longer tells a story, in which a "should" is one of many things. Not tuned.
_POINT: Final = 40


def proposes(plain: str) -> bool:
    """Return whether a point, in small letters and with denials written in full, proposes something."""
    if plain.count(" ") >= _POINT or _NOT_A_WISH.search(plain):
        return False
    if _WISH.search(plain):
        return True
    return bool(_BARE_MORE.match(plain)) and not _ARTICLE.match(plain) and is_phrase(plain)


def is_phrase(plain: str) -> bool:
    """Return whether a point is a phrase without a verb: "longer opening hours", "the waiting times"."""
    return plain.count(" ") < _PHRASE and not _SENTENCE.search(plain)
