"""Dates as survey tools and spreadsheets write them, read in the order that their column itself proves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final, Literal, NamedTuple

import pandas as pd

Order = Literal["dmy", "mdy", "ymd", "ydm"]

# Years that a survey can have been answered in; a two-digit year counts as 2000 and after up to the pivot. Not tuned.
_FIRST_YEAR, _LAST_YEAR, _PIVOT = 1950, 2100, 70
# Days since the end of 1899, as Excel counts: 1982 to 2064, so that neither years nor row numbers pass. Not tuned.
_FIRST_SERIAL, _LAST_SERIAL = 30_000, 60_000
# Different dates from which their order, or how they bunch, tells which place is the month. Not tuned.
_ENOUGH = 3
# Of the pairs of rows after each other, those that must go one way for the rows to stand in order of time. Not tuned.
_IN_ORDER = 0.95
# Rows of the columns beside it that are looked at: days over twelve stand everywhere. Not tuned.
_MOST_EVIDENCE = 2_000
# Rows of a column looked at, and the part of them that are dates, where it holds dates. Not tuned.
_LOOKED_AT, _MOSTLY = 20, 0.9

_MONTHS: Final = """
january january ionawr janvier enero gennaio januar styczen stycznia janeiro ocak ianuarie januari jan janv gen oca
february chwefror fevrier febrero febbraio februar luty lutego fevereiro subat februarie februari feb fevr fev lut sub
march mawrth mars marzo marz maerz marzec marca marco mart martie maart mar mrz mrt
april ebrill avril abril aprile april kwiecien kwietnia abril nisan aprilie avr abr kwi apr nis
may mai mai mayo maggio mai maj maja maio mayis mai mei mag
june mehefin juin junio giugno juni czerwiec czerwca junho haziran iunie jun giu cze haz
july gorffennaf juillet julio luglio juli lipiec lipca julho temmuz iulie jul juil lug lip tem
august awst aout agosto agosto august sierpien sierpnia agosto agustos augustus augusti aug ago agu sie
september medi septembre septiembre settembre wrzesien wrzesnia setembro eylul septembrie setiembre sep sept set wrz eyl
october hydref octobre octubre ottobre oktober pazdziernik pazdziernika outubro ekim octombrie oct okt ott out paz eki
november tachwedd novembre noviembre novembre november listopad listopada novembro kasim noiembrie nov noi lis kas
december rhagfyr decembre diciembre dicembre dezember grudzien grudnia dezembro aralik decembrie dec dez dic gru ara
"""  # English, Welsh, French, Spanish, Italian, German, Polish, Portuguese, Turkish, Romanian, Dutch, and short forms
_MONTH_OF: Final = {
    name: number for number, line in enumerate(_MONTHS.strip().split("\n"), start=1) for name in line.split()
}
_TIME: Final = re.compile(
    r"(?<![\d.:/-])(\d{1,2})(?::|h)(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\b\.?)?"
    r"|(?<![\d.:/-])(\d{1,2})\s*([ap])\.?m\b\.?"
    r"|(?<=[\d,] )(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?: uhr)?$"
)
_ZONE: Final = re.compile(
    r"\([^)]*\)|\b(?:gmt|utc)?\s?[+-]\d{2}:?\d{2}$|(?<=\d)z$|\b(?:gmt|utc|bst|z|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt)\b(?:\s?[+-]\d{1,2}(?::?\d{2})?)?"
)
_BASIC: Final = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:t(\d{2})(\d{2})(\d{2})?)?$")
_PARTS: Final = re.compile(r"\d+|[^\W\d_]+")


class _Written(NamedTuple):
    """A date as written: its three numbers in their places, what is known of them, and the time of day."""

    places: tuple[int, int, int]
    clock: tuple[int, int, int] | None = None
    is_ordered: bool = True
    has_year_first: bool = True
    has_short_year: bool = False
    has_half_days: bool = False


def read_dates(column: pd.Series, beside: Sequence[pd.Series] = ()) -> pd.Series:
    """Read a column of dates.

    Whether 03/04 is 3 April or 4 March is decided for the column as a whole: by a number over 12 in one of the places,
    here or in the columns beside it; else by the order of rows that leaves them in order of time; else by the place
    that hardly changes, which is the month; else by hours with AM and PM, which tools from the United States write with
    the month first; else the day comes first, as in Britain.

    Parameters
    ----------
    column : dates as typed or exported, with or without the time of day; month names in the commonest languages,
        two-digit years, numbers of Excel and seconds since 1970 are read.
    beside : further columns of the same file that the same tool wrote, as evidence of the order.

    Returns
    -------
    pandas.Series
        "2026-03-05", or "2026-03-05T10:00:00" where a time of day stands, by the clock that wrote it (an offset from
        UTC is left out); "" where it cannot be read. Same index.
    """
    date_of = {text: _parsed(text) for text in column.astype(str).unique()}
    own = [date for text in column.astype(str) if (date := date_of[text])]
    first = [date_of[text] for text in column.astype(str).head(_MOST_EVIDENCE)]
    evidence = [[_parsed(text) for text in series.astype(str).head(_MOST_EVIDENCE)] for series in beside]
    shapes = {_shape(date) for date in own if not date.is_ordered}
    order_of = {
        shape: _order(
            [date for date in own if _shape(date) == shape],
            [_only(first, shape), *(_only(dates, shape) for dates in evidence)],
        )
        for shape in shapes
    }
    moments = {text: _moment(date, order_of.get(_shape(date), "ymd")) for text, date in date_of.items() if date}
    has_times = any(date.clock not in (None, (0, 0, 0)) for date in own)
    iso_of = {text: _iso(moment, has_times and date_of[text]) for text, moment in moments.items() if moment}
    return column.astype(str).map(lambda text: iso_of.get(text, "")).astype(str)


def dates_beside(frame: pd.DataFrame, name: str) -> list[pd.Series]:
    """Return the other columns of a table that hold dates, as evidence for `read_dates`.

    Parameters
    ----------
    frame : a table of text.
    name : the column whose dates are to be read.
    """
    columns = []
    for label in frame.columns.drop(name):
        sample = [text for text in frame[label].head(_LOOKED_AT) if text.strip()]
        dates = sum(_parsed(text) is not None for text in sample)
        if sample and dates >= _MOSTLY * len(sample):
            columns.append(frame[label])
    return columns


def _only(dates: list[_Written | None], shape: tuple[bool, bool, bool]) -> list[_Written | None]:
    return [date if date and _shape(date) == shape else None for date in dates]


def _iso(moment: datetime, date: _Written | Literal[False] | None) -> str:
    return moment.isoformat(timespec="seconds") if date and date.clock else moment.date().isoformat()


def _shape(date: _Written) -> tuple[bool, bool, bool]:
    return date.is_ordered, date.has_year_first, date.has_short_year


def _parsed(text: str) -> _Written | None:
    """What stands in a cell; None where it is no date."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if unicodedata.category(c) != "Mn")
    plain = " ".join(plain.replace("\u202f", " ").replace("ı", "i").split())
    if not any(character.isdigit() for character in plain) or len(plain) > 80:
        return None
    if re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
        return _numbered(plain.replace(",", "."))
    return _spelled(plain)


