"""One question that a survey asked on several routes: columns of one heading, of which a person answered one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd

from engagement.parsing.headings import asks_something
from engagement.parsing.records import Problem
from engagement.parsing.table import counted

# Answers on each route: with fewer, two columns of any kind miss each other by chance, the more so where a tool's codes
# say that they are two. Not tuned beyond the fixtures.
_LEAST: Final = 2
_LEAST_UNDER_CODES: Final = 4


def joined_routes(frame: pd.DataFrame, again: Mapping[str, str]) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Join the columns of one question that no row fills twice.

    Parameters
    ----------
    frame : the table.
    again : column -> the earlier column of the same heading.

    Returns
    -------
    tuple
        The table with one column for each such question, and what was done.
    """
    routes: dict[str, int] = {}
    joined = dict(frame.items())
    for name, first in again.items():
        if first not in joined or not asks_something(first):
            continue
        earlier, later = joined[first], joined[name]
        here, there = earlier.str.strip() != "", later.str.strip() != ""
        least = _LEAST_UNDER_CODES if str(name).endswith("]") else _LEAST
        if min(here.sum(), there.sum()) < least or (here & there).any() or not _alike(earlier[here], later[there]):
            continue
        joined[first] = earlier.where(here, later)
        del joined[name]
        routes[str(first)] = routes.get(str(first), 1) + 1
    if not routes:
        return frame, ()
    problems = tuple(
        Problem(
            f"column '{first[:60]}'", f"the same question in {counted(times, 'column')}, never both answered", "joined"
        )
        for first, times in routes.items()
    )
    return pd.DataFrame(joined), problems


def _alike(first: pd.Series, second: pd.Series) -> bool:
    """Whether both columns hold numbers, or both words."""
    numbers = [column.str.fullmatch(r"[-\d.,\s]+").mean() > 0.5 for column in (first, second)]
    return numbers[0] == numbers[1]
