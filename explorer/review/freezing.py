"""Freezing a review as somebody read it, and looking at a frozen one again: always at its bytes, never at a copy."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from sqlite_utils import Database

from data import Stamp
from explorer.paper.word import word
from explorer.progress import LONDON
from explorer.review.content import review
from explorer.review.document import document
from explorer.snapshot import Snapshot
from explorer.workspace import database
from priorities.errors import ReviewError
from priorities.reviews import Draft, Review, store, to_json


class Opened(NamedTuple):
    """A frozen review as it lies there, and what is wrong with it in a sentence ("" for nothing)."""

    content: Review | None
    fault: str


def seal(review_now: Review) -> str:
    """Return the SHA-256 of a review: what was read is frozen only where it still has the same."""
    return hashlib.sha256(to_json(review_now).encode()).hexdigest()


def freeze(db: Database, stamp: Stamp, draft: Draft, fingerprint: str) -> store.Frozen:
    """Freeze a draft as it was read: content and Word file, their hashes on record.

    Parameters
    ----------
    fingerprint : `seal` of the review that was read.

    Raises
    ------
    ReviewError
        Where it would say something else by now, has no target to tell of, or is frozen already.
    """
    with Snapshot() as now:
        stands = review(now, draft)
    if not stands.lines:
        raise ReviewError("No commitment had a target on that day, so there is nothing to review. Choose a target.")
    if seal(stands) != fingerprint:
        raise ReviewError("Something that the review tells of was changed since you read it. Read it once more.")
    file = word(document(stands, frozen_on=stamp.at.astimezone(LONDON).date().isoformat()))
    return store.keep_frozen(db, stamp, stands, file, draft.version)


def opened(number: int) -> Opened:
    """Return a frozen review, its bytes held against the record at this moment."""
    with database() as db:
        fault = store.fault(db, number)
        try:
            return Opened(store.content(db, number), fault)
        except ReviewError as problem:
            return Opened(None, fault or str(problem))


def word_file(number: int) -> bytes:
    """Return the Word file of a frozen review.

    Raises
    ------
    ReviewError
        Where it is not as it was frozen.
    """
    with database() as db:
        return store.word_file(db, number)
