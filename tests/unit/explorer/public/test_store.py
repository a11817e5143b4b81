"""Published views at rest: kept whole with their hashes, withdrawn and put back, compared with every earlier one."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import data_version, history, write
from data.driver import sqlite3
from engagement import ColumnChoice
from explorer import intake
from explorer.public import store
from explorer.public.errors import Overtaken, PublicError
from explorer.public.model import Figure, sha256
from tests.unit.explorer.public.conftest import STAMP

FIGURES = (Figure(1, "What helps?", "Londoners", 0, "", 40), Figure(1, "What helps?", "Londoners", 7, "Buses", None))


def keep(db: Database, words: str = "one", quoted: tuple[int, ...] = ()) -> store.Bundle:
    """Publish a page of these words."""
    content = store.Content(f'{{"{words}": 1}}', f"<p>{words}</p>", FIGURES, quoted, data_version(db))
    return store.keep_bundle(db, STAMP, content)


def test_published_and_then_nothing_changes_it(db: Database) -> None:
    """Both stay to the letter with their hashes on record; the figures are read from the record, as a backup is."""
    bundle = keep(db)
    assert (store.snapshot(db, 1), store.page(db, 1)) == ('{"one": 1}', "<p>one</p>")
    assert (sha256('{"one": 1}'), sha256("<p>one</p>")) == (bundle.snapshot_sha256, bundle.page_sha256)
    entry = history(db).iloc[0]
    assert (entry["who"], entry["what"]) == ("Ada", "Published the public view")
    (after,) = db.execute("SELECT after FROM audit WHERE what = 'Published the public view'").fetchone()
    assert json.loads(after)["page_sha256"] == bundle.page_sha256
    assert store.figures(db) == FIGURES
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("UPDATE public_bundle SET page = 'another'")


def test_a_second_view_and_the_same_twice(db: Database) -> None:
    """The newest is in force; exactly what is public already is refused; what was written meanwhile is noticed."""
    keep(db)
    with pytest.raises(PublicError, match="public already"):
        keep(db)
    second = keep(db, "two")
    assert [bundle.bundle_id for bundle in store.bundles(db)] == [2, 1]
    assert store.in_force(store.bundles(db)) == second
    with pytest.raises(Overtaken):
        store.keep_bundle(db, STAMP, store.Content("{}", "<p>", (), (), data_version(db) - 1))

    assert len(store.figures(db)) == 2 * len(FIGURES)


def test_withdrawn_and_put_back(db: Database) -> None:
    """Either once; who was late is told; its figures count still; the same may be published again."""
    bundle = keep(db)
    store.keep_standing(db, STAMP, bundle, is_withdrawn=True)
    with pytest.raises(PublicError, match="meanwhile"):
        store.keep_standing(db, STAMP, bundle, is_withdrawn=True)
    (withdrawn,) = store.bundles(db)
    assert (store.in_force((withdrawn,)), withdrawn.withdrawn) == (None, STAMP.utc)
    assert store.figures(db) == FIGURES
    store.keep_standing(db, STAMP, withdrawn, is_withdrawn=False)
    assert store.in_force(store.bundles(db)).bundle_id == bundle.bundle_id
    store.keep_standing(db, STAMP, store.bundles(db)[0], is_withdrawn=True)

    assert keep(db).bundle_id == 2


def test_words_that_are_deleted_empty_the_page(db: Database, source) -> None:
    """Somebody whom it quotes has their words rewritten: the page is gone, and cannot be put back; hashes stay."""
    export = source({n: f"We need benches in the park at number {n}, and shade." for n in range(20)})
    intake.bring_in(db, STAMP, export, intake.Choice(ColumnChoice.guess(export.export), "Londoners"))
    (answer,) = db.execute("SELECT response_id FROM response LIMIT 1").fetchone()
    bundle = keep(db, quoted=(answer,))
    with write(db):
        db.execute("UPDATE response SET text = '[deleted]' WHERE response_id = ?", [answer])
    (left,) = store.bundles(db)
    assert (bool(left.is_whole), left.page_sha256) == (False, bundle.page_sha256)
    with pytest.raises(PublicError, match="not kept any more"):
        store.page(db, bundle.bundle_id)
    store.keep_standing(db, STAMP, left, is_withdrawn=True)
    with pytest.raises(PublicError, match="cannot be put back"):
        store.keep_standing(db, STAMP, store.bundles(db)[0], is_withdrawn=False)


def test_a_page_that_was_tampered_with(path: Path, db: Database) -> None:
    """A page changed behind the explorer's back is not given out."""
    keep(db)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TRIGGER public_bundle_no_update")
        raw.execute("UPDATE public_bundle SET page = replace(page, 'one', 'two')")
        raw.commit()

    with pytest.raises(PublicError, match="changed outside"):
        store.page(db, 1)
