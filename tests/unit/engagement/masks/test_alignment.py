"""Laying a masked answer against its words as they came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.masks.alignment import Edit, align, applied, hiding, place_after, revealing, showing
from engagement.responses.redact import Masker, mask

CAME = "I am Florence Adeyemi of E1 4TT, ring 07700 900123 or ask Dr Adesina."


def test_each_mask_is_found_in_the_words_as_they_came() -> None:
    """Its kind and its string; also of the half of a postcode, which leaves nothing behind."""
    aligned = align(CAME, mask(CAME))

    assert [(each.hidden.kind, each.hidden.words) for each in aligned or ()] == [
        ("name", "Florence Adeyemi"),
        ("postcode", "4TT"),
        ("phone", "07700 900123"),
        ("name", "Adesina"),
    ]


def test_other_words_are_not_laid_against_each_other() -> None:
    """An answer that is not the same gives None, one without masks nothing."""
    assert align("one thing", "another thing") is None
    assert align("Ann rang", "[name] called") is None
    assert align("the same", "the same") == ()


@pytest.mark.parametrize(
    ("term", "masked"),
    [
        ("adesina", "I am [name] of E1, ring [phone] or ask Dr Adesina."),
        ("Florence", "I am Florence [name] of E1, ring [phone] or ask Dr [name]."),
        ("07700 900123", "I am [name] of E1, ring 07700 900123 or ask Dr [name]."),
        ("07700", "I am [name] of E1, ring [phone] or ask Dr [name]."),
        ("nobody", "I am [name] of E1, ring [phone] or ask Dr [name]."),
    ],
)
def test_a_term_is_shown_wherever_a_mask_hides_it(term: str, masked: str) -> None:
    """A name in part, a number as a whole or not at all."""
    assert applied(mask(CAME), showing(CAME, mask(CAME), term)) == masked


def test_what_people_hid_stays_hidden_where_a_part_is_shown() -> None:
    """Only taking it back shows it again."""
    hidden = Masker(hidden_words=frozenset({"blue gate"})).mask("the Blue Gate clinic")

    assert showing("the Blue Gate clinic", hidden, "gate") == []
    assert applied(hidden, revealing("the Blue Gate clinic", hidden, "BLUE gate")) == "the Blue Gate clinic"


def test_masks_themselves_are_never_hidden() -> None:
    """Somebody who hides "name" hides the word, not the masks."""
    assert applied("name of [name]", hiding("name of [name]", "name")) == "[hidden] of [name]"


def test_places_move_with_their_words() -> None:
    """What stands behind an edit moves by what it adds; what stands before it does not."""
    edits = [Edit(2, 8, "Ann"), Edit(20, 26, "[hidden]")]

    assert [place_after(place, edits) for place in (0, 2, 8, 20, 26, 30)] == [0, 2, 5, 17, 25, 29]


@given(st.text(alphabet="abcABC .D", max_size=40), st.sampled_from(["a", "ab", "Ab c", "ca"]))
def test_hiding_and_taking_back_is_nothing(words: str, term: str) -> None:
    """Whatever is hidden comes back as it was."""
    hidden = applied(words, hiding(words, term))

    assert applied(hidden, revealing(words, hidden, term)) == words
