"""What a target may know: figures that had been published by a day."""

from datetime import date
from typing import Final

import pandas as pd

BOARD: Final = date(2019, 3, 15)
"""The day on which the board met (SPB paper): what a target may know unless another day is chosen."""


def published_by(figures: pd.DataFrame, as_of: date = BOARD) -> pd.DataFrame:
    """Return the figures that had surely been published by a day.

    Parameters
    ----------
    figures : column published ("2018-10", the month in which a figure first came out).
    as_of : the day; a figure of the same month does not count, since its day is not known.

    Returns
    -------
    DataFrame
        The rows whose month was over, as they were.
    """
    return figures[figures["published"] < f"{as_of:%Y-%m}"]
