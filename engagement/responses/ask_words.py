"""How English questions ask for faults, for changes and for good things, as patterns of a clause in small letters."""

from __future__ import annotations

import re
from typing import Final

SHORT_FORMS: Final = tuple(
    (re.compile(short), long)
    for short, long in (
        (r"\b(what|where|who|how|there|it|that)'s\b", r"\1 is"),
        (r"\bwhats\b", "what is"),
        (r"\bwon't\b", "will not"),
        (r"\bcan(?:'t|not)\b", "can not"),
        (r"\b(do|does|did|is|are|was|were|have|has|had|would|could|should)n'?t\b", r"\1 not"),
        (r"\b(you|we|they|i)'(?:d)\b", r"\1 would"),
        (r"\b(you|we|they|i)'ve\b", r"\1 have"),
        (r"\b(you|we|they)'re\b", r"\1 are"),
        (r"\bfavorite\b", "favourite"),
        (
            r"\b(do|does|did|is|are|was|were|have|has|had|would|could|should) (you|we|they|it|there) not\b",
            r"\1 not \2",
        ),
    )
)
"""Short forms and what they stand for, so that each is written in one way."""

SUBJECT: Final = (
    r"you|we|i|they|it|this|that|these|those|there|the|your|our|my|their|his|her|its|he|she|a|an|any\w*"
    r"|some\w*|every\w*|nobody|nothing|all|both"
    r"|most|more|people|patients|staff|residents|parents|children|carers|services|london(?:ers)?|local|other|enough"
)
"""Words that may follow "do", "is" or "would" where a yes or a no is asked for."""

FOREIGN: Final = frozenset(
    {
        "er", "het", "de", "dit", "dat", "das", "es", "hat", "war", "u", "que", "hij", "ze", "je", "ik", "een", "die",
        "der", "den", "ein", "eine", "il", "la", "le", "les", "jij", "jullie", "iets", "nog", "ist", "ich", "du", "not",
        "to", "been", "and", "or", "done", "of",
    }
)  # fmt: skip
"""Words behind an English "is" or "will" that show another language, or no question."""

