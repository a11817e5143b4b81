"""Agreement of two people: F1 of what fits, and Cohen's kappa with its interval."""

from __future__ import annotations

from math import isnan, sqrt

import pytest
from sklearn.metrics import cohen_kappa_score

from engagement.themes.checks.agreement import agreement


def of_table(both_fit, first_alone, second_alone, neither):
    """The answers of two people by how often each pair came."""
    first = ["fits"] * (both_fit + first_alone) + ["does_not"] * (second_alone + neither)
    second = ["fits"] * both_fit + ["does_not"] * first_alone + ["fits"] * second_alone + ["does_not"] * neither
    return first, second


def test_kappa_by_hand():
    """20 and 15 alike, 5 and 10 not: seen .70, by chance .50, so kappa .40 (a worked example of many textbooks).

    Its error by Fleiss, Cohen and Everitt: alike cells .4 (1 - 1.1 * .6)^2 + .3 (1 - .9 * .6)^2 = .10972; others
    .36 (.1 (.6 + .5)^2 + .2 (.4 + .5)^2) with the shares of the other's column and row; less (.4 - .5 * .6)^2.
    """
    first, second = of_table(20, 5, 10, 15)
    told = agreement(first, second, "fits")
    rows, columns = (0.5, 0.5), (0.6, 0.4)
    alike = 0.4 * (1 - (rows[0] + columns[0]) * 0.6) ** 2 + 0.3 * (1 - (rows[1] + columns[1]) * 0.6) ** 2
    others = 0.36 * (0.1 * (columns[0] + rows[1]) ** 2 + 0.2 * (columns[1] + rows[0]) ** 2)
    error = sqrt(alike + others - (0.4 - 0.5 * 0.6) ** 2) / (0.5 * sqrt(50))

    assert (told.n, told.same) == (50, 35)
    assert told.kappa == pytest.approx(0.4)
    assert told.f1 == pytest.approx(2 * 20 / (25 + 30))
    assert (told.low, told.high) == pytest.approx((0.4 - 1.959964 * error, 0.4 + 1.959964 * error))


def test_three_answers_agree_with_another_implementation():
    """Kappa of three kinds of answers is what scikit-learn makes of them."""
    first = ["fits", "fits", "unsure", "does_not", "fits", "does_not", "unsure"]
    second = ["fits", "does_not", "unsure", "does_not", "fits", "fits", "fits"]

    assert agreement(first, second, "fits").kappa == pytest.approx(cohen_kappa_score(first, second))


def test_who_always_says_the_same_cannot_be_told_from_chance():
    """Kappa has no value then, F1 has; without answers neither has; full agreement is 1."""
    same = agreement(["fits"] * 20, ["fits"] * 20, "fits")
    whole = agreement(["fits", "does_not"], ["fits", "does_not"], "fits")

    assert same.f1 == 1
    assert isnan(same.kappa)
    assert isnan(agreement([], [], "fits").f1)
    assert (whole.kappa, whole.low, whole.high) == (1, 1, 1)
