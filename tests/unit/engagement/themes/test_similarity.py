"""Likeness of texts: the same is one, the same matter is more than another, and nothing has no likeness."""

from __future__ import annotations

import pytest

from engagement.themes.similarity import similarity


def test_the_same_matter_is_more_alike() -> None:
    """Air is nearer to pollution than to teeth; a text is wholly like itself."""
    table = similarity(["Dirty air from traffic"], ["Air pollution", "Teeth and dentists", "Dirty air from traffic"])

    assert table.shape == (1, 3)
    assert table[0, 0] > table[0, 1]
    assert table[0, 2] == pytest.approx(1.0)


def test_nothing_is_like_nothing() -> None:
    """Empty lists give empty tables."""
    assert similarity([], ["a"]).shape == (0, 1)
    assert similarity(["a"], []).shape == (1, 0)
