"""What is kept with the sample is what is read in it for the priorities, and saves the first start the reading."""

from __future__ import annotations

import numpy as np
import pytest
from pandas.testing import assert_frame_equal

from data import bundled
from engagement.evidence import store
from engagement.evidence.kept import read_before
from engagement.evidence.reading import read
from explorer import speaking
from explorer.first_reading import sample_reader
from explorer.workspace import database

AGAIN = "the sample, the masking, the topics or the long list changed: run `make sample` and look at the difference"


@pytest.fixture(name="folder")
def _folder(tmp_path, monkeypatch):
    """A folder for a database of this test's own."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(tmp_path / "explorer.sqlite"))
    return tmp_path


def test_the_first_start_holds_what_is_kept(folder, monkeypatch):
    """The sample comes in with the reading of the file, without a single sentence being read."""

    def refuse(*_arguments, **_more):
        raise AssertionError(AGAIN)

    monkeypatch.setattr(speaking, "read", refuse)
    everything = sample_reader(folder)
    kept = read_before(bundled.sample_reading(), *everything)
    with database() as db:
        points, look = store.points(db), store.last_look(db)

    assert kept is not None, AGAIN
    assert (points["topic"] != "").sum() == len(kept.topics)
    assert (look.n_read, look.new) == (kept.n_read, 0)


@pytest.mark.slow
def test_reading_again_gives_what_is_kept(folder):
    """A fresh reading of the sample as it is stored gives the kept one, up to a rounding."""
    everything = sample_reader(folder)
    kept, again = read_before(bundled.sample_reading(), *everything), read(*everything)

    assert kept is not None, AGAIN
    for before, now in ((kept.topics, again.topics), (kept.matters, again.matters)):
        assert_frame_equal(before.drop(columns="closeness"), now.drop(columns="closeness"), atol=0.001)
        assert np.allclose(before["closeness"], now["closeness"], atol=0.001), AGAIN