_VERY = (
    r"(?:(?:particularly|really|especially|most|very|so|quite|just|personally|currently|about it|actually"
    r"|generally|the|more|always|still|also"
    r"|been|being|working|going|work|go|gone|done|do) )*"
)
_THINK = (
    r"(?:(?:do|did|would|have) you (?:think|feel|say|believe|consider|find|see|regard|found|know)(?: that"
    r"| as| of as| to be)? |in your (?:opinion|view) "
    r"|you (?:think|feel|felt|thought|believe|consider|found|find|see)(?: that| as)? )?"
)
_BE = r"(?:is|are|was|were|has been|have been|would be|could be|might be|will be|to be)"
_HEAD = (
    r"(?:areas?|aspects?|parts?|things?|points?|elements?|features?|bits?|services?|sessions?|ways?|sides?"
    r"|activit(?:y|ies)|topics?|speakers?|workshops?|rooms?|days?|exhibits?|stalls?)"
)
_OF_WHAT = (
    rf"(?:(?:one |two |three |few |other |specific |key |main |particular |if any )*{_HEAD} (?:(?:of|in|at"
    rf"|about|with) (?:the |our |this |your |these )?(?:\w+ ){{1,3}}?)?)"
)
_ASK = r"^(?:(?:in|to|on|at|for|with|from|by) )?(?:what|which|where|how) "
_MAY = r"(?:could|can|should|would|might|must|needs?|ought|want(?:ed)?|like|to)"
_BETTER = (
    r"(?:improv(?:e|ed|ing|ements?)|chang(?:e|ed|ing)|fix(?:ed)?|better|easier|simpler|quicker|faster"
    r"|safer|smoother|clearer|nicer|happier"
    r"|more (?:accessible|useful|valuable|helpful|welcoming|effective|enjoyable|efficient|user friendly"
    r"|inclusive|attractive|comfortable|convenient|relevant)"
    r"|(?:be|been|do|done|doing|see|something|anything|have|made) (?:it |things |this |that "
    r"|them )?different(?:ly)?|stop doing|start doing|get rid of|remove[d]?)"
)
_FAULT_NOUN = (
    r"(?:problems?|challenges?|difficult(?:y|ies)|barriers?|obstacles?|concerns?|worr(?:y|ies)"
    r"|frustrations?|complaints?|faults?|weakness(?:es)?"
    r"|weak points?|drawbacks?|disadvantages?|down ?sides?|negatives?|shortcomings?|pain points?|gaps"
    r"|dislikes?|risks|cons|hurdles?|failings?|criticisms?"
    r"|(?:worst|least (?:\w+)|most (?:difficult|frustrating|annoying|confusing|challenging|stressful"
    r"|disappointing)|hardest|weakest|poorest|bad|negative)"
    r" (?:thing|part|aspect|bit|element|feature|side|point|session|experience|area)s?)"
)
_FAULTY = (
    r"(?:wrong|bad|badly|poor|poorly|worse|worst|difficult|hard|hardest|missing|lacking|disappointing"
    r"|frustrating|annoying|confusing|unclear|unhelpful"
    r"|challenging|stressful|unsatisfactory|unacceptable|broken|not (?:so |very |as |quite |that )?(?:good"
    r"|well|great|working|right|helpful|useful|clear|easy)"
    r"|less (?:good|well|helpful|useful)|least (?:useful|helpful|enjoyable|valuable|good|effective|satisfactory))"
)
_GREAT = (
    r"(?:biggest|main|greatest|key|top|single|most (?:important|significant|serious|pressing|common"
    r"|urgent)|number one|largest|chief|primary|principal|major|worst|real)"
)
_ABOUT = (
    r"(?=$| (?:about|in|at|with|during|on|of|when|and|or|from|here|there|so far|as|by|that|regarding"
    r"|within|you|we|this|last|today|if|is|was|did|please|overall))"
)
_YOU = (
    r"(?:(?:do|did|have|does|has|would) )?(?:you|people|they|your (?:child|family|relative)|patients|staff"
    r"|residents)"
)
_HINDER = (
    r"(?:stops?|stopped|prevents?|prevented|hinders?|hindered|discourages?|deters?|frustrates?|frustrated"
    r"|annoys?|annoyed|bothers?|bothered|worries|worried|upsets?"
    r"|irritates?|disappoints?|disappointed|holds?|puts?|concerns?|stresses|blocks?)"
)

