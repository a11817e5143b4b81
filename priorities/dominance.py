"""What each priority can reach whatever the weights: lead everywhere, lead somewhere, never lead.

Exact for up to three criteria. With four or more, a weighting that lets a priority lead is looked for by a
linear programme and then checked on exact numbers; a lead thinner than about a billionth of the scale could
be missed. Priorities that are not fully scored are left out.
"""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import Final

import numpy as np
import pandas as pd

from priorities.fixed_point import Row, Scores, read_scores
from priorities.schema import NOT_YET_SCORED
from priorities.triangle import TRIANGLE, area, clip_all, distinct, pareto

LEADS_EVERYWHERE: Final = "leads everywhere"
CAN_LEAD: Final = "can lead"
NEVER_LEADS: Final = "never leads"
DOMINATED_BY: Final = "never ahead of"


def dominators(scores: Scores) -> dict[Hashable, tuple[Hashable, ...]]:
    """Priorities that are at least as high on every criterion and higher on one, for each priority.

    Returns
    -------
    dict
        Priority -> its dominators by name; empty where there is none or a score is missing.
    """
    table = read_scores(scores)
    whole, labels = table.scored, table.scored_labels
    at_least = np.asarray((whole[None, :, :] >= whole[:, None, :]).all(axis=2))
    ahead = at_least & np.asarray((whole[None, :, :] > whole[:, None, :]).any(axis=2))
    above: dict[Hashable, tuple[Hashable, ...]] = dict.fromkeys(table.index, ())
    for label, row in zip(labels, ahead.tolist(), strict=True):
        above[label] = tuple(sorted((labels[j] for j, yes in enumerate(row) if yes), key=str))
    return above


def dominance(scores: Scores) -> "pd.Series[str]":
    """Say what each priority can reach, whatever the weights.

    Parameters
    ----------
    scores : priority x criterion, 0 to 10, missing where unscored.

    Returns
    -------
    Series
        By priority: "leads everywhere" (nobody is ahead of it under any weights), "can lead" (it leads under
        some weightings, a positive share of all), "never ahead of A, B" (A and B are never behind it, and ahead
        somewhere), "never leads" (undominated, yet it leads nowhere, or only ties on a line), or "not yet
        scored".
    """
    table = read_scores(scores)
    above = dominators(table)
    rows = [tuple(row) for row in table.scored.tolist()]
    leading = _leaders(rows)
    best = tuple(max(column) for column in zip(*rows, strict=True))
    words = {
        label: _reach(everywhere=row == best, beaten_by=above[label], leads=row in leading)
        for label, row in zip(table.scored_labels, rows, strict=True)
    }
    reach = [words.get(label, NOT_YET_SCORED) for label in table.index]
    return pd.Series(reach, index=table.index, name="dominance", dtype="str")


def _reach(*, everywhere: bool, beaten_by: Sequence[Hashable], leads: bool) -> str:
    if everywhere:
        return LEADS_EVERYWHERE
    if beaten_by:
        return f"{DOMINATED_BY} {', '.join(str(label) for label in beaten_by)}"
    return CAN_LEAD if leads else NEVER_LEADS


def _leaders(rows: Sequence[Row]) -> set[Row]:
    best = pareto(distinct(rows))
    return {row for row in best if can_lead(row, [rival for rival in best if rival != row])}


def can_lead(row: Row, rivals: Sequence[Row]) -> bool:
    """Whether a row of whole scores leads alone under a positive share of all possible weights."""
    gaps = [tuple(a - b for a, b in zip(row, rival, strict=True)) for rival in rivals]
    if not gaps:
        return True
    if len(row) == 3:
        return area(clip_all(TRIANGLE, gaps)) > 0
    return _some_weights_favour(gaps)


def _some_weights_favour(gaps: Sequence[Row]) -> bool:
    """Whether some weighting makes every gap positive; the weighting found is checked on exact numbers."""
    from scipy.optimize import linprog

    matrix = np.array(gaps, dtype=float)
    n, m = matrix.shape
    matrix /= max(1.0, float(np.abs(matrix).max()))
    solution = linprog(
        c=[*[0.0] * m, -1.0],
        A_ub=np.hstack([-matrix, np.ones((n, 1))]),
        b_ub=np.zeros(n),
        A_eq=[[*[1.0] * m, 0.0]],
        b_eq=[1.0],
        bounds=[*[(0, None)] * m, (None, None)],
    )
    if solution.x is None:
        return False
    weights = [max(Fraction(float(value)), Fraction(0)) for value in solution.x[:m]]
    return all(sum(g * w for g, w in zip(gap, weights, strict=True)) > 0 for gap in gaps)