def _numbered(plain: str) -> _Written | None:
    """A date written as one number: days as Excel counts them, seconds since 1970, or year, month and day together."""
    if basic := _BASIC.match(plain):
        return _Written((int(basic[1]), int(basic[2]), int(basic[3])))
    number = float(plain)
    if _FIRST_SERIAL <= number < _LAST_SERIAL:
        moment = datetime(1899, 12, 30) + timedelta(seconds=round(number * 86_400))  # noqa: DTZ001
    elif re.fullmatch(r"1\d{9}(?:\d{3})?", plain):
        moment = datetime.fromtimestamp(int(plain[:10]), UTC)
    else:
        return None
    clock = (moment.hour, moment.minute, moment.second) if number % 1 or number > _LAST_SERIAL else None
    return _Written((moment.year, moment.month, moment.day), clock)


def _spelled(plain: str) -> _Written | None:
    if basic := _BASIC.match(plain):
        return _Written(
            (int(basic[1]), int(basic[2]), int(basic[3])), (int(basic[4]), int(basic[5]), int(basic[6] or 0))
        )
    plain = re.sub(r"(?<=\d)t(?=\d)", " ", plain)
    rest = _ZONE.sub(" ", plain)
    time = _TIME.search(rest)
    clock, half_days = _clock(time) if time else (None, False)
    if time and clock is None:
        return None
    rest = _TIME.sub(" ", rest, count=1) if time else rest
    rest = re.sub(r"(?<=\d)(?:st|nd|rd|th|er)\b", "", rest)
    parts = _PARTS.findall(rest)
    numbers = [part for part in parts if part.isdecimal()]
    months = [number for part in parts if not part.isdecimal() and (number := _month(part))]
    if len(numbers) == 3 and not months:
        return _three(numbers, rest, clock, half_days=half_days)
    if len(numbers) == 2 and len(months) == 1:
        return _named(numbers, months[0], clock)
    return None


