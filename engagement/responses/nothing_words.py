"""The usual ways to say nothing, not to know, or yes and no: English ones as patterns, others as phrases.

Patterns are of answers in small letters, written in full ("do not"), with one space between words and no marks. The
phrases of other languages are the commonest of those spoken in London; written from general knowledge, not counted.
"""

from __future__ import annotations

import re
from typing import Final

SHORT_FORMS: Final = tuple(
    (re.compile(rf"\b(?:{short})\b"), long)
    for short, long in (
        ("don'?t|dont|don t|do'nt", "do not"),
        ("can'?t|cant|can t|cannot", "can not"),
        ("couldn'?t|couldnt", "could not"),
        ("haven'?t|havent", "have not"),
        ("wouldn'?t|wouldnt", "would not"),
        ("isn'?t|isnt", "is not"),
        ("i'm|im|i m", "i am"),
        ("i've|ive", "i have"),
        ("i'd", "i would"),
        ("it's|its", "it is"),
        ("there's|theres|there s", "there is"),
        ("that's|thats", "that is"),
        ("nothing's", "nothing is"),
        ("noen|nonne|nonw|nonee|noone|nne|nown|nonr|nond|nons", "none"),
        (
            "nohting|nothin|nuthing|nuthin|nufin|nuffin|nuffink|nothink|nothng|nothig|notning|nothibg|nothung|nithing|mothing|nothinng|noting|nthing|knothing|no thing",
            "nothing",
        ),
        ("absou?lou?tl[e]?y|absolutley|absolutly|abolutely|obsolutely", "absolutely"),
        ("coment|commment|commet", "comment"),
        ("coments|commments|commets", "comments"),
        ("rearlly|realy|reall", "really"),
        ("complants|complains|complaits|complaiints", "complaints"),
        ("thankyou|thx|thanx|tks", "thanks"),
    )
)

NOT_ANSWERED: Final = re.compile(
    r"^(?:did not answer(?: (?:the )?question)?|no (?:answer|response|reply|data|value)(?: given| provided)?|not (?:answered|applicable|provided|stated|known|completed|asked|specified|available|recorded)"
    r"|question (?:not|was not) (?:asked|answered)|(?:question )?skipped|prefer not (?:to )?(?:say|answer)|(?:i would )?(?:rather|prefer) not (?:to )?(?:say|answer)|blank|left blank|empty|missing"
    r"|#?null!?|nan|#n/a|#(?:ref|value|div/0|name|num)|\[?(?:not set|no text)\]?"
    r"|(?:comment|text|response|answer) (?:redacted|removed|withheld|left blank))$"
)
"""What a survey tool writes, or stands for an answer that was not given."""

MISSING_CODE: Final = re.compile(r"^\s*[-–−](?:[1-9]|66|77|88|9[6-9]|666|777|888|99[6-9]|9999)(?:\.0)?\s*$")
"""Codes by which survey tools mark an answer that is missing."""

