"""A text that is asked for several times in a row is read once."""

from __future__ import annotations

import numpy as np
import pytest

from engagement.themes import recent
from engagement.themes.recent import each_once


@pytest.fixture
def reader():
    """A reader of lengths, and what it was asked to read."""
    lists: list[list[str]] = []

    @each_once
    def lengths(texts):
        lists.append(list(texts))
        return np.array([[len(text)] for text in texts], dtype=np.float64).reshape(len(texts), 1)

    return lengths, lists


def test_each_text_is_read_once(reader):
    """What was asked for before, or stands in the list twice, is not read again; rows come in the order asked for."""
    lengths, lists = reader

    assert lengths(["a", "bb", "a"]).tolist() == [[1], [2], [1]]
    assert lengths(["ccc", "bb"]).tolist() == [[3], [2]]
    assert lists == [["a", "bb"], ["ccc"]]


def test_nothing_has_rows_too(reader):
    """No text gives no row, with as many columns as ever."""
    assert reader[0]([]).shape == (0, 1)


def test_the_longest_unused_goes(reader, monkeypatch):
    """Of more texts than are kept the longest unused are read again, and a long list is read as it is."""
    monkeypatch.setattr(recent, "RECENT", 2)
    lengths, lists = reader
    for texts in (["a"], ["bb"], ["a"], ["ccc"], ["a"], ["bb"]):
        lengths(texts)

    assert lists[-2:] == [[], ["bb"]]
    assert lengths(["a", "a", "a"]).tolist() == [[1], [1], [1]]
    assert lists[-1] == ["a", "a", "a"]


def test_nothing_goes_while_there_is_room(reader, monkeypatch):
    """Of as many texts as are kept, or one fewer, all are remembered."""
    monkeypatch.setattr(recent, "RECENT", 3)
    for texts in (["a", "bb"], ["ccc"], ["a", "bb", "ccc"]):
        reader[0](texts)

    assert reader[1] == [["a", "bb"], ["ccc"], []]


def test_what_was_handed_out_may_be_changed(reader):
    """Rows are copies: who changes them changes no later answer."""
    reader[0](["a"])[:] = 9

    assert reader[0](["a"]).tolist() == [[1]]
