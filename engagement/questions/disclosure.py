"""Which counts of people a shared screen or a file may show, so that nobody can be worked out from them.

Every count that leaves the officer's own screen passes here, after counting and before shares, sentences, pictures and
files are made of it. Counts under 8 are hidden, and where one is hidden a second one is, so that it is not the total
less the others; all others are rounded to 5.

Why nothing under 8 follows from two tables, or from a table and its parts: a count that is hidden may be 0 to 7 (a
nought is hidden too), one that is shown may be two more or two less. So every upper end is 2 more than a multiple of 5,
and every lower end 3 more or nought. A count between two nested or overlapping groups is fixed only where sums and
differences of such ends meet exactly; over the tables of two groups, of both together and of all, they leave different
remainders by 5 and never do. That holds as long as nothing else is told of the same people; a base that counts the
parts once more would be such a thing. So the base of parts that add up is the sum of what is shown of them, two hidden
ones as if they were one part, and a table is shown where what is shown proves that enough people stand behind it.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

SMALLEST: Final = 8
"""The smallest count that is shown: NHS England hides 1 to 7 below national level."""

STEP: Final = 5
"""What counts are rounded to, as NHS England does. The remainders above hold for this pair of 8 and 5."""

FEWEST: Final = 10
"""People of a group that may be told apart (the GP Patient Survey's rule)."""

FEWEST_SENSITIVE: Final = 25
"""The same where the group, or the question, tells of ethnic group, religion, disability, orientation or gender."""

# Half of the counts 0 to 7: what a hidden count adds to a base that is the sum of its parts. Only the middle is used,
# never the count itself, so that the base tells nothing.
_OF_HIDDEN = 3.5
# How far a rounded count may be from the true one.
_REACH = STEP // 2
# Values that a hidden count must still be able to take beside the row of all people: more than one, with room for what
# somebody may know besides. Not tuned.
_ROOM = 3
_NO_END = np.inf


def rounded(count: int) -> int:
    """Return a count to the nearest 5; halves cannot occur."""
    return int((count + _REACH) // STEP * STEP)


def listed(count: int) -> int:
    """Return how many of so many answers may stand row by row in a file, where rows can be counted.

    As many as the rounded figure proves, at most four fewer than there are, and none of fewer than 8: a file says no
    more than the tables, which one with every row would (49 small counts followed in 10,000 pairs of filters).
    """
    return rounded(count) - _REACH if count >= SMALLEST else 0


def protected(counts: pd.Series, *, adds_up: bool = True) -> pd.Series:
    """Return counts of people as they may be shown to everybody.

    Parameters
    ----------
    counts : whole numbers of people, one an answer, theme or the like, of one group of people.
    adds_up : whether each person is in one of the counts; where people are in several (ticks, themes), none is the
        total less the others, so that no second one need be hidden.

    Returns
    -------
    pandas.Series
        Int64 with the same index: rounded to 5, <NA> where hidden. Hidden are counts under 8 and, where that is one
        alone, the next smallest as well.
    """
    exact = counts.to_numpy(dtype=np.int64)
    return _as_shown(exact, _hidden(exact, adds_up=adds_up), counts)


def protected_table(counts: pd.DataFrame, whole: pd.Series | None = None, *, adds_up: bool = True) -> pd.DataFrame:
    """Return counts of a two-way table as they may be shown: no hidden one alone in its row or its column.

    Parameters
    ----------
    counts : people, one row an answer (theme ...), one column a group of people; each person in one group at most.
    whole : answer -> people of all groups together, as it is shown elsewhere; where every group is in the table, what
        is hidden must not follow from the row of all less the other groups.
    adds_up : whether each person is in one row only, so that columns add up; as in `protected`.

    Returns
    -------
    pandas.DataFrame
        Int64 in the same shape, <NA> where hidden.
    """
    exact = counts.to_numpy(dtype=np.int64)
    hidden = exact < SMALLEST
    ends = None if whole is None else _lower_ends(protected(whole.reindex(counts.index), adds_up=adds_up))
    while True:
        more = _second_hidden(exact, hidden)
        if adds_up:
            more = _second_hidden(exact.T, more.T).T
        if ends is not None:
            more = _loosened(exact, more, ends)
        if (more == hidden).all():
            break
        hidden = more
    columns = {name: _as_shown(exact[:, at], hidden[:, at], counts[name]) for at, name in enumerate(counts.columns)}
    return pd.DataFrame(columns, index=counts.index, columns=counts.columns)


def protected_base(base: int, *, fewest: int = FEWEST) -> int | None:
    """Return how many people answered, rounded; None where too few stand behind it for anything to be shown.

    For parts that add up to their base use `base_of_parts`: a base of its own would tell about them.

    Parameters
    ----------
    base : people.
    fewest : people that must stand behind it, `FEWEST` or `FEWEST_SENSITIVE`.
    """
    figure = rounded(base)
    return figure if figure - _REACH >= fewest else None


def base_of_parts(figures: pd.Series, counts: pd.Series, *, fewest: int = FEWEST) -> int | None:
    """Return the base of parts that add up; None where what is shown of them proves too few people.

    Two hidden parts count as what they are together, rounded like a part of its own, as the second may be large; more
    are small, and count as the middle of what a hidden part can be.

    Parameters
    ----------
    figures : as `protected` returns it, every part of the whole.
    counts : the counts that it was made of.
    fewest : people that must stand behind it.
    """
    parts = figures.to_numpy(dtype=float, na_value=np.nan)
    hidden = np.isnan(parts)
    if (parts[~hidden] - _REACH).sum() < fewest:
        return None
    rest = _OF_HIDDEN * int(hidden.sum())
    together = int(counts.to_numpy(dtype=np.int64)[hidden].sum())
    if hidden.sum() == 2 and together >= SMALLEST:
        rest = rounded(together)
    return rounded(round(float(parts[~hidden].sum()) + rest))


def _hidden(exact: np.ndarray, *, adds_up: bool) -> np.ndarray:
    small = exact < SMALLEST
    return np.asarray(_second_hidden(exact[None, :], small[None, :])[0]) if adds_up else np.asarray(small)


def _second_hidden(exact: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Where one count alone of a row is hidden, hide its next smallest too."""
    alone = hidden.sum(axis=1) == 1
    rest = np.where(hidden, np.iinfo(np.int64).max, exact)
    again = hidden.copy()
    if exact.shape[1] > 1:
        rows = np.flatnonzero(alone)
        again[rows, rest[rows].argmin(axis=1)] = True
    return again


def _lower_ends(figures: pd.Series) -> np.ndarray:
    numbers = figures.to_numpy(dtype=float, na_value=0.0)
    return np.asarray(np.maximum(numbers - _REACH, 0.0))


def _loosened(exact: np.ndarray, hidden: np.ndarray, lower_ends: np.ndarray) -> np.ndarray:
    """Hide the next smallest of a row as long as the row of all leaves a hidden count too few values."""
    again = hidden.copy()
    for row in range(len(exact)):
        while again[row].any() and not again[row].all():
            figures = [rounded(int(count)) for count in exact[row][~again[row]]]
            cap = SMALLEST - 1
            beside = sum(figures) + _REACH * len(figures) + cap * (int(again[row].sum()) - 1)
            if lower_ends[row] - beside <= cap - _ROOM:
                break
            again[row, np.where(again[row], np.iinfo(np.int64).max, exact[row]).argmin()] = True
    return again


def _as_shown(exact: np.ndarray, hidden: np.ndarray, like: pd.Series) -> pd.Series:
    nearest = (exact + _REACH) // STEP * STEP
    return pd.Series(pd.arrays.IntegerArray(nearest, hidden.copy()), index=like.index, name=like.name)