_BEFORE: Final = (
    r"(?:(?:honestly|absolutely|literally|really|truly|well|u+m+|e+r+m*|h+m+|oh|sorry|so far|currently|presently|at present|at the moment|right now|for now|as yet|personally|to be honest|tbh"
    r"|in (?:my|our) (?:opinion|case|experience|view)|for (?:me|us)|on this occasion|this time|today|again|no|yes|ok|okay|i|we|i have got|have|had|got|there (?:is|was|are|were)|it is|is|just|simply|i think|i guess|probably|maybe"
    r"|i would say|think|from (?:me|us)|as far as i am concerned|and|but|than that|apart from that|other than that|otherwise|overall) )*"
)
_SUBJECTS: Final = r"(?:comments?|ideas|opinions?|views?|suggestions?|improvements?|changes?|recommendations?|questions?|thoughts?|feedback|remarks?|answers?|preferences?|reasons?|advice)"
_FAULTS: Final = r"(?:complaints?|problems?|issues?|faults?|concerns?|grumbles?|criticisms?|worries|negatives?|gripes?|downsides?|barriers?|difficult(?:y|ies)|challenges?|dislikes?|disadvantages?)"
_KINDS: Final = r"(?:further|other|more|additional|particular|specific|special|real|major|obvious|new|big|great|strong|extra|immediate|current|significant|serious|such|actual)"
_AFTER: Final = (
    r"(?: (?:thanks|thank you|ta|cheers|many|very|much|so|at all|really|else|more|further|needed|needs|required|necessary|specific|special|extra|major|obvious|new|wrong|bad|in particular|particular|particularly|especially|for now|for (?:me|us)"
    r"|from (?:me|us)|at (?:the|this) (?:moment|time|point|stage|present|current time|minute)|at present|at current|at all|currently|presently|right now|now|today|yet|as yet|so far|thus far|this time|on this occasion|off the top of my head|of note|sorry|whatsoever|what so ever"
    r"|what ever|whatever|honestly|personally|though|actually|i am afraid|i guess|i think|i suppose|to be honest|tbh|as such|everything|of that|on that|about (?:it|that|this)|either|immediately|fundamentally|special|significant"
    r"|in (?:my|our) (?:opinion|case|experience|view)|as far as i (?:am|was) (?:concerned|aware)|as far as i know|to my knowledge|here|all|x+|lol|a lot|alot"
    r"|(?:that |which )?(?:comes?|springs?|jumps?|came|sprang|leaps?) (?:to )?(?:my )?(?:mind|out|up)"
    r"|(?:that )?(?:i|we) (?:can|could|would|do|did|am|was|have|know|noticed|recall|remember|see|want|wish)(?: (?:not|think|know|see|aware|recall|remember|come up with|say|add|noticed|been|wish|want|like|change|have|to|fault|complain|of|about|with|on|at|anything|right now|now|at the moment))*"
    r"|to (?:add|say|improve|report|change|mention|note|comment|complain|share|raise|suggest|declare|tell(?: you)?|offer|contribute|do|write|fix)(?: (?:on|about|upon|of|at all|anything|further|really|here))*"
    r"|(?:worth )?(?:adding|mentioning|reporting|saying)"
    r"|(?:that )?(?:needs?|requires?) (?:to be )?(?:chang|improv|fix|alter)(?:ed|ing|ement)"
    r"|(?:that )?(?:could|can|should|would|needs to) (?:be|have been) (?:improved|changed|better|any better|done better|done differently|done any better|bettered|different)"
    rf"|(?:and |or |and no |or no |no |any )(?:{_KINDS} )*{_SUBJECTS}|none|nothing|no|or nothing))*"
)

NOTHING: Final = re.compile(
    rf"^{_BEFORE}(?:no|nothing|none|nil|zero|nowt|nope|nah|naw|nay|non|nought|naught|nout|zilch|nada|not (?:a|one|any) ?thing|not (?:really|particularly|especially|much|that much|a lot|alot|currently|yet|today|obviously)"
    r"|not (?:at all|at the moment|at present|at this (?:time|point|stage|moment)|for now|so far|right now|this time|for the moment|for me|from me|as yet|now|as such|specifically)|not that(?= i| we)|no thank(?:s| you)"
    r"|do not think (?:so|there (?:is|are|was|were)(?: anything)?)|none of (?:it|them|the above|these|those)|definitely not|absolutely not|probably not|nothing (?:is )?(?:wrong|missing|new|better)"
    rf"|not anything|no one thing|(?:no|zero|nil|nothing|none) (?:{_KINDS} )*{_SUBJECTS}(?=$| )(?<!nothing changes)){_AFTER}$"
)
"""A bare "no" or "nothing", which means what its question makes of it."""

NO_FAULTS: Final = re.compile(
    rf"^{_BEFORE}(?:no|any|without|zero|not had|not have|not have any|had no|find no|found no) (?:{_KINDS} )*{_FAULTS}(?: or {_FAULTS})?(?: (?:to find|to report|so far|with anything|about anything|noted|found))*{_AFTER}$"
    r"|^(?:thanks |no |yes |ok )*(?:it |that |everything |all |things |every ?thing )+(?:is |was |were |are |has been |seems |been )*(?:all |just )*(?:ok|okay|fine|alright|all right|all good|all well)"
    r"(?: (?:thanks|thank you|here|with me|for me|by me|so far|at the moment|cheers|mate|ta|for now|really|no complaints|no problems|no issues|x+))*$"
    r"|^(?:no |it is |it was |we are |i am )*all (?:is |was |are |were |been )?(?:good|ok|okay|fine|well)(?: (?:thanks|thank you|here|so far|no complaints|no problems|cheers|ta|x+))*$"
)
"""That nothing is amiss: praise where faults were asked for, else nothing."""

