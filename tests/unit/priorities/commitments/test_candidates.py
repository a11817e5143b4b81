"""Candidate targets: values worked by hand or published, and a reason where there is none."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from priorities.commitments import METHODS, Situation, candidates, judged
from priorities.errors import CommitmentError

BOROUGHS = pd.DataFrame(
    {
        "area": [f"borough {n}" for n in range(11)],
        "value": range(10, 32, 2),
        "lower": [value - 1 for value in range(10, 32, 2)],
        "upper": [value + 1 for value in range(10, 32, 2)],
        "people": [100.0] * 11,
    }
)
REGIONS = pd.DataFrame({"region": ["London", "South East", "North East"], "value": [20.0, 15.0, 25.0]})
HISTORY = pd.DataFrame(
    [(f"council {n}", 2010 + later, 100.0 - later / 5 * n) for n in range(21) for later in (0, 5)],
    columns=["area", "year", "value"],
)
SHARE = Situation(
    indicator="Children living with obesity",
    unit="%",
    better="lower",
    kind="share",
    period="2015/16",
    year=2015,
    length=1,
    value=20.0,
    lower=19.0,
    upper=21.0,
    england=18.0,
    target_year=2020,
    last_year=2015,
    boroughs=BOROUGHS,
    regions=REGIONS,
    history=HISTORY,
    reference="councils of England",
)
COUNT = Situation(
    indicator="Victims",
    unit="victims",
    better="lower",
    kind="count",
    period="2018",
    year=2018,
    length=1,
    value=128.0,
    target_year=2023,
    last_year=2018,
)


def of(situation):
    return {candidate.method: candidate for candidate in candidates(situation)}


def test_each_method_once_with_a_value_or_a_reason():
    """Every method is there in its order; it has a value, or says why not, never both."""
    for situation in (SHARE, COUNT, replace(SHARE, value=float("nan")), replace(SHARE, better="higher")):
        listed = candidates(situation)
        assert [candidate.method for candidate in listed] == list(METHODS)
        for candidate in listed:
            assert pd.isna(candidate.value) == bool(candidate.reason), candidate


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("keep", 20),
        ("percent", 18),
        ("same step", 16.16),  # 100 sin²(asin(sqrt(0.2)) - 0.05)
        ("detectable", 20 - 1.96 * 2**0.5 * 2 / 3.92),
        ("england", 18),
        ("best quarter", 15),
        ("half-way", 17.5),
        ("best region", 15),
        ("one in four", 17),  # councils fell by 0 to 20 %: three quarters of them by less than 15 %
        ("one in ten", 16.4),  # nine in ten by less than 18 %
        ("level up", (10 + 12 + 14 + 16 + 18 + 6 * 20) / 11),
    ],
)
def test_values_by_hand(method, value):
    """Each method gives what its formula gives, and the change in per cent of the baseline."""
    candidate = of(SHARE)[method]

    assert candidate.value == pytest.approx(value, abs=0.01)
    assert candidate.per_cent == pytest.approx(100 * (value / 20 - 1), abs=0.1)


def test_who_has_done_it_stands_beside_each():
    """Of 21 councils 11 cut their share by a tenth or more, one by a fifth, and none by more."""
    listed = of(SHARE)

    assert listed["percent"].reached.times == 11
    assert listed["percent"].attainable == "about half did"
    assert listed["best region"].attainable == "nobody has yet (0 of 21)"
    assert listed["best region"].note == "South East"
    assert "followed for 5 years" in of(COUNT)["percent"].attainable


def test_a_count_is_told_from_chance_or_it_is_said():
    """128 victims: 98 is the least that differs in a year; a tenth fewer would not even in five years together."""
    listed = of(COUNT)

    assert listed["detectable"].value == 98
    assert listed["detectable"].chance.beyond is True
    assert listed["percent"].chance.beyond is False
    assert "nor could 5 years" in listed["percent"].chance.words
    assert "62%" in listed["zero"].note  # 1 - (1 / 128) ** (1 / 5)
    for method in ("england", "best quarter", "half-way", "level up"):
        assert "compare rates" in listed[method].reason


def test_higher_is_better_turns_everything():
    """The best quarter and region are then the highest, and what England does better is a target."""
    listed = of(replace(SHARE, better="higher", england=25.0))

    assert (listed["best quarter"].value, listed["best region"].value, listed["england"].value) == (25, 25, 25)
    assert listed["best region"].note == "North East"
    assert listed["percent"].value == pytest.approx(22)
    assert "not for this figure" in listed["zero"].reason


def test_what_is_reached_already_is_no_target():
    """London ahead of England, or of its best quarter, is told so instead of a step back."""
    ahead = of(replace(SHARE, value=12.0))

    assert "already" in ahead["england"].reason
    assert "already" in ahead["best quarter"].reason


def test_no_share_beyond_a_hundred():
    """Ninety-five per cent cannot rise by a tenth; the step of the same size stays below 100."""
    listed = of(replace(SHARE, better="higher", value=95.0))

    assert "100 %" in listed["percent"].reason
    assert listed["same step"].value < 100


def test_a_promise_is_a_candidate_and_keeps_its_words():
    """A promise in the same measure stands beside the rest."""
    listed = of(replace(SHARE, promise=19.0, promise_words="Better Health for London"))

    assert (listed["promise"].value, listed["promise"].note) == (19.0, "Better Health for London")
    assert of(SHARE)["promise"].reason


def test_without_a_london_figure_nothing_is_invented():
    """No baseline: each method says that there is no figure for London."""
    assert all("no figure for London" in each.reason for each in candidates(replace(SHARE, value=float("nan"))))


def test_the_pace_stands_beside_what_was():
    """From 20 to 18 in five years: -0.4 a year; from 19 in 2013/14 to 20 in 2015/16 it went up by 0.5 a year."""
    series = pd.DataFrame({"year": [2013, 2014, 2015], "value": [19.0, 19.2, 20.0]})

    assert of(replace(SHARE, series=series))["percent"].pace == "Needs -0.4 a year; since 2013/14 it went +0.5 a year."
    assert of(SHARE)["percent"].pace == "Needs -0.4 a year."
    assert of(replace(SHARE, target_year=2015))["percent"].pace == ""


def test_a_target_of_ones_own_is_judged_alike():
    """A value set by hand gets the same words as the candidate of that value; what cannot be is refused."""
    own, percent = judged(SHARE, 18.0), of(SHARE)["percent"]

    assert (own.per_cent, own.reached, own.chance) == (percent.per_cent, percent.reached, percent.chance)
    for value in (-1, 101, float("nan")):
        with pytest.raises(CommitmentError):
            judged(SHARE, value)
