"""The ledger: every answer stands once, wherever themes go; counts and what is public tell of nobody."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from data import Stamp, connect, prepare
from engagement.answers import store as answers_store
from engagement.ledger import Answer, store
from engagement.parsing import Export, Layout
from engagement.responses import plan_import
from engagement.responses import store as responses
from engagement.schema import ColumnChoice, Upload
from engagement.themes import store as theme_store
from engagement.themes.curation import store as curation
from engagement.themes.curation.store import Part
from engagement.themes.log import store as log
from engagement.themes.sets.store import put_together, standing_sets, take_apart
from explorer.ledger import ledger, public_entries
from explorer.snapshot import KEPT, Snapshot
from explorer.workspace import MIGRATIONS, database
from tests.conftest import copy_database
from tests.unit.explorer.conftest import AT

ANN = Stamp("Ann", AT)
TIMES = 20 if os.environ.get("EXPLORER_NIGHTLY") else 1
N_TEXTS = 12


def by_name(now, name, *, exact=True):
    return next(line for line in now.keep(ledger, exact=exact).lines if line.theme.name == name)


@pytest.fixture(name="leading")
def _leading(sample):
    """The theme that most people speak of, with how many do."""
    return Snapshot().keep(ledger, exact=True).lines[0]


def test_each_theme_stands_once_with_what_people_said(leading):
    """Nothing is answered at first; exact counts are the officer's, those of a shared screen are rounded."""
    now = Snapshot()
    exact, shared = (now.keep(ledger, exact=exact) for exact in (True, False))
    numbers = [theme.theme_id for theme in exact.themes]

    assert len(set(numbers)) == len(numbers) == len(exact.unanswered)
    assert leading.everybody.low < leading.everybody.share < leading.everybody.high
    assert {said.group for said in leading.audiences} == {"Professionals", "Londoners"}
    figures = [said for line in shared.lines for said in (line.everybody, *line.audiences)]
    assert all(said.people is None or (said.people >= 8 and said.people % 5 == 0) for said in figures)
    assert any(said.people is None and said.share is None for said in figures)


def test_only_what_is_marked_is_public_and_nobody_is_named(leading):
    """A mark lets an answer out with rounded counts; a choice that waits, a change or a lost theme keeps it in."""
    number = leading.theme.theme_id
    with database() as db:
        store.keep_answer(db, ANN, Answer(number, "will do", "Open on Saturdays", "Asked for", "NHS", "2019-09-01"))
        assert public_entries(Snapshot()) == ()
        store.mark_public(db, ANN, "L01", is_public=True, version=1)
        (entry,) = public_entries(Snapshot())
        assert (entry.theme, entry.state, entry.owner) == (leading.theme.name, "will do", "NHS")
        assert entry.everybody.people % 5 == 0
        assert "Ann" not in repr(entry)
        part = Part("A part", "", (), curation._points(db, number)[:3])
        curation.split(db, ANN, number, [part], version=version_of(db, number))
        assert public_entries(Snapshot()) == ()
        ((line, waiting),) = Snapshot().keep(ledger, exact=True).to_choose
        assert {theme.name for theme in waiting.choice} == {leading.theme.name, "A part"}
        store.put_answer(db, ANN, "L01", line.theme.theme_id, version=2)
        store.mark_public(db, ANN, "L01", is_public=True, version=3)
        assert len(public_entries(Snapshot())) == 1
        curation.retire(db, ANN, number, version=version_of(db, number))

    assert public_entries(Snapshot()) == ()
    (lost,) = Snapshot().keep(ledger, exact=True).tray
    assert lost.absence == "The theme was retired, and its comments stand in no theme."


def version_of(db, number):
    return db.execute("SELECT version FROM theme WHERE theme_id = ?", [number]).fetchone()[0]


def leading_set(db, number):
    return db.execute("SELECT set_id FROM theme WHERE theme_id = ?", [number]).fetchone()[0]


def test_answers_of_questions_that_rest_lie_in_the_tray_and_come_back(leading):
    """Questions taken apart have themes of their own; put together again each has its answers."""
    number = leading.theme.theme_id
    with database() as db:
        store.keep_answer(db, ANN, Answer(number, "heard"))
        take_apart(db, ANN, leading_set(db, number))
        (entry,) = Snapshot().keep(ledger, exact=True).tray
        put_together(db, ANN, *(each.set_id for each in standing_sets(db)[:2]))

    assert entry.absence.startswith("Its question is not read by itself now")
    assert Snapshot().keep(ledger, exact=True).tray == ()
    assert [e.version.answer.number for e in by_name(Snapshot(), leading.theme.name).entries] == ["L01"]


