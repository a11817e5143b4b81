"""Scenarios side by side: what moved and why, who disagrees about what, and whether it matters.

For the additive model with shared scores, "A is at least level with B" is a half-plane in the weights. So
where A leads under several weightings it leads under every weighted mean of them: under any compromise. The
same holds for a whole top set. This needs no sampling and holds for any number of criteria.
"""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.errors import ScenarioError
from priorities.fixed_point import (
    IntArray,
    Scores,
    ScoreTable,
    exact_weights,
    read_scores,
    weighted_totals,
    whole_weights,
)
from priorities.rank import rank
from priorities.schema import RANK, SCORE, Scenario, Weights
from priorities.stability import holds_between, top_set

Matrix = npt.NDArray[np.bool_]

TOP: Final = 5
"""The size of top set that the pages and their sentences speak of."""


def side_by_side(scores: Scores, scenarios: Sequence[Scenario]) -> pd.DataFrame:
    """Ranks of every priority under several scenarios.

    Parameters
    ----------
    scores : priority x criterion.
    scenarios : with different names.

    Returns
    -------
    DataFrame
        Priority x scenario name: competition rank, missing where not fully scored.

    Raises
    ------
    ScenarioError
        Where two scenarios have the same name.
    """
    names = [scenario.name for scenario in scenarios]
    if len(set(names)) < len(names):
        raise ScenarioError("Two of the scenarios have the same name. Choose different ones.")
    table = read_scores(scores)
    ranks = {scenario.name: rank(table, scenario.weights)[RANK] for scenario in scenarios}
    return pd.DataFrame(ranks, index=table.index)


def what_moved(scores: Scores, before: Weights, after: Weights) -> pd.DataFrame:
    """Tell what changes from one set of weights to another, and which criterion moved it.

    Parameters
    ----------
    scores : priority x criterion.
    before, after : two sets of weights.

    Returns
    -------
    DataFrame
        By fully scored priority, in the row order given: ``rank_before``, ``rank_after``, ``places`` (up is
        positive), ``change`` (of the score), ``criterion`` (the one that moved it most, "" where it kept its
        rank), ``effect`` (score points gained there on those it passed, or lost to those who passed it).

    Notes
    -----
    A criterion's effect is its change of weight times how far the priority scores above the average of the
    rivals that changed sides with it. The effects of all criteria add up to what was gained or lost in all.
    """
    table = read_scores(scores).only_scored()
    names = table.criteria
    first, second = rank(table, before), rank(table, after)
    places = (first[RANK] - second[RANK]).tolist()
    sides = [_above(table.whole, weights, names) for weights in (before, after)]
    shift = [b - a for a, b in zip(_shares(before, names), _shares(after, names), strict=True)]
    moves = [_move(table, i, gain, sides, shift) for i, gain in enumerate(places)]
    movers = pd.Series(["" if k is None else names[k] for k, _ in moves], index=table.index, dtype="str")
    return pd.DataFrame(
        {
            "rank_before": first[RANK],
            "rank_after": second[RANK],
            "places": places,
            "change": second[SCORE] - first[SCORE],
            "criterion": movers,
            "effect": [effect for _, effect in moves],
        },
        index=table.index,
    )


def _above(whole: IntArray, weights: Weights, names: Sequence[str]) -> Matrix:
    """Whether the priority of the column stands strictly above that of the row."""
    totals = weighted_totals(whole, whole_weights(weights, names))
    return np.asarray(totals[None, :] > totals[:, None], dtype=bool)


def _move(
    table: ScoreTable, i: int, places: int, sides: Sequence[Matrix], shift: Sequence[Fraction]
) -> tuple[int | None, float]:
    """Criterion that moved one priority most, and its effect."""
    if not places:
        return None, 0.0
    before, after = (side[i] for side in sides)
    rivals = table.whole[before & ~after if places > 0 else ~before & after].tolist()
    row = table.whole[i].tolist()
    effects = [
        s * (value - Fraction(sum(column), len(rivals))) / table.scale
        for s, value, column in zip(shift, row, zip(*rivals, strict=True), strict=True)
    ]
    sign = 1 if places > 0 else -1
    strongest = max(range(len(effects)), key=lambda k: (effects[k] * sign, -k))
    return strongest, float(effects[strongest])


def _shares(weights: Weights, names: Sequence[str]) -> list[Fraction]:
    exact = exact_weights(weights, names)
    return [weight / sum(exact) for weight in exact]


