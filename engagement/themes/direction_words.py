"""The words by which a point praises, blames, measures or proposes; patterns over small letters, denials in full."""

import re
from typing import Final

DENIALS: Final = frozenset(
    [
        "not",
        "no",
        "never",
        "nothing",
        "none",
        "without",
        "hardly",
        "barely",
        "neither",
        "nor",
        "nobody",
        "zero",
        "nowhere",
    ]
)
"""Words that turn round what follows."""

TURNS: Final = frozenset(
    ["but", "however", "although", "though", "except", "only", "unfortunately", "whereas", "sadly", "just"]
)
"""Words behind which the other side of a matter stands."""

FAULTLESS: Final = re.compile(
    r"\b(?:could|can|would|will|do) not (?:really |possibly |honestly |have |be |been |ask for |asked for |do |done "
    r"|wish for |wished for |hope for |get |got |want |find |found |think of |any )*"
    r"(?:fault|better|improved?|bettered|nicer|kinder|happier|complain|complaints?|changed?|beat|beaten|more helpful)\b"
    r"|\b(?:no|any|without|zero|never (?:had |have )?(?:a|any)?) ?"
    r"(?:real |major |further |such )?(?:complaints?|faults?|criticisms?|problems?|issues?|grumbles?|concerns?)\b"
    r"(?! (?:was|were|is|are|procedure|line|form|team|handling|with getting))"
    r"|\b(?:nothing|no need|no room|not anything) (?:at all |really |much |i would |was |is |that |which |they |you |we )*"
    r"(?:to |could |can |needs? |for )?(?:be |have |been |done |do |it |to )*"
    r"(?:improv\w+|better|fault|chang\w+|complain|wrong|bad|too much trouble|a problem)\b"
    r"|\bnot? (?:a |a single |one )?(?:(?:bad|wrong|negative) (?:word|thing)|thing (?:was )?wrong)\b|\bwould not change (?:a|any)\w*\b|\bnothing but (?:praise|good)"
    r"|\bkeep (?:up|doing|it up|going)\b|\b(?:never|not|no) (?:once )?(?:let (?:me|us) down|(?:a |any )?trouble)\b"
)
"""That nothing is amiss, however it is denied."""

AMISS: Final = re.compile(
    r"\btoo (?:long|few|much|many|late|little|slow|far|short|small|big|busy|often|hard|expensive|crowded|noisy|loud)\b"
    r"|\bnot (?:good |long |fast |clear |always )?enough\b|\black(?:s|ing)? (?:of )?|\b(?:unable|failed|impossible"
    r"|difficult|hard|struggled?|tough) to\b|\bno (?:one|body|where|idea|help|support|way|access|answer|response)\b"
    r"|\b(?:can|could|did|does|do|would|will) not (?:get|see|find|afford|reach|help|listen|answer|turn|come|work|explain"
    r"|understand|know|care)\b|\b(?:never|nobody|no one) (?:answers?|comes?|turn(?:s|ed)|calls?|called|heard|got|gets?"
    r"|listens?|rang|rings?|knows?)\b|\b(?:hours?|weeks?|months?|ages|days|years) (?:to wait|wait|waiting|late|delay)"
    r"|\bwait(?:ed|ing)? (?:over |for |about |nearly |up to |more than |at least )*\d+|\bwaiting (?:times?|lists?)\b"
)
"""That something is too much, too little or does not happen."""

SHORT_OF: Final = re.compile(
    r"\bnot (?:really |very |at all |particularly |been |too |so |that )*(?:happy|satisfied|pleased|impressed|good|great|nice|kind"
    r"|helpful|acceptable|adequate|safe|fair|listened to)\b(?! only)"
)
"""Praise that is denied."""

BETTER: Final = re.compile(
    r"\b(?:could|should|would|needs?|must|more|less|better|improve\w*|please|quicker|faster|sooner|wish|hope|like to)\b"
)
"""What should be, or would be more."""

MEASURE: Final = re.compile(
    r"\b(?:late|early|on time|prompt\w*|punctual|quick\w*|slow\w*|fast|wait\w*|delay\w*|long|hours?|minutes|mins|again|always|very"
    r"|so|too|every|everything|everyone|all|cold|dirty|clean|rude|polite|professional|busy|broken|expensive|cost\w*|queue\w*|took|ages|while|listen\w*|look\w* after|help\w*|treated|informed|reliabl\w*|appropriate\w*|unnecessary|judged|time|times|slots?|1st|first (?:class|rate)|100|asap|ok|spot on|nightmare|damp|overcrowd\w*|chas(?:e|ed|ing)|noisy|expert\w*|exceptional\w*|impeccable|competent\w*|informative|accurate\w*|change)\b"
)
"""Time, cost and manner: what is told of with them is judged, not only told."""

THANKS: Final = re.compile(r"\b(?:thank\w*|grateful|appreciat\w+|well done|brilliant|first class|10 ?/ ?10)\b")
"""Thanks and highest praise."""

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
# "More buses", "cheaper leisure centres", "longer opening hours".
_MORE: Final = (
    r"(?:a lot |much |far |some |maybe |perhaps |possibly |even )?(?:more|better|fewer|less|greater|improved|increased|extra|additional|cheaper|longer"
    r"|shorter|faster|quicker|easier|earlier|later|safer|cleaner|clearer|simpler|wider|bigger|larger|smaller|reduced|free|lower"
    r"|higher|closer|stronger|stricter|softer|warmer|cooler|quieter|fairer|affordable|regular|dedicated|an?|the) "
)
WISH: Final = re.compile(
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
"""What proposes, by how it begins or is built."""

BARE_MORE: Final = re.compile(
    rf"^(?:and |also |maybe |perhaps |just |to have |having |by having )*{_MORE}(?!than\b|of the same|and more)\w"
)
"""A comparison or an amount that opens a phrase."""

NOT_A_WISH: Final = re.compile(
    r"\b(?:should|would|could|might|must) not? ?have\b|\b(?:should|could|must) have (?:been|had|told|done|come|got|given|asked|known|seen)\b"
    r"|\bwould have (?:been|liked|preferred|helped|appreciated)\b|\bkeep (?:up|it up|going|doing)\b|\bcould not\b|\bno need\b"
    r"|\bneeds? (?:no|nothing)\b|\bhelp(?:ed|ful|s)\b.{0,12}$|^(?:get|got|come|came|take|makes?|makes|helps|treat|treated|cut|put|run) (?:me|my|a long|too)\b"
    r"|\b(?:had|have|having) to (?:wait|ring|call|go|phone|travel|pay|chase|ask)\b|^(?:more than (?:happy|satisfied|helpful)|better than|less than)\b"
    r"|^(?:have|help|make|makes|get) (?:been|me|my)\b|^(?:the|a|an) (?:more|better)\b|\bthank you for\b|\bmore than (?:happy|helpful)\b|^free of\b|\brecommend \w+(?: \w+)? to (?:any|every|my|friends|others|all)"
)
"""What is built like a proposal and tells of the past, thanks or praise."""

SENTENCE: Final = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|can|will|would|could|should|i|we|they|he|she|it|there|this|that)\b"
)
"""What makes a sentence of a phrase."""
