"""Acts on themes: each does what it says and touches nothing else, and n undos bring back the first state."""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from data import Stamp, connect, history, prepare
from engagement.answers import store as answers_store
from engagement.errors import ThemeChanged, ThemeError
from engagement.parsing import Export, Layout
from engagement.responses import plan_import
from engagement.responses import store as response_store
from engagement.schema import ColumnChoice, Upload
from engagement.themes import ThemeModel
from engagement.themes import store as theme_store
from engagement.themes.curation import store
from engagement.themes.curation.store import Part
from engagement.themes.log import store as log
from explorer.workspace import MIGRATIONS

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
ANSWERS = [
    "the bus is late again", "more buses at night please", "no bus comes to our road",
    "damp walls in my flat", "mould and damp make us ill", "the landlord leaves the damp",
    "no dentist takes us on", "a dentist costs too much", "my dentist closed last year",
]  # fmt: skip
STAMP = Stamp("Ann", AT)


def bring_in(db, answers, name):
    frame = pd.DataFrame({"What matters?": answers}, dtype=str)
    plan = plan_import(Export(frame, Layout(None, None, 1, 2)), ColumnChoice(text=("What matters?",)), audience="L")
    return response_store.save_import(db, STAMP, plan, Upload(name, name, "", "headers")).import_id


def find(db, n_themes=3):
    held = answers_store.responses(db)
    model = ThemeModel(n_themes, engine="fast").fit(held["text"].tolist())
    theme_store.save_themes(db, STAMP, 1, model, held["response_id"].tolist())


@pytest.fixture(name="db")
def _db(tmp_path):
    prepared = prepare(tmp_path / "x.sqlite", MIGRATIONS)
    with closing(connect(prepared.path)) as db:
        bring_in(db, ANSWERS, "one.csv")
        find(db)
        yield db
    prepared.release()


def themes(db) -> dict[int, tuple[Any, ...]]:
    """Standing themes by number with everything that people see of them, their points included."""
    rows = db.execute("SELECT theme_id, name, description, phrases, under, pinned FROM theme WHERE state = 'standing'")
    return {
        row[0]: (*row[1:], tuple(n for (n,) in db.execute("SELECT rowid FROM assignment WHERE theme_id = ?", [row[0]])))
        for row in rows.fetchall()
    }


def state(db) -> str:
    return hashlib.sha256(repr(sorted(themes(db).items())).encode()).hexdigest()


def version(db, number):
    return db.execute("SELECT version FROM theme WHERE theme_id = ?", [number]).fetchone()[0]


def test_merging_touches_two_themes_alone(db):
    """All points of the first stand in the second; the third is byte for byte what it was."""
    before = themes(db)
    one, other, third = before

    store.merge(db, STAMP, one, other, versions=(version(db, one), version(db, other)))

    after = themes(db)
    assert set(after) == {other, third}
    assert after[third] == before[third]
    assert sorted(after[other][-1]) == sorted(before[one][-1] + before[other][-1])


def test_splitting_leaves_the_rest_where_it_is(db):
    """Two points go into a theme of their own; the others stay, and no other theme is touched."""
    before = themes(db)
    one, *others = before
    points = before[one][-1]

    store.split(db, STAMP, one, [Part("Part of it", "", ["part"], points[:2])], version=version(db, one))

    after = themes(db)
    made = max(after)
    assert after[made][0] == "Part of it"
    assert after[made][-1] == points[:2]
    assert after[one][-1] == points[2:]
    assert all(after[number] == before[number] for number in others)


