"""Which columns hold personal details: by their whole name, or by what their values are."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from engagement.parsing.column_values import Values
from engagement.parsing.labels import labels_of
from engagement.parsing.personal_words import ASKED_FOR, PERSONAL

_LISTS: Final = Path(__file__).resolve().parents[1] / "responses" / "names"
_NAME_PART: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_LONGEST_NAME: Final = 4  # words of a person's name, title and initials included; not tuned beyond the fixtures
# Characters: a label is short, and a question that holds the word is not one. Not tuned beyond the fixtures.
_LONGEST_LABEL: Final = 90
_TITLES: Final = frozenset(
    [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "rev", "sir", "dame",
        "lady", "lord",
    ]
)  # fmt: skip
# Shares of the values of which a column is made. Not tuned beyond the fixtures.
_MOST: Final = 0.5
_NEARLY_ALL: Final = 0.75


def why_personal_by_name(name: str, values: Values, ticks: bool = False) -> str:
    """Return why a column's name says that it holds personal details; blank where it does not.

    Parameters
    ----------
    name, values : the column.
    ticks : whether its values only tick what its name says, as "Phone" does under "how shall we reach you?".
    """
    if ticks or values.share("scale") >= _MOST:
        return ""
    for label in labels_of(name):
        if len(label) <= _LONGEST_LABEL and PERSONAL.fullmatch(label):
            return f"its name says so: {label}"
    if ASKED_FOR.search(name) and not values.reads_like_prose and values.share("scale") < _MOST:
        return "its name asks for a personal detail"
    return ""


def why_personal_by_values(values: Values) -> str:
    """Return why the values of a column are personal details, whatever it is called; blank where they are none."""
    for shape, most, what in _SHAPES:
        if values.share(shape) > most:
            return f"its values {what}"
    if values.mean_words <= _LONGEST_NAME and values.distinct > 2 and not values.are_few and _are_names(values):
        return "its values are names of people"
    return ""


_SHAPES: Final = (
    ("email", _MOST, "are e-mail addresses"),
    ("network_address", _MOST, "are addresses of computers"),
    ("browser", _MOST, "tell the browser that people used"),
    ("handle", _MOST, "are names that people use online"),
    ("phone", 0.6, "look like phone numbers"),
    ("street", _MOST, "are addresses"),
    ("place_on_earth", _MOST, "are places on the map"),
    ("drawing", _MOST, "are pictures, as signatures are kept"),
)


def _are_names(values: Values) -> bool:
    """Whether most values are a given name with a family name, or nearly all a given name alone."""
    whole = sum(_is_full_name(value) for value in values.answers)
    alone = sum(_is_given_name(value) for value in values.answers)
    return whole > _MOST * len(values.answers) or (
        whole + alone > _NEARLY_ALL * len(values.answers) and values.distinct >= 5
    )


def _is_full_name(value: str) -> bool:
    words = [word.strip(".,") for word in value.replace(",", " ").split()]
    if not 2 <= len(words) <= _LONGEST_NAME or not all(_NAME_PART.fullmatch(word) for word in words):
        return False
    if words[0].casefold() in _TITLES:
        return words[-1][0].isupper()
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    first, last = words[0].casefold(), words[-1].casefold()
    is_family = last in _family() or any(part in _family() for part in re.split("[-'’]", last) if len(part) > 1)
    firsts = {first, *re.split("[-'’]", first)}
    if firsts & _given_names():
        return is_family or len(last) == 1 or last not in _everyday()
    return is_family and (len(first) == 1 or bool(firsts & _common_given()) or last in _given_names())


def _is_given_name(value: str) -> bool:
    return value[:1].isupper() and value.casefold() in _given_names()


@cache
def _list(name: str) -> frozenset[str]:
    lines = (_LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _given_names() -> frozenset[str]:
    return _list("given")


def _common_given() -> frozenset[str]:
    return _list("given_common")


def _family() -> frozenset[str]:
    return _list("family")


def _everyday() -> frozenset[str]:
    return _list("everyday")
