"""One process per database: a second one is turned away with a sentence instead of sharing silently."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from data.errors import InUse, file_errors
from data.files import beside

LOCK = ".lock"


def hold(path: Path) -> FileLock:
    """Take the process lock of a database, or its second hold within this process; `release` gives one back.

    The operating system frees the lock when the process ends, however it ends.

    Raises
    ------
    InUse
        Where another process has it.
    ReadOnly
        Where the folder may not be written.
    """
    # One shared object per file: a second hold in this process is counted, not refused.
    with file_errors():
        lock = FileLock(beside(path, LOCK), timeout=0, thread_local=False, is_singleton=True)
        try:
            lock.acquire()
        except Timeout as error:
            raise InUse from error
    return lock
