"""A figure is known from the end of the month in which it came out."""

from __future__ import annotations

from datetime import date

import pandas as pd

from priorities.commitments import BOARD, published_by

FIGURES = pd.DataFrame({"published": ["2018-10", "2019-02", "2019-03", "2019-10"], "value": [1, 2, 3, 4]})


def test_the_month_must_be_over():
    """On 15 March 2019 February's figures are known, March's are not: their day is not."""
    assert published_by(FIGURES)["value"].tolist() == [1, 2]
    assert date(2019, 3, 15) == BOARD
    assert published_by(FIGURES, date(2019, 4, 1))["value"].tolist() == [1, 2, 3]
    assert published_by(FIGURES, date(2018, 10, 31)).empty
