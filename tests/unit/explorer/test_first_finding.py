"""What is kept with the sample is what is found in it, and saves the first start the finding."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pandas.testing import assert_frame_equal

from data import Stamp, bundled
from engagement import ThemeModel
from engagement.themes import store
from engagement.themes.kept import found_before
from engagement.themes.sets.store import standing_sets
from explorer.first_finding import sample_words
from explorer.sample import load_sample
from explorer.themes import Wish, fitted
from explorer.topics import suggestion
from explorer.workspace import database

AGAIN = "the sample, the masking or the engine changed: run `make sample` and look at the difference"


@pytest.fixture(name="folder")
def _folder(tmp_path, monkeypatch):
    """A folder for a database of this test's own."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(tmp_path / "explorer.sqlite"))
    return tmp_path


def test_every_set_of_the_sample_is_kept(folder):
    """What both audiences were asked is one set, the professionals' second question another; both stand in the file."""
    every = sample_words(folder)

    assert sorted(len(words.questions) for words in every) == [1, 2]
    assert all(found_before(bundled.sample_finding(), words) for words in every), AGAIN


def test_the_first_start_holds_what_is_kept(folder, monkeypatch):
    """The sample comes in with the themes of the file, without a single sentence being read."""

    def refuse(*_arguments, **_more):
        raise AssertionError(AGAIN)

    monkeypatch.setattr(ThemeModel, "fit", refuse)
    every = sample_words(folder)
    with database() as db:
        load_sample(db, Stamp("Ada", datetime(2019, 3, 15, tzinfo=UTC)))
        standing = [store.current_themes(db, each.set_id) for each in standing_sets(db)]

    for words, themes in zip(every, standing, strict=True):
        kept = found_before(bundled.sample_finding(), words)
        assert sorted(themes.themes["name"]) == sorted(kept.themes_["name"])
        assert len(themes.assignments) == (kept.assignments_["theme"] >= 0).sum()
        assert (themes.engine, themes.stale) == ("careful", 0)


@pytest.mark.slow
def test_finding_again_gives_what_is_kept(folder):
    """A fresh finding in the sample as it is stored gives the kept one; strengths up to a rounding."""
    for words in sample_words(folder):
        kept = found_before(bundled.sample_finding(), words)
        fresh = fitted(words, Wish(), suggestion(words.texts))

        assert kept is not None, AGAIN
        assert_frame_equal(kept.themes_, fresh.themes_, obj=AGAIN)
        # How sums are shared among threads may move the sixth digit of a strength across the rounding to five.
        assert_frame_equal(kept.assignments_, fresh.assignments_, obj=AGAIN, rtol=0, atol=1.5e-5)
        assert_frame_equal(kept.choices(), fresh.choices(), obj=AGAIN)
        assert kept.topics_ == fresh.topics.name == "Health and care"
        assert kept.labels_.tolist() == fresh.labels_.tolist()
        assert (kept.engine_, kept.engine_reason_) == (fresh.engine_, fresh.engine_reason_)
