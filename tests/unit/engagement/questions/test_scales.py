"""Scales are known by their words or their numbers, and stand from low to high."""

from __future__ import annotations

import random

import pytest

from engagement.questions.scales import scale_of

SCALES = [
    (["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"], (-1, -1, 0, 1, 1)),
    (["Very dissatisfied", "Dissatisfied", "Neither", "Satisfied", "Very satisfied"], (-1, -1, 0, 1, 1)),
    (["Extremely unlikely", "Unlikely", "Neither", "Likely", "Extremely likely"], (-1, -1, 0, 1, 1)),
    (["Very poor", "Poor", "Neither good nor poor", "Good", "Very good"], (-1, -1, 0, 1, 1)),
    (["Poor", "Fair", "Good", "Very good", "Excellent"], (-1, 0, 1, 1, 1)),
    (["Never", "Rarely", "Sometimes", "Often", "Always"], (-1, -1, 0, 1, 1)),
    (["Not at all important", "Not very important", "Fairly important", "Very important"], (-1, -1, 1, 1)),
    (["Very difficult", "Fairly difficult", "Fairly easy", "Very easy"], (-1, -1, 1, 1)),
    (["Strongly oppose", "Oppose", "Neutral", "Support", "Strongly support"], (-1, -1, 0, 1, 1)),
    (["Tend to disagree", "Neither", "Tend to agree", "Strongly agree"], (-1, 0, 1, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("order", "sides"), SCALES)
def test_scales_in_words(order, sides):
    """Agreement, satisfaction, likelihood, quality, frequency, importance, ease, support."""
    answers = [*order, "Don't know", "Not applicable"]
    random.Random(1).shuffle(answers)
    scale = scale_of(answers)

    assert scale is not None
    assert scale.answers == tuple(order)
    assert scale.sides == sides


def test_scales_in_numbers():
    """Alone where the question is a rating; with words beside them always. The highest need not be given."""
    assert scale_of(["1", "2", "3"]) is None
    scale = scale_of(["5", "2", "4", "3"], is_rating=True)
    assert scale is not None
    assert (scale.answers, scale.sides, scale.highest) == (("2", "3", "4", "5"), (-1, 0, 1, 1), 5)
    worded = scale_of(["5 - very good", "1 - very poor", "2", "3"])
    assert worded is not None
    assert worded.numbers == (1, 2, 3, 5)
    to_ten = scale_of(["0", "7", "10"], is_rating=True)
    assert to_ten is not None
    assert to_ten.highest == 10


@pytest.mark.parametrize(
    "answers",
    [
        ["Yes", "No"], ["Parks", "Buses", "Good food"], ["Agree", "Disagree"], ["Hackney", "Barnet", "Camden"],
        ["16-24", "25-34", "35-44"], ["Yes, strongly agree", "No", "Maybe"], [],
    ],
)  # fmt: skip
def test_other_answers_are_no_scale(answers):
    """One answer that belongs to none is enough."""
    assert scale_of(answers) is None
