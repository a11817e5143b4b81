"""What of a figure a slot measures; expected values are worked by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from priorities.commitments import less_difference, measured, place_among_regions
from priorities.commitments.situation import Situation
from priorities.errors import CommitmentError

NAN = float("nan")
# Ten boroughs at 10, 12, ... 28; limits of 3.92 to either side make a standard error of 2.
VALUES = [float(value) for value in range(10, 30, 2)]
BOROUGHS = pd.DataFrame(
    {
        "area": [f"B{value:g}" for value in VALUES],
        "value": VALUES,
        "lower": [value - 3.92 for value in VALUES],
        "upper": [value + 3.92 for value in VALUES],
        "people": 1.0,
    }
)
REGIONS = pd.DataFrame({"region": ["London", "South East", "North East"], "value": [19.0, 15.0, 25.0]})
FIGURE = Situation(
    "Obesity", "%", "lower", "share", "2017/18", 2017, 1, 19.0, 2022, 2017, boroughs=BOROUGHS, regions=REGIONS
)
BY_YEAR = BOROUGHS.assign(year=2017, years=1, period="2017/18")


@pytest.mark.parametrize("measure", ["level", "count", "rank"])
def test_londons_own_figure(measure: str) -> None:
    """Level, count and rank are London's figure as it is."""
    assert measured(FIGURE, measure, BY_YEAR) is FIGURE


def test_the_spread_is_beyond_chance() -> None:
    """Variance of 10, 12, ..., 28 is 330 / 9; without a mean squared error of 4 its root is 5.7155."""
    spread = measured(FIGURE, "spread", BY_YEAR)

    assert spread.value == pytest.approx(math.sqrt(330 / 9 - 4))
    assert (spread.better, spread.unit, spread.kind) == ("lower", "percentage points", "difference")
    assert spread.series[["year", "period"]].to_numpy().tolist() == [[2017, "2017/18"]]
    assert spread.boroughs.empty
    assert spread.history.empty


def test_the_gap_is_between_the_ends() -> None:
    """The best two of ten (26, 28) against the worst two (10, 12): 27 - 11; four errors of 2 over two make 2."""
    gap = measured(FIGURE, "gap", BY_YEAR)

    assert gap.value == pytest.approx(16)
    assert (gap.lower, gap.upper) == (pytest.approx(16 - 1.96 * 2), pytest.approx(16 + 1.96 * 2))


def test_a_quarter_less_difference_is_proposed() -> None:
    """A quarter off the spread, as a candidate with its change."""
    candidate = less_difference(measured(FIGURE, "gap", BY_YEAR))

    assert (candidate.value, candidate.per_cent) == (pytest.approx(12), pytest.approx(-25))


@pytest.mark.parametrize(
    ("figure", "measure", "words"),
    [
        ({"value": NAN}, "level", "No London figure"),
        ({"regions": pd.DataFrame()}, "rank", "other regions"),
        ({"boroughs": pd.DataFrame()}, "spread", "No figures by borough"),
        ({"boroughs": BOROUGHS.head(9)}, "gap", "Fewer than ten"),
        ({"boroughs": BOROUGHS.head(9)}, "spread", "Fewer than ten"),
        ({"boroughs": BOROUGHS.assign(value=20.0)}, "spread", "no more than chance"),
    ],
)
def test_what_the_figures_do_not_allow(figure: dict[str, object], measure: str, words: str) -> None:
    """Each is a sentence that says why."""
    fields = {name: getattr(FIGURE, name) for name in Situation.__dataclass_fields__}
    with pytest.raises(CommitmentError, match=words):
        measured(Situation(**{**fields, **figure}), measure, BY_YEAR)


def test_the_place_among_regions() -> None:
    """Second of three where the South East is lower; "" where no others are known."""
    assert place_among_regions(FIGURE) == "2nd of 3 regions"
    assert place_among_regions(measured(FIGURE, "gap", BY_YEAR)) == ""
