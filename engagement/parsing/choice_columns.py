"""Which columns are the choices of one question, each ticked or left blank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

import pandas as pd

from engagement.parsing.cells import NO_ANSWER
from engagement.parsing.role_words import OTHER

TICKED: Final = frozenset(
    [
        "1", "1.0", "yes", "y", "x", "true", "t", "ticked", "selected", "checked", "quoted", "chosen", "on",
        "a tick", "✓", "✔", "☑", "ja", "oui", "si", "sí", "sim",
    ]
)  # fmt: skip
"""What a ticked cell holds, in small letters, where it does not hold the choice itself."""

NOT_TICKED: Final = frozenset(
    [
        "0", "0.0", "no", "n", "false", "f", "not ticked", "not selected", "unselected", "unchecked",
        "not checked", "not quoted", "not chosen", "off", "nein", "non", "não", "nee",
    ]
)  # fmt: skip
"""What a cell that was not ticked may hold, in small letters."""

_BRACKETED: Final = re.compile(
    r"(?:^[\w-]+\[[\w-]+\](?:\[[\w-]+\])?\.\s+)?(?P<question>.*\S)\s*\[(?P<choice>[^\[\]]*)\]", re.DOTALL
)
_CODE: Final = re.compile(r"\s\[[A-Za-z_]{1,20}[ _.#-]?\d[\w.#-]{0,24}\]$")
_DASHED: Final = re.compile(
    r"(?P<question>.*\S)\s*(?:\s[-–—|]\s|:\s|\?\s*-\s?|[.!)]\s*-\s?|/)\s*(?P<choice>\S.{0,150})", re.DOTALL
)
# "Which have you used? (GP)"; behind a mark alone, as "Age (years)" is one question.
_IN_PARENTHESES: Final = re.compile(r"(?P<question>.*[?:.])\s*\((?P<choice>[^()]{1,150})\)", re.DOTALL)
_SELECTED: Final = re.compile(r"\s[-–]\sSelected Choices?$", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"(?P<question>.*\w?[A-Za-z]\w*?)(?:___|__|_|\.)(?P<choice>\d{1,3}|other)", re.IGNORECASE)
# Columns without a question above them that make one together. Not tuned beyond the fixtures.
_LEAST_UNNAMED: Final = 2
_FIRST_LOOK: Final = 50  # rows, of which one nearly always tells
_NAMED_IN_FULL: Final = 3  # choices that a question without a heading of its own is called by
_LONGEST_NAME: Final = 200  # characters


def choice_columns(frame: pd.DataFrame, questions: Mapping[str, str]) -> dict[str, str]:
    """Find the columns that are the choices of one question.

    Parameters
    ----------
    frame : the table.
    questions : column -> the question that the header itself puts above it.

    Returns
    -------
    dict
        Column -> its question. Columns beside one another under one question, in which people ticked or left blank;
        rows of a matrix, in which they rated, are none.
    """
    names = [str(name) for name in frame.columns]
    parts = {name: _question_and_choice(name, questions.get(name, "")) for name in names}
    question_of: dict[str, str] = {}
    for question, group in groupby(names, key=lambda name: parts[name][0]):
        members = list(group)
        if question and len(members) > 1:
            ticks = _ticked_members(frame, members, {name: parts[name][1] for name in members})
            question_of |= dict.fromkeys(ticks, question)
    question_of |= _unnamed(frame, [name for name in names if name not in question_of])
    return {name: question_of[name] for name in names if name in question_of}


def _question_and_choice(name: str, question: str) -> tuple[str, str]:
    """The question and the choice that a name is made of; blank where it is not."""
    if question:
        return question, name.removeprefix(question).strip(" :")
    bare = _CODE.sub("", name)
    whole = (
        _BRACKETED.fullmatch(bare)
        or _IN_PARENTHESES.fullmatch(bare)
        or _DASHED.fullmatch(bare)
        or _NUMBERED.fullmatch(bare)
    )
    return (_SELECTED.sub("", whole["question"]).strip(" :-–"), whole["choice"].strip()) if whole else ("", "")


def _ticked_members(frame: pd.DataFrame, members: Sequence[str], choice_of: Mapping[str, str]) -> list[str]:
    """Columns of a question that are ticked or blank, where most are; what people wrote beside "other" is none."""
    values = {name: _values(frame[name]) for name in members}
    ticked = [name for name in members if values[name] and _are_ticks(values[name], choice_of[name])]
    blank = [name for name in members if not values[name]]
    filled = [name for name in members if values[name] and name not in ticked]
    ticks_nothing_else = all(OTHER.search(name) or OTHER.search(choice_of[name]) for name in filled)
    several = len(ticked) > 1 or (len(ticked) == 1 and len(blank) > 0)
    if not several or not (ticks_nothing_else or len(ticked) >= 3 * len(filled)):
        return []
    if all(values[name] <= {"1", "1.0"} for name in ticked) and _is_scale(values, filled):
        return []
    return ticked


def _is_scale(values: Mapping[str, frozenset[str]], rest: Iterable[str]) -> bool:
    """Whether the other columns of a question hold numbers of a scale, of which 1 alone is no tick."""
    return any(values[name] and all(value.isdecimal() for value in values[name]) for name in rest)


def _are_ticks(values: frozenset[str], choice: str) -> bool:
    own = " ".join(choice.casefold().split())
    if values <= (TICKED | NOT_TICKED | {own}):
        return True
    (value,) = values if len(values) == 1 else ("",)
    return len(value) > 1 and not value.replace(".", "").isdecimal() and _alike(value, own)


def _alike(value: str, choice: str) -> bool:
    """Whether the one value of a column says what its name says, shortened or spelled out."""
    first, second = (set(re.findall(r"[^\W_]{3,}", words)) for words in (value, choice))
    return value in choice or choice in value or bool(first & second)


def _values(column: pd.Series) -> frozenset[str]:
    """The different values of a column in small letters; a handful is enough to tell."""
    return frozenset(" ".join(value.casefold().split()) for value in column.unique()[:50]) - {""} - _SAYS_NOTHING


_SAYS_NOTHING: Final = NO_ANSWER - {"none", "nothing", "don't know", "don’t know", "prefer not to say"}


def _unnamed(frame: pd.DataFrame, names: Sequence[str]) -> dict[str, str]:
    """Columns beside one another that hold nothing but their own name, as Typeform writes choices."""
    question_of: dict[str, str] = {}
    column_of = {name: frame[name] for name in names}
    for holds_itself, group in groupby(names, key=lambda name: _holds_itself(column_of[name], name)):
        members = list(group)
        if holds_itself and len(members) >= _LEAST_UNNAMED:
            question_of |= dict.fromkeys(members, _called(members))
    return question_of


def _holds_itself(column: pd.Series, name: str) -> bool:
    own = re.sub(r" \(\d+\)$", "", " ".join(name.casefold().split()))
    if any(value.strip() and " ".join(value.casefold().split()) != own for value in column.head(_FIRST_LOOK)):
        return False
    return _values(column) == {own}


def _called(members: Sequence[str]) -> str:
    first = ", ".join(members[:_NAMED_IN_FULL])
    rest = len(members) - _NAMED_IN_FULL
    return f"{first} and {rest} more"[:_LONGEST_NAME] if rest > 0 else first[:_LONGEST_NAME]
