"""What was read, until something is written: shared by every visit of this process, and changed by none."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, TypeVar, cast

import pandas as pd

T = TypeVar("T")

# One visit looks at some twenty readings, and several numbers of the last write live side by side for as long as runs
# of the page last. 200 of the largest seen (themes of 5,000 responses, 3 MB) would be 600 MB; in use it is a tenth.
MOST: Final = 200


class _Place:
    """One reading, with the lock that lets a single thread work it out while the others wait for it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.filled = False
        self.value: Any = None


class Keeper:
    """Keeps what was worked out under a key; what was used longest ago goes first.

    Frames are handed out as shallow copies: pandas copies on write, so that a page that changes its frame changes
    nobody else's. Everything else that is kept is a frozen record, a tuple, a number or text.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._places: OrderedDict[Hashable, _Place] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, work: Callable[[], T]) -> T:
        """Return what is kept under the key, worked out on the first call; an error keeps nothing."""
        place = self._place(key)
        with place.lock:
            if not place.filled:
                place.value, place.filled = work(), True
        value = place.value
        if isinstance(value, (pd.DataFrame, pd.Series)):
            value = value.copy(deep=False)
        return cast("T", value)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._places.clear()

    def _place(self, key: Hashable) -> _Place:
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > self._most:
                self._places.popitem(last=False)
            return place
