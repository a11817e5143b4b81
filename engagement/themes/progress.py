"""Telling how far a finding is, and stopping it between two steps."""

from __future__ import annotations

from collections.abc import Callable

from engagement.errors import Stopped

Progress = Callable[[str, float], None]


def teller(progress: Progress | None, stop: Callable[[], bool] | None) -> Progress:
    """Return what tells of progress, and ends the work where it is to be stopped.

    Parameters
    ----------
    progress : told what is being done, and the share done (0-1).
    stop : asked before each time; True ends the work.

    Raises
    ------
    Stopped
        By what is returned, on request.
    """

    def tell(doing: str, share: float) -> None:
        if stop is not None and stop():
            raise Stopped("Stopped. The themes that stood before still stand.")
        if progress is not None:
            progress(doing, share)

    return tell
