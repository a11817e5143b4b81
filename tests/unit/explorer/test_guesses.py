"""Guesses of the officer's code slow down, stop for a while, and are told once."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

from data import Stamp, connect, history, prepare
from data.audit import migrations as audit_migrations
from explorer.guesses import Answer, Guesses, put_on_record

MINUTE, DAY = 60, 24 * 60 * 60


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def guess_on(guesses, clock, seconds):
    """Guess wrong as soon as one may, for so many seconds; return the guesses that were looked at."""
    end, looked_at = clock.now + seconds, []
    while clock.now <= end:
        looked_at.append(guesses.attempt("wrong", "code"))
        clock.now += guesses.wait() or 0.01
    return looked_at


def test_the_right_code_passes_and_a_wrong_one_does_not():
    """The code passes, letters beyond ASCII included; nothing else does."""
    guesses = Guesses(Clock())

    assert guesses.wait() == 0
    assert guesses.attempt("grün", "grün").right
    assert not guesses.attempt("", "grün").right
    assert not guesses.attempt("grun", "grün").right


def test_waits_double_and_then_stop():
    """Four wrong guesses are free; then 1, 2, 4 ... 60 seconds; the twentieth stops for 15 minutes."""
    clock = Clock()
    guesses = Guesses(clock)
    waits = []
    for _ in range(20):
        guesses.attempt("wrong", "code")
        waits.append(guesses.wait())
        clock.now += guesses.wait()

    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, *[60] * 9, 900]


def test_while_guesses_wait_none_is_looked_at():
    """The right code typed during a wait does not pass; after it, it does; nothing in the answer tells which it was."""
    clock = Clock()
    guesses = Guesses(clock)
    for _ in range(5):
        guesses.attempt("wrong", "code")

    assert guesses.attempt("code", "code") == guesses.attempt("wrong", "code")
    clock.now += 1
    assert guesses.attempt("code", "code").right


def test_a_day_of_guessing_comes_to_little():
    """Who guesses without a pause has 20 guesses in ten minutes, then one every quarter of an hour: 96 a day."""
    clock = Clock()
    guesses = Guesses(clock)

    assert len(guess_on(guesses, clock, 11 * MINUTE)) == 20
    guess_on(guesses, clock, DAY)
    assert len(guess_on(guesses, clock, DAY)) <= 97


def test_after_the_last_guess_the_box_is_open_within_fifteen_minutes():
    """However long somebody guessed, the right code passes 15 minutes after they stop."""
    clock = Clock()
    guesses = Guesses(clock)
    guess_on(guesses, clock, DAY)
    guesses.attempt("wrong", "code")
    clock.now += 15 * MINUTE

    assert guesses.attempt("code", "code").right


def test_wrong_guesses_are_forgotten_one_by_one():
    """One is forgotten every 15 minutes: after an hour four more are free again."""
    clock = Clock()
    guesses = Guesses(clock)
    for _ in range(4):
        guesses.attempt("wrong", "code")
    clock.now += 60 * MINUTE

    assert [guesses.attempt("wrong", "code").wrong for _ in range(4)] == [1, 2, 3, 4]
    assert guesses.wait() == 0


def test_a_burst_is_told_once_and_again_after_a_day():
    """The record hears of the fifth wrong guess, then once a day with the number since; slips are not told."""
    clock = Clock()
    guesses = Guesses(clock)
    first = [answer.to_record for answer in guess_on(guesses, clock, 11 * MINUTE)]

    assert first == [0, 0, 0, 0, 5, *[0] * 15]
    told = [answer.to_record for answer in guess_on(guesses, clock, 2 * DAY) if answer.to_record]
    assert len(told) == 2
    assert all(90 <= number <= 115 for number in told)


def test_the_record_holds_a_number_and_no_word(tmp_path):
    """One entry says how many wrong codes were typed, by whom as they called themselves, and not which."""
    prepare(tmp_path / "x.sqlite", (audit_migrations,))
    with closing(connect(tmp_path / "x.sqlite")) as db:
        put_on_record(db, 5, Stamp("Name not given", datetime(2019, 3, 15, tzinfo=UTC)))
        entry = history(db).iloc[0]

    assert (entry["what"], entry["target"]) == ("Typed wrong officer's codes", "engagement officer's code")
    assert "5" in entry["after"]


def test_one_of_several_codes_is_told_which():
    """One guess for all of them: a wrong one counts once."""
    guesses = Guesses(Clock())

    assert guesses.attempt("second", "first", "second") == Answer(right=True, looked_at=True, wrong=0, place=1)
    assert guesses.attempt("third", "first", "second").wrong == 1
    assert not guesses.attempt("", "first").right
