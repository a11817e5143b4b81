"""The sample comes in by the way of every other file, once, and goes as one change."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from data import Stamp
from engagement.answers import store as answers_store
from engagement.responses import store
from explorer import sample
from explorer.snapshot import Snapshot


def test_the_sample_comes_in_once_and_goes_out(db: Database, stamp: Stamp, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files, both audiences; a second load stores nothing; taken out, nothing of it counts."""
    monkeypatch.setattr(sample.themes, "find", lambda *_arguments, **_more: None)
    shares: list[float] = []
    assert not sample.sample_in_use(Snapshot())

    sample.load_sample(db, stamp, lambda _doing, share: shares.append(share))
    once = answers_store.responses(db)
    sample.load_sample(db, stamp)
    twice = answers_store.responses(db)

    assert shares == sorted(shares)
    assert sample.sample_in_use(Snapshot())
    assert set(once["audience"]) == {"Londoners", "Professionals"}
    assert len(once) == len(twice)
    assert store.imports(db)["file_name"].nunique() == len(store.imports(db)) == 2

    sample.take_out_sample(db, stamp)

    assert not sample.sample_in_use(Snapshot())
    assert answers_store.responses(db).empty
    assert store.imports(db)["undone_at"].notna().all()
