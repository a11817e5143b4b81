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
    *_named("borough", r"\bborough\b", r"\blocal authority(?: area)?$", r"\bwhich (?:part|area) of london\b"),
    *_named(
        "age_band",
        r"\bage ?(?:group|band|range|bracket)\b",
        r"\bhow old are (?:you|u)\b|^how old\W*$|\byour age\b|^(?:q?\d+[.:) ]*)?age\b|\bage$",
    ),
    *_named(
        "organisation",
        rf"\b(?:type|kind|sector|category) of {_ORGANISATION}\b|\borgani[sz]ation(?:al)?[ _](?:type|sector"
        rf"|category)\b",
        r"\b(?:which|what|your) sector\b|^sector$",
        rf"\bname of {_ORGANISATION}\b|\borgani[sz]ation(?:'s)?[ _]name\b|^{_ORGANISATION}$"
        rf"|\bwhich {_ORGANISATION}\b",
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
    r"|(?:group|question) time: .*|location ?accuracy|filecount - .*|\d+|duration(?: ?\(.*\))?"
    r"|dauer ?\(in sekunden\)|total time"
    r"|interview ?time|time (?:to complete|taken|spent)\b.*|disp(?:osition )? ?code|tester|aktueller stand"
    r"|beendet|verteilungskanal"
    r"|benutzersprache|antworttyp|quota|browser language|language selection|device type|collector(?: type| name)?"
    r"|referrer)",
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
_FACTS = (
    r"name|title|type|kind|sort|category|industry|industries|sector|trade|profession|occupation|job|job title"
    r"|role|position"
    r"|post|rank|grade|band|speciali?ty|discipline|department|dept|division|directorate|team|unit|service|course"
    r"|subject|degree|module"
    r"|programme|program|qualification|institution|school|university|college|employer|company|organi[sz]ation"
    r"|firm|agency"
    r"|practice|surgery|clinic|hospital|trust|pharmacy|ward|site|venue|location|place of (?:birth|work)|town|city"
    r"|county|country|region|area|district"
    r"|neighbou?rhood|parish|constituency|street|state|province|nationality|citizenship|language|mother tongue"
    r"|first language"
    r"|ethnicity|religion|brand|product|model|version|device|platform|operating system|browser|source|channel"
    r"|campaign|provider"
    r"|supplier|event|session|workshop|forum|project|scheme|status|code|licence|postcode|year group|class"
    r"|currency|gender|sex|pronouns"
)
FACT: Final = re.compile(
    rf"(?:[\w'’/&-]+ ){{0,3}}(?:{_FACTS})s?(?: ?(?:/|&|or|and) ?(?:[\w'’-]+ )?(?:{_FACTS})s?)*(?: (?:name|title"
    rf"|type|code|id|category|\(.*\)))?"
    rf"|what(?:'s| is| are| was| were) (?:the |your |his |her |their |its )?(?:(?!best|worst|most|biggest|one"
    rf"|main (?:reason|thing))[\w'’-]+ )"
    rf"{{0,3}}(?:{_FACTS})s?\b(?! (?:that|which|for you|to you)).{{0,60}}"
    rf"|(?:which|what) (?:[\w'’-]+ ){{0,2}}(?:{_FACTS})s?\b.{{0,120}}"
    r"|where (?:do|did|are|were|is|was|does) .{1,80}|when (?:do|did|are|were|is|was|does|will) .{1,80}"
    r"|which (?:one|of).{0,120}|(?:enter|state|give|list) (?:the |your )?(?:\w+ ){0,2}(?:name|subject|title|role"
    r"|job)s?\b.{0,60}"
    r"|.{0,40}\b(?:job title|occupation|profession)\b.{0,40}|(?:please )?(?:enter|state|specify) your .{1,60}",
    re.IGNORECASE,
)
"""A whole label that asks for a fact, which few words tell."""

SURELY_FACT: Final = re.compile(
    rf"what(?:'s|’s| is| are| was| were) (?:the |your )(?:official |full |main |primary |current |present |usual "
    rf"|most recent |last |first )*"
    rf"(?:{_FACTS})s?",
    re.IGNORECASE,
)
"""A whole label that asks for a fact, whatever other words it holds."""

ASKS_OPENLY: Final = re.compile(
    r"^(?:so,? |and |overall,? |in your (?:opinion|view|words|experience),? |if (?:so|yes|no|not),? "
    r"|thinking (?:about|of) .{1,80}?, )?(?:"
    r"what (?:do|does|did|would|could|should|can|will|might|makes?|made|stops?|stopped|puts?|keeps?|kept|helps?"
    r"|helped"
    r"|prevents?|prevented|gets?|worries|worried|matters|works?|worked|went|needs?|has|have|else|if anything|other"
    r"|more|changes?|improvements?|concerns?|barriers?|problems?|issues?|support|impact|effect|difference|you )\b"
    r"|what(?:'s|’s| is| are| was| were) (?:it )?(?:the |your |one |it )?(?:\w+ )?(?:best|worst|most|least"
    r"|biggest|greatest|hardest"
    r"|main|like|good|great|bad|wrong|right|missing|needed|important|difficult|favou?rite|strengths?|weaknesses"
    r"|hopes?|fears?"
    r"|concerns?|views?|thoughts?|ideas?|priorit(?:y|ies)|reasons?|experiences?|expectations?|feelings?"
    r"|impressions?)\b"
    r"|what .{0,40}\b(?:one|single) (?:thing|word|change)\b|(?:in )?(?:one|three|a few) words?\b"
    r"|how (?:do|did|does|has|have|would|could|can|should|might|are|is|was|were) (?!(?:you )?(?:often|likely|many"
    r"|much)\b)"
    r"|why\b|name (?:one|two|three|the)\b.{0,20}thing|tell us\b|describe\b|explain\b|list (?:the|any|up to)\b)"
    r"|^(?:your |the |my |our )?(?:single )?(?:biggest|main|top|greatest|best|worst|most|least|key|favou?rite|one"
    r"|other|any|perceived)"
    r" (?:\w+ )?(?:challenge|problem|issue|concern|worry|worrie|barrier|benefit|strength|weakness(?:e)?|thing"
    r"|priority|prioritie|improvement"
    r"|fear|hope|frustration|difficulty|need|change|aspect|memory|suggestion|idea|obstacle|advantage"
    r"|disadvantage)s?\b.{0,60}$"
    r"|\bcould (?:be|have been) (?:better|improved)|\b(?:if you could|one thing) change\b|\b(?:likes?"
    r"|dislikes?) most\b",
    re.IGNORECASE,
)
"""A question that people answer in words of their own, though they may be few."""

FREE_TEXT: Final = re.compile(
    r"\bfree[ -]?(?:text|form|response)\b|\bopen[ -]ended\b|\bin your own words\b", re.IGNORECASE
)
"""A heading that says outright that people typed what they liked."""

COMMENT: Final = re.compile(
    r"(?:(?:your |any |other |further |additional |general |free ?text |open |final |more )*(?:comments?|feedback"
    r"|remarks?|thoughts|suggestions?"
    r"|views|opinions?|ideas?|verbatims?|free ?text)(?: box| text| here| field)?)|(?:customer|patient|user|client"
    r"|guest|review) (?:comments?"
    r"|feedback|remarks?|reviews?)|review(?: text)?|kommentare?|commentaires?|comentarios?|commenti|opmerkingen"
    r"|bemerkungen|anmerkungen|remarques",
    re.IGNORECASE,
)
"""A whole label of a box for comments."""

ASKS_FOR_WORDS: Final = re.compile(
    r"^(?:your |any |other |further |additional )*(?:comments?|notes?|answers?|views|ideas?|responses?|posts?)$"
    r"|\b(?:please|can you|could you) (?:explain|describe|tell|say|give|comment|use this (?:space|box)|share"
    r"|elaborate"
    r"|expand|provide|outline|add)\b|\b(?:explain|describe) (?:your|why|what|how|the)\b|\bwhy\b|\bcomments?\b"
    r"|\bsuggestions?\b|\bfeedback\b|\bin your own words\b|\banything else\b|\btell us\b|\breasons?\b|\bthoughts\b"
    r"|\bwhat (?:\w+ ){0,3}(?:could|would|should|can) |\bhow (?:\w+ ){0,2}(?:could|can|might|should) "
    r"|\bwhat (?:is|are|was|were) (?:the |your )?(?:main|most|biggest|one|best|worst|key|top)\b"
    r"|\bwhat (?:matters|worries)\b|\bopen[- ]ended\b|\bfree text\b|\bideas?\b|\bimprove",
    re.IGNORECASE,
)
