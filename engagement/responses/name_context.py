"""What stands around a capitalised word: a title, an introduction, a relative, a thing called after somebody."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

STRONG = "mr|mrs|ms|miss|mx|dr|drs|prof|professor|cllr|councillor|rev|mst"
WEAK = (
    "doctor|nurse|matron|sister|lord|lady|sir|dame|auntie|aunty|uncle|pastor|chief|imam|sheikh|reverend|midwife|"
    "consultant|receptionist|physiotherapist|pharmacist|dentist"
)
STRONG_TITLES = frozenset(STRONG.split("|"))
WEAK_TITLES = frozenset(WEAK.split("|"))
TITLES = STRONG_TITLES | WEAK_TITLES
RELATIVES = (
    "son|daughter|husband|wife|mum|mother|mam|dad|father|brother|sister|friend|partner|nan|gran|neighbou?r|carer|niece|"
    "nephew|aunt|uncle|cousin|grandson|granddaughter|grandmother|grandfather|boy|girl|colleague|mate|manager|teacher|"
    "landlord|key ?worker|social worker|health visitor|boyfriend|girlfriend|fiancee?|stepson|stepdaughter|grandad|"
    "grandma|nanny|mummy|daddy|twin|lad|advocate|therapist|counsellor|boss|flatmate|lodger|widow|baby"
)
# Words that make the name before them a thing: "Martha's Rule", "the Francis Inquiry", "Parkinson's disease".
THINGS = (
    "law|laws|rule|rules|act|bill|inquiry|enquiry|review|report|reports|commission|plan|scale|score|index|test|method|model|"
    "syndrome|disease|palsy|sign|frame|line|lines|centre|center|trust|fund|foundation|charity|charities|clinic|clinics|"
    "unit|hall|house|estate|gym|gyms|app|apps|software|system|systems|service|services|programme|scheme|schemes|nurses|"
    "vaccine|vaccines|variant|gas|award|lecture|library|building|hub|pub|cafe|shop|shops|store|stores|bikes|cards?|zone|"
    "day|week|month|eve|code|package|packages|libraries|notebook|notebooks|cluster|clusters|arrays?|dataframes?|data|"
    "documentation|docs|users?|community|developers?|tutorials?|workflows?|project|projects|licences?|licenses?|scripts?|"
    "workshops?|conference|seminar|symposium|meeting|school|festival|groups?|society|institute|university|college|"
    "pathway|screening|treatment|therapy|medication|tablets|cream|injections?|symptoms|carriers|outbreak"
)

THING_WORDS = frozenset(form for word in THINGS.split("|") for form in (word.replace("?", ""), word.replace("s?", "")))

# How far before a name a title or an introduction may stand, in characters; and how far after it a thing.
LOOKED_AT = 40

_BEGINS = re.compile(r"(?:[.!?:;\n\r\"“”(\[•*–—/|]|\s-)[^\w]{0,8}\Z")
_TITLED = re.compile(rf"\b(?:({STRONG})|{WEAK})(?:\.? {{1,2}}|\.)\Z", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"\b(?:(my name(?:['’]?s| is)|named?|name['’]?s|names? (?:is|was|are)|signed(?: by)?|ask for|(?:kind )?regards|"
    r"sincerely|faithfully|(?:best|kind) wishes)|called|yours|i am|i['’]m|thanks|thank you)[ ,:\n\r-]{1,3}\Z",
    re.IGNORECASE,
)
_RELATED = re.compile(rf"\b(?:my|our|his|her|their|late) (?:\w{{1,12}} )?(?:{RELATIVES}),? \Z", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|this|these|those|each|every|any|no)\s\Z", re.IGNORECASE)
_AN = re.compile(r"\b(?:an?|some|another|new)\s\Z", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:in|near|around|across|towards|outside|within|throughout)\s\Z", re.IGNORECASE)
_TOOL = re.compile(
    r"\b(?:use|uses|used|using|via|install|installed|learn|learning|like|such as|e\.?g\.?|through|into|on|of|for|take|"
    r"taking|took|prescribed|have|has|had|got|more|than|versus|vs|and/or|or|better|every|most|between|plus|without)"
    r"[ ,]{1,2}\Z",
    re.IGNORECASE,
)
_PERSON_BEFORE = re.compile(
    r"\b(?:with|by|met|saw|see|tell|told|asked|thank|speak to|spoke to|talk to|talked to|spoken to|and i|dear|hi|hello|"
    r"hey|bless|poor|dear old|lovely|ask|love|contact)\s\Z",
    re.IGNORECASE,
)
_PERSON_AFTER = re.compile(
    r"\A(?:['’]s (?:mum|mother|dad|father|husband|wife|son|daughter|brother|sister|surgery|kindness|help|care)\b|"
    r",? (?:who|whose|said|says|told|explained|listened|helped|noticed|held|called|rang|phoned|made|gave|took|came|"
    r"went|never|always|has left|and i|and her|and his|died|passed|lives|lived|knows|knew|treated|visited|waited|left|"
    r"from (?:the|our|my|next)|at (?:the|reception)|on (?:the|reception|ward)|in (?:the|reception)|(?:the|our|my|a) "
    r"(?:\w{1,14} )?(?:nurse|doctor|gp|midwife|porter|physio|receptionist|carer|driver|worker|volunteer|paramedic|"
    r"consultant|pharmacist|dentist|health visitor|advocate|interpreter))\b)"
)
_THING_AFTER = re.compile(rf"\A(?:['’]s)? (?:{THINGS})\b", re.IGNORECASE)

Span = tuple[int, int]


class Before(Enum):
    """What stands before a capitalised word."""

    STRONG_TITLE = auto()
    WEAK_TITLE = auto()
    STRONG_INTRODUCTION = auto()
    WEAK_INTRODUCTION = auto()
    RELATIVE = auto()
    SENTENCE = auto()
    THE = auto()
    AN = auto()
    WHERE = auto()
    TOOL = auto()
    THING = auto()
    PERSON = auto()
    WORDS = auto()


class After(Enum):
    """What stands after a run of capitalised words."""

    PERSON = auto()
    THING = auto()
    WORDS = auto()


STRONG_CUES = frozenset({Before.STRONG_TITLE, Before.STRONG_INTRODUCTION, Before.RELATIVE})
ARTICLES = frozenset({Before.THE, Before.AN})
CUES = STRONG_CUES | {Before.WEAK_TITLE, Before.WEAK_INTRODUCTION}


# What stands before a name stands before many: "my name is ", "St Mary's and St ".
@lru_cache(maxsize=4_096)
def before(words: str) -> Before:
    """Return what the words before a capitalised one make of it.

    Parameters
    ----------
    words : the last `LOOKED_AT` characters before it.
    """
    titled = _TITLED.search(words)
    if titled:
        return Before.STRONG_TITLE if titled.group(1) else Before.WEAK_TITLE
    introduced = _INTRODUCED.search(words)
    if introduced:
        return Before.STRONG_INTRODUCTION if introduced.group(1) else Before.WEAK_INTRODUCTION
    if _RELATED.search(words):
        return Before.RELATIVE
    if not words.strip() or _BEGINS.search(words):
        return Before.SENTENCE
    for pattern, kind in (
        (_THE, Before.THE),
        (_AN, Before.AN),
        (_WHERE, Before.WHERE),
        (_PERSON_BEFORE, Before.PERSON),
    ):
        if pattern.search(words):
            return kind
    return Before.TOOL if _TOOL.search(words) else Before.WORDS


def after(words: str) -> After:
    """Return what the words after capitalised ones make of them.

    Parameters
    ----------
    words : the next `LOOKED_AT` characters after them.
    """
    if _THING_AFTER.match(words):
        return After.THING
    return After.PERSON if _PERSON_AFTER.match(words) else After.WORDS
