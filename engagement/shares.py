"""How sure a share is, and how it is said."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, sqrt

import pandas as pd

# The normal deviate that leaves 2.5% beyond it on either side: a 95% interval.
_Z = 1.959963984540054


def share_interval(count: int, base: int) -> tuple[float, float]:
    """Return the 95% Wilson interval of a share.

    Parameters
    ----------
    count : how many of the base, 0 to `base`.
    base : how many in all; with 0 nothing is known.

    Returns
    -------
    (float, float)
        Lower and upper end, 0 to 1.

    Notes
    -----
    E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209-212.
    """
    if base <= 0:
        return 0.0, 1.0
    share, spread = count / base, _Z * _Z / base
    centre = (share + spread / 2) / (1 + spread)
    reach = _Z * sqrt(share * (1 - share) / base + spread / (4 * base)) / (1 + spread)
    return max(0.0, centre - reach), min(1.0, centre + reach)


def percent(share: float) -> str:
    """Say a share (0-1) in whole percent; what is not nothing is not "0%", and what is not everything not "100%"."""
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{floor(share * 100 + 0.5)}%"


def shares_of(shares: pd.DataFrame, themes: Sequence[str]) -> pd.DataFrame:
    """Return the shares of some themes, theme by theme in the order of their names.

    Parameters
    ----------
    shares : as `ThemedResponses.shares` gives them.
    """
    place = {name: at for at, name in enumerate(themes)}
    rows = shares[shares["theme"].isin(place)]
    return rows.sort_values("theme", key=lambda column: column.map(place), kind="stable")