FAULTS: Final = re.compile(
    "|".join(
        (
            rf"{_ASK}(?:.*\b)?{_MAY}\b.*\b{_BETTER}\b",
            (
                r"^(?:what|which) (?:\w+ ){0,3}(?:improvements?|changes?|enhancements?|alterations?|amendments?"
                r"|adjustments?)\b.*"
                r"\b(?:would|could|should|can|needs?|needed|want|suggest|recommend|like|make|made|propose)\b"
            ),
            r"^(?:what|which) (?:is |are )?(?:improvements?|changes)$",
            (
                rf"^(?:what|which) {_THINK}(?:{_BE} )?{_THINK}(?:the |your |our |a |one |any |some |its "
                rf"|their )*(?:{_GREAT} )*(?:and |or )?(?:{_GREAT} )?{_FAULT_NOUN}\b(?! (?:does|did|do) (?:it|this"
                r"|the)\b)"
            ),
            (
                rf"^(?:what|which) (?:\w+ ){{0,2}}{_FAULT_NOUN} (?:do|did|have|has|are|is|were|was|with|you|would|might"
                r"|could|exist|if|we|about|that|should)\b"
            ),
            (
                r"^(?:what|which) (?:\w+ ){0,2}(?:issues?|trouble) (?:do|did|have) you (?:have|had|face|faced"
                r"|experienced?|encountered?|met|run into)\b"
            ),
            (
                rf"^(?:what|which) {_THINK}{_BE} (?:the |your )?(?:{_GREAT} )+issues? (?:with|when|you (?:face|have"
                r"|experience))\b"
            ),
            (
                rf"^(?:what|which|where) {_OF_WHAT}?{_THINK}(?:{_BE}|went|goes|go|has gone|have gone|is going|are going"
                r"|did we go|did we get|do we get|did we do|do we do|did go|did it go|did things go|do things go|gone"
                r"|got|has got|"
                rf"are we doing|we (?:do|did|get|got)) {_VERY}{_FAULTY}\b{_ABOUT}"
            ),
            (
                rf"^(?:what|which) {_OF_WHAT}?(?:do|did|does|have|has|is|are|were|was) not (?:you |we |it "
                r"|they )?(?:like|enjoy|work|working|go|going|happy|do|address|liked|enjoyed)\b"
            ),
            (
                rf"^(?:what|which) {_OF_WHAT}?(?:you|did|do|does|it|they|that) {_VERY}(?:did |do |does )?not (?:like"
                r"|enjoy|work|go)\b"
            ),
            (
                rf"^(?:what|which) {_OF_WHAT}?{_YOU} {_VERY}(?:dislike|disliked|hate|hated|miss|missed|least (?:like"
                r"|liked|enjoy|enjoyed|value))\b"
            ),
            (
                rf"^(?:what|which) {_OF_WHAT}?{_YOU} {_VERY}(?:like|liked|enjoy|enjoyed|value"
                r"|valued)\b.*\b(?:the )?least\b"
            ),
            rf"^(?:what|which) {_OF_WHAT}?{_YOU} {_VERY}(?:find|found) {_VERY}(?:\w+ )??{_VERY}{_FAULTY}\b",
            (
                rf"^(?:what|which) {_OF_WHAT}?(?:\w+ ){{0,4}}(?:is|are|were|was"
                rf"|would be) (?:you )?{_VERY}(?:dissatisfied|unhappy|disappointed|frustrated|unsatisfied|missing"
                r"|lacking|worried|concerned)\b"
            ),
            (
                rf"^(?:what|which) (?:you were|were you|are you|you are) {_VERY}(?:dissatisfied|unhappy|disappointed"
                r"|frustrated|unsatisfied|worried|concerned)\b"
            ),
            (
                rf"^(?:what|which) (?:\w+ ){{0,4}}{_HINDER} (?:you|people|us|them|your|anyone|residents|patients|carers"
                r"|women|men|others|families)\b"
            ),
            (
                r"^(?:what|which) .*\b(?:makes?|made) (?!you\b).*\b(?:difficult|bad|poor|uncomfortable|hard|harder"
                r"|unpleasant|impossible|worse|unsafe|stressful)\b"
            ),
            (
                r"^(?:what|which) (?:\w+ )*?(?:needs?|needed|requires?) (?:to be |most |more )?(?:improvement"
                r"|improving|improved|changing|changed|fixing|fixed|attention|work)\b"
            ),
            (
                r"^(?:what|which|where) .*\b(?:not address|falling short|fall short|fail|failing|letting you down"
                r"|let you down|could have gone better|room for improvement)\b"
            ),
            (
                r"^(?:what|where) (?:did|have|are|do) we (?:missed|missing|miss|go wrong)\b|^what has (?:got|gotten"
                r"|become) worse\b"
            ),
            r"^(?:what|which) (?:\w+ ){0,3}should (?:we|the \w+|be) (?:stop|start|stopped|started|stop doing)\b",
            (
                r"^what is (?:.* )?for (?:improvement|change)s?\b|^what (?:improvement|change)s?$"
                r"|^what for improvements?$"
            ),
        )
    )
)
"""A clause asks for what is bad, or for what should change."""

