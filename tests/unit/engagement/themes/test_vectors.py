"""A bounded store of rows gives up what was unused longest."""

from __future__ import annotations

from engagement.themes.vectors import MemoryVectors


def test_the_longest_unused_goes_first():
    """Of three rows of four bytes, eight may stay; one that was asked for again outlives one that was not."""
    store = MemoryVectors(most=8)
    store.put({"a": b"1234", "b": b"1234"})
    store.get(["a"])
    store.put({"c": b"1234"})

    assert dict(store.get(["a", "b", "c"])) == {"a": b"1234", "c": b"1234"}


def test_putting_again_takes_no_more_room():
    """The same key twice counts once."""
    store = MemoryVectors(most=8)
    store.put({"a": b"1234"})
    store.put({"a": b"1234", "b": b"1234"})

    assert set(store.get(["a", "b"])) == {"a", "b"}
