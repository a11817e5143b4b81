"""Periods as they are published, read: when they begin and how long they are."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_MONTH: Final = re.compile(r"((?:19|20)\d\d)-(\d\d)")
_YEAR: Final = re.compile(r"((?:19|20)\d\d)")
_SPAN: Final = re.compile(r"((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)?\d\d)")
_NAMED: Final = re.compile(r"[A-Z][a-z]{2,8} ((?:19|20)\d\d) ?(?:-|–|to) ?[A-Z][a-z]{2,8} ((?:19|20)\d\d)")


class Period(NamedTuple):
    """When a period begins and how long it is.

    Attributes
    ----------
    start : year in which it begins, with the share of it that was over for a month: 2018.25 for April.
    years : how many years it covers, 1 for a month as well: one reading by itself.
    is_month : whether it is a month.
    """

    start: float
    years: int = 1
    is_month: bool = False

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return int(self.start)


def period_of(text: str, like: str = "") -> Period | None:
    """Read a period: "2018", "2018/19", "2015-17", "2018-04" or "Apr 2015 - Mar 2018"; None where it is none.

    Parameters
    ----------
    like : a period of the same series: "2011-12" is a year where the series runs in years written so, else December.
    """
    text = text.strip()
    month = _MONTH.fullmatch(text)
    if month and 1 <= int(month[2]) <= 12 and not _is_span_of_years(like):
        return Period(int(month[1]) + (int(month[2]) - 1) / 12, is_month=True)
    if year := _YEAR.fullmatch(text):
        return Period(float(year[1]))
    if names := _NAMED.fullmatch(text):
        start, end = int(names[1]), int(names[2])
        return Period(float(start), max(end - start, 1)) if end >= start else None
    span = _SPAN.fullmatch(text)
    if span is None:
        return None
    start = int(span[1])
    end = int(span[2]) if len(span[2]) == 4 else start - start % 100 + int(span[2])
    end += 100 if end < start and len(span[2]) == 2 else 0
    length = end - start
    if not 0 < length <= 10:
        return None
    return Period(float(start), 1 if length == 1 else length + 1)


def _is_span_of_years(like: str) -> bool:
    """Whether a series writes its years as "2017-18" or "2015-17"."""
    span = _MONTH.fullmatch(like.strip())
    return span is not None and int(span[2]) - int(span[1]) % 100 in (1, 2, 3, 4)
