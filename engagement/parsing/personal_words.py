"""Names of columns that hold personal details, in English and the commonest other languages.

A whole name is held against them (see `labels.label_of`), never a word inside a question: what puts people off the
telephone is no telephone number.
"""

from __future__ import annotations

import re
from typing import Final

_OF_WHOM = (
    "respondents?'?s?|participants?'?s?|persons?'?s?|patients?'?s?|clients?'?s?|customers?'?s?|users?'?s?"
    "|members?'?s?"
    "|parents?'?s?|carers?'?s?|caregivers?'?s?|child'?s?|childs|guardians?'?s?|staff(?: member)?'?s?"
    "|employees?'?s?|contacts?'?s?"
    "|main|primary"
    "|secondary|home|work|business|mobile|cell|office|personal|private|emergency|next of kin|nok|first|last"
    "|family|given"
    "|middle|maiden|preferred|known as|full|legal|real|nick|submitters?'?s?|submitted|recipients?'?s?|senders?'?s?"
    "|authors?'?s?|owners?'?s?|creators?'?s?|applicants?'?s?|volunteers?'?s?|interviewees?'?s?|interviewers?'?s?"
    "|representatives?'?s?|signatorys?|signatory'?s?|postal|street|mailing|billing|correspondence|current"
    "|permanent|residential"
    "|alternative|other|second|daytime|evening|day|best|your|my|his|her|their|the|a|an|and|or|gp'?s?|doctor'?s?"
    "|nurse'?s?"
    "|manager'?s?|complainants?'?s?|residents?'?s?|tenants?'?s?|reporters?'?s?|callers?'?s?|student'?s?|pupil'?s?"
    "|witness(?:es)?"
    "|raw|masked|optional|uk|landline|valid|correct|secure|account|invited|invitee|responder|individual"
)
_WHAT = (
    # what people are called
    "names?|surnames?|forenames?|firstnames?|lastnames?|fullnames?|fname|lname|initials|nicknames?"
    "|first ?/ ?last name|title and name"
    "|salutation|honorific|contact persons?|contacts?|usernames?|user ?names?|screen names?|logins?|handles?"
    "|x (?:handle|name|username|account|profile)|(?:twitter|instagram|facebook|tiktok|linked ?in|social media"
    "|skype|whatsapp|telegram|snapchat|discord"
    "|mastodon|bluesky"
    "|github)(?: (?:handles?|names?|usernames?|user names?|profiles?|accounts?|ids?|urls?|links?|numbers?|pages?))?"
    "|signatures?(?: (?:image|file|data|url|date))?|signed|who (?:completed|filled in|filled out|is completing"
    "|submitted) this (?:form|survey)|(?:organi[sz]ation|company|school|team|practice|venue"
    "|service) contact(?: (?:name|person|e-?mail|phone|number))?|author|signed (?:by|name)|sign off|(?:completed"
    "|submitted|filled ?(?:in|out)?|entered|reported"
    "|recorded|written|interviewed|created|modified|updated|checked"
    "|approved|witnessed|referred|inputted|input|answered) by(?: name)?|name of (?:the )?(?:person|respondent"
    "|participant|patient"
    "|contact|carer|parent|child|interviewer|submitter|author|individual|staff member|member of staff|complainant"
    "|resident)"
    "(?: .*)?|person (?:completing|filling|responding|submitting|to contact).*"
    # how they are reached
    "|e-? ?mails?|e-? ?mail ?(?:addresse?s?|id|contact)|mail address|mails?|mob|addr|personal details"
    "|your details|phones?|telephones?|tel|mobiles?|cell|fax"
    "|landline"
    "|(?:tele)?phone(?: and e-?mail)?|(?:(?:tele|mobile |cell)?phone|tel|telephone|mobile|cell|fax|contact"
    "|landline|whatsapp)"
    " (?:number|no|num|nr|#)s?|(?:phone )?ext(?:ension)?|contact (?:details?|info|information|e-?mail|phone"
    "|telephone|name|number)"
    "|how (?:can|may|should) we (?:contact|reach) you"
    # where they live
    "|addresse?s?(?: ?(?:line|row))?(?: ?\\d)?|street(?: address| name)?(?: ?\\d)?|house (?:name|number"
    "|no)(?: or name| or number)?"
    "|flat (?:number|no)|door number|location address|what3words|what 3 words"
    "|(?:location )?(?:latitude|longitude)|lat|long|lng|lon|lat ?/? ?long?|x ?cord|y ?cord"
    "|[xy] ?co-? ?ord(?:inate)?s?|eastings?"
    "|northings?|geo ?(?:point|location|code)|gps(?: coordinates| location)?|coordinates"
    # who they are for an office
    "|date of birth|d ?\\.? ?o ?\\.? ?b|birth ?da(?:te|y)s?|nhs (?:number|no|id)|national insurance(?: number"
    "| no)?|ni (?:number|no)"
    "|nino|hospital (?:number|no)|passport(?: number| no)?|(?:driving|driver'?s?) licen[cs]e(?: number| no)?|ssn"
    "|social security(?: number| no)?|(?:bank )?account (?:number|no)|sort code|iban|(?:car"
    "|vehicle) registration(?: number)?"
    "|(?:number|licence|license) plate|registration plate"
    # which computer they used
    "|ip ?addr(?:ess)?(?:es)?|ip|mac address|device ?(?:id|identifier)|network id|session ?id|cookies?(?: id)?"
    "|contact id|tokens?"
    "|passwords?|pass ?code|user[ -]?agents?|browsers?(?: (?:string|version|info|information|details|name|agent"
    "|meta ?info|type"
    "|language))?|meta ?info(?:rmation)?|operating system (?:string|version)|external ?(?:data)? ?reference"
    "|custom ?data|fingerprint"
    "|recaptcha score|ip ?\\(?hash(?:ed)?\\)?"
    # other languages
    "|noms?(?: de famille| complet| et prenoms?)?|prenoms?(?: et noms?)?|nombres?(?: completo| y apellidos?)?"
    "|apellidos?"
    "(?: y nombres?)?|vornamen?|nachnamen?|familiennamen?|vor- ?und (?:nach|zu)namen?|name,? vorname|benutzername"
    "|(?:il )?cognome(?: e nome)?|nome(?: completo| e cognome)?|sobrenome|apelido|naam|voornaam|achternaam"
    "|imie(?: i nazwisko)?"
    "|nazwisko|fornavn|efternavn|etternavn|fornamn|efternamn|namn|navn|nimi|sukunimi|etunimi|jmeno|prijmeni|isim"
    "|soyad(?:i)?"
    "|ad soyad|adi? ?soyadi?"
    "|e-? ?mail-? ?adress[ea]?n?|adresse (?:e-? ?mail|mail|electronique|de courriel|courriel)|courriels?"
    "|courrier electronique"
    "|correo(?: electronico)?|(?:direccion|dir) de (?:correo|e-?mail)(?: electronico)?|indirizzo (?:e-?mail"
    "|di posta elettronica)"
    "|posta elettronica|e-? ?mailadres|endereco de e-?mail|adres e-?mail|e-?postadress|e-?post|sahkoposti|e-?posta"
    "|telefon(?:nummer|o|e|szam|i)?|telefon-? ?(?:nummer|nr)|handy(?:nummer)?|mobil(?:nummer|telefon)?|rufnummer"
    "|(?:numero (?:de |di )?)"
    "?(?:telephone|telefono|telefone|celular|movil|cellulare|portable)|telefoonnummer|mobiel nummer|(?:nr"
    "|numer) tel(?:efonu)?"
    "|plz|postleitzahl|code postal|codigo postal|postnummer|anschrift|wohnadresse|postanschrift"
    "|adresse(?: postale| complete)?|strasse(?:,? hausnummer)?|hausnummer"
    "|direccion(?: postal)?"
    "|domicilio|indirizzo|adres|endereco|adress|rue|straat"
    "|unterschrift|handtekening|firma del? .*|assinatura|podpis|geburts(?:datum|tag)|date de naissance"
    "|fecha de nacimiento"
    "|data (?:di|de) nasci(?:ta|mento)|geboortedatum|data urodzenia|fodselsdato|fodelsedatum"
    "|ip-? ?adress[ea]?|adresse ip|direccion ip|indirizzo ip|telefono (?:movil|cellulare|celular|fijo)|имя"
    "|фамилия|фио|имя и фамилия|отчество|телефон|номер телефона|адрес"
    "|почта|электронная почта|姓名|名字|电话|電話|手机|邮箱"
    "|電子郵件|地址|الاسم|الاسم الكامل|الهاتف|العنوان|البريد الالكتروني"
    "|নাম|ফোন|ঠিকানা|नाम|फोन|पता|نام|فون|پتہ"
    "|enw(?: llawn)?|cyfenw|e-?bost|rhif ffon|cyfeiriad|breitengrad.*|langengrad.*|latitud.*|longitud.*"
)
_ASKS = (
    "(?:please )?(?:can|could|may) (?:you|we) (?:please )?(?:have|give|tell|provide|enter)(?: us)?|please|enter"
    "|provide|give|leave"
    "|state|type|write|add|insert|print|confirm|supply|tell us|give us|share|let us know|what(?:'s| is| was| are)"
    "|whats|and|with"
    "|below|here|as follows"
)

