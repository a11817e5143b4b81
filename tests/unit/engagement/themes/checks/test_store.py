"""Checks at rest: the same sample for everybody, the joint result, and what a change of the theme does to them."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import pandas as pd
import pytest

from data import Stamp, connect, history, prepare
from engagement.answers import store as answers_store
from engagement.errors import ThemeChanged, ThemeError
from engagement.parsing import Export, Layout
from engagement.responses import plan_import
from engagement.responses import store as response_store
from engagement.schema import ColumnChoice, Upload
from engagement.themes import ThemeModel
from engagement.themes import store as theme_store
from engagement.themes.checks import store
from engagement.themes.curation import store as curation
from explorer.workspace import MIGRATIONS

ANSWERS = [f"{what} {where}" for what in ("no dentist takes us on", "more buses at night") for where in
           ("in our town", "on our road", "near the school", "for old people", "by the river")]  # fmt: skip


def stamp(who, minute=0):
    return Stamp(who, datetime(2019, 3, 15, 14, minute, tzinfo=UTC))


@pytest.fixture(name="db")
def _db(tmp_path):
    prepared = prepare(tmp_path / "x.sqlite", MIGRATIONS)
    with closing(connect(prepared.path)) as db:
        frame = pd.DataFrame({"What matters?": ANSWERS}, dtype=str)
        choice = ColumnChoice(text=("What matters?",))
        plan = plan_import(Export(frame, Layout(None, None, 1, 2)), choice, audience="L")
        response_store.save_import(db, stamp("Ann"), plan, Upload("one.csv", "one.csv", "", "headers"))
        answers = answers_store.responses(db)
        model = ThemeModel(2, engine="fast", place="all").fit(answers["text"].tolist())
        theme_store.save_themes(db, stamp("Ann"), 1, model, answers["response_id"].tolist())
        yield db
    prepared.release()


def theme(db):
    """The first theme, its version and the points in it."""
    standing = theme_store.current_themes(db, 1)
    row = standing.themes.iloc[0]
    points = standing.assignments
    return (
        int(row["theme_id"]),
        int(row["version"]),
        points.loc[points["theme_id"] == row["theme_id"], "point"].tolist(),
    )


def test_the_sample_is_the_same_for_everybody_and_drawn_by_lot():
    """Twenty of a hundred, whatever their order; another theme draws others, a new point moves one place."""
    drawn = store.sample(1, range(100))

    assert len(drawn) == 20
    assert store.sample(1, reversed(range(100))) == drawn
    assert store.sample(2, range(100)) != drawn
    assert len(set(store.sample(1, range(101))) - set(drawn)) <= 1
    assert store.sample(1, [7, 8]) in ([7, 8], [8, 7])


def test_every_point_is_drawn_as_often():
    """Over a thousand themes each of a hundred points is in a fifth of the samples: 200, give or take five spreads."""
    drawn = pd.Series([point for theme in range(1000) for point in store.sample(theme, range(100))]).value_counts()

    assert len(drawn) == 100
    assert drawn.between(200 - 5 * 12.7, 200 + 5 * 12.7).all()


def test_answers_are_counted_and_changed(db):
    """The last answer of a person to a point counts; Wilson's interval of 1 of 2 is .0945 to .9055."""
    number, _, (first, second, *_) = theme(db)
    store.check(db, stamp("Ann"), number, first, "does_not")
    store.check(db, stamp("Ann", 1), number, first, "fits")
    store.check(db, stamp("Ann", 2), number, second, "unsure")
    (result,) = store.results(db).to_dict("records")

    assert (result["fits"], result["does_not"], result["unsure"], result["checkers"]) == (1, 0, 1, 1)
    assert (result["low"], result["high"]) == pytest.approx((0.0945, 0.9055), abs=1e-4)


def test_where_two_people_differ_a_point_is_unsure(db):
    """Both are counted as checkers; a point on which they agree stays what they say."""
    number, _, (first, second, *_) = theme(db)
    for who, verdict in (("Ann", "fits"), ("Bob", "does_not")):
        store.check(db, stamp(who), number, first, verdict)
        store.check(db, stamp(who), number, second, "fits")
    (result,) = store.results(db).to_dict("records")

    assert (result["fits"], result["does_not"], result["unsure"], result["checkers"]) == (1, 0, 1, 2)


def test_taking_back_goes_one_answer_at_a_time(db):
    """The latest answer of that person goes, never another person's."""
    number, _, (first, second, *_) = theme(db)
    store.check(db, stamp("Ann", 0), number, first, "fits")
    store.check(db, stamp("Ann", 1), number, second, "fits")
    store.check(db, stamp("Bob", 2), number, second, "fits")

    assert store.take_back(db, stamp("Ann"), number) == second
    assert store.take_back(db, stamp("Ann"), number) == first
    assert store.take_back(db, stamp("Ann"), number) == 0
    assert store.answers(db)["who"].tolist() == ["Bob"]


def test_a_rename_keeps_checks_and_a_move_takes_them_out(db):
    """What was said of a point that was moved away counts no more, and again when it is back."""
    number, version, (first, *_) = theme(db)
    store.check(db, stamp("Ann"), number, first, "fits")
    curation.change_words(db, stamp("Ann"), number, name="Another name", description="", version=version)
    assert len(store.results(db)) == 1

    curation.move(db, stamp("Ann"), 1, [first], None)
    assert store.results(db).empty
    with pytest.raises(ThemeChanged):
        store.check(db, stamp("Bob"), number, first, "fits")

    curation.move(db, stamp("Ann"), 1, [first], number)
    assert len(store.results(db)) == 1


def test_the_record_tells_of_a_check_and_not_what_was_said(db):
    """A second person who reads the record learns nothing of the first one's answers."""
    number, _, (first, *_) = theme(db)
    store.check(db, stamp("Ann"), number, first, "does_not")
    entry = history(db, limit=1).iloc[0]

    assert entry["what"] == "Checked a comment of a theme"
    assert "does_not" not in " ".join(map(str, entry))


def test_only_the_three_answers_are_kept(db):
    """Anything else is refused and nothing is kept."""
    number, _, (first, *_) = theme(db)
    with pytest.raises(ThemeError):
        store.check(db, stamp("Ann"), number, first, "perhaps")

    assert store.answers(db).empty
