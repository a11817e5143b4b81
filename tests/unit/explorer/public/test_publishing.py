"""Publishing the sample: only what was read, within its size, and what is published again stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.public import store
from explorer.public.errors import PublicError
from explorer.public.publishing import proposed, publish
from explorer.snapshot import Snapshot
from explorer.workspace import database
from tests.unit.explorer.public.conftest import STAMP, promise_something


def test_only_what_was_read_is_published(file: Path) -> None:
    """A change between reading and pressing is refused; a second view keeps every figure while nobody else wrote."""
    with Snapshot() as now:
        first = proposed(now, "NHS")
    with database() as db:
        bundle = publish(db, STAMP, "NHS", first.view.sha256)
        promise_something(db)
        with pytest.raises(PublicError, match="changed since you looked"):
            publish(db, STAMP, "NHS", first.view.sha256)
        page = store.page(db, bundle.bundle_id)
    assert "Published on 15 March 2026" in page
    assert len(page.encode()) < 3_000_000
    with Snapshot() as now:
        second = proposed(now, "NHS")

    assert second.view.questions == first.view.questions
    assert second.view.promises != first.view.promises
    assert (second.n_still, file.exists()) == (0, True)
