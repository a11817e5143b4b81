"""What was promised before and what came, by the readings of an indicator."""

from __future__ import annotations

import pandas as pd
import pytest

from priorities.promises import precedent, read_target

YEAR_6 = pd.DataFrame({"period": ["2013/14", "2017/18"], "year": [2013, 2017], "value": [22.4, 23.1]})


def judged(readings, target, meaning="level", *, since="2013/14", better="lower", due=None):
    return precedent(readings, read_target(target), meaning, since=since, better=better, due=due, unit="%")


def test_a_tenth_fewer_of_22_4_is_20_2_and_23_1_came():
    """The promise of Better Health for London: the figure went the other way, so it was missed."""
    found = judged(YEAR_6, "10%", "change")

    assert found.aim == pytest.approx(20.16)
    assert found.status == "missed"
    assert "22.4% in 2013/14 became 23.1% in 2017/18" in found.sentence
    assert "to 20.2%" in found.sentence


@pytest.mark.parametrize(
    ("target", "better", "due", "status"),
    [
        ("23%", "higher", None, "met"),
        ("25%", "higher", None, "on the way"),
        ("25%", "higher", 2017, "missed"),
        ("25%", "higher", 2028, "on the way"),
        ("20%", "lower", 2028, "unknown"),
        ("20%", "lower", 2016, "missed"),
        ("", "lower", None, "unknown"),
        ("X%", "lower", None, "unknown"),
        ("4,000", "lower", None, "unknown"),
    ],
)
def test_status_by_direction_and_date(target, better, due, status):
    """22.4 became 23.1: met where it is on or beyond the level; missed once due; never judged without a number."""
    assert judged(YEAR_6, target, better=better, due=due).status == status


@pytest.mark.parametrize(
    ("target", "due", "status"), [("95%", None, "missed"), ("95%", 2028, "unknown"), ("20%", 2028, "met")]
)
def test_one_reading(target, due, status):
    """Without a reading since, only a level that holds every year can be missed; one beyond it is met."""
    one_year = YEAR_6.tail(1)

    assert judged(one_year, target, since="", better="higher", due=due).status == status


def test_no_figure_is_said():
    """An indicator without a figure of London tells nothing."""
    assert judged(YEAR_6.head(0), "10%").status == "unknown"


def test_units_that_are_no_share():
    """A figure stands with its unit, large ones whole."""
    rates = YEAR_6.assign(value=[1513.4, 12.0])
    found = precedent(rates, read_target(""), "", since="2013/14", better="lower", due=None, unit="per 100,000")

    assert "1,513 per 100,000 in 2013/14 became 12 per 100,000" in found.sentence
