"""What the charts draw, as plain frames: tested without drawing, and free of any chart library."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate
from math import sqrt
from textwrap import wrap
from typing import Any, Final

import pandas as pd

from priorities.rank import in_order, rank_labels
from priorities.schema import RANK, RANK_COLUMNS, SCORE, Weights, criterion_name
from priorities.triangle import Corner, centroid, exact_regions

Names = Mapping[Hashable, str] | None

HEIGHT: Final = sqrt(3) / 2
"""Height of the triangle of weightings, whose sides are 1 long."""


WIDEST_NAME: Final = 18
"""Characters in a line of a name inside the triangle."""


def contributions(ranking: pd.DataFrame, names: Names = None, first: int | None = None) -> pd.DataFrame:
    """Bars of a ranking, one row for each piece.

    Parameters
    ----------
    ranking : as `priorities.rank` returns it; priorities without a score are left out.
    names : priority -> name; row labels where None.
    first : how many priorities, all where None.

    Returns
    -------
    DataFrame
        In order of presentation: line ("2=  Mental health"), criterion (its name), start, end, middle, adds,
        score, last (end of its bar), top (piece of the first bar, to be named).
    """
    parts = [name for name in ranking.columns if name not in RANK_COLUMNS]
    shown = in_order(ranking.loc[ranking[SCORE].notna()], names)
    lines = ranked_lines(shown, names)[:first]
    rows = [
        piece
        for i, (line, row) in enumerate(zip(lines, shown.to_dict("records"), strict=False))
        for piece in _pieces(line, row, parts, top=i == 0)
    ]
    columns = ["line", "criterion", "start", "end", "middle", "adds", "score", "last", "top"]
    return pd.DataFrame(rows, columns=columns)


def _pieces(line: str, row: Mapping[Any, Any], parts: Sequence[str], *, top: bool) -> list[dict[str, Any]]:
    adds = [float(row[part]) for part in parts]
    ends = list(accumulate(adds))
    return [
        {
            "line": line,
            "criterion": criterion_name(part),
            "start": end - added,
            "end": end,
            "middle": end - added / 2,
            "adds": added,
            "score": float(row[SCORE]),
            "last": part == parts[-1],
            "top": top and added > 0,
        }
        for part, added, end in zip(parts, adds, ends, strict=True)
    ]


def ranked_lines(ranking: pd.DataFrame, names: Names = None) -> list[str]:
    """Rank and name of every row as it is shown: "2=  Mental health"."""
    labels = rank_labels(ranking).tolist()
    return [f"{rank}  {_called(label, names)}" for rank, label in zip(labels, ranking.index, strict=True)]


def _called(label: Hashable, names: Names) -> str:
    return str((names or {}).get(label, label))


def place(shares: Sequence[float]) -> tuple[float, float]:
    """Point of the plane for three shares that sum to 1.

    The first criterion stands on top, the second at the lower left (0, 0), the third at the right (1, 0).
    """
    top, _, right = shares
    return right + top / 2, top * HEIGHT


def weighting_points(weightings: Mapping[str, Weights], criteria: Sequence[str]) -> pd.DataFrame:
    """Named weightings as points of the triangle: name, x, y."""
    rows = []
    for name, weights in weightings.items():
        values = [float(weights[criterion]) for criterion in criteria]
        x, y = place([value / sum(values) for value in values])
        rows.append({"name": name, "x": x, "y": y})
    return pd.DataFrame(rows, columns=["name", "x", "y"])


def region_shapes(scores: pd.DataFrame, names: Names = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Regions of the triangle where each priority leads; equal priorities share one.

    Returns
    -------
    corners : region (number), name, x, y, order.
    labels : region, name (in lines), x, y (centre of the region).
    """
    sharing: dict[tuple[Corner, ...], list[str]] = {}
    for label, polygon in exact_regions(scores).items():
        if polygon:
            sharing.setdefault(tuple(polygon), []).append(_called(label, names))
    corners: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    for number, (shape, who) in enumerate(sharing.items()):
        name = " and ".join(who)
        for order, corner in enumerate(shape):
            x, y = place([value / sum(corner) for value in corner])
            corners.append({"region": number, "name": name, "x": x, "y": y, "order": order})
        x, y = place([float(value) for value in centroid(list(shape))])
        labels.append({"region": number, "name": "\n".join(wrap(name, WIDEST_NAME)), "x": x, "y": y})
    return (
        pd.DataFrame(corners, columns=["region", "name", "x", "y", "order"]),
        pd.DataFrame(labels, columns=["region", "name", "x", "y"]),
    )


