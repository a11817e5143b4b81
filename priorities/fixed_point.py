"""Numbers read exactly, so that ties are ties.

The rule
--------
Whole numbers, fractions and decimals are taken as they are. A binary floating-point number is taken as

1. the fraction with a denominator of at most 10,000 that it stands for, where one lies within four units
   in the last place (``0.1`` is 1/10, ``1 / 3`` is 1/3, ``0.1 + 0.2`` is 3/10);
2. otherwise the decimal that it prints as.

Scores are then brought to one common denominator (the *scale*) and weights to whole numbers, so that every
total is a whole number and two totals are equal or they are not. With scores in hundredths and weights in
whole percent, which is what the screens use, a total is ``sum(score in hundredths x weight in percent)``:
any other program that adds up whole numbers gets the same order, ties included.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from numbers import Rational
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.errors import CriteriaError, ScoreError, WeightError
from priorities.schema import RANK_COLUMNS, criterion_name

HUNDREDTHS = 100
"""Scores have two decimals on every screen; finer ones only make the scale finer."""

LARGEST_DENOMINATOR = 10_000
"""Two decimals times whole percent: no product that the screens make needs more."""

UNITS_IN_LAST_PLACE = 4
"""What a handful of additions of floats can lose; fractions up to the largest denominator lie millions apart."""

INT64_SAFE = 2**62
"""Half of what int64 holds, so that one more addition cannot overflow it."""

LARGEST_IN_FLOATS = 2**40
"""Up to here a whole number of hundredths leaves a float a dozen bits to show that it is one."""

FRACTIONS_REMEMBERED = 65_536
"""More than the different scores and weights of a day; a few megabytes at most."""

LARGEST_SCORE = 10**15
"""Published examples go beyond 10; what lies beyond this is a slip, and would cost floats their exactness."""

Row = tuple[int, ...]
"""Whole scores of one priority."""

IntArray = npt.NDArray[Any]
"""Whole numbers: int64 where they are sure to fit, Python integers otherwise."""

BoolArray = npt.NDArray[np.bool_]


def as_fraction(value: Any) -> Fraction:
    """Read one number exactly by the rule above.

    Parameters
    ----------
    value : int, float, Fraction, Decimal or numpy number.

    Raises
    ------
    ValueError
        Where the value is not a finite number.
    """
    if isinstance(value, Rational | Decimal | np.integer):
        return Fraction(int(value)) if isinstance(value, np.integer) else Fraction(value)
    number = float(value)
    if not math.isfinite(number):
        raise ValueError("not a finite number")
    return _simple_fraction(number)


@lru_cache(maxsize=FRACTIONS_REMEMBERED)
def _simple_fraction(number: float) -> Fraction:
    binary = Fraction(number)
    simple = binary.limit_denominator(LARGEST_DENOMINATOR)
    close = abs(simple - binary) <= UNITS_IN_LAST_PLACE * Fraction(math.ulp(number))
    if close and bool(simple) == bool(number):  # what is not nothing is never read as nothing
        return simple
    return Fraction(repr(number))


@dataclass(frozen=True, eq=False)
class ScoreTable:
    """Scores read into whole numbers, once; made by `read_scores`.

    Attributes
    ----------
    frame : priority x criterion as it was given (a copy).
    whole : (n, m) whole numbers, 0 where unscored; int64 where they are sure to fit, else Python integers.
    missing : (n, m) whether a cell is unscored.
    scale : what a whole number is divided by to give the score: 100 unless a score needs more decimals.
    """

    frame: pd.DataFrame
    whole: IntArray
    missing: BoolArray
    scale: int

    @classmethod
    def read(cls, frame: pd.DataFrame) -> Self:
        """Read a frame of scores; raises as `read_scores`."""
        _check_frame(frame)
        missing = frame.isna().to_numpy(dtype=bool)
        hundredths = _as_hundredths(frame, missing)
        if hundredths is not None:
            return cls(frame.copy(), hundredths, missing, HUNDREDTHS)
        whole, scale = _over_one_scale(
            [[_exact_cell(v) for v in row] for row in frame.itertuples(index=False, name=None)], frame.shape
        )
        return cls(frame.copy(), whole, missing, scale)

    @property
    def criteria(self) -> list[str]:
        """Criteria in the order of the columns."""
        return list(self.frame.columns)

    @property
    def index(self) -> "pd.Index[Any]":
        """Priorities in the order of the rows."""
        return self.frame.index

    @cached_property
    def complete(self) -> BoolArray:
        """(n,) whether a priority has all its scores."""
        return ~np.asarray(self.missing.any(axis=1))

    @cached_property
    def scored(self) -> IntArray:
        """(k, m) whole scores of the priorities that have all of theirs."""
        return self.whole[self.complete]

    @cached_property
    def scored_labels(self) -> list[Hashable]:
        """Row labels of `scored`."""
        return [label for label, ok in zip(self.index, self.complete.tolist(), strict=True) if ok]

    def only_scored(self) -> "ScoreTable":
        """Return the table without the priorities that lack a score."""
        return ScoreTable(self.frame.loc[self.complete], self.scored, self.missing[self.complete], self.scale)


Scores = pd.DataFrame | ScoreTable
"""A frame of scores (priority x criterion, 0 to 10, missing where unscored), or one that was read already."""


def read_scores(scores: Scores) -> ScoreTable:
    """Read scores into whole numbers; a table that was read already is returned as it is.

    Raises
    ------
    ScoreError
        Where a priority or a criterion stands twice, or a score is not a finite number.
    CriteriaError
        Where there is no criterion, or one has the name of a column of the ranking.
    """
    return scores if isinstance(scores, ScoreTable) else ScoreTable.read(scores)


def table_of(fractions: Sequence[Sequence[Fraction]], missing: BoolArray, like: pd.DataFrame) -> ScoreTable:
    """Score table of exact scores, with the rows and columns of a frame.

    Parameters
    ----------
    fractions : one list per priority, one score per criterion; any number where missing.
    missing : (n, m) whether a cell is unscored.
    like : (n, m) frame, whose labels are used.
    """
    values = [[float(v) for v in row] for row in fractions]
    frame = pd.DataFrame(values, index=like.index, columns=like.columns, dtype=float).mask(missing)
    whole, scale = _over_one_scale(fractions, like.shape)
    return ScoreTable(frame, np.where(missing, 0, whole), missing, scale)


def integer_scores(scores: Scores) -> tuple[list[list[int | None]], int]:
    """Scores as whole numbers over one common denominator.

    Parameters
    ----------
    scores : priority x criterion, missing where unscored.

    Returns
    -------
    rows : one list per priority, one whole number per criterion, None where unscored.
    scale : what a whole number is divided by to give the score: 100 unless a score needs more decimals.
    """
    table = read_scores(scores)
    rows = [
        [None if gap else int(value) for value, gap in zip(row, gaps, strict=True)]
        for row, gaps in zip(table.whole.tolist(), table.missing.tolist(), strict=True)
    ]
    return rows, table.scale


def _exact_cell(value: Any) -> Fraction:
    if pd.isna(value):
        return Fraction(0)
    try:
        score = as_fraction(value)
    except (TypeError, ValueError):
        raise ScoreError(_NOT_A_NUMBER) from None
    if abs(score) > LARGEST_SCORE:
        raise ScoreError("A score lies far off the scale. Scores run from 0 to 10.")
    return score


_NOT_A_NUMBER = "A score is not a number. Scores run from 0 to 10; leave the cell empty if there is none yet."


def _as_hundredths(scores: pd.DataFrame, missing: BoolArray) -> IntArray | None:
    """Read plain numbers with at most two decimals without a detour through fractions."""
    if not all(pd.api.types.is_numeric_dtype(dtype) for dtype in scores.dtypes):
        return None
    values = scores.to_numpy(dtype=float, na_value=0.0)
    if not np.isfinite(values).all():
        raise ScoreError(_NOT_A_NUMBER)
    values = np.where(missing, 0.0, values)
    whole = np.rint(values * HUNDREDTHS)
    if (np.abs(whole) > LARGEST_IN_FLOATS).any():
        return None
    close = np.abs(values - whole / HUNDREDTHS) <= (UNITS_IN_LAST_PLACE - 1) * np.spacing(np.abs(values))
    return whole.astype(np.int64) if close.all() else None


def _over_one_scale(fractions: Sequence[Sequence[Fraction]], shape: tuple[int, ...]) -> tuple[IntArray, int]:
    scale = math.lcm(HUNDREDTHS, *(v.denominator for row in fractions for v in row))
    return _compact([[int(v * scale) for v in row] for row in fractions], shape), scale


def _compact(whole: Sequence[Sequence[int]], shape: tuple[int, ...]) -> IntArray:
    largest = max((abs(v) for row in whole for v in row), default=0)
    kind = np.int64 if largest < INT64_SAFE else object
    return np.array(whole, dtype=kind).reshape(shape)


def _check_frame(scores: pd.DataFrame) -> None:
    if scores.shape[1] == 0:
        raise CriteriaError("There is no criterion to score by. Give at least one column of scores.")
    if not scores.index.is_unique:
        raise ScoreError("Two priorities have the same name. Give each priority a name of its own.")
    if not scores.columns.is_unique:
        raise ScoreError("Two criteria have the same name. Give each criterion a name of its own.")
    clash = [str(name) for name in scores.columns if name in RANK_COLUMNS]
    if clash:
        raise CriteriaError(f"A criterion cannot be called '{clash[0]}'. Choose another name for it.")


def checked_top(top: int) -> int:
    """Size of a top set: a whole number of at least 1; raises `CriteriaError` where it is not."""
    if isinstance(top, bool) or not isinstance(top, int | np.integer) or top < 1:
        raise CriteriaError("The top set needs at least one place. Give a whole number, 1 or more.")
    return int(top)


def whole_weights(weights: Mapping[str, float], criteria: Sequence[str]) -> list[int]:
    """Weights as whole numbers in the same proportions, in the order of the criteria.

    Raises
    ------
    WeightError
        Where a weight is missing, unknown, negative or not a number, or where all of them are zero.
    """
    exact = exact_weights(weights, criteria)
    scale = math.lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * scale) for weight in exact]
    common = math.gcd(*whole)
    return [weight // common for weight in whole]


def exact_weights(weights: Mapping[str, float], criteria: Sequence[str]) -> list[Fraction]:
    """Weights read exactly, in the unit given and in the order of the criteria; raises as `whole_weights`."""
    if not hasattr(weights, "items"):
        raise WeightError("The weights are not named. Give each criterion its weight.")
    named = dict(weights.items())
    _check_names(named, criteria)
    exact = [_exact_weight(str(name), named[name]) for name in criteria]
    if not any(exact):
        raise WeightError("All weights are zero. Give at least one criterion some weight.")
    return exact


def _check_names(weights: Mapping[str, float], criteria: Sequence[str]) -> None:
    absent = [name for name in criteria if name not in weights]
    if absent:
        raise WeightError(f"There is no weight for {criterion_name(str(absent[0]))}. Give it one; 0 is allowed.")
    unknown = [name for name in weights if name not in set(criteria)]
    if unknown:
        raise WeightError(f"There is a weight for '{unknown[0]}', which is not scored. Remove it.")


def _exact_weight(criterion: str, value: Any) -> Fraction:
    try:
        weight = as_fraction(value)
    except (TypeError, ValueError):
        raise WeightError(f"The weight of {criterion_name(criterion)} is not a number. Enter 0 or more.") from None
    if weight < 0:
        raise WeightError(f"The weight of {criterion_name(criterion)} is below zero. Enter 0 or more.")
    return weight


def weighted_totals(whole: IntArray, weights: Sequence[int]) -> IntArray:
    """Sum of whole scores times whole weights, per row, without any rounding.

    Parameters
    ----------
    whole : (n, m) whole scores.
    weights : m whole weights.

    Returns
    -------
    (n,) totals, int64 where they are sure to fit and Python integers otherwise.
    """
    if whole.dtype != object and sum(weights) * (int(np.abs(whole).max(initial=0)) + 1) < INT64_SAFE:
        totals: IntArray = whole @ np.array(weights, dtype=np.int64)
        return totals
    rows = [sum(int(s) * w for s, w in zip(row, weights, strict=True)) for row in whole.tolist()]
    return np.array(rows, dtype=object)
