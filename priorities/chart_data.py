"""What the charts draw, as plain frames: tested without drawing, and free of any chart library."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Final

import pandas as pd

from priorities.rank import in_order, rank_labels
from priorities.schema import RANK, criterion_name

Names = Mapping[Hashable, str] | None

SLOPE_ROWS: Final = 15
"""Lines of a slope chart that fit a laptop's window without scrolling."""

WIDE_ENOUGH: Final = 0.6
"""From here on a piece of a bar, of a score to 10, has room for its number; by eye at a page's width."""


def _ranked_lines(ranking: pd.DataFrame, names: Names = None) -> list[str]:
    """Rank and name of every row as it is shown: "2=  Mental health"."""
    labels = rank_labels(ranking).tolist()
    return [f"{rank}  {_called(label, names)}" for rank, label in zip(labels, ranking.index, strict=True)]


def _called(label: Hashable, names: Names) -> str:
    return str((names or {}).get(label, label))


def leading(ordered: pd.DataFrame, labels: pd.Series, first: int) -> pd.DataFrame:
    """Columns order, name ("2=  Violence"), score and words ("8.7") of what stands first."""
    top = ordered.head(first)
    return pd.DataFrame(
        {
            "order": range(len(top)),
            "name": [f"{labels[label]}  {label}" for label in top.index],
            "score": top["score"].to_numpy(),
            "words": [f"{score:.1f}" for score in top["score"]],
        }
    )


def slopes(
    before: pd.DataFrame,
    after: pd.DataFrame,
    titles: tuple[str, str],
    names: Names = None,
    first: int = SLOPE_ROWS,
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
    labels = {label for end in ends for label in end.index[:first]}
    ranks = [dict(zip(end.index, end[RANK].tolist(), strict=True)) for end in ends]
    rows = []
    for side, end in enumerate(ends):
        lines = end.loc[[label in labels and label in ranks[1 - side] for label in end.index]]
        texts = dict(zip(end.index, _ranked_lines(end, names), strict=True))
        for number, label in enumerate(lines.index):
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
    ordered = figures.assign(value=pd.to_numeric(figures["value"], errors="coerce")).dropna(subset=["value"])
    if "year" in ordered.columns:
        years = pd.to_numeric(ordered["year"], errors="coerce")
        ordered = ordered.assign(year=years).sort_values("year", kind="stable")
    points = pd.DataFrame(
        {
            "area": ordered["area"].astype("str"),
            "period": ordered["period"].astype("str"),
            "value": ordered["value"].astype(float),
        }
    )
    return points.assign(last=~points["area"].duplicated(keep="last"))


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
    boroughs = figures.assign(value=pd.to_numeric(figures["value"], errors="coerce")).dropna(subset=["value"])
    boroughs = boroughs.sort_values(["value", "area"], kind="stable")
    ends = {0: "lowest", len(boroughs) - 1: "highest"}
    return pd.DataFrame(
        {
            "area": boroughs["area"].astype("str"),
            "value": boroughs["value"].astype(float),
            "named": pd.Series([ends.get(i, "") for i in range(len(boroughs))], index=boroughs.index, dtype="str"),
        }
    )


def pieces(table: pd.DataFrame, criteria: Sequence[str]) -> pd.DataFrame:
    """Pieces of stacked bars: priority, criterion (its name), start, end, middle, adds and score (words), last.

    Parameters
    ----------
    table : by priority, columns score and one a criterion.
    """
    rows = []
    for label, row in zip(table.index, table.to_dict("records"), strict=True):
        start = 0.0
        for criterion in criteria:
            end = start + float(row[criterion])
            words = f"{row[criterion]:.1f}" if row[criterion] >= WIDE_ENOUGH else ""
            rows.append((str(label), criterion_name(criterion), start, end, words, f"{row['score']:.2f}"))
            start = end
    frame = pd.DataFrame(rows, columns=["priority", "criterion", "start", "end", "adds", "score"])
    last = ~frame.duplicated("priority", keep="last")
    return frame.assign(middle=(frame["start"] + frame["end"]) / 2, last=last)