_HEDGED: Final = r"(?: (?:really|sorry|at all|yet|at the moment|at present|right now|currently|tbh|to be honest|honestly|about (?:that|this|it)|how|what|thanks|either|enough|i am afraid|on this|to (?:say|comment|answer)(?: really)?))*"
NOT_KNOWN: Final = re.compile(
    r"^(?:(?:sorry|honestly|hmm+|um+|well|i|we|really|just|am|still|to be honest|tbh|no|at the moment|at present|currently) )*"
    r"(?:n ?/? ?a(?: (?:at (?:present|the moment|this time|all)|for (?:me|us|now)|to me|currently|today|thanks|really|here|in (?:my|our) case|yet))*|n\.a\.?|na na|not sure|unsure|not certain|uncertain|do not (?:really )?know(?: (?:anything|enough|much|yet))?|dk|d/k|idk|dno|dunno|dont no"
    r"|no idea|no clue|no opinion|not a clue|have not (?:a|got a) clue|have not (?:got )?any idea|who knows|can not (?:really )?(?:say|comment|answer|tell|remember|recall|decide)|could not (?:say|comment|tell you)|hard to say|difficult to say"
    r"|unable to (?:say|comment|answer|think of anything|remember)|(?:do|did) not (?:remember|recall)|(?:can|could) ?not (?:really |immediately |honestly |actually )*think(?: of)?(?: (?:anything|any|nothing|much|one|a thing|any improvements?|any suggestions?|any))*(?: (?:else|more|better|specific|in particular|to (?:add|say|improve|change|suggest)|that (?:could|needs) .{0,30}))*"
    r"|have not thought about it|have not (?:got )?any(?: (?:comments|ideas|thing))?|(?:do not )?have any(?:thing)?(?: (?:else|more))?(?: (?:comments?|ideas?|suggestions?|opinions?|views?|thoughts?|to (?:add|say)))?|nothing i know"
    r"|(?:not applicable|does not apply|not relevant)(?: (?:to|for) (?:me|us|my .{0,20}))?|mind (?:has gone|is) blank|pass|no strong (?:feelings|views|opinions?)|do not mind|not bothered|do not care|whatever"
    r"|(?:as|see|per|same as|as per|see my|refer to|already|as said|as i said|as stated|as mentioned|mentioned)(?: (?:above|before|previous(?:ly)?|earlier|below|my|previous|last|answered|said|comments?|answers?|question|response|q\d+|stated|the))+|same|ditto|same again"
    rf"|test(?:ing)?(?: \d+)?|tbc|tba|x+|asdf\w*|qwerty|[a-z]){_HEDGED}$"
)
"""Not to know, not to be able to say, to refer to another answer, or to type something into a box that must be filled."""

YES: Final = re.compile(
    r"^(?:(?:oh|well|hell|um+|ok|okay|i think|i would say|i believe) )*(?:yes|yeah|yep|yup|yea|yess+|aye|certainly|definitely|absolutely|of course|sure|for sure|indeed|very much so|without a doubt|100|totally|completely)\b(?! (?:not|no|disagree|against|and no))"
    r"|^(?:i |we )?(?:(?:strongly|fully|totally|completely|wholeheartedly|absolutely|broadly|mostly|generally|definitely|very much|certainly|do|would|really|also|tend to|can|could|whole heartedly|entirely) )*(?:agree|support|approve|am in favour|in favour|favour|welcome)\b"
    r"|^(?:i |we )(?:do|would|am|will|have|did|think so|believe so)\b(?! not)(?:$| (?:because|as|and|but|so|agree|support|recommend|think it))"
)
NO: Final = re.compile(
    r"^(?:(?:oh|well|hell|um+|sorry|i think|i would say|i am afraid) )*(?:no|nope|nah|nay|never|not at all|not really|definitely not|absolutely not|certainly not|of course not|probably not|not (?:in favour|for me|convinced|happy|keen)|no thank you|no way)\b"
    r"(?=$| (?:because|as|since|it|i|we|they|the|this|that|there|these|those|you|he|she|my|our|your|not|do|does|is|are|was|would|but|and|so|sorry|thanks|thank|never|way|chance|definitely|absolutely|please|a|an|if|due|at|with|for|in|on|to|no|unless|until|what|why|how|when|very|too|just|only|most|some|people|really|in favour|keep|leave|more than|their|his|her|although|however)\b)"
    r"|^(?:i |we )?(?:(?:strongly|fully|totally|completely|wholeheartedly|absolutely|definitely|very much|certainly|do|would|really|can|could|entirely|mostly|broadly) )*(?:disagree|oppose|object|am opposed|opposed|am against|against)\b"
    r"|^(?:i |we )(?:(?:strongly|really|certainly|definitely) )?(?:do|would|can|could|will|did|am|have) not\b(?! (?:know|mind|care|disagree|oppose|object|sure|certain|have (?:any|an) (?:opinion|view|objection|problem|issue)))"
    r"|^(?:i )?do not (?:think so|agree|support|believe so|approve)\b"
)
OBJECTION_FREE: Final = re.compile(
    r"^no (?:objections?|problems?|issues?|concerns?|complaints?|doubt|one|longer|idea|opinion|comments?|strong|preference|views?)\b|^(?:no|yes) i (?:fully |strongly |totally )?(?P<turn>agree|disagree)\b|^yes and no\b"
)
"""Answers that begin with "no" and do not say no, or say both."""

