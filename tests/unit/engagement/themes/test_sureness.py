"""A point stands alone where the typical rows around it do not speak for its theme."""

from __future__ import annotations

import numpy as np

from engagement.themes.partition import Standing
from engagement.themes.sureness import least_vote, votes_for

STANDING = Standing(
    leaf=np.array([0, 1]),
    strength=np.array([1.0, 1.0]),
    explained=np.array([False, False]),
    voters=np.array([[0, 1], [0, 0]]),
    votes=np.array([[0.6, 0.4], [0.5, 0.3]]),
    whole=np.array([0, 1]),
)


def test_votes_count_for_the_own_theme_alone():
    """By hand: of 0.6 and 0.4 the first is for theme 0, mean 0.3; none of 0.5 and 0.3 is for theme 1."""
    assert votes_for(np.array([0, 1]), np.array([0, 1]), STANDING).tolist() == [0.3, 0.0]


def test_less_is_asked_of_few_people():
    """By hand: the median of 0.5 and 0.4 is 0.45; 0.55 of it is 0.2475, and of 30 people a tenth of that."""
    assert least_vote(STANDING, 1_000.0) == 0.2475
    assert least_vote(STANDING, 30.0) == 0.02475
