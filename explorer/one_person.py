"""One person by the number that their survey gave them."""

from __future__ import annotations

from sqlite_utils import Database

from engagement.privacy import store
from explorer.workspace import secret_of


def people_numbered(db: Database, number: str) -> list[store.Person]:
    """Return the people whom a survey's own number means, one in each survey that counts so."""
    return store.people_numbered(db, number, secret_of(db))
