"""Month by month, beside the published case of London's emergency departments and months flagged by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from data import bundled
from priorities.errors import ProgressError
from priorities.progress import assurance, limits, monthly, season


@pytest.fixture(name="emergency", scope="module")
def _emergency():
    """Seen within four hours, large departments, April 2016 to March 2018."""
    table = bundled.emergency_by_month()
    table = table[(table["type"] == "1") & table["month"].between("2016-04", "2018-03")]
    return table.rename(columns={"month": "period", "within_4_hours_percent": "value"})[["period", "value"]]


def months(values, first="2018-01"):
    """Months in a row."""
    periods = pd.period_range(first, periods=len(values), freq="M").astype(str)
    return pd.DataFrame({"period": periods, "value": [float(value) for value in values]})


def test_the_reference_case(emergency):
    """Mean 82.90, mean moving range 1.494, limits 78.92 to 86.87."""
    around = limits(emergency["value"].tolist())

    assert [round(around.mean, 2), round(around.moving_range, 3)] == [82.90, 1.494]
    assert [round(around.lower, 2), round(around.upper, 2)] == [78.92, 86.87]
    assert not around.is_trial


def test_the_months_flagged_by_hand(emergency):
    """Each rule flags what it flags by hand; nothing rises or falls for seven months."""
    chart = monthly(emergency).set_index("period")["rules"]

    def flagged(rule):
        return chart.index[chart.str.contains(rule, regex=False)].tolist()

    assert flagged("outside the limits") == [
        "2016-08", "2016-12", "2017-01", "2017-12", "2018-01", "2018-02", "2018-03",
    ]  # fmt: skip
    first, second = (pd.period_range(*ends, freq="M").astype(str).tolist()
                     for ends in (("2016-04", "2016-10"), ("2017-03", "2017-10")))  # fmt: skip
    assert flagged("seven on one side") == [*first, *second]
    assert not flagged("seven one way")
    assert flagged("two of three near a limit") == ["2016-07", "2016-09", "2017-06", "2017-07"]


def test_december_and_january_breach_in_two_years(emergency):
    """The season is told apart; one odd year is none."""
    assert season(monthly(emergency)) == ("01", "12")


def test_seven_rising_are_seven_months():
    """Six months that rise are not enough, seven are; all of them are marked."""
    flat = [5, 6] * 4
    six, seven = monthly(months([*flat, 1, 2, 3, 4, 5, 6])), monthly(months([*flat, 0, 1, 2, 3, 4, 5, 6]))

    assert not six["rules"].str.contains("seven one way").any()
    assert seven["rules"].str.contains("seven one way").sum() == 7


def test_a_wild_moving_range_is_left_out_once():
    """Nineteen ranges of 1 and two of 19: their mean is 2.71, so 19 is left out and the mean is 1."""
    values = [10 + place % 2 for place in range(10)] + [30] + [10 + (place + 1) % 2 for place in range(11)]

    assert limits(values).moving_range == pytest.approx(1.0)


def test_limits_of_a_few_months_are_on_trial():
    """Eleven months are few, twelve are enough; one shows no variation."""
    assert limits(range(11)).is_trial
    assert not limits(range(12)).is_trial
    with pytest.raises(ProgressError, match="One month"):
        limits([1.0])


def test_a_step_begins_new_limits():
    """From the month that a person marked the mean is another; without the mark nothing splits."""
    series = months([10, 11] * 6 + [20, 21] * 6)

    assert set(monthly(series)["mean"]) == {15.5}
    split = monthly(series, ["2019-01"])
    assert split.groupby("stretch")["mean"].first().tolist() == [10.5, 20.5]
    assert not split["rules"].any()


@pytest.mark.parametrize(
    ("better", "target", "words"),
    [
        ("higher", 95.0, "miss the target unless"),
        ("higher", 75.0, "meet the target month by month"),
        ("higher", 83.0, "some months"),
        ("lower", 75.0, "miss the target unless"),
        ("lower", 95.0, "meet the target month by month"),
        ("lower", 83.0, "some months"),
    ],
)
def test_assurance(emergency, better, target, words):
    """A target beyond the better limit is missed, one beyond the worse is met, between them chance decides."""
    assert words in assurance(limits(emergency["value"].tolist()), target, better)


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        (["2015-17", "2016-18"], "overlap"),
        (["2016/17", "2017/18"], "months only"),
        (["2018-01", "2018-03"], "missing"),
        (["2018-01", "2018-01"], "missing or there twice"),
        ([], "no month"),
    ],
)
def test_what_is_never_drawn_so(periods, words):
    """Averages over several years, years, and months with a hole: a sentence each."""
    with pytest.raises(ProgressError, match=words):
        monthly(pd.DataFrame({"period": periods, "value": [1.0] * len(periods)}))
