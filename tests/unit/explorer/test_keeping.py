"""What was read is kept for everybody, and changed by nobody."""

from __future__ import annotations

from threading import Barrier, Thread
from time import sleep

import pandas as pd
import pytest

from explorer.keeping import Keeper


def test_a_frame_changed_by_its_reader_changes_nobody_elses() -> None:
    """Each reader has a frame to itself, the one who worked it out included."""
    keeper = Keeper()
    first = keeper.get("people", lambda: pd.DataFrame({"n": [1, 2]}))
    first.loc[0, "n"] = 99
    first["more"] = "x"
    second = keeper.get("people", pd.DataFrame)
    second["n"] *= 10

    third = keeper.get("people", pd.DataFrame)

    assert third.to_dict("list") == {"n": [1, 2]}


def test_a_series_changed_by_its_reader_changes_nobody_elses() -> None:
    """As for frames."""
    keeper = Keeper()
    shares = keeper.get("shares", lambda: pd.Series([1.0, 2.0]))
    shares.iloc[0] = 99.0

    assert keeper.get("shares", pd.Series).tolist() == [1.0, 2.0]


def test_an_error_keeps_nothing() -> None:
    """The next reader tries again."""
    keeper = Keeper()
    with pytest.raises(OSError, match="gone"):
        keeper.get("key", _fails)

    assert keeper.get("key", lambda: 7) == 7
    assert keeper.get("key", lambda: 8) == 7


def _fails() -> int:
    raise OSError("gone")


def test_none_is_a_value() -> None:
    """Nothing found is kept like anything else."""
    keeper = Keeper()

    assert keeper.get("themes", lambda: None) is None
    assert keeper.get("themes", lambda: 1) is None  # type: ignore[arg-type, return-value]


def test_two_threads_work_out_once() -> None:
    """Who asks while somebody works it out waits, and has the same."""
    keeper, begin = Keeper(), Barrier(2)
    calls: list[int] = []
    answers: list[int] = []

    def work() -> int:
        calls.append(1)
        sleep(0.1)  # the other thread asks meanwhile
        return 5

    def ask() -> None:
        begin.wait()
        answers.append(keeper.get("key", work))

    threads = [Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [5, 5]
    assert calls == [1]


def test_one_key_does_not_wait_for_another() -> None:
    """What is worked out under one key may ask for another."""
    keeper = Keeper()

    assert keeper.get("sum", lambda: keeper.get("part", lambda: 2) + 1) == 3


def test_what_was_used_longest_ago_goes_first() -> None:
    """Of three with room for two, the one not looked at since."""
    keeper = Keeper(most=2)
    keeper.get("a", lambda: "a")
    keeper.get("b", lambda: "b")
    keeper.get("a", lambda: "again")
    keeper.get("c", lambda: "c")

    assert keeper.get("a", lambda: "new") == "a"
    assert keeper.get("b", lambda: "new") == "new"


def test_clearing_forgets() -> None:
    """Everything is worked out anew."""
    keeper = Keeper()
    keeper.get("a", lambda: 1)
    keeper.clear()

    assert keeper.get("a", lambda: 2) == 2
