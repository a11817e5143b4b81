"""Words in the names of columns that say what the column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from engagement.parsing.records import Kind


@dataclass(frozen=True)
class NamedRole:
    """A role that a column's name gives it, and the words of the name that say so."""

    kind: Kind
    pattern: re.Pattern[str]


def _named(kind: Kind, *words: str) -> tuple[NamedRole, ...]:
    return tuple(NamedRole(kind, re.compile(word, re.IGNORECASE)) for word in words)


_ORGANISATION = r"(?:your |the )?(?:organi[sz]ation|company|employer)"

BY_NAME: Final[tuple[NamedRole, ...]] = (
    # Personal details come first: what might name somebody is never taken for an attribute.
    *_named(
        "personal",
        r"\be-?mail\b",
        r"\bip ?addr(?:ess)?\b",
        r"^(?:first|last|given|family|middle|full|contact|recipient ?(?:first|last)|user)[ _]?names?\b",
        r"^(?:sur|fore)names?\b",
        r"^name$|\byour (?:full |first |last )?name\b|(?:^.{0,20}-|:) (?:full )?name$|^names?:? ?(?:\(optional\))?$",
        r"\bexternal ?(?:data)? ?reference\b|\bcustom ?data\b|\bnetwork id\b|\bdevice ?id\b|\bcontact id\b|^token$",
        r"\buser ?agent\b|\bsession ?id\b|^username$|^submitter ?name$",
        r"\b(?:tele)?phone\b|\bmobile(?: number)?$|^tel\.?$|\bcontact (?:number|details)\b",
        r"\b(?:home|postal|street|your|full) address\b|^address\b|- address$|\baddress line\b|\baddress \[",
        r"\bdate of birth\b|\bd\.?o\.?b\b|\bbirth ?da(?:te|y)\b|\bnhs (?:number|no)\b|\bnational insurance\b",
        r"\b(?:latitude|longitude|[xy] ?co-?ord|easting|northing|geo ?point)",
    ),
    *_named("borough", r"\bborough\b", r"\blocal authority(?: area)?$", r"\bwhich (?:part|area) of london\b"),
    *_named(
        "age_band",
        r"\bage ?(?:group|band|range|bracket)\b",
        r"\bhow old\b|\byour age\b|^(?:q?\d+[.:) ]*)?age\b|\bage$",
    ),
    *_named(
        "organisation",
        rf"\b(?:type|kind|sector|category) of {_ORGANISATION}\b|\borgani[sz]ation(?:al)?[ _](?:type|sector|category)\b",
        r"\b(?:which|what|your) sector\b|^sector$",
        rf"\bname of {_ORGANISATION}\b|\borgani[sz]ation(?:'s)?[ _]name\b|^{_ORGANISATION}$|\bwhich {_ORGANISATION}\b",
    ),
    *_named(
        "forum",
        r"^forum\b|\b(?:which|what|name of(?: the)?) (?:forum|event|workshop|meeting)\b",
        r"\b(?:forum|event|workshop|meeting) name\b|^(?:event|workshop|meeting|session|table|group)$",
    ),
    *_named(
        "audience",
        r"\baudience\b|\b(?:respondent|stakeholder|participant)[ _](?:type|group|category)\b|\bresponding as\b",
        r"\b(?:in what|which) capacity\b|\bare you (?:responding|answering|replying) (?:as|on behalf|for)\b",
        r"\bwhich of (?:these|the following) best describes (?:you|your role)\b|^(?:your )?role$",
    ),
)

TOOLS_OWN: Final = re.compile(
    r"(?:status|progress|finished|complete|distribution ?channel|user ?language|last ?page|start ?language|language"
    r"|response ?(?:set|type)|page path|tracking link|collector ?id|tags|refurl|referer|seed|seed\. seed"
    r"|lastpage\. last page|startlanguage\. start language|_uuid|_index|_parent_index|__version__|_validation_status"
    r"|_submitted_by|_status|_notes|_tags|dummy|total points|quiz feedback|grade posted time|(?:points|feedback) - .*"
    r"|(?:group|question) time: .*|location ?accuracy|filecount - .*|\d+)",
    re.IGNORECASE,
)
ID: Final = re.compile(
    r"^(?:#|no\.?|_?id|ref(?:erence)?(?: (?:no|number))?|id\. response id|v1|key|rootuuid"
    r"|meta[-/](?:rootuuid|instanceid)|instanceid|respondent|participant)$"
    r"|\b(?:record|respondent|response|submission|participant|user|unique|client|case|contribution|comment|person|entry)"
    r"[ _]?(?:id|no|number|ref|reference)\b",
    re.IGNORECASE,
)
POSTCODE: Final = re.compile(r"\b(?:post ?code|postal ?code|pcode|zip ?code)\b", re.IGNORECASE)
SEVERAL: Final = re.compile(
    r"\b(?:tick|select|choose|check|mark) (?:all|any|up to|as many)\b|\ball that apply", re.IGNORECASE
)
OTHER: Final = re.compile(
    r"\bother\b.{0,60}\b(?:specify|state|write|say|describe|tell|details)\b|^other\b.{0,30}$|\[other\]$|[-:] ?other$",
    re.IGNORECASE,
)
PROTECTED: Final = re.compile(
    r"\bethnic|\brace\b|\breligio|\bfaith\b|\bdisab|\bgender\b|\bsex\b|\bsexual|\bpregnan|\bmarital\b|\btransgender\b"
    r"|\blong[- ]term (?:health )?(?:condition|illness)",
    re.IGNORECASE,
)
FACT: Final = re.compile(
    r"\bjob title\b|\boccupation\b|\bprofession\b|^(?:your )?(?:position|title|town|city|county|country|ward)$"
    r"|\bwhere do you (?:live|work)\b|\bwhich (?:town|city|country|school|university|hospital|ward|area|region)\b",
    re.IGNORECASE,
)
ASKS_FOR_WORDS: Final = re.compile(
    r"^(?:your |any |other |further |additional )*(?:comments?|notes?|answers?|views|ideas?|responses?|posts?)$"
    r"|\b(?:please|can you|could you) (?:explain|describe|tell|say|give|comment|use this (?:space|box)|share|elaborate"
    r"|expand|provide|outline|add)\b|\b(?:explain|describe) (?:your|why|what|how|the)\b|\bwhy\b|\bcomments?\b"
    r"|\bsuggestions?\b|\bfeedback\b|\bin your own words\b|\banything else\b|\btell us\b|\breasons?\b|\bthoughts\b"
    r"|\bwhat (?:\w+ ){0,3}(?:could|would|should|can) |\bhow (?:\w+ ){0,2}(?:could|can|might|should) "
    r"|\bwhat (?:is|are|was|were) (?:the |your )?(?:main|most|biggest|one|best|worst|key|top)\b"
    r"|\bwhat (?:matters|worries)\b|\bopen[- ]ended\b|\bfree text\b|\bideas?\b|\bimprove",
    re.IGNORECASE,
)
