"""Enablers at rest: a need without a reason is not kept, and a new name keeps what was said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data import Stamp, bundled, history
from data.driver import sqlite3
from priorities.enablers import Need
from priorities.enablers.store import enabler_names, keep_need, migrations, need_rows, rename_enabler
from priorities.errors import EnablerError

MIGRATIONS = (migrations,)
ANN = Stamp("Ann", datetime(2019, 3, 15, 10, tzinfo=UTC))
DRAFTS = bundled.enablers()


def test_needs_and_names_are_kept(db):
    """Every word is a row with a name, and on record; a rename leaves the needs under their key."""
    keep_need(db, ANN, Need("SW01", "digital", 2, "records are apart"))
    rename_enabler(db, ANN, DRAFTS, "digital", "Digital and data")

    assert need_rows(db)[["priority", "enabler", "need", "who"]].to_numpy().tolist() == [["SW01", "digital", 2, "Ann"]]
    assert enabler_names(db) == {"digital": "Digital and data"}
    assert history(db, limit=None)["what"].tolist()[:2] == ["Renamed an enabler", "Said what a priority needs"]


@pytest.mark.parametrize(
    ("key", "name"), [("digital", " "), ("digital", "x" * 99), ("digital", "estates"), ("none", "A")]
)
def test_a_name_that_cannot_be_is_refused(db, key, name):
    """Empty, too long, another's, or of nothing."""
    with pytest.raises(EnablerError):
        rename_enabler(db, ANN, DRAFTS, key, name)
    assert enabler_names(db) == {}


def test_a_need_without_reason_is_not_kept(db):
    """Nor does the table itself take one."""
    with pytest.raises(EnablerError, match="not kept"):
        keep_need(db, ANN, Need("SW01", "digital", 2, " "))
    assert need_rows(db).empty


@pytest.mark.parametrize("statement", ["UPDATE enabler_needs SET need = 1", "DELETE FROM enabler_names"])
def test_rows_are_only_added_to(db, statement):
    """Neither changed nor taken away."""
    keep_need(db, ANN, Need("SW01", "digital", 2, "why"))
    rename_enabler(db, ANN, DRAFTS, "digital", "Data")
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        db.execute(statement)