def share_cells(acceptability: pd.DataFrame, names: Names = None, ranks: int = 10) -> pd.DataFrame:
    """Cells of the table of rank shares: line, rank, share, text; unscored priorities are left out."""
    kept = acceptability.dropna().iloc[:, :ranks]
    rows = [
        {"line": _called(label, names), "rank": int(rank), "share": share, "text": share_text(share)}
        for label, values in zip(kept.index, kept.to_numpy(dtype=float).tolist(), strict=True)
        for rank, share in zip(kept.columns, values, strict=True)
    ]
    return pd.DataFrame(rows, columns=["line", "rank", "share", "text"])


def share_text(share: float) -> str:
    """Write a share into a cell: empty for none, "<1%" rather than a rounded 0."""
    if share == 0:
        return ""
    return "<1%" if share < 0.01 else f"{share:.0%}"


def slopes(
    before: pd.DataFrame,
    after: pd.DataFrame,
    titles: tuple[str, str],
    names: Names = None,
    first: int = 15,
) -> pd.DataFrame:
    """Two ends of every line of a slope chart.

    Parameters
    ----------
    before, after : as `priorities.rank` returns them, of the same long list.
    titles : names of the two scenarios, left and right.
    first : keep what stands among this many in either ranking.

    Returns
    -------
    DataFrame
        label, side (a title), place (0 at the top), text ("2= Mental health ▲1"), moved (up, down or same),
        left (bool).
    """
    ends = [in_order(end.loc[end[RANK].notna()], names) for end in (before, after)]
    wanted = {label for end in ends for label in end.index[:first]}
    ranks = [dict(zip(end.index, end[RANK].tolist(), strict=True)) for end in ends]
    rows = []
    for side, end in enumerate(ends):
        kept = end.loc[[label in wanted and label in ranks[1 - side] for label in end.index]]
        texts = dict(zip(end.index, ranked_lines(end, names), strict=True))
        for number, label in enumerate(kept.index):
            gain = ranks[0][label] - ranks[1][label]
            rows.append(
                {
                    "label": str(label),
                    "side": titles[side],
                    "place": number,
                    "text": texts[label] + (_arrow(gain) if side else ""),
                    "moved": "same" if gain == 0 else "up" if gain > 0 else "down",
                    "left": side == 0,
                }
            )
    return pd.DataFrame(rows, columns=["label", "side", "place", "text", "moved", "left"])


def _arrow(gain: int) -> str:
    if gain == 0:
        return ""
    return f"  ▲{gain}" if gain > 0 else f"  ▼{-gain}"


def series(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures of an indicator as they are drawn over time.

    Parameters
    ----------
    figures : columns area, period, value, and year where it is known.

    Returns
    -------
    DataFrame
        area, period (text), value, last (end of its line); by year, then as given; without gaps.
    """
    shown = figures.assign(value=pd.to_numeric(figures["value"], errors="coerce")).dropna(subset=["value"])
    if "year" in shown.columns:
        years = pd.to_numeric(shown["year"], errors="coerce")
        shown = shown.assign(year=years).sort_values("year", kind="stable")
    drawn = pd.DataFrame(
        {
            "area": shown["area"].astype("str"),
            "period": shown["period"].astype("str"),
            "value": shown["value"].astype(float),
        }
    )
    return drawn.assign(last=~drawn["area"].duplicated(keep="last"))


def value_line(points: Sequence[tuple[float, float]], earned: pd.DataFrame) -> pd.DataFrame:
    """Corners of a value function, level beyond its ends as far as the priorities reach.

    Parameters
    ----------
    points : (level, score) pairs.
    earned : priority, level, score.

    Returns
    -------
    DataFrame
        level, score; by level.
    """
    line = sorted((float(level), float(score)) for level, score in points)
    lowest, highest = earned["level"].min(), earned["level"].max()
    if len(earned) and lowest < line[0][0]:
        line.insert(0, (float(lowest), line[0][1]))
    if len(earned) and highest > line[-1][0]:
        line.append((float(highest), line[-1][1]))
    return pd.DataFrame(line, columns=["level", "score"])


def borough_dots(figures: pd.DataFrame) -> pd.DataFrame:
    """Boroughs from the lowest to the highest figure: area, value, named ("lowest", "highest" or "")."""
    shown = figures.assign(value=pd.to_numeric(figures["value"], errors="coerce")).dropna(subset=["value"])
    shown = shown.sort_values(["value", "area"], kind="stable")
    ends = {0: "lowest", len(shown) - 1: "highest"}
    return pd.DataFrame(
        {
            "area": shown["area"].astype("str"),
            "value": shown["value"].astype(float),
            "named": pd.Series([ends.get(i, "") for i in range(len(shown))], index=shown.index, dtype="str"),
        }
    )
