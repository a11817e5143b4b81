"""A large import is planned in a process of its own: the same plan, told how far it is, stopped at once."""

from __future__ import annotations

import time
from threading import Event, Timer

import pandas as pd
import pytest

from engagement.errors import MissingColumn, TookTooLong
from engagement.parsing import Export, Layout
from engagement.responses import planning
from engagement.responses.planning import Task, plan_beside
from engagement.schema import ColumnChoice, KnownAnswer, StoredState


def task(number: int, column: str = "q", **more: object) -> Task:
    texts = [f"Sarah said that number {at} of the buses never comes" for at in range(number)]
    export = Export(
        pd.DataFrame({"id": [str(at) for at in range(number)], "q": texts}, dtype=str), Layout("utf-8", ",")
    )
    return Task(export, ColumnChoice(text=(column,), person="id"), audience="Londoners", secret=b"s", **more)  # type: ignore[arg-type]


@pytest.fixture(name="_beside")
def _every_plan_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "_MANY_CHARACTERS", 0)


@pytest.mark.usefixtures("_beside")
def test_the_process_gives_the_plan_that_is_made_here() -> None:
    """Also against what is stored; it tells how far it is, and what it found is remembered here."""
    before = plan_beside(task(3)).responses.iloc[0]
    key = (before["respondent"], "q", "")
    known = StoredState({key: KnownAnswer(7, frozenset([before["raw"]]))})
    told: list[float] = []
    large = task(1200, state=known)

    there, here = plan_beside(large, told.append), task(1200, state=known).plan()

    assert there.responses.equals(here.responses)
    assert there.counts == here.counts
    assert there.counts["already_there"] == 1
    assert told == sorted(told)
    assert len(told) > 3
    assert max(told) <= 1
    assert not large.is_large


def test_a_small_import_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its plan is there before a process would have begun."""
    monkeypatch.delattr(planning, "interpreter")

    assert plan_beside(task(50)).counts["read"] == 50


@pytest.mark.usefixtures("_beside")
def test_a_refusal_passes_through_with_its_sentence() -> None:
    """The person reads what is wrong with the choice, not that a process ended."""
    export = task(3).export
    with pytest.raises(MissingColumn, match="no column called 'nowhere'"):
        plan_beside(Task(export, ColumnChoice(text=("q", "nowhere")), audience="Londoners"))


@pytest.mark.usefixtures("_beside")
def test_who_stops_it_waits_no_longer() -> None:
    """A plan of minutes ends within seconds, and nothing is found."""
    stop = Event()
    Timer(0.3, stop.set).start()
    began = time.monotonic()

    with pytest.raises(TookTooLong, match="Nothing was stored"):
        plan_beside(task(60_000), stop=stop)

    assert time.monotonic() - began < 5


@pytest.mark.usefixtures("_beside")
def test_a_process_that_dies_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever killed it, for example a machine without memory."""
    monkeypatch.setattr("engagement.processes._START", "import os; os._exit(9)")

    with pytest.raises(TookTooLong, match="Drop the file again"):
        plan_beside(task(5))