def test_an_answer_whose_theme_nobody_speaks_of_lies_in_the_tray(leading):
    """Where every comment was moved elsewhere, the answer waits for the comments or for a person."""
    number = leading.theme.theme_id
    with database() as db:
        store.keep_answer(db, ANN, Answer(number, "heard"))
        curation.move(db, ANN, leading_set(db, number), curation._points(db, number), None)

    (entry,) = Snapshot().keep(ledger, exact=True).tray
    assert entry.absence == "No comment in use speaks of the theme any more."


class Finding:
    """Themes found again: each text in one of up to four themes, by a draw."""

    engine_, engine_reason_, labels_ = "fast", "", np.zeros(0, dtype=np.int64)

    def __init__(self, groups):
        themes = sorted(set(groups))
        self.themes_ = pd.DataFrame(
            {
                "name": [f"Found {n}" for n in themes],
                "description": "",
                "phrases": [[] for _ in themes],
                "stability": 1.0,
            }
        )
        self.assignments_ = pd.DataFrame(
            [(text, 0, 5, themes.index(group), 1.0) for text, group in enumerate(groups)],
            columns=["text", "start", "end", "theme", "strength"],
        )

    def choices(self):
        return pd.DataFrame({"n_themes": [1], "stability": [1.0], "coverage": [1.0], "largest": [1.0]})


