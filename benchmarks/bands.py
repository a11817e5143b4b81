"""How often bands of what can be expected held, had they been drawn in each year from what was known then.

    python -m benchmarks.bands [--write]

Beside the band that is shown: past changes with no change counted in, and a straight line through the last ten points
with its 95 % band; then the mean error of "no change" and of a line through the last five points. `--write` keeps the
rates of what may be shown in data/bundled/bands.csv.
"""

from __future__ import annotations

import argparse

import numpy as np
import pandas as pd
from scipy import stats

from data import bundled
from priorities import commitments

AHEAD = range(1, 11)
LINE_POINTS = 10
TITLES = (
    "figure", "years", "starts", "tests", "shown band", "width", "with no change", "straight line",
    "error of no change", "of a line", "kept",
)  # fmt: skip


def with_no_change(seen: np.ndarray) -> tuple[float, float]:
    """The middle nine tenths of past changes, no change counted in."""
    low, high = np.percentile(seen, [5, 95])
    return min(float(low), 0.0), max(float(high), 0.0)


def straight_line(history: pd.DataFrame, years: int) -> tuple[float, int]:
    """Share of areas that fell into the 95 % band of a line through their last ten points, and tests."""
    table = history.pivot_table(index="area", columns="year", values="value")
    hits = []
    for _, row in table.iterrows():
        points = row.dropna()
        for start in points.index:
            before, ahead = points[points.index <= start].tail(LINE_POINTS), start + years
            if len(before) == LINE_POINTS and ahead in points.index:
                hits.append(_inside(before, ahead, float(points[ahead])))
    return (float(np.mean(hits)) if hits else float("nan")), len(hits)


def mean_errors(history: pd.DataFrame, years: int, points: int = 5) -> tuple[float, float]:
    """Mean error of "no change" and of a straight line through the last points, in the unit of the figure."""
    table = history.pivot_table(index="area", columns="year", values="value")
    errors = []
    for start in table.columns:
        window = [start - back for back in reversed(range(points))]
        if start + years not in table.columns or not set(window) <= set(table.columns):
            continue
        rows = table[[*window, start + years]].dropna().to_numpy()
        centred = np.arange(points) - (points - 1) / 2
        before = rows[:, :points]
        line = before.mean(axis=1) + before @ centred / (centred @ centred) * (centred[-1] + years)
        errors.append(np.abs(np.column_stack([before[:, -1], line]) - rows[:, [-1]]))
    if not errors:
        return float("nan"), float("nan")
    still, line_error = np.concatenate(errors).mean(axis=0)
    return float(still), float(line_error)


def _inside(before: pd.Series, ahead: int, value: float) -> bool:
    x, y = before.index.to_numpy(dtype=float), before.to_numpy(dtype=float)
    centred = x - x.mean()
    slope = float(centred @ y / (centred @ centred))
    rest = y - y.mean() - slope * centred
    error = np.sqrt(rest @ rest / (len(x) - 2) * (1 + 1 / len(x) + (ahead - x.mean()) ** 2 / (centred @ centred)))
    return abs(value - y.mean() - slope * (ahead - x.mean())) <= stats.t.ppf(0.975, len(x) - 2) * error


def main() -> None:
    """Print the table, and keep the rates where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    councils = pd.concat([bundled.councils(), bundled.later("councils")]).rename(columns={"area_code": "area"})
    rows = []
    print("\t".join(TITLES))
    for indicator, history in councils.groupby("indicator_id"):
        for years in AHEAD:
            shown = commitments.back_test(history, years)
            if not shown.starts:
                continue
            plain, line = commitments.back_test(history, years, with_no_change), straight_line(history, years)
            errors = mean_errors(history, years)
            kept = shown.starts >= commitments.FEWEST_STARTS and shown.rate >= commitments.LEAST_RATE
            cells = [
                indicator,
                str(years),
                str(shown.starts),
                str(shown.tests),
                f"{shown.rate:.1%}",
                f"{shown.width:.2f}",
            ]
            cells += [f"{plain.rate:.1%}", f"{line[0]:.1%} of {line[1]}" if line[1] else "-"]
            print("\t".join([*cells, *(f"{error:.2f}" for error in errors), "yes" if kept else "no"]))
            if kept:
                rows.append((indicator, years, round(shown.rate, 3), shown.starts, shown.tests))
    if write:
        table = pd.DataFrame(rows, columns=["indicator_id", "years", "hit_rate", "starts", "tests"])
        table.to_csv(bundled.FOLDER / "bands.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
