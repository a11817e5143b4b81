"""Headings as people read them."""

from __future__ import annotations

import pytest

from engagement.parsing.headings import commas_joined, follow_ups_named, without_markup


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<b>What would you mend?</b>", "What would you mend?"),
        ("Rest &amp; play&nbsp;here", "Rest & play\xa0here"),
        ("<p style='color:red'>One</p><p>Two</p>", " One  Two "),
        ("One<br/>two", "One two"),
        ("&lt;strong&gt;Loud&lt;/strong&gt;", "Loud"),
        ("Under <5 or 5> years", "Under <5 or 5> years"),
        ("a < b and b > c", "a < b and b > c"),
    ],
)
def test_markup_is_taken_out_and_signs_are_read(cell: str, text: str) -> None:
    """Tags of known names go, entities become signs, and comparisons stay."""
    assert without_markup(cell) == text


def test_a_follow_up_is_called_by_its_question() -> None:
    """Two of the same words are told apart by what each follows; a question between them is not changed."""
    names = ["Would you walk?", "Why?", "Would you cycle?", "Why?", "Any other comments?"]
    assert follow_ups_named(names) == [
        "Would you walk?", "Would you walk? Why?", "Would you cycle?", "Would you cycle? Why?", "Any other comments?",
    ]  # fmt: skip


def test_a_follow_up_that_stands_once_or_follows_nothing_stays() -> None:
    """Once, nobody mixes it up; after a short name, numbers tell better than half of the names."""
    assert follow_ups_named(["Would you walk?", "Why?"]) == ["Would you walk?", "Why?"]
    assert follow_ups_named(["Age", "Comment", "", "Comment"]) == ["Age", "Comment", "", "Comment"]


@pytest.mark.parametrize(
    ("header", "width", "names"),
    [
        ("Ref,How, if at all, would you mend it?", 2, ["Ref", "How, if at all, would you mend it?"]),
        ("Ref,Do you walk, cycle, or drive?,Why?", 3, ["Ref", "Do you walk, cycle, or drive?", "Why?"]),
        ("Ref,What,if anything,helps?,Ward", 3, ["Ref", "What,if anything,helps?", "Ward"]),
        ("Ref,Over £2,500 a month?,Ward", 3, ["Ref", "Over £2,500 a month?", "Ward"]),
    ],
)
def test_commas_in_a_heading_are_mended(header: str, width: int, names: list[str]) -> None:
    """Where the rows are narrower than the heading, what goes on with the cell before it belongs to it."""
    assert commas_joined(header.split(","), [["x"] * width] * 6, ",") == names


@pytest.mark.parametrize(
    ("header", "widths"),
    [
        ("Ref, Ward, Words, More", [3] * 6),  # a space after every comma says nothing
        ("Ref,Page Path,clientID", [2] * 6),  # a name in small letters is no rest of a sentence
        ("Ref,Ward,Words", [3] * 6),
        ("Ref,How, if at all?", [2, 3, 1, 2, 3, 1]),  # ragged rows
        ("Ref,Ward,Words,", [3] * 6),  # a blank cell at the end
    ],
)
def test_other_headings_are_left_alone(header: str, widths: list[int]) -> None:
    """In doubt nothing is joined."""
    assert commas_joined(header.split(","), [["x"] * width for width in widths], ",") is None