def test_undoing_everything_brings_back_the_first_state_also_later(db, tmp_path):
    """Six acts, six undos: the first state to the byte; six redos: the last one; also from another connection."""
    first = state(db)
    one, other, third = themes(db)
    store.change_words(db, STAMP, one, name="Late buses", description="Late ones", version=version(db, one))
    store.nest(db, STAMP, one, other, version=version(db, one))
    store.pin(db, STAMP, third, pinned=True, version=version(db, third))
    store.move(db, STAMP, 1, themes(db)[third][-1][:1], one)
    store.create(db, STAMP, 1, Part("Own", "", [], themes(db)[one][-1][:2]))
    store.retire(db, STAMP, other, version=version(db, other))
    last = state(db)
    assert last != first

    with closing(connect(tmp_path / "x.sqlite")) as again:
        undone = [log.undo(again, STAMP, 1) for _ in range(6)]
        assert state(again) == first
        assert undone[0].startswith("retired")
        redone = [log.redo(again, STAMP, 1) for _ in range(6)]

    assert state(db) == last
    assert redone == undone[::-1]
    assert log.redo(db, STAMP, 1) is None
    assert log.acts(db, 1)["kind"].tolist()[:2] == ["redo", "redo"]


def test_a_new_act_ends_what_could_be_redone(db):
    """After an undo and another act there is nothing to bring again; the log keeps everything."""
    one, other, _ = themes(db)
    store.change_words(db, STAMP, one, name="Late buses", description="", version=version(db, one))
    log.undo(db, STAMP, 1)
    store.change_words(db, STAMP, other, name="Homes", description="", version=version(db, other))

    assert log.redo(db, STAMP, 1) is None
    assert log.acts(db, 1)["kind"].tolist() == ["rename", "undo", "rename", "find"]
    with pytest.raises(Exception, match="append-only"):
        db.execute("DELETE FROM theme_act")


def test_the_second_of_two_people_sees_that_the_theme_changed(db):
    """Whoever saw an older version is refused in a sentence, and nothing is overwritten."""
    one, other, _ = themes(db)
    seen = version(db, one)
    store.change_words(db, STAMP, one, name="Late buses", description="", version=seen)

    for act in (
        lambda: store.change_words(db, STAMP, one, name="Transport", description="", version=seen),
        lambda: store.merge(db, STAMP, one, other, versions=(seen, version(db, other))),
        lambda: store.retire(db, STAMP, one, version=seen),
        lambda: store.split(db, STAMP, one, [Part("x", "", [], [])], version=seen),
    ):
        with pytest.raises(ThemeChanged, match="Somebody else"):
            act()

    assert themes(db)[one][0] == "Late buses"


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_name_needs_letters_and_an_end(db, name):
    """Empty and endless names are refused, and so is another theme's."""
    one, other, _ = themes(db)
    with pytest.raises(ThemeError):
        store.change_words(db, STAMP, one, name=name, description="", version=version(db, one))
    with pytest.raises(ThemeError, match="this name"):
        store.change_words(db, STAMP, one, name=themes(db)[other][0].upper(), description="", version=version(db, one))


def test_nothing_stands_under_itself(db):
    """Neither at once nor by way of another."""
    one, other, _ = themes(db)
    store.nest(db, STAMP, one, other, version=version(db, one))

    with pytest.raises(ThemeError, match="under itself"):
        store.nest(db, STAMP, other, one, version=version(db, other))
    with pytest.raises(ThemeError):
        store.merge(db, STAMP, one, one, versions=(version(db, one), version(db, one)))


def test_finding_again_keeps_what_people_did(db):
    """A renamed and a begun theme keep everything in them; what is new of theirs joins; one undo takes it back."""
    one, other, third = themes(db)
    store.change_words(db, STAMP, one, name="Our own name", description="", version=version(db, one))
    moved = themes(db)[other][-1][:1]
    store.move(db, STAMP, 1, moved, third)
    before, kept = state(db), themes(db)
    words = {number: set(theme[-1]) for number, theme in kept.items()}
    bring_in(db, ["the bus never comes", "a late bus again", "dentist fees", "damp in every room"], "two.csv")

    find(db)

    after = themes(db)
    for number in (one, other, third):
        assert after[number][0] == kept[number][0]
        assert words[number] <= set(after[number][-1])
    assert theme_store.current_themes(db, 1).stale == 0
    log.undo(db, STAMP, 1)
    assert state(db) == before


