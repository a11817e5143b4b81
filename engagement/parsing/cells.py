"""What single cells look like: numbers, dates, words that say there is no answer."""

from __future__ import annotations

import re
from typing import Final

NO_ANSWER: Final = frozenset(
    {
        "", "-", "--", ".", "?", "/",
        "n/a", "na", "n.a.", "n.a", "#n/a", "none", "null", "nil", "nan", "not applicable",
        "no answer", "no response", "no comment", "no comments", "did not answer", "prefer not to say", "anonymous",
        "unknown", "not known", "don't know", "don’t know", "dont know", "nothing", "not answered", "not given",
        "-oth-", "-99", "-999", "-77",
    }
)  # fmt: skip
NUMBER: Final = re.compile(r"[-+£$€]?\s?\d[\d,. ]*\s?%?")
_MONTH: Final = (
    r"(?:jan|ene|gen|feb|fév|fev|mar|mär|mrt|apr|avr|abr|may|mai|maj|mei|mag|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|"
    r"oct|okt|ott|out|nov|dec|déc|dez|dic)[^\W\d_]*\.?"
)
DATE: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{1,2}:\d{2}.*)?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:,? +(?:at |à |um )?\d{1,2}(?:[:.h]\d{2}| ?[ap]\.?m).*)?"
    r"|\d{4}[/.]\d{2}[/.]\d{2}(?: .*)?"
    rf"|(?:[^\W\d_]{{2,10}}\.?,? )?\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:de )?{_MONTH},? (?:de )?\d{{2,4}}\b.*"
    rf"|{_MONTH} \d{{1,2}},? \d{{4}}\b.*"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?",
    re.IGNORECASE,
)
_TRUTH = frozenset({"true", "false", "0", "1"})


def is_value(cell: str) -> bool:
    """Return whether a cell is a number, a date or a truth value, as no name of a column is."""
    cell = cell.strip()
    if not cell or len(cell) > 40:
        return False
    return bool(cell.lower() in _TRUTH or NUMBER.fullmatch(cell) or DATE.fullmatch(cell))


def is_filled(cell: str) -> bool:
    """Return whether a cell holds more than space."""
    return bool(cell) and not cell.isspace()
