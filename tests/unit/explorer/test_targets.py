"""What a target may know on a day, and that nothing later reaches it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import bundled
from explorer import targets
from explorer.targets import expected, measurable, situation
from priorities import commitments

FIGURES = ("ncmp_y6_obese", "cvd_preventable_u75", "anxiety_mean", "homicide_victims", "short_term_services", "flu_65")


def values(indicator, as_of=commitments.BOARD):
    return {each.method: each.value for each in commitments.candidates(situation(indicator, as_of))}


@pytest.mark.parametrize(
    ("indicator", "method", "expected"),
    [
        ("ncmp_y6_obese", "detectable", 22.71),
        ("ncmp_y6_obese", "percent", 20.79),
        ("ncmp_y6_obese", "best quarter", 21.34),
        ("ncmp_y6_obese", "half-way", 22.22),
        ("ncmp_y6_obese", "best region", 16.80),
        ("ncmp_y6_obese", "england", 20.14),
        ("ncmp_r_obese", "best quarter", 8.31),
        ("ncmp_r_obese", "detectable", 9.88),
        ("cvd_preventable_u75", "detectable", 28.97),
        ("cvd_preventable_u75", "best quarter", 25.78),
        ("cvd_preventable_u75", "best region", 23.43),
        ("anxiety_mean", "one in ten", 2.69),
        ("hle_male", "best region", 65.8),
        ("cancer_stage12", "same step", 59.41),
        ("homicide_victims", "detectable", 98),
    ],
)
def test_worked_targets_of_march_2019(indicator, method, expected):
    """The worked table of targets as of March 2019, to a hundredth."""
    assert values(indicator)[method] == pytest.approx(expected, abs=0.011)


def test_baselines_say_what_they_are():
    """Year 6 of 2017/18 with limits and England; victims of 2018; the middle borough where London has no figure."""
    year_6, victims, care = map(situation, ("ncmp_y6_obese", "homicide_victims", "short_term_services"))

    assert (year_6.period, year_6.value, year_6.better, year_6.kind) == ("2017/18", 23.1, "lower", "share")
    assert (year_6.lower, year_6.upper) == pytest.approx((22.82, 23.37), abs=0.01)
    assert year_6.spread == pytest.approx(3.82, abs=0.01)
    assert year_6.trend.word == "worse"
    assert (victims.period, victims.value, victims.kind) == ("2018", 128, "count")
    assert (care.period, care.value) == ("2017-18", pytest.approx(77.7))
    assert "middle borough" in care.indicator
    assert all(situation(str(indicator)).source for indicator in measurable().index)


def poisoned(name, as_of, poison):
    """A table whose rows of after the day say something else."""
    table = bundled.table(name)
    later = pd.Series(index=table.index, data=True)
    later.loc[commitments.published_by(table, as_of).index] = False
    columns = [column for column in ("value", "lower", "upper") if column in table]
    return table.assign(**{column: table[column].mask(later, poison) for column in columns})


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(["ncmp_y6_obese", "cvd_preventable_u75", "anxiety_mean"]),
    st.dates(date(2013, 1, 1), commitments.BOARD),
    st.sampled_from([float("nan"), 0.5, 1e6]),
)
def test_nothing_later_reaches_a_target(indicator, as_of, poison):
    """Shift the day and poison every later row: each value stays as it was, to the last digit."""
    clean = repr(commitments.candidates(situation(indicator, as_of)))
    last = situation(indicator, as_of).last_year
    tables = {name: poisoned(name, as_of, poison) for name in ("indicators", "regions")}
    councils = bundled.councils()
    tables["councils"] = councils.assign(value=councils["value"].mask(councils["year"] > last, poison))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(targets.bundled, "table", tables.__getitem__)
        patch.setattr(targets.bundled, "later", lambda name: pytest.fail(f"later {name} was opened"))
        assert repr(commitments.candidates(situation(indicator, as_of))) == clean


def test_a_later_day_knows_more():
    """In 2021 the figures of 2019/20 and the victims of 2020 are known; on the board's day nothing later is opened."""
    day = date(2021, 6, 1)

    assert situation("ncmp_y6_obese", day).period == "2019/20"
    assert situation("homicide_victims", day).period == "2020"
    assert situation("short_term_services", day).period == "2019-20"


def test_a_day_before_every_figure_has_no_baseline():
    """Nothing known: no baseline, and every method says so."""
    assert all(each.reason for each in commitments.candidates(situation("flu_65", date(2010, 1, 1))))


def test_what_can_be_expected_carries_its_rate():
    """Year 6 five years ahead has a band about today that held in 87 %; healthy life expectancy has none."""
    year_6, life = expected(situation("ncmp_y6_obese"))[-1], expected(situation("hle_male"))[-1]

    assert year_6.years == life.years == 5
    assert year_6.low < 23.1 < year_6.high
    assert year_6.hit_rate == pytest.approx(0.87, abs=0.01)
    assert pd.isna(life.low)
    assert "Too short" in life.words


def test_every_figure_has_its_words():
    """Each figure that may be chosen has unit, direction and source; nothing else may be."""
    table = measurable()

    assert (table[["indicator", "unit", "source"]] != "").all(axis=None)
    assert set(table["better"]) == {"lower", "higher"}
    with pytest.raises(KeyError):
        situation("no such figure")
