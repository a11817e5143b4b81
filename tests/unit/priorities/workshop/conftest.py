"""A small list, and a room with as many phones as a test wants."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from data import Stamp
from priorities.workshop import Criterion, FrozenList, Opening, store

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def at(seconds=0, who="Faye"):
    return Stamp(who, NOON + timedelta(seconds=seconds))


LISTED = FrozenList(
    tuple(Criterion(key, key.upper(), f"How {key}?") for key in ("a", "b", "c")),
    tuple((f"N{i}", f"Priority {i}") for i in range(8)),
    ((9, 1, 1), (1, 9, 1), (1, 1, 9), (6, 5, 4), (4, 5, 6), (5, 5, 5), (2, 2, None), (0, 0, 0)),
)
WEIGHTS = {"kind": "weights"}


def points(a, b, c):
    return {"weights": {"a": a, "b": b, "c": c}}


@pytest.fixture(name="listed")
def _listed():
    return LISTED


@pytest.fixture(name="code")
def _code(db):
    """A workshop with nobody in it yet."""
    return store.open_workshop(db, at(), Opening(" Board  workshop ", "http://192.168.1.20:8501/", 10, LISTED))


@pytest.fixture(name="phones")
def _phones(db, code):
    """Six phones in the room, by token."""
    tokens = [f"token {i}" for i in range(6)]
    for token in tokens:
        store.let_in(db, at(1, "A phone"), code, token, "NHS")
    return tokens
