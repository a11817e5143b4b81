"""Raking against plain proportional fitting of the same table; caps, empty margins and people who did not say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from engagement.reach import rake


def fitted_table(counts: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Proportional fitting of a two-way table, written for the test alone: cells, not people."""
    table = counts.astype(float)
    for _ in range(100_000):
        table = table * (rows / table.sum(axis=1))[:, None]
        table = table * (columns / table.sum(axis=0))[None, :]
        if np.abs(table.sum(axis=1) / rows - 1).max() < 1e-12:
            break
    return table


def people_of(counts: np.ndarray) -> pd.DataFrame:
    cells = [(f"r{row}", f"c{column}") for row, column in np.ndindex(*counts.shape)]
    return pd.DataFrame([cell for cell, n in zip(cells, counts.ravel(), strict=True) for _ in range(n)],
                        columns=["row", "column"])  # fmt: skip


def shares(rng: np.random.Generator, name: str, n: int) -> pd.Series:
    values = rng.uniform(0.5, 1.5, n)
    return pd.Series(values / values.sum(), index=[f"{name}{at}" for at in range(n)])


def test_weights_equal_the_fitted_table_on_a_thousand_random_ones():
    """Each cell's weight is the same to 1e-6, whatever the margins."""
    rng = np.random.default_rng(11)
    for _ in range(1_000):
        counts = rng.integers(2, 12, size=(rng.integers(2, 5), rng.integers(2, 5)))
        rows, columns = shares(rng, "r", counts.shape[0]), shares(rng, "c", counts.shape[1])
        people = people_of(counts)
        raking = rake(people, {"row": rows, "column": columns}, cap=np.inf)
        target = fitted_table(counts, rows.to_numpy(), columns.to_numpy()) * counts.sum()
        cells = people.assign(weight=raking.weights).groupby(["row", "column"])["weight"].sum().to_numpy()
        assert raking.agrees
        assert cells == pytest.approx(target.ravel(), rel=5e-6)


def test_weights_are_cut_at_five_times_the_mean():
    """One woman among a hundred men does not speak for half of the city; it is said how many were cut."""
    people = pd.DataFrame({"sex": ["Female"] + ["Male"] * 100})
    raking = rake(people, {"sex": pd.Series({"Female": 0.5, "Male": 0.5})})

    assert raking.capped == 1
    assert not raking.agrees
    assert raking.weights.max() == pytest.approx(5, rel=1e-6)
    assert raking.weights.mean() == pytest.approx(1)


def test_a_group_of_nobody_is_named_and_left_out():
    """The others share its part; nobody is made up."""
    people = pd.DataFrame({"age": ["16-24"] * 3 + ["25-34"] * 1})
    raking = rake(people, {"age": pd.Series({"16-24": 0.4, "25-34": 0.4, "85+": 0.2})})

    assert raking.empty == ("age: 85+",)
    assert raking.weights.tolist() == pytest.approx([2 / 3] * 3 + [2.0], abs=1e-6)
    assert raking.effective == pytest.approx(16 / (3 * 4 / 9 + 4), abs=1e-6)


def test_who_did_not_say_keeps_the_weight_of_one():
    """A missing fact moves nobody by that fact."""
    people = pd.DataFrame({"age": ["a", "b", "b", "b", ""]})
    raking = rake(people, {"age": pd.Series({"a": 0.5, "b": 0.5})})

    assert raking.weights[4] == pytest.approx(1, abs=1e-6)
    assert raking.weights[:4].tolist() == pytest.approx([2, 2 / 3, 2 / 3, 2 / 3], abs=1e-6)


def test_nobody_and_no_fact():
    """Nothing to weight is no error."""
    assert rake(pd.DataFrame({"age": []}), {"age": pd.Series({"a": 1.0})}).weights.empty
    assert rake(pd.DataFrame({"age": ["a", "a"]}), {}).weights.tolist() == [1.0, 1.0]
