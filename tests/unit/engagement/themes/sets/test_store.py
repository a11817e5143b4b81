"""Sets of themes: each open question has one, questions put together share one, and nothing is lost either way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare, write
from engagement import ColumnChoice, plan_import
from engagement.answers import store as answers_store
from engagement.errors import ThemeChanged, ThemeError
from engagement.parsing import Export, Layout
from engagement.responses import store as responses
from engagement.schema import Upload
from engagement.themes import ThemeModel, store
from engagement.themes.curation import store as curation
from engagement.themes.log import store as log
from engagement.themes.sets.store import POOR, Judge, change_judge, judge_of, put_together, standing_sets, take_apart
from explorer.workspace import MIGRATIONS

ADA = Stamp("Ada", datetime(2019, 3, 15, 12, tzinfo=UTC))
GOOD = ["kind nurses on the ward", "the ward was clean", "a nurse who listened", "clean rooms, clean sheets"]
BAD = ["the bus is late again", "damp walls in my flat", "no bus at night", "mould and damp"]
HEADINGS = ("What was good?", "What was bad?")
BEFORE_SETS = tuple(each for each in MIGRATIONS if each.name != "engagement_theme_sets")


def bring_in(db: Database) -> int:
    """Two questions, each with four answers."""
    frame = pd.DataFrame(dict(zip(HEADINGS, (GOOD, BAD), strict=True)), dtype=str)
    plan = plan_import(Export(frame, Layout(None, None, 1, 2)), ColumnChoice(text=HEADINGS), audience="Londoners")
    return responses.save_import(db, ADA, plan, Upload("a.csv", "a", "", "headers")).import_id


def find(db: Database, set_id: int) -> set[int]:
    """Find two themes in a set; return the numbers of those that stand."""
    questions = next(each.question_ids for each in standing_sets(db) if each.set_id == set_id)
    held = answers_store.responses(db)
    held = held[held["question_id"].isin(questions)]
    model = ThemeModel(2, engine="fast").fit(held["text"].tolist())
    store.save_themes(db, ADA, set_id, model, held["response_id"].tolist())
    return themes(db, set_id)


def themes(db: Database, set_id: int) -> set[int]:
    standing = store.current_themes(db, set_id)
    return set() if standing is None else set(standing.themes["theme_id"])


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    prepared = prepare(tmp_path / "x.sqlite", MIGRATIONS)
    with closing(connect(prepared.path)) as opened:
        bring_in(opened)
        yield opened
    prepared.release()


def test_each_open_question_has_a_set_of_its_own(db: Database) -> None:
    """Two questions, two sets, each with the answers to its own question alone."""
    good, bad = standing_sets(db)

    assert [each.questions[0].text for each in (good, bad)] == list(HEADINGS)
    assert [(each.answers, each.is_found, each.is_joined) for each in (good, bad)] == [(4, False, False)] * 2
    find(db, good.set_id)
    standing = store.current_themes(db, good.set_id)
    texts = answers_store.responses(db).set_index("response_id")["text"]
    assert set(texts[standing.assignments["response_id"].unique()]) == set(GOOD)
    assert (standing.stale, store.current_themes(db, bad.set_id)) == (0, None)
    assert [each.is_found for each in standing_sets(db)] == [True, False]


def test_a_second_file_of_a_survey_brings_no_second_set(db: Database) -> None:
    """The sets of a survey whose import was undone are not offered, and come back with it."""
    responses.undo_import(db, ADA, 1)
    assert standing_sets(db) == ()
    bring_in(db)

    assert [each.set_id for each in standing_sets(db)] == [1, 2]


def test_questions_put_together_and_taken_apart_keep_their_themes(db: Database) -> None:
    """Together they have themes of their own; apart each has those it had; together again those of then."""
    apart = [find(db, 1), find(db, 2)]
    both = put_together(db, ADA, 1, 2)
    assert [(each.set_id, each.answers, each.is_joined) for each in standing_sets(db)] == [(both, 8, True)]
    assert not themes(db, both)
    together = find(db, both)
    assert together.isdisjoint(apart[0] | apart[1])

    take_apart(db, ADA, both)
    assert [each.set_id for each in standing_sets(db)] == [1, 2]
    assert [themes(db, 1), themes(db, 2)] == apart

    assert put_together(db, ADA, 2, 1) == both
    assert themes(db, both) == together
    told = [entry for entry in history(db)["what"] if "together" in entry or "apart" in entry]
    assert told == ["Put questions together", "Took questions apart", "Put questions together"]


def test_what_cannot_be_put_together_is_refused(db: Database) -> None:
    """One question twice, sets that rest, and one question taken apart: a sentence, and nothing changes."""
    with pytest.raises(ThemeError, match="one question"):
        put_together(db, ADA, 1, 1)
    with pytest.raises(ThemeChanged, match="apart already"):
        take_apart(db, ADA, 1)
    put_together(db, ADA, 1, 2)
    with pytest.raises(ThemeChanged, match="otherwise"):
        put_together(db, ADA, 1, 2)


def test_acts_undo_and_history_are_of_one_set(db: Database) -> None:
    """Undo in one question takes back nothing of the other; each has its own log, and names of its own."""
    one, other = find(db, 1), find(db, 2)
    first, second = min(one), min(other)
    curation.change_words(db, ADA, first, name="Same name", description="", version=1 + _touched(db, first))
    curation.change_words(db, ADA, second, name="Same name", description="", version=1 + _touched(db, second))

    assert log.undo(db, ADA, 1).startswith("renamed")
    assert log.undo(db, ADA, 1).startswith("found")
    assert themes(db, 1) == set()
    assert themes(db, 2) == other
    assert log.acts(db, 2)["kind"].tolist() == ["rename", "find"]
    assert log.steps(db, 2).redo is None
    assert log.owned(db, 2) == {second}


def _touched(db: Database, theme: int) -> int:
    return int(db.execute("SELECT version FROM theme WHERE theme_id = ?", [theme]).fetchone()[0]) - 1


def test_comments_never_go_into_a_theme_of_another_question(db: Database) -> None:
    """Merging, nesting, moving and beginning across sets are refused, and nothing changes."""
    one, other = min(find(db, 1)), min(find(db, 2))
    point = int(store.current_themes(db, 1).assignments["point"].iloc[0])
    before = log.acts(db, 1), log.acts(db, 2)
    versions = (1 + _touched(db, one), 1 + _touched(db, other))

    with pytest.raises(ThemeError, match="different questions"):
        curation.merge(db, ADA, one, other, versions=versions)
    with pytest.raises(ThemeError, match="different questions"):
        curation.nest(db, ADA, one, other, version=versions[0])
    with pytest.raises(ThemeError, match="another question"):
        curation.move(db, ADA, 1, [point], other)
    with pytest.raises(ThemeChanged, match="another question"):
        curation.move(db, ADA, 2, [point], other)
    with pytest.raises(ThemeChanged, match="another question"):
        curation.create(db, ADA, 2, curation.Part("Own", "", (), [point]))
    assert all(after.equals(then) for after, then in zip((log.acts(db, 1), log.acts(db, 2)), before, strict=True))


class Alone:
    """A finding in which the second point of the first answer stands alone."""

    engine_, engine_reason_ = "fast", "Fast, as chosen."
    themes_ = pd.DataFrame(
        [{"name": "Buses", "description": "", "phrases": [], "stability": 1.0, "topic": "Transport", "family": "City"}]
    )
    assignments_ = pd.DataFrame(
        [(0, 0, 3, 0, 0.9), (0, 4, 8, -1, 0.1), (1, 0, 4, -1, 0.2)],
        columns=["text", "start", "end", "theme", "strength"],
    )

    def choices(self) -> pd.DataFrame:
        return pd.DataFrame()


def test_a_point_may_stand_alone(db: Database) -> None:
    """It is in no theme and counts as read; an answer with nothing else is unplaced; what is known is kept."""
    ids = answers_store.responses(db).query("question_id == 1")["response_id"].tolist()
    store.save_themes(
        db, ADA, 1, Alone(), ids[:2], directions=["praise", "wish", ""], topics=store.Topics("Health and care", "")
    )

    standing = store.current_themes(db, 1)
    assert (len(standing.alone), len(standing.assignments), standing.unplaced, standing.stale) == (2, 1, 1, 2)
    assert standing.themes[["topic", "family"]].to_numpy().tolist() == [["Transport", "City"]]
    assert standing.assignments["direction"].tolist() == ["praise"]
    assert standing.topics == ("Health and care", "")
    assert store.read_before(db, 1) == set(ids[:2])


def _pot(db: Database) -> None:
    """What an earlier release kept: one theme with the first point of eight, begun by a person."""
    fields = ["Nurses", "", [], None, 0, "standing", 0, "person"]
    names = ["name", "description", "phrases", "stability", "under", "state", "pinned", "origin"]
    patch = json.dumps({"themes": [[1, None, dict(zip(names, fields, strict=True))]], "points": [[1, None, 1]]})
    db.execute("INSERT INTO theme_run (engine, at, who, responses) VALUES ('fast', '2019', 'Ada', 8)")
    db.execute(
        "INSERT INTO theme (run_id, name, description, phrases, size, share, parent, origin)"
        " VALUES (1, 'Nurses', '', '[]', 0, 0, 0, 'person')"
    )
    db.execute("INSERT INTO assignment SELECT 1, response_id, NULL, 0, 4, 0.5 FROM response")
    db.execute("UPDATE assignment SET theme_id = 1 WHERE rowid = 1")
    act = "INSERT INTO theme_act (kind, told, who, at, patch, of) VALUES ('create', 'began', 'Ada', '2019', ?, 0)"
    db.execute(act, [patch])


def test_the_one_pot_of_an_earlier_release_becomes_a_set_over_its_questions(tmp_path: Path) -> None:
    """Themes, points and log stand as they were, in one set of both questions; the last act can be taken back."""
    prepared = prepare(tmp_path / "y.sqlite", BEFORE_SETS)
    with closing(connect(prepared.path)) as db:
        bring_in(db)
        with write(db):
            _pot(db)
    prepared.release()

    prepared = prepare(tmp_path / "y.sqlite", MIGRATIONS)
    with closing(connect(prepared.path)) as db:
        (pot,) = standing_sets(db)
        assert [question.text for question in pot.questions] == list(HEADINGS)
        assert themes(db, pot.set_id) == {1}
        assert store.current_themes(db, pot.set_id).unplaced == 7
        assert log.undo(db, ADA, pot.set_id) == "began"
        assert themes(db, pot.set_id) == set()
        take_apart(db, ADA, pot.set_id)
        assert [each.set_id for each in standing_sets(db)] == [1, 2]
        with pytest.raises(Exception, match="append-only"):
            db.execute("UPDATE theme_act SET told = ''")
    prepared.release()


def test_who_tells_problem_from_praise_is_said_and_said_anew(db: Database) -> None:
    """Nobody said it at first; each word takes the place of the one before, and both are on record."""
    assert judge_of(db, 1) is None
    change_judge(db, ADA, 1, Judge("Rating", POOR))
    assert judge_of(db, 1) == Judge("Rating", POOR)
    change_judge(db, ADA, 1, Judge(""))

    assert judge_of(db, 1) == Judge("", "")
    entry = history(db).iloc[0]
    assert (entry["what"], entry["target"]) == ("Said what tells problem from praise", "set of themes 1")
    with pytest.raises(ThemeError, match="good or poor"):
        change_judge(db, ADA, 1, Judge("Rating", "odd"))
    with pytest.raises(ThemeError, match="no such themes"):
        change_judge(db, ADA, 99, Judge(""))
