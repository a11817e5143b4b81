"""How often bands of what can be expected held, had they been drawn in each year from what was known then.

    python -m benchmarks.bands [--write]

Beside the band that is shown: past changes with no change counted in, and a straight line through the last ten points
with its 95 % band. `--write` keeps the rates of what may be shown in data/bundled/bands.csv.
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
    print("figure\tyears\tstarts\ttests\tshown band\twidth\twith no change\tstraight line\tkept")
    for indicator, history in councils.groupby("indicator_id"):
        for years in AHEAD:
            shown = commitments.back_test(history, years)
            if not shown.starts:
                continue
            plain, line = commitments.back_test(history, years, with_no_change), straight_line(history, years)
            kept = shown.starts >= commitments.FEWEST_STARTS and shown.rate >= commitments.LEAST_RATE
            print(
                f"{indicator}\t{years}\t{shown.starts}\t{shown.tests}\t{shown.rate:.1%}\t{shown.width:.2f}\t"
                f"{plain.rate:.1%}\t{line[0]:.1%} of {line[1]}\t{'yes' if kept else 'no'}"
            )
            if kept:
                rows.append((indicator, years, round(shown.rate, 3), shown.starts, shown.tests))
    if write:
        table = pd.DataFrame(rows, columns=["indicator_id", "years", "hit_rate", "starts", "tests"])
        table.to_csv(bundled.FOLDER / "bands.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
