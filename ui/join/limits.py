"""How often one address or phone may ask: what comes too fast is put off for moments, so that the room stays quick."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Final

JOINS_A_MINUTE: Final = 5
"""From one address, once as many phones came from it as people are expected: a hotel shows a whole room as one."""

CODES_A_MINUTE: Final = 30
"""Wrong codes from one address: more than a table mistypes, and far too few to guess one of 482 million."""

BALLOTS_AT_ONCE, BALLOTS_A_SECOND = 20, 2
"""Of one phone: a hand that presses as fast as it can sends fewer."""

_MOST: Final = 20_000
"""Addresses and phones remembered; those not heard of for the longest go first."""


class Bucket:
    """So many at once, and then so many a second, for each key.

    Parameters
    ----------
    clock : seconds that only rise.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._levels: OrderedDict[object, tuple[float, float]] = OrderedDict()

    def seconds_to_wait(self, key: object, at_once: float, a_second: float) -> int:
        """Take one; return 0 where there was one to take, else in how many seconds there will be."""
        with self._lock:
            now = self._clock()
            level, then = self._levels.get(key, (at_once, now))
            level = min(at_once, level + (now - then) * a_second)
            is_there = level >= 1
            self._levels[key] = (level - 1 if is_there else level, now)
            self._levels.move_to_end(key)
            while len(self._levels) > _MOST:
                self._levels.popitem(last=False)
        return 0 if is_there else max(1, round((1 - level) / a_second))
