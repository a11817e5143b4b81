"""Where the rows of the sentence model are kept, so that a text is read once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Protocol


class Vectors(Protocol):
    """A place to keep what the sentence model made of texts; bytes by key, nothing else.

    A key is a SHA-256 in hexadecimal over the text and the name of the model, so that nothing of a text can be read
    from it and another model never meets old rows. Both calls may come from several threads.
    """

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Return what is kept of these keys; a key that is not there is left out."""

    def put(self, rows: Mapping[str, bytes]) -> None:
        """Keep these; one that is there already may be kept as it is, since its bytes are the same."""


class MemoryVectors:
    """Rows kept in this process, the longest unused given up first.

    Parameters
    ----------
    most : largest sum of kept bytes.
    """

    def __init__(self, most: int = 64_000_000) -> None:
        self._most, self._size = most, 0
        self._rows: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Return what is kept of these keys."""
        with self._lock:
            rows = {key: self._rows[key] for key in keys if key in self._rows}
            for key in rows:
                self._rows.move_to_end(key)
        return rows

    def put(self, rows: Mapping[str, bytes]) -> None:
        """Keep these, and give up others where it is too much."""
        with self._lock:
            for key, row in rows.items():
                self._size += len(row) - len(self._rows.pop(key, b""))
                self._rows[key] = row
            while self._size > self._most:
                self._size -= len(self._rows.popitem(last=False)[1])


IN_THIS_PROCESS = MemoryVectors()
