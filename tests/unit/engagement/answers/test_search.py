"""What is typed into a search box: alternatives, beginnings, phrases; nothing typed is an error to FTS5."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.driver import sqlite3
from engagement.answers.search import Term, joined, match_of, read_search, says, spans_between, spans_of


def words(*texts: str) -> tuple[Term, ...]:
    return tuple(Term("words", text) for text in texts)


@pytest.mark.parametrize(
    ("typed", "alternatives"),
    [
        ("", ()),
        ("  ?! -- * ", ()),
        ("night bus", (words("night", "bus"),)),
        ("bread and butter & jam", (words("bread", "butter", "jam"),)),
        ("bus or tram", (words("bus"), words("tram"))),
        ("night bus OR tram | train", (words("night", "bus"), words("tram"), words("train"))),
        ("or or bus or", (words("bus"),)),
        ('"night bus" late', (words("night bus", "late"),)),
        ("“waiting time” or „lange Zeit“", (words("waiting time"), words("lange Zeit"))),
        ('"or"', (words("or"),)),
        ('"never closed', (words("never closed"),)),
        ("docu* don't", ((Term("beginning", "docu"), Term("words", "don't")),)),
        ('"docu*"', (words("docu*"),)),
        ("👍 nurses", ((Term("sign", "👍"), Term("words", "nurses")),)),
        ("bus bus or bus", (words("bus"),)),
    ],
)
def test_what_is_typed_is_read(typed: str, alternatives: tuple[tuple[Term, ...], ...]) -> None:
    """Words together must all occur, "or" parts alternatives, quotes keep words together, a star is a beginning."""
    assert read_search(typed) == alternatives


@pytest.fixture(name="index", scope="module")
def _index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute('CREATE VIRTUAL TABLE w USING fts5 (text, tokenize="porter unicode61 remove_diacritics 2")')
        conn.execute("INSERT INTO w VALUES ('The nurses waited; documents and cafés NEAR A&E, by bus, all gases')")
        yield conn


SPECIAL = st.text(st.sampled_from("\"'*()^:+-{}|&“” aZé0_\\\x00\ud800") | st.characters(), max_size=60)


@settings(max_examples=500)
@given(SPECIAL)
@example('text:x NEAR("a b", 3) ^a + b NOT c')
@example('"""" AND " OR *')
def test_nothing_typed_is_an_error(index: sqlite3.Connection, typed: str) -> None:
    """FTS5 reads every query; beginnings and signs are looked for in every text."""
    for terms in read_search(typed):
        match = match_of(terms)
        if match:
            index.execute("SELECT rowid FROM w WHERE w MATCH ?", [match]).fetchall()
        for term in terms:
            if term.kind != "words":
                assert isinstance(says(typed, term), bool)


@pytest.mark.parametrize(
    ("typed", "hit"),
    [
        ("bus", True), ("buses", True), ("gases", True), ("gas", True),
        ("document", True), ("nurse waiting", True), ("waits or zebra", True), ("zebra", False), ("a&e", True),
        ("cafe", True), ('"nurse waiting"', True), ('"waited nurses"', False), ("near", True), ("or", False),
    ],
)  # fmt: skip
def test_words_are_found_in_any_form(index: sqlite3.Connection, typed: str, hit: bool) -> None:
    """By the index itself: plurals and past forms, no accents, phrases in their order."""
    matches = [match_of(terms) for terms in read_search(typed)]

    assert any(index.execute("SELECT 1 FROM w WHERE w MATCH ?", [match]).fetchone() for match in matches) is hit


@pytest.mark.parametrize(
    ("text", "beginning", "words_there"),
    [
        ("Documents, documentation and undocumented", "docu", ["Documents", "documentation"]),
        ("An accessible, ACCESSIBLE place", "accessib", ["accessible", "ACCESSIBLE"]),
        ("everything every day", "every", ["everything", "every"]),
        ("hope, hopefully", "hopef", ["hopefully"]),
        ("Naïve cafés", "cafe", ["cafés"]),
        ("Naïve cafes", "naïv", ["Naïve"]),
        ("an e-mailed e mail", "e-mai", ["e-mailed", "e mail"]),
        ("snake_case", "case", ["case"]),
        ("İstanbul ﬁne", "fin", ["ﬁne"]),
    ],
)
def test_a_beginning_is_marked_as_the_whole_word(text: str, beginning: str, words_there: list[str]) -> None:
    """Also where the word's stem does not begin so; accents and capitals do not matter; never inside a word."""
    spans = spans_of(text, Term("beginning", beginning))

    assert [text[start:end] for start, end in spans] == words_there
    assert says(text, Term("beginning", beginning))


@given(st.text(), st.text(min_size=1, max_size=3))
def test_spans_lie_in_the_text(text: str, beginning: str) -> None:
    """They are in order, inside the text, and there are some exactly where the text says it."""
    for terms in read_search(beginning + "*"):
        for term in terms:
            spans = spans_of(text, term)
            assert all(0 <= start < end <= len(text) for start, end in spans) or term.kind == "words"
            if term.kind != "words":
                assert bool(spans) == says(text, term)


def test_a_sign_is_found_as_it_is() -> None:
    """A thumb is two characters from the start."""
    assert spans_of("ok 👍👍", Term("sign", "👍")) == ((3, 4), (4, 5))


@given(st.lists(st.tuples(st.text("ab ", min_size=1), st.booleans())))
def test_marks_become_spans(pieces: list[tuple[str, bool]]) -> None:
    """What stood between marks is what the spans cut out of the text without them."""
    marked = "".join(f"<{piece}>" if is_marked else piece for piece, is_marked in pieces)
    text = "".join(piece for piece, _ in pieces)

    assert [text[a:b] for a, b in spans_between(marked, "<", ">")] == [piece for piece, mark in pieces if mark]


def test_spans_that_touch_are_one() -> None:
    """Two that overlap and one that touches are one mark; another stays."""
    assert joined([(8, 9), (0, 3), (2, 5), (5, 6)]) == ((0, 6), (8, 9))