NO_FAULTS: Final = re.compile(
    r"\blike to (?:acquire|learn|gain|develop|try)\b|^(?!.*\b(?:changes?|improvements?"
    r"|enhancements?)\b).*\bwould you like to (?:do|say|tell|add|know|learn|become|receive|have|(?:see"
    r"|be)\b(?!.*\b(?:improve|improved|chang|better|differen|fixed|easier|removed)))"
    r"|\bchang(?:e|ed|ing) (?:your|their|his|her) (?:mind|view|views|opinion|behaviour|habits|diet|job|life|answer)\b"
    r"|\bbetter (?:describes?|understand|understanding|off|known|place|choice|option|or worse)\b"
    r"|\bbest for you\b|^which .*\bbetter for you\b"
    r"|\b(?:lifestyle|life|climate|behaviour|personal|career) changes?\b|\b(?:solve|solves|solved|tackle"
    r"|trying to|addressed by)\b"
    r"|\b(?:problems?|challenges?|concerns?) (?:does|did) (?!you|your)\w+|\b(?:help|helps|support|enable"
    r"|encourage|helped) you (?:to )?(?:\w+ )?(?:improve|change|feel better|sleep better|get better)\b"
    r"|\b(?:health|mental|medical|mobility) (?:problems?|concerns?|difficulties|challenges?)\b(?! (?:with"
    r"|in) (?:the|our|this))"
    r"|\b(?:due to|because of|of|about|by|from|on|with|affected by|to(?= the| these| this| those| our| any"
    r"| proposed)|before|after|since) (?:the |these |this |those |our |any )?(?:proposed |planned |recent "
    r"|new )?changes?\b(?!.*\b(?:would you|could be|should be|improve))"
    r"|\b(?:how much|how many|how often|how likely|how far|how well|how satisfied|how easy|how good)\b"
    r"|^what (?:do|does) .* (?:think|mean|feel) (?:about|of|by|to)\b"
    r"|\b(?:has|have|had) (?:it |this |things |anything |the \w+ )?(?:changed|improved|helped)\b"
)
"""What only looks as if it asked for faults."""

GOOD: Final = re.compile(
    "|".join(
        (
            (
                rf"^(?:what|which) {_OF_WHAT}?{_THINK}(?:is|are|was|were|went|goes|go|did go|did it go|did things go"
                r"|has gone|have gone|has been|is going|are going|has worked|have worked|works?|worked|is working"
                r"|are working|do we do|did we do|we (?:do|did|are doing|have done)"
                rf"|have we done|are we doing|does .{{1,40}} do|did .{{1,40}} do|do .{{1,40}} do|did we get|we got"
                rf"|are we getting|did they do|they did) {_VERY}(?:good|well|great|right|excellent|positive|brilliant"
                r"|amazing|successful|impressive"
                rf"|(?:most )?(?:enjoyable|useful|helpful|valuable|effective|pleasant|rewarding|beneficial))\b{_ABOUT}"
            ),
            (
                rf"^(?:what|which) {_OF_WHAT}?{_THINK}(?:is|are|was|were|worked|went"
                rf"|has worked) {_VERY}best\b(?= (?:about|in our|in this|during|at)|$)"
            ),
            (
                rf"^(?:what|which) {_THINK}(?:is |are |was |were |has been |have been )?{_THINK}(?:the |your |our |a "
                r"|one |two |three |any |some )*(?:single )?(?:very )?(?:best|greatest|nicest|good|positive|favourite"
                r"|most (?:useful|helpful|enjoyable|valuable|positive|interesting|effective|rewarding|beneficial"
                r"|enjoyed|pleasant))(?: (?:one|two|three))?"
                r" (?:thing|part|aspect|bit|element|feature|side|point|session|moment)s?\b"
            ),
            (
                rf"^(?:what|which) {_OF_WHAT}?{_YOU} {_VERY}(?:like|liked|enjoyed|love|loved|appreciate|appreciated"
                r"|admire|valued?)\b(?: (?:the )?(?:most|best))?(?= (?:about|in|with|of|during|at|on|most|best|and"
                r"|when|here|from|or|the most|the best|that)|$)"
            ),
            (
                rf"^(?:what|which) {_OF_WHAT}?{_YOU} {_VERY}enjoy(?: the)?(?: (?:most|best)| about| at| in| during)+\b"
                rf"|^what (?:did|have) you {_VERY}enjoy(?:ed)?$"
            ),
            (
                rf"^(?:what|which) {_OF_WHAT}?{_YOU} {_VERY}(?:find|found) {_VERY}(?:\w+ )??{_VERY}(?:good|great|useful"
                rf"|helpful|valuable|enjoyable|pleasant|beneficial|positive|rewarding|effective)\b{_ABOUT}"
            ),
            (
                rf"^(?:what|which) {_THINK}(?:{_BE} )?{_THINK}(?:the |our |its |their |any |some |one )*(?:{_GREAT} "
                r"|possible |potential )*(?:benefits?|advantages?|strengths?|positives?|upsides?|pros|highlights?"
                r"|success(?:es)?|strong points?|achievements?|plus points?)\b"
            ),
            (
                r"^(?:what|which) (?:\w+ ){0,2}(?:benefits?|advantages?|strengths?|positives) (?:do you (?:see|think"
                r"|expect|find|feel)|would|could|will|does|has|have you (?:seen|noticed|experienced)|are there"
                r"|did you (?:see|notice|find))\b"
            ),
            (
                rf"^(?:what|which) (?:\w+ ){{0,3}}(?:were you|are you|was you|have you been|you were"
                rf"|you are) {_VERY}(?:impressed|pleased|satisfied|happy|delighted|proud|grateful)\b(?! to)"
            ),
            (
                r"^(?:what|which) .*\bmakes? (?!you\b|an? ).*\b(?:pleasant|enjoyable|great|special|a good place"
                r"|a great place)\b"
            ),
            (
                r"^(?:what|which) made (?:it|this|that|the \w+|your (?:visit|stay|experience|day|time|care)) (?:so "
                r"|really |a )*(?:good|positive|pleasant|enjoyable|great|special|memorable|success)\b"
            ),
            r"^what has (?:improved|got better|gotten better|become better|changed for the better)\b",
            (
                r"^(?:what|which) (?:\w+ ){0,3}should (?:we|the \w+) (?:keep|continue|carry on|keep doing"
                r"|not change)\b|^what would you (?:not change|keep)\b"
            ),
            r"^(?:what|which) (?:\w+ ){0,4}(?:impressed|pleased|delighted|surprised and delighted) you\b",
        )
    )
)
"""A clause asks for what is good."""

