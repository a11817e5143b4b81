"""How a figure of another city may stand beside London's: as a level, as a direction, or for colour.

A level needs the same key (`comparable_with`, set by hand where definition and ages agree) and years at most two apart.
A direction needs three readings of each from the first year that both have: both stand at 100 there, and only the
changes a year are told. Everything else is shown for colour. No place among cities is ever told.
"""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

LONDON: Final = "London"
LEVEL, DIRECTION, COLOUR = "level", "direction", "colour"
KINDS: Final = {
    LEVEL: "levels can be compared",
    DIRECTION: "only the direction can be compared",
    COLOUR: "not comparable, shown for colour",
}

YEARS_APART: Final = 2
"""How far two years may lie apart for their levels to be compared: the rule of the specification."""

_FEWEST_READINGS: Final = 3
"""Two readings make a line through anything; three show at least whether it bends. Not tuned."""

COLUMNS: Final = (
    "topic", "priority", "city", "kind", "sentence", "value", "period", "london", "london_period", "unit", "grade",
    "definition", "source", "care",
)  # fmt: skip


def comparisons(figures: pd.DataFrame) -> pd.DataFrame:
    """Set every other city beside London.

    Parameters
    ----------
    figures : topic, priority (number or ""), city ("London" among them), year (its middle, int or missing), period (as
        published), value, unit, definition, source, grade ("A", "B", "C" or ""), comparable_with (key or ""), care.

    Returns
    -------
    pandas.DataFrame
        One line for each topic and other city, in the order of `figures`: topic, priority, city, kind ("level",
        "direction" or "colour"), sentence, value and period of the city, london and london_period beside it (missing
        or "" where nothing stands there), unit, grade, definition, source, care.
    """
    rows = []
    for _topic, of_topic in figures.groupby("topic", sort=False):
        london = of_topic[of_topic["city"] == LONDON].sort_values("year", kind="stable")
        rest = of_topic[of_topic["city"] != LONDON]
        rows += [
            _compare(london, readings.sort_values("year", kind="stable"))
            for _city, readings in rest.groupby("city", sort=False)
        ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def finding(table: pd.DataFrame) -> str:
    """Say how much of what is known of other cities can be compared at all.

    Parameters
    ----------
    table : as `comparisons` returns it.
    """
    if table.empty:
        return "No figure of another city is known."
    counts = {kind: int((table["kind"] == kind).sum()) for kind in KINDS}
    verb = "stands" if len(table) == 1 else "stand"
    return (
        f"{len(table)} figures of other cities {verb} beside London's: {counts[LEVEL]} can be compared as they are, "
        f"{counts[DIRECTION]} by their direction alone, {counts[COLOUR]} not at all."
    ).replace("1 figures", "1 figure", 1 if len(table) == 1 else 0)


def _compare(london: pd.DataFrame, city: pd.DataFrame) -> dict[str, Any]:
    pair = _same_level(london, city)
    if pair is not None:
        return _row(pair[1], LEVEL, _level_sentence(*pair), pair[0])
    last = city.iloc[-1]
    changes = _changes(london, city)
    if changes is not None:
        return _row(last, DIRECTION, changes, london.iloc[-1])
    return _row(last, COLOUR, _colour_sentence(last, london), None if london.empty else london.iloc[-1])


def _same_level(london: pd.DataFrame, city: pd.DataFrame) -> tuple[Any, Any] | None:
    """Return the latest pair of readings with the same key and years at most two apart, London's first."""
    keyed = london[(london["comparable_with"] != "") & london["year"].notna()]
    for _, reading_of_london in keyed.iloc[::-1].iterrows():
        same = city[
            (city["comparable_with"] == reading_of_london["comparable_with"])
            & (city["unit"] == reading_of_london["unit"])
        ]
        apart = (same["year"] - reading_of_london["year"]).abs()
        close = same[apart <= YEARS_APART]
        if len(close):
            return reading_of_london, close.loc[apart[close.index].astype(float).idxmin()]
    return None


def _level_sentence(reading_of_london: Any, reading: Any) -> str:
    ahead, unit = float(reading["value"]) - float(reading_of_london["value"]), str(reading["unit"])
    gap = _figure(round(abs(ahead), 6), "points" if unit == "%" else unit)
    words = "the same" if abs(ahead) < 5e-4 else f"{gap} {'more' if ahead > 0 else 'less'}"
    return (
        f"{reading['topic']}: {reading['city']} {_figure(reading['value'], unit)} ({reading['period']}), London "
        f"{_figure(reading_of_london['value'], unit)} ({reading_of_london['period']}); {words}, by one definition."
    )


def _changes(london: pd.DataFrame, city: pd.DataFrame) -> str | None:
    """Say how both changed since the first year that both have; None where either has too few readings."""
    common = sorted(set(london["year"].dropna()) & set(city["year"].dropna()))
    if not common:
        return None
    of_london, readings = london[london["year"] >= common[0]], city[city["year"] >= common[0]]
    if min(len(of_london), len(readings)) < _FEWEST_READINGS or not (
        of_london["value"].iloc[0] and readings["value"].iloc[0]
    ):
        return None
    return (
        f"{readings['topic'].iloc[0]}: {_change(readings)}; {_change(of_london)}. "
        "Only the direction is compared: the definitions differ."
    )


def _change(readings: pd.DataFrame) -> str:
    first, last = readings.iloc[0], readings.iloc[-1]
    index = 100 * float(last["value"]) / float(first["value"])
    yearly = (index - 100) / (int(last["year"]) - int(first["year"]))
    return (
        f"{first['city']} from {_figure(first['value'], first['unit'])} ({first['period']}) to "
        f"{_figure(last['value'], last['unit'])} ({last['period']}), 100 to {index:.0f}, {yearly:+.1f} a year"
    )


def _colour_sentence(last: Any, london: pd.DataFrame) -> str:
    reason = "London has no figure of this kind" if london.empty else "definition, ages or years differ"
    return (
        f"{last['topic']}: {last['city']} {_figure(last['value'], last['unit'])} ({last['period']}). "
        f"Not comparable, shown for colour: {reason}."
    )


def _row(reading: Any, kind: str, sentence: str, london: Any) -> dict[str, Any]:
    row = {name: reading[name] for name in COLUMNS if name in reading.index}
    beside = (float("nan"), "") if london is None else (float(london["value"]), str(london["period"]))
    return {**row, "kind": kind, "sentence": sentence, "london": beside[0], "london_period": beside[1]}


def _figure(value: float, unit: str) -> str:
    """Return a figure with its unit, with three figures that count: "14.4%", "37% fewer", "3,641 people", "292"."""
    text = f"{float(value):.3g}" if abs(value) < 1000 else f"{float(value):,.0f}"
    if unit == "number":
        return text
    return f"{text}{unit}" if unit.startswith("%") else f"{text} {unit}".strip()
