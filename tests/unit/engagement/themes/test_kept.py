"""A kept finding is the finding, for exactly the words that it was made of."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from data import Stamp, connect, prepare
from engagement import ColumnChoice, plan_import
from engagement.parsing import Export, Layout
from engagement.responses import store as responses
from engagement.schema import Upload
from engagement.themes import ThemeModel, store
from engagement.themes.kept import Words, found_before, keep
from explorer.workspace import MIGRATIONS

STAMP = Stamp("Ada", datetime(2019, 3, 15, 12, tzinfo=UTC))
SUBJECTS = ("the bus is late", "damp walls again", "no dentist near us", "the park gates are shut")
TEXTS = [f"{subject} {when}, and nobody helps" for subject in SUBJECTS for when in ("today", "daily", "still", "now")]
TEXTS += ["?!", "Zoë’s café shut; the school is full"]
QUESTIONS = ("What matters?", "Why?")
PEOPLE = list(range(len(TEXTS)))
WORDS = Words(TEXTS, PEOPLE, QUESTIONS)


@pytest.fixture(name="fitted", scope="module")
def _fitted():
    return ThemeModel().fit(TEXTS, PEOPLE, questions=QUESTIONS)


@pytest.fixture(name="file")
def _file(tmp_path, fitted):
    keep(tmp_path / "finding.json", [(fitted, WORDS)])
    return tmp_path / "finding.json"


def test_what_was_kept_is_what_was_found(file, fitted):
    """Every attribute comes back as it was, figures to the last digit and in the same types."""
    kept = found_before(file, WORDS)

    assert_frame_equal(kept.themes_, fitted.themes_)
    assert_frame_equal(kept.assignments_, fitted.assignments_)
    assert_frame_equal(kept.choices(), fitted.choices())
    assert kept.labels_.tolist() == fitted.labels_.tolist()
    assert -1 in kept.labels_
    assert (kept.engine_, kept.engine_reason_, kept.n_suggested_) == (
        fitted.engine_,
        fitted.engine_reason_,
        fitted.n_suggested_,
    )


def test_questions_may_come_in_any_order(file):
    """Questions only keep words from naming themes, so that their order decides nothing."""
    assert found_before(file, Words(TEXTS, PEOPLE, QUESTIONS[::-1])) is not None


@pytest.mark.parametrize(
    "words",
    [
        Words(TEXTS[1:], PEOPLE[1:], QUESTIONS),
        Words([*TEXTS[1:], TEXTS[0]], PEOPLE, QUESTIONS),
        Words([*TEXTS[:-1], f"{TEXTS[-1]}."], PEOPLE, QUESTIONS),
        Words(TEXTS, [0, *PEOPLE[:-1]], QUESTIONS),
        Words(TEXTS, PEOPLE, QUESTIONS[:1]),
    ],
    ids=["one fewer", "another order", "one full stop more", "two of one person", "one question fewer"],
)
def test_other_words_have_no_kept_finding(file, words):
    """Where anything that decides a finding differs, there is none: the caller finds afresh."""
    assert found_before(file, words) is None


def test_a_missing_file_is_no_finding(tmp_path):
    """Without a file there is nothing to go by, and nothing fails."""
    assert found_before(tmp_path / "none.json", WORDS) is None


def test_the_file_quotes_nobody(file):
    """No answer stands in the file, only names and phrases of themes."""
    content = file.read_text(encoding="utf-8")

    assert [text for text in TEXTS if text in content] == []


def tables_after_saving(folder, finding):
    """Every row that a finding leaves behind."""
    prepared = prepare(folder / "explorer.sqlite", MIGRATIONS)
    with closing(connect(prepared.path)) as db:
        export = Export(pd.DataFrame({"What matters?": TEXTS}, dtype=str), Layout(None, None, 1, 2))
        plan = plan_import(export, ColumnChoice(text=("What matters?",)), audience="Londoners")
        responses.save_import(db, STAMP, plan, Upload("a.csv", "a", "", "headers"))
        ids = db.execute("SELECT response_id FROM response ORDER BY response_id").fetchall()
        store.save_themes(db, STAMP, 1, finding, [row[0] for row in ids])
        tables = ("theme_run", "theme", "assignment", "theme_act", "audit")
        rows = {table: list(db.table(table).rows) for table in tables}
    prepared.release()
    return rows


def test_saving_it_leaves_what_saving_the_fitted_model_leaves(tmp_path, file, fitted):
    """Run, themes, points, act and line of the record are the same to the last value."""
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    kept = tables_after_saving(tmp_path / "one", found_before(file, WORDS))
    fresh = tables_after_saving(tmp_path / "other", fitted)

    assert kept == fresh
    assert len(kept["assignment"]) > len(SUBJECTS)
