"""What was read, until one of the tables that it was read from changes: shared by every visit, and changed by none."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Any, Final, NamedTuple, TypeVar, cast

import pandas as pd

T = TypeVar("T")

# One visit looks at some twenty readings, and a ranking is one for each weighting that somebody tries. 200 of the
# largest seen (themes of 5,000 responses, 3 MB) would be 600 MB; in use it is a tenth.
MOST: Final = 200
# A run of a page that began before a write reads on as of its beginning, while others read what stands now.
_AT_ONCE: Final = 2

# What a reading was made from -> the state that it was in: table -> hash of what it holds.
Marks = Mapping[str, Hashable]


class Reading(NamedTuple):
    """What was worked out, and from which tables in which state."""

    value: Any
    marks: Marks

    def holds(self, now: Marks) -> bool:
        """Return whether each of its tables is as it was."""
        return all(now.get(name) == mark for name, mark in self.marks.items())


class _Place:
    """One reading, with the lock that lets a single thread work it out while the others wait for it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.readings: deque[Reading] = deque(maxlen=_AT_ONCE)


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
        return cast("T", self.reading(key, {}, lambda: Reading(work(), {})).value)

    def reading(self, key: Hashable, now: Marks, work: Callable[[], Reading]) -> Reading:
        """Return what is kept under the key of tables as they are now, worked out where there is none.

        Parameters
        ----------
        key : what is read.
        now : table -> its state at this moment.
        work : reads, and says from which tables in which state.
        """
        place = self._place(key)
        with place.lock:
            entry = next((reading for reading in place.readings if reading.holds(now)), None)
            if entry is None:
                entry = work()
                place.readings.appendleft(entry)
        if isinstance(entry.value, (pd.DataFrame, pd.Series)):
            return Reading(entry.value.copy(deep=False), entry.marks)
        return entry

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
