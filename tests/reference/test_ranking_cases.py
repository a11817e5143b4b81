"""Published cases of rankings and value functions, numbers retyped from the sources named."""

from __future__ import annotations

import pandas as pd
import pytest

from priorities import rank
from priorities.values import ValueFunction


def test_heating_losses_in_a_building() -> None:
    """Kracka, Brauers and Zavadskas (2010), Inzinerine Ekonomika 21(4), 352-359.

    Also in scikit-criteria, test_WeightedSumModel_kracka2010ranking.

    Costs are inverted and every column divided by its sum; weights are equal.
    """
    table = pd.DataFrame(
        [
            [33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852],
            [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
            [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
            [30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186],
            [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.610],
            [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
        ],
        columns=list("abcdefg"),
    )
    for cost in "abcdf":
        table[cost] = 1 / table[cost]
    scaled = table / table.sum()

    found = rank(scaled, dict.fromkeys("abcdefg", 20))

    expected = [0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701]
    assert found["score"].tolist() == pytest.approx(expected, abs=5e-9)
    assert found["rank"].tolist() == [6, 1, 3, 4, 5, 2]


def test_weighted_sums_of_two() -> None:
    """scikit-criteria, test_WeightedSumModel: (1,0,3) and (0,5,6) with weights of one each total 4 and 11."""
    scores = pd.DataFrame([[1, 0, 3], [0, 5, 6]], columns=list("abc"))

    found = rank(scores, {"a": 1, "b": 1, "c": 1})

    assert (found["score"] * 3).tolist() == [4.0, 11.0]
    assert found["rank"].tolist() == [2, 1]


def test_value_functions_of_five_ways_to_travel() -> None:
    """R package MCDA, tests/applyPiecewiseLinearValueFunctionsOnPerformanceTable.R."""
    functions = [
        ValueFunction(((30, 0), (16, 0), (2, 0.0875))),
        ValueFunction(((40, 0), (30, 0), (20, 0.025), (10, 0.9))),
        ValueFunction(((0, 0), (1, 0), (2, 0.0125), (3, 0.0125))),
    ]
    travel = {
        "RER": (3, 10, 1),
        "METRO1": (4, 20, 2),
        "METRO2": (2, 20, 0),
        "BUS": (6, 40, 0),
        "TAXI": (30, 30, 3),
    }
    expected = {
        "RER": (0.08125, 0.9, 0),
        "METRO1": (0.075, 0.025, 0.0125),
        "METRO2": (0.0875, 0.025, 0),
        "BUS": (0.0625, 0, 0),
        "TAXI": (0, 0, 0.0125),
    }

    for name, levels in travel.items():
        found = [f.at(level) for f, level in zip(functions, levels, strict=True)]
        assert found == pytest.approx(expected[name], abs=1e-12)
