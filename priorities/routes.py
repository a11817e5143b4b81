"""Which way a priority goes forward: partnership, single partner, borough or watch.

The SPB paper (section 2.1) keeps the partnership for what needs many partners and the region, and says that
other high priorities may be better placed with a single partner; subsidiarity (section 2.6) sends to the
boroughs what needs no regional action. A ranking alone would hide this, so the route stands beside it and
never alters a score.

======================  =======================  ==========================
collaboration           regional action          route
======================  =======================  ==========================
at or over its line     at or over its line      partnership
at or over its line     below                    borough, if burden is high
below                   any                      single partner, if burden is high
======================  =======================  ==========================

The size of the burden does not take a priority out of the partnership: section 2.1 asks of it whether a matter
needs many partners and the region, and a matter of small burden may need both. Burden decides about the rest.
Whatever reaches neither the partnership nor a high burden is watched. A priority that lacks one of the three
scores has no route yet.

The default lines: collaboration 6, because 5 is worded as "helps" and a partnership should be for what fails
without it; regional action 5, the anchor at which part of the action can only be taken once for London;
health burden 6, above the middle of the scale. They are starting points for the SROs to move.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import pandas as pd

from priorities.errors import RouteError
from priorities.fixed_point import Scores, as_fraction, read_scores
from priorities.schema import (
    BOROUGH,
    COLLABORATION,
    CRITERIA,
    HEALTH_BURDEN,
    NOT_YET_SCORED,
    PARTNERSHIP,
    REGIONAL_ACTION,
    SINGLE_PARTNER,
    WATCH,
    criterion_name,
)

DEFAULT_THRESHOLDS: Final[Mapping[str, float]] = MappingProxyType(
    {COLLABORATION: 6.0, HEALTH_BURDEN: 6.0, REGIONAL_ACTION: 5.0}
)
CLOSE: Final = 1
"""Below this margin a priority counts as close to the line: two people who score alike often differ by a point."""


Routed = tuple[str, float | None, str, str]
NO_ROUTE: Final[Routed] = (NOT_YET_SCORED, None, "", "")


def route(scores: Scores, thresholds: Mapping[str, float] | None = None) -> pd.DataFrame:
    """Route every priority, with the margin to the line that would change it.

    Parameters
    ----------
    scores : priority x criterion, 0 to 10, missing where unscored; needs the three criteria.
    thresholds : criterion -> line, 0 to 10; a score at the line is over it. One left out keeps its default.

    Returns
    -------
    DataFrame
        By priority, in the row order given: ``route``; ``margin`` (points of a score, the least move of one
        score that reaches a line and changes the route; missing where there is none); ``nearest`` (that
        criterion, "" where none); ``other_route`` (the route beyond that line); ``close`` (margin below 1).

    Raises
    ------
    RouteError
        Where a criterion lacks its column or a threshold is unknown or not between 0 and 10.
    """
    lines = read_thresholds(thresholds)
    table = read_scores(scores)
    absent = [name for name in CRITERIA if name not in table.criteria]
    if absent:
        raise RouteError(f"Routes need scores for {criterion_name(absent[0])}. Add that column.")
    places = [table.criteria.index(name) for name in CRITERIA]
    gaps = np.asarray(table.missing[:, places].any(axis=1)).tolist()
    rows = [
        NO_ROUTE if gap else _route_one([Fraction(value, table.scale) for value in row], lines)
        for row, gap in zip(table.whole[:, places].tolist(), gaps, strict=True)
    ]
    routes = pd.DataFrame(rows, columns=["route", "margin", "nearest", "other_route"], index=table.index)
    routes = routes.astype({"route": "str", "margin": float, "nearest": "str", "other_route": "str"})
    return routes.assign(close=routes["margin"] < CLOSE)


def read_thresholds(thresholds: Mapping[str, float] | None) -> dict[str, Fraction]:
    """Thresholds read exactly, completed by the defaults; raises `RouteError` as `route` does."""
    if thresholds is not None and not isinstance(thresholds, Mapping):
        raise RouteError("The lines are not named. Give each criterion its line.")
    lines = {**DEFAULT_THRESHOLDS, **(thresholds or {})}
    unknown = [name for name in lines if name not in CRITERIA]
    if unknown:
        raise RouteError(f"There is no line to draw for '{unknown[0]}'. Use the three criteria.")
    return {name: _threshold(name, value) for name, value in lines.items()}


def moved_lines(thresholds: Mapping[str, float] | None) -> dict[str, float]:
    """Return the lines that are not the usual ones, by criterion; raises `RouteError` as `route` does."""
    lines = read_thresholds(thresholds)
    return {name: float(line) for name, line in lines.items() if line != as_fraction(DEFAULT_THRESHOLDS[name])}


def _threshold(name: str, value: Any) -> Fraction:
    try:
        line = as_fraction(value)
    except (TypeError, ValueError):
        line = Fraction(-1)
    if not 0 <= line <= 10:
        raise RouteError(f"The line for {criterion_name(name)} must lie between 0 and 10.")
    return line


def _route_one(row: Sequence[Fraction], lines: Mapping[str, Fraction]) -> Routed:
    over = {name: score >= lines[name] for name, score in zip(CRITERIA, row, strict=True)}
    here = _name_of(over)
    crossings = [
        (abs(score - lines[name]), name, _name_of({**over, name: not over[name]}))
        for name, score in zip(CRITERIA, row, strict=True)
    ]
    changing = [crossing for crossing in crossings if crossing[2] != here]
    if not changing:
        return here, None, "", ""
    margin, nearest, there = min(changing)
    return here, float(margin), nearest, there


def _name_of(over: Mapping[str, bool]) -> str:
    if over[COLLABORATION] and over[REGIONAL_ACTION]:
        return PARTNERSHIP
    if not over[HEALTH_BURDEN]:
        return WATCH
    return BOROUGH if over[COLLABORATION] else SINGLE_PARTNER
