"""Has anybody ever done it: how often areas changed by so much within so many years."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.commitments.directions import sign_of

ROUNDING: Final = 1e-9
"""A change of exactly a tenth counts as a tenth, whatever floating point makes of it."""


# Where the words for a share change; what a board hears, not tuned on anything.
ALMOST_ALL: Final = 0.75
ABOUT_HALF: Final = 0.40
SOME: Final = 0.15
FEW: Final = 0.02


class Reached(NamedTuple):
    """How many managed a change.

    Attributes
    ----------
    share : of the windows in which the change was reached, 0 to 1; missing where there is no window.
    windows : stretches of so many years in one area.
    areas : areas with at least one.
    """

    share: float
    windows: int
    areas: int

    @property
    def times(self) -> int:
        """In how many windows it was reached."""
        return round(self.share * self.windows) if self.windows else 0


def changes(history: pd.DataFrame, years: int, as_of: int, better: str) -> pd.DataFrame:
    """Every change of an area over so many years that was known by then.

    Parameters
    ----------
    history : columns area, year (first of the period) and value; one row an area and year.
    years : length of a window, 1 or more.
    as_of : last first year that may be known; later rows are not looked at.
    better : "lower" or "higher".

    Returns
    -------
    DataFrame
        area, year (its last), change (share of the value at its beginning; above 0 where it got better).
    """
    readings = history.loc[history["year"] <= as_of, ["area", "year", "value"]].dropna()
    readings = readings[readings["value"] != 0]
    later = readings.assign(year=readings["year"] - years)
    pairs = readings.merge(later, on=["area", "year"], suffixes=("", "_later"))
    change = (pairs["value_later"] / pairs["value"] - 1) * sign_of(better)
    return pd.DataFrame({"area": pairs["area"], "year": pairs["year"] + years, "change": change})


def reached(history: pd.DataFrame, change: float, years: int, as_of: int, better: str) -> Reached:
    """Say in how many windows of so many years an area got better by this share or more.

    The windows of an area overlap, so that the share describes what happened; it is no probability.

    Parameters
    ----------
    history : columns area, year (first of the period) and value.
    change : share of the value at the beginning of a window, for example 0.10.
    years : length of a window.
    as_of : last first year that may be known; later rows are not looked at.
    better : "lower" or "higher".
    """
    return share_of(changes(history, years, as_of, better), change)


def share_of(windows: pd.DataFrame, change: float) -> Reached:
    """Say in how many windows, as `changes` returns them, an area got better by this share or more."""
    if windows.empty:
        return Reached(float("nan"), 0, 0)
    did: npt.NDArray[np.bool_] = windows["change"].to_numpy() >= change - ROUNDING
    return Reached(float(did.mean()), len(windows), int(windows["area"].nunique()))


def in_words(share: Reached) -> str:
    """Say how many managed it: "few did (1 in 17)"; "" where nobody could be looked at."""
    if not share.windows:
        return ""
    if share.share < FEW:
        number = f"{share.times} of {share.windows:,}"
        return f"almost nobody did ({number})" if share.times else f"nobody has yet ({number})"
    one_in = round(1 / share.share)
    words = ((ALMOST_ALL, "almost all did"), (ABOUT_HALF, "about half did"), (SOME, f"about 1 in {one_in} did"))
    return next((word for least, word in words if share.share >= least), f"few did (1 in {one_in})")
