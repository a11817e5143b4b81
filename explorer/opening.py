"""What happens once, when the explorer starts: open the database, delete what is due, bring in the sample.

On a server it happens beside the first visits, which are told how far it is; a command or a test does it in one go.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock, Thread
from time import monotonic

from data import Stamp, delete_again, get_meta, set_meta, write
from data.errors import StorageError
from engagement.privacy import store as privacy
from engagement.themes.progress import Progress
from explorer import sample
from explorer.sample import SAMPLE_OFFERED
from explorer.settings import settings
from explorer.workspace import database, workspace

_EXPLORER = "The explorer"
_FIRST_START = (
    "This is a first start: the sample responses come in with their themes. That takes a quarter of a minute, "
    "and a minute or two on a slow or busy computer. Later starts take a few seconds."
)

log = logging.getLogger("explorer")


@dataclass(frozen=True)
class Stage:
    """How far the opening is: what is being done, the share (0-1) that is behind, and whether all is done."""

    doing: str
    share: float
    is_over: bool = False


_NOT_STARTED = Stage("", 1.0, is_over=True)
_stage = _NOT_STARTED
_lock = Lock()


def stage() -> Stage:
    """Return how far the opening of this process is; done where nobody began it beside the visits."""
    return _stage


def open_beside_visits(afterwards: Callable[[], None]) -> Thread:
    """Begin the opening in a thread of its own; `afterwards` is called at its end, however it ends."""
    _tell("Opening the database", 0.0)

    def run() -> None:
        began = monotonic()
        try:
            open_now(_tell)
        finally:
            afterwards()
            _finish()
            log.info("The explorer is ready, after %.0f seconds.", monotonic() - began)

    thread = Thread(target=run, name="explorer-opening", daemon=True)
    thread.start()
    return thread


def open_now(progress: Progress) -> None:
    """Open the workspace, delete what is due, and bring the sample into a database that never had it."""
    log.info("Opening the database. The address above answers meanwhile and says how far this is.")
    progress("Checking the database", 0.02)
    if workspace().problem is not None:
        return
    _delete_what_is_due()
    if settings().load_sample:
        try:
            _first_sample(progress)
        except StorageError as problem:
            log.warning("The sample could not be brought in: %s", type(problem).__name__)


def _tell(doing: str, share: float) -> None:
    global _stage  # noqa: PLW0603  one opening a process
    with _lock:
        _stage = Stage(doing, share)


def _finish() -> None:
    global _stage  # noqa: PLW0603
    with _lock:
        _stage = Stage("", 1.0, is_over=True)


def _delete_what_is_due() -> None:
    """Delete what was asked for before a backup was laid in place by hand, and words as they came whose date passed.

    A file that may only be read stays as it is.
    """
    stamp = Stamp(_EXPLORER, datetime.now(UTC))
    with suppress(StorageError), database() as db:
        delete_again(db, stamp, privacy.REPLAYS)
        privacy.purge_if_due(db, stamp)


def _first_sample(progress: Progress) -> None:
    with database() as db:
        if get_meta(db, SAMPLE_OFFERED):
            return
        log.info(_FIRST_START)
        sample.load_sample(db, Stamp(_EXPLORER, datetime.now(UTC)), progress)
        with write(db):
            set_meta(db, SAMPLE_OFFERED, "yes")
