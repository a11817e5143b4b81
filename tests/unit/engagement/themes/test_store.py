"""Themes at rest: what was found is what stands, counted over what is in use."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import pandas as pd
import pytest

from data import Stamp, connect, prepare
from engagement import ColumnChoice, plan_import
from engagement.answers import store as answers_store
from engagement.answers.store import answered
from engagement.export import themes_workbook
from engagement.parsing import Export, Layout
from engagement.responses import store as responses
from engagement.schema import Upload
from engagement.themes import ThemeModel, store
from engagement.themes.curation import store as curation
from engagement.themes.log import store as log
from engagement.themes.themed_responses import ThemedResponses
from explorer.workspace import MIGRATIONS

NOW = datetime(2019, 3, 15, 12, tzinfo=UTC)
WORDS = [
    "the bus is late again",
    "damp walls in my flat",
    "no dentist takes us on",
    "more buses at night",
    "mould and damp",
]


def bring_in(db, words, name):
    frame = pd.DataFrame({"What matters?": words}, dtype=str)
    export = Export(frame, Layout(None, None, 1, 2))
    plan = plan_import(export, ColumnChoice(text=("What matters?",)), audience="Londoners")
    return responses.save_import(db, Stamp("Ada", NOW), plan, Upload(name, name, "", "headers")).import_id


@pytest.fixture(name="db")
def _db(tmp_path):
    prepared = prepare(tmp_path / "x.sqlite", MIGRATIONS)
    with closing(connect(prepared.path)) as db:
        yield db
    prepared.release()


@pytest.fixture(name="found")
def _found(db):
    bring_in(db, WORDS, "one.csv")
    held = answers_store.responses(db)
    model = ThemeModel(3, engine="fast", place="all").fit(held["text"].tolist())
    store.save_themes(db, Stamp("Ada", NOW), 1, model, held["response_id"].tolist())
    return model


def test_nothing_stands_before_anything_is_found(db):
    """Without a finding there are no themes."""
    assert store.current_themes(db, 1) is None


def test_what_was_found_stands(db, found):
    """Names, sizes and points come back as they were found, largest first."""
    stands = store.current_themes(db, 1)

    assert sorted(stands.themes["name"]) == sorted(found.themes_["name"])
    assert stands.themes["size"].tolist() == sorted(found.themes_["size"], reverse=True)
    assert len(stands.assignments) == len(found.assignments_)
    assert (stands.stale, stands.engine, stands.who) == (0, "fast", "Ada")


def test_later_responses_are_counted(db, found):
    """Responses that came in after the finding are counted as not placed."""
    bring_in(db, ["the park is shut", "trees please, many"], "two.csv")

    assert store.current_themes(db, 1).stale == 2


def test_an_undone_import_empties_its_themes(db, found):
    """When the responses are taken out, no theme stands on them."""
    responses.undo_import(db, Stamp("Ada", NOW), 1)

    assert store.current_themes(db, 1) is None


def test_later_responses_are_placed_as_one_act(db, found):
    """Points go into the themes they are given, those given none are told of, and one undo takes it back."""
    bring_in(db, ["the bus was late", "xylophone"], "two.csv")
    new = [int(n) for n in answers_store.responses(db)["response_id"]][-2:]
    theme = int(store.current_themes(db, 1).themes["theme_id"].iloc[0])
    before = store.current_themes(db, 1).themes["size"].iloc[0]

    placed = [store.Placed(new[0], 0, 16, theme, 0.9), store.Placed(new[1], 0, 9, None, 0.1)]
    store.place(db, Stamp("Ada", NOW), 1, placed)

    now = store.current_themes(db, 1)
    assert now.themes["size"].iloc[0] == before + 1
    assert (now.stale, now.unplaced) == (0, 1)
    log.undo(db, Stamp("Ada", NOW), 1)
    assert store.current_themes(db, 1).themes["size"].iloc[0] == before


def test_themes_without_a_single_response_stand(db):
    """A list over answers that are gone: themes of no size, and points of numbers, which join with responses."""
    stamp = Stamp("Ada", NOW)
    responses.undo_import(db, stamp, bring_in(db, WORDS, "one.csv"))
    store.begin(db, stamp, 1)
    curation.create(db, stamp, 1, curation.Part("Parks", "", (), ()))

    stands = store.current_themes(db, 1)
    heard = answers_store.responses(db)

    assert stands.themes[["name", "size", "share"]].to_numpy().tolist() == [["Parks", 0, 0.0]]
    assert stands.assignments.merge(heard, on="response_id").empty
    assert (stands.stale, stands.unplaced) == (0, 0)
    assert ThemedResponses(stands, heard, answered(db)).members(int(stands.themes["theme_id"].iloc[0])).empty
    assert themes_workbook(ThemedResponses(stands, heard, answered(db)))


def test_taking_every_response_out_leaves_themes_of_people_empty(db, found):
    """An undone import empties found themes, which go, and pinned ones, which stay with nothing in them."""
    stands = store.current_themes(db, 1)
    number, version = (int(stands.themes[name].iloc[0]) for name in ("theme_id", "version"))
    curation.pin(db, Stamp("Ada", NOW), number, pinned=True, version=version)
    responses.undo_import(db, Stamp("Ada", NOW), 1)

    emptied = store.current_themes(db, 1)

    assert emptied.themes["theme_id"].tolist() == [number]
    assert emptied.themes["size"].tolist() == [0]
    assert ThemedResponses(emptied, answers_store.responses(db), answered(db)).shares.empty
