"""Two audiences side by side: what both say, what one says more, and which differences are more than chance."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, fisher_exact

from engagement.shares import share_interval

# People of each audience: at 30 the 95% interval of a share is up to 34 points wide; with fewer, comparing misleads.
FEWEST = 30
# Usual; of the differences named, one in twenty may be chance.
_FALSE_DISCOVERIES = 0.05
COLUMNS = ("theme", "n_one", "base_one", "share_one", "n_other", "base_other", "share_other", "difference", "low",
           "high", "verdict")  # fmt: skip


def compare(n_one: pd.Series, base_one: int, n_other: pd.Series, base_other: int) -> pd.DataFrame:
    """Compare how many people of two audiences speak of each theme.

    Parameters
    ----------
    n_one, n_other : theme -> people of the audience who speak of it; the same themes in both.
    base_one, base_other : people of each audience who answered.

    Returns
    -------
    pandas.DataFrame
        theme, counts, bases and shares (0-1) of each, difference of the shares (one minus other) with its 95%
        interval, and verdict: "one says it more", "the other says it more", "both say it", "only one says it",
        "only the other says it", or "too few to compare" where a base is under 30. Largest difference first.

    Notes
    -----
    Fisher's exact test for each theme, corrected for many comparisons (Benjamini and Hochberg, JRSS B 57, 1995); the
    interval of the difference is Newcombe's hybrid of two Wilson intervals (Statistics in Medicine 17, 1998).
    """
    rows = []
    for theme in n_one.index:
        a, b = int(n_one[theme]), int(n_other[theme])
        share_a, share_b = a / max(base_one, 1), b / max(base_other, 1)
        low, high = _interval(a, base_one, b, base_other)
        rows.append((theme, a, base_one, share_a, b, base_other, share_b, share_a - share_b, low, high, ""))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    if table.empty:
        return table
    table["verdict"] = _verdicts(table)
    order = table["difference"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def _interval(a: int, base_a: int, b: int, base_b: int) -> tuple[float, float]:
    if not base_a or not base_b:
        return -1.0, 1.0
    share_a, share_b = a / base_a, b / base_b
    (low_a, high_a), (low_b, high_b) = share_interval(a, base_a), share_interval(b, base_b)
    difference = share_a - share_b
    return (
        difference - float(np.hypot(share_a - low_a, high_b - share_b)),
        difference + float(np.hypot(high_a - share_a, share_b - low_b)),
    )


def _verdicts(table: pd.DataFrame) -> list[str]:
    if min(table["base_one"].iloc[0], table["base_other"].iloc[0]) < FEWEST:
        return ["too few to compare"] * len(table)
    counts = table[["n_one", "base_one", "n_other", "base_other"]].itertuples(index=False)
    chance = [float(fisher_exact([[a, x - a], [b, y - b]]).pvalue) for a, x, b, y in counts]
    sure = false_discovery_control(chance) < _FALSE_DISCOVERIES
    return [
        _verdict(a, b, difference, sure=bool(is_sure))
        for a, b, difference, is_sure in zip(table["n_one"], table["n_other"], table["difference"], sure, strict=True)
    ]


def _verdict(a: int, b: int, difference: float, *, sure: bool) -> str:
    if sure and not b:
        return "only one says it"
    if sure and not a:
        return "only the other says it"
    if sure:
        return "one says it more" if difference > 0 else "the other says it more"
    return "both say it" if a and b else "too rare to tell"