class Themes(RuleBasedStateMachine):
    """Any sequence of acts on themes and answers, against a model that looks at comments before and after alone.

    Each state of the themes has a number, and the model keeps where each answer stood in it; an undo goes back to the
    state before. Where an answer was put since, what it does is read off the comments: it follows more than half.
    """

    folder: Any = None
    runs = 0

    @initialize(groups=st.lists(st.integers(0, 3), min_size=N_TEXTS, max_size=N_TEXTS))
    def begin(self, groups):
        Themes.runs += 1
        self.path = self.folder / f"{Themes.runs}.sqlite"
        copy_database(self.folder / "start.sqlite", self.path)
        self.db = connect(self.path)
        self.past, self.future, self.state, self.made = [], [], 0, 0
        self.model: dict[str, dict[int, tuple[int | None, frozenset[int]]]] = {}
        self.away: set[str] = set()
        self.find(groups)
        self.past = []
        for theme in range(len(self.themes())):
            self.answer(theme)

    def teardown(self):
        if hasattr(self, "db"):
            self.db.close()
            current = Snapshot(self.path).keep(ledger, exact=True)
            numbers = [entry.version.answer.number for line in current.lines for entry in line.entries]
            numbers += [entry.version.answer.number for entry in current.tray]
            numbers += [version.answer.number for version in current.taken_away]
            assert sorted(numbers) == sorted(self.model)

    def themes(self):
        """Standing themes, each with its points."""
        rows = self.db.execute("SELECT theme_id FROM theme WHERE state = 'standing'").fetchall()
        return {n: frozenset(curation._points(self.db, n)) for (n,) in rows}

    def some(self, draw):
        themes = sorted(self.themes())
        return themes[draw % len(themes)] if themes else None

    def go(self, act, state, empty_into=None):
        """Do an act that leads to a state; answers that never stood in it follow their comments."""
        before = self.themes()
        act()
        after = self.themes()
        for places in self.model.values():
            if state not in places:
                places[state] = self.moved(places[self.state], before, after, empty_into)
        self.state = state

    @staticmethod
    def moved(place, before, after, empty_into):
        home, choice = place

        def heirs(theme):
            points = before[theme]
            if theme in after:
                return {theme} | {n for n, of in after.items() if n not in before and of & points}
            return {n for n, of in after.items() if of & points} | ({empty_into} - {None} if not points else set())

        parted = set(choice)
        if home is not None:
            if home not in after:
                total = len(before[home])
                if total:
                    main = [n for n, of in after.items() if len(of & before[home]) * 2 > total]
                else:
                    main = [n for n in [empty_into] if n is not None]
                parted |= set() if main else {home}
                home = main[0] if main else None
            elif len(heirs(home)) > 1:
                parted.add(home)
        choice = {heir for theme in parted for heir in heirs(theme)}
        return home, frozenset(choice) if choice - {home} else frozenset()

    def do(self, act, empty_into=None):
        """An act of its own: it leads to a new state, and what was undone cannot come again."""
        self.past.append(self.state)
        self.future = []
        self.made += 1
        self.go(act, self.made, empty_into)

    @rule(groups=st.lists(st.integers(0, 3), min_size=N_TEXTS, max_size=N_TEXTS))
    def find(self, groups):
        ids = answers_store.responses(self.db)["response_id"].tolist()
        self.do(lambda: theme_store.save_themes(self.db, ANN, 1, Finding(groups), ids))

    @rule(a=st.integers(0, 9), b=st.integers(0, 9))
    def merge(self, a, b):
        first, into = self.some(a), self.some(b)
        if first != into:
            versions = version_of(self.db, first), version_of(self.db, into)
            self.do(lambda: curation.merge(self.db, ANN, first, into, versions=versions), into)

    @rule(a=st.integers(0, 9), sizes=st.lists(st.integers(0, 4), min_size=1, max_size=2))
    def split(self, a, sizes):
        theme = self.some(a)
        if theme is None:
            return
        points, parts = sorted(self.themes()[theme]), []
        for place, size in enumerate(sizes):
            parts.append(Part(f"Part {self.made} {place}", "", (), points[:size]))
            points = points[size:]
        self.do(lambda: curation.split(self.db, ANN, theme, parts, version=version_of(self.db, theme)))

    @rule(a=st.integers(0, 9), draws=st.sets(st.integers(0, N_TEXTS - 1), min_size=1))
    def move(self, a, draws):
        theme = self.some(a)
        every = [row[0] for row in self.db.execute("SELECT rowid FROM assignment WHERE start < end ORDER BY rowid")]
        points = {every[n % len(every)] for n in draws}
        if theme is not None and points - self.themes()[theme]:
            self.do(lambda: curation.move(self.db, ANN, 1, sorted(points), theme))

    @rule(draws=st.sets(st.integers(0, N_TEXTS - 1)))
    def create(self, draws):
        every = [row[0] for row in self.db.execute("SELECT rowid FROM assignment WHERE start < end ORDER BY rowid")]
        part = Part(f"New {self.made}", "", (), sorted({every[n % len(every)] for n in draws}))
        self.do(lambda: curation.create(self.db, ANN, 1, part))

    @rule(a=st.integers(0, 9))
    def retire(self, a):
        theme = self.some(a)
        if theme is not None:
            self.do(lambda: curation.retire(self.db, ANN, theme, version=version_of(self.db, theme)))

    @rule(a=st.integers(0, 9))
    def rename(self, a):
        theme = self.some(a)
        if theme is not None:
            words = {"name": f"Name {self.made}", "description": "", "version": version_of(self.db, theme)}
            self.do(lambda: curation.change_words(self.db, ANN, theme, **words))

    @rule()
    def undo(self):
        if self.past:
            self.future.append(self.state)
            self.go(lambda: log.undo(self.db, ANN, 1), self.past.pop())

    @rule()
    def redo(self):
        if self.future:
            self.past.append(self.state)
            self.go(lambda: log.redo(self.db, ANN, 1), self.future.pop())

    @rule(a=st.integers(0, 9))
    def answer(self, a):
        theme = self.some(a)
        homes = {self.model[number][self.state][0] for number in self.model.keys() - self.away}
        if theme is not None and theme not in homes:
            number = store.keep_answer(self.db, ANN, Answer(theme, "heard"))
            assert number not in self.model
            self.model[number] = {self.state: (theme, frozenset())}

    def last(self, draw):
        versions = store.versions(self.db)
        return versions[draw % len(versions)] if versions else None

    @rule(a=st.integers(0, 9), b=st.integers(0, 9))
    def put(self, a, b):
        version, theme = self.last(a), self.some(b)
        if version is not None and theme is not None:
            store.put_answer(self.db, ANN, version.answer.number, theme, version=version.version)
            self.model[version.answer.number] = {self.state: (theme, frozenset())}
            self.away.discard(version.answer.number)

    @rule(a=st.integers(0, 9))
    def change(self, a):
        version = self.last(a)
        if version is not None and version.answer.in_use:
            words = replace(version.answer, decision=f"Decision {version.version}")
            store.keep_answer(self.db, ANN, words, version=version.version)

    @rule(a=st.integers(0, 9))
    def take_away_or_put_back(self, a):
        version = self.last(a)
        if version is not None:
            turned = replace(version.answer, in_use=not version.answer.in_use)
            store.keep_answer(self.db, ANN, turned, version=version.version)
            self.away ^= {version.answer.number}

    @invariant()
    def no_answer_is_lost_or_doubled(self):
        if not hasattr(self, "model"):
            return
        places = {number: tuple(place) for number, place in store.whereabouts(self.db).items()}
        assert places == {number: of[self.state] for number, of in self.model.items() if number not in self.away}


@pytest.mark.slow
def test_no_answer_is_lost_or_doubled_whatever_themes_do(tmp_path):
    """Merges, splits, moves, new findings, retirements, undos and redos between answers, in any order."""
    Themes.folder = tmp_path
    KEPT.clear()
    prepare(tmp_path / "start.sqlite", MIGRATIONS).release()
    frame = pd.DataFrame({"What matters?": [f"words {n}" for n in range(N_TEXTS)]}, dtype=str)
    plan = plan_import(Export(frame, Layout(None, None, 1, 2)), ColumnChoice(text=("What matters?",)), audience="L")
    with closing(connect(tmp_path / "start.sqlite")) as db:
        responses.save_import(db, ANN, plan, Upload("a.csv", "a", "", "headers"))
    run_state_machine_as_test(
        Themes,
        settings=settings(
            max_examples=6 * TIMES, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    KEPT.clear()
