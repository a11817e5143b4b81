"""Points that share no word are called by the nearest everyday concept."""

from __future__ import annotations

import numpy as np

from engagement.themes.concepts import nearest_concept
from engagement.themes.sentences import texts_rows


def test_the_nearest_concept():
    """Soup, fruit and bread are food; what is near to nothing gets no concept."""
    middle = texts_rows(["soup", "fruit", "bread"]).mean(axis=0)
    middle = middle / np.linalg.norm(middle)

    assert nearest_concept(middle, np.zeros(384), texts_rows) == "Food"
    assert nearest_concept(np.zeros(384), np.zeros(384), texts_rows) == ""