NO_ABROAD: Final = """
nein|nee|nö|nichts|keine|keins|keiner|nichts weiter|sonst nichts|nichts besonderes|nein danke|keine anmerkungen|keine kommentare|keine vorschläge|gar nichts|nichts mehr|keine ideen|keine wünsche
non|rien|aucun|aucune|néant|aucun commentaire|aucune idée particulière|rien à dire|rien à signaler|rien à ajouter|rien de particulier|rien de spécial|ras|r.a.s|non merci|rien de plus|rien du tout|pas de commentaire|pas de commentaires|aucune suggestion|pas vraiment|sans commentaire
nada|ninguno|ninguna|nada más|nada mas|ningún comentario|sin comentarios|nada que decir|nada que añadir|no gracias|ninguna sugerencia|no tengo|no nada|en nada|de momento nada|nada en especial
niente|nulla|nessuno|nessuna|niente da aggiungere|nulla da aggiungere|nessun commento|nessun suggerimento|no grazie|niente di particolare|per ora niente|niente altro|nient'altro
nie|nic|brak|żadne|żaden|żadnych|brak uwag|nie mam|nic więcej|nie mam uwag|brak sugestii|nie ma|brak komentarza|nic do dodania|nie dziękuję|raczej nie|brak pomysłów
não|nenhum|nenhuma|nada a acrescentar|nada a declarar|não obrigado|não obrigada|sem comentários|nada mais|nenhum comentário|nenhuma sugestão|não tenho
hayır|hayir|yok|hiçbir şey|hiçbirşey|hiç|hiçbiri|yorum yok|yorumum yok|önerim yok|hayır teşekkürler|herhangi bir şey yok
nu|nimic|niciunul|niciuna|nimic de adăugat|nu am|fără comentarii|nu mulțumesc|niciun comentariu|nimic altceva|nu e nimic
না|কিছু না|কিছুই না|নেই|কিছু নেই|কিছুই নেই|কোনো মন্তব্য নেই|কোন মন্তব্য নেই|কোনোটাই না|জি না
ના|કંઈ નહીં|કશું નહીં|કંઈ નહિ|કઈ નહિ|નથી|કશુ નથી|કંઈ નથી|કોઈ ટિપ્પણી નથી|ના જી
ਨਹੀਂ|ਕੁਝ ਨਹੀਂ|ਕੁਝ ਵੀ ਨਹੀਂ|ਕੋਈ ਨਹੀਂ|ਨਹੀਂ ਜੀ|ਨਾ|ਜੀ ਨਹੀਂ
نہیں|کچھ نہیں|کچھ بھی نہیں|کوئی نہیں|جی نہیں|نہیں جی|نہیں شکریہ|کوئی تبصرہ نہیں
नहीं|कुछ नहीं|कुछ भी नहीं|कोई नहीं|जी नहीं|ना|कोई टिप्पणी नहीं
لا|لا شيء|لا شيئ|لا شئ|لاشيء|لا يوجد|لايوجد|لا شكرا|كلا|لا تعليق|لا يوجد شيء|ليس لدي|لا احد|ما في|مافي
maya|waxba|ma jiro|waxba ma jiraan|mayo|wax ma jiro|waxna|maya mahadsanid|ma jiraan
没有|没|无|沒有|無|没什么|沒什麼|没有意见|无意见|沒有意見|不|没了|暂无|没有了|沒有了|暂时没有|没有什么|没有建议|不是|冇|无建议|没有问题
نه|هیچ|هیچی|ندارم|هیچ چیز|نخیر|چیزی نیست
இல்லை|ஒன்றும் இல்லை|எதுவும் இல்லை
нет|ничего|ні|нічого|нема|немає|нету|не|нищо|никаких|нет спасибо|ничего нет|няма
ne|nieko|nav|nekas|nekā|neturiu
nem|semmi|nincs|nem köszönöm
asgjë|asgje|hiçgjë
όχι|οχι|τίποτα|τιποτα|κανένα|κανενα|καμία
niets|geen|geen opmerkingen|neen|geen commentaar|nee dank je|niks|niet echt
nej|inget|ingenting|inga|intet|ingen|ikke noe
nac oes|dim|dim byd|nage|naddo|dim sylw|dim sylwadau|nag oes
không|không có|không có gì|khong|khong co
wala|wala na|walang komento|hindi po
なし|ない|ありません|特になし|特にありません|いいえ|無し|特に無し|特にない
없음|없습니다|없어요|아니요|아니오|없다|특별히 없음
לא|כלום|אין
ไม่|ไม่มี
hapana|hakuna
ko si|rara
"""
"""No and nothing in other languages; a line a language."""