def test_acts_are_on_record_without_words_of_people(db):
    """The audit names the act and its themes; no answer stands in it or in the log of acts."""
    one, *_ = themes(db)
    store.move(db, STAMP, 1, themes(db)[one][-1], None)

    assert history(db)["what"].iloc[0] == "Moved comments"
    assert not any(answer in history(db).to_csv() + log.acts(db, 1).to_csv() for answer in ANSWERS)


class Acts(RuleBasedStateMachine):
    """Any sequence of acts against a plain model: names and memberships in a dictionary, undo as a list of copies."""

    folder: Any = None
    runs = 0

    @initialize()
    def begin(self):
        Acts.runs += 1
        self.prepared = prepare(self.folder / f"{Acts.runs}.sqlite", MIGRATIONS)
        self.db = connect(self.prepared.path)
        bring_in(self.db, ANSWERS, "one.csv")
        find(self.db)
        self.model = {n: [theme[0], set(theme[-1])] for n, theme in themes(self.db).items()}
        self.points = sorted(point for _, held in self.model.values() for point in held)
        self.past: list[Any] = []
        self.future: list[Any] = []
        self.made = 0

    def teardown(self):
        if hasattr(self, "db"):
            self.db.close()
            self.prepared.release()

    def copy(self):
        return {number: [name, set(held)] for number, (name, held) in self.model.items()}

    def keep(self):
        self.past.append(self.copy())
        self.future = []

    def some(self, draw):
        return sorted(self.model)[draw % len(self.model)]

    @rule(a=st.integers(0, 9), b=st.integers(0, 9))
    def merge(self, a, b):
        one, other = self.some(a), self.some(b)
        if one != other:
            self.keep()
            store.merge(self.db, STAMP, one, other, versions=(version(self.db, one), version(self.db, other)))
            self.model[other][1] |= self.model.pop(one)[1]

    @rule(a=st.integers(0, 9))
    def rename(self, a):
        self.keep()
        self.made += 1
        one = self.some(a)
        store.change_words(self.db, STAMP, one, name=f"Name {self.made}", description="", version=version(self.db, one))
        self.model[one][0] = f"Name {self.made}"

    @rule(a=st.integers(0, 9), picked=st.sets(st.integers(0, 8), min_size=1))
    def move(self, a, picked):
        one, points = self.some(a), {self.points[n % len(self.points)] for n in picked}
        if points - self.model[one][1]:
            self.keep()
            store.move(self.db, STAMP, 1, sorted(points), one)
            for theme in self.model.values():
                theme[1] -= points
            self.model[one][1] |= points

    @rule(a=st.integers(0, 9), n=st.integers(0, 4))
    def split(self, a, n):
        one = self.some(a)
        points = sorted(self.model[one][1])[:n]
        self.keep()
        self.made += 1
        part = Part(f"Name {self.made}", "", [], points)
        store.split(self.db, STAMP, one, [part], version=version(self.db, one))
        self.model[one][1] -= set(points)
        self.model[max(themes(self.db))] = [f"Name {self.made}", set(points)]

    @rule()
    def undo(self):
        if self.past:
            assert log.undo(self.db, STAMP, 1)
            self.future.append(self.copy())
            self.model = self.past.pop()

    @rule()
    def redo(self):
        told = log.redo(self.db, STAMP, 1)
        assert (told is not None) == bool(self.future)
        if self.future:
            self.past.append(self.copy())
            self.model = self.future.pop()

    @invariant()
    def the_store_equals_the_model(self):
        if hasattr(self, "model"):
            assert {n: [theme[0], set(theme[-1])] for n, theme in themes(self.db).items()} == self.model


@pytest.mark.slow
def test_any_sequence_of_acts_equals_a_plain_model(tmp_path):
    """Merge, split, move, rename, undo and redo in any order."""
    Acts.folder = tmp_path
    run_state_machine_as_test(
        Acts,
        settings=settings(
            max_examples=12, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
