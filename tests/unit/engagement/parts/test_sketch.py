"""The texts that find the groups are the same however a file is cut and in whatever order its parts come."""

from __future__ import annotations

from functools import reduce

import numpy as np
import pytest

from engagement.parts import sketch
from engagement.parts.sketch import Sketch, sketch_of

TEXTS = [f"text {number % 37}" for number in range(100)]
PEOPLE = np.arange(100, dtype=np.uint64)


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """Ten texts find the groups."""
    monkeypatch.setattr(sketch, "ANCHORS", 10)


def cut(size: int, texts: list[str] = TEXTS) -> list[Sketch]:
    starts = range(0, len(texts), size)
    return [sketch_of(texts[at : at + size], PEOPLE[at : at + size], bool) for at in starts]


def as_lists(result: Sketch) -> tuple[list[str], list[list[int]]]:
    return result.texts, [who.tolist() for who in result.people]


@pytest.mark.parametrize("size", [1, 7, 50, 100])
def test_the_parts_are_the_whole(size):
    """Sketches of parts, joined forwards or backwards, are the sketch of the whole, with everybody who wrote a text."""
    whole = as_lists(sketch_of(TEXTS, PEOPLE, bool))
    parts = cut(size)

    assert as_lists(reduce(Sketch.joined, parts)) == whole
    assert as_lists(reduce(Sketch.joined, reversed(parts))) == whole
    assert len(whole[0]) == 10
    first = int(whole[0][0].split()[1])
    assert whole[1][0] == [number for number in range(100) if number % 37 == first]


def test_what_says_nothing_is_passed_over():
    """A text that is not used gives its place to the next one."""
    whole = sketch_of(TEXTS, PEOPLE, bool).texts

    less = sketch_of(TEXTS, PEOPLE, lambda text: text != whole[0]).texts

    assert less[:9] == whole[1:]
    assert len(less) == 10


def test_few_texts_stand_all():
    """Where there are no more than find the groups, all do."""
    assert sorted(sketch_of(["a", "b", "a"], PEOPLE[:3], bool).texts) == ["a", "b"]
    assert sketch_of([], PEOPLE[:0], bool).texts == []


def test_a_person_who_repeats_a_text_is_one():
    """Who wrote the same twice, in one part or in two, wrote it once."""
    again = sketch_of(["a", "a"], np.array([7, 7], dtype=np.uint64), bool)

    assert again.joined(again).rows() == (["a"], [7])


def test_very_many_rows_keep_their_shares(monkeypatch):
    """Of more rows than a finding takes each text keeps its share, and at least one."""
    monkeypatch.setattr(sketch, "_MOST_ROWS", 10)
    texts = ["a"] * 60 + ["b"] * 39 + ["c"]

    rows, people = sketch_of(texts, PEOPLE, bool).rows()

    # 10 of 100: 60 / 10, 39 / 10 and 1 / 10, each rounded up
    assert {text: rows.count(text) for text in "abc"} == {"a": 6, "b": 4, "c": 1}
    assert len(set(people)) == len(people) == 11
