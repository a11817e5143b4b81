"""How sure a share is, and how it is said."""

from __future__ import annotations

from math import floor, sqrt

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