def _clock(time: re.Match[str]) -> tuple[tuple[int, int, int] | None, bool]:
    """The time of day, and whether it is told in halves of a day."""
    hour = int(time[1] or time[5] or time[7])
    minute, second = int(time[2] or time[8] or 0), int(time[3] or time[9] or 0)
    half = time[4] or time[6]
    if half:
        if not 1 <= hour <= 12:
            half = None if hour < 24 else half
        else:
            hour = hour % 12 + (12 if half == "p" else 0)
    return ((hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None), bool(half)


def _month(word: str) -> int | None:
    """The number of a month by its name or its first letters in the commonest languages."""
    if word in _MONTH_OF or len(word) < 3:
        return _MONTH_OF.get(word)
    numbers = {number for name, number in _MONTH_OF.items() if len(word) >= 4 and name.startswith(word)}
    return numbers.pop() if len(numbers) == 1 else None


def _three(numbers: list[str], rest: str, clock: tuple[int, int, int] | None, *, half_days: bool) -> _Written | None:
    """Three numbers, and where the year stands among them."""
    if re.search(r"[^\W\d_]{3,}", re.sub(r"^\s*[^\W\d_]+", "", rest)) or re.search(r"\bw\d", rest):
        return None
    lengths = [len(number) for number in numbers]
    first, second, third = (int(number) for number in numbers)
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        return _Written((first, second, third), clock, is_ordered=False, has_half_days=half_days)
    if max(lengths[:2]) <= 2 and lengths[2] in (2, 4):
        is_short = lengths[2] == 2
        return _Written((first, second, third), clock, is_ordered=False, has_year_first=False, has_short_year=is_short,
                        has_half_days=half_days)  # fmt: skip
    return None


def _named(numbers: list[str], month: int, clock: tuple[int, int, int] | None) -> _Written | None:
    """A day, the name of a month and a year."""
    first, second = numbers
    if len(first) == 4 and len(second) <= 2:
        return _Written((int(first), month, int(second)), clock)
    if len(first) <= 2 and len(second) in (2, 4):
        return _Written((_year(int(second), len(second)), month, int(first)), clock)
    return None


def _year(number: int, digits: int) -> int:
    return number if digits > 2 else number + (2000 if number < _PIVOT else 1900)


def _moment(date: _Written, order: Order) -> datetime | None:
    """The moment of a date read in an order, or in the only one that it can be read in; None where there is none."""
    if date.is_ordered:
        return _at(date, "ymd")
    rivals: tuple[Order, ...] = ("ymd", "ydm") if date.has_year_first else ("dmy", "mdy", "ymd")
    return _at(date, order) or next(filter(None, (_at(date, rival) for rival in rivals)), None)


def _at(date: _Written, order: Order) -> datetime | None:
    year, month, day = (date.places[order.index(what)] for what in "ymd")
    year = _year(year, 2) if date.has_short_year else year
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        moment = datetime(year, month, day, *(date.clock or (0, 0, 0)))  # noqa: DTZ001
    except ValueError:
        return None
    # LimeSurvey writes this moment where an answer was never sent.
    return None if moment == datetime(1980, 1, 1) else moment  # noqa: DTZ001


def _order(own: list[_Written], columns: list[list[_Written | None]]) -> Order:
    """The order of the places that a column proves, or that is likeliest; its first rows lead those beside it."""
    evidence = [[date for date in dates if date] for dates in columns[1:]]
    orders: list[Order] = ["ymd", "ydm"] if own[0].has_year_first else ["dmy", "mdy"]
    if own[0].has_short_year:
        orders.append("ymd")
    tests: list[Callable[[list[Order]], list[Order]]] = [
        lambda rivals: _most_read(own, rivals),
        lambda rivals: _most_read([date for dates in evidence for date in dates], rivals),
        lambda rivals: _in_order(own, rivals),
        lambda rivals: _in_order(max(evidence, key=len, default=[]), rivals),
        lambda rivals: _nearest(columns, rivals),
        lambda rivals: _bunched(own, rivals),
    ]
    for test in tests:
        orders = test(orders) if len(orders) > 1 else orders
    if orders[:2] == ["dmy", "mdy"] and 2 * sum(date.has_half_days for date in own) > len(own):
        return "mdy"
    return orders[0]


def _most_read(dates: list[_Written], orders: list[Order]) -> list[Order]:
    """The orders in which most dates can be read: a number over 12 is no month."""
    counts = {order: sum(_at(date, order) is not None for date in dates) for order in orders}
    return [order for order in orders if counts[order] == max(counts.values())]


def _in_order(dates: list[_Written], orders: list[Order]) -> list[Order]:
    """The orders that leave the rows in order of time, forwards or backwards, where others do not."""
    moments = {order: [moment for date in dates if (moment := _at(date, order))] for order in orders}
    if any(len(set(times)) < _ENOUGH for times in moments.values()):
        return orders
    steps = {
        order: [(after > before) - (after < before) for before, after in pairwise(times)]
        for order, times in moments.items()
    }
    shares = {
        order: max(ways.count(1), ways.count(-1)) / max(ways.count(1) + ways.count(-1), 1)
        for order, ways in steps.items()
    }
    return [order for order in orders if shares[order] >= _IN_ORDER] or orders


def _nearest(columns: list[list[_Written | None]], orders: list[Order]) -> list[Order]:
    """The orders in which the columns of a row lie nearest: an answer is begun and sent on about the same day."""
    own, *rest = columns
    apart = {
        order: sum(
            abs((moment - second).days)
            for dates in rest
            for date, rival in zip(own, dates, strict=False)
            if date and rival and (moment := _at(date, order)) and (second := _at(rival, order))
        )
        for order in orders
    }
    return [order for order in orders if apart[order] == min(apart.values())]


def _bunched(dates: list[_Written], orders: list[Order]) -> list[Order]:
    """The orders whose years, and then whose months, change least, where another place changes much more.

    A survey is open for weeks: nobody answers on the third of each month alone.
    """
    different = {
        order: tuple(len({date.places[order.index(what)] for date in dates}) for what in "ym") for order in orders
    }
    least = min(different.values())
    most = max(different.values())
    if most[0] >= _ENOUGH * least[0] or (most[0] == least[0] and most[1] >= _ENOUGH * least[1]):
        return [order for order in orders if different[order] == least]
    return orders