class Compromise(NamedTuple):
    """What holds under every weighted mean of some saved weights.

    Attributes
    ----------
    leaders : priorities that are first, alone or level, under each of the weightings and so under any
        compromise of them; empty where there is none.
    top : the top set, where it is the same under each of them and so under any compromise; else empty.
    """

    leaders: tuple[Hashable, ...]
    top: tuple[Hashable, ...]


def compromise(scores: Scores, weightings: Sequence[Weights], top: int = TOP) -> Compromise:
    """Find what stays whatever compromise of the weights is struck.

    Parameters
    ----------
    scores : priority x criterion; those not fully scored are left out.
    weightings : two or more sets of weights.
    top : size of the top set.

    Raises
    ------
    ScenarioError
        Where there are fewer than two weightings.
    """
    if len(weightings) < 2:
        raise ScenarioError("A compromise needs at least two saved scenarios. Save another one.")
    table = read_scores(scores)
    firsts = [set(top_set(table, weights)) for weights in weightings]
    tops = [top_set(table, weights, top) for weights in weightings]
    same = all(leaders == tops[0] for leaders in tops) and len(tops[0]) <= top
    return Compromise(tuple(sorted(set.intersection(*firsts), key=str)), tops[0] if same else ())


def disagreement(scores: Scores, scenarios: Sequence[Scenario], top: int = TOP) -> pd.DataFrame:
    """Who disagrees about which weight, and whether it can change the top set.

    Parameters
    ----------
    scores : priority x criterion.
    scenarios : two or more.
    top : size of the top set.

    Returns
    -------
    DataFrame
        By criterion, widest spread first (equals in the order of the criteria): ``lowest``, ``lowest_by``,
        ``highest``, ``highest_by`` (percent and scenario names), ``spread`` (points), ``decides``: whether
        moving this weight over its spread, from any of the scenarios and the others in proportion, changes
        the top set.
    """
    if len(scenarios) < 2:
        raise ScenarioError("A comparison needs at least two saved scenarios. Save another one.")
    score_table = read_scores(scores)
    names = score_table.criteria
    shares = [_shares(scenario.weights, names) for scenario in scenarios]
    rows = [_spread(score_table, scenarios, shares, k, top) for k in range(len(names))]
    order = sorted(range(len(names)), key=lambda k: (-rows[k][4], k))
    columns = ["lowest", "lowest_by", "highest", "highest_by", "spread", "decides"]
    table = pd.DataFrame(rows, columns=columns, index=pd.Index(names, name="criterion"))
    return table.astype({"lowest_by": "str", "highest_by": "str"}).iloc[order]


def _spread(
    scores: ScoreTable,
    scenarios: Sequence[Scenario],
    shares: Sequence[Sequence[Fraction]],
    k: int,
    top: int,
) -> tuple[float, str, float, str, float, bool]:
    values = [share[k] * 100 for share in shares]
    low, high = min(values), max(values)
    span = (low / 100, high / 100)
    decides = low < high and not all(holds_between(scores, share, k, span, top) for share in shares)
    by = [", ".join(s.name for s, v in zip(scenarios, values, strict=True) if v == end) for end in (low, high)]
    return float(low), by[0], float(high), by[1], float(high - low), decides


def emerging_agreement(ranking: pd.DataFrame, emerging: Mapping[Hashable, str]) -> pd.DataFrame:
    """Where the emerging priorities of March 2019 stand in a ranking (SPB paper, section 2.5).

    Parameters
    ----------
    ranking : as `priorities.rank` returns it.
    emerging : priority -> the emerging priority that it belongs to, "" for none. Several rows of the long
        list may belong to one of them; the best placed counts.

    Returns
    -------
    DataFrame
        By emerging priority, best placed first, unranked last: ``priority`` (row label), ``rank``, ``in_top``
        (whether its rank is at most the number of emerging priorities).
    """
    groups: dict[str, list[Hashable]] = {}
    for label in ranking.index:
        name = emerging.get(label, "")
        if isinstance(name, str) and name:
            groups.setdefault(name, []).append(label)
    place = {label: float("inf") if pd.isna(r) else int(r) for label, r in ranking[RANK].items()}
    best = {name: min(labels, key=lambda label: (place[label], str(label))) for name, labels in groups.items()}
    order = sorted(best, key=lambda name: (place[best[name]], name))
    ranks = [place[best[name]] for name in order]
    return pd.DataFrame(
        {
            "priority": [best[name] for name in order],
            "rank": pd.array([None if r == float("inf") else int(r) for r in ranks], dtype="Int64"),
            "in_top": [r <= len(order) for r in ranks],
        },
        index=pd.Index(order, name="emerging", dtype="str"),
    )
