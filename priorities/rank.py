"""The additive ranking: exact ties, shared ranks, gaps shown as intervals.

A priority's score is the weighted mean of its scores on the criteria. Totals are whole numbers (see
`priorities.fixed_point`), so two priorities tie exactly when their scores are equal, whatever the row order.
Ranks are competition ranks: 1, 1, 3. A missing score is an interval: the priority gets no single rank, only
the best and the worst it could reach; nothing is read as zero.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.errors import ScoreError
from priorities.fixed_point import (
    BoolArray,
    IntArray,
    Scores,
    ScoreTable,
    as_fraction,
    read_scores,
    weighted_totals,
    whole_weights,
)
from priorities.schema import RANK, RANK_BEST, RANK_WORST, SCALE, SCORE, Weights

Ranks = npt.NDArray[np.int64]


def rank(scores: Scores, weights: Weights, *, scale: tuple[float, float] = SCALE) -> pd.DataFrame:
    """Rank priorities by their weighted mean score.

    Parameters
    ----------
    scores : priority x criterion, 0 to 10, missing where unscored.
    weights : criterion -> any non-negative number; only proportions count.
    scale : lowest and highest possible score, used as the two ends of a missing one.

    Returns
    -------
    DataFrame
        In the row order given, by priority: ``score`` (weighted mean) and ``rank`` (competition rank among
        the fully scored), both missing where any of its scores is; ``rank_best`` and ``rank_worst`` (over all
        values that the missing scores of the whole list could take); and one column per criterion: its
        contribution. The contributions add up to the score.

    Raises
    ------
    ScoreError, WeightError, CriteriaError
        See `priorities.fixed_point`.
    """
    table = read_scores(scores)
    weight = whole_weights(weights, table.criteria)
    low, high = _interval(table, weight, scale)
    divisor = table.scale * sum(weight)
    result = pd.DataFrame(index=table.index)
    result[SCORE] = _quotients(low, divisor, table.complete)
    result[RANK] = _among_known(low, table.complete)
    best, worst = _rank_interval(low, high)
    result[RANK_BEST] = best
    result[RANK_WORST] = worst
    for k, name in enumerate(table.criteria):
        result[name] = _quotients(table.whole[:, k], divisor, ~table.missing[:, k], times=weight[k])
    return result


def _interval(table: ScoreTable, weights: list[int], scale: tuple[float, float]) -> tuple[IntArray, IntArray]:
    """Lowest and highest total of every priority."""
    if not table.missing.any():
        totals = weighted_totals(table.whole, weights)
        return totals, totals
    ends = [as_fraction(end) * table.scale for end in scale]
    if any(end.denominator != 1 for end in ends):
        raise ScoreError("The ends of the score scale need at most two decimals.")
    low, high = (weighted_totals(np.where(table.missing, int(end), table.whole), weights) for end in ends)
    return low, high


def competition_ranks(totals: IntArray) -> Ranks:
    """Ranks 1, 1, 3 of whole-number totals, highest first.

    Parameters
    ----------
    totals : (n,) whole numbers.

    Returns
    -------
    (n,) 1 + how many totals are strictly higher.
    """
    ordered = np.sort(totals)
    return 1 + len(totals) - np.searchsorted(ordered, totals, side="right")


def _rank_interval(low: IntArray, high: IntArray) -> tuple[Ranks, Ranks]:
    """Best and worst rank of every priority when each total may lie anywhere between its two ends.

    Parameters
    ----------
    low, high : (n,) lowest and highest total.
    """
    n = len(low)
    best = 1 + n - np.searchsorted(np.sort(low), high, side="right")
    above = n - np.searchsorted(np.sort(high), low, side="right")
    worst = 1 + above - (high > low)  # a priority's own highest total is no rival of its lowest
    return np.asarray(best, dtype=np.int64), np.asarray(worst, dtype=np.int64)


def _among_known(totals: IntArray, complete: BoolArray) -> "pd.arrays.IntegerArray":
    ranks = np.zeros(len(totals), dtype=np.int64)
    ranks[complete] = competition_ranks(totals[complete])
    return pd.arrays.IntegerArray(ranks, ~complete)


def _quotients(whole: IntArray, divisor: int, complete: BoolArray, times: int = 1) -> npt.NDArray[np.float64]:
    """Whole numbers divided in Python, which rounds correctly at any size."""
    pairs = zip(whole.tolist(), complete.tolist(), strict=True)
    return np.array([int(v) * times / divisor if ok else np.nan for v, ok in pairs], dtype=float)


def in_order(ranking: pd.DataFrame, names: Mapping[Hashable, str] | None = None) -> pd.DataFrame:
    """Rows as they are shown: by rank, equals by name; the unscored last, by the best they could reach.

    Parameters
    ----------
    ranking : as `rank` returns it.
    names : priority -> name to sort equals by; the row labels where None.
    """
    called = [str((names or {}).get(label, label)) for label in ranking.index]
    place = ranking[RANK].to_numpy(dtype=float, na_value=np.inf).tolist()
    best = ranking[RANK_BEST].tolist()
    order = sorted(range(len(called)), key=lambda i: (place[i], best[i], called[i]))
    return ranking.iloc[order]


def rank_labels(ranking: pd.DataFrame) -> "pd.Series[str]":
    """Ranks as they are read: "1", "2=" where shared, "3–7" where a score is missing.

    Parameters
    ----------
    ranking : as `rank` returns it.
    """
    shared = ranking[RANK].duplicated(keep=False) & ranking[RANK].notna()
    labels = [_label(row, tie) for row, tie in zip(ranking.itertuples(index=False), shared, strict=True)]
    return pd.Series(labels, index=ranking.index, dtype="str", name=RANK)


def _label(row: Any, tie: bool) -> str:
    if not pd.isna(row.rank):
        return f"{row.rank}=" if tie else f"{row.rank}"
    if row.rank_best == row.rank_worst:
        return f"{row.rank_best}"
    return f"{row.rank_best}–{row.rank_worst}"


def why_above(scores: Scores, weights: Weights, a: Hashable, b: Hashable) -> pd.DataFrame:
    """Why one priority stands above another: what each criterion adds to the gap.

    Parameters
    ----------
    scores, weights : as for `rank`.
    a, b : row labels of the two priorities.

    Returns
    -------
    DataFrame
        By criterion, largest difference in favour of `a` first (equals by name): ``a`` and ``b`` (their
        scores), ``weight`` (share, 0 to 1) and ``difference`` (points of the final score). The differences
        add up to the score of `a` less the score of `b`.

    Raises
    ------
    ScoreError
        Where one of the two is not on the list or lacks a score.
    """
    table = read_scores(scores)
    names, weight = table.criteria, whole_weights(weights, table.criteria)
    above, below = (_place(table, label) for label in (a, b))
    if not (table.complete[above] and table.complete[below]):
        raise ScoreError("One of the two priorities is not fully scored yet. Score it, then compare.")
    first, second = table.whole[above].tolist(), table.whole[below].tolist()
    gaps = [(x - y) * w for x, y, w in zip(first, second, weight, strict=True)]
    reasons = pd.DataFrame(
        {
            "a": [value / table.scale for value in first],
            "b": [value / table.scale for value in second],
            "weight": [w / sum(weight) for w in weight],
            "difference": [gap / (table.scale * sum(weight)) for gap in gaps],
        },
        index=pd.Index(names, name="criterion"),
    )
    order = sorted(range(len(names)), key=lambda k: (-gaps[k], str(names[k])))
    return reasons.iloc[order]


def _place(table: ScoreTable, label: Hashable) -> int:
    if label not in table.index:
        raise ScoreError(f"'{label}' is not on the long list. Choose a priority from the list.")
    return list(table.index).index(label)
