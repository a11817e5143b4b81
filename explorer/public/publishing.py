"""Publishing what somebody looked at: the page is made once more, and kept only where it is the same."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlite_utils import Database

from data import Stamp
from explorer.progress import today
from explorer.public import store
from explorer.public.errors import Overtaken, PublicError
from explorer.public.page import html
from explorer.public.view import Proposal, proposal
from explorer.snapshot import Snapshot

# A page takes a second; somebody who writes meanwhile is waited for so often. Not tuned.
_TIMES: Final = 3


def proposed(now: Snapshot, scenario: str) -> Proposal:
    """Return what would be published today."""
    return now.keep(proposal, scenario, today().isoformat())


def publish(db: Database, stamp: Stamp, scenario: str, read_hash: str) -> store.Bundle:
    """Publish the view of a scenario as somebody looked at it.

    Parameters
    ----------
    scenario : the saved one that the narrative is written from.
    read_hash : the hash of what they looked at (`View.sha256`).

    Raises
    ------
    PublicError
        Where it is another by now, or stands already. Nothing was published.
    """
    (_number, _name, file) = db.execute("PRAGMA database_list").fetchone()
    for _ in range(_TIMES):
        with Snapshot(Path(file)) as now:
            offer, version = proposed(now, scenario), now.version
        if offer.view.sha256 != read_hash:
            raise PublicError("Something in it was changed since you looked at it. Read it once more, then publish it.")
        page = html(offer.view, stamp.at.date())
        content = store.Content(offer.view.frozen, page, offer.figures, offer.quoted, version)
        try:
            return store.keep_bundle(db, stamp, content)
        except Overtaken:
            continue
    raise PublicError("Others write so often that the page could not be made. Wait a moment, then publish it.")
