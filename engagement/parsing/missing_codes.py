"""Codes that stand for no answer, as -77 or 99: read as blank where the file itself shows what they are."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import pandas as pd

from engagement.parsing.records import Problem

_BELOW_ZERO: Final = frozenset(f"-{digit * times}" for digit in "56789" for times in (1, 2, 3, 4)) | {"-998", "-997"}
_ABOVE: Final = frozenset(["66", "77", "88", "97", "98", "99", "777", "888", "997", "998", "999", "9999"])
_CODES: Final = sorted(_BELOW_ZERO | _ABOVE)
_TRUTH: Final = frozenset({"true", "false"})
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
# Shares and numbers by which a column tells. Not tuned beyond the fixtures.
_WORDS: Final = 0.8  # of the other values of a column of words
_HIGHEST_STEP: Final = 11
_LEAST_TIMES: Final = 2
_ENOUGH: Final = 2_000  # different values that are looked at


def without_missing_codes(frame: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Blank the codes of missing answers.

    A code shows itself where it stands among words, more than once. One below zero is then blanked in every column
    that holds no other number below zero; one above zero among words and beside the steps of a scale.

    Returns
    -------
    tuple
        The table, and what was blanked.
    """
    columns = {name: _codes_of(frame[name]) for name in frame.columns}
    columns = {name: codes for name, codes in columns.items() if codes}
    times: Counter[str] = Counter()
    words_beside: dict[str, set[str]] = {}
    for name, codes in columns.items():
        if _among_words(frame[name], codes):
            times.update({code: int((frame[name] == code).sum()) for code in codes})
            for code in codes:
                words_beside.setdefault(code, set()).update(_values_beside(frame[name], codes))
    codes_of_file = {code for code, count in times.items() if min(count, len(words_beside[code])) >= _LEAST_TIMES}
    if not codes_of_file:
        return frame, ()
    blanked, all_blanked = {}, set[str]()
    for name, codes in columns.items():
        codes_here = {code for code in codes & codes_of_file if _stands_apart(frame[name], code, codes_of_file)}
        if codes_here:
            blanked[name] = frame[name].where(~frame[name].isin(codes_here), "")
            all_blanked |= codes_here
    if not all_blanked:
        return frame, ()
    called = " and ".join(sorted(all_blanked, key=lambda code: abs(int(code))))
    return frame.assign(**blanked), (Problem("whole table", f"{called}, which stand for no answer", "read as blank"),)


def _codes_of(column: pd.Series) -> set[str]:
    return set(column[column.isin(_CODES)].unique())


def _values_beside(column: pd.Series, codes: set[str]) -> list[str]:
    return [value for value in map(str.strip, column.unique()[:_ENOUGH]) if value and value not in codes]


def _among_words(column: pd.Series, codes: set[str]) -> bool:
    values = _values_beside(column, codes)
    words = sum(bool(_LETTERS.search(value)) and value.lower() not in _TRUTH for value in values)
    return bool(values) and words >= _WORDS * len(values)


def _stands_apart(column: pd.Series, code: str, codes: set[str]) -> bool:
    """Whether a code is no number like the values of its column."""
    values = _values_beside(column, codes)
    if _among_words(column, codes) or not values:
        return True
    numbers = [float(value) for value in values if re.fullmatch(r"-?\d{1,9}(?:\.\d+)?", value)]
    if len(numbers) < len(values):
        return code.startswith("-")
    return min(numbers) >= 0 if code.startswith("-") else max(numbers) <= _HIGHEST_STEP
