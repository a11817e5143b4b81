"""Who has signed out on every device, until their sign-ins would have ended: also through a restart of the server.

Kept in a file beside the database and not in it: going back to a backup must not let anybody in again. Of a person it
holds a digest under the server's own key, which tells nobody who it was, and two times. Nobody in it, no file.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import math
from pathlib import Path

from data.files import make_private, move_into_place

# When the latest sign-in that was ended had been made out and would have ended, in seconds since 1970.
_End = tuple[float, float]

log = logging.getLogger("explorer")


class SignedOut:
    """Those who signed out on every device.

    Parameters
    ----------
    file : where they are kept; None for in memory alone.
    key : without which nobody tells whom a digest means.
    now : seconds since 1970. Where the file cannot be read, every sign-in made out until now counts as ended.
    """

    def __init__(self, file: Path | None = None, key: bytes = b"", now: float = 0.0) -> None:
        self._file, self._key = file, key
        self._everybody: _End | None = None
        self._ends: dict[str, _End] = {}
        try:
            self._ends = _read(file) if file is not None else {}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            log.warning("Who has signed out cannot be read, so everybody signs in again: %s", type(error).__name__)
            self._everybody = (now, math.inf)

    def add(self, person: str, end: _End) -> None:
        """Keep that a person's sign-ins up to this one have ended."""
        self._ends[self._digest(person)] = end
        self._write()

    def end_of(self, person: str) -> _End | None:
        """Return the latest sign-in of a person that was ended; None where none was."""
        return max(filter(None, (self._ends.get(self._digest(person)), self._everybody)), default=None)

    def forget(self, moment: float) -> None:
        """Forget those whose sign-in would have ended by a moment."""
        ends = {digest: end for digest, end in self._ends.items() if moment < end[1]}
        if len(ends) < len(self._ends):
            self._ends = ends
            self._write()

    def _digest(self, person: str) -> str:
        return hmac.new(self._key, person.encode(), hashlib.sha256).hexdigest()

    def _write(self) -> None:
        """Write the file in one step; where that fails, it holds until a restart, and the log says so."""
        if self._file is None:
            return
        try:
            if not self._ends:
                self._file.unlink(missing_ok=True)
                return
            fresh = self._file.with_name(self._file.name + ".new")
            make_private(fresh)
            fresh.write_text(json.dumps(self._ends), encoding="ascii")
            move_into_place(fresh, self._file)
        except OSError as error:
            log.warning("Who has signed out is kept until a restart only: %s", type(error).__name__)


def _read(file: Path) -> dict[str, _End]:
    if not file.exists():
        return {}
    ends = json.loads(file.read_text(encoding="ascii"))
    return {str(digest): (float(issued), float(until)) for digest, (issued, until) in ends.items()}