NOT_KNOWN_ABROAD: Final = """
weiß nicht|weiss nicht|ich weiß nicht|ich weiss nicht|keine ahnung|keine meinung|weiß ich nicht|k.a|ka|keine angabe|keine angaben|entfällt|nicht sicher|mir fällt nichts ein|siehe oben
je ne sais pas|sais pas|ne sais pas|sans opinion|pas d'avis|sans avis|aucune idée|nsp|ne se prononce pas|pas d'opinion|jsp|sans objet|voir ci-dessus
no sé|no se|no lo sé|no lo se|ni idea|no sabe|ns/nc|no sabría|no aplica
non so|non lo so|non saprei|boh|nessuna idea|nessuna opinione
nie wiem|nie mam zdania|trudno powiedzieć|nie dotyczy|nie mam pojęcia
não sei|nao sei|sem opinião|não se aplica
bilmiyorum|fikrim yok|bilmem|emin değilim
nu știu|nu stiu|nu sunt sigur|nu am idee
জানি না|আমি জানি না|বলতে পারছি না
ખબર નથી|મને ખબર નથી
ਪਤਾ ਨਹੀਂ|ਮੈਨੂੰ ਪਤਾ ਨਹੀਂ|ਮੈਨੂੰ ਨਹੀਂ ਪਤਾ
معلوم نہیں|پتہ نہیں|پتا نہیں|مجھے نہیں معلوم|مجھے معلوم نہیں
पता नहीं|मालूम नहीं|मुझे नहीं पता
لا أعرف|لا اعرف|لا أعلم|لا اعلم|لا أدري|لا ادري|مش عارف
ma garanayo|ma aqaan|ma aqaano|ma ogi
不知道|不清楚|不确定|不確定|不晓得|没意见|不了解
نمی دانم|نمیدانم|نمی‌دانم|مطمئن نیستم
தெரியாது|எனக்கு தெரியாது
не знаю|незнаю|затрудняюсь ответить|не знам
nežinau|nezinau|nezinu
nem tudom|nuk e di|nuk e di se
δεν ξέρω|δεν ξερω|δεν γνωρίζω
weet niet|weet ik niet|geen idee|geen mening|ik weet het niet
vet ej|vet inte|vet ikke|ved ikke
ddim yn gwybod|dwi ddim yn gwybod|ddim yn siŵr
không biết|khong biet
hindi ko alam|わからない|分からない|わかりません|모름|모르겠습니다|לא יודע|sijui
"""
"""Not to know, in the same languages."""

YES_ABROAD: Final = """
ja|jawohl|klar|oui|bien sûr|si|sí|sì|certo|claro|tak|oczywiście|sim|evet|tabii|da|sigur|হ্যাঁ|হাঁ|জি|હા|ਹਾਂ|ਹਾਂ ਜੀ|ہاں|جی ہاں|جی|हाँ|हां|जी|نعم|أجل|ايوه
haa|是|是的|有|对|對|بله|آره|ஆம்|да|так|taip|jā|igen|po|ναι|jo|ydw|oes|ie|do|có|はい|네|예|כן|ใช่|ndiyo|bẹẹni
"""
"""Yes in the same languages."""