NO_GOOD: Final = re.compile(
    r"\b(?:best|favourite|good|nicest|greatest) (?:\w+ )?(?:things?|parts?|points?|ways?|places?"
    r"|times?) (?:to|for|we (?:could|can|should)|you (?:could|can)|that could|would)\b"
    r"|\bwould you (?:most |really |particularly )?(?:like|love|enjoy|appreciate|value)\b"
    r"|\bbenefits?\b.*\b(?:receiv|claim|entitled)|\bwelfare\b"
    r"|\b(?:well|good|best|right|useful|helpful) for (?:you|your|someone|people|children)\b"
    r"|\byour (?:\w+ )?(?:strengths|achievements?|success)"
    r"|\b(?:are|is) your (?:benefits?|advantages?)\b|\b(?:like|liked|love|enjoy) (?:to|doing|being|us"
    r"|going|most to|best to)\b|\b(?:the|a) least\b|\bleast\b|\bnot (?:so |very |like|enjoy|work|go|you )"
    r"|\b(?:could|should|can|would) (?:be|have been) (?:better|improved)|^what (?:is|are) (?:good|best"
    r"|right|well)$|^what would be\b|^what would (?:a |the )?(?:good|best)\b"
    r"|\b(?:best|better) (?:describes?|represents?|reflects?)\b|\bsuccess(?:es)? (?:look|mean|criteria|rate)"
)
"""What only looks as if it asked for good things."""

_AND: Final = r"(?:and/or|and|or|but|&|/|versus|vs)"
BOTH_BAD: Final = re.compile(
    rf"\b{_AND} .*\b(?:dislike[ds]?|bad|badly|poor|worst|worse|least|improve[ds]?|improvements?|better"
    r"|changed?|not|disadvantages?|negatives?|cons|problems?"
    r"|challenges?|weakness(?:es)?|drawbacks?|concerns?|risks?|costs|dissatisfied|unhappy|wrong|difficult"
    r"|frustrating|barriers|limitations|less|unhelpful|missing|harms?)\b"
    r"|\bmost (?:and|or|and/or) least\b|\b(?:dislikes?|dissatisfied|negatives|disadvantages|cons) and\b"
)
"""Good things and faults are asked for at once: what stands beside good things."""

BOTH_GOOD: Final = re.compile(
    rf"\b{_AND} .*\b(?:good|well|(?<!would )(?<!would you )likes?|liked|benefits?|strengths?|advantages?"
    r"|positives?|enjoy(?:ed)?|pros|opportunities|satisfied|keep|continue|stay the same|best)\b"
    r"|\b(?:good|well|(?<!would )(?<!would you )likes?|liked|benefits?|strengths?|advantages?|positives?"
    rf"|enjoyed|pros|opportunities|satisfied) {_AND}\b|\bmost (?:and|or|and/or) least\b"
)
"""The same, beside faults."""
