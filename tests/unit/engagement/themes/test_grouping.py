"""Groups are numbered by size, cut into nested numbers, and never empty."""

from __future__ import annotations

import numpy as np

from engagement.themes.features import unit
from engagement.themes.grouping import by_size, group, joined, small_groups, smooth, tree

SQUARE = np.array([[1.0, 0.0]] * 3 + [[0.0, 1.0]] * 5)


def test_largest_group_comes_first():
    """Groups are numbered by weight; equals by their first row."""
    assert by_size(np.array([7, 7, 2, 2, 2, 9]), np.ones(6)).tolist() == [1, 1, 0, 0, 0, 2]
    assert by_size(np.array([4, 1]), np.ones(2)).tolist() == [0, 1]


def test_weights_count_as_repeats():
    """One row of weight ten outweighs five rows of weight one."""
    labels = by_size(np.array([3, 5, 5, 5, 5, 5]), np.array([10.0, 1, 1, 1, 1, 1]))

    assert labels.tolist() == [0, 1, 1, 1, 1, 1]


def test_more_groups_than_different_rows():
    """There are never more groups than different rows, so none is empty."""
    labels = group(SQUARE, np.ones(8), 5)

    assert labels.tolist() == [1, 1, 1, 0, 0, 0, 0, 0]


def test_nearest_pair_of_small_groups_is_joined_first():
    """Of three single rows on a line at 0, 1 and 9 the first two join, then the third."""
    rows = np.array([[0.0], [1.0], [9.0]])

    assert joined(rows, np.arange(3), np.ones(3)).tolist() == [[0, 1], [2, 3]]


def test_those_of_one_group_are_joined_before_any_others():
    """1 and 9 belong together, so they join first, though 0 is nearer to 1."""
    rows = np.array([[0.0], [1.0], [9.0]])

    assert joined(rows, np.arange(3), np.ones(3), within=np.array([0, 1, 1])).tolist() == [[1, 2], [0, 3]]


def test_cuts_of_a_tree_are_nested():
    """Two leaves that are together at four groups are together at three and two; four groups are those found."""
    rows, weights = np.random.default_rng(2).normal(size=(40, 3)), np.ones(40)
    found = group(rows, weights, 4)
    whole = tree(rows, found, weights, 8, small_groups(rows, weights))
    four, three = whole.cut(4), whole.cut(3)

    assert whole.n_leaves > 4
    assert len(set(zip(four[whole.leaves], found, strict=True))) == 4
    assert len(set(three)) == 3
    assert all(len(set(three[four == g])) == 1 for g in set(four))


def test_smoothing_pulls_neighbours_together():
    """Smoothed rows keep length 1 and near ones come nearer."""
    rows = np.random.default_rng(4).normal(size=(60, 4)) + np.repeat([[6, 0, 0, 0], [0, 6, 0, 0]], 30, axis=0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    after = smooth(rows)

    assert np.allclose(np.linalg.norm(after, axis=1), 1, atol=1e-5)
    assert after[:30].std(axis=0).sum() < rows[:30].std(axis=0).sum()


def test_few_texts_do_not_fall_into_one_group() -> None:
    """Sixty loose rows in six groups: none holds over half of them, and none is a single row."""
    chance = np.random.default_rng(3)
    rows = np.round(unit(chance.normal(size=(60, 30))), 6)

    size = np.bincount(group(rows, np.ones(60), 6))

    assert size.max() <= 30
    assert size.min() >= 2
