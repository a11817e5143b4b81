"""When a reading was published, and when the next may come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

_AGREEING: Final = 3  # publications in the same month that make a rhythm: two may be chance


def is_public(published: str, as_of: date) -> bool:
    """Return whether a figure was out on a day; of one of which the month alone is known, once the month was over.

    Parameters
    ----------
    published : "2019-10-10" or "2019-10"; "" counts as out.
    """
    if len(published) > 7:
        return published <= as_of.isoformat()
    return published < f"{as_of:%Y-%m}"


def rhythm(published: Sequence[str]) -> tuple[int, int] | None:
    """Return month and year in which the next publication would come if it goes on as before; None without a rhythm.

    Parameters
    ----------
    published : months or days, one a reading, oldest first.
    """
    latest = [day[:7] for day in published if day][-_AGREEING:]
    months = {day[5:7] for day in latest}
    years = [int(day[:4]) for day in latest]
    in_a_row = all(after - before == 1 for before, after in pairwise(years))
    if len(latest) < _AGREEING or len(months) != 1 or not in_a_row:
        return None
    return int(months.pop()), years[-1] + 1
