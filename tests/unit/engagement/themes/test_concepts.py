"""Points that share no word are called by the nearest everyday concept."""

from __future__ import annotations

import numpy as np

from engagement.themes.concepts import nearest_concept
from engagement.themes.sentences import texts_rows


def test_the_nearest_concept():
    """Soup, fruit and bread are food; what is near to nothing gets no concept, and two points alone get none."""
    rows = texts_rows(["soup", "fruit", "bread"])
    middle = rows.mean(axis=0) / np.linalg.norm(rows.mean(axis=0))

    assert nearest_concept(rows, middle, np.zeros(384), texts_rows) == "Food"
    assert nearest_concept(rows, np.zeros(384), np.zeros(384), texts_rows) == ""
    assert nearest_concept(rows[:2], middle, np.zeros(384), texts_rows) == ""


def test_points_that_have_nothing_in_common_get_no_concept():
    """A concept that the middle is near to, but most of the points are not, says nothing of them."""
    rows = texts_rows(["soup", "a piece of software", "the law of the land", "buses to the seaside", "loud music"])

    assert nearest_concept(rows, texts_rows(["food"])[0], np.zeros(384), texts_rows) == ""
