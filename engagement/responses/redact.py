"""Hiding personal details in free text, by patterns with check digits and by lists of names.

Each mask says what it hides: [name], [phone]. It hides most details, not all; the result is never anonymous.
A name is hidden after a title ("Dr"), after an introduction ("my name is"), as a given name beside a family name, or
by itself where it is a given name that is no everyday word, no place and no institution of London.
"""

from __future__ import annotations

import re

from engagement.responses.person_names import find_names

_NAME = "[name]"

_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_SPELT_EMAIL = re.compile(
    r"\b[a-z0-9._+-]{2,64}+(?: ?[(\[]at[)\]] ?[a-z0-9-]{2,63}(?: ?dot ?|\.)| at [a-z0-9-]{2,63} dot )"
    r"(?:co(?:m|\.uk| dot uk)|org|net|uk)\b",
    re.IGNORECASE,
)
_DOTTED_PHONE = re.compile(r"(?<![\d.])0\d{2,4}\.\d{3,4}\.\d{3,4}(?![\d.])")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,500}", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z0-9_]{3,30}\b")
_NINO = re.compile(
    r"\b(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b", re.IGNORECASE
)
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE_OF_BIRTH = re.compile(
    r"\b((?:d\.?o\.?b\.?|date of birth|born(?: on)?|birthday)\W{0,5}(?:is |was |the )?(?:the )?)"
    r"(\d{1,2}(?:st|nd|rd|th)?[ /.-](?:of )?(?:\d{1,2}|[A-Za-z]{3,9})[ /.,-]{1,2}(?:19|20)?\d{2}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}}"
    rf"|[a-z-]{{3,14}} (?:of )?{_MONTH},? (?:(?:19|20)\d{{2}}|nineteen|two thousand)"
    r"(?:[ -](?:and )?[a-z]{3,9}){0,2})",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19\d{2}|200\d)\b")
_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d{2}")
_DIGITS = re.compile(r"(?<![\d.,£$€])\+?\(?\d[\d ()/-]{5,28}\d(?![\d%])")
_SORT_CODE = re.compile(r"\b((?:sort ?code|s/c|account|acc)\D{0,12})\d{2}[- ]?\d{2}[- ]?\d{2}\b", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")


def mask(text: str) -> str:
    """Return text with personal details replaced by what they are.

    Parameters
    ----------
    text : one answer, as it came.

    Returns
    -------
    str
        The same words with [email], [link], [phone], [NHS number], [insurance number], [date of birth], [bank
        details], [number] and [name] in place of details; of a full postcode the outward half stays.
    """
    text = _DATE_OF_BIRTH.sub(r"\1[date of birth]", text)
    if any(character.isdigit() or character == "@" for character in text) or "www." in text or "://" in text:
        text = _mask_patterns(text)
    text = _SPELT_EMAIL.sub("[email]", text)
    return _mask_names(text)


def _mask_patterns(text: str) -> str:
    text = _EMAIL.sub("[email]", text)
    text = _DOTTED_PHONE.sub("[phone]", text)
    text = _LINK.sub("[link]", text)
    text = _HANDLE.sub("[account]", text)
    text = _IBAN.sub(_bank, text)
    text = _NINO.sub("[insurance number]", text)
    text = _FULL_DATE.sub("[date of birth]", text)
    text = _SORT_CODE.sub(r"\1[bank details]", text)
    text = _DIGITS.sub(_digits, text)
    return _POSTCODE.sub(lambda match: match.group(1).upper(), text)


def _bank(match: re.Match[str]) -> str:
    digits = re.sub(r"\s", "", match.group())
    return "[bank details]" if sum(c.isdigit() for c in digits) >= 8 else match.group()


def _digits(match: re.Match[str]) -> str:
    """Tell a run of digits: NHS number, phone, card, account, or nothing personal."""
    run = match.group()
    digits = re.sub(r"\D", "", run)
    lead, rest = run[: len(run) - len(run.lstrip())], run[len(run.rstrip()) :]
    if _is_phone(digits, run):
        return f"{lead}[phone]{rest}"
    if len(digits) == 10 and is_nhs_number(digits):
        return f"{lead}[NHS number]{rest}"
    if 13 <= len(digits) <= 19 and _luhn(digits):
        return f"{lead}[bank details]{rest}"
    if (
        len(digits) >= 8
        and not _DATE.fullmatch(run.strip())
        and not re.fullmatch(r"(?:(?:19|20)\d{2}\D{1,3}){1,4}(?:19|20)?\d{2,4}", run.strip())
    ):
        return f"{lead}[number]{rest}"
    return run


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


def _mask_names(text: str) -> str:
    parts, end = [], 0
    for start, stop in find_names(text):
        parts += [text[end:start], _NAME]
        end = stop
    return "".join([*parts, text[end:]])