PERSONAL: Final = re.compile(
    rf"(?:(?:{_ASKS}) )*(?:(?:{_OF_WHOM})[ /&,]+)*(?:{_WHAT})(?:(?: ?[/&,] ?| and "
    rf"| or )(?:(?:{_OF_WHOM}) )*(?:{_WHAT}))*"
    r"(?: (?:\d{1,2}|below|here|if .{1,60}|of (?:the )?(?:person|respondent|participant|patient).*|\(.{1,60}\)))?"
)
"""A whole label that names a personal detail."""

ASKED_FOR: Final = re.compile(
    r"\b(?:enter|provide|leave|give|supply|write|add|type|include|tell us|share|let us have|need|confirm"
    r"|sign(?: up)? with)\b.{0,40}"
    r"\b(?:your|an?|my) (?:(?:full|first|last|home|work|mobile|contact|preferred|personal|best|current|postal"
    r"|daytime)\s)*"
    r"(?:e-?mail(?: address)?|(?:tele)?phone(?: number)?|mobile(?: number)?|contact (?:details|number"
    r"|information)|names?|address)\b"
    r"|\byour (?:full |first |last )?names?\b|^what (?:is|are) you called",
    re.IGNORECASE,
)
"""A sentence that asks for a personal detail; what people answered decides whether they gave it."""
