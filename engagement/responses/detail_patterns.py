"""Personal details that follow a pattern: numbers, addresses, registrations, handles, links.

Every rule yields where a detail stands and what it is; which of two that overlap holds is for `redact` to say: the
first in the order of `find_patterns`. Digits decide nothing alone where they could be an amount, a range or a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engagement.responses.addresses import find_addresses
from engagement.responses.registrations import find_registrations

Found = tuple[str, int, int]
"""Kind of a detail, its first character and the one after its last."""

_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_SPELT_EMAIL = re.compile(
    r"\b[a-z0-9._+-]{2,64}+(?: ?[(\[]at[)\]] ?[a-z0-9-]{2,63}(?: ?dot ?|\.)| at [a-z0-9-]{2,63} dot )"
    r"(?:co(?:m|\.uk| dot uk)|org|net|uk)\b",
    re.IGNORECASE,
)
_DOTTED_PHONE = re.compile(r"(?<![\d.])0\d{2,4}\.\d{3,4}\.\d{3,4}(?![\d.])")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,500}", re.IGNORECASE)
_ENDINGS = "com|org|net|info|io|me|uk|london|eu|blog|online|site|app|social"
# An address of the web without "www" is a detail where it has a path: "linkedin.com/in/..." leads to a person.
_PATH = re.compile(
    rf"(?<![\w@./-])[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{2,63}}){{0,2}}\.(?:{_ENDINGS})/[^\s<>\"]{{2,300}}", re.IGNORECASE
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z0-9_](?:[A-Za-z0-9_.-]{1,28}[A-Za-z0-9_])")
_SERVICES = (
    "instagram|insta|twitter|tik ?tok|snap ?chat|snap|reddit|facebook|fb|telegram|discord|youtube|linkedin|bluesky|"
    "mastodon|threads|skype|user ?name|handle|screen ?name|gamertag"
)
_NAMED_ACCOUNT = re.compile(
    rf"\b(?:{_SERVICES})(?: (?:name|handle|account|username|user name|profile|page|id|is|as|at|under)){{0,3}}"
    r"[ :=]{1,3}([A-Za-z][\w.-]{2,38}\w)",
    re.IGNORECASE,
)
_SERVICE_STEMS = ("insta", "twitter", "tok", "snap", "reddit", "faceb", "fb", "user", "name", "handle", "telegram",
                  "discord", "tube", "linkedin", "bluesky", "mastodon", "threads", "skype", "gamertag")  # fmt: skip
_DIGIT = re.compile(r"\d")
_NINO = re.compile(
    r"\b(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b", re.IGNORECASE
)
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)( ?\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE_OF_BIRTH = re.compile(
    r"\b(?:(?:d\.?o\.?b\.?|date of birth|born(?: on)?|birthday)\W{0,5}(?:is |was |the )?(?:the )?)"
    r"(\d{1,2}(?:st|nd|rd|th)?[ /.-](?:of )?(?:\d{1,2}|[A-Za-z]{3,9})[ /.,-]{1,2}(?:19|20)?\d{2}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}}"
    rf"|[a-z-]{{3,14}} (?:of )?{_MONTH},? (?:(?:19|20)\d{{2}}|nineteen|two thousand)"
    r"(?:[ -](?:and )?[a-z]{3,9}){0,2})",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19\d{2}|200\d)\b")
_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d{2}")
_YEARS = re.compile(r"(?:(?:19|20)\d{2}\D{1,3}){1,4}(?:19|20)?\d{2,4}")
_RANGE = re.compile(r"\(?(\d{1,5}) ?[-–/] ?(\d{1,5})\)?")
_DAYS = re.compile(r"\d{1,2} ?[-–] ?\d{1,2}[ /.-]+(?:19|20)\d{2}")
_DIGITS = re.compile(r"(?<![\d,£$€])(?<!\d\.)\+?\(?\d[\d ()/-]{5,28}\d(?![\d%])")
_SORT_CODE = re.compile(r"\b(?:sort ?code|s/c|account|acc)\D{0,12}(\d{2}[- ]?\d{2}[- ]?\d{2})\b", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_NUMBERED = (
    "hospital|hosp|patient|nhs|unit|case|complaints?|incident|crime|reference|ref|record|claim|policy|account|passport|"
    "licence|license|membership|customer|tenancy|rent|application|ticket|ombudsman|pals|student|staff|payroll|"
    "prescription|referral|booking|order|card|badge|council tax|police|warrant|visa"
)
# "hospital number 123456", "MRN 123", "complaint ref. CMP/18/471": a word for a number, then the number. Without a word
# such as "number" only what no amount looks like, letters and digits, is one ("ombudsman case HS-16644").
_REFERENCE = re.compile(
    rf"\b(?:(?P<sure>mrn|(?:{_NUMBERED})(?: (?:ref(?:erence)?|case|pin))? ?(?:numbers?|no|num|nr|id|ref(?:erence)?|#)|"
    rf"(?:my|your|our|their) ref(?:erence)?|ref(?:erence)?:|pals)|{_NUMBERED})"
    r"(?:\.|:|#| (?:is|was|no|number)\b){0,2}[ :]{1,2}"
    r"(?P<value>(?:[A-Z]{1,6}\d{0,3}[-/ ]{0,1})?(?:[A-Z0-9]{1,8}[-/]){0,3}\d[\dA-Z]{1,14}(?:[-/ ]\d{2,8}){0,2}"
    r"(?:-[A-Z]{1,3})?)(?!\w)",
    re.IGNORECASE,
)
_NUMBER_STEMS = ("number", "no", "num", "nr", "id", "ref", "#", "mrn", "pals", "case", "complaint", "incident", "crime",
                 "claim", "ticket", "record", "hosp", "patient", "passport", "ombudsman", "card", "badge", "visa",
                 "police", "order", "booking", "account", "licen", "member", "policy", "unit", "student", "staff",
                 "payroll", "rent", "application", "warrant", "tenancy", "customer", "prescription", "tax")  # fmt: skip
# Digits from which a number after such a word leads to one person's record; fewer are wards, rooms and amounts.
_DIGITS_OF_A_RECORD = 4
# Digits that the shortest of the other numbers has, by its pattern: a sort code, an insurance number, a full date.
_DIGITS_OF_A_NUMBER = 6


def find_patterns(text: str) -> Iterator[Found]:
    """Yield the details of a text that follow a pattern, the surest kinds first.

    Parameters
    ----------
    text : one answer, as it came.
    """
    small = text.lower()
    if "born" in small or "birth" in small or "d.o.b" in small or "dob" in small:
        yield from _spans("date of birth", _DATE_OF_BIRTH, text, 1)
    if "@" in text:
        yield from _spans("email", _EMAIL, text)
    if ("at" in small and "dot" in small) or "(at" in small or "[at" in small:
        yield from _spans("email", _SPELT_EMAIL, text)
    if "." in text or "://" in text:
        yield from _links(text)
    yield from _accounts(text, small)
    n_digits = len(_DIGIT.findall(text))
    if n_digits >= _DIGITS_OF_A_RECORD:
        yield from _numbers(text, small, n_digits)
    yield from find_addresses(text, small, numbered=n_digits > 0)
    if n_digits:
        yield from find_registrations(text)
        # Of a postcode the outward half stays: it tells the borough, not the street.
        yield from _spans("postcode", _POSTCODE, text, 2)


def _spans(kind: str, pattern: re.Pattern[str], text: str, group: int = 0) -> Iterator[Found]:
    for match in pattern.finditer(text):
        yield kind, *match.span(group)


def _links(text: str) -> Iterator[Found]:
    yield from _spans("link", _LINK, text)
    if "/" in text:
        yield from _spans("link", _PATH, text)


def _accounts(text: str, small: str) -> Iterator[Found]:
    if "@" in text:
        yield from _spans("account", _HANDLE, text)
    if any(map(small.__contains__, _SERVICE_STEMS)):
        for match in _NAMED_ACCOUNT.finditer(text):
            account = match.group(1)
            if any(sign.isdigit() or sign in "_." for sign in account) and not account.lower().startswith("http"):
                yield "account", *match.span(1)


def _numbers(text: str, small: str, n_digits: int) -> Iterator[Found]:
    if n_digits >= _DIGITS_OF_A_NUMBER:
        yield from _spans("phone", _DOTTED_PHONE, text)
        for match in _IBAN.finditer(text):
            if sum(character.isdigit() for character in match.group()) >= 8:
                yield "bank details", *match.span()
        yield from _spans("insurance number", _NINO, text)
        yield from _spans("date of birth", _FULL_DATE, text)
        yield from _spans("bank details", _SORT_CODE, text, 1)
    if any(map(small.__contains__, _NUMBER_STEMS)):
        yield from _references(text)
    for match in _DIGITS.finditer(text) if n_digits >= _DIGITS_OF_A_NUMBER else ():
        kind = _kind_of_digits(match.group().strip())
        if kind:
            lead = len(match.group()) - len(match.group().lstrip())
            yield kind, match.start() + lead, match.start() + len(match.group().rstrip())


def _references(text: str) -> Iterator[Found]:
    for match in _REFERENCE.finditer(text):
        value = match.group("value")
        digits = sum(character.isdigit() for character in value)
        letters = any(character.isalpha() for character in value)
        year = _YEARS.fullmatch(value) or re.fullmatch(r"(?:19|20)\d\d", value)
        if digits < _DIGITS_OF_A_RECORD or year or _kind_of_digits(value) not in ("", "number"):
            continue
        if match.group("sure") or letters:
            yield "number", *match.span("value")


def _kind_of_digits(run: str) -> str:
    """Tell a run of digits: NHS number, phone, card, account, or nothing personal ("")."""
    digits = re.sub(r"\D", "", run)
    if _is_phone(digits, run):
        return "phone"
    if len(digits) == 10 and is_nhs_number(digits):
        return "NHS number"
    if 13 <= len(digits) <= 19 and _luhn(digits):
        return "bank details"
    return "number" if len(digits) >= 8 and not _is_amount(run) else ""


def _is_amount(run: str) -> bool:
    """Whether a run of digits is a date, several years, days of a month or a range such as "1200-1400"."""
    bounds = _RANGE.fullmatch(run)
    rises = bounds is not None and bounds.group(1)[0] != "0" and int(bounds.group(1)) < int(bounds.group(2))
    return rises or any(pattern.fullmatch(run) for pattern in (_DATE, _YEARS, _DAYS))


def _is_phone(digits: str, run: str) -> bool:
    national = (
        re.sub(r"^(?:00)?44(?:0)?", "0", digits) if run.startswith(("+", "00")) or digits.startswith("44") else digits
    )
    return len(national) in (10, 11) and national[0] == "0" and national[1] in "123578" and not is_nhs_number(national)


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits carry the check digit of an NHS number (modulus 11, NHS Data Dictionary)."""
    if len(digits) != 10 or not digits.isdecimal():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = 11 - total % 11
    return check != 10 and int(digits[9]) == (0 if check == 11 else check)


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
